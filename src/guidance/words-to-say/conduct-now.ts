import { wordsOf } from '../understanding/normalise.js'

/** That somebody is unacceptable to whoever asks while they ask, beside whatever else the contact is about (s4). By the text as it was written. */

const they =
  '(?:he|she|they|caller|customer|client|complainant|man|woman|lady|bloke|guy|chap|lad|gentleman|somebody|someone|m(?:r|rs|s|iss|x) \\w+)'
const lately =
  '(?: (?:now|just|still|also|then|again|always|constantly|really|being|getting|very|so|and|on the (?:phone|line)|has|have|been|is|are|was rung|rung|rang))*'
const doing =
  '(?:swearing|cursing|cussing|effing|f ing|shouting|screaming|yelling|bawling|bellowing|ranting|insulting|abusing|abusive|hurling (?:abuse|insults)|calling (?:me|us)|swears|curses|shouts|screams|yells|insults (?:me|us)|abuses (?:me|us)|calls (?:me|us))'
/** What they do to somebody else, or did to one of us then, is told of and not done. */
const toAnother = '(?! (?:at|to|towards) (?!me\\b|us\\b|the (?:top|phone)\\b)\\w+)'
const now = new RegExp(
  [
    `\\b(?:hes|shes|theyre|${they}(?:s| is| are)?|keeps?|and|now|on the (?:phone|line)(?: now)?)${lately} ${doing}\\b${toAnother}(?! back| again if)`,
    `\\b${doing} (?:abuse |obscenities |insults )?(?:at (?:me|us)|down the (?:phone|line)|in my ear)\\b`,
    '\\beffing and (?:blinding|jeffing)\\b|\\b(?:is|s|are) (?:being )?(?:abusive|insulting|foul mouthed) (?:to|towards|with) (?:me|us)\\b',
  ].join('|'),
)
const denied =
  /\b(?:not|never|isnt|arent|nobody|without|stopped|wasnt|no longer|hasnt been|no)(?: \w+){0,3} (?:swear|shout|scream|rude|abus|insult|yell|curs|calling)\w*/g
const ofOneOfUs =
  /\b(?:i|we|officer|colleague|manager|adviser|staff|caseworker) (?:was|were|is|are|am|had been|has been)(?: \w+){0,3} (?:swearing|shouting|screaming|yelling|abusive|insulting)\b/g

export const isConductNow = (text: string): boolean =>
  now.test(wordsOf(text.slice(0, 4000)).join(' ').replace(denied, ' ').replace(ofOneOfUs, ' '))
