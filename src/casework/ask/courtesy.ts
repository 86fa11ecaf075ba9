import type { Answer } from '../arrival.js'
import type { Command } from '../commands.js'
import { greetingCard, helpCard } from '../lists.js'
import { sentence } from '../sentences.js'

/** What people put beside a polite word. */
const beside =
  '(?:[\\s,.!]+(?:there|again|all|everybody|everyone|bot|steward|contact steward|you|so much|very much|a lot|a million|for (?:that|your help|now)|my friend|friend|love|mate|then|now|and|ok|okay|thanks?|thank you|ta|cheers|bye|great|lovely|brilliant|perfect))*'
/** Marks and nothing else: what is written in other letters says something. */
const marks = '[^\\p{L}\\p{N}]*'
const only = (words: string): RegExp => new RegExp(`^${marks}(?:${words})${beside}${marks}$`, 'iu')

const greeting = only('hi|hello|hey|hiya|good (?:morning|afternoon|evening)')
const leaving = only(
  '(?:(?:ok|okay|thanks?|thank you|cheers|ta|right|great)[\\s,.!]+(?:then[\\s,.!]+)?)*(?:bye|bye bye|goodbye|good ?night|night night|see you|see ya|ta ta|cheerio|have a (?:good|nice) (?:day|evening|night|weekend|one))',
)
const thanks = only(
  '(?:(?:ok|okay|oh|great|lovely|brilliant|perfect|right|many|much|no)[\\s,.!]+)*(?:thanks|thank you|thankyou|thx|ta|tah|cheers|much appreciated|appreciated|thats great|that is great|nice one|diolch|grazie|merci|danke)',
)
const agreed = only(
  "ok|okay|okey|k|right|right oh?|got it|got that|understood|noted|will do|fine|great|perfect|lovely|brilliant|cool|sure|good|all good|makes sense|i see|that helps|that's all|thats all|never mind|no worries",
)

/** Is somebody asking for help with the bot and for nothing else? */
const help = new RegExp(`^${marks}(?:help(?: me)?${marks})?$`, 'iu')
/** "Ok and": they wait for more. */
const unfinished = /\band[^\p{L}\p{N}]*$/iu

/** Nobody is polite at length without saying something. */
const mostPolite = 80

/** A word to greet is no question: it is answered by where to begin. */
const isGreeting = (text: string): boolean => text.length <= mostPolite && greeting.test(text)

/** A short answer to thanks, a goodbye or an "ok"; undefined where it is anything else. */
export function courtesyTo(text: string): string | undefined {
  if (text.length > mostPolite || unfinished.test(text)) return undefined
  if (leaving.test(text)) return 'Goodbye. Look after yourself. I am here whenever you need me.'
  if (thanks.test(text)) return 'You are welcome. I am here if anything else comes up.'
  return agreed.test(text) ? 'Good. I am here if anything else comes up.' : undefined
}

/** What words are answered by that tell of nothing: a greeting, a courtesy, a call for help with the bot. Undefined where something is said. */
export function smallTalk(text: string, known: readonly Command[]): Answer | undefined {
  if (isGreeting(text)) return greetingCard(known)
  const polite = courtesyTo(text)
  if (polite !== undefined) return sentence(polite)
  return help.test(text) ? helpCard(known, 'Write what is happening with a customer, in your own words. Or choose:') : undefined
}
