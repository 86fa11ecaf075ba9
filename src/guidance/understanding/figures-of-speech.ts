import { visit, waitingFor } from './announced-visits.js'
import { figuresOfADay } from './figures-of-a-day.js'
import { figuresOfManner } from './figures-of-manner.js'
import { figuresOfTemper } from './figures-of-temper.js'
import { figuresOfThePast } from './figures-of-the-past.js'
import { leaveTaking } from './leave-taking.js'
import { normalise } from './normalise.js'

const things =
  '(?:phone|battery|laptop|computer|pc|printer|copier|scanner|machine|screen|system|monitor|headset|mouse|keyboard|apps?|server|wifi|internet|engine|kettle|lights?|router|program|programme|software|website|page|browser|connection|database|spreadsheet|intranet|teams|outlook|excel|vpn|plants?|clock|lift|fridge|heating|chat|tablet|ipad)'
const aches =
  '(?:back|head|feet|foot|knees?|shoulders?|neck|eyes?|tooth|teeth|legs?|hips?|wrists?|arms?|throat|shoes|boots|heels|heat|cold|wait|waiting|suspense|queues?|noise|music|stress|workload|rota|phones?|screen|chair|smell|draught|commute|hours|heating)'
const wanted =
  '(?:(?:cup|mug|pot|glass|pint|slice|plate) of \\w+|call ?back|coffee|tea|brew|cuppa|pint|drink|answer|reply|response|decision|break|holiday|day off|sandwich|biscuit|bacon roll|fag|smoke|wee|pee|loo|chance|bit of (?:quiet|peace|help|lunch|cake)|nap|lie down|decent \\w+|straight answer)'
const very = '(?:absolutely |really |fair |proper |totally |just |literally |fairly )?'

/**
 * Figures of speech in which nobody comes to harm, each with what it means. They are put into plain words before a message is read, so that
 * "dying to speak to a manager" is about a manager, and what else the message tells still counts. Only what people hardly say in earnest
 * stands here, and what they announce that harms nobody: "he would rather die", "it would be better if I was dead" and "he'll be the death of me" do not.
 */
const figures: readonly (readonly [RegExp, string])[] = [
  // Wanting something
  [/\bdying to (?=(?:speak|talk|see|know|hear|get|find out|ask|tell|have|read|try|use|finish|leave|go (?:home|on|to))\b)/g, 'keen to '],
  [new RegExp(`\\bdying for (?=(?:an? |some |the |his |her |my |that )?${wanted}\\b)`, 'g'), 'keen on '],
  [new RegExp(`\\b(?:murder|kill|die) for (?=(?:an? |some |the |his |her |my |that )?${wanted}\\b)`, 'g'), 'like '],
  [/\bbursting to\b/g, 'keen to'],
  [/\b(?:sooner|rather) die than (?=(?:speak|talk|wait|ring|call|fill|pay|use|deal|queue|write|email|apologise|accept)\b)/g, 'rather not '],
  // Refusing
  [/\bover (?:my|his|her|their|your) dead body\b/g, 'no way'],
  [/\b(?:till|until|when) hell freezes(?: over)?\b/g, 'for ever'],
  // What hurts or wears out
  [
    new RegExp(`\\b(${aches})(?:s| is| are| was| were| has been| have been)? ${very}killing (?=(?:me|him|her|us|them)\\b)`, 'g'),
    '$1 is hard on ',
  ],
  [/\b(im|i am|we are|youre|you are) killing (me|him|her|us|them) with (?!an?\b)/g, '$1 bothering $2 with '],
  [/\bit(?:s| is| would| will|ll)? (?:killing|kills|kill|killed) (?:me|us) (?=(?:to|that|how|when)\b)/g, 'i hate '],
  [
    /\b(call|shift|day|week|meeting|morning|afternoon|heat|stairs|rota|queue)s? (?:has |have |just |nearly |almost |really )*(?:killed|finished|did) me(?: off)?\b/g,
    '$1 made me tired',
  ],
  [/\bdead on (?:my|his|her|our|their) feet\b/g, 'very tired'],
  [/\blike death warmed up\b/g, 'very ill'],
  [/\bburn(?:t|ed|ing)? out\b/g, 'worn out'],
  [/\bburn(?:ing|s|t|ed)? the (?:midnight oil|candle at both ends)\b/g, 'working late'],
  [
    /\b(scared|frightened|worried|bored|sick|tickled|pleased|thrilled|tired|working|worked|talked|talking|talks|talk) (me |us |him |her |you |myself )?(?:half )?to death\b/g,
    'very $1 $2',
  ],
  [/\b(?:died|dying|die|dies|nearly died|almost died) (?:of )?(?:embarrassment|boredom|shame|laughing|laughter|inside)\b/g, 'felt it'],
  [/\bdied a death\b/g, 'failed'],
  [/\b(?:dead|die|dies|died|dying) (?:of|from) old age\b/g, 'wait long'],
  [
    /\b((?:hold )?music|print|letters?|forms?|paperwork|queues?|stairs|job|rota|deadlines?|phones?|portal|passwords?|wait|waiting|traffic|bus|weather|heating|inbox|backlog|spreadsheets?|accounts?|bill|bills|parking|website|lift|commute|computer|system|printer)(?: \w+){0,3} (?:will|ll|would|is going to|s going to|going to) be the death of (me|us|him|her|them)\b/g,
    '$1 is hard on $2',
  ],
  [
    /(?<!\b(?:say|says|said|saying|that|told|goes|wrote|writes)\b[\s,:"]*)(?<!["“])\b(?:hell|shell|theyll|he will|she will|they will|(?:this|that) (?:one|man|woman|caller|customer) will) be the death of (me|us)\b/g,
    'it is tiring for $1',
  ],
  [
    /\b(could|can|would|going to|wants to|want to|ready to) (?:just |honestly |positively )?scream\b(?! (?:and|at|the|for|in)\b)/g,
    'is annoyed',
  ],
  [
    /\b(?:is|was|its|s|like|been|such|thats|called it|calls it|call it|felt|another) (?:like )?(?:an? )?(?:\w+ )?(?:kick|slap|smack|punch|stab|knife|poke|blow) (?:in|to) (?:the|his|her|my) (?:teeth|face|gut|guts|stomach|eye|back|dark|chops)\b/g,
    'is a disappointment',
  ],
  [
    /\b(i|we|you|they|he|she|whoever \w+ it) (?:wants?|needs?|deserves?|ought to|should) (?:to )?(?:be |get )?(?:shot|shooting|flogging|horsewhipped|stringing up) for\b/g,
    '$1 to blame for',
  ],
  // Being sure, and how much
  [
    /\bdead (?=(?:set|certain|sure|keen|nice|good|easy|simple|quick|rude|slow|busy|chuffed|helpful|boring|funny|polite|worried|tired|handy|posh|cheap|quiet|calm|strict|loud|interested|weight|end|ringer|against|right|wrong|on time)\b)/g,
    'very ',
  ],
  [/\bflogging a dead horse\b/g, 'wasting time'],
  [/\b(?:get|gets|got|getting) away with murder\b/g, 'does as he likes'],
  [/\b(?:scream|screamed|screaming|screams|shout|shouting|cry) blue murder\b/g, 'complain loudly'],
  [/\bcosts? (?:a bomb|an arm and a leg)\b/g, 'is dear'],
  [/\b(?:career|political|commercial|social) suicide\b/g, 'unwise'],
  [/\bsuicide mission\b/g, 'hard task'],
  // Time and doing
  [
    /\bkill(?:ing|s|ed)? (?:time|an hour|half an hour|a few minutes|some time|a bit of time|the time|the afternoon|the morning)\b/g,
    'pass the time',
  ],
  [/\bkill(?:ing|s|ed)? (?:\w+ )?birds (?:with|in) (?:one|a single|the same)\b|\bkill(?:ing|s|ed)? two birds\b/g, 'do it at once with'],
  [
    /\bkill(?:ing|ed)? (?=the (?:call|screen|lights?|engine|process|tab|session|apps?|job|music|sound|mic|microphone|program|server|tracker|page|connection|window|power|noise)\b)/g,
    'stop ',
  ],
  [/\b(?:wont|wouldnt|would not|will not|didnt) kill (?=(?:him|her|them|you|us|me|anybody|anyone) to\b)/g, 'be no trouble for '],
  [/\bdressed to kill\b/g, 'well dressed'],
  [/\bif looks could kill\b/g, 'with such a look'],
  [/\b(?:have|having|had|take|taking|took|made|make) a (?:stab|shot|crack|bash|punt) at\b/g, 'try'],
  [/\b(?:stab|shot) in the dark\b/g, 'guess'],
  [/\bstab(?:s|bed|bing)? (?:me |him |her |us )?in the back\b/g, 'let down'],
  [/\bstraight shooter\b/g, 'honest'],
  [/\bshoot(?:ing)? off (?=(?:early|home|at|now|for|to|soon)\b)/g, 'leave '],
  [
    /\b(?:shoot|fire|ping|drop) (me|him|her|you|us|them|off)? ?(?=(?:an?|over an?|the|another) (?:quick )?(?:e ?mail|message|text|note|line|reply)\b)/g,
    'send $1 ',
  ],
  [/\b(?:shoots?|shot|shooting) (?:\w+sel(?:f|ves) )in the foot\b/g, 'made it harder'],
  [/\b(?:shoot|shot|shooting) (?:me |him |her |us |it |that )?down(?: in flames)?\b/g, 'refuse'],
  [
    /\bjump(?:s|ed|ing)? (?:the gun|the queue|to conclusions|through (?:\w+ )?hoops|on the bandwagon|ship|for joy|at the chance|down (?:my|his|her|our|your) throat|all over me)\b/g,
    'hurry',
  ],
  [
    /\bjump(?:s|ed|ing)? (?:in|on) (?=(?:a|the|teams|this|that|and|with|when)(?: call| meeting)?\b(?! (?:river|sea|road|track|water|canal|line|train)))/g,
    'join ',
  ],
  [/\b(?:bite|bit|bites|bitten) the bullet\b/g, 'decide'],
  [/\b(?:dodge|dodged) (?:a|the) bullet\b/g, 'was lucky'],
  [/\b(?:threw|throw|throws|throwing|thrown) (me|him|her|us|them|someone|somebody|my \w+|the team) under the bus\b/g, 'blamed $1'],
  [/\b(?:bite|bit|bites|biting|bitten|snap|snapped|snaps) (?:my|his|her|our|your|their) head off\b/g, 'was rude'],
  [/\bheads? (?:will|are going to|is going to|must|ll) roll\b/g, 'he is not happy'],
  [/\bbullet points?\b/g, 'notes'],
  [/\bhead on a (?:plate|block|platter)\b/g, 'blame'],
  [/\b(?:beat|beating|beats) (?:my|him|her|them|your|our)sel(?:f|ves) up\b/g, 'blame myself'],
  [/\bkick(?:ing|ed)? (?:my|him|her|them|your|our)sel(?:f|ves)\b(?! (?:to|off|down|in))/g, 'sorry'],
  [
    /\bdrown(?:ing|s|ed)? (?:in|under) (?=(?:\w+ )?(?:paper|paperwork|work|e ?mails?|calls|post|admin|letters|cases|requests|backlog|queries|forms|spreadsheets)\b)/g,
    'busy with ',
  ],
  [/\bdrown(?:ing|s|ed)? (?:me|us|him|her|it|everything|everyone|them) out\b/g, 'being louder'],
  [/\bsuffocating under (?=(?:\w+ )?(?:paper|paperwork|work|e ?mails?|forms)\b)/g, 'busy with '],
  [/\blike a house on fire\b/g, 'very well'],
  [/\bmurder (?=(?:on|in) the\b|myster|trial drama|film|novel|book|one\b)/g, 'crime '],
  [/\b(?:knives|daggers) (?:are )?(?:out|drawn)\b/g, 'all are cross'],
  [/\baxe to grind\b/g, 'grudge'],
  [/\bunder the knife\b/g, 'in surgery'],
  [/\b(?:is|was|are|hes|shes|keeps?|kept) cutting (?:in and )?out\b(?! (?:his|her|my|your|the|an?)\b)/g, 'has a bad line'],
  // What was not said. Of themselves it is no comfort, and "not yet" is none: both stay as they are told.
  [
    /\b(?:he|she|they|caller|customer|client|man|woman) (?:did not|didnt|does not|doesnt|has not|hasnt|have not|havent|never|has never|have never)(?: actually| ever| once)? (?:say|says|said)(?: that)? (?:hed|shed|theyd|hell|shell|theyll|(?:he|she|they)(?: would| will| d| ll)?) (?:ever )?(?:hurt|harm|attack|hit|touch)(?: or (?:hurt|harm|attack|hit|touch))? (?:anyone|anybody|any of us|us|me|staff)\b(?! (?:yet|else|so far|this time|today|now|but (?:himself|herself|themselves))\b)/g,
    'they threatened nobody',
  ],
  // What is announced and harms nobody
  [
    /\bthreaten\w* (?:me |us |the office |my manager |everyone )?(?:with )?(?:(?:his|her|their|an?|the|more|formal) )?(?:legal action|legal proceedings|courts?|small claims(?: court)?|judicial review|solicitors?|lawyers?|barristers?|tribunals?|ombudsman|press|news ?papers?|papers|media|mp|councillor|regulator|complaints?)\b/g,
    'complaining about us',
  ],
  [
    /\b(?:take|taking|takes|took|bring|bringing|go|going|goes|gone|run|running) (?:it |this |that |us |me |the case |the matter |things |everything )?(?:all )?(?:(?:up )?(?:with|to)(?: it to)?) (?:his |her |their |my |the |an? |every )?(?:news ?papers?|papers|press|courts?|tribunals?|ombudsman|mp|councillor|solicitors?|lawyers?|barrister|media|radio|telly|tv|judge|minister|regulator|parliament|supreme court|high court|(?<=\bthe )top(?! of))\b/g,
    'complain about it',
  ],
  [
    /\b(?:post|posting|put|putting|share|sharing|leave|leaving|tweet|write|writing)(?: \w+){0,4} (?:on(?:line| facebook| twitter| x| instagram| tiktok| social media| trustpilot| google| the (?:internet|website|web|forum))|(?:bad |one star )?reviews?|one star)\b/g,
    'complain about it',
  ],
  [
    /\b(?:bring|bringing|have|get|getting|instruct|instructing|involve|involving|speak to|speaking to|see|seeing|take|taking|use|using)(?: (?:his|her|their|a|an|the|my|some))? (?:solicitors?|lawyers?|barrister|legal advice|legal team|advocate)(?: along| with (?:him|her|them))?\b/g,
    'take advice',
  ],
  [
    /\b(?:take|taking|go|going|goes) (?:it |this |that |things )?(?:any |much )?(?:further|higher)(?! up)(?: with (?:it|this|that))?\b/g,
    'complain about it',
  ],
  [
    /\b(?:ring|call|phone|write|email)(?:ing|s)? (?:me |us |you )?(?:back|again)(?: (?:tomorrow|later|today|next week|on \w+day|at \w+|after lunch|in (?:an?|\w+) (?:minutes?|hours?|days?|weeks?)))?\b/g,
    'ring again',
  ],
  [
    /\b(?:its|it is|this is|thats|that is|all of it is|youre) (?:all )?(?:going|goes) (?:up )?on (?:line|online|facebook|tiktok|twitter|x|instagram|youtube|trustpilot|google|social media)\b/g,
    'he will complain about it',
  ],
  [
    /\bbring(?:s|ing)? (?:along )?(?:his|her|their|a|an|the|my) (?:old |own |elderly |little )?(?:(?:guide|assistance|hearing|support) dog|mum|mother|dad|father|wife|husband|daughter|carer|interpreter|baby|kids|children|advocate|support worker|pushchair|wheelchair|walking frame|sandwiches|packed lunch|flask|knitting)\b(?! (?:to|and (?:a|his|her)|with)\b)/g,
    'come with company',
  ],
  [/\bput (?:it|that|this|everything|all of it) (?:all )?in writing\b/g, 'write a letter'],
  [
    /\b(will not|would not|wont|wouldnt|never|isnt going to|is not going to|refuses to) (?:give up|let (?:it|this|that) (?:lie|go|drop|rest)|back down|take no for an answer|stop (?:asking|ringing|calling|writing|complaining)|rest until)\b/g,
    'wants to keep asking',
  ],
  [
    /\bhad (?:quite |more than )?enough of (?=(?:waiting|excuses|delays|being (?:fobbed|passed|messed|ignored|kept|put|told|sent)|(?:our|your|these|all these) \w+|the (?:forms?|letters?|music|queues?|excuses|delays?|waiting|runaround|phone|system|website)))/g,
    'is unhappy about ',
  ],
  [
    /\b(?:cant|cannot|wont|will not) take (?:any )?more of (?=(?:our|your|these|the) (?:\w+ )?(?:excuses|letters|delays|forms|music|questions|waiting)\b)/g,
    'is unhappy about ',
  ],
  [
    /\b(?:is |hes |shes |be |are )?(?:going|off) (?:to|for) (?=(?:bed|lunch|(?:the )?(?:shops?|library|toilet|loo)|make (?:a |some |the )?(?:cup of )?(?:tea|coffee|lunch|dinner)|feed the \w+|(?:get|fetch|find|look for) (?:his|her|their|the) (?:glasses|letter|letters|file|papers|reference|pen|card))\b)/g,
    'busy with ',
  ],
  [/\b(?:find|get) (?:it |that )?(?:out )?(?:anyway )?(?=for (?:his|her|their|the) (?:complaint|form|records?)\b)/g, 'wants it '],
  [/\bwait(?:ing)?(?: (?!outside|me|you|us)\w+){0,3} as long as it takes\b/g, 'wait'],
  // Things that break
  [
    new RegExp(
      `\\b(${things}) (?:\\w+ )?(?:has |have |had |just |keeps? |is |s |it |went |gone |be )*(?:died|dead|dying|dies|killed itself|hung itself|hanging|hangs|hung|bombed out|given up the ghost|blown up|exploded|committed suicide)(?: on (?:me|us))?(?: itself)?(?: up)?\\b`,
      'g',
    ),
    '$1 is broken',
  ],
  [
    new RegExp(
      `\\b(${things})((?:s| is| just| really| almost)*) (?:makes?|making|made|has) me (?:want|wants|feel like) (?:to )?(?:jump|jumping|throw|throwing|scream|screaming|hang|hanging|shoot|shooting|cry|crying|die|dying|kill|killing)(?: myself)?(?: (?:out|off|from|through) (?:of )?(?:the|a) \\w+)?`,
      'g',
    ),
    '$1 is annoying',
  ],
  [visit, 'they have an appointment'],
  [waitingFor, 'waits for an answer'],
  // The asker's own temper, told as theirs and not in a report of a caller
  [
    /(?<!\b(?:say|says|said|saying|told|that|wrote|writes|quote|shouts|shouted|screams|like)\b[\s,:"]*)(?<!["“])\bi(?:d| could| would| almost| nearly)* (?:could|have|almost|nearly|ve) (?:\w+ )?(?:killed|murdered|strangled|throttled|swung for|brained|kill|murder|strangle|throttle|brain|wring the neck of) (him|her|them|the (?:man|woman|caller|customer)|somebody|someone|whoever)\b/g,
    'i was cross with $1',
  ],
  [
    /(?<!\b(?:say|says|said|saying|that)\b[\s,:"]*)\b(?:my|our|the) (boss|manager|line manager|supervisor|team leader|gaffer)(?: is going to|s going to| will|ll|d| would) (?:kill|murder|skin|shoot|crucify|strangle|lynch) me (?=(?:if|for|when|unless|about)\b)/g,
    'my $1 will be cross ',
  ],
]

/** A message with its figures of speech in plain words; the same text where it has none. */
export function inPlainWords(text: string): string {
  const words = normalise(text)
  const plain = [...leaveTaking, ...figures, ...figuresOfTemper, ...figuresOfADay, ...figuresOfThePast, ...figuresOfManner].reduce(
    (told, [figure, meaning]) => told.replace(figure, meaning),
    words,
  )
  return plain === words ? text : plain
}

/** Whoever works here about their own day: "the coffee machine has died", "I could murder a brew", "back is killing me". */
const ofTheirDay =
  /^(?:(?:ugh|argh|god|omg|honestly|right|so|ok|lol|hi|sorry|well|oh)\b ?)*(?:(?:this|the|my|our|that|these|those|stupid|bloody) (?:\w+ ){0,3}?(?:is|are|s|has|have|will|would|was|had)\b|i(?:m| am| could| would|d| nearly| almost| just)\b|its\b|(?:kill|murder) me now\b|what a\b)/
const ofAnybody = /\b(?:he|she|they|him|her|them|his|customer|caller|client|man|woman|lady|says?|said|told|letter|email)\b/
/** A clause that only grumbles in a figure of speech. What a customer is said to do is none. */
export function isGrumble(clause: string): boolean {
  const words = normalise(clause)
  return ofTheirDay.test(words) && inPlainWords(words) !== words && !ofAnybody.test(words)
}
