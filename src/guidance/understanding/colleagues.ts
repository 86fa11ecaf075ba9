import { wordsOf } from './normalise.js'
import { ends, hasItByName, isDoubted, lately, toldOn } from './who-has-it.js'
import { clausesOf } from './windows.js'

/** Somebody who works here, by the name that the office has ("Grace Obi"); `senior`: one of those with whom a threat is in good hands (s9). */
export type Colleague = { readonly name: string; readonly senior: boolean }
/** What is told of colleagues by their names: that a senior has a threat now, or that any of them is threatened. A first name counts too. */
export type Colleagues = readonly Colleague[]

/** No more of a message is looked at. */
const MOST = 2000
/** Shorter, they are words as often as names. */
const SHORTEST = 3
/** First names that are words of every day: "will has it", "mark it", "may I", "begging for mercy". Such a colleague is heard by the whole name. */
const everydayWords = new Set(
  'will may mark rob bill art pat sue grant dawn hope faith joy rich frank max guy dean drew chase miles june april summer patience mercy rose ray jack nick penny heather carol christian blessing bob don earl ginger harry josh ken lance olive page pearl precious charity comfort gift angel prince princess major king duke hunter mason rod reed robin sandy skip star storm sunny van victor wade young victory justice destiny melody pierce lily daisy holly ivy ruby violet sage glen dale cliff brook jay gene peg pip sonny sunday friday'.split(
    ' ',
  ),
)

/** What is written of a shared mailbox among the people and of no person: "Customer Services", "Duty Team". */
const ofNobody = /\b(?:customers?|callers?|clients?|offices?|police|duty|teams?|services?)\b/

const asWords = (text: string): string => wordsOf(text.replace(/[^\p{L}\p{M}'’\s-]+/gu, ' ')).join(' ')

/** A colleague's names as messages are read ("Anne-Marie" is "anne marie"; "Obi, Grace" is Grace Obi); undefined for what is no person's. */
function namesOf({ name, senior }: Colleague): { whole: string; first: string; senior: boolean } | undefined {
  const [last = '', given] = name.split(',', 2)
  const whole = asWords(given === undefined ? name : `${given} ${last}`)
  const first = asWords((given ?? name).trim().split(/\s+/u)[0] ?? '')
  return whole === '' || ofNobody.test(whole) ? undefined : { whole, first, senior }
}

/** What is looked for in messages where these people work, compiled once for all of them. */
type Named = {
  /** Of a name as it is heard: the first name that it has, and whether everybody who is called so is a senior. */
  readonly people: ReadonlyMap<string, { readonly first: string; readonly senior: boolean }>
  readonly told: RegExp
  readonly has: RegExp
  readonly meant: RegExp
}

const rank =
  '(?:(?:my|our|the) )?(?:(?:colleague|senior|manager|group manager|line manager|boss|supervisor|team leader|duty (?:senior|manager)) )?'
/** Something is sent to them, or they are sought: a name after nothing but "for" or "to" may be told of anybody ("put him through to Tom"). */
const meaning =
  '(?:(?:post ?cards?|cards?|letters?|notes?|parcels?|packages?|messages?|bullets?|something|presents?|flowers|wreath|coffin|e ?mails?|threats?) (?:(?:meant|addressed|just|left|written) )?(?:for|to|about|against)|(?:come|comes|coming|came|go|goes|going|gun|gunning|look|looking|out) (?:for|after)|wait\\w* (?:outside|at|in|by|near)(?: \\w+){0,3} for|get back at|after|against|sent|get|gets|hurt|hurts|harm|kill|kills|stab|stabs|shoot|find|finds|follow\\w*|watch\\w*|know\\w* (?:which|where|what)(?: \\w+){0,3}|threaten\\w*|attack\\w*|beat|burn|batter)'

/** Undefined where there is nobody to name. */
function compiled(colleagues: Colleagues): Named | undefined {
  const people = new Map<string, { first: string; senior: boolean }>()
  const add = (name: string, first: string, senior: boolean): void => {
    people.set(name, { first, senior: senior && (people.get(name)?.senior ?? true) })
  }
  for (const one of colleagues) {
    const names = namesOf(one)
    if (names?.whole.includes(' ')) add(names.whole, names.first, names.senior)
    if (names && names.first.length >= SHORTEST && !everydayWords.has(names.first)) add(names.first, names.first, names.senior)
  }
  if (people.size === 0) return undefined
  const anyOf = `(?<who>${[...people.keys()].sort((a, b) => b.length - a.length).join('|')})`
  return {
    people,
    told: new RegExp(`^${lately}${toldOn(`${rank}${anyOf}`)}(?: about (?:it|this|that|him|her|them))?${ends}`),
    has: new RegExp(`^${lately}${rank}${anyOf}s?${hasItByName}`),
    meant: new RegExp(`\\b${meaning} ${anyOf}s?\\b(?! (?:says|said|told|took|rang|has|is|wrote|asked|asks)\\b)`),
  }
}

/** Any of these people by first name or in whole, as a regular expression reads it; undefined where there is nobody to name. */
export function anyNameOf(colleagues: Colleagues): string | undefined {
  const named = namedIn(colleagues)
  return named && [...named.people.keys()].sort((a, b) => b.length - a.length).join('|')
}

/** The list that was asked for last: it comes anew with every question, and is the same by its names. */
let latest: { readonly list: string; readonly named: Named | undefined } | undefined

function namedIn(colleagues: Colleagues): Named | undefined {
  const list = JSON.stringify(colleagues)
  if (latest?.list !== list) latest = { list, named: compiled(colleagues) }
  return latest.named
}

const theirs =
  '(?:caller|customer|client|tenant|woman|man|lady|girl|boy|lad|(?:ex )?(?:husband|wife|partner|boyfriend|girlfriend)|ex|son|daughter|brother|sister|dad|father|mum|mother|stepdad|stepson|uncle|aunt|auntie|cousin|nephew|niece|friend|mate|neighbour|carer|landlord|landlady|flatmate|lodger|doctor|gp|nurse|social worker|solicitor)'
/** Whom a message calls the customer, or somebody of theirs: "name is Sarah", "a woman called Grace", "caller Tom", "her ex Tom". */
const customers = new RegExp(
  `(?<=\\b(?:names?(?: is| was| of)?|(?:hes|shes|is|${theirs}) (?:is|called|named|is called)|(?:calls|calling) (?:herself|himself|themselves)|${theirs}|his|her|their) )\\p{L}+`,
  'gu',
)

/** Is whoever is named the customer, or somebody of theirs, rather than the colleague of that name? */
const isCustomer = (first: string, text: string, before: string): boolean =>
  new RegExp(`\\b${first}s?\\b`).test(before) ||
  [...text.matchAll(customers)].some(([called]) => [first.split(' ')[0], `${first}s`].includes(called))

/** That somebody has a threat now, by a message. */
export type Handing = {
  /** What of the message must alarm nobody: what does is more than anybody has. */
  readonly beside: string
  /** Whoever has it may be the customer, if that does: "Sarah has it in her hand". */
  readonly perhapsTheirs?: true
}

/** Further on, "told Grace" may be told of the caller. */
const byUs = new RegExp(`^${lately}(?:i|we|ive|weve)\\b`)
const onlyLately = new RegExp(`^${lately}$`)

/** "Told David, he hung up on me": told the caller, as like as not. */
const byTheCaller =
  /^(?:(?:and|but|then|so)\b ?)*(?:he|she|they|hes|shes|theyre)(?: has| have| is| just| then| only)* (?:hung|hang|laugh\w*|sa(?:id|ys|ying)|swore|swears?|shout\w*|scream\w*|cr(?:ied|ies|ying)|put|went|wont|will|wants?|told|threat\w*|called me|rang off|not)\b/

/**
 * What a message, as it is typed, says of a senior by name who has it; undefined where it says nothing of that, or not as a fact. `before`: what
 * was told before it, in words: whoever was spoken of there may be the customer.
 */
export function handedToColleague(text: string, colleagues: Colleagues, before = ''): Handing | undefined {
  const named = namedIn(colleagues)
  if (!named) return undefined
  const clauses = clausesOf(text.slice(0, MOST))
    .map((clause) => wordsOf(clause).join(' '))
    .filter(Boolean)
  const line = clauses.join(' ')
  const isSenior = (found: RegExpExecArray): boolean => {
    const person = named.people.get(found.groups?.who ?? '')
    return person?.senior === true && !isCustomer(person.first, line, before)
  }
  const isFact = (place: number, found: RegExpExecArray): boolean =>
    !isDoubted(clauses.slice(0, place), '', found.input.slice(found.index + found[0].length))
  const opening = clauses.findIndex((clause) => !onlyLately.test(clause))
  for (const [place, clause] of clauses.entries()) {
    const told = named.told.exec(clause)
    const ours = told !== null && (place === opening || byUs.test(clause))
    if (told && ours && isSenior(told) && isFact(place, told) && !byTheCaller.test(clauses[place + 1] ?? '')) return { beside: text }
    const has = named.has.exec(clause)
    if (!has || !isSenior(has) || !isFact(place, has)) continue
    // "Grace is ringing 999" sounds of harm by itself.
    const without = [...clauses.slice(0, place), clause.slice(has.index + has[0].length), ...clauses.slice(place + 1)]
    return { beside: has.groups?.ringing ? without.join(' ').trim() : text, perhapsTheirs: true }
  }
  return undefined
}

/** Is a colleague the one whom something is meant for: "a postcard for Deepa", "he knows where Tom parks", "he will get Marcus"? */
export const meansColleague = (text: string, colleagues: Colleagues): boolean => namedIn(colleagues)?.meant.test(text) ?? false
