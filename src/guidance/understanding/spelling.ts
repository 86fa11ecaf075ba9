import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesTyped } from './names-typed.js'
import { normalise, wordsOf } from './normalise.js'
import { readTopics } from './topics.js'

/**
 * What the words of a message are by the reader's dictionary. `spell` gives it with what is misspelt put right, the same text where nothing is;
 * `foreign` says whether hardly a word of it is English, spelt right or wrong.
 */
export type Spelling = {
  /** `kept` are names in small letters that stand as they are, beside those that show themselves. */
  readonly spell: (text: string, kept?: ReadonlySet<string>) => string
  readonly foreign: (text: string) => boolean
}

/** Where there is no dictionary, words are taken as they are written. */
export const asWritten: Spelling = { spell: (text) => text, foreign: () => false }

/** Words that the reader has in pieces only and that nobody may be misunderstood in: ways and means of harm first, then the office's own. */
const LONG_WORDS =
  'strangle strangles strangling strangled noose bleach paracetamol ibuprofen machete antifreeze weedkiller smother smothered banister petrol overdose overdosed overdosing suicidal suicide samaritans wrists throttle bludgeon swallowed swallowing stabbing stabs stabbed kills killing burning threatens threatening threatened escalate escalated ombudsman callback voicemail complainant unreasonable harassing abusing shouting swearing referral refund bailiff solicitor banter'

/** Shorter ones are too near each other, and longer ones are none. */
const SHORTEST = 3
const LONGEST = 20
/** So many letters somebody types, and as many are enough to know a language by. */
const TYPED = 1000
/** Of a typed text so many unknown words are looked for: one that has more is no English, and each costs a millisecond of everybody's. */
const MOST_UNKNOWN = 40
/** "Askin" is "asking"; a shorter word in -in may be anything. */
const CLIPPED = 4
/** What one slip costs: by ear and of a finger less than one letter for any other. */
const COSTS = { twice: 0.4, swapped: 0.6, byEar: 0.5, vowel: 0.7, silent: 0.7, other: 1, first: 0.4 }
/** How much may be put right in a word of so many letters. */
const allowed = (letters: number): number => (letters < 4 ? 0.7 : letters < 5 ? 1 : letters < 7 ? 1.2 : 1.5)
/** A word that is common here is taken for what was meant rather than a rare one: so much for the commonest. */
const COMMON = 0.3

const isVowel = (letter: string): boolean => 'aeiouy'.includes(letter)
const BY_EAR = new Set(['ck', 'kc', 'cs', 'sc', 'sz', 'zs', 'gj', 'jg', 'fv', 'vf', 'kq', 'qk', 'iy', 'yi', 'ou', 'uo'])

/** What a letter costs that stands in one word and not in the other, between those beside it. */
function lone(letter: string, before: string | undefined, after: string | undefined): number {
  if (letter === before) return COSTS.twice
  if (isVowel(letter)) return COSTS.vowel
  const silent = letter === 'h' || (letter === 'c' && after === 'k') || (letter === 'k' && (before === 'c' || after === 'n'))
  return silent ? COSTS.silent : COSTS.other
}

function instead(a: string, b: string): number {
  if (a === b) return 0
  if (BY_EAR.has(a + b)) return COSTS.byEar
  return isVowel(a) && isVowel(b) ? COSTS.vowel : COSTS.other
}

/** How far one word is from another, in slips; letters swapped are one slip. Infinite where it is more than `limit`. */
export function slips(written: string, meant: string, limit = Number.POSITIVE_INFINITY): number {
  const first = written[0] === meant[0] ? 0 : COSTS.first
  let older: number[] = []
  let old: number[] = []
  let row: number[] = []
  for (let i = 0; i <= written.length; i++) {
    const a = written[i - 1] ?? ''
    if (i > 0) [older, old, row] = [old, row, []]
    let least = Number.POSITIVE_INFINITY
    for (let j = 0; j <= meant.length; j++) {
      const b = meant[j - 1] ?? ''
      let cost = i === 0 && j === 0 ? 0 : Number.POSITIVE_INFINITY
      if (i > 0) cost = Math.min(cost, (old[j] ?? 0) + lone(a, written[i - 2], written[i]))
      if (j > 0) cost = Math.min(cost, (row[j - 1] ?? 0) + lone(b, meant[j - 2], meant[j]))
      if (i > 0 && j > 0) cost = Math.min(cost, (old[j - 1] ?? 0) + instead(a, b))
      if (i > 1 && j > 1 && a !== b && a === meant[j - 2] && b === written[i - 2])
        cost = Math.min(cost, (older[j - 2] ?? 0) + COSTS.swapped)
      row[j] = cost
      least = Math.min(least, cost)
    }
    // Two rows on, a swap may still come from this one.
    if (least > limit && Math.min(...old) > limit) return Number.POSITIVE_INFINITY
  }
  const away = (row[meant.length] ?? Number.POSITIVE_INFINITY) + first
  return away > limit ? Number.POSITIVE_INFINITY : away
}

/** Do two words begin alike: with the same letter, or with one lost, added or swapped? */
const beginAlike = (a: string, b: string): boolean => a[0] === b[0] || a[0] === b[1] || a[1] === b[0]

/** The letters of a word, a bit each: what differs in more than two letters is no slip, and is seen at once. */
const lettersOf = (word: string): number => [...word].reduce((mask, letter) => mask | (1 << (letter.charCodeAt(0) - A)), 0)
const A = 'a'.charCodeAt(0)
const MOST_DIFFER = 4

function differ(a: number, b: number): number {
  let count = 0
  for (let left = a ^ b; left !== 0; left &= left - 1) count++
  return count
}

/** What a word may be an ending of: "okays", "particulars", "clogged", "replies", "suing". "Cuting" is none of "cut". */
function stemsOf(word: string): string[] {
  const plural = [/s$/, /es$/, /ly$/].filter((end) => end.test(word)).map((end) => word.replace(end, ''))
  const rest = [/ing$/, /ed$/, /er$/].filter((end) => end.test(word)).map((end) => word.replace(end, ''))
  const doubles = /^[^aeiou]*[aeiou][^aeiouwxy]$/
  return [
    ...plural,
    ...plural.map((stem) => stem.replace(/i$/, 'y')),
    ...rest.filter((stem) => !doubles.test(stem)),
    ...rest.map((stem) => `${stem}e`),
    ...rest.map((stem) => stem.replace(/(.)\1$/, '$1')).filter((stem) => !rest.includes(stem)),
    ...rest.map((stem) => stem.replace(/i$/, 'y')).filter((stem) => !rest.includes(stem)),
  ]
}

/** Whoever is named keeps their name. */
const NAMED = /^(?:mr|mrs|ms|miss|mx|dr|named|called|surname|name)$/

/** Short words and short forms of English, of which other languages have not as many. */
const LITTLE = new Set(
  'i a an to of in on is it he my we us do so or if at as up no go by be im id shes hes cant wont whats dont doesnt isnt whos theres weve thats didnt hasnt ive youre theyre wasnt hed shed youll hows wheres'.split(
    ' ',
  ),
)
/** A word of so many letters that the reader's dictionary has is English; shorter ones may be anything. */
const SURELY_ENGLISH = 4
/** Up to this share of English words a message is in another language; what is near an English word counts half. */
const FOREIGN = 0.34

/**
 * Spells by the words that a message to us may hold: those of the corpus, commonest first (`common`), as far as the reader's own dictionary
 * (`known`) has them, and some long ones. Only words that neither has are touched, and no names.
 */
export function spellingBy(known: ReadonlySet<string>, common: readonly string[]): Spelling {
  const usual = new Set(common)
  const targets = [...new Set([...common.filter((word) => known.has(word)), ...LONG_WORDS.split(' ')])].filter(
    (word) => word.length >= SHORTEST,
  )
  const masks = targets.map(lettersOf)
  const rarity = new Map(targets.map((word, place) => [word, (COMMON * Math.log1p(place)) / Math.log1p(targets.length)]))
  const isWord = (word: string): boolean => known.has(word) || usual.has(word) || rarity.has(word)
  const isKnown = (word: string): boolean => isWord(word) || stemsOf(word).some((stem) => stem.length >= SHORTEST && isWord(stem))
  const isEnglish = (word: string): boolean => rarity.has(word) || LITTLE.has(word) || (word.length >= SURELY_ENGLISH && known.has(word))

  /** "Askin", "ringin": the corpus has them too. */
  const isClipped = (word: string): boolean => word.length > CLIPPED && word.endsWith('in') && !known.has(word) && known.has(`${word}g`)

  function meantBy(word: string): string | undefined {
    if (isClipped(word)) return `${word}g`
    return isKnown(word) ? undefined : nearest(word)
  }

  function nearest(word: string): string | undefined {
    if (word.length < SHORTEST || word.length > LONGEST || !/^[a-z]+$/.test(word)) return undefined
    const [limit, letters] = [allowed(word.length), lettersOf(word)]
    let best: { word: string; cost: number } | undefined
    for (const [place, target] of targets.entries()) {
      if (Math.abs(target.length - word.length) > 2 || !beginAlike(word, target)) continue
      if (differ(letters, masks[place] ?? 0) > MOST_DIFFER) continue
      const away = slips(word, target, limit)
      if (away > limit) continue
      const cost = away + (rarity.get(target) ?? COMMON)
      if (!best || cost < best.cost) best = { word: target, cost }
    }
    return best?.word
  }

  function spell(text: string, kept: ReadonlySet<string> = new Set()): string {
    // Nobody types more: what is pasted is spelt as it is, or a letter in another language would keep everybody waiting.
    if (text.length > TYPED) return text
    const words = normalise(text).split(/\s+/)
    if (words.filter((word) => !isKnown(coreOf(word))).length > MOST_UNKNOWN) return text
    const names = namesTyped(text)
    const isName = (core: string, place: number): boolean =>
      names.has(core) || kept.has(core) || kept.has(core.replace(/s$/, '')) || NAMED.test(coreOf(words[place - 1] ?? ''))
    const right = words.map((word, place) => {
      const core = coreOf(word)
      const meant = isName(core, place) ? undefined : meantBy(core)
      return meant === undefined ? word : word.replace(core, meant)
    })
    return right.some((word, place) => word !== words[place]) ? right.join(' ') : text
  }

  function foreign(text: string): boolean {
    const words = wordsOf(text.slice(0, TYPED))
      .filter((word) => /^\p{L}+$/u.test(word))
      .slice(0, MOST_UNKNOWN)
    const worth = words.map((word) => (isEnglish(word) ? 1 : nearest(word) === undefined ? 0 : 0.5))
    return words.length > 1 && worth.reduce<number>((a, b) => a + b, 0) / words.length <= FOREIGN
  }

  return { spell, foreign }
}

const coreOf = (word: string): string => word.replace(/^[^a-z]+|[^a-z]+$/g, '')

/** The spelling that belongs to a folder with a trained reader. */
export function openSpelling(folder: string): Spelling {
  const { model } = JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')) as { model: { vocab: Record<string, number> } }
  const known = new Set(Object.keys(model.vocab).filter((word) => /^[a-z]{3,}$/.test(word)))
  return spellingBy(known, readTopics(folder).words)
}
