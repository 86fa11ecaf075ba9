import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Label } from './label.js'
import { BUCKETS, SENTENCE_SIZE } from './traits.js'

/** A group of questions that share a label, and so an answer. */
const Topic = z.custom<Label>((value) => typeof value === 'object' && value !== null && 'sections' in value)

const Head = z.object({
  topics: z.array(Topic),
  columns: z.number().int(),
  /** How loud the sentence vector is beside the traits. */
  loudness: z.number(),
  /** From these chances on, a message is at risk, may be at risk, or is out of scope. */
  thresholds: z.object({ atRisk: z.number(), perhapsAtRisk: z.number(), outOfScope: z.number() }),
  /** Of the corpus that it was trained on: a test holds it against the corpus in the tree. */
  corpus: z.string(),
  scales: z.object({ sentence: z.array(z.number()), traits: z.array(z.number()), examples: z.number() }),
  bias: z.array(z.number()),
  /** The topic of each example whose sentence vector the model keeps. */
  exampleTopics: z.array(z.number().int()),
})

/** The trained model: a column for each topic, then one for at-risk and one for out of scope. */
export type Model = z.infer<typeof Head> & { sentence: Int8Array; traits: Int8Array; examples: Int8Array }

/** Each column's weights as small whole numbers and one scale: a quarter of the size, and no worse an answer. */
export function shrink(weights: Float32Array, columns: number): { small: Int8Array; scale: number[] } {
  const scale = new Array<number>(columns).fill(1e-9)
  weights.forEach((w, i) => {
    scale[i % columns] = Math.max(scale[i % columns] ?? 0, Math.abs(w) / 127)
  })
  return { small: Int8Array.from(weights, (w, i) => Math.round(w / (scale[i % columns] ?? 1))), scale }
}

/** Writes the model as one file: the length of its head, its head as JSON, then the weights. */
export function writeModel(file: string, { sentence, traits, examples, ...head }: Model): void {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(json.length)
  const weights = [sentence, traits, examples].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))
  writeFileSync(file, Buffer.concat([length, json, ...weights]))
}

/** Reads the model back; a file of the wrong size is a fault of the build, and says so. */
export function readModel(file: string): Model {
  const bytes = readFileSync(file)
  const length = bytes.readUInt32LE(0)
  const head = Head.parse(JSON.parse(bytes.toString('utf8', 4, 4 + length)))
  const [start, middle] = [4 + length, 4 + length + SENTENCE_SIZE * head.columns]
  const last = middle + BUCKETS * head.columns
  const end = last + SENTENCE_SIZE * head.exampleTopics.length
  if (end !== bytes.length) throw new Error(`${file} has ${bytes.length} bytes where ${end} were expected: train the model again.`)
  const part = (from: number, to: number): Int8Array => new Int8Array(bytes.subarray(from, to))
  return { ...head, sentence: part(start, middle), traits: part(middle, last), examples: part(last, end) }
}
