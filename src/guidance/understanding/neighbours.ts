import type { Model } from './model-file.js'
import { SENTENCE_SIZE } from './traits.js'

/** How many of the nearest examples have a say, and how fast a say fades with distance: both by cross-validation, and flat. */
const NEAREST = 8
const FADES = 10
/** How many numbers of a vector a first glance takes, and how many examples pass it. */
const GLANCED_AT = 128
const LOOKED_AT = 300

// Taken out of Math once: inside jest every look at a global is slow, and this one stands in the innermost loop.
const { imul } = Math

/** The sentence vectors of all examples as small whole numbers, one after the other (512 each), and one scale for all. */
export function packed(sentences: Float32Array[]): { examples: Int8Array; scale: number } {
  let most = 1e-9
  for (const sentence of sentences) for (const x of sentence) most = Math.max(most, Math.abs(x))
  const scale = most / 127
  const examples = new Int8Array(sentences.length * SENTENCE_SIZE)
  sentences.forEach((sentence, n) => {
    examples.set(
      sentence.map((x) => Math.round(x / scale)),
      n * SENTENCE_SIZE,
    )
  })
  return { examples, scale }
}

/** Puts a likeness where it belongs among the best so far, dropping the least. */
function place(best: { like: number; example: number }[], like: number, example: number): void {
  let at = best.length
  while (at > 0 && (best[at - 1]?.like ?? 0) < like) at--
  best.splice(at, 0, { like, example })
  if (best.length > NEAREST) best.pop()
}

/** The likeness of a sentence to one example, over so many of the numbers, all of them whole. */
function likeness(sentence: Int8Array, examples: Int8Array, from: number, size: number): number {
  let like = 0
  for (let d = 0; d < size; d++) like = (like + imul(sentence[d] ?? 0, examples[from + d] ?? 0)) | 0
  return like
}

/** The examples worth a full look: the likest over a quarter of the numbers. Four times faster, and the nearest eight are among them. */
function worthALook(sentence: Int8Array, { examples, exampleTopics }: Model): number[] {
  const likes = new Int32Array(exampleTopics.length)
  for (let n = 0; n < likes.length; n++) likes[n] = likeness(sentence, examples, n * SENTENCE_SIZE, GLANCED_AT)
  const least = likes.slice().sort().at(-LOOKED_AT) ?? Number.NEGATIVE_INFINITY
  const worth: number[] = []
  for (let n = 0; n < likes.length; n++) if ((likes[n] ?? 0) >= least) worth.push(n)
  return worth
}

/** A chance for each topic by the examples that lie nearest to the sentence: what the linear heads blur, one close example often has. */
export function neighbours(model: Model, sentence: Float32Array): Float32Array {
  const { topics, examples, exampleTopics, scales } = model
  const { examples: small, scale } = packed([sentence])
  const best: { like: number; example: number }[] = []
  for (const example of worthALook(small, model)) {
    const like = likeness(small, examples, example * SENTENCE_SIZE, SENTENCE_SIZE)
    if (best.length < NEAREST || like > (best.at(-1)?.like ?? 0)) place(best, like, example)
  }
  const says = best.map(({ like }) => Math.exp(FADES * (like - (best[0]?.like ?? 0)) * scales.examples * scale))
  const all = says.reduce((sum, say) => sum + say, 0) || 1
  const chances = new Float32Array(topics.length)
  best.forEach(({ example }, i) => {
    const topic = exampleTopics[example] ?? 0
    chances[topic] = (chances[topic] ?? 0) + (says[i] ?? 0) / all
  })
  return chances
}
