import { normalise } from './normalise.js'

/** How the contact reaches us, as far as a question tells. */
export type Medium = 'phone' | 'writing' | 'unsaid'

/**
 * Where a contact stands, as far as a question tells: abusive from its first words; told already that it must stop, and going on or
 * objecting; the same again and again; everything said that can be said; over. The words to say differ (s4, s6, s7).
 */
export type Moment = 'outset' | 'warned' | 'persistent' | 'exhausted' | 'over' | 'unsaid'

/** What a question tells of the contact beside its topic. */
export type Circumstances = { readonly medium: Medium; readonly moment: Moment }

const WRITING =
  /\b(e-?mail(s|ed|ing)?|letters?|writes|wrote|written|in writing|writing (in|to)|post(ed|card)?|note|tweet(s|ed)?|facebook|social media|whatsapp|text(s|ed)? (us|me|the)|text message|sms|web ?chat|live chat|chat message|(contact|complaint|web|online|feedback) form|attachment|handwritten|fax(ed)?|message (says|said|reads)|dm|comment(s|ed)? (on|under)|signed off)\b/
const PHONE =
  /\b(calls?|called (up|in|back|again)|callers?|calling (in|back|from)|phones?|phoned|phoning|rings?|rang|ringing|on the line|down the line|hang(s|ing)? up|hung up|on hold|put the phone|voicemail|helpline|telephoned?|shout(s|ed|ing)?|scream(s|ed|ing)?|yell(s|ed|ing)?|speaking to|talking to (me|him|her|them)|said to me)\b/

const OVER =
  /\b(i (have )?(hung|hang) up|i('ve| have)? (ended|terminated|cut|dropped|put down) (the|that|his|her|it|this)?( call| phone)?|(he|she|they|caller|customer|man|woman) (just )?(hung up|rang off|slammed)|(call|line) (has |was |got |is )?(ended|over|terminated|cut off)|after (the|that|a) call|put the phone down on (me|her|him))\b/
const EXHAUSTED =
  /\b(exhausted|nothing (more|further|else) (to|we|i|can|that)|everything (has been|was|is) (answered|said|done)|final (answer|position|response|decision|word|reply)|no (more|further) (to say|we can|to add|review|appeal)|answered (all|every|each|in full)|end of the road|been through (all|every|the whole)|all the stages|said all)\b/
const WARNED =
  /\b(warned|i (have |did )?told (him|her|them)|asked (him|her|them) (to|not to|nicely)|(twice|three times|already) (told|asked|said)|(told|said|asked|explained) (already|twice|before)|(wont|will not|doesnt|does not|refuses? to|keeps?|carries|carrying|carried) (stop|stopping|calm|listen|on|going|at it)|still (swearing|shouting|at it|going|calling|screaming|abus)|even (though|after) i|after i (asked|told|warned|said)|despite|freedom of speech|free speech|i pay your wages|objects?|says (he|she|they)( can|'ll| will|ll)? (say|speak|talk|swear)|not (swearing|shouting) at (me|you))\b/
const PERSISTENT =
  /\b(every (day|week|morning|hour|other day|few)|daily|weekly|again and again|over and over|keeps? (ringing|calling|phoning|emailing|writing|sending|asking|coming|contacting|reopening|on (ringing|calling))|(\d+|nine|ten|twelve|twenty|dozens?|hundreds|several|umpteen|five|six|seven|eight|four) (times|calls|emails|letters|e-mails|messages)|times (a|this|in a) (day|week|month|morning)|same (question|thing|complaint|point|letter|email|matter|issue)|wont (drop|let|leave|accept|take)|bombard|non stop (emails|calls)|yet another|nth time|constantly|relentless|persistent(ly)?)\b/
const OUTSET =
  /\b(from the (outset|start|off|beginning|word go|first)|straight (away|off|in|into)|right (away|off|from the start)|before i (could|said|had|even|got)|as soon as (i|the|he|she)|first (thing|words?) (he|she|they|out)|opened with|began by|starts? (by|off|with)|havent (managed|got|said)|not (managed|got) a word|picked up (and|the)|the moment (i|he|she)|(have|ve) not (managed|said|got)|no let up|immediately)\b/

const asMoment = (words: string): Moment => {
  if (OVER.test(words)) return 'over'
  if (EXHAUSTED.test(words)) return 'exhausted'
  if (OUTSET.test(words)) return 'outset'
  if (PERSISTENT.test(words)) return 'persistent'
  return WARNED.test(words) ? 'warned' : 'unsaid'
}

/** Nothing that tells how a contact stands comes later than this. */
const LOOKED_AT = 2000

/** Reads from the words how a contact reaches us and where it stands; what they leave open is unsaid. */
export function circumstancesOf(text: string): Circumstances {
  const words = normalise(text.slice(0, LOOKED_AT))
  const medium = WRITING.test(words) ? 'writing' : PHONE.test(words) ? 'phone' : 'unsaid'
  return { medium, moment: asMoment(words) }
}
