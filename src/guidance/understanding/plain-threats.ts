import { normalise } from './normalise.js'

const self = '(?:himself|herself|themselves|themself|myself|hisself|hissel|hissen|hersel|hersen|himsel|hiself|herslf|himslf)'
const about =
  '(?:going to|gna|gonnae|ganna|wants? to|will|ll|threaten\\w* to|about to|planning to|plans to|ready to|undertak\\w* to|intends? to|means to|vow\\w* to|promis\\w* to)'

const somebody =
  '(?:(?:his|her|their|my|our|the|a|that|this) (?:\\w+ )?(?:wife|husband|partner|ex|girlfriend|boyfriend|mum|mother|dad|father|sister|brother|son|daughter|kids?|children|child|neighbour|landlord|landlady|doctor|gp|nurse|boss|manager|director|chair|chairman|chairwoman|judge|teacher|headteacher|headmaster|officer|caseworker|social worker|colleague|bailiff|man|woman|lad|girl|boy)|him|her|them|me|us|someone|somebody)'

const violence =
  '(?:kill|murder|stab|shoot|strangle|throttle|knife|maim|cripple|hurt|behead|burn|batter|bomb|petrol bomb|finish|drown|skin|gut|poison|smother)'
const body = '(?:head|heed|heid|face|skull|brains?|teeth|jaw|legs?|arms?|neck|kneecaps?|fingers?|ribs|throat|tongue|ears?|eyes?)'
const soon = '(?:tomorrow|tonight|soon|by (?:tomorrow|tonight|(?:the )?(?:morning|weekend)|midnight|dawn|\\w+day))'
const own = '(?:my|your|his|her|our|their|me|yer)'

const whoever =
  '(?:he|hes|she|shes|they|theyre|theyve|callers?|customer|client|man|woman|bloke|lad|guy|somebody|someone|visitor|one of them)'
const weapon =
  '(?:(?:big|large|long|small|sharp|kitchen|carving|hunting|flick|stanley|combat|loaded|real|hand) )?(?:knife|knives|guns?|handgun|pistol|shotgun|rifle|firearm|machete|axe|hatchet|sword|crossbow|grenade)'
/** What tells, after it, that it is a tool, a paper or a picture. */
export const noWeapon =
  '(?:for|out|to (?:my|our) heads?|licen[cs]e\\w*|permit|certificate|collection|shop|crime|club|range|amnesty|dealer|tattoo|emoji|maker|making|sharpen\\w*|rack|set|block|point|phone|policy|law|of|on (?:his|her|the) (?:badge|shirt|profile|picture|photo|logo|letterhead)|in (?:his|her|the|a) (?:\\w+ )?(?:photo|picture|game|film|story|profile|museum|kitchen|play|painting))'
/** What is called a gun or a knife and is none. */
export const tool =
  '(?:(?:glue|nerf|water|toy|paint|heat|nail|staple|massage|starting) gun|(?:palette|butter|bread|cake|paper|fish|plastic) knife)'

/**
 * Threats in so many words, which no question around them may hide ("gonna top hisself, wot do i do"). Only what somebody is about to do:
 * what was done long ago, or to somebody else's brother, is for the reader to judge.
 */
const plain: readonly RegExp[] = [
  new RegExp(`\\b${about} (?:\\w+ ){0,2}(?:top|kill|hang|drown|shoot|gas|harm|stab|cut|burn) ${self}\\b`),
  new RegExp(`\\b${about} (?:do|chuck|throw|set|end) ${self} (?:in|off|under|on fire|alight)\\b`),
  new RegExp(
    `\\b(?:${about}|promis\\w* to|d) (?:put|push|throw|shove|chuck) (?:him|her|them|his|my|me|our|a|someone|somebody|the)(?: \\w+){0,3} (?:under|in front of|off|out of) (?:a|an|the) (?:lorry|train|tram|car|bridge|cliff|balcony|roof|window)\\b`,
  ),
  new RegExp(
    `\\b${about} (?:\\w+ ){0,1}(?:run (?:over|down) ${somebody}\\b(?! (?:with|the)\\b)|run ${somebody} (?:over|down)\\b(?! (?:the|this|that|it|to)\\b))`,
  ),
  // "He will kill me, he says": whoever says it is whoever will do it
  /\b(?:(?:hell|he (?:will|is going to)) kill (?:me|us|you) he (?:says|said)|(?:shell|she (?:will|is going to)) kill (?:me|us|you) she (?:says|said))\b/,
  // Said to whoever it is meant for: "I shall be round to hurt you"
  new RegExp(
    `\\b(?:i|we|ill|well|im|were)(?: will| shall| am| are)? (?:(?:going to|be|come|coming|round|over|down|there|along|back|just|gladly|personally|to|and|find you) ){0,5}${violence} (?:you|your|the lot of you|every one of you|all of you)\\b(?! (?:with kindness|an?|over|across|the (?:file|letter|details))\\b)`,
  ),
  new RegExp(
    `\\b${about} (?:\\w+ )?(?:murder|stab|shoot|strangle|throttle|knife|behead|poison|smother|batter|maim) ${somebody}\\b(?! (?:over|across|an?|another|the|with (?:kindness|questions))\\b)`,
  ),
  new RegExp(
    `\\b(?:${about}|ll|hell|shell|theyll|ill|come and|coming to|down to|round to|over to|lads to|mates to|brothers? to) (?:\\w+ )?(?:smash|cave|kick|bash|punch|break|stave|stove|beat|blow|knock|rip|tear|cut|slit|slash|crack|rearrange|gouge) (?:all |out |off )?${own} (?:\\w+ )?${body}\\b(?! (?:on|if|over|falling|for being)\\b)`,
  ),
  // Beside what hurts nobody: "he will sue us or shoot us", "take us to court and then burn us down"
  new RegExp(
    `\\b(?:${about}|hell|shell|theyll|ill) (?:\\w+ ){1,8}?(?:or|and|then)(?: else| then)? (?:(?:${about}|hell|shell|theyll|ill) )?(?:(?:murder|stab|shoot|strangle|knife|behead|bomb|petrol bomb) (?:us|you|them|him|her|${somebody})\\b(?! (?:an?|the|down|over|another|some|with (?:kindness|questions))\\b)|burn (?:us|you|them|him|her|the (?:place|office|building|lot|house)) (?:all )?(?:down|alive|out|to the ground)\\b)`,
  ),
  // What they have with them: "he has got a knife in his coat"
  new RegExp(
    `\\b(?:has|have|hes|shes|theyve|got|carrying|brought|hiding)(?: got)? (?:\\w+ ){0,2}(?:${weapon}|blade|acid|petrol|bomb|cleaver|razor) (?:in|under|inside|up|down) (?:his|her|their) (?:\\w+ )?(?:coat|jacket|pockets?|bag|rucksack|sleeve|trousers|boots?|belt|waistband|hands?|backpack|handbag|car)\\b`,
  ),
  // What they did to others before, and will again
  /\b(?:put|puts|putting) (?:\w+ ){1,4}(?:in|into) (?:an? |the )?(?:hospital|intensive care|coma|wheelchair|grave|ground|morgue|box)\b(?=.*\b(?:same|next|again|turn|too|like (?:him|her|them)|do (?:it|that))\b)/,
  // Of their own death, in the shape of an announcement
  new RegExp(`\\b${soon} (?:(?:he|she|they|i|im|hes|shes|is|am|are|will|ll|be|not|no|longer|wont|isnt) ){1,5}(?:alive|dead|living)\\b`),
  new RegExp(`\\b(?:(?:not|wont|no longer|never) be alive|be dead|am dead|no longer alive) (?:${soon})\\b`),
  /\b(?:dead|die|dies|dying|death|end|gone)(?: \w+){0,5} by (?:my|his|her|their) own hand\b/,
  /\bby the time (?:this|it|you|they|anyone|anybody|someone|somebody|we|my letter|the letter)(?: \w+)? (?:reads?|reach\w*|arriv\w*|gets?|opens?|opened|lands?|comes|finds?)(?: \w+){0,8} (?:found (?:me|my body)|(?:will|shall|ll|ill|have) (?:be|been|have been) (?:dead|gone|no more|past|under|at peace|at rest|with god)|am dead|am gone)\b/,
  /\b(?:not|dont|doesnt|no longer|never) wants? to (?:be (?:here|around|alive|on this earth) (?:any ?more|no more|any longer)|(?:live|exist|carry on living|go on living)(?: (?:any ?more|no more|any longer|another day))?(?! (?:in|at|with|there|here|next|near|on|abroad|by|like|under|off|alone|off)\b)|wake up (?:again|tomorrow|any ?more))\b/,
  // Who would rather be dead, as whoever rang says it: "I'd be better off dead", whatever is thought of it. One of us who is told so is insulted.
  /(?<!\b(?:told|tells|telling) (?:me|us|her|him|them|my \w+|our \w+) (?:that )?)\b(?:i|id|im|he|hed|hes|she|shed|shes|they|theyd|theyre)(?: (?:d|m|s|re|am|is|are|was|were|would|will|might|may|be|feels?|probably|just|really|honestly|both)){0,4} (?:better off dead|(?:rather|sooner) be dead)\b/,
  /\b(?:(?:he|hes|he was) wish\w* (?:that )?he|(?:she|shes|she was) wish\w* (?:that )?she|(?:they|theyre|they were) wish\w* (?:that )?they|i (?:really |just )?wish (?:that )?i) (?:was|were|is|are) (?:dead|not alive|never born)\b/,
  /\b(?:nothing (?:left )?to live for|no (?:point|reason|sense|use) (?:in |to |for \w+ to )?(?:living|live)(?! (?:in|at|with|there|here|next|near|on|abroad|by|like|under|off)\b))\b/,
  // A weapon in somebody's hand now: "and he has a knife"
  new RegExp(
    `\\b${whoever} (?:(?:in reception|at reception|at the (?:counter|desk|door)|outside|here) )?(?:(?:has|have|is|got|with|now|just|holding|waving|carrying|brandishing|brandishes|pulled|pulls|showing) ){1,3}(?:out )?(?:an?|the|his|her|two|2) ${weapon}\\b(?! ${noWeapon}\\b)(?!.*\\b${tool}\\b)`,
  ),
  // What is done this moment: "and one is blue"
  /\b(?:strangl|throttl|chok|smother|suffocat)\w*(?: \w+){1,6}? (?:he|hes|she|shes|one|they|theyre|baby|boy|girl|child|kid|son|daughter|mum|dad|lips)(?: is| are| has| have| was| were)?(?: gone| going| went| turned| turning)? (?:blue|limp|unconscious|not breathing)\b(?! (?:in the face|with cold|badge))/,
  /\bthreaten\w* to (?:kill|stab|shoot|murder|strangle|hang|drown|burn|bomb)\b/,
  /\b(?:kms|neck himself|neck herself|(?:going to|will|wants? to|ll) (?:commit suicide|end (?:his|her|their|my) (?:own )?life|take (?:his|her|their|my) (?:own )?life))\b/,
]

/** "He has not threatened to kill anybody", "she will not harm herself". */
const denied = /\b(?:not|never|no|nor|isnt|hasnt|hasn|didnt|doesnt|wont|wasnt|nobody|without)\b(?: \w+){0,5}$/

/** "Folk who threaten to harm themselves": what holds for anybody is for the reader to judge. */
const ofAnybody = /\b(?:folk|people|those|customers|callers|clients|anyone|anybody)(?: \w+)? (?:who|that)(?: might| may)?$/

/** Is somebody threatened in so many words, and not denied to be? */
export function threatens(text: string): boolean {
  const words = (normalise(text.slice(0, 2000)).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
  return plain.some((test) => {
    const found = test.exec(words)
    if (!found) return false
    const before = words.slice(0, found.index).trimEnd()
    return !denied.test(before) && !ofAnybody.test(before)
  })
}
