import { mediumOf } from './medium.js'

/**
 * How far a contact has got, as s4 and s7 tell it: abusive from the first word · told what is not acceptable · warned ·
 * objects to the warning · goes on after it · turned abusive or threatening on the way · has stopped · ended by us already · gone from the line
 * by themselves · over since an hour or a day, however it ended · comes again and again · told that nothing can be added · through with our
 * complaints process.
 */
export const MOMENTS = [
  'unsaid',
  'outset',
  'explained',
  'warned',
  'objects',
  'continues',
  'turned',
  'stopped',
  'over',
  'gone',
  'past',
  'persistent',
  'told',
  'exhausted',
] as const
export type Moment = (typeof MOMENTS)[number]

/** Is nobody on the line any more? */
export const isBehind = (moment: Moment): boolean => moment === 'over' || moment === 'gone' || moment === 'past'

/**
 * "Should I warn him", "I have not asked her to stop", "when I put the phone down": what was not done yet does not count as done. What they
 * deny us ("I have no right to end it") is no deed of ours either, but it is their objection: `objects` looks at the whole.
 */
const notDone =
  /\b(?:not|never|havent|hasnt|didnt|without|no|yet to|should i|do i|did i|can i|may i|must i|how do i|how to|when do i|need to|have to|before i|when i|if i|shall i|before|want to|going to)(?: \w+){0,2} (?:warn\w*|ask\w*|tell\w*|told|explain\w*|end\w*|hang|hung|put|cut|clos\w+|finish\w*|add\w*)\b/g

const them = '(?:him|her|them|the (?:caller|customer|man|woman|lady|guy))'
const ours = '(?:end|hang|put the phone down|terminate|finish|cut|close)'
const stillSo =
  /\b(?:still|keeps?|carr(?:y|ies|ied|ying) on|continu\w+|again|goes on|going on|went on|wont stop|hasnt stopped|didnt (?:stop|work|help)|no (?:better|improvement|difference|change)|talk\w* over|ignor\w+|anyway|regardless|at it|doing it)\b/
const warned = new RegExp(
  `\\b(?:told|said to|telling) ${them} (?:that )?(?:the|this) (?:call|contact|conversation) (?:will|would|ll|is going to|may|might)\\b|\\b(?:told|telling|explaining|explained|saying)(?: to)?(?: ${them})?(?: that)? (?:im|i am|we are|were) (?:going to|gonna) ${ours}\\b|\\b(?:warned|warning|warnings|(?:told|said to) ${them} (?:that )?(?:i|we|id|ill|im|we are|i am)(?: will|ll| would|d|m going to| going to)? ${ours}|(?:i|we) said (?:i|we)(?: will|ll| would|d| am going to) ${ours})\\b|(?:^|\\b(?:i|ive|we|weve|and|already|just|yes|ok|so) )(?:have |already |just )*said (?:that )?(?:id|ill|im|wed|well|i|we)(?: will| would| am| was| were)?(?: going to| gonna)? (?:have to )?(?:${ours}|stop the call|ring off|put it down|go)\\b|\\b(?:told|said|asked|explained)\\b(?: \\w+){1,12}? or (?:id|ill|im|wed|well|(?:i|we) (?:would|will|am|are))(?: be| have to| going to| just)* (?:go|going|${ours}|hanging|ending|leave|leaving|ring off)\\b|\\b(?:last|final|second) (?:chance|warning) (?:has been |was |been |is |already )*(?:given|gone|used|issued|done|had)\\b|\\b(?:gave|given|had|used|is on|s on|got)(?: him| her| them)? (?:his|her|their|a|the|one|my) (?:last|final) (?:chance|warning)\\b`,
)
/** Said against whoever asks, or against what they may do: an objection whatever step it follows. */
const against =
  /\b(?:who (?:do|does|the \w+ do) (?:you|u|she|he|they|i) think (?:you|u|i|we|they|she|he)(?: are|re| am| is)?|who i think i am|(?:wants?|wanting|demands?|getting|get|have|having|has) (?:me|us|the officer|this|it|it all) (?:reported|disciplined|sacked|fired|written up|up before)|(?:report|reporting) (?:me|us)|no business|my (?:warning|request) (?:\w+ ){0,3}(?:breach\w*|break\w*|is illegal|is unlawful|violat\w*)|pays? (?:my|your|our|me) wages|what gives (?:me|you|us) the right|how dare (?:i|you|we)|who gave (?:me|you) the right|no right to (?:tell|ask|warn|talk|speak))\b/
const objecting =
  /\b(?:(?:free|freedom of) speech|(?:breach\w*|violat\w*|against) (?:his|her|their|the) (?:human )?(?:rights|freedom)|not happy|unhappy|objects?|objected|objecting|complain\w*|complaint|disagree\w*|protest\w*|how dare|no right|argu\w+|takes exception|cant do that|not allowed|aint allowed|(?:cant|cannot|mustnt) (?:just )?(?:end|hang|cut|put))\b/
const misdeeds =
  '(?:swear\\w*|language|tone|manner|behaviour|shout\\w*|insults?|insult\\w*|abus\\w*|names|comments?|remarks|rude\\w*|attitude|slurs?|stop\\w*|unacceptable|not acceptable|unaceptable|not on|calm|pack it in|cut it out|knock it off|carry on like)'
const ofMisdeeds = new RegExp(`\\b${misdeeds}\\b`)
const often =
  '(?:once|1ce|2ce|1x|2x|3x|twice|already|again|before|nicely|politely|firmly|three times|several times|a few times|loads of times|repeatedly)'
/** Told what is not acceptable: "told her once about the swearing", "had a word with him", "I have TOLD him". */
const explained = new RegExp(
  `\\b(?:1st|first|one|2nd|second) (?:ask|asks|request|telling|go|step)(?: has| is| was| been| now)* (?:done|made|given|used|gone|ticked|over|behind)\\b|\\b(?:told|asked|spoke to|spoken to|said to|reminded|pulled|had a word with|had words with|explained to|challenged|picked|been clear with|made (?:it )?clear to) ${them}(?: up)?(?: (?:\\w+ ){0,7}${misdeeds}| ${often}(?=$| |\\b))\\b|\\b(?:i|ive|i have|we|weve) (?:already |have |just )*told ${them}$|^(?:i |ive |i have |have |yes )?(?:did tell|told) ${them}(?:$| (?:no|but|and|still|carr\\w+|off|nothing|again|already|once|twice|hes|shes|theyre)\\b)|\\b(?:after|since) (?:i|we) (?:had )?(?:told|asked|spoke to|spoken to|pulled up|had a word with) ${them}\\b(?! (?:about|that|why|how)\\b)|\\b(?:i|ive|i have|weve) (?:already )?(?:asked|said (?:it|so|stop)) (?:once|twice|three times|already|nicely)\\b|\\b(?:been|was|were) (?:told|asked|spoken to|pulled up)(?: off)?(?: (?:once|already|before|to stop|about (?:it|(?:his|her|their|the) ${misdeeds})))|\\b(?:explained|said|told|made (?:it )?clear|pointed out)(?: \\w+){0,6} (?:unacceptable|not acceptable|wont accept|not on|cant go on|cant continue|cannot continue|must stop|has to stop|needs to stop|to stop)\\b|\\b(?:i|we|ive|weve)(?: have| just| already)? (?:said|says) (?:please |could you |will you |would you |can you )*(?:stop|pack it in|mind your language|calm down|dont (?:swear|shout|speak))\\b|\\b(?:i|we) (?:tell|told|said) (?:to )?(?:him|her|them) (?:to )?(?:please )?stop\\b|\\b(?:i|we|ive|weve)(?: have| just| already)* explained (?:that )?(?:it|this|that|his \\w+|her \\w+|the \\w+)(?: is|s)? ?(?:isnt|not|unacceptable|un acceptable)\\b|\\basked (?:him|her|them) (?:\\w+ )?to (?:stop|calm|mind)\\b|\\b(?:asked|told|explained to|said to) ${them}\\b.*\\b(?:stop|pack it in|not to|unacceptable|not acceptable|language|calm|tone|behaviour)\\b`,
)
const nothingMore =
  /\b(?:theres|there is|there was) (?:no more|nothing more|nothing else|no further)\b|\b(?:nothing|nowt|no more|not? (?:further|new) (?:information|info))\b(?: \w+){0,3} (?:more|else|further|new|useful|left|add|tell|say|give)\b|\bnothing (?:\w+ )?(?:more|else|further|new|useful|left)\b|\bno (?:more|further|new) (?:information|info)\b|\bno more (?:i|we|that|to)\b|\bcant add\b/
const saidSo = /\b(?:told|said|wrote|written|explained|informed|answered|answer|advised|letter says)\b/

/** The end is being told already: "every time I try to tell him I am ending the call", "told her I'm hanging up". */
const isEnding = new RegExp(
  `\\b(?:tell|telling|told|say|saying|said|explain|explaining|explained)(?: to)?(?: ${them})?(?: that| why)? (?:im|i am|were|we are|i was|we were|its|the call is|this call is|the call is being|call is being)(?: now| just)? (?:ended|ending|hanging|terminating|closing|finishing|stopping|cutting|putting the phone)`,
)
/** "Did that", "said it", "tried your words": what was shown for the step before has been said. */
const didSo =
  /^(?:(?:ok|okay|right|yes|yep|yeah|well|so|done|and|but|just)\b ?)*(?:done$|done (?:it|that|so)\b|(?:ive |i have |i |weve |we )?(?:did|done|said|told (?:him|her|them)|tried|used|read|gave (?:him|her|them)) (?:that|it|so|this|those|them|all that|what you said|your words|your line|the words|exactly that)\b)/

/** "As soon as he puts the phone down", "before she rings off", "I daren't put the phone down": it has not come to that yet. */
const ends = '(?:hangs? up|rings? off|is off the (?:phone|line)|gets? off the (?:phone|line)|ends? (?:the|this) call|disconnects?)'
const down = '(?:(?:the )?phone down|it(?: down)?|down the phone(?: down)?)'
const whoEnds = '(?:he|she|caller|customer|the \\w+)'
const openTime = '(?:as soon as|soon as|until|till|if|unless|in case)'
const time = `(?:${openTime}|when|whenever|once|before|after|(?:the )?(?:minute|moment|second|instant)(?: that)?)`
/** "After she put the phone down I froze": "put" is told of what was, but behind "if"; of ourselves it is not yet where something will follow. */
const notYet = new RegExp(
  [
    `\\b${time} (?:${whoEnds}|they|i|we) ${ends}\\b`,
    `\\b${time} ${whoEnds} puts ${down}(?![a-z])`,
    `\\b${openTime} (?:they|i|we|you) put ${down}(?![a-z])`,
    `\\b${time} (?:they|i|we|you) put ${down}(?= (?:\\w+ ){0,2}(?:will|ll|hell|shell|theyll|is going|does|jumps|dies)\\b)`,
    `(?<=\\b(?:will|hell|shell|theyll|ll|going to) (?:\\w+ ){1,4})${time} (?:they|i|we|you) put ${down}(?![a-z])`,
    '\\b(?:darent|dare not|cant|cannot|dont want to|scared to|afraid to|wont|havent|not|never)(?: just| yet| dare(?: to)?)? (?:put|hang|hung|ring|rung|end|ended|cut)\\b(?: (?:the )?(?:phone|call)(?: down)?| up| off)?',
  ].join('|'),
  'g',
)

/** Ended by one of us. */
const over =
  /^(?:just |ive |i have |have |so |ok )*(?:ended|terminated|cut off|hung up on|finished) (?:the |a |my |that |this |his |her )?(?:call|him|her|them|one)\b(?! log)|\b(?:calls?|chat|one) (?:that )?(?:i|we) (?:\w+ )?(?:ended|terminated|closed|cut|hung up on|put the phone down on)\b|\b(?:killed|dropped) the call\b|\b(?:yesterdays?|todays?|(?:mon|tues|wednes|thurs|fri)days?|mornings?|last weeks?|earlier) (?:ended |terminated )?(?:call i ended|ended call|terminated call|cut off)\b(?! logs? (?:template|form))|\bcalls? (?:is |s |was )?(?:over|done with|finished|all over)\b|(?<!\bwhy (?:did |have )?)\b(?:i|we)(?: have|ve| just| had| already| did)* (?:ended|hung up|put the phone down|terminated|finished|closed(?! (?:his|her|their|the|this|that) (?:case|complaint|file|matter|account|claim|ticket|query|review|enquiry))|cut (?:him|her|them|someone|somebody) off|cut (?:the|that) call)\b|\b(?:had to|just) (?:end|ended|terminate|terminated|hang up|hung up|cut)\b|\bhung up on (?:him|her|them|someone|somebody|a|an|the|that)\b|\bput (?:the )?phone down on (?:him|her|them|someone|somebody|a|an|the|that)\b|\bafter (?:i|we) (?:ended|hung up)\b/
/** They have left the line, or it broke. */
const gone =
  /\b(?:he|she|they|caller|customer|man|woman|lady|fella|lad|it)(?:s| is| has| have| had| just| then)* (?:hung up|hunged up|hangs up|rung off|rang off|rings off|gone off the line|gone off the phone|(?:put|puts|slammed|slams|banged|threw) (?:the |down the )?phone(?: down)?|cut (?:me|us) off|disconnected|dropped off)\b|\b(?:and|then|and then|before) (?:hung up|hangs up|rang off|rung off|put the phone down|put down the phone|disconnected)\b|\bthen (?:just )?(?:a )?click\b|\bhung up on (?:me|us)\b|\bput the phone down on (?:me|us)\b|\b(?:line|call)(?: has| is| was| just)* (?:dropped|dead|died|lost|went|gone|cut out|disconnected|broke)\b|\bline (?:has |is |was |just |s |got )*(?:cut off|went dead|gone dead|is dead)\b|\b(?:shes|hes|theyre|she has|he has|she is|he is) gone(?= |$)(?! (?:quiet|silent|very|all|on|to|mad|mental|off on|and (?:done|taken)|a bit|really|into|back|out|through|from|round|over|up|down))|\b(?:got|been|we were|were|was) cut off\b|\bnobody there now\b|\bphone (?:has |just )?(?:died|cut out|went dead)\b|\bhas now (?:hung up|rung off|gone)\b|\blost (?:her|him|them|the signal|contact)\b|\blost the (?:line|call|caller)\b|\b(?:no longer|not) on the line\b/
/** They are on the line again, whatever went before. */
const backAgain =
  /\b(?:back on|on again|rings? again|rang again|rung again|rang back|rings back|rung back|calling again|ringing again|phoned again|on the line now|on the phone now)\b/

/** "I don't want to go down the warning route", "rather than warn her": of a warning that was not given. */
const noWarning =
  /\b(?:i|we|id|im)(?: am| would| do| really| just| not)* (?:dont|didnt|wouldnt|not|rather not|reluctant|hesitant|loath)(?: really| just)? (?:want|wanting|like|keen|wish|comfortable|mean|have|need|fancy|feel)(?: (?!gave|told|given|had|got|after|since|despite|again|ignor\w*|heard|my|he|she|they|issued|but|i|we|have)\w+){0,5}? warn(?:ing|ings|ed)?\b(?: (?:route|road|path|line|stage|step))?|\bwarnings? (?:route|road|path|stage|step|process)\b|\b(?:rather than|instead of|without) (?:a |the |any )?warn(?:ing|ings)?\b|\b(?:should|shall|do|dae|must|can|could|may) (?:i|we) (?:\w+ )?(?:give|gie|issue)(?: \w+){0,3} warnings?\b/g
/** "You told me to warn him and I did": done, as it was said to be. */
const asWasSaid = new RegExp(
  `\\b(?:to|should|must|says?|said|just) warn(?: ${them})?(?: (?:about|for) (?:\\w+ ){1,3}?)?(?: (?:and|so|which|then|well|ok|yes)){0,2} (?:i|we) (?:did|have done|have|already did|just did)\\b(?! not\\b)|\\b(?:i|we) did (?:\\w+ )?warn\\b|\\b(?:i|ive|we|weve) (?:have )?had to warn\\b`,
)

type Fits = (done: string, whole: string) => boolean

const turnsBad =
  /\b(?:turn(?:s|ed|ing)?|becom(?:es|ing)|became|gone|got|getting|gets) (?:\w+ )?(?:abusive|threatening|nasty|violent|aggressive|vicious|vile|obscene|racist|savage|menacing|venomous|hateful)\b|\bstart(?:s|ed|ing)? (?:to )?(?:threaten|making threats)|\b(?:now|suddenly|then) (?:hes |shes |theyre |he is |she is |they are |he |she |they |being |getting )*(?:threatening|threatens|threatened|abusive|violent|making threats|screaming abuse|shouting abuse|hurling abuse)\b|\b(?:threatening|abusive|violent)(?: \w+){0,2} now\b/
/** "From the word go", "the second I picked up", "opened with", "before I had said my name": there was no time to explain anything (s4). */
const fromTheOutset = new RegExp(
  [
    '\\bfrom the (?:very )?(?:outset|start|off|first|word go|get go|beginning|moment|minute|second|opening)\\b(?! of (?:the |this |last )?(?:year|month|week|case|complaint))',
    '\\b(?:from|at) (?:hello|hi|word one|second one|minute one|good (?:morning|afternoon|evening)|the (?:first )?hello)\\b',
    '\\b(?:as )?soon as (?:i|we|the|he|she|they) (?:\\w+ )?(?:picked|answered|said|opened|call|came)',
    '\\b(?:the|that) (?:very )?(?:second|moment|minute|instant) (?:that )?(?:i|we|the (?:line|call|phone)|it) (?:\\w+ )?(?:picked|picks?|pick|answers?|lift|connects|answered|said|opened|connected|took|came|lifted|got|was)\\b',
    '\\b(?:as|when) (?:i|we) (?:picked (?:it |the phone )?up|answered)\\b(?=.*\\b(?:straight|already|first|immediately)\\b)|\\b(?:straight|already|immediately)\\b.*\\bwhen (?:i|we) (?:picked|answered)\\b',
    '\\bwithin (?:\\w+ )?(?:seconds?|moments) of (?:me |my |us )?(?:answering|picking|saying|opening|the (?:call|line))\\b',
    '\\b(?:five|ten|fifteen|twenty|thirty|two|three|a few|\\d+) (?:secs?|seconds) in(?:to (?:it|the call))?\\b|\\bi (?:say|said) (?:good (?:morning|afternoon|evening)|hello|hi|my name) (?:and )?(?:he|she|they|hes|shes) (?:\\w+s|screamed|shouted|called|launched|started|yelled)\\b',
    '\\bsince (?:i|we) (?:picked|answered)\\b|\\bstraight ?away\\b|\\bstraight off\\b|\\bstraight in (?:with|there|to)\\b|\\boff the bat\\b|\\bno sooner (?:had|did) (?:i|we)\\b',
    '\\bfirst (?:word|words|thing|second|minute)\\b|\\bopen(?:s|ed|ing)? (?:(?:up|it|the (?:call|conversation)) )*(?:with|by)\\b|\\bgreeted (?:me|us) (?:with|by)\\b|\\b(?:start|beg[ai]n)(?:s|ed)? (?:off |the (?:call|conversation) )+(?:with|by)\\b|\\bno hello\\b',
    '\\b(?:before|without) (?:i|me) (?:(?:had|could|even|got|get|have|was able|to|finish\\w*|say|said|saying|utter\\w*|my|the|a|give\\w*|spoken|speak) ?)+(?:a word|word|hello|anything|greeting|name|mouth|sentence|spiel|intro\\w*)\\b|\\b(?:before|without) (?:i|me) \\w+ (?:a word|hello|anything)',
    '\\b(?:didnt|hadnt|havent|couldnt|barely|hardly|not)(?: even)? (?:(?:had|got|get|finish\\w*|say|said|open\\w*|give\\w*) )(?:(?:my|the|a|out) )*(?:name|greeting|hello|word|mouth|sentence|spiel|intro\\w*)(?: \\w+){0,3} (?:before|when|and)\\b',
  ].join('|'),
)

/** Since when it is past: an hour, a day. "Ten minutes ago" may still go on. */
const since =
  /\b(?:(?:about |around |over |nearly |good )?(?:an?|one|two|three|four|five|six|half an|a few|a couple of|\d+) (?:hours?|hrs?|days?|weeks?|months?) (?:ago|back|earlier)|earlier (?:today|on|this (?:morning|afternoon|evening|week))|this (?:morning|afternoon|evening)s?|yesterdays?|last (?:nights?|weeks?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)|before lunch|the other (?:day|night|week)|ages ago)\b/
/** What was rejected, sent, said or agreed then is no contact that is over: "his complaint was rejected last week and he swears at me". */
const someStep =
  /\b(?:decided|rejected|closed|sent|agreed|approved|told|explained|asked|warned|wrote|written|answered|upheld|reviewed|posted|emailed)(?: \w+){0,3}$/
const callThen =
  /\b(?:callers?|calls?|called|rang|rung|phoned|phone|swore|sworn|swearing|shout\w*|scream\w*|yell\w*|threatened|insult\w*|abus\w+|said|told|had|took|spoke|man|woman|customers?|he|she|they)\b/
const wasSo =
  /\b(?:was|were|had|swore|shouted|screamed|said|called|rang|phoned|told|threatened|insulted|took|got|kept|abused|came|hung|yelled|spoke|rung|received|wanted|asked|finished|ended|callers?|calls? from)\b/
const whoever = '(?:he|she|it|caller|customer|client|man|woman|lady|bloke|guy|chap|lad|gentleman)'
/** In doubt they are there: words withheld from somebody on a call harm more than words too many. */
const asWeSpeak = new RegExp(
  [
    '\\b(?:hes|shes|theyre|its)\\b',
    `\\b${whoever} (?!(?:was|this|as|always|threats|says)\\b)\\w+s\\b|\\b${whoever} (?:says|just|now|wont|cant|still)\\b|\\bthey (?:are|keep|wont|want|say|just|now|still|have)\\b`,
    '\\b(?:again|still|at the moment|right now|as we speak|currently|back|live|on hold|waiting|with me|here|(?:ive |have )?got (?:him|her|them)|have (?:him|her|them)|keeps?|ringing)\\b',
    '\\b(?<!\\b(?:what|and) )now\\b(?! what)',
    `\\b(?:${whoever}|him|her|them|somebody|someone) on (?:the|my) (?:phone|line)\\b(?! (?:this|earlier|yesterday|last|an?|half|before|who|was|called|swore|shouted|said|told|threatened|screamed))|^on (?:the|my) (?:phone|line)\\b`,
  ].join('|'),
)
/** What they tell of their night, or what is still to come, is no time of the call: "she said she took them last night", "by this evening". */
const ofTheirs =
  /\b(?:say|says|said|saying|told (?:me|us)|tells (?:me|us)|telling|claim\w*|reckons|that|because|cos|about|wants?)\b(?= \w+)/
const toCome = /\b(?:will|would|ll|ill|hell|shell|theyll|hed|shed|going to|gonna|by|until|till|before|sleep|slept)(?: \w+){0,6}$/
/** A call of this morning, told as one that was: however it ended, nobody is there to be told anything. Nothing that was written. */
function isPast(words: string): boolean {
  const found = since.exec(words)
  if (!found || mediumOf(words) === 'writing') return false
  const [upTo, beyond] = [words.slice(0, found.index).trim(), words.slice(found.index + found[0].length).trim()]
  if (someStep.test(upTo) || ofTheirs.test(upTo) || toCome.test(upTo)) return false
  const near = `${upTo.split(' ').slice(-9).join(' ')} ${beyond.split(' ').slice(0, 9).join(' ')}`
  return callThen.test(near) && wasSo.test(words) && !asWeSpeak.test(`${upTo} ${beyond}`)
}

/** "How many warnings before I may", "must I warn", "what do I say when I warn": asked of warnings, and none was given. */
const asked = /^(?:(?:and|so|ok|but)\b ?)*(?:how|what|which|must|do|does|should|can|may|when|is|are|where|who)\b/
/** "I gave him a warning", "he has had two", "she ignored my one": those were given, whatever is asked beside them. */
const asksOfWarnings =
  /(?<!\b(?:after|following|despite|since|gave|given|had|got|issued|ignored|past|did)(?: \w+){0,2} )\b(?:how many|which|what|any|a|need|needs|give|giving|word|must|one|two|three|first|another) (?:\w+ )?warnings?\b(?! (?:i|we) gave)(?!.*\b(?:ignored|already)\b)/g
const withoutQuestions = (words: string): string => (asked.test(words) ? words.replace(asksOfWarnings, ' ') : words)

/** A verdict, and not "the complaint is over a year old", "is overdue", "was over his phone bill". */
const finished =
  '(?:exhausted|finished|at an end|over|done|closed by the head)\\b(?! (?:an?|the|this|that|his|her|their|my|our|its|by|with|to|for(?! (?:him|her|them)\\b)|in|on|due|wrong|badly|properly|right|again|\\d+|\\w+ (?:days?|weeks?|months?|years?))\\b)'
/** That our complaints process has come to its end only a head of department decides (s7): whoever asks for the ombudsman has not. */
const exhausted = new RegExp(
  [
    '\\bexhausted (?:our|the|all|internal|complaints?|process)\\b',
    `\\b(?:process|stages?|procedure)(?: for (?:him|her|them))? (?:is|are|was|were|has been|have been|s) (?:now |all )?${finished}`,
    '\\bcomplaints?(?: for (?:him|her|them))? (?:is|are|was|were|has been|have been|s) (?:now |all )?(?:exhausted|closed by the head)\\b',
    '\\b(?:been )?through (?:all|every(?: single)?(?: one)?) (?:of )?(?:(?:our|the) )?(?:complaints? )?stages?\\b|\\ball (?:our|the) (?:complaints? )?stages (?:are )?(?:done|finished|used)\\b',
    '\\bthe head (?:of department )?(?:has )?(?:closed|says enough|said enough|decided (?:it|that) is (?:over|the end))\\b',
    '\\bheads? of department (?:\\w+ ){0,2}(?:decided|says|said|ruled|agreed|closed)\\b(?: \\w+){0,6} (?:exhausted|at an end|finished|at its end)\\b',
    '\\bheads? (?:of (?:department|dept|customer contact) )?(?:has |have )?(?:signed off|confirmed|agreed|decided|said|ruled)(?: on it)?(?: that)? (?:were|we are|its|it is|this is|thats|that is|hes|shes|he is|she is) (?:now |all )?(?:done|finished|over|exhausted|through|at (?:an|its|the) end|closed)\\b',
    '\\bprocess (?:now |all )?(?:finished|exhausted|ended|complete)\\b(?=.*\\bheads?\\b)',
    '\\bend of (?:our|the) (?:\\w+ )?process\\b|\\bthrough (?:with )?our (?:whole |internal |entire )?complaints? process\\b|\\b(?:been|gone|went) (?:right |all the way )?through (?:all )?(?:of )?our complaints\\b',
    '\\b(?:only|told (?:him|her|them) (?:to go to|to try|of|about)|sent (?:him|her|them) to|pointed (?:him|her|them) to|referred (?:him|her|them) to|it is now for|left is) the ombudsman\\b',
  ].join('|'),
)

const hasWarned: Fits = (done, whole) => warned.test(done.replace(noWarning, ' ')) || asWasSaid.test(whole)

/** "Says I've no business threatening to cut her off": a warning, as they tell of it. */
const ofOurWarning =
  /\bmy (?:warning|request)\b|\bthreatening to (?:cut|hang|end|put)\b|\btell\w* (?:him|her|them) how to (?:talk|speak|behave)\b/
/** They object to what we asked or warned them of, and not to the outcome of their case. */
const objectsToUs: Fits = (done, whole) =>
  against.test(whole) && (hasWarned(done, whole) || explained.test(done) || ofOurWarning.test(whole))

/** "Do I tell her she has exhausted the process": asked, and decided by nobody. */
const asksWhether =
  /\b(?:do|should|can|could|may|must|shall|when (?:do|can)) (?:i|we) (?:\w+ )?(?:tell|say|write|inform|let)\b(?: \w+){0,5} (?:exhausted|finished|closed|over|done|(?:at an|the) end|through)\b(?: \w+){0,3}/
const headDecided =
  /\bheads?(?: of (?:department|customer contact))? (?:\w+ ){0,2}(?:decid\w+|signed off|says|said|ruled|agreed|closed|confirmed)\b|\bthe head\b/
const isExhausted: Fits = (done, whole) =>
  exhausted.test(done) && (headDecided.test(whole) || exhausted.test(whole.replace(asksWhether, ' ')))

/** The first that fits is the moment: later moments before earlier ones, for "I warned him from the start" is a warning. */
const moments: readonly (readonly [Moment, Fits])[] = [
  ['over', (done) => over.test(done)],
  ['gone', (done) => gone.test(done)],
  ['exhausted', isExhausted],
  ['past', (_, whole) => isPast(whole)],
  ['turned', (done) => turnsBad.test(done) && !fromTheOutset.test(done)],
  ['objects', (done, whole) => (hasWarned(done, whole) && objecting.test(whole)) || objectsToUs(done, whole)],
  ['continues', (done, whole) => isEnding.test(whole) || (hasWarned(done, whole) && stillSo.test(done))],
  ['warned', (done, whole) => hasWarned(done, whole)],
  [
    'told',
    (done, whole) =>
      (nothingMore.test(whole) && (saidSo.test(done) || (/\bnothing (?:\w+ )?to add\b/.test(whole) && stillSo.test(whole)))) ||
      (/\b(?:told|explained|answered)\b.*\b(?:all (?:i|we) can|final|(?:three|four|five|six|many|several|\d+) times)\b/.test(done) &&
        !ofMisdeeds.test(done)),
  ],
  ['explained', (done) => explained.test(done)],
  ['outset', (done) => fromTheOutset.test(done)],
  [
    'persistent',
    (done) =>
      /\bagain and again|\bover and over|\b\d+(?:st|nd|rd|th) (?:\w+ )?(?:time|e ?mail|call|letter)|\b(?:three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+) (?:times|e ?mails|calls|letters)\b|\b(?:every|each) (?:day|hour|week|morning)|\bdaily\b|\bkeeps? (?:on )?(?:ringing|calling|phoning|emailing|writing|sending|asking)|\bsame (?:thing|question|issue|matter|complaint|point|letter)/.test(
        done,
      ),
  ],
]

/** The steps of s4 in their order: what was done stays done. */
const ladder: readonly Moment[] = ['unsaid', 'explained', 'warned', 'continues']
/** What comes after the words of a step were said, and they go on. */
const next: Partial<Record<Moment, Moment>> = {
  unsaid: 'explained',
  outset: 'explained',
  persistent: 'explained',
  explained: 'continues',
  warned: 'continues',
}

/**
 * How far the contact is by messages as words (wordsOf), the newest first: the newest that tells, and never below a step of s4 that an earlier
 * one tells to be done. Somebody who is back on the line has not gone from it.
 */
export function momentOf(told: readonly string[]): Moment {
  const [newest = '', ...earlier] = told
  if (earlier.length > 0 && didSo.test(newest)) {
    const before = momentOf(earlier)
    return next[before] ?? before
  }
  const moment = latestOf(told)
  if (!ladder.includes(moment) || earlier.length === 0) return moment
  const before = momentOf(earlier)
  return ladder.indexOf(before) > ladder.indexOf(moment) ? before : moment
}

function latestOf(told: readonly string[]): Moment {
  let back = false
  let there = false
  const done = (whole: string): string => withoutQuestions(whole.replace(notYet, ' ')).replace(notDone, ' ')
  const [newest = '', ...earlier] = told
  // "She says I can't hang up on her", after the warning that was told before.
  const objects = objecting.test(newest) || against.test(newest)
  if (objects && !moments.some(([, fits]) => fits(done(newest), newest)) && earlier.some((one) => warned.test(done(one)))) return 'objects'
  for (const whole of told) {
    const moment = moments.find(([, fits]) => fits(done(whole), whole))?.[0]
    if (moment !== undefined && !(moment === 'gone' && back) && !(moment === 'past' && (back || there))) return moment
    back ||= backAgain.test(whole)
    there ||= asWeSpeak.test(whole)
  }
  return 'unsaid'
}
