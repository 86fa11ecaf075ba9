import { shares } from './chances.js'
import { isBehind, type Moment } from './moments.js'

/** How far a contact has got, as the reader of moments was taught it: `fresh` and `other` are both `unsaid` to the words that follow, and so is `harm`, which has words of its own. */
export const TAUGHT = [
  'fresh',
  'outset',
  'explained',
  'warned',
  'objects',
  'turned',
  'stopped',
  'over',
  'gone',
  'past',
  'again',
  'told',
  'exhausted',
  'other',
  'harm',
] as const
export type Taught = (typeof TAUGHT)[number]

/** To whom words would go next: to a customer who is there, or by letter; to one of ours; to nobody, for it is asked to know. */
export const HEARERS = ['line', 'writing', 'ours', 'nobody'] as const
export type Hearer = (typeof HEARERS)[number]

/** What the reader of moments makes of a conversation: how likely each moment is, and each hearer, from 0 to 1. */
export type TaughtMoment = {
  readonly moments: ReadonlyMap<Moment, number>
  readonly hearers: ReadonlyMap<Hearer, number>
  /** How likely it tells of harm to anybody, by a second reading beside the reader's own. */
  readonly harm: number
}

const asMoment: Readonly<Record<Taught, Moment>> = {
  fresh: 'unsaid',
  outset: 'outset',
  explained: 'explained',
  warned: 'warned',
  objects: 'objects',
  turned: 'turned',
  stopped: 'stopped',
  over: 'over',
  gone: 'gone',
  past: 'past',
  again: 'persistent',
  told: 'told',
  exhausted: 'exhausted',
  other: 'unsaid',
  harm: 'unsaid',
}

/** A row of the reader of moments (reader.ts): the moments' scores, then the hearers'. What is one to the words that follow counts as one. */
export function taughtOf(row: Float32Array): TaughtMoment {
  const moments = new Map<Moment, number>()
  const told = shares([...row.subarray(0, TAUGHT.length)])
  for (const [place, taught] of TAUGHT.entries()) moments.set(asMoment[taught], (moments.get(asMoment[taught]) ?? 0) + (told[place] ?? 0))
  const heard = shares([...row.subarray(TAUGHT.length, TAUGHT.length + HEARERS.length)])
  return { moments, hearers: new Map(HEARERS.map((hearer, place) => [hearer, heard[place] ?? 0])), harm: told[TAUGHT.indexOf('harm')] ?? 0 }
}

/**
 * So many times likelier a moment becomes where the words' own rules tell it. On lines of hands that had taught nothing, three times finds a
 * hundredth more and breaks what is said plainly; a call that is over the words tell nearly surely.
 */
const BY_WORDS = { told: 7, behind: 50 }
/** Of what leaves a customer without words, or says that a complaint is at its end, the reader has to be so sure by itself (s4, s7). */
const SURER: Partial<Record<Moment, number>> = { turned: 0.6, exhausted: 0.8 }

/**
 * How far a contact has got, by its words (moments.ts) and by the reader of moments together. The words' own rules are right where they find
 * something, and find little in voices that they were not written for: there the reader decides.
 */
export function momentBeside(words: Moment, { moments }: TaughtMoment): Moment {
  // Somebody who goes on after a warning is warned to the reader, and the words know more of it.
  const told = words === 'continues' ? 'warned' : words
  const found = [...moments]
    .filter(([moment, share]) => moment === told || share >= (SURER[moment] ?? 0))
    .map(
      ([moment, share]) =>
        [moment, share * (words === 'unsaid' || moment !== told ? 1 : isBehind(moment) ? BY_WORDS.behind : BY_WORDS.told)] as const,
    )
    .sort(([, a], [, b]) => b - a)
  const best = found[0]?.[0] ?? words
  return best === told ? words : best
}

/**
 * An alarm is doubted where the second reading hears hardly any harm: less than this where the reader itself is not sure, and next to none where
 * it nearly is. By all sets for checking (see the corpus's README); what is doubted is not dropped, but stands below the answer with its button.
 */
const DOUBTED = [
  { below: 0.8, heard: 0.05 },
  { below: 0.97, heard: 0.015 },
]
export const isDoubted = (atRisk: number, harm: number): boolean => DOUBTED.some(({ below, heard }) => atRisk < below && harm < heard)
