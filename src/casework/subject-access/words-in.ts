import { soundsOf } from '../../procedures/shared/name.js'
import { spelledOut } from '../look-up/word-forms.js'

/** A word of a text: where it stands, how it sounds in each way it can be written, and how it is set. */
export interface WordIn {
  readonly from: number
  readonly to: number
  /** In small Latin letters: "müller" is muller and mueller. */
  readonly sounds: readonly string[]
  readonly isCapital: boolean
  /** Nothing but a full stop, a quotation mark or a line's end stands before it. */
  readonly begins: boolean
  /** An "and" in signs stands before it: Mary & Jo, Mary/Jo, Mary + Jo. */
  readonly isBesideAnother: boolean
  readonly isAfterComma: boolean
  /** Set as a user name is, and no word: JBloggs, jbloggs82, @jbloggs, jbloggs@…. */
  readonly isUserName: boolean
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’‘`´ʼʻʹ′＇‛][\p{L}\p{M}]+)*/gu
const apostrophes = /['’‘`´ʼʻʹ′＇‛]/gu
/** "Bloggs's" is Bloggs. */
const ownership = /['’‘`´ʼʻʹ′＇‛]s$/u
const beginning = /[.!?:;\n“"‘(•–-]$/u
const another = /^\s*[&+/]\s*$/
/** A capital after a small letter, or two before one; or letters with a number. */
const setApart = /\p{Ll}\p{Lu}|^\p{Lu}{2}\p{Ll}|\p{L}\p{N}/u

/** The words of a text in their order; one of another script may count as several that stand in one place. */
export function wordsIn(text: string): readonly WordIn[] {
  let end = 0
  return [...text.matchAll(word)].flatMap(({ 0: written, index: from }, place) => {
    const bare = written.replace(ownership, '').replace(apostrophes, '')
    // Only what lies between two words is looked at: a long text must not be read from its beginning for each of them.
    const between = text.slice(end, from)
    const to = from + written.length
    end = to
    const before = between.trimEnd()
    const set = {
      from,
      to,
      isCapital: /^\p{Lu}/u.test(written),
      begins: (place === 0 && before === '') || beginning.test(before) || /\n\s*$/u.test(between),
      isBesideAnother: another.test(between),
      isAfterComma: before.endsWith(','),
      isUserName: setApart.test(bare) || between.endsWith('@') || text[to] === '@',
    }
    const out = spelledOut(bare)
    return soundsOf(bare.normalize('NFKC')).map((sound, at) => ({ ...set, sounds: [...new Set([sound, ...(at === 0 ? out : [])])] }))
  })
}
