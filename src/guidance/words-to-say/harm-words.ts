import type { Harmed } from '../understanding/label.js'
import { type InShort, onThePhone, toASenior } from './words.js'

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
      say: ['A customer writes that they may harm themselves and others. I am passing you everything that they wrote.'],
    },
    over: {
      lines: [atOnce, note],
      lead: toASenior,
      say: ['Somebody who rang has said that they may harm themselves and others. I am passing you everything that I noted.'],
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
 * said to the customer for it.
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
