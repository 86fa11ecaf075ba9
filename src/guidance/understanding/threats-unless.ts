import { normalise } from './normalise.js'
import { noWeapon, tool } from './plain-threats.js'

/**
 * What somebody does unless they get their way, told as if it were done already: "call him back or he jumps off the bridge", "if nobody
 * rings she ends it". `plain-threats.ts` knows what somebody is going to do; here a condition or an alternative makes a threat of an act.
 */

const who =
  '(?:he|hes|hell|she|shes|shell|they|theyre|theyll|(?:the|this|that|my|our|a) (?:\\w+ )?(?:caller|customer|client|man|woman|bloke|lad|lady|chap|guy|girl|fella|tenant|complainant|applicant|gentleman)|(?:caller|customer|client|complainant))'
/** Said by whoever writes or is quoted: of the asker's own temper ("if he rings again I jump out of the window") only the reader can tell. */
const quoted = '(?:i|im|ill)'
const then =
  '(?: (?:will|would|is|s|are|am|ll|d|just|then|really|straight|simply|definitely|again|says|say|said|saying|swears|reckons|promises|threatens|tells|told|me|us|that|to|he|hes|hell|she|shes|shell|they|theyll|theyre|i|ill|im|going|gonna|gna|goin|might|may|could|shall|about|has|wants|means|be)){0,6}'
/** "What happens when he jumps", "if a caller says he jumps": asked of the act itself, which is no condition of it. */
const notAsked =
  '(?<!\\b(?:if|when|whenever|unless|whether|in case|before|after|until|till|because|why|how|where|what|once|who|as|than)(?: the| a| this| that| my)? )(?<!\\b(?:if|when|whether|what if) (?:an? |the |my |some )?(?:\\w+ )?(?:caller|customer|client|he|she|they|somebody|someone|anyone|anybody|person|man|woman) (?:says?|said|threatens?|writes?|tells? (?:me|us)|thinks)(?: that)? )'

const self = '(?:himself|herself|themselves|themself|myself|hisself|hissel|hissen|hersel|hersen)'
const own = '(?:his|her|their|my)'
const height =
  '(?:\\w+ ){0,3}?(?:bridge|footbridge|flyover|overpass|viaduct|roof|rooftop|multi ?storey|car park|building|cliffs?|balcony|tower|tower block|block|flats|ledge|pier|window|scaffold\\w*|crane|dam|platform|parapet|harbour wall|weir|top floor|(?:\\w+) floor)(?! (?:lists?|queue|permits?|plans?|scheme|register|waiting|pass|passes|rota|allocation|application|account|charge|site|manager|committee|residents?|agenda|contract|rent|lease|project|works?)\\b)'
const vehicle =
  '(?:\\w+ ){0,3}?(?:train|tube|tram|bus|lorry|truck|car|wagon|hgv|express|metro|underground)(?! (?:lanes?|stops?|company|companies|park|drivers?|station|pass|passes|tickets?|service|operator|fares?|timetable|route|depot|inspector|users?|adjudicator|tax|insurance)\\b)'
const water = '(?:\\w+ ){0,2}?(?:river|canal|sea|lake|harbour|loch|reservoir|quarry|water|docks|thames|mersey|severn|tyne|clyde)'
const form = (base: string, third = `${base}s`, going = `${base}ing`): string => `(?:${base}|${third}|${going})`
const go = form('go', 'goes')
const walk =
  '(?:walks?|walking|steps?|stepping|runs?|running|drives?|driving|throws? (?:himself|herself|themselves|myself)|throwing (?:himself|herself|themselves|myself))'

/** Of what nobody survives: any condition makes a threat of it. */
const deadly = [
  `${form('jump')} (?:off|from|out of) (?:the|a|an|our|your|that|my|his|her) ${height}`,
  `${form('jump')} (?:under|in front of|into the path of) (?:the|a|an|that|his|her) ${vehicle}`,
  `${go} off (?:the|a|that) ${height}`,
  `${go} over the (?:edge of the ${height}|side of the ${height}|cliff|railings?|parapet|barriers?|balcony)`,
  `${go} (?:under|in front of) (?:the|a|an|that) (?!new\\b|different\\b)${vehicle}`,
  `off (?:the|a) (?:\\w+ )?(?:bridge|viaduct|cliff|multi ?storey|ledge|flyover)`,
  `${walk} (?:under|in front of|into the path of) (?:the|a|an|that) ${vehicle}`,
  // "If she doesn't leave at three she runs into traffic" is of the way home.
  `(?<!\\b(?:leaves?|leaving|set off|sets off|rush hour|on (?:the|her|his) way)\\b.*)${walk} (?:into|in) (?:the )?traffic`,
  `(?:top|hang|kill|drown|shoot|gas|stab|burn|starve|harm|hurt|cut|poison|suffocat|electrocut)(?:s|es|e|ing|ning|ping|bing|ting|sing|ses)? ${self}(?! (?:laughing|in the foot|with (?:work|worry|laughing)|working|to the|short|off|out|up|some|a|an|back)\\b)`,
  `${form('do', 'does')} (?:it to ${self}|${self} in|away with ${self})`,
  `(?:end|ends|ending) (?:it all|${own} (?:own )?life)`,
  `(?:take|takes|taking) (?:${own} own life|an overdose|every (?:last )?(?:pill|tablet|one of them)|everything(?= (?:tonight|today|now|in the (?:cupboard|cabinet|packet|bathroom|box|drawer))\\b)|(?<=\\b(?:pills?|tablets?|meds|medication|paracetamol|insulin|overdose)\\b.*)everything|the whole (?:packet|pack|box|bottle|lot)(?! (?:to|back|over|down|up|home|out|off|with)\\b)|all (?:of )?(?:the|her|his|their|my|those|these) (?:\\w+ )?(?:pills|tablets|meds|medication|paracetamol|insulin))`,
  `(?:swallow|swallows|swallowing) (?:the (?:lot|bottle|packet|bleach)|them all|all of them|bleach|all (?:her|his|the) (?:\\w+ )?(?:pills|tablets))`,
  `(?:drink|drinks|drinking) (?:the |some |a bottle of )?(?:bleach|antifreeze|weedkiller|petrol|poison)`,
  `(?:cut|cuts|cutting|slit|slits|slitting|slash|slashes|slashing|open|opens|opening) ${own} (?:wrists?|throat|veins|arms?)`,
  `(?:set|sets|setting) (?:fire to ${self}|light to ${self}|${self} (?:alight|on fire))`,
  `(?:put|puts|putting) (?:a|the) (?:rope|noose|bag|gun) (?:round|around|over|to) ${own} (?:neck|head)`,
  `find(?:s|ing)? (?:me|him|her|them|(?:his|her|a|my) body) (?:hanging|dead|swinging|in the (?:river|canal|bath|garage|water|shed)|on the (?:tracks|railway|floor|line(?= (?:dead|tomorrow|tonight|by|in the morning)\\b)))`,
]
/** What may be meant otherwise: only an ultimatum makes a threat of it. */
const grave = [
  `${form('jump')}(?= (?:if|unless|tonight|today|tomorrow|his words|her words|he says|she says|and|which|what|so|do|who|by|at|before|this)\\b|$)`,
  `(?:hang|hangs|hanging)(?= (?:if|unless|tonight|today|tomorrow|his words|her words|he says|she says|which|what|so|who|by|before)\\b|$)`,
  `(?:end|ends|ending|finish|finishes) it(?= (?:if|unless|tonight|today|tomorrow|now|his words|her words|he says|she says|for good|which|what|so|who|do|this|by the)\\b|$)`,
  `(?:${go}|${walk}|jumps?|jumping) (?:in|into|in to) (?:the|a) ${water}`,
  // "She has to take her tablets" at one is a reason to be done by then.
  `(?<!\\b(?:has|have|had|needs?|needed|got|supposed|due|time) to )(?:take|takes|taking|swallow|swallows|swallowing) (?:the (?:lot|pills|tablets|meds|paracetamol|insulin)|(?:her|his|their|my|those|these) (?:pills|tablets))(?! (?:as|with|at|for|in|twice|three|when|after|before|back|to)\\b)`,
  '(?:die|dies|be dead|is dead|s dead|are dead)(?= (?:if|unless|tonight|today|tomorrow|by|his words|her words|he says|she says)\\b|$)',
]
const victims =
  '(?:(?:his|her|their|my|our|your|the|a|that|this) (?:\\w+ )?(?:wife|husband|partner|ex|girlfriend|boyfriend|mum|mother|dad|father|sister|brother|son|daughter|kids?|children|child|baby|neighbours?|landlord|landlady|doctor|gp|nurse|boss|manager|director|judge|teacher|officer|caseworker|social worker|colleagues?|bailiffs?|staff|receptionist|dog|cat)|him|her|them|me|us|you|someone|somebody|everyone|everybody|people|one of (?:us|you|them))'
const ours =
  '(?:the|our|your|this|my|his|her) (?:\\w+ )?(?:office|building|place|reception|house|home|car|flat|council|branch|depot|surgery)'
/** Told of others: the same for them. */
const violent = [
  `(?<!\\b(?:says?|said) )(?:kill|stab|shoot|strangle|throttle|murder|knife|behead|smother|poison|batter|maim|attack)(?:s|es|ing|bing|ting)? ${victims}(?! (?:an?|with (?:kindness|questions|emails|letters|work|looks)|off|over|in (?:emails|paper\\w*|(?:the|a|his|her) (?:\\w+ )?(?:press|media|papers?|news\\w*|meeting|comments?|reviews?|letters?|post|blog))|on (?:twitter|facebook|social media|the radio|tv|air)|online|verbally|across|laughing)\\b)`,
  `(?<!\\b(?:says?|said) )(?:hurt|hurts|hurting|harm|harms|harming|hit|hits|hitting|punch|punches|punching|drown|drowns|drowning|burn|burns|burning) ${victims}(?: lot)?(?! (?:an?|lot|with|in (?:emails|paper\\w*)|feelings|chances|up|on|upon|out)\\b)`,
  `(?:burn|torch|firebomb|petrol bomb|bomb|blow up|smash up)(?:s|es|ing)? ${ours}`,
  // A copy that is too small is blown up as well.
  `(?<!\\b(?:cop(?:y|ies)|photo\\w*|pictures?|plans?|maps?|print\\w*|scans?|images?|text|small|bigger|larger|a3|balloons?|mattress|tyres?)\\b.*)(?:burn|blow|burns|blows|burning|blowing) (?:${ours}|it|us|you) (?:down|up)(?! (?:out of|on the|in a)\\b)`,
  `(?:set|sets|setting) (?:fire|light) to ${ours}`,
  `(?:bring|brings|bringing|come (?:\\w+ ){0,3}with|comes (?:\\w+ ){0,3}with|coming (?:\\w+ ){0,3}with) (?:(?:an?|his|her|the) )?(?!${tool})(?:\\w+ )?(?:knife|gun|shotgun|petrol|axe|machete|hammer|crowbar|acid|bomb|blade|sword)\\b(?! (?:${noWeapon}|and fork|receipt|station|bill|card|cap)\\b)`,
]

const hour =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|midnight|tonight|tomorrow|today|lunch\\w*|tea ?time|morning|then|the (?:end|weekend|morning|close)|close|\\d+\\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)day)'
/** They are owed something, and say what else: the condition is theirs. */
const ultimatum = new RegExp(
  `\\b(?:or|or else|otherwise|else|if not|unless|either|not (?:rung|called|phoned)|by ${hour}|no (?:\\w+ ){1,6}(?:and|then)|(?:one|another|1) (?:more )?\\w+ (?:\\w+ ){0,3}and)\\b|\\bif (?:\\w+ ){0,4}?(?:dont|do not|doesnt|does not|didnt|cant|cannot|wont|isnt|arent|havent|hasnt|nobody|noone|no one|no|not|nothing|refus\\w*|says? no|lose|loses|hang|hung|put the phone|close|closes|shut|stop|stops|ring off|drop|drops|end|reject\\w*|turn\\w*|keep|keeps|evict\\w*|take)\\b`,
)
const condition = new RegExp(
  `${ultimatum.source}|\\b(?:if|as soon as|soon as|(?:the )?(?:minute|moment|second)|the day|(?:when|once) (?:i|we|he|she|they) (?:hang|hangs|put|puts|ring|rings|close|end|get|gets)|before (?:he|she|they) (?:hangs?|puts?|rings?))\\b`,
)
/** What we do to a call is ended by us: "if she swears again he ends it". */
const ofACall =
  /\b(?:swears?(?! (?:he|she|they|hell|shell|theyll|that|to)\b)|swearing|shouts?|shouting|rude|abus\w+|warn\w*|the call|a call|calls? (?:goes|runs)|meeting|contract|lease|tenancy|subscription|restriction)\b/
const told =
  /\b(?:in|of|from) (?:his|her|the|a|my|their|this) (?:\w+ )?(?:novel|film|play|script|book|story|episode|song|series|chapter|sketch|poem|game)\b/
const neverSaid =
  /\b(?:not|never|didnt|hasnt|nobody|no one) (?:actually |ever |once )?(?:say|said|saying|threaten\w*|mean|meant|claim\w*|wrote|write|written)\b/

const doneBy = (acts: readonly string[]): RegExp => new RegExp(`\\b${notAsked}${who}${then} (?:${acts.join('|')})\\b`)
const saidBy = (acts: readonly string[]): RegExp => new RegExp(`\\b${notAsked}${quoted}${then} (?:${acts.join('|')})\\b`)
/** "Or it is the river for her", "or off the bridge she goes", "or there will be blood". */
const nobodyNamed = (acts: readonly string[]): RegExp => new RegExp(`\\b(?:or|or else|otherwise|else) (?:${acts.join('|')})\\b`)

const kinds = {
  self: {
    deadly: doneBy(deadly),
    grave: doneBy(grave),
    quoted: saidBy([...deadly, ...grave]),
    unnamed: nobodyNamed([
      '(?:its|it is|itll be|it will be) (?:the |a |his |her )?(?:bridge|river|rope|noose|pills|tablets|canal|viaduct|railway|tracks|overdose)(?: for (?:him|her|them|me))?(?= (?:for|tonight|today|he says|she says)\\b|$)',
      `(?:off|from) (?:the|a) ${height} (?:he|she|they|i) (?:go|goes|jumps?)`,
      `(?:under|in front of) (?:the|a) ${vehicle} (?:he|she|they|i) (?:go|goes|jumps?)`,
    ]),
  },
  others: {
    deadly: doneBy(violent),
    grave: undefined,
    quoted: saidBy(violent),
    unnamed: nobodyNamed([
      '(?:therell|there will|there ll) be (?:blood|bodies|a body|a death|a corpse|deaths)',
      // "The step is loose, mend it or somebody gets hurt" is of a step.
      '(?<!\\b(?:steps?|stairs?|floors?|wires?|cables?|loose|slippery|pavement|potholes?|lifts?|mend\\w*|repair\\w*|fix\\w*|broken|ice|icy|gates?|fences?|hazard|trip\\w*|unsafe|tiles?|scaffold\\w*|roof)\\b.*)(?:somebody|someone) (?:gets hurt|dies|will get hurt|gets stabbed|gets killed)',
    ]),
  },
} as const

/** "If I hang up she says she will do it": of what is not said, but nobody stays on the line for anything else. */
const doesIt =
  /\b(?:if|when|as soon as|soon as|once|(?:the )?(?:minute|moment|second)) (?:i|we|nobody|no one|noone|you) (?:\w+ ){0,2}?(?:hang up|hangs up|put (?:the )?phone down|put it down|ring off|end (?:the|this) call|cut (?:him|her|them) off|come|comes|go|let (?:him|her|them) go)\b.*\b(?:hell|shell|theyll|(?:he|she|they) (?:will|is going to|ll|would)|hes going to|shes going to|(?:he|she|they)) (?:do|does) it\b(?! (?:again|herself|himself|themselves|online|later|by|at|in|over|on|from|through|via|next|with|when|all again|properly)\b)|\b(?:hell|shell|theyll|(?:he|she|they) (?:will|is going to|would)|hes going to|shes going to) do it (?:if|when|as soon as|soon as|once|the (?:minute|moment|second)) (?:i|we|you|nobody|no one) (?:\w+ ){0,2}?(?:hang up|put (?:the )?phone down|ring off|end (?:the|this) call|cut (?:him|her|them) off)\b/
/** What "it" is, where it is named: "she is filling in the form". */
const somethingToDo =
  /\b(?:form|forms|application|payment|survey|upload|complaint|password|registration|claim|booking|paperwork|test|update|log ?in)\b/

/** Who is threatened with what is done unless or if, by the words of a message alone; undefined where nobody is. */
export function threatensUnless(text: string): 'self' | 'others' | undefined {
  const words = (normalise(text.slice(0, 2000)).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
  if (told.test(words) || neverSaid.test(words)) return undefined
  if (doesIt.test(words) && !somethingToDo.test(words)) return 'self'
  const [given, forced] = [condition.test(words), ultimatum.test(words)]
  if (!given) return undefined
  const reported = /\b(?:you|your|says?|said|writes?|wrote|quote|letter|e ?mail\w*|text\w*|note|words)\b/.test(words)
  const found = (['self', 'others'] as const).find((whom) => {
    const { deadly: sure, grave: perhaps, quoted: byThem, unnamed } = kinds[whom]
    if (sure.test(words) || unnamed.test(words)) return true
    if (forced && perhaps?.test(words) && !ofACall.test(words)) return true
    return forced && reported && byThem.test(words)
  })
  return found
}
