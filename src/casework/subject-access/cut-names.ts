import { nearest } from '../../nearest.js'
import type { Name } from './names-of.js'
import { ordinaryWords } from './ordinary-words.js'
import { plainWords } from './plain-words.js'
import type { WordIn } from './words-in.js'

/** So many different words are remembered: more than an office writes, and soon read again if not. */
const mostWords = 50_000
/** A shorter user name is one letter away from too many words, unless it is set as one. */
const shortestPlain = 5
/** Where user names are cut, so much of a family name is left at least. */
const shortestCut = 3

/** A user name, and which of its ends is an initial: with another it is another's. */
interface UserName {
  readonly text: string
  readonly initial: 'first' | 'last' | undefined
  /** Cut: only where it is set as a user name, for it reads as a word. */
  readonly isCut: boolean
}

function userNamesOf(names: readonly Name[]): readonly UserName[] {
  return names.flatMap(({ words, family }) => {
    const given = words.filter((one) => !family.has(one))
    return [...family].flatMap((last) =>
      given.flatMap((one): readonly UserName[] => {
        const begins = one.charAt(0)
        const cuts = Array.from({ length: Math.max(0, last.length - shortestCut) }, (_, at) => last.slice(0, shortestCut + at))
        return [
          { text: `${begins}${last}`, initial: 'first', isCut: false },
          { text: `${last}${begins}`, initial: 'last', isCut: false },
          ...(one.length > 1
            ? ([
                { text: `${one}${last}`, initial: undefined, isCut: false },
                { text: `${one}${last.charAt(0)}`, initial: undefined, isCut: true },
              ] as const)
            : []),
          ...cuts.map((cut) => ({ text: `${begins}${cut}`, initial: 'first' as const, isCut: true })),
        ]
      }),
    )
  })
}

/**
 * Finds a person's name where it is cut ("Asha P.", "Asha Pat.") and their user name where that is cut or has a letter wrong (@ashap, apatl). Others may be
 * called so: it is only to be looked at ("possibly"), and in no copy by itself. Ours.
 */
export const openCutNames = (names: readonly Name[]) => {
  const given = new Set(names.flatMap(({ words, family }) => words.filter((one) => one.length > 1 && !family.has(one))))
  const family = [...new Set(names.flatMap((name) => [...name.family]))]
  const userNames = userNamesOf(names)
  const known = new Map<string, boolean>()
  const read = (word: string, isSet: boolean): boolean =>
    userNames.some(({ text, initial, isCut }) => {
      if (isCut) return isSet && word === text
      // As it is written it is found elsewhere; and a word that goes on behind a name (parkers, of Parker) is no user name.
      if (word === text || (!isSet && family.some((one) => word.startsWith(one) || one.startsWith(word)))) return false
      if (Math.abs(text.length - word.length) > 1 || family.includes(word) || (!isSet && text.length <= shortestPlain)) return false
      if (initial !== 'last' && word.charAt(0) !== text.charAt(0)) return false
      if (initial !== 'first' && word.at(-1) !== text.at(-1)) return false
      return nearest(word, [text], 1) !== undefined
    })
  const isUserName = (sound: string, isSet: boolean): boolean => {
    const word = sound.replace(/^\d+|\d+$/g, '')
    if (word.length < (isSet ? shortestCut : shortestPlain) || (!isSet && (plainWords.has(word) || ordinaryWords.has(word)))) return false
    const key = `${isSet} ${word}`
    const found = known.get(key) ?? read(word, isSet)
    if (known.size >= mostWords) known.clear()
    known.set(key, found)
    return found
  }
  /** The beginning of a family name, as a word of its own: an initial in capitals or with a full stop, or some letters with a capital. */
  const isCutFamily = ({ sounds, isCapital, to }: WordIn, text: string): boolean =>
    sounds.some((sound) => {
      const isMarked = text[to] === '.'
      if (!family.some((one) => one.length > sound.length && one.startsWith(sound))) return false
      if (sound.length === 1) return isMarked || (isCapital && sound !== 'i' && sound !== 'a')
      return isCapital && !plainWords.has(sound)
    })

  return {
    /** Does a text possibly name them so? `words` are those of the text. */
    names: (text: string, words: readonly WordIn[]): boolean =>
      words.some((word, at) => {
        const after = words[at + 1]
        const isCut =
          after !== undefined &&
          word.sounds.some((sound) => given.has(sound)) &&
          /^[^\S\n]+$/.test(text.slice(word.to, after.from)) &&
          isCutFamily(after, text)
        return isCut || word.sounds.some((sound) => isUserName(sound, word.isUserName))
      }),
    /** Is it worth looking at each word? Plain Latin text holds one of their first names, or something near one of their user names. */
    mayName(text: string): boolean {
      if (/[^\s -~]/.test(text)) return true
      const plain = text.toLowerCase()
      if ([...given].some((one) => plain.includes(one))) return true
      return (plain.match(/[a-z0-9]{3,}/g) ?? []).some((word) => isUserName(word, true))
    },
  }
}
