import { createHash } from 'node:crypto'
import type { Label } from '../understanding/label.js'
import { type Model, shrink } from '../understanding/model-file.js'
import { packed } from '../understanding/neighbours.js'
import { traitsOf } from '../understanding/traits.js'
import { type FitOptions, fitHead, type Row, type Weights } from './fit-head.js'
import type { Example } from './read-corpus.js'

/** Chosen by cross-validation on the corpus alone (cross-validate.ts); flat around these values. */
export const SETTINGS: Omit<FitOptions, 'classes'> = {
  rounds: 12,
  rate: 0.1,
  shrinkSentence: 1e-5,
  shrinkTraits: 1e-6,
  loudness: 1,
  seed: 7,
}

/** Missing harm is worse than a false alarm: harm counts more in training, and its threshold lies low. */
export const HARM_COUNTS = 1.5
export const THRESHOLDS = { atRisk: 0.215, perhapsAtRisk: 0.2, outOfScope: 0.32 }

/** A fingerprint of every example and label, which the trained model carries. */
export function fingerprint(corpus: Example[]): string {
  const lines = corpus.map(({ text, label }) => JSON.stringify([text, label]))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

const topicKey = (label: Label): string => JSON.stringify(label)

function oneOf(classes: number, at: number): Float32Array {
  const target = new Float32Array(classes)
  target[at] = 1
  return target
}

/** A head of two classes says the same as one column: how far "yes" lies above "no". */
function asColumn({ sentence, traits, bias }: Weights): Weights {
  const difference = (pairs: Float32Array): Float32Array =>
    Float32Array.from({ length: pairs.length / 2 }, (_, i) => (pairs[2 * i + 1] ?? 0) - (pairs[2 * i] ?? 0))
  return { classes: 1, sentence: difference(sentence), traits: difference(traits), bias: difference(bias) }
}

function beside(heads: Weights[], pick: (head: Weights) => Float32Array): Float32Array {
  const columns = heads.reduce((sum, head) => sum + head.classes, 0)
  const rows = heads.map((head) => pick(head).length / head.classes)
  const all = new Float32Array((rows[0] ?? 0) * columns)
  let first = 0
  for (const head of heads) {
    pick(head).forEach((w, i) => {
      all[Math.floor(i / head.classes) * columns + first + (i % head.classes)] = w
    })
    first += head.classes
  }
  return all
}

/** Trains the three heads on the same rows and puts them side by side. The same corpus gives the same model. */
export function trainModel(corpus: Example[], sentences: Float32Array[]): Model {
  const topics = [...new Map(corpus.map(({ label }) => [topicKey(label), label])).values()]
  const places = new Map(topics.map((label, i) => [topicKey(label), i]))
  const rows: Row[] = corpus.map(({ text }, i) => ({ sentence: sentences[i] ?? new Float32Array(0), traits: traitsOf(text) }))
  const flat = new Float32Array(corpus.length).fill(1)

  const topic = fitHead(
    rows,
    corpus.map(({ label }) => oneOf(topics.length, places.get(topicKey(label)) ?? 0)),
    flat,
    { ...SETTINGS, classes: topics.length },
  )
  // Questions about the rule itself may be flagged or not, so they teach the flag nothing: they count for nothing there.
  const harm = fitHead(
    rows,
    corpus.map(({ label }) => oneOf(2, label.atRisk ? 1 : 0)),
    Float32Array.from(corpus, ({ label }) => (label.either ? 0 : label.atRisk ? HARM_COUNTS : 1)),
    { ...SETTINGS, classes: 2 },
  )
  const scope = fitHead(
    rows,
    corpus.map(({ label }) => oneOf(2, label.outOfScope ? 1 : 0)),
    flat,
    { ...SETTINGS, classes: 2 },
  )

  const heads = [topic, asColumn(harm), asColumn(scope)]
  const columns = topics.length + 2
  const sentence = shrink(
    beside(heads, (head) => head.sentence),
    columns,
  )
  const traits = shrink(
    beside(heads, (head) => head.traits),
    columns,
  )
  const { examples, scale } = packed(sentences)
  return {
    topics,
    columns,
    loudness: SETTINGS.loudness,
    thresholds: THRESHOLDS,
    corpus: fingerprint(corpus),
    scales: { sentence: sentence.scale, traits: traits.scale, examples: scale },
    bias: [...beside(heads, (head) => head.bias)],
    exampleTopics: corpus.map(({ label }) => places.get(topicKey(label)) ?? 0),
    sentence: sentence.small,
    traits: traits.small,
    examples,
  }
}
