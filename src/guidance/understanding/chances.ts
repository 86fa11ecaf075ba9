import type { Label } from './label.js'

/** What the reader makes of one text: a chance for each topic, then of harm, of being out of scope, vague, and about what came before. */
export type Chances = { topics: number[]; atRisk: number; outOfScope: number; vague: number; belongs: number }

const squash = (score: number): number => 1 / (1 + Math.exp(-score))

/** Scores as chances that add up to one. */
export function shares(scores: readonly number[]): number[] {
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const raised = scores.map((score) => Math.exp(score - top))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((each) => each / sum)
}

/** Far more digits than mean anything, and few enough that every machine's are the same. */
const rounded = (chance: number): number => Math.round(chance * 1e4) / 1e4

/** A row of scores as chances. Harm, scope and vagueness are each asked twice, as a topic and by themselves, and the answers averaged. */
export function chancesOf(scores: Float32Array, labels: readonly Label[]): Chances {
  const topics = shares([...scores.subarray(0, labels.length)])
  const [harm = 0, scope = 0, vague = 0, belongs = 0] = scores.subarray(labels.length)
  const both = (which: 'atRisk' | 'outOfScope' | 'vague', asked: number): number =>
    rounded((labels.reduce((sum, label, i) => (label[which] ? sum + (topics[i] ?? 0) : sum), 0) + squash(asked)) / 2)
  return {
    topics,
    atRisk: both('atRisk', harm),
    outOfScope: both('outOfScope', scope),
    vague: both('vague', vague),
    belongs: rounded(squash(belongs)),
  }
}

/** What is said of a text without a single word. */
export const nothingSaid = (labels: readonly Label[]): Chances => ({
  topics: labels.map(() => 0),
  atRisk: 0,
  outOfScope: 1,
  vague: 0,
  belongs: 0,
})
