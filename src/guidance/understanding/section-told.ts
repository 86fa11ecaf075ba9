import { actNamed, offends } from './acts.js'
import { customerActs } from './contact-told.js'
import type { Reading } from './judge.js'
import { momentOf } from './moments.js'
import { wordsOf } from './normalise.js'

/** Sections that a message asks for in so many words, whatever the reader puts first: how a restriction ends, where one is recorded, one's own support. */

const restriction = '(?:restrictions?|contact arrangements?|no further contact|nfcs?|writing only|bans?)'
const ending =
  '(?:lift(?:s|ed|ing)?|remov(?:e|es|ed|ing|al)|ends?|ended|ending|cancel\\w*|revok\\w*|relax\\w*|withdraw\\w*|withdrawn|undo|undone|drop(?:s|ped)?|expir\\w*|runs? out|(?:comes?|taken?|takes) off|to an end|finish(?:es|ed)?|over)'
/** "Who can lift a restriction", "when does a restriction come to an end". Not "a restriction on lifting": it is asked of its end (s15). */
const asksOfItsEnd = new RegExp(`\\b${ending} (?:\\w+ ){0,3}?${restriction}\\b|\\b${restriction} (?:(?:\\w+ ){0,4}?)${ending}\\b`)
const question =
  /^(?:(?:and|so|ok|hi|but|please|in general|once it is agreed)\b ?)*(?:who|whom|when|how|can|could|may|does|do|is|are|what|which|by whom)\b|\bby whom\b/
const of = (words: string): boolean => asksOfItsEnd.test(words) && question.test(words) && !customerActs(words)
export const isAboutItsEnd = (text: string): boolean => of(wordsOf(text.slice(0, 400)).join(' '))

const arrangement = '(?:single points? of contact|spocs?|restrictions?|adjustments?|contact arrangements?)'
const onTheSystem =
  '(?:(?:on|onto|on to|in|into) (?:the )?(?:system|icon|cmeh|intranet|case system|party record)|(?:get|gets|be|is|it|where|who)(?: \\w+){0,3} record(?:ed|s)?(?: it)?\\b(?! (?:says|shows|is|of))|set up (?:the|a) record)'
const recorded = new RegExp(`\\b${arrangement}\\b.*\\b${onTheSystem}|\\b${onTheSystem}.*\\b${arrangement}\\b`)
/** Where what is asked is also what they are to be told, it is about the arrangement itself (s10). */
const toBeTold = /\b(?:writ(?:e|ten|ing)|letters?|tell|told|say|wrote|rang|rings|ringing|phone|line|calls?|called|review\w*|annual\w*)\b/

const bosses = '(?:manager|boss|supervisor|team leader|tl)'
const toldAndLeft = new RegExp(
  `\\b(?:told|spoke to|went to|said to) my (?:\\w+ )?${bosses}\\b(?=.*\\b(?:how i(?:m| am)? feel(?:ing)?|(?:brushed|laughed|shrugged) (?:it|me|that) off|ignored (?:me|it)|did nothing|shrugged|didnt (?:listen|care|want to know)|doesnt care)\\b)`,
)

const records: Reading = { section: '15', situation: 'records-and-review', action: 'none' }
const toPolice: Reading = { section: '11.police', situation: 'further-action-police', action: 'authority-report' }
const callBack: Reading = { section: '7.outcome', situation: 'escalation', action: 'escalate' }
/** s4: somebody is unacceptable to whoever asks. */
export const behaviour: Reading = { section: '4.unacceptable', situation: 'offensive-or-insulting', action: 'terminated-call' }
const support: Reading = { section: '2', situation: 'staff-welfare', action: 'welfare' }

const bawls = '(?:bawls?|bawled|shouts?|shouted|screams?|screamed|yells?|yelled|swears?|swore|bullies|bullied|humiliat\\w+|belittl\\w+)'
/** One's own boss, and no customer: support is what the procedure has (s2). */
const ownBoss = new RegExp(`\\bmy (?:own )?(?:\\w+ )?${bosses}(?: \\w+)? ${bawls} (?:at )?(?:me|us)\\b`)
const aboutThem = /\b(?:caller|callers|client|when i told|because i ended|on the phone|on the line|overheard)\b/
const toTheForce =
  /\b(?:were|we are|well|we will be) (?:\w+ )?(?:writing|reporting|referring|sending)\b(?: \w+){0,5} (?:police|force|constabulary)\b/
/** "She giggled and asked if the case officer could ring her": nobody is in danger, and they are rung. */
const cheerful = /\b(?:giggl\w*|laugh\w*|chuckl\w*|jok(?:ed|ing|es)|grinn\w*|cheerful\w*|good humou?r\w*)\b/
const toBeRung =
  /\b(?:ask(?:ed|s|ing)?|wants?|wanted|would like|wondered)(?: \w+){0,3} (?:case ?officer|case ?worker|officer|caseworker) (?:could|can|to|would|will|might)(?: please)? (?:ring|call|phone|speak to|get in touch|get back)\b/
/** "1st ask done, still effing, next?": a step of s4 that was taken, and what goes on, in however few words. */
const steps: readonly string[] = ['explained', 'warned', 'continues']
const goesOn = /\b(?:still|keeps?|kept|carr(?:y|ies|ied|ying) on|hasnt stopped|not stopped|no better|at it|again)\b/
export function isOnTheLadder(text: string): boolean {
  if (text.length > 160) return false
  const words = wordsOf(text).join(' ')
  const names = actNamed([words]) !== undefined || offends([words])
  return goesOn.test(words) && names && steps.includes(momentOf([words]))
}

/** The section that a message asks for; undefined where it names none for certain. */
export function sectionTold(text: string): Reading | undefined {
  if (text.length > 400) return undefined
  const words = wordsOf(text).join(' ')
  if (isAboutItsEnd(text)) return records
  if (recorded.test(words) && !toBeTold.test(words)) return records
  if (toTheForce.test(words)) return toPolice
  if (isOnTheLadder(text)) return behaviour
  if (cheerful.test(words) && toBeRung.test(words)) return callBack
  if (ownBoss.test(words) && !aboutThem.test(words)) return support
  return toldAndLeft.test(words) ? support : undefined
}
