import { namesHarm } from './circumstances.js'
import { wordsOf } from './normalise.js'

/**
 * What of a line an alert takes along: the threat, and not the plea, the question or the doubt of whoever passes it on ("HELP", "what do I say",
 * "I am unsure whether to refer it"). Ours. In doubt more words rather than fewer, never none; whoever sends it may change them.
 */

const lineOf = (text: string): string => wordsOf(text).join(' ')

/** Where a piece ends. Nothing is cut within quotation marks. */
const pieces = /[^.!?\n,;]*(?:["“][^"“”]*["”][^.!?\n,;]*|['‘](?=\S)[^'‘’\n]{8,}['’](?!\w)[^.!?\n,;]*)*[.!?\n,;]*/g
const plea =
  /^(?:(?:please|pls|plz|oh|my|god|omg|someone|somebody|anyone|anybody|hello|hi|hey|sorry|quick|quickly|urgent|urgently|asap|help|me|us|now|sos|ffs|argh|bot|there|thanks|thank you|advice|advise|needed|need)\b ?)+$/
const doubt =
  /^(?:and |but |so |sorry )?(?:i am|im|am|not|i am not|im not)? ?(?:unsure|not sure|sure)\b(?: \w+){0,8}$|^(?:sorry )?(?:is (?:this|it|that) (?:anything|something|one|a thing|serious|one for (?:you|us|the seniors))|(?:does|do) (?:this|it|that) count|reply or bin|no idea what to do|(?:i )?(?:dont|do not) know what to (?:say|do|tell (?:him|her|them))|(?:i )?(?:dont|do not) need an? (?:form|flow ?chart|lecture))$|^for (?:gods|goodness|heavens) sake(?: bot)?(?: (?:i )?(?:dont|do not) need an? \w+)?$/
const asks =
  /^(?:(?:and|so|ok|but|please|pls|now|right|then|well|sorry)\b ?)*(?:what|whats|who|whom|how|where|when|which|do|does|did|should|shall|can|could|may|must|am|is|would|will|whether)\b(?=.*\b(?:i|we|me|us)\b)/
/** "What do I do if she jumps": told of them, and no question about us alone. */
const tellsOfThem =
  /\b(?:he|hes|hed|hell|she|shes|shed|shell|they|theyre|theyll|theyve|it|its|caller|customer|man|woman|lady|lad|kids?|child\w*|baby|somebody|someone|tonight|tomorrow|today)\b/

const isOurs = (piece: string): boolean => {
  const words = lineOf(piece)
  if (words === '') return false
  if (plea.test(words) || doubt.test(words)) return true
  return asks.test(words) && words.split(' ').length <= 14 && !tellsOfThem.test(words) && !namesHarm(words)
}

/** At the end without a stop: "still on the phone HELP", "he will jump what do i say". Not what they are told to say or to ask. */
const trailing =
  /(?<!\b(?:say|says|said|saying|ask|asks|asked|asking|shout\w*|scream\w*|yell\w*|cr(?:ies|ied|ying)|wrote|writes|typed|and|to|for|me|us|can|will|would|could|or)["'“‘:,]?)\s+(?:HELP(?: ME)?|SOS|URGENT|ASAP|(?:and |so )?(?:what|wot|wat) (?:do|shud|should|shall|must) (?:i|we) (?:say|do|answer|reply|tell (?:him|her|them))(?: to (?:him|her|them))?(?: now| next| pls| please)?|what now|now what|what next)[\s!?.]*$/

/** The threat's own words of a line as it was typed; the line itself where they cannot be told apart. */
export function ownWords(line: string): string {
  const kept = (line.match(pieces) ?? []).filter((piece) => !isOurs(piece))
  const told = kept
    .join('')
    .trim()
    .replace(trailing, '')
    .replace(/[\s,;]+$/, '')
  const lost = namesHarm(lineOf(line)) && !namesHarm(lineOf(told))
  return lost || wordsOf(told).length < 3 ? line : told
}
