import type { Model } from './model-file.js'
import { neighbours } from './neighbours.js'
import type { Traits } from './traits.js'

/** How much the nearest examples say beside the linear heads: by cross-validation, and flat between a fifth and a half. */
const NEIGHBOURS_SAY = 0.35

/** What the model makes of one text: a chance for each topic, of harm, and of being out of scope. */
export type Chances = { topics: Float32Array; atRisk: number; outOfScope: number }

const squash = (score: number): number => 1 / (1 + Math.exp(-score))

function scoresOf(model: Model, sentence: Float32Array, traits: Traits): Float32Array {
  const { columns, scales } = model
  const [fromSentence, fromTraits] = [new Float32Array(columns), new Float32Array(columns)]
  for (let d = 0; d < sentence.length; d++) {
    const x = (sentence[d] ?? 0) * model.loudness
    for (let c = 0, at = d * columns; c < columns; c++, at++) fromSentence[c] = (fromSentence[c] ?? 0) + x * (model.sentence[at] ?? 0)
  }
  for (let i = 0; i < traits.at.length; i++) {
    const x = traits.value[i] ?? 0
    for (let c = 0, at = (traits.at[i] ?? 0) * columns; c < columns; c++, at++)
      fromTraits[c] = (fromTraits[c] ?? 0) + x * (model.traits[at] ?? 0)
  }
  return fromSentence.map((s, c) => s * (scales.sentence[c] ?? 0) + (fromTraits[c] ?? 0) * (scales.traits[c] ?? 0) + (model.bias[c] ?? 0))
}

/** Scores as chances that add up to one. */
export function shares(scores: Float32Array): Float32Array {
  const top = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const raised = scores.map((s) => Math.exp(s - top))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((r) => r / sum)
}

/** Asks the model about one text. Harm and scope are each asked twice, as a topic and by themselves, and the answers averaged. */
export function score(model: Model, sentence: Float32Array, traits: Traits): Chances {
  const all = scoresOf(model, sentence, traits)
  const count = model.topics.length
  const near = neighbours(model, sentence)
  const topics = shares(all.subarray(0, count)).map((p, i) => p * (1 - NEIGHBOURS_SAY) + (near[i] ?? 0) * NEIGHBOURS_SAY)
  const sum = (want: 'atRisk' | 'outOfScope'): number => topics.reduce((total, p, i) => (model.topics[i]?.[want] ? total + p : total), 0)
  return {
    topics,
    atRisk: (sum('atRisk') + squash(all[count] ?? 0)) / 2,
    outOfScope: (sum('outOfScope') + squash(all[count + 1] ?? 0)) / 2,
  }
}

/** Harm as the words alone suggest it: a fast first look that finds where to look closer in a very long message. */
export function glance(model: Model, traits: Traits): number {
  return scoresOf(model, new Float32Array(0), traits)[model.topics.length] ?? 0
}
