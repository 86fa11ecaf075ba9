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
export const wantsHelp = (text: string): boolean => help.test(text)

/** A word to greet is no question: it is answered by where to begin. */
export const isGreeting = (text: string): boolean => text.length <= 80 && greeting.test(text)

/** A short answer to thanks, a goodbye or an "ok"; undefined where it is anything else. */
export function courtesyTo(text: string): string | undefined {
  // Nobody is polite at length without saying something.
  if (text.length > 80) return undefined
  if (leaving.test(text)) return 'Goodbye. Look after yourself. I am here whenever you need me.'
  if (thanks.test(text)) return 'You are welcome. I am here if anything else comes up.'
  return agreed.test(text) ? 'Good. I am here if anything else comes up.' : undefined
}
