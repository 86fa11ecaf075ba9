import type { Form } from '../../procedures/form.js'
import type { RawValues } from '../arrival.js'
import { fieldsIn, inputOf, itemFields, type Peeled } from './schema.js'

/** One typed value: text, the chosen of several, or items. */
export type Typed = RawValues[string]
type Item = Readonly<Record<string, string>>

/** A value as one text; lists give their first. */
export const textOf = (value: Typed | undefined): string => {
  const one = typeof value === 'string' ? value : value?.[0]
  return typeof one === 'string' ? one : ''
}

/** A value as the chosen of several: a list, or text parted by commas as Adaptive Cards send it. */
export const listOf = (value: Typed | undefined): readonly string[] => {
  const list = typeof value === 'string' ? value.split(',') : (value ?? [])
  return list.filter((each) => typeof each === 'string').filter((each) => each !== '')
}

/** A value as items. */
export const itemsOf = (value: Typed | undefined): readonly Item[] =>
  typeof value === 'string' || value === undefined ? [] : value.filter((each) => typeof each === 'object')

/** Is this item empty in all its fields? */
export const isBlank = (item: Item): boolean => Object.values(item).every((words) => words.trim() === '')

/** Does anything stand here that a person would miss? */
export const hasWords = (value: Typed | undefined): boolean =>
  typeof value === 'string' ? value.trim() !== '' : (value ?? []).some((each) => (typeof each === 'string' ? each !== '' : !isBlank(each)))

/** The names of the fields that show: a field with `onlyWhen` shows while the field it hangs on shows and holds one of its values. */
export function showing(form: Form, values: RawValues): ReadonlySet<string> {
  const fields = new Map(fieldsIn(form))
  const shows = (name: string, deep: number): boolean => {
    const on = fields.get(name)?.meta.onlyWhen
    if (!on) return fields.has(name)
    return deep < 10 && shows(on.field, deep + 1) && listOf(values[on.field]).some((value) => on.is.includes(value))
  }
  return new Set([...fields.keys()].filter((name) => shows(name, 0)))
}

/**
 * Takes in what a channel sends for a form, over what was typed before. Only the form's own fields are taken; items come as a list
 * or as 'quotes.0.who'. A field that shows and is not sent was emptied; a hidden one keeps its words for when it shows again.
 */
export function takeIn(form: Form, sent: RawValues, before: RawValues): RawValues {
  const had = showing(form, before)
  const has = showing(form, { ...before, ...sent })
  const taken = fieldsIn(form).map(([name, field]): [string, Typed] => {
    const input = inputOf(field)
    const nothing = input === 'items' || input === 'choices' ? [] : ''
    const value = input === 'items' ? sentItems(name, field, sent) : sentValue(name, field, sent)
    return [name, value ?? (had.has(name) && has.has(name) ? nothing : (before[name] ?? nothing))]
  })
  return Object.fromEntries(taken)
}

function sentValue(name: string, field: Peeled, sent: RawValues): Typed | undefined {
  if (!Object.hasOwn(sent, name)) return undefined
  return inputOf(field) === 'choices' ? listOf(sent[name]) : textOf(sent[name])
}

function sentItems(name: string, field: Peeled, sent: RawValues): Typed | undefined {
  const subs = itemFields(field).map(([sub]) => sub)
  const whole = Object.hasOwn(sent, name) ? itemsOf(sent[name]) : undefined
  const places = Object.keys(sent).flatMap((key) => {
    const [field, place, sub, ...more] = key.split('.')
    return field === name && sub !== undefined && more.length === 0 && /^\d{1,3}$/.test(place ?? '') ? [Number(place)] : []
  })
  if (whole === undefined && places.length === 0) return undefined
  const count = Math.max(whole?.length ?? 0, ...places.map((place) => place + 1))
  return Array.from({ length: count }, (_, place) =>
    Object.fromEntries(
      subs.map((sub) => {
        const flat = `${name}.${place}.${sub}`
        const item = whole?.[place]
        const words = Object.hasOwn(sent, flat) ? textOf(sent[flat]) : item && Object.hasOwn(item, sub) ? item[sub] : ''
        return [sub, typeof words === 'string' ? words : '']
      }),
    ),
  )
}

/** Answers as they would have been typed, to fill in a form that nobody has filled in yet. */
export function asTyped(form: Form, answers: Readonly<Record<string, unknown>>): RawValues {
  const typed = fieldsIn(form).map(([name, field]): [string, Typed] => [name, typedFrom(inputOf(field), answers[name])])
  return Object.fromEntries(typed)
}

function typedFrom(input: ReturnType<typeof inputOf>, answer: unknown): Typed {
  if (input === 'items')
    return Array.isArray(answer)
      ? answer
          .filter((item): item is object => typeof item === 'object' && item !== null)
          .map((item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, oneText(value)])))
      : []
  if (input === 'choices') return Array.isArray(answer) ? answer.map(oneText).filter((each) => each !== '') : []
  return oneText(answer)
}

function oneText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
