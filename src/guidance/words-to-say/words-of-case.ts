import { brief } from '../../procedures/sections.js'
import { passageAsWritten } from '../passages/passage-of.js'
import type { Circumstances } from '../understanding/circumstances.js'
import type { Fact } from '../understanding/facts.js'
import { isBehind, type Moment } from '../understanding/moments.js'
import { isAboutItsEnd } from '../understanding/section-told.js'
import { behaviourOf, behaviourWords, endNow, hasStopped, nothingToLog, unsigned, withAdjustment } from './behaviour-words.js'
import { isConductNow } from './conduct-now.js'
import { afterTheReply, escalationWords, gaveTheReply } from './escalation-words.js'
import { harmShort } from './harm-words.js'
import { aboutUs, askedByThePolice, exhausted, sectionWords, toldAlready } from './section-words.js'
import { serviceWords } from './service-words.js'
import { ofThePolicy, staffWords } from './staff-words.js'
import { type Case, type InShort, inYourAnswer, onThePhone, toManager, type Way } from './words.js'

/** What is known of the case that words are wanted for; `facts` are read from the text where they are left out. */
export type ForWhat = Circumstances & { readonly atRisk: boolean; readonly situation: string; readonly facts?: readonly Fact[] }

const wayOf = ({ medium }: Circumstances, text: string): Way =>
  medium === 'writing' || (medium === 'unsaid' && asksForALetter.test(text)) ? 'writing' : 'phone'

/** Somebody who is restricted already, and has come: nobody need ask for it any more. */
const restricted =
  /\b(?:restricted (?:customer|caller|man|woman|person|client)|(?:customer|caller|man|woman|person|client|he|she|they|somebody|someone)(?:['’]?s| is| has| with| under| on|)* (?:a |an )?restrict(?:ed|ion))\b/i
/** Wanted, and not there yet: "should he be restricted". */
const toBeRestricted =
  /\b(?:(?:should|could|can|shall|may) (?:\w+ ){1,4}?be|ought (?:\w+ ){0,3}to be|want\w* (?:\w+ ){1,3}?|get (?:\w+ ){1,3}?) ?restricted\b/i

/** "Can I hang up", "may I end the call": it has not been ended, and is not asked about a log. */
const mayIEnd =
  /\b(?:can|may|could|should|shall|must|do|am i|when|how|is it|allowed|ok|okay|right)\b(?:\s+\S+){0,7}?\s+(?:hang(?:ing)? up|put(?:ting)? (?:the |my |down the )?(?:phone|receiver|it)(?: down)?|(?:end|ending|finish|terminate|drop|cut) (?:it|the call|this call|this|off|him|her|them)|cut (?:him|her|them|it|someone|somebody|sum1) off|disconnect (?:him|her|them|it)|stay on(?: the line)?|let (?:him|her|them) go)\b/i
const ofPapers =
  /\b(?:logs?|forms?|paperwork|sheet|records?|write|note|fill|template|after(?:wards)?|manager|hung|ended|cut (?:him|her|them) off\.|i(?:['’]ve| have) (?:cut|put))\b/i
/** "How do I tell him that I'm ending the call". */
const wordsToEnd =
  /\b(?:say|tell|words|word|put)\b.*\b(?:i['’]?m|i am|we are|we['’]?re|before i|when i|as i) (?:am )?(?:end|ending|hang|hanging|clos|closing|finish\w*|cut|cutting)\b/i

/** What they do to whoever asks, told as such: read as merely difficult, it is not. */
const doneToMe =
  /\b(?:(?:shout|scream|swear|yell|curs|cuss)(?:s|es|ing|ed)? (?:abuse |obscenities )?at (?:me|us)|(?:shout|scream|hurl|yell)(?:s|ing|ed)? abuse|(?:abus|insult)(?:es|ing|ed|s) (?:me|us)|abusive (?:to|towards) (?:me|us)|(?:calls|called|calling) (?:me|us) (?:an? |every |names|stupid|useless|thick))/i
const butNot =
  /\b(?:not|never|isn['’]?t|no|hasn['’]?t|nobody|without|stopped|wasn['’]?t)\b(?:\s+\S+){0,3}\s+(?:shout|scream|swear|rude|abus|insult|yell)/i

/** Nobody to write back to. */
const fromNobody =
  /^(?!.*\b(?:letter|e ?mail|reply|message) to (?:a|the|this|that|him|her)\b).*\b(?:anonymous\w*|unsigned|no (?:name|signature|return address|address)|(?:did not|didn['’]?t) sign)\b/i
/** A complaint about how one of us was: "he wants to complain about me", "says the officer was rude". */
const aboutOneOfUs =
  /\b(?:complain\w*|complaint)(?: is| was)? (?:about|of|against) (?:\w+ ){0,6}?(?:me|my (?:\w+ )?(?:colleague|manager|boss|officer|team leader)|the (?:case )?officer|(?:a|the|our|your) (?:(?:team|line|group|duty|service) )?(?:manager|colleague|member of staff|adviser|officer)|staff|(?:tone|manner|attitude|conduct|behaviou?r|rudeness)\b)|\b(?:says?|said|claims?|reckons|complain\w*|complaint)(?:\s+\S+){0,4}?\s+(?:i|we|officer|colleague|manager|adviser|staff)(?:\s+\S+){0,7}?\s+(?:rude|laugh\w*|short with|shouted|swore|hung up|patroni\w+|unprofessional|sharp|curt|brusque|terse|gruff|abrupt|offhand|snippy|blunt|frosty|manner|tone|attitude)\b/i

/** They ask us for something, where nothing was reported by us. */
const policeAsk =
  /^(?!.*\breport).*\b(?:police\w*(?: officers?)?|detective|constable|sergeant|pc \w+|dc \w+)\b(?:\s+\S+){0,6}?\s+(?:ask(?:s|ed|ing)?|want(?:s|ed|ing)?|request(?:s|ed|ing)?|need(?:s|ed)?)\b.*\b(?:address|details|data|file|information|number|name|what|record|date of birth|where)\b/i

const ofRestrictions = /^(?:7|7\.outcome|7\.dissatisfied|10|10\..+|11|12|15)$/
/** Where a challenge to the policy itself may be read. */
const ofPolicies = /^(?:1|3|4|4\.difficult|7|7\.outcome|7\.dissatisfied|10|10\..+|11|13|15)$/
/** What somebody does on the line comes before what they complain of, or come back about. */
const besideConduct = /^(?:7|7\.outcome|7\.dissatisfied|13|4\.persistent)$/
/** What somebody writes, by the word for it. */
const foulInWriting = /\b(?:[cfb][- ]?words?|four[- ]letter words?|swear words?|swearing|foul language|obscen\w+|racist)\b/i
/** "How do I tell him that it is exhausted": what is asked for, whatever they do beside it. */
const asksOfTheEnd =
  /\b(?:tell|telling|say|explain|put|point|words?|wording|script|send|refer)\b(?:\s+\S+){0,8}?\s+(?:exhausted|ombudsman|at (?:an|its) end|finished|over|closed|no further)\b/i
const challenged: Readonly<Record<Way, InShort>> = {
  phone: {
    lines: [
      'Point them to {complaintsPage}, where they are unhappy with how we applied the procedure.',
      'Until somebody entitled to it changes it, the restriction holds.',
    ],
    lead: onThePhone,
    say: ['If you are unhappy with how we have applied our procedure, you can complain to us: {complaintsPage}.'],
  },
  writing: {
    lines: [
      'Point them to {complaintsPage}, where they are unhappy with how we applied the procedure.',
      'Until somebody entitled to it changes it, the restriction holds.',
    ],
    lead: inYourAnswer,
    say: ['If you are unhappy with how we have applied our procedure, you can complain to us: {complaintsPage}.'],
  },
}
const wantsALetter =
  /\b(?:letter to|the letter|draft (?:a )?letter|write to (?:him|her|them)|wording|what (?:do|should|shall) (?:i|we) (?:write|put|say)|how (?:do|should|shall) (?:i|we) (?:word|put|tell))\b/i
/** Which restriction a letter is about. */
const kindOf = (text: string, has: Case['has']): string => {
  if (/\b(?:point of contact|spoc|one contact|named contact|one person)\b/i.test(text)) return '10.people'
  return has('one-channel') ? '10.channels' : '10.case'
}

/** The reason in a terminated call log: it is written for the log, and nobody is spoken to (s14). */
const asksForTheReason =
  /^(?!.*\b(?:do|should|must|where|who|when|can|may) (?:i|we) write\b).*(?:\b(?:write|word|draft|phrase|wording)\b(?:\s+\S+){0,6}?\s+(?:reason|log)\b|\bwhat (?:do|should|shall) (?:i|we) (?:put|write)\b(?:\s+\S+){0,4}?\s+(?:reason|log)\b)/i
const logsReason = (moment: Moment): InShort => ({
  lines: [
    'Facts only: their own words in quotation marks, what you said, and that you ended the call.',
    'Leave out what you think of them.',
  ],
  lead: 'In the log you can write:',
  say: [
    moment === 'warned' || moment === 'continues'
      ? 'The caller said to me: “…”. I explained that this was unacceptable, and warned them that I would end the call. They did not stop, and I ended it.'
      : 'The caller said to me: “…”. I ended the call because of that, at (time).',
  ],
})
/** The line failed, and nobody ended the call (s6). */
const lineFailed: InShort = {
  lines: [
    'The line failed, and nobody ended the call: the terminated call log is for calls that we end.',
    `Tell your line manager what was said, and how you are (${brief('s2')}).`,
  ],
  ...toManager('The line failed during a difficult call. Can we talk it over?'),
}
const failedAsWeEnded: InShort = {
  lines: [
    'You were ending the call when the line failed: fill in the log, facts only, and note how it ended.',
    `Talk it over with your line manager, also about how you are (${brief('s2')}).`,
  ],
  ...toManager('The line failed while I was ending a call. Can we talk it over?'),
}
const asWeEnded =
  /\b(?:while|as|when|halfway through|half way through|middle of|just as|before)\b(?:\s+\S+){0,4}?\s+(?:ending|end|terminating|hanging up|closing)\b/i

/** Letters and answers that are asked for: what is said in them is written, however the customer came. */
const asksForALetter =
  /\b(?:draft|write|word|compose|need|do)(?: me| us| pls| please)?(?: an?| the| my| some)?(?: \w+)? (?:letter|e ?-?mail|reply|response)\b|\bwrite to (?:the |a |my )?(?:customer|complainant|client|him|her|them)\b|^(?:draft |an? |pls |please )*(?:reply|letter|e ?-?mail) (?:to|for|telling|confirming)\b/i

/** Steps of s4 that somebody has taken or been driven to. */
const onTheLadder: readonly Moment[] = ['explained', 'warned', 'objects', 'continues', 'turned']
/** How far it has got, with what tells that it is no mere difficulty. */
const gotFar: readonly Moment[] = ['warned', 'objects', 'continues', 'turned']
/** Sections that say what anybody is owed, and nothing to somebody who is unacceptable to us now. */
const general: readonly string[] = ['1', '3', '4']

/** Where an unsigned insult may be read. */
const offendsUnsigned: readonly string[] = ['4', '4.difficult', '8', '11', '11.police']

/** What a customer may do to the asker at law is no step of ours against the customer. */
const ownLiability =
  /\b(?:am|can|could|will|would|do|might|may) (?:i|he|she|they|we|an? \w+|customers?|somebody|someone)(?: \w+)? (?:be )?(?:sued?|defam\w+|libel\w*|liable|prosecuted?)\b|\bam i liable\b/i
const ofTheLaw: readonly string[] = ['11', '11.police', '4.unacceptable', '6', '14']
const mayEndForIt = /\b(?:(?:end|ending) (?:the|this) call|hang(?:ing)? up|counts? as a threat)\b/i
const toMe = /\b(?:with|to|at|calls?|called|calling) (?:me|us)\b|\bwe(?:['’]?re| are)\b/i

/** Is somebody unacceptable now, though the section is about something wider? What may lie behind it is s5’s, and a step that was taken is s4’s. */
function isConduct(section: string, text: string, { moment }: ForWhat, has: Case['has']): boolean {
  const named = has('act-swearing', 'act-insulting', 'act-slurs', 'act-sexual')
  // Somebody rude on the line now, whoever they work for: not where the asker tells how they are, or of their staff.
  if (section === '2' || section === '12') {
    if (moment === 'past' && !has('own-distress', 'asker-manager', 'manager-knows', 'colleague-shaken'))
      return named || has('act-shouting', 'abuses', 'offends', 'threatens')
    return !has('own-distress', 'asker-manager', 'manager-knows') && has('still-on') && (named || has('offends')) && toMe.test(text)
  }
  if (general.includes(section)) return named || has('act-shouting', 'abuses', 'offends')
  if (section !== '4.difficult' || has('unallocated') || butNot.test(text)) return false
  if (gotFar.includes(moment) || doneToMe.test(text)) return true
  return moment === 'explained' ? named || has('act-shouting', 'abuses', 'offends', 'of-conduct') : named && !has('may-lie-behind')
}

/**
 * The lines and words of a section as they fit the case; undefined where there are none. Words in {braces} are still open. What a section does
 * not hold is taken from the one that has the moment: s4 for a call that goes on, s7 for a complaint, s10 for somebody to be restricted.
 */
export function wordsOfCase(section: string, text: string, of: ForWhat, has: Case['has']): InShort | undefined {
  const way = wayOf(of, text)
  if (section === '9') return harmShort(of, has, text)
  const passage = passageAsWritten(section)
  if (passage && ofTheLaw.includes(section) && of.moment === 'unsaid' && !has('still-on') && ownLiability.test(text))
    return { lines: passage.short, say: [] }
  const moved = inOtherWords(section, text, of, way, has)
  if (moved) return moved
  if (section === '15' && isAboutItsEnd(text)) return itsEnd
  if (besideConduct.test(section) && !of.complainedOf && of.moment !== 'objects' && isConductNow(text)) {
    if (!(of.moment === 'exhausted' && asksOfTheEnd.test(text))) return behaviour(of, way, has)
  } else if (section === '7.dissatisfied' && gaveTheReply({ text, has })) return afterTheReply
  if (
    way === 'writing' &&
    besideConduct.test(section) &&
    !of.complainedOf &&
    !isBehind(of.moment) &&
    foulInWriting.test(text) &&
    !butNot.test(text)
  )
    return behaviour(of, way, has)
  if (section === '4.unacceptable' || isConduct(section, text, of, has)) return behaviour(of, way, has)
  if (section === '7.dissatisfied' && has('legal-only') && of.moment === 'unsaid' && mayEndForIt.test(text)) return theirRight
  // Who objects to a warning may complain, and hears how (s4); it is no complaint about a reply yet (s7).
  if (section === '7.dissatisfied' && of.moment === 'objects') return behaviourWords.offensive.objects[way]
  // Whoever finds a restriction unfair may complain of how the procedure was applied (s12).
  if (has('challenges-it') && !has('another-matter') && ofRestrictions.test(section)) return challenged[way]
  if (has('disputes-policy') && ofPolicies.test(section)) return { lines: passage?.short ?? [], ...ofThePolicy(way) }
  if (section === '10' && has('with-somebody') && !has('in-force', 'asker-manager', 'asker-senior'))
    return { lines: passage?.short ?? [], say: [] }
  // What was decided is written to them, each kind in its own words (s10).
  if ((section === '10' || section === '15') && has('decided') && wantsALetter.test(text))
    return wordsOfCase(kindOf(text, has), text, { ...of, medium: 'writing' }, has)
  const comes = has('in-touch', 'another-matter') || !has('only-proposed')
  if (section === '10' && comes && (has('in-force') || restricted.test(text)))
    return wordsOfCase(has('one-channel') ? '10.channels' : '10.decision', text, of, has)
  // Whoever may only write, and rings, hears of that, and not that there is nothing to add.
  if (section === '4.persistent' && has('one-channel') && has('in-force') && has('in-touch', 'still-on'))
    return wordsOfCase('10.channels', text, { ...of, medium: 'phone' }, has)
  if (section === '4.persistent' && of.moment === 'told' && !has('something-new')) return toldAlready[way]
  if (of.moment === 'exhausted' && (section === '7.dissatisfied' || section === '4.persistent')) return exhausted[way]
  if (!passage) return undefined
  const known: Case = { section, way, moment: of.moment, medium: of.medium, text, has }
  const fitting = escalationWords(known)
  if (!fitting && section === '7.dissatisfied' && (of.complainedOf || aboutOneOfUs.test(text))) return aboutUs[way]
  const words = fitting ?? serviceWords(known) ?? staffWords(known) ?? sectionWords[section]?.[way]
  return words && { lines: passage.short, ...words }
}

/** How a restriction ends: the source has a review by whoever approved it, and nothing else (s10, s15). */
const itsEnd: InShort = {
  lines: [
    `The manager who approved a restriction reviews it every year, or sooner where that fits (${brief('s15')}).`,
    `Whether contact is restricted a group manager or head of department decides (${brief('s10')}); nobody else is named for ending it.`,
  ],
  say: [],
}

const lineWent = toManager('A caller was unacceptable to me before the line failed. Can we talk it over?')

/** Court, the press, an MP: anybody may go there, and nobody is told that it is unacceptable. Ours. */
const theirRight: InShort = {
  lines: [
    'To go to court, to the press or to an MP is their right, and no threat of the kind that lets you end a call.',
    'If they are offensive with it, explain precisely what is unacceptable.',
  ],
  say: [],
}

function behaviour(of: ForWhat, way: Way, has: Case['has']): InShort {
  const misdeed = has('act-swearing', 'act-shouting', 'act-insulting', 'act-slurs', 'act-sexual', 'abuses', 'threatens', 'offends')
  // Nobody is said to have rung off where the line failed.
  if (of.moment === 'gone' && has('line-failed') && way === 'phone') return { ...behaviourWords.offensive.gone.phone, ...lineWent }
  if (of.moment === 'unsaid' && has('legal-only') && !misdeed) return theirRight
  if (of.moment === 'unsaid' && has('may-lie-behind') && !has('threatens')) return withAdjustment[way]
  return behaviourWords[behaviourOf(has, of.situation, of.moment)][of.moment][way]
}

function inOtherWords(section: string, text: string, of: ForWhat, way: Way, has: Case['has']): InShort | undefined {
  const { moment } = of
  const after = section === '6' || section === '14'
  if (after && asksForTheReason.test(text)) return logsReason(moment)
  if (after && moment === 'gone' && has('line-failed')) return asWeEnded.test(text) ? failedAsWeEnded : lineFailed
  if (after && moment === 'gone' && way === 'phone') return nothingToLog
  const goesOn = !isBehind(moment)
  if (section === '4.unacceptable' || (section === '6' && goesOn)) {
    if (way === 'phone' && goesOn && hasStopped.told(text)) return hasStopped.words
    if (way === 'phone' && (moment === 'unsaid' || moment === 'explained') && wordsToEnd.test(text)) return endNow
    if (way === 'writing' && section === '4.unacceptable' && moment !== 'over' && fromNobody.test(text)) return unsigned
  }
  if (
    offendsUnsigned.includes(section) &&
    way === 'writing' &&
    fromNobody.test(text) &&
    !has('threatens') &&
    has('offends', 'act-insulting', 'act-swearing', 'act-slurs', 'abuses')
  )
    return unsigned
  if (
    after &&
    moment === 'past' &&
    way === 'phone' &&
    !has('asks-of-the-log') &&
    has('abuses', 'offends', 'act-swearing', 'act-shouting', 'act-insulting')
  )
    return behaviourWords.offensive.past.phone
  if (after && onTheLadder.includes(moment)) return behaviour(of, way, has)
  if (section === '6' && way === 'phone' && goesOn && !ofPapers.test(text) && mayIEnd.test(text))
    return moment === 'outset' ? behaviour(of, way, has) : endNow
  if (section === '11.police' && policeAsk.test(text)) return askedByThePolice
  if (section === '10.decision' && toBeRestricted.test(text))
    return wordsOfCase('10', text, { ...of }, (...any) => has(...any.filter((fact) => fact !== 'in-force')))
  return undefined
}
