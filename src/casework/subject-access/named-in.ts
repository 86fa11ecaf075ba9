import { particles } from '../look-up/word-forms.js'
import type { Name } from './names-of.js'
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
    const first = begins ?? at
    const near = [...words.slice(Math.max(0, first - 3), first), ...words.slice(ends + 1, ends + 4)]
    const isOther = ({ sounds, isCapital }: WordIn) =>
      sounds.some((sound) =>
        own.some((each) => !family.has(each) && (sound === each || (isCapital && sound.length === 1 && each.startsWith(sound)))),
      )
    if (near.some(isOther)) return 'surely'
    found = 'perhaps'
  }
  return found
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
