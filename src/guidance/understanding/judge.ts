import type { Action } from '../passages/passage.js'
import { type Circumstances, circumstancesOf } from './circumstances.js'
import type { Harmed, Kind, Label, Situation } from './label.js'
import type { Model } from './model-file.js'
import type { Chances } from './score.js'

/** One way to read a question. */
export type Reading = { section: string; situation: Situation; action: Action }

/** How a question is understood, with what it tells of the contact beside its topic. */
export type Understanding = Circumstances & {
  /** Ids of sections, best first; empty when the procedure does not cover the question. */
  sections: string[]
  situation: Situation
  action: Action
  atRisk: boolean
  atRiskScore: number
  /** Who may come to harm, of the public. */
  kind?: Kind
  covered: boolean
  /** The next two readings, for "not what I meant". */
  others: Reading[]
}

/** How much a topic speaks for each of its labels: the best in full, the acceptable ones less. */
const WORTH = { sections: [1, 0.5, 0.1], situations: [1, 0.5], actions: [1, 0.5] }
/**
 * How much each bit of suspected harm takes from "out of scope". By cross-validation 1 harm example in 1,272 is then called
 * "not covered" (1 in 50 without), for two in a hundred fewer refusals.
 */
const HARM_DOUBTS_SCOPE = 2.5
/** Nobody reads on after this many sections. */
const SHOWN = 5
/** Offering no button is acceptable almost everywhere, so it says little. */
const NONE_IS_ALSO_FINE = 0.2

function ranked<T extends string>(weigh: (label: Label) => T[], worth: number[], labels: Label[], chances: number[]): T[] {
  const sums = new Map<T, number>()
  labels.forEach((label, i) => {
    weigh(label).forEach((id, place) => {
      const weight = id === 'none' && place > 0 ? NONE_IS_ALSO_FINE : (worth[place] ?? worth.at(-1) ?? 0)
      const share = (chances[i] ?? 0) * weight
      sums.set(id, (sums.get(id) ?? 0) + share)
    })
  })
  return [...sums].sort(([, a], [, b]) => b - a).map(([id]) => id)
}

function kindOf(labels: Label[], chances: Float32Array): Kind {
  const of = (kind: Kind): number => labels.reduce((sum, label, i) => (label.kind === kind ? sum + (chances[i] ?? 0) : sum), 0)
  const [self, others, both] = [of('self'), of('others'), of('both')]
  if (both > self && both > others) return 'both'
  return self >= others ? 'self' : 'others'
}

/** Threats to staff and the office are labelled with section 11, all other harm with 9. */
function harmedOf(labels: Label[], chances: Float32Array): Harmed {
  const sum = (of: (label: Label) => boolean): number =>
    labels.reduce((total, label, i) => (label.atRisk && of(label) ? total + (chances[i] ?? 0) : total), 0)
  const staff = sum(({ sections }) => sections[0] === '11.police')
  return staff > sum(({ sections }) => sections[0] !== '11.police') ? 'staff' : kindOf(labels, chances)
}

function otherReadings(labels: Label[], chances: number[], best: string | undefined): Reading[] {
  const order = labels.map((label, i) => ({ label, chance: chances[i] ?? 0 })).sort((a, b) => b.chance - a.chance)
  const readings = new Map<string, Reading>()
  for (const { label } of order) {
    const [section, situation, action] = [label.sections[0], label.situations[0], label.actions[0]]
    if (section && situation && action && section !== best && !readings.has(section)) readings.set(section, { section, situation, action })
  }
  return [...readings.values()].slice(0, 2)
}

/** Turns chances, and the messages they are of, into an answer. Harm comes first: what may be harm is never called "not covered". */
export function judge(
  { topics: labels, thresholds }: Model,
  { topics, atRisk: atRiskScore, outOfScope }: Chances,
  messages: readonly string[],
): Understanding {
  const atRisk = atRiskScore >= thresholds.atRisk
  const covered = atRiskScore >= thresholds.perhapsAtRisk || outOfScope - HARM_DOUBTS_SCOPE * atRiskScore < thresholds.outOfScope
  // What is not of the kind we settled on is not struck out, only spoken of last.
  const chances = labels.map((label, i) => {
    const fits = atRisk ? label.atRisk || label.either : !label.atRisk
    return label.outOfScope ? 0 : (topics[i] ?? 0) * (fits ? 1 : 0.1)
  })
  const sections = ranked((label) => label.sections, WORTH.sections, labels, chances).slice(0, SHOWN)
  const situations = ranked((label) => label.situations, WORTH.situations, labels, chances)
  const actions = ranked((label) => label.actions, WORTH.actions, labels, chances)
  if (!covered) {
    const others = otherReadings(labels, chances, undefined)
    return { sections: [], situation: 'none', action: 'none', atRisk: false, atRiskScore, covered, others, ...circumstancesOf(messages) }
  }
  return {
    sections,
    situation: atRisk ? 'at-risk' : (situations[0] ?? 'none'),
    action: atRisk ? 'at-risk' : (actions[0] ?? 'none'),
    atRisk,
    atRiskScore,
    ...(atRisk && { kind: kindOf(labels, topics) }),
    ...circumstancesOf(messages, atRisk ? harmedOf(labels, topics) : undefined),
    covered,
    others: otherReadings(labels, chances, sections[0]),
  }
}
