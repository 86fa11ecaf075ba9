import type { Label } from '../understanding/label.js'
import { normalise } from '../understanding/normalise.js'
import { dice } from './dice.js'
import { misspelt } from './misspelt.js'
import type { Example } from './read-corpus.js'

/**
 * What the reader is taught by one example: the message, what came before it (or nothing), the place of its topic, and whether it
 * belongs to what came before. Null where the example teaches nothing about that.
 */
export type Lesson = {
  text: string
  before: string
  topic: number | null
  harm: 0 | 1 | null
  scope: 0 | 1 | null
  vague: 0 | 1 | null
  belongs: 0 | 1 | null
  /** Which part of a cross-validation it is kept back in. */
  part: number
}

const SEED = 7
/** Into how many parts the corpus is cut for cross-validation. */
export const PARTS = 10
/** A vague line is shown after so many messages about harm, and after so many others. */
const VAGUE_AFTER = { harm: 2, other: 2, vague: 1 }
/** What follows harm is shown after so many messages about it, and with its own label after so many others. */
const FOLLOWS_AFTER = { harm: 4, other: 1 }
/** Of how many lines in a hundred a second copy is shown, after a message that they have nothing to do with. */
const SHOWN_APART = 0.3
/** Of how many a second copy is shown as somebody writes it who spells by ear: what is strangely spelt is not harm for that. */
const MISSPELT = 0.2

/** The topics of a corpus: its distinct labels, in order. */
export function topicsOf(corpus: Example[]): Label[] {
  return [...new Map(corpus.map(({ label }) => [JSON.stringify(label), label])).values()]
}

/** Which messages stand by themselves whatever was said before: they bring their own subject. */
const OWN_SUBJECT = /\b(customer|caller|complainant|man|woman|lady|someone|somebody|another|different|mr|mrs|ms|letter|email)\b/
const standsAlone = ({ text, label }: Example): boolean =>
  label.outOfScope || OWN_SUBJECT.test(normalise(text)) || text.split(/\s+/).length >= 9

/** Turns the corpus into lessons: each example, vague ones after others whose label they take, and others after something foreign. */
export function lessonsOf(corpus: Example[]): Lesson[] {
  const places = new Map(topicsOf(corpus).map((label, place) => [JSON.stringify(label), place]))
  const die = dice(SEED)
  const lesson = ({ text, label, line }: Example, before: string[], belongs: Lesson['belongs']): Lesson => ({
    text: normalise(text),
    before: normalise(before.join('. ')),
    topic: places.get(JSON.stringify(label)) ?? 0,
    harm: label.either ? null : label.atRisk ? 1 : 0,
    scope: label.outOfScope ? 1 : 0,
    vague: label.vague ? 1 : 0,
    belongs,
    part: line % PARTS,
  })
  const single = corpus.filter(({ before }) => before.length === 0)
  const vague = single.filter(({ label }) => label.vague)
  const harm = single.filter(({ label }) => label.atRisk)
  const other = single.filter(({ label }) => !label.atRisk && !label.vague)
  const oneOf = (from: Example[], part: number): Example | undefined => {
    // Both halves of a pair are of one part, or a line kept back would be seen within a pair.
    const fitting = from.filter(({ line }) => line % PARTS === part)
    return fitting[Math.floor(die() * fitting.length)]
  }
  const after = (example: Example, from: Example[], times: number, itsOwn = false): Lesson[] =>
    Array.from({ length: times }).flatMap(() => {
      const first = oneOf(from, example.line % PARTS)
      return first ? [lesson(itsOwn ? example : { ...example, label: first.label }, [first.text], 1)] : []
    })
  // What led up to a last message without harm told of none either; what it is about by itself nobody has said.
  const ledUp = (example: Example): Lesson[] => {
    const { label, before } = example
    if (label.atRisk || label.either || example.apart) return []
    return before.flatMap((text, place) => {
      const earlier = before.slice(0, place)
      const untold = { topic: null, harm: 0, scope: null, vague: null } as const
      const once = { ...lesson({ ...example, text }, [], null), ...untold }
      return earlier.length === 0 ? [once] : [once, { ...lesson({ ...example, text }, earlier, 1), ...untold }]
    })
  }
  const apart = (example: Example): Lesson[] => {
    if (!standsAlone(example) || example.label.vague || example.follows || die() > SHOWN_APART) return []
    const first = oneOf(die() < 0.6 ? harm : other, example.line % PARTS)
    return first && first.label !== example.label ? [lesson(example, [first.text], 0)] : []
  }
  return [
    ...corpus.map((example) => lesson(example, example.before, example.before.length === 0 ? null : example.apart ? 0 : 1)),
    ...corpus.flatMap(ledUp),
    ...vague.flatMap((example) => [
      ...after(example, harm, VAGUE_AFTER.harm),
      ...after(example, other, VAGUE_AFTER.other),
      ...after(example, vague, VAGUE_AFTER.vague),
    ]),
    ...single
      .filter(({ follows }) => follows)
      .flatMap((example) => [...after(example, harm, FOLLOWS_AFTER.harm), ...after(example, other, FOLLOWS_AFTER.other, true)]),
    ...single.flatMap(apart),
    ...single.flatMap((example) => {
      if (die() > MISSPELT) return []
      const text = misspelt(normalise(example.text), die)
      return text === normalise(example.text) ? [] : [lesson({ ...example, text }, [], null)]
    }),
  ]
}
