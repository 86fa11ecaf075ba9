import { anyNameOf, type Colleagues } from './colleagues.js'
import { wordsOf } from './normalise.js'

/**
 * How one of us was with a customer. A customer's complaint of it has its own way (s7); somebody who lost their own temper tells their line
 * manager (s2); what a colleague does, of which nobody complains, the procedure does not answer (s3 names the staff code of conduct, and no
 * more). Never the script for a customer who is abusive.
 */
export type OurManner = 'complained-of' | 'own' | 'seen'

const oneOfUs =
  '(?:(?:my|our|a|the|another|one of (?:my|our|the)) (?:\\w+ ){0,2}?(?:colleagues?|co ?workers?|workmates?|managers?|boss|supervisor|team ?mates?|team (?:members?|leader)|officers?|caseworkers?|members? of (?:staff|my team|our team|the team)|mentor|trainee|new starter|deputy)|(?:the )?(?:man|woman|person|lad|girl|guy|one|lady|colleague) (?:next to|beside|opposite|sat by|sitting (?:next to|by)) me|(?:someone|somebody) (?:on|in|from) (?:my|our|the) team|staff)(?: (?:on|handling|dealing with) (?:his|her|their|the) (?:case|complaint|file|matter|enquiry))?'
const somehow =
  '(?:(?:was|were|is|are|s|has|have|had|been|being|just|keeps?|kept|got|gets|getting|always|often|really|very|quite|so|rather|a bit|bit|too|today|yesterday|then|lost (?:his|her|their|my) temper(?: and)?|lost it(?: and)?|went|goes|came across(?: as)?|sounds?|sounded|talks?|talked|spoke|speaks|behaved) )*'
const act =
  '(?:rude\\w*|abusive|abus(?:es|ed|ing)|short|sharp|snappy|curt|brusque|terse|gruff|abrupt|offhand|snippy|blunt|frosty|tetchy|cold|unprofessional\\w*|horrible|nasty|disrespectful|unkind|dismissive|sarcastic|aggressive|swore|swears?|swearing|sworn|curs(?:ed|es|ing)|shout(?:s|ed|ing)?|snap(?:s|ped|ping)?|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?|hung up|laugh(?:s|ed|ing)?|insult(?:s|ed|ing)?|mock(?:s|ed|ing)?|patroni\\w+|bull(?:y|ies|ied|ying)|like dirt|down)'
const customer =
  '(?:callers?|customers?|clients?|complainants?|tenants?|patients?|the public|members? of the public|(?:an? |the |that )(?:(?:old|elderly|young|poor|nice) )?(?:lady|man|woman|gentleman|chap|pensioner|mum))'
const toThem = `${act}(?: (?:and|at|to|with|on|of|towards|over|a|an|the|her|his|my|our|one|some|poor|old|elderly|new|those|these|all)){0,3} ${customer}`
const likeDirt = `(?:talks?|talked|talking|speaks?|treats?|treated) (?:to |with )?(?:\\w+ ){0,2}?${customer}(?: \\w+)? (?:like|as if|badly|terribly|rudely|down)`

const bySaying =
  '(?:\\b(?:he|she|they|caller|customer|client|complainant|man|woman|lady|gentleman|somebody|someone|tenant|patient)s? (?:is |was |has |who |now |then |just )*|^|\\b(?:like|calm|calmly|polite|politely|quiet|quietly|civil|reasonable|pleasant|nicely) )(?:(?:says?|said|claims?|claimed|reckons|alleges?|alleged|complain\\w*|thinks|feels?|felt|tells me|told me|wrote|writes|upset|unhappy|furious|cross|angry)(?: that| because| about it)?)'
const mine = '(?:i|ive|im|we|us)'
/** What they do themselves: then it is no complaint alone. */
const byThem =
  /\b(?:(?:swear|shout|scream|yell)\w*|abusive|abusing|threat\w*|calls|calling|called) (?:\w+ )?(?:at |to )?(?:me|us)\b|\bkeeps (?:swearing|shouting|calling)\b/

type Told = { readonly us: string; readonly complained: RegExp; readonly seen: RegExp }
/** The people that were asked for last, compiled: they come anew with every question. */
let latest: Told | undefined

function toldOf(colleagues: Colleagues): Told {
  const named = anyNameOf(colleagues)
  const us = named === undefined ? oneOfUs : `(?:${oneOfUs}|${named})`
  if (latest?.us !== us)
    latest = {
      us,
      complained: new RegExp(
        `(?:${bySaying})(?: (?:that|because|about|how|when|after|only|yesterday|today))* (?:${us}|${mine}) ${somehow}(?:on (?:him|her|them) )?${act}\\b|\\b(?:${us}|${mine}) ${somehow}${toThem}\\b.*\\b(?:complain\\w*|complaint)\\b|\\b(?:complain\\w*|complaint)\\b.*\\b(?:${us}|${mine}) ${somehow}${act}\\b`,
      ),
      seen: new RegExp(`\\b${us} ${somehow}(?:${toThem}|${likeDirt})`),
    }
  return latest
}
const ownTemper = new RegExp(`\\b(?:i|ive|im) ${somehow}(?:${toThem}|lost my (?:temper|rag|cool) (?:with|at|on|and))`)

/** How one of us was, as a message tells it; undefined where it tells nothing of that. `colleagues` are names of people who work here. */
export function ourManner(text: string, colleagues: Colleagues = []): OurManner | undefined {
  const words = wordsOf(text.slice(0, 400)).join(' ')
  if (byThem.test(words)) return undefined
  const { complained, seen } = toldOf(colleagues)
  if (complained.test(words)) return 'complained-of'
  if (ownTemper.test(words)) return 'own'
  return seen.test(words) ? 'seen' : undefined
}
