import { wordsOf } from './normalise.js'
import { clausesOf } from './windows.js'

/**
 * What is told of colleagues by their names, as the office has them: that one of them has a threat now, or that one of them is threatened.
 * Names are those of people who work here ("Grace Obi"); a first name counts too. Words are those of `wordsOf`, joined by spaces.
 */
export type Colleagues = readonly string[]

/** No more of a message is looked at. */
const MOST = 2000
/** Shorter, they are words as often as names. */
const SHORTEST = 3
/** First names that are words of every day: "will has it", "mark it", "may I". */
const words = new Set(
  'will may mark rob bill art pat sue grant dawn hope faith joy rich frank max guy dean drew chase miles june april'.split(' '),
)

/** What is written of a shared mailbox among the people and of no person: "Customer Services", "Duty Team". */
const ofNobody = /\b(?:customers?|callers?|clients?|offices?|police|duty|teams?|services?)\b/

/** A colleague's name as it is told in words; undefined for what is no person's. */
function plain(name: string): string | undefined {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L} ]+/gu, '')
    .trim()
  return words === '' || ofNobody.test(words) ? undefined : words
}

const firstOf = (name: string): string => name.split(' ')[0] ?? ''

const lately = '(?:(?:ok|okay|and|so|right|yes|thanks|done|now|already|sorted|all|just)\\b ?)*'
const helpers = '(?:999|112|(?:the |an? )?(?:police|ambulance|emergency services))'
/** "Has taken over", "took it over from me". "Has taken it" is said of tablets too, and "taken over" is, with a number after it. */
const takenOver =
  '(?:took|taken|taking) (?:(?:it|this|that|everything) )?(?:charge|over)(?=$| (?:now|already|and|so|but|from|for me|here|thanks|he|hes|she|shes|they|theyre|dealing|(?:of )?(?:it|this|the (?:call|case|matter|line)))\\b)'
/** "Has it", and not in her hand, or ready. */
const hasIt =
  '(?:has|got|have) (?:it|that|this)(?! (?:in (?!hand\\b)|all (?!now\\b|in hand\\b|sorted\\b)|on (?:her|him|them)|with (?:her|him|them)|at (?:her|his|their)|to (?:her|his|their)|planned|ready|loaded|hidden|under\\b(?! control)|round|against|out|laid|set|worked))'
/** Nothing after it but how it stands: "told Grace he is a liar" and "passed Grace a bullet" are told of a customer. */
const then = `(?=$| (?:already|now|just|too|about (?:it|that|this|him|her|them)|and|who|upstairs|in \\w+|at (?:once|\\w+ past|ten|five)|a (?:minute|moment) ago|(?:hes|shes|theyre|he is|she is|they are|he has|she has|they have) (?:dealing|on it|on to it|got|has|sorting|handling|ringing|calling|looking|it|picked|${takenOver})|(?:he|she|they) (?:(?:has|have|got) (?:it|that|this|over)|${takenOver}))\\b)`

/** What is looked for in messages where these people work, compiled once for all of them. */
type Named = { readonly firsts: ReadonlySet<string>; readonly told: RegExp; readonly has: RegExp; readonly meant: RegExp }

const meaning =
  '(?:for|to|at|about|against|after|sent|get|gets|hurt|hurts|harm|kill|kills|stab|stabs|shoot|find|finds|follow\\w*|watch\\w*|wait\\w* for|know\\w* (?:which|where|what)(?: \\w+){0,3}|where|posted|threaten\\w*|attack\\w*|beat|burn|batter|do)'

/** Undefined where there is nobody to name. */
function compiled(colleagues: Colleagues): Named | undefined {
  const names = colleagues.map(plain).filter((name) => name !== undefined)
  const firsts = new Set(names.map(firstOf).filter((name) => name.length >= SHORTEST && !words.has(name)))
  const all = [...new Set([...names.filter((name) => name.includes(' ')), ...firsts])]
  if (all.length === 0) return undefined
  const anyOf = `(?<who>${all.sort((a, b) => b.length - a.length).join('|')})`
  return {
    firsts,
    told: new RegExp(
      `^${lately}(?:(?:i|we|ive|weve)(?: have| had| just| already)* )?(?:told|informed|alerted|handed|passed|given|gave|reported|escalated|sent|raised)(?: (?:it|that|this|everything|all of it))?(?: (?:on|over|up|straight))?(?: (?:to|with))? ${anyOf}${then}`,
    ),
    has: new RegExp(
      `\\b${anyOf}s?(?: (?:has|have|is|s|now|just|already|got|been))*(?: (?:${hasIt}|${takenOver}|dealing|on it|on to it|handling it|looking after (?:it|this)|sorting it|picked it up|with (?:him|her|them) now|(?<ringing>(?:ringing|calling|phoning|rang|rung|called|phoned|on to|speaking to) ${helpers})))\\b`,
      'g',
    ),
    meant: new RegExp(`\\b${meaning} ${anyOf}s?\\b(?! (?:says|said|told|took|rang|has|is|wrote|asked|asks)\\b)`),
  }
}

/** The list that was asked for last: it comes anew with every question, and is the same by its names. */
let latest: { readonly names: string; readonly named: Named | undefined } | undefined

function namedIn(colleagues: Colleagues): Named | undefined {
  const names = colleagues.join('\n')
  if (latest?.names !== names) latest = { names, named: compiled(colleagues) }
  return latest.named
}

/** Whom a message calls the customer: "name is Sarah", "a woman called Grace", "caller Tom". */
const customers =
  /(?<=\b(?:names?(?: is| was| of)?|(?:hes|shes|is|man|woman|lady|girl|boy|lad|caller|customer|client) (?:is|called|named)|(?:calls|calling) (?:herself|himself|themselves)|caller|customer|client|woman|man|lady|girl|boy|lad) )\p{L}+/gu

/** Is whoever is named the customer rather than the colleague of that name? */
function isCustomer(who: string, firsts: ReadonlySet<string>, text: string, before: string): boolean {
  const first = firstOf(who)
  const name = firsts.has(first) ? first : who
  return (
    new RegExp(`\\b${name}s?\\b`).test(before) ||
    [...text.matchAll(customers)].some(([called]) => called === first || called === `${first}s`)
  )
}

/** That somebody has a threat now, by a message. */
export type Handing = {
  /** What of the message must alarm nobody: what does is more than anybody has. */
  readonly beside: string
  /** Whoever has it may be the customer, if that does: "Sarah has it in her hand". */
  readonly perhapsTheirs?: true
}

/**
 * What a message, as it is typed, says of a colleague who has it; undefined where it says nothing of that. `before`: what was told before it, in
 * words: whoever was spoken of there may be the customer.
 */
export function handedToColleague(text: string, colleagues: Colleagues, before = ''): Handing | undefined {
  const named = namedIn(colleagues)
  const line = wordsOf(text.slice(0, MOST)).join(' ')
  const isOurs = (found: RegExpMatchArray): boolean =>
    named !== undefined && !isCustomer(found.groups?.who ?? '', named.firsts, line, before)
  const told = named?.told.exec(line)
  if (told && isOurs(told)) return { beside: text }
  const has = named && [...line.matchAll(named.has)].find(isOurs)
  if (!has) return toldPolice(text)
  // "Grace is ringing 999" sounds of harm by itself.
  const without = `${line.slice(0, has.index)} ${line.slice(has.index + has[0].length)}`.trim()
  return { beside: has.groups?.ringing ? without : text, perhapsTheirs: true }
}

/** To the end of the clause: "the police were called on him", "were called names" and "were called when he did it" are told of another time. */
const policeTold =
  /\b(?:the )?police (?:have|has|were|are|ve|s)(?: now| just| already| all)?(?: been| being)? (?:told|informed|called|rung|phoned|notified|alerted)(?=$| (?:now|already)\b)/
const saidByThem = /\b(?:he|she|they|caller|customer|man|woman) (?:says?|said|claims?|claimed|reckons|thinks|wants?|told)\b/
/** Anywhere in the message: "last time he did this, the police were called". */
const anotherTime =
  /\b(?:last|before|previous\w*|when|whenever|every|each time|once|years?(?! old)|months?|weeks?|ago|used to|always|often|usually|yesterday|back (?:in|then)|in (?:19|20)\d\d|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b/

/** The same of "the police have been told", where it is not the customer who says so. */
function toldPolice(text: string): Handing | undefined {
  const clauses = clausesOf(text.slice(0, MOST)).map((clause) => wordsOf(clause).join(' '))
  const line = clauses.join(' ')
  if (saidByThem.test(line) || anotherTime.test(line)) return undefined
  const place = clauses.findIndex((clause) => policeTold.test(clause))
  const found = policeTold.exec(clauses[place] ?? '')
  if (!found) return undefined
  const rest = found.input.slice(found.index + found[0].length)
  return { beside: [rest, ...clauses.slice(place + 1)].join(' ').trim() }
}

/** Is a colleague the one whom something is meant for: "a postcard for Deepa", "he knows where Tom parks", "he will get Marcus"? */
export const meansColleague = (text: string, colleagues: Colleagues): boolean => namedIn(colleagues)?.meant.test(text) ?? false
