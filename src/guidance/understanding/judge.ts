import type { Action } from '../passages/passage.js'
import { type OurManner, ourManner } from './about-one-of-us.js'
import type { Chances } from './chances.js'
import { type Circumstances, circumstancesOf, named } from './circumstances.js'
import type { Colleagues } from './colleagues.js'
import { type Fact, factsOf } from './facts.js'
import type { Harmed, Kind, Label, Situation } from './label.js'
import { wordsOf } from './normalise.js'
import { isNotOurs } from './not-ours.js'
import { isOnTheLadder, sectionTold } from './section-told.js'
import { thresholds } from './thresholds.js'

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
  /** Too vague to answer: to be asked what was said or done. Never where `atRisk`. */
  askBack: boolean
  /** What an alert from here takes along: the messages of the thread that tell of the harm, oldest first. Empty where nobody is at risk. */
  telling: string[]
  /** The lines of a threat told before, which nobody has yet, where this message is about something else; empty otherwise. */
  waiting: string[]
  /** What the messages tell of the case beside its topic; the words to say follow them. */
  facts: Fact[]
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

function ranked<T extends string>(
  weigh: (label: Label) => T[],
  worth: number[],
  labels: readonly Label[],
  chances: readonly number[],
): T[] {
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

function kindOf(labels: readonly Label[], chances: readonly number[]): Kind {
  const of = (kind: Kind): number => labels.reduce((sum, label, i) => (label.kind === kind ? sum + (chances[i] ?? 0) : sum), 0)
  const [self, others, both] = [of('self'), of('others'), of('both')]
  if (both > self && both > others) return 'both'
  return self >= others ? 'self' : 'others'
}

/** Threats to staff and the office are labelled with section 11, all other harm with 9. */
function harmedOf(labels: readonly Label[], chances: readonly number[]): Harmed {
  const sum = (of: (label: Label) => boolean): number =>
    labels.reduce((total, label, i) => (label.atRisk && of(label) ? total + (chances[i] ?? 0) : total), 0)
  const staff = sum(({ sections }) => sections[0] === '11.police')
  return staff > sum(({ sections }) => sections[0] !== '11.police') ? 'staff' : kindOf(labels, chances)
}

function otherReadings(labels: readonly Label[], chances: readonly number[], best: string | undefined): Reading[] {
  const order = labels.map((label, i) => ({ label, chance: chances[i] ?? 0 })).sort((a, b) => b.chance - a.chance)
  const readings = new Map<string, Reading>()
  for (const { label } of order) {
    const [section, situation, action] = [label.sections[0], label.situations[0], label.actions[0]]
    if (section && situation && action && section !== best && !readings.has(section)) readings.set(section, { section, situation, action })
  }
  return [...readings.values()].slice(0, 2)
}

/** Is this, or may it be harm, what the procedure covers? */
export const inScope = ({ atRisk, outOfScope }: Chances): boolean =>
  atRisk >= thresholds.perhapsAtRisk || outOfScope - HARM_DOUBTS_SCOPE * atRisk < thresholds.refused

/** Is harm of this kind to somebody else than the words name? */
const isKindBeside = (kind: Kind | undefined, whom: 'self' | 'others'): boolean => kind !== undefined && kind !== 'both' && kind !== whom

/** Where the procedure has how one of us was with a customer: complained of in s7, one's own temper in s2. */
const mannerIs: Readonly<Record<Exclude<OurManner, 'seen'>, Reading>> = {
  'complained-of': { section: '7.dissatisfied', situation: 'escalation', action: 'escalate' },
  own: { section: '2', situation: 'staff-welfare', action: 'welfare' },
}

/**
 * The messages of a conversation that belong together, and what they tell beside their topic; `meant` are the same as they are spelt right, `toKnow`:
 * nothing in all of it tells of a contact.
 */
type Heard = { messages: string[]; meant?: string[]; telling: string[]; handed?: true; waiting?: string[]; toKnow?: boolean }

/** Turns chances, and the messages they are of, into an answer. Harm comes first: what may be harm is never called "not covered". */
export function judge(
  labels: readonly Label[],
  said: Chances,
  { messages, meant = messages, telling, handed, waiting = [], toKnow = false }: Heard,
  colleagues: Colleagues = [],
): Understanding {
  const { topics, atRisk: atRiskScore, vague } = said
  const latest = messages.at(-1) ?? ''
  const askBack = vague >= thresholds.vague && vague > atRiskScore && !(vague < 1 && isOnTheLadder(latest))
  const atRisk = atRiskScore >= thresholds.atRisk && !askBack
  const manner = atRisk || askBack ? undefined : ourManner(messages.at(-1) ?? '', colleagues)
  const covered =
    atRisk || (!askBack && manner !== 'seen' && !isNotOurs(latest) && (manner !== undefined || inScope(said) || isOnTheLadder(latest)))
  // What is not of the kind we settled on is not struck out, only spoken of last.
  const whom = atRisk ? named(messages) : undefined
  const chances = labels.map((label, i) => {
    const fits = atRisk ? (label.atRisk && !(whom && isKindBeside(label.kind, whom))) || label.either : !label.atRisk
    return label.outOfScope || label.vague ? 0 : (topics[i] ?? 0) * (fits ? 1 : 0.1)
  })
  const facts = factsOf(meant, meant.map((text) => wordsOf(text.slice(0, 4000)).join(' ')).reverse())
  const always = { atRiskScore, covered, askBack, facts, waiting: atRisk ? [] : waiting }
  if (!covered)
    return {
      ...always,
      ...circumstancesOf(messages, undefined, [], meant),
      sections: [],
      situation: 'none',
      action: 'none',
      atRisk: false,
      telling: [],
      others: otherReadings(labels, chances, undefined),
    }
  const read = ranked((label) => label.sections, WORTH.sections, labels, chances)
  const ofUs = manner === undefined || manner === 'seen' ? (atRisk ? undefined : sectionTold(meant.at(-1) ?? '')) : mannerIs[manner]
  const sections = [...new Set([...(ofUs ? [ofUs.section] : []), ...read])].slice(0, SHOWN)
  const situations = ranked((label) => label.situations, WORTH.situations, labels, chances)
  const actions = ranked((label) => label.actions, WORTH.actions, labels, chances)
  return {
    ...always,
    ...circumstancesOf(messages, atRisk ? harmedOf(labels, topics) : undefined, colleagues, meant),
    sections,
    situation: atRisk ? 'at-risk' : (ofUs?.situation ?? situations[0] ?? 'none'),
    action: atRisk ? 'at-risk' : (ofUs?.action ?? actions[0] ?? 'none'),
    atRisk,
    telling: atRisk ? telling : [],
    ...(atRisk && handed && { handed }),
    ...(manner === 'complained-of' && { complainedOf: true }),
    ...(toKnow && !atRisk && waiting.length === 0 && { toKnow: true }),
    ...(atRisk && { kind: kindOf(labels, topics) }),
    others: otherReadings(labels, chances, sections[0]),
  }
}
