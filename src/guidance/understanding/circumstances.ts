import type { Harmed } from './label.js'
import { wordsOf } from './normalise.js'

/** Is somebody on the line, or is it a letter, an e-mail, a form, a voicemail, that nobody can answer this minute? */
export type Medium = 'phone' | 'writing' | 'unsaid'

/**
 * How far a contact has got, as s4 and s7 tell it: abusive from the first word · told what is not acceptable · warned ·
 * objects to the warning · goes on after it · turned abusive or threatening on the way · ended by us already · comes again and
 * again · told that nothing can be added · through with our complaints process.
 */
export type Moment =
  | 'unsaid'
  | 'outset'
  | 'explained'
  | 'warned'
  | 'objects'
  | 'continues'
  | 'turned'
  | 'over'
  | 'persistent'
  | 'told'
  | 'exhausted'

/** What a question tells of the contact beside its topic: the words to say follow it. */
export type Circumstances = { readonly harmed?: Harmed; readonly medium: Medium; readonly moment: Moment }

const attack =
  '(?:kill|murder|hurt|harm|stab|shoot|beat|punch|hit|attack|rape|burn|bomb|batter|slap|knife|smash|strangle|get|find|come for|come after|go for|deal with|sort out|do)(?:s|ed|ing|ting|bing|ning)?'
const between = '(?: (?:up|down|all of|every one of|everyone (?:in|at|of)|everybody (?:in|at|of)|one of|to|at|for|off|the whole))*'
const ofUs =
  '(?:me|us|you|you lot|you all|(?:our|the|your|my|this|that) (?:whole )?(?:staff|office|building|reception|receptionist|team|manager|boss|colleagues?|caseworkers?|case officers?|officers?|department|face|head in|car|house|family|children|kids)|(?:a|my) (?:colleague|member of staff|caseworker|case officer)|members? of staff|staff|colleagues?)'

const toStaff = [
  new RegExp(`\\b${attack}${between} ${ofUs}\\b`),
  /\b(?:know|knows|knew|found out|find out|finds out) where (?:i|we|you) (?:live|work|park)\b/,
  /\b(?:wait|waits|waiting) (?:outside|for me|for us|for you)\b/,
  /\b(?:burn|blow|bomb|torch|petrol|fire)\w*\b.*\b(?:office|building|place|reception)\b/,
  /\b(?:threat|threats|threatened|threatens|threatening) (?:against |to |towards )?(?:me|us|my|our|a colleague|staff|the team|the office)\b/,
  /\b(?:rip|break|snap|cut) (?:my|your|our) \w+/,
]
const toSelf = [
  /\b(?:kill|hurt|harm|cut|hang|shoot|top|drown|stab|burn|starve)\w* (?:him|her|them|my|your|one)sel(?:f|ves)\b/,
  /\b(?:suicid\w*|self ?harm\w*|overdos\w*|end it all|ending it all|ends it all)\b/,
  /\b(?:end|ends|ending|take|takes|taking) (?:his|her|their|my) (?:own )?li(?:fe|ves)\b/,
  /\b(?:end|ends|ending) it (?:tonight|today|now|tomorrow)\b/,
  /\bjump\w* (?:off|from|in front)\b|\bbetter off (?:dead|without (?:him|her|them|me))\b|\b(?:want|wants) to die\b/,
  /\bnot be (?:here|around) (?:tomorrow|any ?more|much longer)\b|\bno (?:point|reason) (?:in )?(?:living|going on|to live)\b/,
]
const relatives =
  '(?:wife|husband|partner|ex|girlfriend|boyfriend|mum|mother|dad|father|parents?|sister|brother|son|daughter|kids?|children|child|baby|family|neighbou?rs?|landlord|landlady|doctor|gp|social worker|boss|employer|teacher|solicitor|dog)'
const toOthers = [
  new RegExp(`\\b${attack}${between} (?:his|her|their|the|an?|that) (?:\\w+ )?${relatives}\\b`),
  new RegExp(`\\b${attack}${between} (?:somebody|someone|people|everyone|everybody|strangers)\\b`),
]

const live = /\b(?:on the (?:phone|line|call)|caller|on hold|is ringing|am talking to|speaking to (?:him|her|them)|talk\w* over|hang up)\b/
const written =
  /\b(?:letters?|e ?mails?|emailed|emailing|mailed|wrote|writes|writing|written|web ?forms?|web ?chat|online form|posted|texted|text message|tweet\w*|facebook|social media|fax\w*|inbox|attachment|voice ?mails?|answer ?phone|answering machine)\b/
const spoken =
  /\b(?:calls?|called|calling|phone|phones|phoned|phoning|rang|rings?|ringing|line|telephone\w*|hung up|speak|speaks|speaking|spoke|shout\w*|scream\w*|yell\w*)\b/

/** "Should I warn him", "I have not asked her to stop": what was not done yet does not count as done. */
const notDone =
  /\b(?:not|never|havent|hasnt|didnt|without|no|yet to|should i|do i|did i|can i|must i|how do i|when do i|need to|have to|before i|if i|shall i)(?: \w+){0,2} (?:warn\w*|ask\w*|tell\w*|told|explain\w*|end\w*|hang|hung|add\w*)\b/g

const them = '(?:him|her|them|the (?:caller|customer|man|woman|lady|guy))'
const stillSo =
  /\b(?:still|keeps?|carr(?:y|ies|ied|ying) on|continu\w+|again|goes on|going on|went on|wont stop|hasnt stopped|didnt (?:stop|work|help)|no (?:better|improvement|difference)|talk\w* over|ignor\w+|anyway|regardless|at it|doing it)\b/
const warned = new RegExp(
  `\\b(?:warned|warning|warnings|(?:told|said to) ${them} (?:that )?(?:i|we)(?: will|ll| would|d|m going to)? (?:end|hang|put the phone down|terminate))\\b`,
)
const objecting =
  /\b(?:not happy|unhappy|objects?|objected|objecting|complain\w*|complaint|disagree\w*|protest\w*|how dare|no right|argu\w+|takes exception|cant do that)\b/
const explained = new RegExp(
  `\\b(?:asked|told|explained to|said to) ${them}\\b.*\\b(?:stop|not to|unacceptable|not acceptable|language|calm|tone|behaviour)\\b`,
)

/** The first that fits is the moment: later moments before earlier ones, for "I warned him from the start" is a warning. */
const moments: readonly (readonly [Moment, (text: string) => boolean])[] = [
  [
    'over',
    (text) =>
      /\b(?:i|we)(?: have|ve| just| had| already)* (?:ended|hung up|put the phone down|terminated|cut (?:him|her|them) off)\b/.test(text),
  ],
  [
    'exhausted',
    (text) =>
      /\bexhausted (?:our|the|all|internal|complaints?|process)|process (?:is|was|has been) exhausted|\bend of (?:our|the) (?:\w+ )?process|\bombudsman\b/.test(
        text,
      ),
  ],
  [
    'turned',
    (text) =>
      /\b(?:turn(?:s|ed|ing)?|becom(?:es|ing)|became|gone|got|getting|gets) (?:\w+ )?(?:abusive|threatening|nasty|violent|aggressive)\b|\bstart(?:s|ed|ing)? (?:to )?threaten/.test(
        text,
      ),
  ],
  ['objects', (text) => warned.test(text) && objecting.test(text)],
  ['continues', (text) => warned.test(text) && stillSo.test(text)],
  ['warned', (text) => warned.test(text)],
  [
    'told',
    (text) =>
      /\bnothing (?:\w+ )?(?:more|else|further|new|useful|left)\b|\b(?:told|explained|answered)\b.*\b(?:all (?:i|we) can|final|(?:three|four|five|six|many|several|\d+) times)\b|\bcant add\b/.test(
        text,
      ),
  ],
  ['explained', (text) => explained.test(text)],
  [
    'outset',
    (text) =>
      /\bfrom the (?:very )?(?:outset|start|off|first|word go|get go|beginning|moment|minute|second)\b|\bas soon as (?:i|we) (?:picked|answered|said)|\bstraight ?away\b|\bfirst (?:word|words|thing)\b|\bopened with\b|\b(?:before|without) (?:i|me) \w+ (?:a word|hello|anything)/.test(
        text,
      ),
  ],
  [
    'persistent',
    (text) =>
      /\bagain and again|\bover and over|\b\d+(?:st|nd|rd|th) (?:\w+ )?(?:time|e ?mail|call|letter)|\b(?:three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+) (?:times|e ?mails|calls|letters)\b|\b(?:every|each) (?:day|hour|week|morning)|\bdaily\b|\bkeeps? (?:on )?(?:ringing|calling|phoning|emailing|writing|sending|asking)|\bsame (?:thing|question|issue|matter|complaint|point|letter)/.test(
        text,
      ),
  ],
]

const any = (tests: readonly RegExp[], text: string): boolean => tests.some((test) => test.test(text))

/** Who may come to harm by the words alone; what the words leave open is `otherwise`. */
function harmedBy(text: string, otherwise: Harmed): Harmed {
  const [self, staff, others] = [any(toSelf, text), any(toStaff, text), any(toOthers, text)]
  if (self) return staff || others ? 'both' : 'self'
  if (staff) return 'staff'
  return others ? 'others' : otherwise
}

function mediumOf(text: string): Medium {
  if (live.test(text)) return 'phone'
  if (written.test(text)) return 'writing'
  return spoken.test(text) ? 'phone' : 'unsaid'
}

/**
 * What messages tell of the contact, oldest first: the newest says how far it is, an earlier one what the newest leaves open.
 * `harmed` is who may come to harm as the model read it; left out where nobody may.
 */
export function circumstancesOf(messages: readonly string[], harmed?: Harmed): Circumstances {
  const told = messages.map((text) => wordsOf(text.slice(0, 4000)).join(' ')).reverse()
  const done = told.map((text) => text.replace(notDone, ' '))
  return {
    ...(harmed && { harmed: harmedBy(told.join(' . '), harmed) }),
    medium: told.map(mediumOf).find((medium) => medium !== 'unsaid') ?? 'unsaid',
    moment: done.flatMap((text) => moments.find(([, fits]) => fits(text))?.[0] ?? []).at(0) ?? 'unsaid',
  }
}
