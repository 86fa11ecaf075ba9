import { sentencesOf } from './sentences.js'

/**
 * "Who needs to know?", "so who gets to decide now": asked of whoever among us has the next step (s4, s7, s10), however much was told before it of a
 * customer. Nothing is to be said to the customer then. Ours.
 */
const who =
  /^(?:(?:and|so|ok|okay|right|now|but|then|well|just)\b[\s,]*)*(?:who|whom)(?:(?:'s|s)?| else| all| exactly)*(?: here)? (?:(?:needs?|has|have|ought|gets?|meant|supposed|is (?:it )?(?:meant|supposed)) to (?:know|decide|be told|hear|say|approve|agree|choose|sign|call (?:it|that))|decides?|(?:can|may|should|must|does|will|would) (?:decide|approve|sign|authorise|agree|know|be told|hear)|(?:should|do|must|shall) (?:i|we) (?:tell|inform|notify|involve)|signs|approves|authorises|makes (?:the|that) decision)\b/

/** Is that the last thing asked? */
export const asksWho = (text: string): boolean => who.test(sentencesOf(text).at(-1) ?? '')

/** Nothing but one sentence: whoever was told of before it may still be there. */
export const isBareQuestion = (text: string): boolean => sentencesOf(text).length < 2
