/**
 * How it is told that somebody has a threat now, by whatever they are called. What lets a threat go is narrow and certain: a fact of this
 * matter, said as one. A hope, a condition, another time, another caller and a day off are none (s9: immediately, in all circumstances).
 */

export const lately = '(?:(?:ok|okay|aye|and|so|right|yes|thanks|done|now|noo|already|sorted|all|just)\\b ?)*'
const helpers = '(?:999|112|911|(?:the |an? )?(?:police|ambulance|emergency services))'
const soon =
  '(?: (?:now|noo|already|all|just|too|sorted|done|in hand|under control|straight away|at once|upstairs|from (?:here|me|now)|for (?:me|us)|thanks|thank you|cheers|at (?:half )?(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)(?: past| thirty)?|on the (?:phone|line)|(?:a|one|two|five|ten|a few|a couple of) (?:min|mins|minutes?|moments?) ago))*'
const busyWithIt =
  '(?:dealing|on it|on to it|got (?:it|him|her|them)|has (?:it|this|that|him|her|them)|sorting|handling|ringing|rang|rung|calling|called|looking|taking (?:it|over|charge)|took (?:it|over|charge)|taken (?:it over|over(?! \\w+ (?:\\w+ )?(?:tablets|pills))|charge)|spoke|speaking|talking|picked it up)'
const goOn =
  '(?:and|so|but|then|what|which|how|who|where|do|does|should|can|could|must|i|im|ive|we|weve|nothing|(?:he|she|they)(?: is| has| have| are)? ' +
  `${busyWithIt}|(?:hes|shes|theyre) ${busyWithIt})`
/** Nothing after it but when, and what is asked or done next: "has it over her arm", "has this week off", "is dealing with another caller" go on otherwise. */
export const ends = `(?=${soon}(?:$| ${goOn}\\b))`

const it = '(?:it|this|that|this one|that one|everything)'
const matter = '(?:call|case|caller|matter|threat|line)'
/** "Has taken over", "took it over from me". "Has taken it" is said of tablets too, and "taken over" is, with a number after it. */
export const takenOver = `(?:took|taken|taking) (?:${it} )?(?:charge|over)(?: from (?:here|me|us)| (?:of )?(?:it|this|the ${matter}))*`
const itOrThem = `(?:${it}|him|her|them|the ${matter}|all of it)`
const dealing = `dealing(?: with (?:it|this|that|him|her|them|the ${matter}))?`
const ringing = `(?:ringing|calling|phoning|rang|rung|called|phoned|on to|speaking to) ${helpers}(?: (?:about|for) (?:it|this|that|him|her|them))?`
/** What is said of whoever has it. `held`: what they may be said to have, without "him" for somebody whose name may be the caller's husband's. */
const having = (held: string): string =>
  `(?: (?:has|have|is|are|s|now|noo|just|already|got|been))* (?:(?:has|have|got) (?:${held})|${takenOver}|${dealing}|on it|on to it|handling (?:it|this|that|the ${matter})|looking after (?:it|this|that)|sorting (?:it|this|that)|picked (?:it|this|that) up|(?<ringing>${ringing}))${ends}`

/** A colleague by name has it. */
export const hasItByName = having(it)
/** Whoever is called a senior has it, or has the caller. */
export const hasItByRank = `(?: (?:has|have|is|are|s|now|noo|just|already|got|been|took|taken))*(?:${having(`${it}|him|her|them|the ${matter}`)}| (?:took|taken) (?:it|this|that|him|her|them)${ends}| (?:taking over|(?:speaking|talking) (?:to|with) (?:him|her|them)|(?:is |s )?with (?:him|her|them))${ends})`

/** "Told Grace", "passed it to Grace", "gave Grace the call": with a name alone, nothing was passed on ("sent Tom upstairs"). `who`: a pattern. */
export const toldOn = (who: string): string =>
  `(?:(?:i|we|ive|weve)(?: have| had| just| already)* )?(?:(?:told|informed|alerted) |(?:passed|handed|given|gave|sent|reported|escalated|raised|forwarded) ${itOrThem}(?: (?:on|over|up|straight|through|back))* (?:to|with) |(?:passed|handed|reported|escalated|raised)(?: (?:on|over|up|straight))* (?:to|with) )${who}`

/** Another time than now: "rang the police about him last month", "the last time he did this". */
const anotherTime =
  /\b(?:last|before|previous\w*|whenever|every|each time|used to|always|often|usually|(?:years?|months?|weeks?) ago|back (?:in|then)|in (?:19|20)\d\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/
/** A condition, or what is still to come. */
const condition =
  '(?:if|whether|unless|until|till|whenever|(?<!at )once|in case|as soon as|the (?:minute|moment|day)|(?:last|next) time|hopefully|maybe|perhaps|probably|possibly)'
const conditional = new RegExp(`\\b(?:${condition}|when)\\b`)
const conditionFirst = new RegExp(`^(?:(?:and|so|but|ok|then)\\b ?)*${condition}\\b`)
/** Before it in the same clause: somebody denies, hopes, thinks, asks, plans or says it, and it is no fact. */
const supposed =
  /\b(?:dont|doesnt|didnt|arent|wasnt|werent|wouldnt|shouldnt|havent|never|hope\w*|hoping|think\w*|thought|may|might|could|should|would|will|ll|shall|going to|about to|wants?|wanted|wish\w*|needs?|needed|assum\w+|suppos\w+|guess\w*|believ\w+|reckon\w*|presum\w+|expect\w*|wonder\w*|waiting|trying|tried|ask|asks|asked|asking|sure|says|said|saying|claim\w*|writes?|wrote|insists?)\b/
/** "The man who said he would jump" is whom it is about, and nothing supposed. */
const ofWhom = /\b(?:who|whom|whos|whod|that|which)\b.*$/

const firstOf = (words: string, most: number): string => words.trim().split(' ').slice(0, most).join(' ')

/**
 * Is it doubted that somebody has it, in the clause where it is said? In words: `upTo` what stands before it in the clause, `beyond` what stands
 * after; `earlier` the clauses before, of which only a condition counts ("if he rings again, my manager has it").
 */
export function isDoubted(earlier: readonly string[], upTo: string, beyond: string): boolean {
  return (
    earlier.some((clause) => conditionFirst.test(clause)) ||
    supposed.test(upTo.replace(ofWhom, '')) ||
    conditional.test(upTo) ||
    conditional.test(firstOf(beyond, 2)) ||
    anotherTime.test(upTo) ||
    anotherTime.test(firstOf(beyond, 4))
  )
}
