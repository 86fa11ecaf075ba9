import { el } from './element.js'

/** @typedef {{ value: string, label: string, help?: string }} Option */

/**
 * Radio buttons or check boxes.
 * @param {{ type: 'radio' | 'checkbox', options: readonly Option[], chosen: readonly string[], id: string, invalid: boolean, inRow?: boolean }} given
 */
export function choices({ type, options, chosen, id, invalid, inRow = false }) {
  const element = el(
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
  const checked = () =>
    [.../** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll('input:checked'))].map((input) => input.value)
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
