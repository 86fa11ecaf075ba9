import type { Form } from '../../procedures/form.js'
import { notInCopy, type Phrase } from '../../procedures/in-copy.js'
import type { AnyProcedure, Facts } from '../../procedures/procedure.js'
import { fieldsIn } from '../dialog/schema.js'

/** One thing that an event holds: what the copy calls it, and what was said. */
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

/** What a procedure calls in a copy what its events hold: by the field, and by where it stands. */
export type Phrases = Readonly<Record<string, Phrase | undefined>>
export const phrasesOf = ({ inCopy = noPhrases }: AnyProcedure): Phrases => inCopy
const noPhrases: Phrases = {}

/** What a field is called anywhere, and in certain places: in a form by its event, within another field by the way to it or by that field. */
interface Called {
  anywhere?: Phrase
  readonly here: Map<string, Phrase>
}
const calledBy = new WeakMap<Phrases, ReadonlyMap<string, Called>>()

/** The phrases by the fields for which they stand: a record has hundreds of fields, and few have a phrase for one place alone. */
function byField(phrases: Phrases): ReadonlyMap<string, Called> {
  const found = calledBy.get(phrases)
  if (found) return found
  const fields = new Map<string, Called>()
  for (const [key, phrase] of Object.entries(phrases)) {
    const [place, name] = [key.slice(0, Math.max(0, key.lastIndexOf(' '))), key.slice(key.lastIndexOf(' ') + 1)]
    const called: Called = fields.get(name) ?? { here: new Map() }
    fields.set(name, called)
    if (phrase === undefined) continue
    if (place === '') called.anywhere = phrase
    else called.here.set(place, phrase)
  }
  calledBy.set(phrases, fields)
  return fields
}

function phraseIn(phrases: Phrases, event: unknown, name: string, within: readonly string[]): Phrase | undefined {
  const called = byField(phrases).get(name)
  if (!called || called.here.size === 0) return called?.anywhere
  const here =
    within.length === 0
      ? called.here.get(String(event))
      : (called.here.get(`in ${within.join(' ')}`) ?? called.here.get(`in ${within.at(-1)}`))
  return here ?? called.anywhere
}

const isForTheMachine = (phrase: Phrase | undefined): phrase is Extract<Phrase, { forTheMachine: true }> =>
  typeof phrase === 'object' && 'forTheMachine' in phrase

const apart: ReadonlySet<string> = new Set(notInCopy)
/** What was put right stands under this name as it was, and is called so. */
const [before, asBefore] = ['was', ' (as it was written before)']
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const day = /^\d{4}-\d\d-\d\d$/

/**
 * Everything that an event holds, each thing with its label, in its order: the procedure's `phrases`, or the forms' labels. Nothing is left out but what the
 * machine needs for itself, and the fields `without`.
 */
export function detailsOf(
  event: Readonly<Record<string, unknown>>,
  labels: Labels,
  { office }: Facts,
  { without = [], phrases = {} }: { readonly without?: readonly string[]; readonly phrases?: Phrases } = {},
): readonly Detail[] {
  const isApart = (name: string): boolean => apart.has(name) || without.includes(name)
  const { calendar } = office
  // Its first form is the one by which a record begins.
  const isBeginning = event.version === 1
  const phraseOf = (name: string, within: readonly string[]): Phrase | undefined => phraseIn(phrases, event.event, name, within)
  const labelOf = (name: string, phrase: Phrase | undefined): string => {
    if (phrase !== undefined && !isForTheMachine(phrase)) return typeof phrase === 'string' ? phrase : phrase.label
    const known = labels.get(name)
    // A field that no form asks for has no label but its name; and a question that was perhaps never asked is not put above an answer.
    return known && known.label !== name && (isBeginning || !known.isOneOfSeveral) ? known.label : inWords(name)
  }
  const thenCalled = (id: string): string =>
    typeof event.at === 'string' ? office.nameThen(id, event.at as Facts['now']) : office.nameOf(id)
  const said = (name: string, value: string, within: readonly string[]): Detail => {
    const phrase = phraseOf(name, within)
    const label = `${labelOf(name, phrase)}${within.includes(before) ? asBefore : ''}`
    const coded = (typeof phrase === 'object' && 'answers' in phrase ? phrase.answers[value] : undefined) ?? labels.get(name)?.labels[value]
    // A picker's labels are names of staff: who it is stands by the id, to be marked.
    if (office.person(value)) return { name, label, value: office.nameOf(value), id: value }
    // …also of somebody who has left: what stands there is how they signed in.
    if (typeof phrase === 'object' && 'staff' in phrase) return { name, label, value: thenCalled(value), id: value }
    if (coded !== undefined) return { name, label, value: coded, isOurs: true }
    if (moment.test(value))
      return {
        name,
        label,
        value: `${calendar.sayDate(calendar.dateOf(value as Facts['now']))} at ${calendar.timeOf(value as Facts['now'])}`,
      }
    return { name, label, value: day.test(value) ? calendar.sayDate(value) : value }
  }
  const under = (name: string, value: unknown, within: readonly string[] = []): readonly Detail[] => {
    if (isForTheMachine(phraseOf(name, within))) return []
    if (typeof value === 'string') return value.trim() === '' ? [] : [said(name, value, within)]
    if (typeof value === 'number' || typeof value === 'boolean')
      return [said(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value), within)]
    if (Array.isArray(value)) return value.flatMap((each) => under(name, each, within))
    if (isQuote(value)) return [{ name, label: `Quote (${value.who})`, value: value.words, quoted: value.who }]
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, each]) =>
        isApart(key) ? [] : key === 'answer' ? under(name, each, within) : under(key, each, [...within, name]),
      )
    return []
  }
  const all = Object.entries(event).flatMap(([name, value]) => (isApart(name) ? [] : under(name, value)))
  // Said once, though the event holds it in two places: the day on which a request came is in its clock as well, and most of a log stays when it is put right.
  const likeness = ({ label, value, id = '' }: Detail, without = ''): string => `${label.replace(without, '')}\n${id}\n${value}`
  const now = new Set(all.map((one) => likeness(one)))
  const isSaid = (one: Detail): boolean => one.label.endsWith(asBefore) && now.has(likeness(one, asBefore))
  return [...new Map(all.filter((one) => !isSaid(one)).map((one) => [likeness(one), one])).values()]
}

/** Somebody's own words, kept apart and attributed (s6). */
const isQuote = (value: unknown): value is { readonly who: string; readonly words: string } => {
  if (typeof value !== 'object' || value === null) return false
  const { who, words } = value as Readonly<Record<string, unknown>>
  return typeof who === 'string' && typeof words === 'string' && Object.keys(value).length === 2
}

/** A field's name as words: caseReference is "Case reference". */
export const inWords = (name: string): string => {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
