import { el } from './element.js'

/** @typedef {{ value: string, label: string, help?: string }} Option */

/**
 * Radio buttons or check boxes. A radio button cannot be taken back, so where nothing need be chosen there is a way to choose
 * nothing again: `label` is the question, for whoever hears the button alone.
 * @param {{ type: 'radio' | 'checkbox', options: readonly Option[], chosen: readonly string[], id: string, invalid: boolean, inRow?: boolean, label?: string, required?: boolean }} given
 */
export function choices({ type, options, chosen, id, invalid, inRow = false, label: question = '', required = true }) {
  const list = el(
    'div',
    { class: inRow ? 'choices in-row' : 'choices' },
    ...options.map(({ value, label }, index) =>
      el(
        'label',
        { class: 'choice' },
        el('input', {
          type,
          name: id,
          id: index === 0 ? id : `${id}-${index}`,
          value,
          checked: chosen.includes(value),
          'aria-invalid': type === 'checkbox' && invalid && 'true',
        }),
        el('span', {}, label),
      ),
    ),
  )
  const none = el(
    'button',
    { class: 'link choose-none', type: 'button', hidden: true, onclick: chooseNone },
    'Choose none of these',
    el('span', { class: 'unseen' }, `: ${question}`),
  )
  const element = type === 'radio' && !required ? el('div', { onchange: offerNone }, list, none) : list
  offerNone()

  function offerNone() {
    none.hidden = checked().length === 0
  }

  function chooseNone() {
    const first = /** @type {HTMLInputElement} */ (list.querySelector('input'))
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (list.querySelectorAll('input'))) input.checked = false
    first.focus()
    first.dispatchEvent(new Event('change', { bubbles: true }))
  }

  function checked() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (list.querySelectorAll('input:checked'))].map((input) => input.value)
  }
  return { element, grouped: true, value: () => (type === 'radio' ? (checked()[0] ?? '') : checked()) }
}

/**
 * A list to choose one from, where radio buttons would be too many.
 * @param {{ options: readonly Option[], chosen: string, attributes: Record<string, unknown> }} given
 */
export function selection({ options, chosen, attributes }) {
  const element = el(
    'select',
    attributes,
    el('option', { value: '' }, 'Choose…'),
    ...options.map(({ value, label }) => el('option', { value, selected: value === chosen }, label)),
  )
  return { element, value: () => element.value }
}
