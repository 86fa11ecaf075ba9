import { brief } from '../../procedures/sections.js'
import type { Fact } from '../understanding/facts.js'
import type { Moment } from '../understanding/moments.js'
import { type Case, type InShort, inYourAnswer, onThePhone, toYourManager, type Way } from './words.js'

/** Unacceptable behaviour as s4 divides it. */
export type Behaviour = 'abusive' | 'offensive'

type ByWay = Readonly<Record<Way, InShort>>

const logIt = `Afterwards fill in the terminated call log (${brief('s6')}), and look after yourself (${brief('s2')}).`

const mayEnd: ByWay = {
  phone: {
    lines: ['You may end the call at once, where they are abusive or threatening from the outset or their tone turns to it.', logIt],
    lead: 'If you have the opportunity, you can say:',
    say: ['That is totally unacceptable. I am ending this call now, in line with our office’s policies.'],
  },
  writing: {
    lines: [
      'You may end the contact, where it is abusive or threatening.',
      `Tell your line manager, and look after yourself (${brief('s2')}).`,
    ],
    lead: inYourAnswer,
    say: ['What you wrote is totally unacceptable. We are ending this contact, in line with our office’s policies.'],
  },
}

const turned: ByWay = {
  phone: { lines: ['It has turned abusive or threatening: you can end the call now. No further explanation is owed.', logIt], say: [] },
  writing: {
    lines: [
      'It has turned abusive or threatening: you can end the contact now. No further explanation is owed.',
      `Tell your line manager, and look after yourself (${brief('s2')}).`,
    ],
    say: [],
  },
}

/** {act} is what they do, in words that say it precisely: "swearing at me". */
const explain: ByWay = {
  phone: {
    lines: [
      'At the first chance, explain precisely what you find unacceptable, calmly and politely.',
      'If it goes on, warn them that you will end the call.',
    ],
    lead: onThePhone,
    say: ['You are {act}, and I find that unacceptable. I can only carry on with this call if you stop.'],
  },
  writing: {
    lines: [
      'Explain precisely what you find unacceptable, calmly and politely.',
      'If it goes on, warn them that you will end the contact.',
    ],
    lead: inYourAnswer,
    say: ['Parts of what you wrote are offensive: you say “…”. We can only go on dealing with this if it stops.'],
  },
}

const warn: ByWay = {
  phone: {
    lines: [
      'It has not improved enough: warn them that you will end the call.',
      'If they object to that, tell them how to make a service complaint.',
    ],
    lead: onThePhone,
    say: ['I have asked you to stop. If it goes on, I will end this call.'],
  },
  writing: {
    lines: [
      'It has not improved enough: warn them that you will end the contact.',
      'If they object to that, tell them how to make a service complaint.',
    ],
    lead: inYourAnswer,
    say: ['We have asked you to stop. If you write in this way again, we will end this contact.'],
  },
}

const endIt: ByWay = {
  phone: {
    lines: ['Explain that you are ending the call, even if they talk over you, and end it.', logIt],
    lead: 'You can say, and then end the call:',
    say: ['You have gone on after I warned you, so I am ending this call now. Goodbye.'],
  },
  writing: {
    lines: ['Explain that you are ending the contact, and end it.', `Tell your line manager, who may take it further (${brief('s10')}).`],
    lead: inYourAnswer,
    say: ['You have gone on after we warned you, so we are ending this contact.'],
  },
}

const warnedAlready: ByWay = {
  phone: {
    ...endIt.phone,
    lines: ['If your warning did not help, explain that you are ending the call, even if they talk over you.', logIt],
  },
  writing: {
    ...endIt.writing,
    lines: ['If your warning did not help, explain that you are ending the contact.', endIt.writing.lines[1] ?? ''],
  },
}

const complain: ByWay = {
  phone: {
    lines: [
      'They may object to your warning: tell them that they can make a service complaint, and how.',
      'The warning stands: if it goes on, explain that you are ending the call.',
    ],
    lead: onThePhone,
    say: ['If you are unhappy with that, you can make a service complaint: {complaintsPage}.'],
  },
  writing: {
    lines: [
      'They may object to your warning: tell them that they can make a service complaint, and how.',
      'The warning stands: if it goes on, explain that you are ending the contact.',
    ],
    lead: inYourAnswer,
    say: ['If you are unhappy with that, you can make a service complaint: {complaintsPage}.'],
  },
}

const afterwards: ByWay = {
  phone: {
    lines: [
      `Fill in the terminated call log, facts only, and send it to your line manager (${brief('s6')}).`,
      `Talk it over with them, also about how you are (${brief('s2')}).`,
    ],
    lead: toYourManager,
    say: ['I have just ended a call. The log is with you; can we talk it over?'],
  },
  writing: {
    lines: [
      `Tell your line manager what was written, and how it affected you (${brief('s2')}).`,
      `They can take a restriction further (${brief('s10')}).`,
    ],
    lead: toYourManager,
    say: ['I have ended a contact in writing. Can we talk it over?'],
  },
}

/** They rang off themselves: no call was ended by us, so that no log of one is owed; what it did to us is for the manager all the same (s2). */
const rangOff: InShort = {
  lines: [
    `They have gone, and you ended nothing: tell your line manager what was said, and how you are (${brief('s2')}).`,
    `If it goes on, your line manager can take a restriction further (${brief('s10')}).`,
  ],
  lead: toYourManager,
  say: ['A caller was unacceptable to me and has rung off. Can we talk it over?'],
}
/** The log is for calls that we end (s6): asked about one that they ended. */
export const nothingToLog: InShort = {
  ...rangOff,
  lines: [
    'They ended the call, and not you: the terminated call log is for calls that we end.',
    `Tell your line manager what was said, and how you are (${brief('s2')}).`,
  ],
}
const gone: ByWay = { phone: rangOff, writing: afterwards.writing }

/** Over since an hour or a day, however it ended: nobody is there, and only what we ended has a log (s2, s6). */
const past: ByWay = {
  phone: {
    lines: [
      `The call is over: tell your line manager what was said, and how you are (${brief('s2')}).`,
      `If it was you who ended it, fill in the terminated call log (${brief('s6')}).`,
    ],
    lead: toYourManager,
    say: ['A caller was unacceptable to me earlier. Can we talk it over?'],
  },
  writing: afterwards.writing,
}

/** Whether a call may be ended, asked in it: how far it is, nobody says. */
export const endNow: InShort = {
  lines: [
    'You may end it at once where they are abusive or threatening from the outset, or turn to it.',
    `Otherwise explain first, then warn, then end it; afterwards the log (${brief('s6')}).`,
  ],
  lead: 'You can say, and then end the call:',
  say: ['I cannot carry on with this call, so I am ending it now. Goodbye.'],
}

/** Whoever asks turns to one of ours next: what that person hears, by section (s2, s4, s10). */
export const toldToOurs: Readonly<Record<string, InShort>> = {
  '4.unacceptable': {
    lines: [
      `Tell your line manager what was said or written, and how you are (${brief('s2')}).`,
      `They can take it further, also with a restriction (${brief('s10')}).`,
    ],
    lead: toYourManager,
    say: ['A customer has been unacceptable to me. Can we talk it over?'],
  },
}

/** Not "has not stopped swearing", and not what they only promise. */
const stopped =
  /\b(?:(?:he|she|they)(?:['’]?s|['’]?ve| have) (?:now |just |since )?stopped(?! (?:listening|talking|speaking|answering|replying|responding|breathing|moving|eating|taking|going|coming|paying))|stopped (?:swearing|shouting|screaming|it|now|the|being|insulting|cursing)|has stopped|apologi[sz]ed|(?:said|says|saying|is|he['’]?s|she['’]?s) (?:he is |she is |very |so )?sorry|(?:calmed|quietened|settled|simmered|piped|cooled) down|cooled off|(?:quiet|good|meek|nice|sweet|gentle|polite) as (?:a )?(?:lamb|mouse|gold|pie)|(?:is|he['’]?s|she['’]?s) (?:calm|quiet|polite|better)(?:er)? now)\b/i
const notStopped =
  /\b(?:not|never|hasn['’]?t|haven['’]?t|didn['’]?t|won['’]?t|isn['’]?t|nor|refuses|until|unless|if|again|but|then|still|went|hung|ended|threat\w*|not sorry|tell|told|asked)\b/i

/** "Do I still have to end it": that the asker asks it says nothing of whether they have stopped. */
const mustIEnd =
  /\b(?:do|should|must|shall|can|may|could|am|is it) i (?:(?:still|then|now|really|even|just) )*(?:(?:have|need|got|obliged|supposed|allowed|meant) to )?(?:end|hang|put|close|finish|terminate|drop|cut|log|go through with|carry)\b[^.?!]*/gi

/** "Been fine since", "as good as gold now": whatever was said before. */
const sinceThen =
  /\b(?:(?:been|is|was|behaved|all|s) (?:\w+ )?(?:fine|good|ok|okay|polite|civil|calm|nice|lovely|pleasant|quiet|better|no trouble|alright|reasonable)(?: as gold)?|good as gold|behav\w+(?: himself| herself| themselves)?|not a (?:\w+ )?word|no (?:trouble|swearing|shouting|insults?|bother))(?: \w+)? (?:ever )?since\b|\b(?:said|says) sorry\b.*\b(?:fine|polite|calm|civil|ok|better|good as gold|quiet|reasonable) (?:now|since|after)\b/i
const worseAgain =
  /\b(?:again|(?:but|and) (?:now|then) (?:he|she|they|it)|started (?:up|again)|until|till|hasn['’]?t been|haven['’]?t been|not been|wasn['’]?t|went|hung|ended|threat\w*)\b/i

/** It has become better by what they did: the service goes on (s4). */
export const hasStopped: { readonly told: (text: string) => boolean; readonly words: InShort } = {
  told: (text) => (stopped.test(text) && !notStopped.test(text.replace(mustIEnd, ''))) || (sinceThen.test(text) && !worseAgain.test(text)),
  words: {
    lines: ['It is better now: go on with the contact.', 'If it comes back, say once more what is unacceptable, and warn them.'],
    lead: onThePhone,
    say: ['Thank you. Let us go on, and see what I can do for you.'],
  },
}

/** Offensive, and nobody to answer. */
export const unsigned: InShort = {
  lines: [
    `There is nobody to answer: tell your line manager what came, and how it affected you (${brief('s2')}).`,
    `They can take it further (${brief('s11')}).`,
  ],
  lead: toYourManager,
  say: ['Something offensive has come in, and nobody signed it. Can we talk it over?'],
}

const better: ByWay = {
  phone: hasStopped.words,
  writing: {
    lines: ['It is better now: go on with the contact.', 'If it comes back, say once more what is unacceptable, and warn them.'],
    lead: inYourAnswer,
    say: ['Thank you. This is what we can do for you now: …'],
  },
}

/** s4 on unacceptable behaviour: what comes next by its kind, how far the contact is, and how the words reach the customer. */
export const behaviourWords: Readonly<Record<Behaviour, Readonly<Record<Moment, ByWay>>>> = {
  abusive: {
    unsaid: mayEnd,
    outset: mayEnd,
    persistent: mayEnd,
    told: mayEnd,
    exhausted: mayEnd,
    explained: mayEnd,
    warned: mayEnd,
    objects: complain,
    continues: endIt,
    turned,
    stopped: better,
    over: afterwards,
    gone,
    past,
  },
  offensive: {
    unsaid: explain,
    outset: explain,
    persistent: explain,
    told: explain,
    exhausted: explain,
    explained: warn,
    warned: warnedAlready,
    objects: complain,
    continues: endIt,
    turned,
    stopped: better,
    over: afterwards,
    gone,
    past,
  },
}

/** "He is autistic, and shouts at me": s5 is considered, and the behaviour has to stop all the same. */
export const withAdjustment: ByWay = {
  phone: {
    lines: [
      `A personal difficulty may lie behind it: adjust what is reasonable (${brief('s5')}).`,
      'It may be unacceptable all the same: explain precisely what has to stop.',
    ],
    lead: onThePhone,
    say: [
      'If something would make this easier for you, tell me: we will do what is reasonable.',
      'You are {act}, and I find that unacceptable. I can only carry on with this call if you stop.',
    ],
  },
  writing: {
    lines: [
      `A personal difficulty may lie behind it: adjust what is reasonable (${brief('s5')}).`,
      'It may be unacceptable all the same: explain precisely what has to stop.',
    ],
    lead: inYourAnswer,
    say: [
      'If something would make this easier for you, please tell us: we will do what is reasonable.',
      'Parts of what you wrote are offensive: you say “…”. We can only go on dealing with this if it stops.',
    ],
  },
}

/** What somebody does, as one would say it to them. */
const acts: readonly (readonly [Fact, string])[] = [
  ['act-slurs', 'using words that attack people for who they are'],
  ['act-sexual', 'making sexual remarks'],
  ['act-swearing', 'swearing at me'],
  ['act-shouting', 'shouting at me'],
  ['act-insulting', 'insulting me'],
  ['act-talking-over', 'talking over me'],
]

/** "swearing at me", where it was told what they do; else words that leave room for it. */
export function actOf(has: Case['has'], text = ''): string {
  const found = acts.find(([fact]) => has(fact))
  if (found === undefined) return ofAccent.test(text) ? insultsAccent : 'speaking to me in a way that is insulting'
  if (found[0] === 'act-swearing' && obscene.test(text)) return 'using obscene language'
  return found[0] === 'act-insulting' && ofAccent.test(text) ? insultsAccent : found[1]
}
const obscene = /\b(?:obscen\w*|filth(?!y\b)\w*|smut\w*)\b/i
const ofAccent = /\b(?:my|her|his|our|the|colleague['’]?s) accent\b|\bhow (?:i|we|she|he) (?:speak|talk|sound)s?\b/i
const insultsAccent = 'insulting me about how I speak'

const milder: readonly Fact[] = ['act-swearing', 'act-shouting', 'act-insulting', 'act-talking-over']

/**
 * Which kind it is. A threat is abusive at once. Abuse that is named as shouting or swearing, or that was met with a step of s4 already, takes
 * those steps; from the outset it need not, and who insults somebody before they have said a word abuses them. What only the reading takes for
 * abuse has to be explained first, but from the outset.
 */
export function behaviourOf(has: Case['has'], situation: string, moment: Moment): Behaviour {
  if (has('threatens')) return 'abusive'
  if (has('abuses'))
    return moment === 'outset' || !(has(...milder) || moment === 'explained' || moment === 'warned') ? 'abusive' : 'offensive'
  const atOnce =
    moment === 'outset' && (situation === 'abusive-or-threatening' || has('act-insulting', 'act-slurs', 'act-sexual', 'offends'))
  return atOnce ? 'abusive' : 'offensive'
}
