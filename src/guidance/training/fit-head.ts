import { BUCKETS, type Traits } from '../understanding/traits.js'

// Taken out of Math once: inside jest every look at a global is slow, and these stand in the innermost loops.
const { abs, exp, imul, max, sqrt } = Math

/** One example as the trainer sees it: a sentence vector and a sparse vector. */
export type Row = { sentence: Float32Array; traits: Traits }

/** A linear head under training: a weight for each input and class, input by input. */
export type Weights = { classes: number; sentence: Float32Array; traits: Float32Array; bias: Float32Array }

export type FitOptions = {
  classes: number
  rounds: number
  rate: number
  /** Pulls every weight a little towards zero, the sentence's and the traits' apart. */
  shrinkSentence: number
  shrinkTraits: number
  /** How loud the sentence vector (unit length) is beside the traits (unit length). */
  loudness: number
  seed: number
}

const RIGHT_ENOUGH = 0.002

/** Numbers that look random and are the same each time. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return function throwDie() {
    state = (state + 0x6d2b79f5) >>> 0
    let t = imul(state ^ (state >>> 15), 1 | state)
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The order 0 … n-1, shuffled by the dice. */
export function shuffled(n: number, die: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(die() * (i + 1))
    const [a, b] = [order[i] ?? 0, order[j] ?? 0]
    order[i] = b
    order[j] = a
  }
  return order
}

/** What the head says of a row, before it is turned into chances. */
export function scores(weights: Weights, row: Row, loudness: number, into = new Float32Array(weights.classes)): Float32Array {
  const { classes, sentence, traits } = weights
  into.set(weights.bias)
  for (let d = 0; d < row.sentence.length; d++) {
    const x = (row.sentence[d] ?? 0) * loudness
    const base = d * classes
    for (let c = 0; c < classes; c++) into[c] = (into[c] ?? 0) + x * (sentence[base + c] ?? 0)
  }
  for (let i = 0; i < row.traits.at.length; i++) {
    const x = row.traits.value[i] ?? 0
    const base = (row.traits.at[i] ?? 0) * classes
    for (let c = 0; c < classes; c++) into[c] = (into[c] ?? 0) + x * (traits[base + c] ?? 0)
  }
  return into
}

/** Scores as chances that add up to one. */
export function chances(of: Float32Array): Float32Array {
  const top = of.reduce((a, b) => max(a, b), Number.NEGATIVE_INFINITY)
  const raised = of.map((s) => exp(s - top))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((r) => r / sum)
}

/** Multinomial logistic regression by AdaGrad. The targets are chances, so that several labels may be right in part. */
export function fitHead(rows: Row[], targets: Float32Array[], importance: Float32Array, options: FitOptions): Weights {
  const { classes, loudness, rate, shrinkSentence, shrinkTraits } = options
  const size = rows[0]?.sentence.length ?? 0
  const weights: Weights = {
    classes,
    sentence: new Float32Array(size * classes),
    traits: new Float32Array(BUCKETS * classes),
    bias: new Float32Array(classes),
  }
  const seen = {
    sentence: new Float32Array(size * classes).fill(1e-3),
    traits: new Float32Array(BUCKETS * classes).fill(1e-3),
    bias: new Float32Array(classes).fill(1e-3),
  }
  const die = dice(options.seed)
  const into = new Float32Array(classes)
  const step = (w: Float32Array, g: Float32Array, at: number, slope: number): void => {
    const sum = (g[at] ?? 0) + slope * slope
    g[at] = sum
    w[at] = (w[at] ?? 0) - (rate * slope) / sqrt(sum)
  }
  for (let round = 0; round < options.rounds; round++)
    for (const n of shuffled(rows.length, die)) {
      const [row, target] = [rows[n], targets[n]]
      if (!row || !target) continue
      const said = chances(scores(weights, row, loudness, into))
      // Most classes are as good as right about most rows; stepping only the others is five times faster, and no worse.
      const wrong = Array.from(said, (p, c) => ({ c, off: (p - (target[c] ?? 0)) * (importance[n] ?? 1) })).filter(
        ({ off }) => abs(off) > RIGHT_ENOUGH,
      )
      for (const { c, off } of wrong) {
        step(weights.bias, seen.bias, c, off)
        for (let d = 0, at = c; d < size; d++, at += classes)
          step(weights.sentence, seen.sentence, at, (row.sentence[d] ?? 0) * loudness * off + shrinkSentence * (weights.sentence[at] ?? 0))
        for (let i = 0; i < row.traits.at.length; i++) {
          const at = (row.traits.at[i] ?? 0) * classes + c
          step(weights.traits, seen.traits, at, (row.traits.value[i] ?? 0) * off + shrinkTraits * (weights.traits[at] ?? 0))
        }
      }
    }
  return weights
}
