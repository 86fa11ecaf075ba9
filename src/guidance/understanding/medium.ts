import { mediumAbroad } from './medium-in-languages.js'

/** Is somebody on the line, or is it a letter, an e-mail, a form, a voicemail, that nobody can answer this minute? */
export type Medium = 'phone' | 'writing' | 'unsaid'

const live =
  /\b(?:on (?:the|my) (?:phone|fone|telephone|line|call)|(?:customer|caller|man|woman|lady|him|her) (?:is |s )?on (?:line|phone)|caller|on hold|is ringing|am talking to|speaking to (?:him|her|them)|talk\w* over|hang up)\b/
/** They write, by the words for it. */
const writes =
  /\b(?:emailed|emailing|e mailed|mailed|wrote|writes|writing|written|posted|texted|tweet\w*|fax\w*|hand ?written|handwriting|whats ?apped|scrawled|scribbled)\b/
/** Things that are written, left or sent: what only names one ("the review of his case", "a note in the file") is none of them. */
const things: readonly RegExp[] = [
  /\b(?:anonymous|unsigned) (?:note|card|message)s?\b/,
  /\b(?:letters?|e ?mails?|web ?forms?|web ?chat|online form|text message|inbox|attachment|post ?cards?|(?:christmas|comment|greetings?) cards?)\b/,
  /\b(?:facebook|social media|dms?|direct message\w*|sms|(?:txt|text) (?:msg|from)|chat (?:window|box)|live chat)\b/,
  /\bwhats ?apps? (?:from|says|message from|came|text)\b|\b(?:on|by|via|over) whats ?app\b/,
  /\b(?:google|trustpilot|online|star|facebook) reviews?\b|\btrustpilot\b|\breviews? (?:on (?:google|trustpilot|facebook|the (?:web|internet))|page|left by|says)\b/,
  /\bsurvey (?:says|said|form|reply|response|has)\b|\bon (?:the|a|our|his|her) survey\b/,
  /\bnotes? (?:through|left|pinned|from (?:him|her|them|a (?:customer|caller|man|woman)|the (?:customer|caller|man|woman|same))|under|says|pushed)\b/,
  /\bnotes? (?:in the (?:letter ?box|post ?box|box|door|hatch|post)|on (?:the|my) (?:door|desk|counter|windscreen|car))\b/,
  /\b(?:appeal|feedback|complaints?|comments?) form (?:has|says|with|from (?:him|her|them|a|the)|came)\b/,
  /\b(?:on|in) (?:the|his|her|their) (?:\w+ )?(?:appeal|feedback|complaints?|comments?) form\b/,
]
/** They rang, whatever they rang about: "rang about the survey, says she will jump". */
const rangUs =
  /(?:^|\b(?:he|she|they|hes|shes|theyre|customer|client|man|woman|lady|lad) (?:(?:just|has|have|is|then|now) )*)(?:rang|rung|rings|ringing|phoned|phones|phoning)\b/
/** Of a document nobody says so in a call: "the correspondent states at paragraph 9", "in the last line of page 2". */
const ofADocument =
  /\b(?:correspondents?|correspondence|paragraphs?|para \d+|postscript|subject line|enclos(?:ed|ure)|undated|(?:enquiry|contact|application|claim|referral|online|paper) form|(?:in|on) (?:his|her|their) (?:written )?(?:statement|submissions?|application|appeal|bundle|witness statement|covering note)|(?:page|box|section) (?:\d+|one|two|three|four)|(?:first|last) line (?:of|is|says)|(?:bottom|top|foot|end|last line|margin) of (?:the|a|his|her|their) (?:page|form|document|submission|statement)|(?:he|she|they|customer) (?:types|typed|is typing)|(?:in|on|through) the (?:portal|chat)|through the post|in the post|memo)\b/
const spoken =
  /\b(?:calls?|called|calling|phone|phones|phoned|phoning|rang|rings?|ringing|line|telephone\w*|hung up|speak|speaks|speaking|spoke|shout\w*|scream\w*|yell\w*|crying|cries|in tears|sobbing|weeping|whisper\w*)\b/

/** "Who writes that down": what we write ourselves says nothing of how they reached us. */
const notedDown = /\bwrit\w+(?: (?:it|that|this|them|all|everything))* (?:down|up)\b/g
/** "She wants it in big letters": how it is to look, and not how it came. */
const largeLetters =
  /\b(?:big|bigger|large|larger|bold|capital|block|small|clear) (?:print )?(?:letters|writing)\b|\b(?:large|big) print\b/g
const mail = '(?:letters?|e ?mails?|reply|replies|report|decision)'
/** "He read our letter", "she rang about the letter", "cannot follow the letter": what we wrote to them is no writing of theirs. */
const ofOurs = new RegExp(
  `\\b(?:he|hes|she|shes|they|theyve|customers?|callers?|man|woman|lady)(?: \\w+){0,4}? (?:reads?|got|gets|opened|opens|received|understand\\w*|follow|about|over|with|at|because of) (?:the|our|my|this|that|your) (?:\\w+ )?${mail}\\b(?! (?:from|says|saying|that says))` +
    `|\\b(?:rang|rung|rings|ringing|phoned|phoning|called|calling|calls)(?: \\w+){0,3} (?:about|re|regarding|over|because of|after) (?:the|our|my|a|an|his|her|their) (?:\\w+ )?${mail}\\b`,
  'g',
)
/** What a restriction is called says nothing of how somebody came: "he is on a written-only arrangement and has phoned". */
const channelOnly =
  /\b(?:written|writing|letters?|e ?mail|phone|telephone|post) only\b|\bonly (?:in writing|by (?:letter|post|e ?mail|phone))\b/g
const kin =
  '(?:wife|husband|partner|girlfriend|boyfriend|mum|mother|dad|father|sister|brother|son|daughter|neighbou?rs?|friend|mate|carer|landlord|landlady|doctor|gp|nurse|social worker|support worker|solicitor)'
/** Family or a carer who rings has somebody on the line, whatever the customer wrote. */
const kinRings = new RegExp(`\\b${kin}(?: \\w+){0,4}? (?:rang|rung|ringing|phoned|phoning|on the (?:phone|line)|on line \\w+)\\b`)
/** How they wish to be served: "could we e-mail her instead", "she would rather have e-mail than phone", "her letters in large print". */
const asWished =
  /\b(?:could|can|may|shall|should) (?:we|i) (?:please |just )?(?:e ?mail|email|write to|text|phone|ring|call) (?:him|her|them)\b|\brather (?:have |use |get )?(?:e ?mails?|letters?|text|writing|phone) than (?:the |a )?(?:phone|calls?|letters?|e ?mails?)\b|\b(?:wants?|prefers?|likes?|asks? for|asked for|have|gets?) (?:everything|it all|it|them|us to|(?:his|her|their|all|our|the) (?:letters|emails|replies|answers)) (?:by|in|via|on|as|with) \w+/g
/** "What's my facebook", "looked me up on facebook": where they look for us, and no message of theirs. */
const ofOurOwn =
  /\b(?:my|your|me) (?:facebook|social media|insta\w*|twitter)\b|\b(?:look\w*|find|found|search\w*)(?: for)? (?:me|us|my \w+|her|him)(?: up)? on (?:facebook|social media|insta\w*|twitter)\b/g
/** A voice that nobody can answer; "I rang back and got his voicemail" is ours. */
const recordedVoice =
  /(?<!\b(?:got|reached|to|into|through to|left a message on|rang|answer|answers|answering|check|checked) (?:his|her|their|a|the|my)? ?)\b(?:voice ?mails?|answer ?phone|answering machine)\b/

/** "Voicemail, picked up at 8: I will kill the girl on the phone": who is on the phone is said in it. */
const isOfARecording =
  /^(?:(?:a|the|this|one|got|new|another|just|weve|ive|had|there is|theres) )*(?:voice ?mails?|answer ?phone message|message on (?:the|our|my) (?:answer ?phone|machine))\b(?! (?:for|to) (?:him|her|them)\b)/

/** How one message, as words (wordsOf), reached us. */
export function mediumOf(words: string): Medium {
  const text = [notedDown, largeLetters, asWished, channelOnly, ofOurOwn].reduce(
    (rest, beside) => rest.replace(beside, ' '),
    words.replace(ofOurs, ' he '),
  )
  if (isOfARecording.test(text)) return 'writing'
  if (live.test(text) || kinRings.test(text)) return 'phone'
  if (recordedVoice.test(text) || writes.test(text)) return 'writing'
  if (rangUs.test(text)) return 'phone'
  if (things.some((thing) => thing.test(text)) || ofADocument.test(text)) return 'writing'
  return spoken.test(text) ? 'phone' : mediumAbroad(words)
}

/** A voicemail, and nothing that was written beside it. */
export const isRecorded = (words: string): boolean =>
  recordedVoice.test(words) && !writes.test(words) && !things.some((thing) => thing.test(words))

const place =
  '(?:in (?:our |the )?(?:reception|lobby|foyer|waiting room|building|office|car park)|at (?:our |the )?(?:front desk|desk|counter|door|reception|window)|outside|downstairs|in front of me|standing (?:here|over|in|at|by)|stood (?:here|over|in|at|by)|here now)'
/** They stand before us now, which is neither a call nor a letter. What will be ("he will be in the car park") is not. */
const before = new RegExp(
  `\\b(?:hes|shes|theyre|(?:he|she|customer|man|woman|bloke|lad|guy|somebody|someone|they) (?:is|are)|is) (?:now |just |right |still |stood |standing )*${place}\\b` +
    `|^(?:(?:theres|a|the|got|we have|man|woman|customer|bloke|lad|guy|visitor)\\b ?)+${place}\\b` +
    '|\\b(?:walked|come|came|burst|barged|forced his way|forced her way) (?:in|into)(?: here| reception| the (?:office|building|lobby))?\\b(?! (?:the river|the sea|traffic|to see))' +
    '|\\b(?:follow(?:s|ed|ing) me|blocking (?:the|my) (?:door|way|exit)|(?:im|i am|weve|we have|we are|were) (?:locked|hiding|hid|trapped|barricaded|cornered) (?:myself |ourselves )?(?:in|by|behind|under)?)',
)
const notNow = /\b(?:will|ll|hell|shell|gonna|going to|would|threatens? to|says? (?:he|she|they))\b/

/** Are they here in person, by a message as words? */
export const isInPerson = (words: string): boolean => {
  const found = before.exec(words)
  return found !== null && !notNow.test(words.slice(Math.max(0, found.index - 20), found.index + found[0].length))
}
