import { z } from 'zod'
import type { Answers, Form } from '../../procedures/form.js'
import type { Office } from '../../procedures/people.js'
import type { Country } from '../../procedures/shared/telephone.js'
import type { RawValues } from '../arrival.js'
import { sayError } from './say-error.js'
import { fieldsIn, inputOf, itemFields, type Peeled } from './schema.js'
import { isBlank, itemsOf, listOf, showing, type Typed, textOf } from './typed.js'
import { dateTyped } from './typed-dates.js'

/** What a form makes of what was typed: the answers that hold, and a sentence for each field that does not. */
export interface Parsed {
  readonly answers: Answers
  /** Keyed by field, 'quotes.0.words' for items, with places as typed. Empty when all is well. */
  readonly errors: Readonly<Record<string, string>>
}

/**
 * Parses what was typed by the form's own schema. Hidden fields are neither required nor kept; blank items are dropped; the
 * schema's own messages win, zod's are put in plain words. The office knows who is in it, and how a date is written there.
 */
export function parseForm(form: Form, typed: RawValues, { country, person }: Pick<Office, 'country' | 'person'>): Parsed {
  const shown = showing(form, typed)
  const fields = fieldsIn(form).filter(([name]) => shown.has(name))
  const given = new Map(fields.map(([name, field]) => [name, meant(field, typed[name], country)]))
  const places = new Map(fields.map(([name]) => [name, placesOf(typed[name])]))
  const errors: Record<string, string> = {}

  const input = Object.fromEntries([...given].filter(([, value]) => value !== undefined))
  // Cloned without the hidden fields, so that checks over the whole form still hold.
  const part = form.clone({ ...form.def, shape: Object.fromEntries(fields.map(([name, { whole }]) => [name, whole])) } as typeof form.def)
  const parsed = part.safeParse(input, { error: (issue) => sayError(fields, issue, country) })
  for (const { path, message } of parsed.error?.issues ?? []) {
    const key = asShown(path, places)
    errors[key] ??= message
  }
  for (const [name, field] of fields)
    if (inputOf(field) === 'person' && typeof given.get(name) === 'string' && !person(String(given.get(name))))
      errors[name] ??= 'Please choose somebody from the list.'

  const answers = parsed.success ? parsed.data : fieldByField(fields, given)
  const faulty = new Set(Object.keys(errors).map((key) => key.split('.')[0]))
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(([name, value]) => value !== undefined && !faulty.has(name))),
    errors: inOrder(errors, fields),
  }
}

/** The errors in the order of the form, top to bottom: they are listed above it, and each leads to its field. */
function inOrder(
  errors: Readonly<Record<string, string>>,
  fields: readonly (readonly [string, Peeled])[],
): Readonly<Record<string, string>> {
  const place = (key: string) => fields.findIndex(([name]) => name === key.split('.')[0])
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => place(a) - place(b)))
}

/** The fields that hold when the form as a whole does not: later steps may depend on them. */
function fieldByField(fields: readonly (readonly [string, Peeled])[], given: ReadonlyMap<string, unknown>): Answers {
  return Object.fromEntries(
    fields.flatMap(([name, { whole }]) => {
      const parsed = z.safeParse(whole, given.get(name))
      return parsed.success ? [[name, parsed.data]] : []
    }),
  )
}

/** What a person means by what they typed; undefined for nothing. */
function meant(field: Peeled, typed: Typed | undefined, country: Country): unknown {
  const input = inputOf(field)
  if (input === 'items') {
    const items = itemsOf(typed).filter((item) => !isBlank(item))
    return items.map((item) => Object.fromEntries(itemFields(field).flatMap(([name, sub]) => entry(name, meant(sub, item[name], country)))))
  }
  if (input === 'choices') return listOf(typed)
  const text = textOf(typed).trim()
  if (text === '') return undefined
  if (field.core instanceof z.core.$ZodBoolean) return { yes: true, true: true, no: false, false: false }[text.toLowerCase()] ?? text
  if (input === 'date') return dateTyped(text, country)
  if (input === 'time') return asTime(text)
  return text
}

const entry = (name: string, value: unknown): [string, unknown][] => (value === undefined ? [] : [[name, value]])

/** '9:05' and '9.05' are what people type where there is no time picker. */
function asTime(text: string): string {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text) ?? []
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}` : text
}

/** Where the items that are not blank stand among those typed. */
const placesOf = (typed: Typed | undefined): readonly number[] => itemsOf(typed).flatMap((item, place) => (isBlank(item) ? [] : [place]))

function asShown(path: readonly PropertyKey[], places: ReadonlyMap<string, readonly number[]>): string {
  const [name, place, ...more] = path.map(String)
  if (name === undefined) return ''
  const typedAt = places.get(name)?.[Number(place)]
  return place === undefined || typedAt === undefined ? name : [name, typedAt, ...more].join('.')
}
