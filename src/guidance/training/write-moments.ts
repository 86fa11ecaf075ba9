import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { asksToKnow } from '../understanding/asks-to-know.js'
import { type Moment, momentOf } from '../understanding/moments.js'
import { normalise, wordsOf } from '../understanding/normalise.js'
import { HEARERS, TAUGHT, type Taught } from '../understanding/taught-moment.js'
import { dice } from './dice.js'
import { PARTS } from './lessons.js'
import { type Example, readCorpus } from './read-corpus.js'
import { type MomentExample, readMoments } from './read-moments.js'

/** What the reader of moments is taught by one conversation; `counts` is how much it weighs, and `part` in which tenth it is kept back. Null teaches nothing. */
type MomentLesson = {
  readonly text: string
  readonly before: string
  readonly moment: number
  readonly hearer: number | null
  readonly counts: number
  readonly part: number
}

const SEED = 7
/** The corpus was labelled with sections and by no hand with moments: what its words tell, and its section, counts so much. */
const BY_RULE_COUNTS = 0.3
/** Of each moment that the words tell in the corpus so many lines are taught, so many in which there is none, and so many that tell of harm. */
const MOST = { told: 100, other: 450, harm: 900 }

/** A fingerprint of every example, which the trained reader's file of moments carries: a test holds it against the examples in the tree. */
export const momentsPrint = (examples: readonly MomentExample[]): string =>
  createHash('sha256')
    .update(examples.map((example) => JSON.stringify(example)).join('\n'))
    .digest('hex')

const taughtFor: Partial<Record<Moment, Taught>> = { persistent: 'again', continues: 'warned', unsaid: 'other' }

/** Which moment a line of the corpus is taken for, by its words and its section; undefined where neither tells. */
function byRule({ text, before, label }: Example): Taught | undefined {
  const section = label.sections[0]
  if (label.outOfScope || label.vague || label.either || section === undefined) return undefined
  if (label.atRisk) return 'harm'
  const moment = momentOf([...before, text].map((each) => wordsOf(each).join(' ')).reverse())
  if (moment !== 'unsaid') return taughtFor[moment] ?? TAUGHT.find((each) => each === moment)
  if (section === '4.unacceptable') return 'fresh'
  if (section === '4.persistent') return 'again'
  return section === '4' || section === '6' || section === '14' ? undefined : 'other'
}

/** The lessons of examples labelled by hand, and of lines of the corpus by rule. */
export function momentLessons(examples: readonly MomentExample[], corpus: readonly Example[]): MomentLesson[] {
  const die = dice(SEED)
  const by = examples.map(({ text, before, moment, hearer }, place) => ({
    text: normalise(text),
    before: normalise(before.join('. ')),
    moment: TAUGHT.indexOf(moment),
    hearer: HEARERS.indexOf(hearer),
    counts: 1,
    part: place % PARTS,
  }))
  const left = new Map<Taught, number>()
  const drawn = corpus.map((example) => ({ example, drawn: die() })).sort((a, b) => a.drawn - b.drawn)
  const rest = drawn.flatMap(({ example }, place) => {
    const moment = byRule(example)
    if (moment === undefined) return []
    const free = left.get(moment) ?? (moment === 'other' || moment === 'harm' ? MOST[moment] : MOST.told)
    left.set(moment, free - 1)
    if (free <= 0) return []
    const { text, before } = example
    const hearer = before.length === 0 && asksToKnow(text) ? HEARERS.indexOf('nobody') : null
    const said = { text: normalise(text), before: normalise(before.join('. ')) }
    return [{ ...said, moment: TAUGHT.indexOf(moment), hearer, counts: moment === 'harm' ? 1 : BY_RULE_COUNTS, part: place % PARTS }]
  })
  return [...by, ...rest]
}

/** Writes what the reader of moments is to be taught, a lesson a line, and its names and fingerprint beside it: the first half of its training, of which moments.py is the second. */
export function writeMoments(corpusFolder: string, into: string): void {
  const examples = readMoments(join(corpusFolder, 'moments'))
  const lessons = momentLessons(examples, readCorpus(corpusFolder))
  mkdirSync(into, { recursive: true })
  writeFileSync(join(into, 'moment-lessons.jsonl'), lessons.map((lesson) => `${JSON.stringify(lesson)}\n`).join(''))
  writeFileSync(join(into, 'moments.json'), `${JSON.stringify({ examples: momentsPrint(examples), moments: TAUGHT, hearers: HEARERS })}\n`)
  console.error(`${lessons.length} lessons, ${examples.length} of them by hand.`)
}

if (require.main === module) writeMoments(join(process.cwd(), 'src', 'guidance', 'corpus'), process.argv[2] ?? join('dist', 'training'))
