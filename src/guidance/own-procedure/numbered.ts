/** One way to read the number that a line begins with: its style, how it counts, and the words after it. */
export type Numbered = {
  style: 'digits' | 'bracketed' | 'letter' | 'roman' | 'word'
  key: readonly number[]
  title: string
  /** A mark sets the title off from the number ("4.", "4)", "4 –"); a bare "12 Staff" may go on with a sentence. */
  apart: boolean
  /** "13. a)": a letter counts as a number below the number. */
  lettered: boolean
}

/** "4.", "2.1", "7)", "3:", "3 –", "4.Title", and "13. a)". */
const DIGITS = /^(\d{1,3}(?:\.\d{1,3})*)(?:([.):]| ?[–—]| -)(?:\s+|(?=\p{Lu}))|\s+)(?:\(?([a-z])\)\s+)?(?=\S)/u
/** "(4)" and "[4]". */
const BRACKETED = /^[([](\d{1,3})[)\]]\s*(?=\S)/
/** "A.", "B)", "(C)", each of which may be Roman too. */
const LETTERS = /^\(?([A-Z]|[IVXL]{2,6})[.):]\s+(?=\S)/
/** "II.1", "IV.2.1". */
const ROMAN_PARTS = /^([IVXL]{1,6})((?:\.\d{1,3})+)[.):]?\s+(?=\S)/
/** "A1", "B.2", "C3.1)": parts of what a letter counts. */
const LETTER_PARTS = /^([A-Z])[.-]?(\d{1,2}(?:\.\d{1,3})*)([.):]|\s*[–—]|\s+-)?\s+(?=\p{Lu})/u
const BARE_ROMAN = /^([IVXL]{1,6})\s+(?=\p{Lu})/u
/** "Clause 4 –", "Rule 4.", "Step 4:", "Section 4 Title", "Q4.", "SOP-4". */
const WORD =
  /^(?:clause|rule|step|section|chapter|article|paragraph|part|policy|procedure|stage|topic|question|item|sop|q)[ -]?(\d{1,3}(?:\.\d{1,3})*)([.):]|\s*[–—-])?\s+(?=\S)/i

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 }
const romanOf = (letters: string): number =>
  [...letters].reduce((sum, letter, at) => {
    const [worth, next] = [ROMAN[letter] ?? 0, ROMAN[letters[at + 1] ?? ''] ?? 0]
    return worth < next ? sum - worth : sum + worth
  }, 0)

const partsOf = (number: string): number[] => number.split('.').map(Number)

/** A line that stands between stars is set in bold: it reads the same without them. */
export const withoutStars = (line: string): string => /^(\*\*|__)(?=\S)(.+)\1$/.exec(line.trim())?.[2] ?? line.trim()

/** The numbers that a line may begin with, each style at most once; none where it begins with something else. */
export function numbersOf(line: string): Numbered[] {
  const words = withoutStars(line)
  const read = (style: Numbered['style'], found: RegExpExecArray | null, key: readonly number[], apart: boolean): Numbered[] =>
    found ? [{ style, key, apart, title: words.slice(found[0].length), lettered: style === 'digits' && found[3] !== undefined }] : []
  const [digits, bracketed, letters, word] = [DIGITS.exec(words), BRACKETED.exec(words), LETTERS.exec(words), WORD.exec(words)]
  const parts = ROMAN_PARTS.exec(words)
  const ofLetter = LETTER_PARTS.exec(words)
  const [, number = '', mark, letter] = digits ?? []
  const [, said = ''] = letters ?? []
  const roman = letters && /^[IVXL]+$/.test(said) ? letters : BARE_ROMAN.exec(words)
  return [
    ...read('digits', digits, partsOf(number).concat(letter === undefined ? [] : [letter.charCodeAt(0) - 96]), mark !== undefined),
    ...read('bracketed', bracketed, [Number(bracketed?.[1])], true),
    ...read('letter', said.length === 1 ? letters : null, [said.charCodeAt(0) - 64], true),
    ...read('letter', ofLetter, [(ofLetter?.[1] ?? 'A').charCodeAt(0) - 64, ...partsOf(ofLetter?.[2] ?? '0')], ofLetter?.[3] !== undefined),
    ...read('roman', roman, [romanOf(roman?.[1] ?? '')], roman === letters),
    ...read('roman', parts, [romanOf(parts?.[1] ?? ''), ...partsOf((parts?.[2] ?? '.0').slice(1))], true),
    ...read('word', word, partsOf(word?.[1] ?? '0'), word?.[2] !== undefined),
  ]
}

/** The number of a line in one style; undefined where it has none. */
export const numberIn = (style: Numbered['style'], line: string | undefined): Numbered | undefined =>
  numbersOf(line ?? '').find((each) => each.style === style)
