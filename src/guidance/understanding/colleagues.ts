/**
 * What is told of colleagues by their names, as the office has them: that one of them has a threat now, or that one of them is threatened.
 * Names are those of people who work here ("Grace Obi"); a first name counts too. All words are those of `wordsOf`, joined by spaces.
 */
export type Colleagues = readonly string[]

/** Shorter, they are words as often as names. */
const SHORTEST = 3
/** First names that are words of every day: "will has it", "mark it", "may I". */
const words = new Set(
  'will may mark rob bill art pat sue grant dawn hope faith joy rich frank max guy dean drew chase miles june april'.split(' '),
)

/** One pattern for any of them; undefined where there is nobody to name. */
function anyOf(colleagues: Colleagues): string | undefined {
  const plain = colleagues.map((name) =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L} ]+/gu, '')
      .trim(),
  )
  const first = plain.map((name) => name.split(' ')[0] ?? '').filter((name) => name.length >= SHORTEST && !words.has(name))
  const all = [...new Set([...plain.filter((name) => name.includes(' ')), ...first])]
  return all.length === 0 ? undefined : `(?:${all.sort((a, b) => b.length - a.length).join('|')})`
}

const lately = '(?:(?:ok|okay|and|so|right|yes|thanks|done|now|already|sorted|all|just)\\b ?)*'
const helpers = '(?:999|112|(?:the |an )?(?:police|ambulance|emergency services))'
/** Nothing after it but how it stands: "told Grace he is a liar" and "passed Grace a bullet" are told of a customer. */
const then =
  '(?=$| (?:already|now|just|too|about (?:it|that|this|him|her|them)|and|who|upstairs|in \\w+|at (?:once|\\w+ past|ten|five)|a (?:minute|moment) ago|(?:hes|shes|theyre|he is|she is|they are|he has|she has|they have) (?:dealing|on it|on to it|got|has|taking|sorting|handling|ringing|calling|looking|it|taken|picked)|(?:he|she|they) (?:has|have|got|took) (?:it|that|this|over))\\b)'

/** Where the words that say that a colleague has it end; undefined where none do. `before`: what was told before it: whoever was spoken of there may be the customer. */
export function handedToColleague(text: string, colleagues: Colleagues, before = ''): number | undefined {
  const known = colleagues.filter((name) => {
    const one = anyOf([name])
    return one !== undefined && !new RegExp(`\\b${one}\\b`).test(before)
  })
  const name = anyOf(known)
  if (name === undefined) return toldPolice(text)
  const told = `^${lately}(?:(?:i|we|ive|weve)(?: have| had| just| already)* )?(?:told|informed|alerted|handed|passed|given|gave|reported|escalated|sent|raised)(?: (?:it|that|this|everything|all of it))?(?: (?:on|over|up|straight))?(?: (?:to|with))? ${name}${then}`
  const has = `\\b${name}s?(?: (?:has|have|is|s|now|just|already|got|took|taken|been))*(?: (?:(?:has|got|took|taken|have) (?:it|that|this|everything|over|charge)|it(?=$| (?:now|from|all)\\b)|dealing|on it|on to it|handling it|taking (?:it|over|this)|looking after (?:it|this)|sorting it|picked it up|with (?:him|her|them) now|(?:ringing|calling|phoning|rang|rung|called|phoned|on to|speaking to) ${helpers}))\\b`
  const found = new RegExp(told).exec(text) ?? new RegExp(has).exec(text)
  return found ? found.index + found[0].length : toldPolice(text)
}

const policeTold =
  /\b(?:the )?police (?:have|has|were|are|ve|s)(?: now| just| already| all)?(?: been| being)? (?:told|informed|called|rung|phoned|notified|alerted)\b/
const saidByThem = /\b(?:he|she|they|caller|customer|man|woman) (?:says?|said|claims?|claimed|reckons|thinks|wants?|told)\b/

/** The same of "the police have been told", where it is not the customer who says so. */
function toldPolice(text: string): number | undefined {
  const found = saidByThem.test(text) ? null : policeTold.exec(text)
  return found ? found.index + found[0].length : undefined
}

/** Is a colleague the one whom something is meant for: "a postcard for Deepa", "he knows where Tom parks", "he will get Marcus"? */
export function meansColleague(text: string, colleagues: Colleagues): boolean {
  const name = anyOf(colleagues)
  if (name === undefined) return false
  const meant =
    '(?:for|to|at|about|against|after|sent|get|gets|hurt|hurts|harm|kill|kills|stab|stabs|shoot|find|finds|follow\\w*|watch\\w*|wait\\w* for|know\\w* (?:which|where|what)(?: \\w+){0,3}|where|posted|threaten\\w*|attack\\w*|beat|burn|batter|do)'
  return new RegExp(`\\b${meant} ${name}s?\\b(?! (?:says|said|told|took|rang|has|is|wrote|asked|asks)\\b)`).test(text)
}
