import type { Circumstances } from '../understanding/circumstances.js'
import type { Harmed } from '../understanding/label.js'
import { isBehind } from '../understanding/moments.js'
import { wordsOf } from '../understanding/normalise.js'
import { type Case, type InShort, onThePhone, toASenior } from './words.js'

/** Somebody is on the line; it came in writing; or the call is over, and there is nobody to say anything to. */
export type HarmAt = 'phone' | 'writing' | 'over'

const atOnce = 'Tell a senior colleague now. You need not judge whether it is meant, and you are not on your own with it.'
const note = 'Note as many details as you can.'

/** A threat to one of us is unacceptable behaviour (s4) that may be reported (s11): the words for somebody in despair are not for it. */
const toStaff =
  'Tell a senior colleague and your manager now. If it may happen at any moment, call the emergency services ({emergencyNumber}).'

/**
 * What to do and say where somebody may come to harm, by who it is and how it reached us: self-harm as s9 has it, others as s9 has it
 * for any such call, threats to us as s4 and s11 have them. Nothing is said to somebody who wrote: it goes to a senior (s9).
 */
export const harmWords: Readonly<Record<Harmed, Readonly<Record<HarmAt, InShort>>>> = {
  self: {
    phone: {
      lines: [atOnce, note],
      lead: onThePhone,
      say: ['I am not qualified to help you with this. Please contact the emergency services now, on {emergencyNumber}.'],
    },
    writing: {
      lines: [atOnce, 'They consider whether other agencies should know.'],
      lead: toASenior,
      say: ['A customer writes that they may harm themselves. I am passing you everything that they wrote.'],
    },
    over: {
      lines: [atOnce, note],
      lead: toASenior,
      say: ['Somebody who rang has said that they may harm themselves. I am passing you everything that I noted.'],
    },
  },
  others: {
    phone: {
      lines: [atOnce, note],
      lead: onThePhone,
      say: ['We are not in a position to help with this. Please contact the emergency services now, on {emergencyNumber}.'],
    },
    writing: {
      lines: [atOnce, 'They consider whether other agencies should know.'],
      lead: toASenior,
      say: ['A customer writes that somebody may come to harm. I am passing you everything that they wrote.'],
    },
    over: {
      lines: [atOnce, note],
      lead: toASenior,
      say: ['Somebody who rang has said that people may come to harm. I am passing you everything that I noted.'],
    },
  },
  both: {
    phone: {
      lines: [atOnce, note],
      lead: onThePhone,
      say: [
        'I am not qualified to help with this, and we are not in a position to. Please contact the emergency services now, on {emergencyNumber}.',
      ],
    },
    writing: {
      lines: [atOnce, 'They consider whether other agencies should know.'],
      lead: toASenior,
      say: ['A customer writes that they may harm themselves or somebody else. I am passing you everything that they wrote.'],
    },
    over: {
      lines: [atOnce, note],
      lead: toASenior,
      say: ['Somebody who rang has said that they may harm themselves or somebody else. I am passing you everything that I noted.'],
    },
  },
  staff: {
    phone: {
      lines: [toStaff, 'You may end the call. If it turned to this on the way, no explanation is owed.'],
      lead: 'If you have the opportunity before you end the call, you can say:',
      say: ['Threats are totally unacceptable. I am ending this call now, in line with our office’s policies.'],
    },
    writing: {
      lines: [toStaff, 'A head of department decides whether it is reported to the police; in their absence a group manager does.'],
      lead: 'To a senior colleague and your manager you can say:',
      say: ['A customer has threatened us in writing. I am passing you everything that they wrote.'],
    },
    over: {
      lines: [toStaff, note],
      lead: 'To a senior colleague and your manager you can say:',
      say: ['Somebody who rang has threatened us. I am passing you everything that I noted.'],
    },
  },
}

/**
 * By the asker's word somebody has it, a senior or the police: what s9 asks for beside that, which is a senior in all circumstances. Nothing is
 * said to the customer for it, where they are not on the line any more.
 */
export const handedOn: InShort = {
  lines: [
    'You say that it is in hand. If no senior colleague knows of it yet, tell one now, and tell them at once whatever else is said.',
    'Note as many details as you can, and put them in a note on the case if there is one.',
  ],
  say: [],
}

/**
 * Somebody threatens one of us at home. The procedure is about customers; whoever works here is not told that it does not cover them. Ours: the
 * emergency services, and a senior or their manager, whose support needs no reason (s2).
 */
export const atHome: InShort = {
  lines: [
    'If it may happen at any moment, call the emergency services ({emergencyNumber}) first.',
    'Tell a senior colleague or your manager now: you need no form and no reason, and you are not on your own with it.',
  ],
  lead: toASenior,
  say: ['Somebody at home threatens me. I need help now.'],
}

/**
 * Somebody tells of another: family, a neighbour, a carer. Whoever rings hears what s9 has for any such call, and is told nothing about their
 * own despair; the senior hears whom it is about.
 */
const ofAnother: Readonly<Record<HarmAt, InShort>> = {
  phone: harmWords.others.phone,
  writing: {
    lines: harmWords.others.writing.lines,
    lead: toASenior,
    say: ['Somebody writes about a person who may come to harm. I am passing you everything that they wrote.'],
  },
  over: {
    lines: harmWords.others.over.lines,
    lead: toASenior,
    say: ['Somebody rang about a person who may come to harm. I am passing you everything that I noted.'],
  },
}

/** Somebody rings about another's threat to us: there is nobody on the line to be told that threats are unacceptable. */
const warnsUs: InShort = { lines: [toStaff, note], lead: onThePhone, say: harmWords.others.phone.say }

/** A senior asks: they tell nobody more senior, but find out what more should be done, and have the disclosure recorded (s9). */
const seniorsTurn: InShort = {
  lines: [
    'If it may happen at any moment, call the emergency services ({emergencyNumber}). Establish whether more should be done.',
    'Details to an authority: consider whether it is in the person’s vital interests, and notify Information Governance.',
  ],
  say: [],
}

/** The asker’s own life. The procedure is about customers; whoever works here is not sent to a form. Ours, with s2. */
const inDespair: InShort = {
  lines: [
    'You matter more than any call. If you may be in danger, call the emergency services ({emergencyNumber}) now.',
    'Do not stay alone with it: tell somebody beside you, your manager or anybody more senior, now. You need no form and no reason.',
  ],
  lead: 'You can say:',
  say: ['I am not safe with my own thoughts, and I need somebody with me now.'],
}

/** They stand before us: out of reach first, and the emergency services called by us (s11, imminent). */
const beforeUs: InShort = {
  lines: [
    'Get yourself and others out of reach, and call the emergency services ({emergencyNumber}).',
    'Tell a senior colleague and your manager as soon as you are safe.',
  ],
  lead: 'To the emergency services you can say:',
  say: ['Somebody is here at our office and threatens us. We need the police now, at (address).'],
}

/** Where the words about harm go: a question that does not say is taken for a call, whose words cannot wait. */
const harmAt = ({ medium, moment }: Circumstances): HarmAt => {
  if (medium === 'writing') return 'writing'
  return isBehind(moment) ? 'over' : 'phone'
}

/** Nobody on a call threatened anything, or it is a lesson: a senior and the manager hear of it, and there is nobody to say anything to. */
const stoodAbout: InShort = { lines: [toStaff, note], say: [] }
const aLesson: InShort = { lines: [atOnce, note], say: [] }
/** What is asked of the papers, once somebody named has it; harm told anew is none of it. */
const ofThePapers = /\b(?:write|put|note|record|file|log|form|save|copy)\b/i
const ofSomebody =
  /\b(?:say|tell|reply|answer|back|he|hes|she|shes|they|him|her|them|callers?|customers?|man|woman|lady|lad|girl|boy|someone|somebody)\b/i

/** Where it is not told that anybody rang, it may have been said by one of ours, or at the door: nothing is told that may not be so. */
const asIsKnown = (words: InShort, { medium }: Circumstances): InShort =>
  medium === 'unsaid'
    ? {
        ...words,
        say: words.say.map((line) => line.replace(/^Somebody who rang\b/, 'Somebody').replace(/^Somebody rang\b/, 'Somebody told us')),
      }
    : words

/** Whose turn it is, who tells of it, where they are, and who may come to harm: the first that is known decides. */
export function harmShort(of: Circumstances, has: Case['has'], text = ''): InShort {
  const [at, harmed] = [harmAt(of), of.harmed ?? 'both']
  // Whoever is still on the line hears what s9 has for them, also when a senior knows of it.
  if (of.handed && at === 'phone' && has('with-them-still')) return { ...harmWords[harmed].phone, lines: handedOn.lines }
  if (of.handed) return handedOn
  if (has('passed-by-name') && ofThePapers.test(text) && !ofSomebody.test(wordsOf(text).join(' '))) return handedOn
  if (of.atHome) return atHome
  if (has('asker-in-despair')) return inDespair
  if (has('asker-senior')) {
    // A senior who may have them on the line keeps the words for it: those cannot wait.
    const onTheLine = at === 'phone' && of.medium === 'phone' && (has('speaks-to-them') || !has('told-to-another'))
    return onTheLine ? { ...harmWords[harmed].phone, lines: seniorsTurn.lines } : seniorsTurn
  }
  if (has('of-a-lesson')) return aLesson
  if (has('hangs-about') && !has('threatens') && !of.saidSo) return stoodAbout
  if (has('in-person') && at === 'phone' && harmed === 'staff') return beforeUs
  if (has('third-party') && harmed === 'staff' && at === 'phone') return warnsUs
  return asIsKnown(fitting(of, at, has), of)
}

/** By who may come to harm and how it reached us, and whether anybody tells it of another. */
function fitting({ harmed = 'both', saidSo }: Circumstances, at: HarmAt, has: Case['has']): InShort {
  if (has('third-party') && harmed !== 'staff') return ofAnother[at]
  // Nobody is told that somebody means themselves unless they said so: what the reader makes of it may be wrong.
  return at !== 'phone' && harmed === 'self' && !saidSo && !has('third-party') ? harmWords.both[at] : harmWords[harmed][at]
}
