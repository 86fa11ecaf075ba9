import { particles } from '../look-up/word-forms.js'
import type { Name } from './names-of.js'
import { plainWords } from './plain-words.js'
import type { WordIn } from './words-in.js'

const titles = new Set('mr mrs ms miss mx dr prof professor sir lady dame rev herr frau mme monsieur madame senor senora'.split(' '))
const hasTitle = /\b(?:m(?:r|rs|s|iss|x|me|onsieur|adame)|dr|prof(?:essor)?|sir|lady|dame|rev|herr|frau|senora?)\b/i
/** A shorter name that is written apart ("de la") is in too many texts. */
const shortestApart = 6

/** How sure it is that a text names somebody by one of their names. */
export const openNamed = (names: readonly Name[]) => {
  const family = names.flatMap((name) => [...name.family])
  const words = [...new Set(names.flatMap((name) => name.words.filter(isWhole)))]
  const apart = family.filter(isApart)
  return {
    /** Is it worth looking at each word? Plain Latin text holds their name as it is written, or not at all. */
    mayName(text: string): boolean {
      if (/[^\s -~]/.test(text)) return true
      const plain = text.toLowerCase().replace(/['`]/g, '')
      const isIn = (word: string): boolean => plain.includes(word)
      if (family.some(isIn)) return true
      if (apart.length > 0 && apart.some((word) => plain.replace(/[\s-]/g, '').includes(word))) return true
      const there = words.filter(isIn)
      return there.length > 1 || (there.length > 0 && hasTitle.test(text))
    },
    /** `surely`: a family name with another of their names near it. `perhaps`: alone; or another of their names after a title or beside a third. */
    names(text: readonly WordIn[]): 'surely' | 'perhaps' | undefined {
      const found = names.map((name) => namedIn(text, name))
      return found.includes('surely') ? 'surely' : found.find(Boolean)
    },
  }
}

const isWhole = (word: string): boolean => word.length > 1 && !particles.has(word)
/** Van den Berg, where they gave Vandenberg. */
const isApart = (word: string): boolean =>
  word.length >= shortestApart && [...particles].some((particle) => particle.length > 1 && word.startsWith(particle))

function namedIn(words: readonly WordIn[], { words: own, family }: Name): 'surely' | 'perhaps' | undefined {
  let found: 'perhaps' | undefined
  const isOwn = (word: WordIn | undefined): boolean => word?.sounds.some((sound) => isWhole(sound) && own.includes(sound)) === true
  const isGiven = ({ sounds, isCapital }: WordIn): boolean =>
    sounds.some((sound) =>
      own.some((each) => !family.has(each) && (sound === each || (isCapital && sound.length === 1 && each.startsWith(sound)))),
    )
  for (const [at, word] of words.entries()) {
    const [begins, ends] = [joinedFrom(words, at, family), at]
    const isFamily = word.sounds.some((sound) => family.has(sound))
    if (!isFamily && begins === undefined) {
      const [before, after] = [words[at - 1], words[at + 1]]
      const isAfterTitle = before?.sounds.some((sound) => titles.has(sound)) === true
      if (isOwn(word) && (isAfterTitle || (isOwn(after) && after?.sounds[0] !== word.sounds[0]))) found = 'perhaps'
      continue
    }
    if (own.length === 1) return 'surely'
    const about = { first: begins ?? at, last: ends, isOwn }
    const places = (from: number): readonly number[] => [0, 1, 2].map((more) => from + more)
    const isHere = (belongs: typeof belongsBefore) => (place: number) => {
      const given = words[place]
      return given !== undefined && isGiven(given) && belongs(words, place, about)
    }
    if (places(about.first - near).some(isHere(belongsBefore)) || places(ends + 1).some(isHere(belongsAfter))) return 'surely'
    found = 'perhaps'
  }
  return found
}

/** So many words from a family name its first name may stand. */
const near = 3
const joints = new Set('and or und et y'.split(' '))
const isJoint = ({ sounds }: WordIn): boolean => sounds.some((sound) => joints.has(sound))
const isTitle = ({ sounds }: WordIn): boolean => sounds.some((sound) => titles.has(sound))

/** A family name in a text, from its first word to its last. */
interface Family {
  readonly first: number
  readonly last: number
  readonly isOwn: (word: WordIn) => boolean
}

/** May it stand in the midst of a name? In a text of small letters it cannot be told. */
const isPartOfName = (word: WordIn, { isOwn }: Family): boolean =>
  word.isCapital || isOwn(word) || word.sounds.some((sound) => particles.has(sound) || titles.has(sound))

/** Jo Bloggs, Jo Mary Bloggs, Jo and Mary Bloggs; not Jo Smith and Mary Bloggs, nor Jo and Bloggs: there it is another's first name. */
function belongsBefore(words: readonly WordIn[], given: number, family: Family): boolean {
  const here = words[given]
  const [next, ...rest] = words.slice(given + 1, family.first + 1)
  if (!here || !next) return false
  const between = words.slice(given + 1, family.first)
  const isApart = (word: WordIn): boolean => isJoint(word) || word.isBesideAnother
  if (rest.some((word) => isApart(word) || word.isAfterComma)) return false
  const names = between.filter((word) => !isJoint(word))
  // Of two who are named together the family name is both's.
  if (isApart(next) && names.length === 0) return false
  return !here.isCapital || names.every((word) => isPartOfName(word, family))
}

/** Bloggs, Jo, or Bloggs Mary Jo; not Mary Bloggs and Jo Smith, nor Bloggs and Jo, nor Bloggs rang Jo. */
function belongsAfter(words: readonly WordIn[], given: number, family: Family): boolean {
  const { first, last, isOwn } = family
  const [before, behind] = [words[first - 1], words[given + 1]]
  const isAnothers = (word: WordIn | undefined): boolean =>
    word?.isCapital === true && !isOwn(word) && !isTitle(word) && !word.sounds.some((sound) => plainWords.has(sound))
  const way = words.slice(last + 1, given + 1)
  if (isAnothers(before) || way.some((word) => isJoint(word) || word.isBesideAnother)) return false
  if (way[0]?.isAfterComma !== true && isAnothers(behind) && behind?.begins === false) return false
  return way.slice(0, -1).every((word) => isPartOfName(word, family))
}

/** Where a name begins that is one word as they gave it, and ends here in two or three; undefined where none does. */
const joinedFrom = (words: readonly WordIn[], at: number, family: ReadonlySet<string>): number | undefined => {
  let joined = words[at]?.sounds[0] ?? ''
  for (let from = at - 1; from >= Math.max(0, at - 2); from -= 1) {
    joined = `${words[from]?.sounds[0] ?? ''}${joined}`
    if (joined.length >= shortestApart && family.has(joined)) return from
  }
  return undefined
}
