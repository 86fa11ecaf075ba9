import { choices, selection } from './choices.js'
import { el } from './element.js'
import { drawItems } from './items.js'
import { personInput } from './person-input.js'

/** @typedef {import('../../../casework/arrival.ts').Field} Field */
/** @typedef {import('../../../casework/arrival.ts').RawValues[string]} RawValue */
/** @typedef {{ path: string, value: RawValue | undefined, errors: Readonly<Record<string, string>>, people: import('../front.ts').Front['people'] }} Given */
/** @typedef {{ element: HTMLElement, value: () => RawValue | undefined, prompt: (field: Field) => void }} DrawnField */

/**
 * A field with its label, hint, error and gentle prompt, each said to whoever cannot see it.
 * @param {Field} field
 * @param {Given} given `path` is the field's name, 'quotes.0.words' inside an item
 * @returns {DrawnField}
 */
export function drawField(field, given) {
  const { path, errors } = given
  const id = `field-${path}`
  const error = errors[path]
  const prompt = el('p', { class: 'prompt', id: `${id}-prompt`, role: 'status' })
  const about = [field.hint && `${id}-hint`, error && `${id}-error`, `${id}-prompt`].filter(Boolean).join(' ')
  const input = inputFor(field, given, { id, about, invalid: Boolean(error) })
  const title = [field.label, !field.required && field.input !== 'items' && el('span', { class: 'optional' }, ' (optional)')]
  const hint = field.hint && el('p', { class: 'hint', id: `${id}-hint` }, field.hint)
  const wrong = error && el('p', { class: 'error', id: `${id}-error` }, el('span', { class: 'unseen' }, 'Error: '), error)
  const attributes = { class: error ? 'field wrong' : 'field', 'data-field': path }
  const element = input.grouped
    ? el(
        'div',
        { ...attributes, role: 'group', 'aria-labelledby': `${id}-question`, 'aria-describedby': about },
        // No legend: that could not stay in sight while what it asks is scrolled.
        el('p', { class: 'question', id: `${id}-question` }, ...title),
        hint,
        wrong,
        input.element,
        prompt,
      )
    : el('div', attributes, el('label', { for: id }, ...title), hint, wrong, input.element, prompt)

  /** @param {Field} newer */
  function show(newer) {
    // A prompt about one of several items stands below them all.
    const words = newer.prompt ?? newer.item?.find((one) => one.prompt)?.prompt ?? ''
    if (prompt.textContent !== words) prompt.textContent = words
  }
  show(field)
  return { element, value: input.value, prompt: show }
}

/**
 * @param {Field} field
 * @param {Given} given
 * @param {{ id: string, about: string, invalid: boolean }} marks
 * @returns {{ element: HTMLElement, value: () => RawValue | undefined, grouped?: boolean }}
 */
function inputFor(field, given, marks) {
  const options = field.options ?? []
  const asked = { label: field.label, required: field.required }
  const text = typeof given.value === 'string' ? given.value : ''
  switch (field.input) {
    case 'line':
    case 'date':
    case 'time': {
      const input = el('input', { ...common(field, marks), type: field.input === 'line' ? 'text' : field.input, value: text })
      return { element: input, value: () => input.value }
    }
    case 'lines': {
      const input = el('textarea', { ...common(field, marks), rows: 4 })
      input.value = text
      return { element: input, value: () => input.value }
    }
    case 'person':
      return personInput({
        chosen: text,
        people: options.length ? options : peopleAsOptions(given.people),
        attributes: common(field, marks),
      })
    case 'choice':
      return options.length > 7
        ? selection({ options, chosen: text, attributes: common(field, marks) })
        : choices({ type: 'radio', options, chosen: [text], ...asked, ...marks })
    case 'yes-no':
      return choices({ type: 'radio', options: options.length ? options : yesOrNo, chosen: [text], ...asked, ...marks, inRow: true })
    case 'choices': {
      const chosen = Array.isArray(given.value) ? given.value.filter((one) => typeof one === 'string') : []
      return choices({ type: 'checkbox', options, chosen, ...marks })
    }
    case 'items':
      return drawItems(field, given)
  }
}

const yesOrNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

/** @param {Given['people']} people */
const peopleAsOptions = (people) => people.map(({ id, name, group }) => ({ value: id, label: name, help: group }))

/**
 * @param {Field} field
 * @param {{ id: string, about: string, invalid: boolean }} marks
 */
const common = (field, { id, about, invalid }) => ({
  id,
  name: id,
  'aria-describedby': about,
  'aria-invalid': invalid && 'true',
  'aria-required': field.required && 'true',
  maxlength: field.maxLength,
  autocomplete: 'off',
})
