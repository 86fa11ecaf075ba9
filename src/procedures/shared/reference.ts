import { asCompared } from './as-seen.js'

/** What people write beside a reference that is no part of it. "re" needs its colon: RE-2026-0001 is a reference of ours. */
const said =
  /\((?:nfc)\)|\bnfc\b|\b(?:re|fw|fwd)\s*:|\b(?:our|your|the|case|party|file|record|reference|ref|number|no|nr)\b(?:\s*[.:#]|(?=\s))|^\s*(?:case|party|ref|reference)(?=\s*[#:])/giu
/** A link to a case, as it is pasted for its number, with its label where a platform adds one. */
const link = /<?\bhttps?:\/\/[^\s<>]+>?/giu
/** What of a link is the reference: of the parts behind its host those with letters and digits, else with digits alone; all of it where none is. */
const inLink = (whole: string): string => {
  const [, ...parts] = whole.replace(/^<?\w+:\/\//, '').split(/[/?&=#|<>]+/u)
  const numbered = parts.filter((part) => /\d/.test(part))
  const named = numbered.filter((part) => begins.test(part))
  const [found] = named.length > 0 ? named : numbered.toSorted((one, other) => other.length - one.length)
  return found ?? whole
}
/** Nobody types more for a handful of references. */
const longest = 1_000

/** Where one reference ends and the next begins: a "between" stands between numbers, not in an account of what happened. */
const between = /[,;\n]|(?<=\d\S*)\s+(?:and|or|&|\/|\+)\s+(?=\S*\s?\S*\d)/iu
/** The same, where it was left at the end of what is said beside the first. */
const joined = /\s+(?:and|or|&|\/|\+)$/iu
/** Letters, something between, and digits: this begins a reference, and needs no word before it. */
const begins = /^[^\p{Letter}\p{Number}]*\p{Letter}{1,6}[\p{Dash}\p{Connector_Punctuation}/\\.]+\d/u
/** A word without a digit is a part of a reference only if it is as short as this: the "IC" of "ic 900". */
const part = /^\p{Letter}{1,4}$/u
/** What is left of a reference when the words beside it are gone is longer than a day or a house number. */
const shortest = 4

const bare = (text: string): string => text.replace(/[^\p{Letter}\p{Number}]/gu, '').toUpperCase()
const hasDigit = (word: string): boolean => /\p{Number}/u.test(word)
const lettersOf = (text: string): string => /^\p{Letter}*/u.exec(bare(text))?.[0] ?? ''

/** Does another reference begin with this word? "IC-1 IC-2" are two, "IC 777777 A1B2" is one. */
const isNext = (word: string, next: string | undefined, before: string): boolean => {
  if (begins.test(word)) return hasDigit(before)
  const letters = lettersOf(word)
  return letters !== '' && letters === lettersOf(before) && hasDigit(before) && (hasDigit(word) || (next !== undefined && hasDigit(next)))
}

/**
 * The references in a text, each as it was typed, with the words that stand beside it: they are parted by commas, lines, "and", or by the
 * beginning of the next one. Reads the first 1,000 characters.
 */
export const eachReference = (typed: string): readonly string[] =>
  asCompared(typed)
    .slice(0, longest)
    .split(between)
    .flatMap((text) => {
      const all: string[] = []
      const words = text.split(/\s+/u).filter((word) => word !== '')
      for (const [place, word] of words.entries()) {
        const before = all.at(-1)
        if (before === undefined || isNext(word, words[place + 1], before)) all.push(word)
        else all[all.length - 1] = `${before} ${word}`
      }
      return all.map((one) => one.replace(joined, ''))
    })

/** Its words, without what is noted in brackets. */
const wordsIn = (text: string): readonly string[] =>
  text
    .replace(/\([^()]*\)|\[[^[\]]*\]/gu, (noted) => (hasDigit(noted) ? noted : ' '))
    .split(/\s+/u)
    .filter((word) => bare(word) !== '')
/** Is this word of the reference: does it hold a digit, or is it a short one that leads to a number? */
const belongs = (word: string, next: string | undefined): boolean =>
  hasDigit(word) || (part.test(bare(word)) && next !== undefined && hasDigit(next) && !begins.test(next))

/** A reference in its one form; in two where a short word behind it may be its end ("ic 123456 wxyz") or a remark. */
function formsOf(text: string): readonly string[] {
  const words = wordsIn(text)
  const whole = bare(words.join(''))
  if (!hasDigit(whole)) return [bare(text)]
  const form = bare(words.filter((word, place) => belongs(word, words[place + 1])).join(''))
  if (!words.some((word) => begins.test(word)) && form.length < shortest) return [bare(text)]
  const last = bare(words.at(-1) ?? '')
  return part.test(last) && whole === form + last ? [form, whole] : [form]
}

/**
 * The case or party references that were typed, each by its letters and digits alone: whatever stands between or around them (dashes of
 * every kind, slashes, "case", "re:", "(NFC)", "second complaint", the rest of a link). Reads the first 1,000 characters.
 */
export const referencesIn = (typed: string): readonly string[] => {
  const forms = eachReference(asCompared(typed).slice(0, longest).normalize('NFKC').replace(link, inLink).replace(said, ' ')).flatMap(
    formsOf,
  )
  return [...new Set(forms.filter((text) => text !== ''))]
}

/** Is all of this one reference, in whatever dress, and no account of what happened? "ic 900" is, "he rang 3 times" is not. */
export const isReference = (typed: string): boolean => {
  if (typed.length > longest) return false
  const [one, ...others] = referencesIn(typed)
  const words = asCompared(typed).normalize('NFKC').replace(link, inLink).replace(said, ' ').trim().split(/\s+/u)
  return (
    one !== undefined && others.length === 0 && /\d/u.test(one) && words.every((word, place) => /\d/u.test(word) || isPrefix(word, place))
  )
}

/** The letters before the number, "IC" in "ic 900", or a dash that stands alone. */
const isPrefix = (word: string, place: number): boolean =>
  !/\p{Letter}/u.test(word) || (place === 0 && /^\p{Letter}{1,3}\p{Dash}?$/u.test(word))
