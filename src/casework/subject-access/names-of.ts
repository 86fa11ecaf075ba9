import { nameWords, wordsAsWritten } from '../../procedures/shared/name.js'
import { adjacent, particles, spelledOut } from '../look-up/word-forms.js'

/** A name that somebody goes by: its words, and those of them that a text may call them by alone. */
export interface Name {
  readonly words: readonly string[]
  readonly family: ReadonlySet<string>
}

/** What people write behind a name, and is none; the second is one as well, but where it stands in capitals. */
const behind = new Set('jr jnr junior snr esq esquire mbe obe cbe bsc msc phd deceased nfc'.split(' '))
const behindInCapitals = new Set('sr senior ii iii ba ma md qc kc jp'.split(' '))
/** Before another name of the same person. */
const otherwise = /[\s,;(]+(?:née|nee|né|geb\.?|formerly|previously|aka|a\.k\.a\.|also\s+known\s+as|known\s+as|alias)\s+/iu

/**
 * The names in what somebody is called, each as it is looked for: "Bloggs, Jo" and "BLOGGS Jo" are Jo Bloggs, "Jo Bloggs née Smith" is Jo Smith
 * as well, and what stands behind a name or in brackets is no family name. None when no letter is in it.
 */
export function namesOf(typed: string): readonly Name[] {
  const [first = '', ...others] = typed.normalize('NFC').split(otherwise)
  const whole = nameOf(first)
  if (!whole) return []
  const given = whole.words.filter((word) => !whole.family.has(word))
  const also = others.flatMap((other) => nameOf(other) ?? [])
  // A former family name alone: the first names are as they were.
  return [
    whole,
    ...also.map((one) => (one.words.every((word) => one.family.has(word)) ? { ...one, words: [...given, ...one.words] } : one)),
  ]
}

function nameOf(typed: string): Name | undefined {
  const bare = typed.replace(/\([^()]*\)?|\[[^[\]]*\]?/gu, ' ')
  const text = nameWords(bare).length > 0 ? bare : typed
  const words = nameWords(text)
  if (words.length === 0) return undefined
  const before = /^([^,]+),/.exec(text)?.[1]
  const written = withoutBehind(wordsAsWritten(before ?? text))
  const sounds = written.flatMap(nameWords)
  // What stands apart may be written as one: Vanderberg, Abdulrahman, Xiaolong.
  const asOne = sounds.length > 2 ? adjacent(sounds) : []
  const alone = [...familyIn(written), ...byHyphen(before ?? text, written.at(-1)), ...inCapitals(written)]
  const joined = adjacent(before === undefined ? sounds.slice(1) : sounds).filter((one) => one.endsWith(sounds.at(-1) ?? ''))
  const family = [...alone.flatMap((word) => [...nameWords(word).slice(-1), ...spelledOut(word).slice(-1)]), ...joined]
  return {
    words: [...new Set([...words, ...spelledOut(text), ...asOne])],
    family: new Set(family.filter((each) => each.length > 1 && !particles.has(each))),
  }
}

const inUpper = (word: string): boolean => /^\p{Lu}{2,}$/u.test(word)
const inLower = (word: string): boolean => /\p{Ll}/u.test(word)

function withoutBehind(words: readonly string[]): readonly string[] {
  const last = words.at(-1)?.toLowerCase() ?? ''
  const isBehind = behind.has(last) || (behindInCapitals.has(last) && inUpper(words.at(-1) ?? '') && words.some(inLower))
  return isBehind && words.length > 2 ? withoutBehind(words.slice(0, -1)) : words
}

/** The last word; of a name in Chinese letters the first sound, which is the family's, and the last. */
const familyIn = (written: readonly string[]): readonly string[] => {
  const last = written.at(-1)
  if (last === undefined) return []
  return /^\p{Script=Han}+$/u.test(last) ? [written[0]?.slice(0, 1) ?? '', last] : [last]
}

/** Smith and Jones, of Mary Smith-Jones: people are called by either. */
const byHyphen = (text: string, last: string | undefined): readonly string[] => {
  const whole = text.split(/[\s,]+/u).findLast((one) => wordsAsWritten(one).at(-1) === last) ?? ''
  return /\p{Letter}\p{Dash}\p{Letter}/u.test(whole) ? wordsAsWritten(whole) : []
}

/** BLOGGS Jo: the family's name is the one in capitals. */
const inCapitals = (written: readonly string[]): readonly string[] => (written.some(inLower) ? written.filter(inUpper) : [])
