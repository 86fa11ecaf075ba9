import { el } from './element.js'
import { drawField } from './field.js'

/** @typedef {import('../../../casework/arrival.ts').Field} Field */

/**
 * A list of items, each with its own fields: one more by "Add a quote", one less by Remove.
 * @param {Field} field
 * @param {import('./field.js').Given} given
 */
export function drawItems(field, given) {
  const list = el('ol', { class: 'items' })
  /** @type {Map<HTMLElement, { name: string, drawn: import('./field.js').DrawnField }[]>} */
  const items = new Map()
  let next = 0

  /** @param {Readonly<Record<string, string>>} values */
  function add(values) {
    const index = next
    next += 1
    const fields = (field.item ?? []).map((one) => ({
      name: one.name,
      drawn: drawField({ ...one, prompt: undefined }, { ...given, path: `${given.path}.${index}.${one.name}`, value: values[one.name] }),
    }))
    const remove = el(
      'button',
      { class: 'link', type: 'button', onclick: () => take(item) },
      'Remove',
      el('span', { class: 'unseen' }, ` item ${index + 1}`),
    )
    const item = el('li', { class: 'item' }, ...fields.map(({ drawn }) => drawn.element), remove)
    items.set(item, fields)
    list.append(item)
    return item
  }

  /** @param {HTMLElement} item */
  function take(item) {
    items.delete(item)
    item.remove()
    more.focus()
    more.dispatchEvent(new Event('change', { bubbles: true }))
  }

  const begun = Array.isArray(given.value) ? given.value.filter((one) => typeof one === 'object') : []
  for (const values of begun) add(values)
  const more = el(
    'button',
    {
      class: 'button',
      type: 'button',
      onclick: () => /** @type {HTMLElement | null} */ (add({}).querySelector('input, textarea, select'))?.focus(),
    },
    field.addLabel ?? 'Add one more',
  )
  const filled = () =>
    [...items.values()].map((fields) => Object.fromEntries(fields.map(({ name, drawn }) => [name, String(drawn.value() ?? '')])))

  return {
    element: el('div', {}, list, more),
    grouped: true,
    /** An item that was added and left empty is none. */
    value: () => filled().filter((item) => Object.values(item).some((words) => words.trim())),
  }
}
