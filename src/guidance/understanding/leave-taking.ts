import { normalise } from './normalise.js'

/**
 * How an ordinary contact ends, as it is told in clauses; used and bounded like figures-of-speech.ts. "Thanks love" and "he'll try Monday" read
 * like a farewell where little else is told, so they are put into plain words where the asker's own deed before them tells what they end:
 * somebody was sent to an office, or asked for a colleague who is away. "Thanks for everything, goodbye" is not here, nor anybody sent to the police, a doctor or a helpline.
 */
const askedAt =
  '(?:(?:ask|try|ring|call|phone|contact|email|write to|go to|speak to) )?(?:(?:the|a) (?:number|address|email|details|form|website|link) (?:of|for|from) )?(?:the |his |her |their )?(?:local |county |land |family |small claims |national |public |planning |pensions? |birth |records? )?(?:council|coroners?(?: office| court)?|bank|library|archives?|court|tribunal|registr(?:y|ar|ars)(?: office)?|regulator|solicitors?|school|college|university|trust|town hall|records? office|office|ombudsman|employer|company|firm|shop|landlord|embassy|consulate|museum|office of the \\w+|insurers?|tax office|hmrc|dvla|dwp|ministry|parish|church|department|agency|board|address|number|form|website|link)'
const them = '(?:him|her|them)'
/** By the asker: "said the school" may be the customer's own word, and so may "he told them the school". */
const byUs = `(?:i|we|ive|weve)(?: have| just| then| only)* (?:said|told ${them}|suggested|advised ${them}|gave ${them}|sent ${them}|pointed ${them}|put ${them} (?:through|on))`
/** The same where they leave themselves out, at the start of a clause: "told him to write to the council". */
const byNobody = `(?<=(?:^|[,.;:!?] )(?:(?:so|then|just|ok|okay|right|and so|and then) )*)(?:(?:told|advised) ${them}(?= to (?:ask|try|ring|call|phone|contact|email|write|go|speak) )|(?:gave|sent|pointed) ${them}|put ${them} (?:through|on))`
const sent = `(?:${byUs}|${byNobody})(?: to)?`
const dear =
  '(?:my )?(?:love|luv|lovey|dear|dearie|mate|pal|duck|ducky|hen|pet|darling|darlin|sweetheart|flower|hun|hon|chuck|petal|son|boss|babe|treacle|cock|hinny|bab|doll)'
const thanked = `(?:(?:he|she|they) )?(?:just |only )?(?:said|says|went|goes) (?:(?:ok|okay|right|right then|oh|ah|lovely|fine|fair enough)[,.]? )*(?:${dear} )?(?:thanks|thank you|ta|cheers|bless you|much obliged)(?: (?:very much|ever so much|so much|a lot|again|then))?(?: ${dear})?`
const away =
  '(?:on|at|in|off|away|out|not in|not here|busy|sick)(?: (?:annual leave|leave|holiday|lunch|sick|today|court|a meeting|a call|training|this week|till \\w+|the other office))*'
const day = '(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|(?:next|this) week|later|after lunch|this afternoon|in the morning'

/** Each with what it means. */
export const leaveTaking: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `\\b${sent} ${askedAt}(?: (?:about|for) (?:it|that|the \\w+))?[,.;]? (?:and |so |then )?${thanked}(?=\\s*(?:[,.;!]|$))`,
      'g',
    ),
    'i told them who can help and they were happy with that',
  ],
  [
    new RegExp(
      `\\b(?:wanted|asked for|was after) \\w+[,.;]? (?:and |but )?\\w+(?: (?:is|was))? (?:${away})[,.;]? (?:and |so )?(?:i )?(?:took|left|taken) (?:a |the |his |her |their )?(?:message|number|name and number|details)[,.;]? (?:and )?(?:(?:he|she|they) will|hell|shell|theyll|will|says (?:hell|shell|theyll)) (?:ring|try|call|phone|ring back|call back|phone back|ring again) (?:${day})(?=\\s*(?:[,.;!]|$))`,
      'g',
    ),
    'wanted a colleague, left a message and waits for an answer',
  ],
]

/** "They cut him down in time, left a message, he'll try again": after that, what they will try is not to ring. */
const attempted =
  /\b(?:cut (?:him|her|them) down|pulled (?:\w+ )?(?:out|from|off)|attempt\w*|surviv\w*|in time|pumped|resus\w*|rescued|overdos\w*|hospital|a ?&? ?e|tried)\b/

/** A message with the end of an ordinary contact in plain words; the same text where it has none, or where it tells of an attempt. */
export function takingLeave(text: string): string {
  const words = normalise(text)
  if (attempted.test(words)) return text
  const plain = leaveTaking.reduce((told, [end, meaning]) => told.replace(end, meaning), words)
  return plain === words ? text : plain
}
