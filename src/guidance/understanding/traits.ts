import { normalise } from './normalise.js'

// Taken out of Math once: inside jest every look at a global is slow, and these stand in the innermost loops.
const { imul, sqrt } = Math

/** How many buckets the word and letter n-grams share. A power of two, so that a mask finds the bucket. */
export const BUCKETS = 1 << 15

/** How many numbers the encoder makes of a sentence. */
export const SENTENCE_SIZE = 512

/** A sparse vector: bucket numbers and their values, of unit length. */
export type Traits = { at: Uint16Array; value: Float32Array }

function bucketOf(gram: string): number {
  // FNV-1a: small, fast, and the same on every machine.
  let hash = 0x811c9dc5
  for (let i = 0; i < gram.length; i++) hash = imul(hash ^ gram.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  return hash & (BUCKETS - 1)
}

function* wordGrams(words: string[]): Generator<[string, number]> {
  for (let i = 0; i < words.length; i++) {
    const [one, two, three] = [words[i] ?? '', words[i + 1], words[i + 2]]
    yield [`w ${one}`, 1]
    if (two) yield [`w ${one} ${two}`, 0.8]
    if (two && three) yield [`w ${one} ${two} ${three}`, 0.5]
    if (three) yield [`s ${one} ${three}`, 0.4]
  }
  if (words[0]) yield [`first ${words[0]} ${words[1] ?? ''}`, 0.6]
}

function* letterGrams(words: string[]): Generator<[string, number]> {
  for (const word of words) {
    const framed = `<${word}>`
    for (const size of [3, 4, 5]) for (let i = 0; i + size <= framed.length; i++) yield [`c ${framed.slice(i, i + size)}`, 0.35]
  }
}

/** The words of a message as the model reads them. */
export const wordsOf = (text: string): string[] => normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** The words and letters of a message as a vector of unit length; typos keep most of their letter n-grams. */
export function traitsOf(text: string): Traits {
  const words = wordsOf(text).map((word) => word.slice(0, 24))
  const sums = new Map<number, number>()
  for (const grams of [wordGrams(words), letterGrams(words)])
    for (const [gram, weight] of grams) {
      const bucket = bucketOf(gram)
      sums.set(bucket, (sums.get(bucket) ?? 0) + weight)
    }
  const at = Uint16Array.from(sums.keys())
  const value = Float32Array.from(sums.values(), (sum) => sqrt(sum))
  const length = Math.hypot(...value) || 1
  return { at, value: value.map((v) => v / length) }
}
