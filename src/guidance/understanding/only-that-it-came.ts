import { wordsOf } from './normalise.js'

/**
 * "Another e-mail from him", "new message from her", "one more letter from Mr Jones": that something came, and nothing of what stands in it. It is
 * asked back, as "he rang again" is: whoever wrote may be in despair, and nobody is to be told by a guess that there is nothing left to say to them.
 * How many came (s4) is something told. Ours.
 */
const more = '(?:another|one more|a new|new|yet another|a second|second)'
const what =
  '(?:e ?mail|letter|message|chat|chat message|voice ?mail|voice message|text|text message|note|call|phone call|reply|answer|form|contact|one|msg)'
const whom =
  '(?:him|her|them|that one|this one|(?:the |that |this )?(?:same )?(?:old )?(?:caller|customer|man|woman|lady|gentleman|guy|bloke|person|chap|client|one)|(?:mr|mrs|ms|miss|dr) \\w+(?: \\w+)?)'
const got = '(?:(?:ive|i have|weve|we have|just|have|i|we) ){0,2}(?:(?:got|had|received|theres|there is|here is|its|it is) )?'
const when = '(?: (?:today|again|now|just now|this morning|this afternoon|yesterday))*'
const came = '(?: (?:has )?(?:just )?(?:came|come|arrived)(?: in)?)?'
const bare = [`${more} ${what}${came}(?: from ${whom})?`, `(?:an?|the|this) ${what}${came} from ${whom}`].map(
  (told) => new RegExp(`^${got}${told}${when}$`),
)

/** "Need to sort the form for that customer": which form, nobody can tell. */
const whichForm =
  /^(?:(?:i|we|ive|got|have|just|please|hi)\b ?)*(?:need|want|got|have|trying) to (?:sort|do|fill|get|find|send|finish|complete|start)(?: out| in| off)? (?:the|that|a|this|his|her) (?:form|paperwork|sheet|thing|document)(?: (?:for|about|on) (?:that|the|this|a|him|her|them)(?: (?:customer|caller|man|woman|one|person|lady|case|complaint))?)?$/

const bad = '(?:awkward|difficult|tricky|challenging|tough|hard|problem|bad|nightmare|horrible|stroppy|funny)'
const somebody = '(?:customer|caller|call|contact|one|client|man|woman|lady|bloke|chap|guy|fella|punter|person|visitor)'
const where = '(?: (?:here|on|at|in|the|my|phone|line|desk|counter|reception|front|\\w+ line|line \\w+|now|today|again|like|please|pls))*'
const asksFor =
  '(?: (?:thoughts|advice|advise|help|tips|ideas|suggestions|what (?:now|do i do|to do|next)|any (?:thoughts|advice|help|tips|ideas)|(?:can|could) (?:you|youse|u|someone|somebody|anyone) (?:advise|help|assist)(?: (?:me|us))?|(?:need|want) (?:some |a bit of )?(?:help|advice)|please|pls))*'
/** "Awkward customer, line four. Thoughts?", "bit of bother with a caller": that it is hard, and not what they do. */
const onlyHard = new RegExp(
  `^(?:(?:ive|i have|got|having|have|we have|weve|theres|a|an|hi|just|real|really|very|bit of an?|another) )*(?:${bad} ${somebody}|(?:a )?(?:bit|spot) of (?:bother|trouble|a problem|an issue)${where} with (?:a|an|this|my) ${somebody}|(?:bother|trouble|problems?|issues?) with (?:a|an|this|my) ${somebody})${where}${asksFor}$`,
)

export const tellsOnlyThatItCame = (text: string): boolean => {
  if (text.length >= 120) return false
  const words = wordsOf(text).join(' ')
  return whichForm.test(words) || onlyHard.test(words) || bare.some((told) => told.test(words))
}
