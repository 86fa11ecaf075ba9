import type { types } from '@slack/bolt'
import type { Field } from '../../../casework/arrival.js'
import { plainWithin } from '../drawing/text.js'
import { limits } from '../limits.js'

/** The office's people as a form needs them: by name, and by Slack id when everybody has one. */
export interface Pickable {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly slackIdOf: (person: string) => string | undefined
}

/** The one action in an input block; its block's id says which field it is. */
export const inputAction = 'value'

/** A text field holding one piece of a text. */
export function textInput(field: Field, value: string, required: boolean): types.PlainTextInput {
  const most = Math.min(limits.typed, Math.max(field.maxLength ?? limits.typed, value.length, 1))
  // Slack refuses line breaks in a one-line field, so such a text gets the room it needs.
  const multiline = field.input === 'lines' || value.includes('\n')
  return {
    type: 'plain_text_input',
    action_id: inputAction,
    multiline,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value }),
    ...(required && field.input === 'lines' ? { min_length: 1 } : {}),
  }
}

/** The input for everything but text and items; undefined when there is nothing to choose from. */
export function pickInput(field: Field, value: string | readonly string[], pickable: Pickable): types.InputBlockElement | undefined {
  const first = typeof value === 'string' ? value : (value[0] ?? '')
  switch (field.input) {
    case 'date':
      return { type: 'datepicker', action_id: inputAction, ...(isDate(first) ? { initial_date: first } : {}) }
    case 'time':
      return { type: 'timepicker', action_id: inputAction, ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(first) ? { initial_time: first } : {}) }
    case 'yes-no':
      return oneOf([option('yes', 'Yes'), option('no', 'No')], first)
    case 'choice':
      return oneOf(options(field), first)
    case 'choices':
      return severalOf(options(field), typeof value === 'string' ? (value === '' ? [] : [value]) : value)
    case 'person':
      return field.options ? oneOf(options(field), first, 'always a list') : person(first, pickable)
    case 'line':
    case 'lines':
    case 'items':
      throw new Error(`${field.name} is not picked but typed.`)
    default: {
      const unknown: never = field.input
      throw new Error(`Unknown input: ${String(unknown)}`)
    }
  }
}

const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** Slack's own picker when everybody of the office can be found in it; else a list by name, so that nobody is left out. */
function person(chosen: string, { people, slackIdOf }: Pickable): types.InputBlockElement | undefined {
  if (people.length > 0 && people.every(({ id }) => slackIdOf(id) !== undefined)) {
    const initial = slackIdOf(chosen)
    return { type: 'users_select', action_id: inputAction, ...(initial ? { initial_user: initial } : {}) }
  }
  return oneOf(
    people.map(({ id, name }) => option(id, name)),
    chosen,
    'always a list',
  )
}

const options = (field: Field): types.PlainTextOption[] => (field.options ?? []).map(({ value, label }) => option(value, label))

/** A label of up to 150 characters shows whole: what the option's own line cannot hold goes on below it. */
function option(value: string, label: string): types.PlainTextOption {
  if (value.length > limits.optionValue || value === '') throw new RangeError(`The value of “${label}” has no place in a Slack option.`)
  const words = label.trim() || value
  if (words.length <= limits.optionText) return { text: plainWithin(words, limits.optionText), value }
  const space = words.lastIndexOf(' ', limits.optionText)
  const cut = space > limits.optionText / 2 ? space : limits.optionText - 1
  return {
    text: plainWithin(words.slice(0, cut), limits.optionText),
    description: plainWithin(words.slice(cut).trim() || '…', limits.optionDescription),
    value,
  }
}

function oneOf(all: types.PlainTextOption[], chosen: string, always?: 'always a list'): types.InputBlockElement | undefined {
  if (all.length === 0) return undefined
  const initial = all.find(({ value }) => value === chosen)
  const chosenOption = initial ? { initial_option: initial } : {}
  if (all.length <= limits.boxes && !always) return { type: 'radio_buttons', action_id: inputAction, options: all, ...chosenOption }
  const select = { type: 'static_select' as const, action_id: inputAction, ...chosenOption }
  return all.length <= limits.options ? { ...select, options: all } : { ...select, option_groups: groups(all) }
}

function severalOf(all: types.PlainTextOption[], chosen: readonly string[]): types.InputBlockElement | undefined {
  if (all.length === 0) return undefined
  const initial = all.filter(({ value }) => value !== undefined && chosen.includes(value))
  const chosenOptions = initial.length > 0 ? { initial_options: initial } : {}
  if (all.length <= limits.boxes) return { type: 'checkboxes', action_id: inputAction, options: all, ...chosenOptions }
  const select = { type: 'multi_static_select' as const, action_id: inputAction, ...chosenOptions }
  return all.length <= limits.options ? { ...select, options: all } : { ...select, option_groups: groups(all) }
}

/** A select takes 100 options; longer lists go into groups of 100, named by where they begin. */
interface Group {
  label: types.PlainTextElement
  options: types.PlainTextOption[]
}
function groups(all: types.PlainTextOption[]): Group[] {
  const parts: Group[] = []
  for (let from = 0; from < all.length && parts.length < limits.optionGroups; from += limits.options) {
    const part = all.slice(from, from + limits.options)
    parts.push({ label: plainWithin(`${part[0]?.text.text} …`, limits.optionText), options: part })
  }
  return parts
}
