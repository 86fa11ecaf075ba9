import { fillNames, type Names, PLAIN_NAMES } from '../passages/names.js'
import { asksWho, isBareQuestion } from '../understanding/asks-who.js'
import { factsOf } from '../understanding/facts.js'
import { wordsOf } from '../understanding/normalise.js'
import { asItWas } from './as-it-was.js'
import { actOf, toldToOurs } from './behaviour-words.js'
import { isConductNow } from './conduct-now.js'
import { type Case, type InShort, inYourAnswer, onThePhone } from './words.js'
import { type ForWhat, wordsOfCase } from './words-of-case.js'

export type { ForWhat } from './words-of-case.js'

/** What is shown first: what to do and say about harm, and the section's own answer. Each left out where there is none. */
export type Shown = { readonly harm?: InShort; readonly answer?: InShort }

/** Sections that say of harm what the words about harm say already, or of somebody abusive what is said to somebody who threatens us. */
const saidWithHarm = new Set(['9', '11.police', '4.unacceptable'])

const forAnotherTime =
  /\b(?:when|if|next time) (?:he|she|they)\b|\b(?:what|how) (?:do|should|shall|can) (?:i|we) (?:say|tell|put|explain|answer|reply|respond)\b|\b(?:ring|call|phone|write)(?:ing)? (?:to )?(?:him|her|them)\b/i

/**
 * A section in two lines and the words to say, as they fit the case; harm, where there is any, comes before it and has the words for
 * both. What is asked to know has lines and no words. `section` is undefined where the procedure does not cover the question; `names` are what
 * the office calls its systems.
 */
export function inShort(section: string | undefined, text: string, of: ForWhat, names: Partial<Names> = {}): Shown {
  const all = { ...PLAIN_NAMES, ...names }
  const facts = of.facts ?? factsOf([text], [wordsOf(text.slice(0, 4000)).join(' ')])
  const has: Case['has'] = (...any) => any.some((fact) => facts.includes(fact))
  /** As it was recorded, or said across a counter, where it was; the rest as it stands. */
  const put = (sentence: string): string => fillNames(asItWas(sentence.replace('{act}', actOf(has, text)), text, of), all)
  const short = (id: string): InShort | undefined => {
    const found = wordsOfCase(id, text, of, has)
    if (!found) return undefined
    const { lines, lead, say } = found
    return { lines: lines.map(put), ...(lead !== undefined && { lead: put(lead) }), say: say.map(put) }
  }
  const found = section === undefined ? undefined : short(section)
  // What is past has no words for somebody who is not there, unless they are asked for for another time.
  const nobodyThere = of.toKnow || (of.moment === 'past' && found?.lead === onThePhone && !forAnotherTime.test(text))
  const toThem = found?.lead === onThePhone || found?.lead === inYourAnswer
  const oneOfUs = toThem && asksWho(text) && (of.moment !== 'unsaid' || !isBareQuestion(text)) && !isConductNow(text) && !has('still-on')
  const silent = found && (nobodyThere || oneOfUs) && !of.atRisk ? { lines: found.lines, say: [] } : found
  // One of ours hears of it next: what a customer would be told is not said to them.
  const answer = of.toOurs && toThem && silent === found && section !== undefined ? (toldToOurs[section] ?? found) : silent
  const harm = of.atRisk ? short('9') : undefined
  if (!harm) return answer ? { answer } : {}
  if (!answer || section === undefined || saidWithHarm.has(section)) return { harm }
  return { harm, answer: { lines: answer.lines, say: [] } }
}

/** Every sentence that the answer shows as words to say, harm's first. */
export const wordsToSay = ({ harm, answer }: Shown): string[] => [...(harm?.say ?? []), ...(answer?.say ?? [])]
