import { wordsOf } from './normalise.js'

/**
 * What the procedure does not answer, told for certain: whether somebody may speak for a customer, and papers that are handed in. Ours: the source is
 * about how customers behave (s3), and nobody is to be told a rule on consent that it does not hold. In doubt a question is answered.
 */
const consent =
  /\b(?:consent|authority|mandate|permission|power of attorney|form of authority)\b(?=.*\b(?:discuss\w*|share|sharing|speak\w*|talk\w*|disclos\w*|release|give)\b)|\b(?:discuss\w*|share|sharing|speak\w*|talk\w*|disclos\w*|release)\b(?=.*\b(?:consent|authority|mandate|power of attorney)\b)/
const forSomebody =
  /\b(?:mps?|member of parliament|constituents?|solicitors?|advocates?|representatives?|relatives?|third part(?:y|ies)|charity|citizens advice|councillors?|on behalf)\b/
const atADesk = /\b(?:front desk|reception|counter|turned up|walked in|in person|lobby|foyer)\b/
const papers = /\b(?:documents?|papers|paperwork|evidence|parcel|envelope|folder|carrier bag|forms)\b/
const handsIn =
  /\b(?:hand(?:ing)? (?:(?:it|them|these|those|some|his|her|their) )?(?:\w+ )?(?:in|over)|drop(?:ping)? (?:\w+ ){0,3}off|leave (?:them|it|these|some)|take (?:them|it|these)|deliver\w*)\b/
/** Whatever is about how somebody behaves is the procedure's. */
const ours =
  /\b(?:abus\w*|threat\w*|angr\w*|shout\w*|scream\w*|swear\w*|swore|rude\w*|refus\w*|upset|insult\w*|restrict\w*|banned|barred|persistent|unreasonabl\w*|aggress\w*|nasty|drunk|unacceptable|adjust\w*|harm|kill\w*|police|danger\w*|scared|frighten\w*|complain\w*|every (?:day|week)|again)\b/

export function isNotOurs(text: string): boolean {
  if (text.length > 400) return false
  const words = wordsOf(text).join(' ')
  if (ours.test(words)) return false
  return (consent.test(words) && forSomebody.test(words)) || (atADesk.test(words) && papers.test(words) && handsIn.test(words))
}
