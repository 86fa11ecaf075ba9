import { type Colleagues, type Handing, handedToColleague } from './colleagues.js'
import { wordsOf } from './normalise.js'
import { asksOnly } from './open-threat.js'
import { hasItByRank, isDoubted, lately } from './who-has-it.js'
import { clausesOf } from './windows.js'

/** That somebody senior has a threat, or somebody who sees to it, as the asker says it: without names; those are in colleagues.ts. */

/** No more of a message is looked at. */
const MOST = 2000

const wordsLine = (text: string): string => wordsOf(text.slice(0, MOST)).join(' ')

const senior =
  '(?:seniors?(?! (?:citizens?|pensioners?|lady|gentleman|man|woman|school|home|moment)\\b)|supervisor|manager|boss|team leader|head(?: of department)?|director|duty \\w+)'
const whose = '(?:my|our|the|a|an|one of the|one of our|ma|duty)'
/** "The group manager", "duty senior"; not "the man my manager" nor "should my manager". */
const called = `(?:${whose} (?:(?!(?:his|her|their|him|them|my|our|the|an?|customer|caller|client|man|woman|lady|guy|lad|girl|boy)\\b)\\w+ ){0,2}?|(?:(?:duty|line|group|team|shift|area|floor|night|deputy|senior) ){1,2})?${senior}`
const byUs = '(?:(?:i|we|ive|weve)(?: have| had| just| already)* )?'
/** Of the asker's own day: "told my manager I am at the dentist at three". */
const ofTheirDay =
  '(?! (?:about (?:my|our|annual|leave|lunch|another|someone|somebody|a |the (?:leave|rota|shift|printer|other|refund|next|parking|weather))|(?:that )?(?:i|im|ive|ill|id|we|my)\\b|to (?:get|shut|stuff|go|stop|stick|naff|bog)\\b|off\\b|where\\b(?! (?:he|she|they)\\b)))'
/** "Told my manager", "passed it to the duty senior", "gave everything to my supervisor": what is told to them is the matter, and nobody else was told it. */
const handed = new RegExp(
  `^${lately}${byUs}(?:(?:told|informed|alerted|notified) (?:(?:security|reception) (?:and )?)?${called}\\b|(?:handed|passed|given|gave|reported|escalated|sent|raised|forwarded) (?:(?!him|her|them|me|us|you|complaint|question|request|refund)\\w+ ){0,4}?(?:(?:him|her|them) )?(?:(?:on|over|up|through|straight|back) )*(?:to |with |by )(?:${called}|(?!(?:his|her|their)\\b)\\w+ ${senior})\\b|(?:gave|given|sent|handed|passed) ${whose} (?:\\w+ )?${senior} (?:it|this|that|everything|all of it|the (?:call|case|caller|notes?|details|log|letter|e ?mail|line|matter|message|lot)|a (?:note|copy|message|email|summary))\\b)${ofTheirDay}`,
)
/** "My manager has him on the line now", "a senior is dealing with it". */
const hasIt = new RegExp(`^${lately}${called}s?${hasItByRank}`)
const helpers =
  '(?:999|112|911|(?:the |an? )?(?:police|ambulance\\w*|paramedics?|emergency services|crisis team|samaritans?)|him|her|them|it in)'
const toUs = '(?:me|us|here|my desk|this (?:desk|office|team))'
/** "Sent my manager a bullet", "gave our supervisor a black eye": told of the customer, with nobody named who did it. */
const doneToSenior = new RegExp(
  `\\b(?:sent|gave|given|handed|passed|posted|showed) (?:to )?${whose} (?:\\w+ )?${senior} (?:an?|his|her|their|the|some|two|three) (?:(?!copy|note|message|email|summary)\\w+ ){0,3}?(?:bullets?(?! points?)|knife|knives|guns?|noose|rope|razors?|blades?|bombs?|grenades?|rats?|wreath|coffin|beating|slap|punch|kick|kicking|shove|black eye|fright|funeral|death threats?|acid|petrol|matches|needles?)\\b`,
)
/** "My manager rang 999", "the senior did it", "she is with the paramedics", "it has been reported": said of it, wherever in a message. */
const dealtWith = new RegExp(
  `(?:^|\\b(?:my|our|the|a|duty) (?:\\w+ )?)${senior} (?:has |have |just |already )*(?:did it|done it|took (?:it|this|that|him|her|them) to the police|(?:rang|rung|called|phoned|notified|informed|told|alerted|contacted) ${helpers}|dealt with|took over|taken over|reported)\\b|\\b(?:my|our|the|a|duty) (?:\\w+ )?${senior}${hasItByRank}|\\b(?:is|s|are|now) (?:safe )?(?:now )?with (?:the |my |our |a )?(?:paramedics?|police|crisis team|ambulance\\w*|${senior})\\b|\\b(?:(?:has|have|had)(?: already| just| all)? been|s been|its been|was|were) (?:reported (?:yesterday|already|now)|(?:reported|passed (?:on|up)|handed(?: over)?|escalated) to (?!${toUs}\\b))|\\b(?:has|s|have) (?:already |just )?(?:been reported|gone to the police)\\b(?! (?:before|in \\w+|last|years|missing|dead|as|to ${toUs})\\b)`,
)
/** "All passed up and police are on it", "she has signed for it": whoever has it now. */
const inOtherHands = new RegExp(
  `\\b(?:all|its|been|thats|everything|already|duly) (?:\\w+ )?(?:passed|handed|sent|reported|escalated|flagged) (?:up|on|over|upwards|upstairs)\\b(?! to ${toUs}\\b)|\\bpolice (?:now |already |have |has )*(?:are on it|is on it|are dealing|have (?:him|her|them)|has (?:him|her|them)|got (?:him|her|them)|took (?:him|her|them)|taken (?:him|her|them))\\b|\\b(?:ambulance|paramedics?) (?:has|have|took|got|are with|is with) (?:got |taken )?(?:him|her|them)\\b|\\b(?:has|have|s) (?:now |already |just )?(?:signed for (?:it|that|this)|picked (?:it|this|that) up)\\b|(?<!\\b(?:he|she|they|caller|customer|man|woman) )\\b(?:has|have) (?:now |already |just )?(?:got )?(?:it|this|that|everything)(?: all)? in hand\\b|\\b(?:all|its|been|thats) (?:all )?(?:been )?dealt with\\b`,
)
/** Anywhere in a message. */
const denied = /\b(?:not|no|nobody|cant|cannot|couldnt|isnt|wont|hasnt|havent|dont|doesnt|didnt)\b/

/**
 * What of a message must alarm nobody where the asker says in it that somebody senior has it; undefined where they do not say so, or not as a
 * fact. "He has been reported, and now he says he will jump": what alarms there is more than anybody has.
 */
export function handingIn(text: string, colleagues: Colleagues = [], before: readonly string[] = []): Handing | undefined {
  const words = wordsLine(text)
  if (denied.test(words) || doneToSenior.test(words)) return undefined
  const clauses = clausesOf(text.slice(0, MOST))
    .map((clause) => wordsOf(clause).join(' '))
    .filter(Boolean)
  const opening = clauses.findIndex((clause) => !onlyLately.test(clause))
  // Further on, "told my manager" may be told of the caller: "he swore, told my manager to get lost".
  const isHanded = (place: number): boolean =>
    (place === opening || byUsAloud.test(clauses[place] ?? '')) && said(clauses, place, handed) !== undefined
  if (clauses.some((_, place) => isHanded(place)) || said(clauses, opening, hasIt)) return { beside: '' }
  if (asksOnly(text)) return undefined
  const byName = handedToColleague(text, colleagues, before.map(wordsLine).join(' . '))
  if (byName) return byName
  for (const place of clauses.keys()) {
    const found = said(clauses, place, hasIt) ?? said(clauses, place, dealtWith) ?? said(clauses, place, inOtherHands)
    if (found) return { beside: [found.rest, ...clauses.slice(place + 1)].join(' ').trim() }
  }
  return undefined
}

const byUsAloud = new RegExp(`^${lately}(?:i|we|ive|weve)\\b`)
const onlyLately = new RegExp(`^${lately}$`)

/** What a clause says by a pattern, as a fact, with what stands behind it there. */
function said(clauses: readonly string[], place: number, pattern: RegExp): { rest: string } | undefined {
  const clause = clauses[place]
  const found = clause === undefined ? null : pattern.exec(clause)
  if (!found || clause === undefined) return undefined
  const rest = clause.slice(found.index + found[0].length)
  return isDoubted(clauses.slice(0, place), clause.slice(0, found.index), rest) ? undefined : { rest: rest.trim() }
}
