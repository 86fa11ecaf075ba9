import type { Field } from '../../../casework/arrival.js'
import type { Json } from '../drawing/drawn.js'

/** The office's people, for fields that ask for one. */
export interface Pickable {
  readonly people: readonly { readonly id: string; readonly name: string; readonly entra?: string }[]
}

/** So many people fit into a card by name; a bigger office picks them with Teams' own search, which answers with Entra ids. */
const mostByName = 100

/** Up to so many choices are shown at once; more go into a list that opens. */
const shownAtOnce = 8

/** The one input of a field, by its id; items are drawn by whoever draws the form. */
export function inputOf(field: Field, id: string, value: string | readonly string[], pickable: Pickable): Json {
  const label = field.required ? field.label : `${field.label} (optional)`
  const text = typeof value === 'string' ? value : value.join(',')
  const filled = text === '' ? {} : { value: text }
  switch (field.input) {
    case 'line':
    case 'lines':
      return {
        type: 'Input.Text',
        id,
        label,
        // A one-line field would run lines together.
        isMultiline: field.input === 'lines' || text.includes('\n'),
        ...(field.maxLength === undefined ? {} : { maxLength: Math.max(field.maxLength, text.length) }),
        ...filled,
      }
    case 'date':
      return { type: 'Input.Date', id, label, ...(/^\d{4}-\d\d-\d\d$/.test(text) ? filled : {}) }
    case 'time':
      return { type: 'Input.Time', id, label, ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? filled : {}) }
    case 'yes-no':
      return choose(id, label, field.options ?? yesNo, text)
    case 'choice':
      return choose(id, label, field.options ?? [], text)
    case 'choices':
      return { ...choose(id, label, field.options ?? [], text), isMultiSelect: true, style: 'expanded' }
    case 'person':
      return person(field, id, label, text, pickable)
    case 'items':
      throw new Error(`${field.name} is no single input.`)
    default: {
      const unknown: never = field.input
      throw new Error(`Unknown input: ${String(unknown)}`)
    }
  }
}

function person(field: Field, id: string, label: string, chosen: string, { people }: Pickable): Json {
  const search = { style: 'filtered', placeholder: 'Type a name' }
  const byName = (list: Pickable['people']) => list.map((each) => ({ value: each.id, label: each.name }))
  if (field.options || people.length <= mostByName) return { ...choose(id, label, field.options ?? byName(people), chosen), ...search }
  const now = byName(people.filter((each) => each.id === chosen))
  return { ...choose(id, label, now, chosen), ...search, 'choices.data': { type: 'Data.Query', dataset: 'graph.microsoft.com/users' } }
}

/** Somebody picked with Teams' search, as the office names them; whatever else stands there is left as it is. */
export const pickedAs = (value: string, { people }: Pickable): string =>
  people.find(({ entra }) => entra !== undefined && entra.toLowerCase() === value.toLowerCase())?.id ?? value

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const choose = (id: string, label: string, options: NonNullable<Field['options']>, value: string): Json => ({
  type: 'Input.ChoiceSet',
  id,
  label,
  style: options.length <= shownAtOnce ? 'expanded' : 'compact',
  wrap: true,
  choices: options.map((option) => ({ title: option.label.trim() || option.value, value: option.value })),
  ...(value === '' ? {} : { value }),
})
