import type { Form } from '../../procedures/form.js'
import type { AnyProcedure, Facts } from '../../procedures/procedure.js'
import { fieldsIn } from '../dialog/schema.js'

/** One thing that an event holds: what it is called on the form that asked for it, and what was said. */
export interface Detail {
  readonly label: string
  readonly value: string
  /** Not words, but somebody's id: of these a name is shown. */
  readonly id?: string
  /** The field that holds it. */
  readonly name: string
  /** An answer that was chosen: its words are those of our own form. */
  readonly isOurs?: true
  /** Somebody's own words, and whose: of the customer, or of us. */
  readonly quoted?: string
}

interface Label {
  readonly label: string
  readonly labels: Readonly<Record<string, string>>
  /** Other forms ask for something else under this name: what a later event says of it may be an answer to any of them. */
  readonly isOneOfSeveral: boolean
}
export type Labels = ReadonlyMap<string, Label>

/** What a procedure's fields are called, on whichever form they stand. */
export function labelsOf(procedure: AnyProcedure, facts: Facts): Labels {
  const labels = new Map<string, Label>()
  const take = (form: Form | undefined) => {
    for (const [name, { meta }] of form ? fieldsIn(form) : []) {
      const before = labels.get(name)
      if (!before) labels.set(name, { label: meta.label, labels: meta.labels ?? {}, isOneOfSeveral: false })
      else if (before.label !== meta.label) labels.set(name, { ...before, isOneOfSeveral: true })
    }
  }
  for (const dialog of procedure.dialogs) for (const step of dialog.steps) take(quietly(() => step.form({}, facts)))
  const steps: Readonly<Record<string, { readonly given?: (facts: Facts) => Form } | undefined>> = procedure.steps ?? {}
  for (const step of Object.values(steps)) take(quietly(() => step?.given?.(facts)))
  return labels
}

/** The words of the answers that can be chosen, with the names of colleagues left out: they stand in lines as they do on forms. */
export const oursIn = (labels: Labels, { office }: Facts): readonly string[] =>
  [...labels.values()].flatMap(({ labels: answers }) =>
    Object.entries(answers).flatMap(([key, words]) => (office.person(key) ? [] : [words])),
  )

/** A form that is made from a record's own state has labels only there: without it, a field is called by its name. */
const quietly = (form: () => Form | undefined): Form | undefined => {
  try {
    return form()
  } catch {
    return undefined
  }
}

/** What an event holds for the machine alone, or what stands beside it already. */
const apart = new Set(['event', 'step', 'by', 'at', 'version', 'called', 'again', 'posted', 'moved', 'print', 'of', 'until', 'runsSince'])
/** When the clock rings next, and how often it has: it says itself what came of that. */
const ofTheClock = ['next', 'rung', 'stoodStill', 'isExtended']
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const day = /^\d{4}-\d\d-\d\d$/

/** Everything that an event holds, each thing with its label, in its order. Nothing is left out but what the machine needs for itself, and the fields `without`. */
export function detailsOf(
  event: Readonly<Record<string, unknown>>,
  labels: Labels,
  { office }: Facts,
  without: readonly string[] = [],
): readonly Detail[] {
  const isApart = (name: string): boolean => apart.has(name) || ofTheClock.includes(name) || without.includes(name)
  const { calendar } = office
  // Its first form is the one by which a record begins.
  const isBeginning = event.version === 1
  const said = (name: string, value: string): Detail => {
    const known = labels.get(name)
    // A field that no form asks for has no label but its name; and a question that was perhaps never asked is not put above an answer.
    const isItsOwn = known && known.label !== name && (isBeginning || !known.isOneOfSeveral)
    const label = isItsOwn ? known.label : inWords(name)
    const coded = known?.labels[value]
    // A picker's labels are names of staff: who it is stands by the id, to be marked.
    if (office.person(value)) return { name, label, value: office.nameOf(value), id: value }
    if (coded !== undefined) return { name, label, value: coded, isOurs: true }
    if (moment.test(value))
      return {
        name,
        label,
        value: `${calendar.sayDate(calendar.dateOf(value as Facts['now']))} at ${calendar.timeOf(value as Facts['now'])}`,
      }
    return { name, label, value: day.test(value) ? calendar.sayDate(value) : value }
  }
  const under = (name: string, value: unknown): readonly Detail[] => {
    if (typeof value === 'string') return value.trim() === '' ? [] : [said(name, value)]
    if (typeof value === 'number' || typeof value === 'boolean')
      return [said(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))]
    if (Array.isArray(value)) return value.flatMap((each) => under(name, each))
    if (isQuote(value)) return [{ name, label: `Quote (${value.who})`, value: value.words, quoted: value.who }]
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, each]) => (isApart(key) ? [] : under(key === 'answer' ? name : key, each)))
    return []
  }
  const all = Object.entries(event).flatMap(([name, value]) => (isApart(name) ? [] : under(name, value)))
  // Said once, though the event holds it in two places: the day on which a request came is in its clock as well.
  return [...new Map(all.map((one) => [JSON.stringify([one.label, one.value, one.id]), one])).values()]
}

/** Somebody's own words, kept apart and attributed (s6). */
const isQuote = (value: unknown): value is { readonly who: string; readonly words: string } => {
  const { who, words, ...more } = (value ?? {}) as Readonly<Record<string, unknown>>
  return typeof who === 'string' && typeof words === 'string' && Object.keys(more).length === 0
}

/** A field's name as words: caseReference is "Case reference". */
export const inWords = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
