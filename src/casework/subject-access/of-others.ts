import { referencesIn } from '../../procedures/shared/reference.js'
import { plainWords } from './plain-words.js'

/** A stretch of a text: from its first letter to behind its last. */
export interface Place {
  readonly from: number
  readonly to: number
}

/**
 * A case reference in whatever dress: "IC-7777", "ic/123456-A1B2", "IC 123456", or a long number alone. Rather one too many: a person looks at it.
 * "DPA 2018" and "MAY 2026" are none.
 */
const references =
  /(?<![\p{L}\p{N}])(?:\p{L}{1,6}[\p{Dash}\p{Pc}/\\.]+\d{3,}|\p{Lu}{1,4}\s(?!(?:19|20)\d\d(?!\p{N}))\d{3,}|(?:\p{L}{1,4}\s)?\d{5,})(?:[\p{Dash}/]?[\p{L}\p{N}]+)*/gu

/** Words on how somebody is: an illness, a disability, a state of mind. Rather one too many. */
const health = new RegExp(
  `(?<!\\p{L})(?:${[
    'ill|illness\\p{L}*|unwell|sick\\p{L}*|health\\p{L}*|mental\\p{L}*|depress\\p{L}*|anxi\\p{L}*|panic\\p{L}*|stress\\p{L}*|distress\\p{L}*',
    'suicid\\p{L}*|self.?harm\\p{L}*|kill (?:him|her|them|my|your)sel\\p{L}*|die|dies|died|dying|death|end (?:it|my life|his life|her life)|goodbye',
    'autis\\p{L}*|adhd|dyslexi\\p{L}*|dementia|alzheimer\\p{L}*|disab\\p{L}*|deaf\\p{L}*|blind\\p{L}*|wheelchair|cancer|tumour|diabet\\p{L}*|epilep\\p{L}*|stroke',
    'bipolar|schizo\\p{L}*|psych\\p{L}*|ptsd|trauma\\p{L}*|medic\\p{L}*|doctor\\p{L}*|hospital\\p{L}*|nurse\\p{L}*|therap\\p{L}*|counsell\\p{L}*|surgery|operation',
    'diagnos\\p{L}*|symptom\\p{L}*|condition|pain\\p{L}*|pregnan\\p{L}*|miscarr\\p{L}*|addict\\p{L}*|alcohol\\p{L}*|drunk\\p{L}*|drugs?|overdos\\p{L}*',
    'bereave\\p{L}*|grie[fv]\\p{L}*|cry|cries|cried|crying|tears|tearful|upset\\p{L}*|afraid|scared|fright\\p{L}*|lonel\\p{L}*|hopeless\\p{L}*|despair\\p{L}*|desperat\\p{L}*',
    'overwhelm\\p{L}*|vulnerab\\p{L}*|feel|feels|feeling\\p{L}*|felt|cope|copes|coping|angry|anger|confus\\p{L}*|impair\\p{L}*|difficulty|characteristic',
  ].join('|')})(?!\\p{L})`,
  'iu',
)
const sentence = /[^.!?\n]+[.!?]*/gu

/** Where these words stand in a text, letter by letter. */
export function placesOf(text: string, words: string): readonly Place[] {
  const places: Place[] = []
  for (let from = words === '' ? -1 : text.indexOf(words); from >= 0; from = text.indexOf(words, from + words.length))
    places.push({ from, to: from + words.length })
  return places
}

/** Where something stands that looks like a reference. */
export const likeReferences = (text: string): readonly Place[] =>
  [...text.matchAll(references)].map(({ 0: typed, index: from }) => ({ from, to: from + typed.length }))

/** Where references stand that are not `theirs`: those of `others`, as they were typed, and what looks like one and is no record of the office's own. */
export function referencesOfOthers(
  text: string,
  others: readonly string[],
  theirs: ReadonlySet<string>,
  own: readonly Place[],
): readonly Place[] {
  const isTheirs = (typed: string): boolean => referencesIn(typed).some((one) => theirs.has(one))
  const told = others.flatMap((one) => (isTheirs(one) ? [] : placesOf(text, one)))
  const seem = [...text.matchAll(references)].flatMap(({ 0: typed, index: from }) => {
    const place = { from, to: from + typed.length }
    return isTheirs(typed) || own.some((one) => one.from < place.to && place.from < one.to) ? [] : [place]
  })
  return [...told, ...seem]
}

/** Where sentences stand of which this holds, without the spaces around them. */
const sentencesIn = (text: string, holds: (said: string) => boolean): readonly Place[] =>
  [...text.matchAll(sentence)].flatMap(({ 0: said, index }) => {
    const from = index + (said.length - said.trimStart().length)
    return holds(said) ? [{ from, to: index + said.trimEnd().length }] : []
  })

/** Where a text may tell of somebody's health or feelings: all of it, or each sentence with such a word. A machine cannot judge it: a person looks. */
export const healthIn = (text: string, how: 'all' | 'sentences'): readonly Place[] =>
  how === 'all' ? [{ from: 0, to: text.length }] : sentencesIn(text, (said) => health.test(said))

/** Between quotation marks, however many sentences; one that nobody closed goes to the end of its paragraph. */
const quoted =
  /“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)|"[^"\n]*(?:"|$)|(?<![\p{L}\p{N}])[‘'](?=\p{L})[^‘’'\n]+(?:[’'](?=\p{L})[^‘’'\n]+)*[’'](?![\p{L}\p{N}])/gmu
/** Somebody who is not whoever wrote it, and within a few words what they said, wrote or threatened. */
const reported = new RegExp(
  `(?<!\\p{L})(?:(?:he|she|they|who|somebody|someone|caller|customer|man|woman|letter|e-?mail|message)(?:’s|'s)?|\\p{Lu}\\p{L}+)(?:[\\s,]+\\p{L}+){0,3}?[\\s,]+(?:${[
    'say|says|said|saying|tell|tells|told|telling|write|writes|wrote|written|writing|ask|asks|asked|asking|threat\\p{L}*|warn\\p{L}*|claim\\p{L}*|insist\\p{L}*',
    'demand\\p{L}*|announc\\p{L}*|repl(?:y|ies|ied)|answer(?:s|ed)|mention\\p{L}*|promis\\p{L}*|vow\\p{L}*|swore (?:that|to)|want(?:s|ed)? to|will|is going to|was going to',
    'call(?:s|ed|ing)? (?:me|us|him|her|them)|shout(?:s|ed|ing)? (?:that|how|about)|scream(?:s|ed|ing)? (?:that|how|about)|yell(?:s|ed|ing)? (?:that|how|about)',
  ].join('|')})(?!\\p{L})`,
  'u',
)
/** A sentence's own capital is no name's; a name that begins one stays a name ("Smith said that she would sue us"). */
const smallFirst = (said: string): string =>
  said.replace(/^\s*\p{Lu}\p{L}*/u, (word) => (plainWords.has(word.trim().toLowerCase()) ? word.toLowerCase() : word))

/** Where a text may tell what a customer said: what is quoted, and each sentence that reports. A machine cannot tell who spoke: a person looks. */
export const speechIn = (text: string): readonly Place[] => [
  ...[...text.matchAll(quoted)].map(({ 0: said, index }) => ({ from: index, to: index + said.length })),
  ...sentencesIn(text, (said) => reported.test(smallFirst(said))),
]
