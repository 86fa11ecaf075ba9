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
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’‘`´ʼʻʹ′＇‛][\p{L}\p{M}]+)*/gu
const apostrophes = /['’‘`´ʼʻʹ′＇‛]/gu
/** "Bloggs's" is Bloggs. */
const ownership = /['’‘`´ʼʻʹ′＇‛]s$/u

/** The words of a text in their order; one of another script may count as several that stand in one place. */
export function wordsIn(text: string): readonly WordIn[] {
  return [...text.matchAll(word)].flatMap(({ 0: written, index: from }) => {
    const bare = written.replace(ownership, '').replace(apostrophes, '')
    const before = text.slice(0, from).trimEnd()
    const place = {
      from,
      to: from + written.length,
      isCapital: /^\p{Lu}/u.test(written),
      begins: before === '' || /[.!?:;\n“"‘(•–-]$/u.test(before) || /\n\s*$/u.test(text.slice(0, from)),
    }
    const out = spelledOut(bare)
    return soundsOf(bare.normalize('NFKC')).map((sound, at) => ({ ...place, sounds: [...new Set([sound, ...(at === 0 ? out : [])])] }))
  })
}
