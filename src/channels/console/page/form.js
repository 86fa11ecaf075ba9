import { el } from './element.js'
import { drawField } from './field.js'

/** @typedef {import('../../../casework/arrival.ts').Field} Field */
/** @typedef {import('../../../casework/arrival.ts').DialogView} DialogView */
/** @typedef {import('./field.js').DrawnField} DrawnField */

/**
 * The fields of one step, filled in. Fields that depend on another are shown and hidden as it changes; what was typed into a
 * hidden one stays, and is not sent.
 * @param {DialogView} view
 * @param {import('../front.ts').Front['people']} people
 */
export function openForm(view, people) {
  /** @type {Map<string, DrawnField>} */
  const drawn = new Map(
    view.fields.map((field) => [
      field.name,
      drawField(field, { path: field.name, value: view.values[field.name], errors: view.errors, people }),
    ]),
  )
  const element = el('div', { class: 'fields' }, ...[...drawn.values()].map((field) => field.element))

  /** @param {Field} field @returns {boolean} */
  function isAsked(field) {
    if (!field.onlyWhen) return true
    const { field: other, is } = field.onlyWhen
    const asks = view.fields.find((one) => one.name === other)
    const holds = drawn.get(other)?.value()
    if (!asks || holds === undefined) return view.fields.length === 0 || !asks
    return (
      isAsked(asks) &&
      (Array.isArray(holds)
        ? holds.some((one) => typeof one === 'string' && is.includes(one))
        : typeof holds === 'string' && is.includes(holds))
    )
  }
  function settle() {
    for (const field of view.fields) {
      const one = drawn.get(field.name)
      if (one) one.element.hidden = !isAsked(field)
    }
  }
  element.addEventListener('input', settle)
  element.addEventListener('change', settle)
  settle()

  return {
    element,
    /** Text that was filled in makes its field as high as it needs. */
    afterDraw: settle,
    /** @returns {import('../../../casework/arrival.ts').RawValues} */
    values: () =>
      Object.fromEntries(
        view.fields.filter(isAsked).flatMap((field) => {
          const value = drawn.get(field.name)?.value()
          return value === undefined ? [] : [[field.name, value]]
        }),
      ),
    /** @param {readonly Field[]} fields */
    prompt(fields) {
      for (const field of fields) drawn.get(field.name)?.prompt(field)
    },
  }
}
