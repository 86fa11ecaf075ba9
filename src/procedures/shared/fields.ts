import { z } from 'zod'
import type { FieldMeta } from '../form.js'
import type { Person } from '../people.js'
import type { Role, StaffId } from '../words.js'
import { calledApart } from './called-apart.js'
import { holds } from './people.js'
import { promptForFacts } from './plain-facts.js'

/** Most letters of a text: what a person writes in a field fits; a pasted file does not. */
const most = { line: 200, words: 10_000 }

type More = Pick<FieldMeta, 'hint' | 'prompt'> & { readonly missing?: string; readonly max?: number }
const metaOf = (label: string, { hint, prompt }: More): FieldMeta => ({ label, ...(hint ? { hint } : {}), ...(prompt ? { prompt } : {}) })
const missing = (label: string, more: More): string => more.missing ?? `Please fill in “${label}”.`

/** What is said of a text that is not there. Of one that is too long, casework says by how much to shorten it: nothing is missing then. */
const needed = (label: string, more: More) =>
  z
    .string({ error: ({ code }) => (code === 'invalid_type' ? missing(label, more) : undefined) })
    .trim()
    .min(1, missing(label, more))

/** A text of one line that is needed. */
export const line = (label: string, more: More = {}) =>
  needed(label, more)
    .max(more.max ?? most.line)
    .meta({ ...metaOf(label, more), input: 'line' })

/** A text of several lines that is needed. */
export const words = (label: string, more: More = {}) =>
  needed(label, more)
    .max(more.max ?? most.words)
    .meta({ ...metaOf(label, more), input: 'lines' })

/** What was said and done: several lines, with the gentle prompt for facts and quotes (s6). */
export const facts = (label: string, more: More = {}) => words(label, { prompt: promptForFacts, ...more })

/** The same, but it may be left empty: then it is not there. */
export const perhaps = <Text extends string>(field: z.ZodType<Text>): z.ZodOptional<z.ZodType<Text | undefined>> =>
  z
    .preprocess((given) => (typeof given === 'string' && given.trim() === '' ? undefined : given), field.optional())
    .optional()
    .meta(field.meta() ?? {})

/** One of several: the values with their words, in order. */
export const choice = <const Value extends string>(label: string, values: Readonly<Record<Value, string>>, more: More = {}) =>
  z
    .enum(Object.keys(values) as [Value, ...Value[]], more.missing ?? `Please choose one under “${label}”.`)
    .meta({ ...metaOf(label, more), labels: values, input: 'choice' })

/** Any number of several, none included. */
export const choices = <const Value extends string>(label: string, values: Readonly<Record<Value, string>>, more: More = {}) =>
  z
    .array(z.enum(Object.keys(values) as [Value, ...Value[]]))
    .default([])
    .meta({ ...metaOf(label, more), labels: values, input: 'choices' })

/** Yes or no, said and not assumed. */
export const yesNo = (label: string, more: More = {}) => choice(label, { yes: 'Yes', no: 'No' }, more)

/** A day, YYYY-MM-DD. */
export const date = (label: string, more: More = {}) =>
  // Checks over the whole form wait until this is a day that there is: they reckon with it.
  z.iso
    .date({ error: ({ input }) => (input === undefined || input === '' ? missing(label, more) : undefined), abort: true })
    .meta({ ...metaOf(label, more), input: 'date' })

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/
/** A time of day, HH:MM. */
export const time = (label: string, more: More = {}) =>
  z
    .string(missing(label, more))
    .regex(timeOfDay, { error: 'Give the time as HH:MM, such as 14:05.', abort: true })
    .meta({ ...metaOf(label, more), input: 'time' })

/** Most people that a list of choices holds on every platform; more are found by the platform's own search. */
const mostListed = 60

/**
 * Somebody of the office, among those whom the rule allows: the picker offers them and nobody else, and the step is refused for anybody
 * else, however it comes. `otherwise` says whom to choose.
 */
export const person = (label: string, among: readonly Person[], otherwise: string, more: More = {}) => {
  const ids = new Set<string>(among.map(({ id }) => id))
  return z
    .string(missing(label, more))
    .refine((id): id is StaffId => ids.has(id), otherwise)
    .transform((id) => id as StaffId)
    .meta({
      ...metaOf(label, more),
      ...(among.length > 0 && among.length <= mostListed
        ? { input: 'choice', labels: Object.fromEntries(calledApart(among)) }
        : { input: 'person' }),
    })
}

/** Everybody who holds one of these ranks now, in the order of the office file; `never` is left out. */
export const ofRank = (
  ranks: readonly Role[],
  { office }: { readonly office: import('../people.js').Office },
  never: readonly string[] = [],
): readonly Person[] => office.people.filter(({ id }) => holds(id, ranks, office) && !never.includes(id))

/**
 * A field that shows, and is needed, only while another holds one of these values. Hidden it is not asked for and not kept: so whoever
 * reads it finds that it may be missing.
 */
export const shownWhen = <Field extends z.ZodType>(field: string, is: readonly string[], shown: Field): z.ZodOptional<Field> =>
  // The form and casework's door take a hidden field out of the schema before they parse it.
  shown.meta({ ...shown.meta(), onlyWhen: { field, is } }) as unknown as z.ZodOptional<Field>
