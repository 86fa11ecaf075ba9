import { nameWords } from '../../../src/procedures/shared/name.js'

/** A name as it is recorded, in two parts. */
export interface Recorded {
  readonly first: string
  readonly last: string
  readonly name: string
}

const bare = (name: string) => name.normalize('NFD').replace(/\p{Diacritic}/gu, '')
const latin = (name: string) => nameWords(name).join(' ')
const apostrophes = ["'", '‘', '`', 'ʼ', '´', '′', '']
const titles = ['Mr', 'Mrs.', 'Ms', 'Miss', 'Dr', 'Prof.', 'Sir', 'Lady', 'Herr', 'Mme']
const middles = ['Ann', 'Łucja', 'J.']
const letters = 'abcdefghijklmnopqrstuvwxyz'
const at = <T>(list: readonly T[] | string, n: number): string => String(list[n % list.length] ?? '')

/** A word with the letter at a place changed: another there, none there, twice there, or exchanged with its neighbour. */
const slip = (word: string, place: number, n: number): string => {
  const [before, letter, after] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)]
  const other = at(letters, letters.indexOf(letter) + 1 + (n % 24))
  return (
    [
      `${before}${other}${after}`,
      `${before}${after}`,
      `${before}${letter}${letter}${after}`,
      before + after.charAt(0) + letter + after.slice(1),
    ][n % 4] ?? word
  )
}
/** The last word of a name in Latin letters, where it is long enough to be told with letters wrong in it. */
const longest = ({ name }: Recorded): string => nameWords(name).reduce((one, other) => (other.length > one.length ? other : one))

/** A word as somebody writes it who has only heard it: other vowels but the first letter, ph as f, no letter twice, no h after t or w. */
const heard = (word: string, n: number): string =>
  word
    .replaceAll('ph', 'f')
    .replace(/(?<=[tw])h/g, '')
    .replace(/(.)\1/g, '$1')
    .replace(/(?<=[b-df-hj-np-tv-z])(?<![cgstwxhd])[aeiou](?![aeiou])/g, (vowel) => at('aeou', 'aeou'.indexOf(vowel) + 1 + (n % 3)))

/**
 * The forms of docs/customer-search.md: what somebody types for a name that is recorded as it stands, the n-th of each form; undefined where a
 * name has no such form.
 */
export const formTable: Readonly<Record<string, (of: Recorded, n: number) => string | undefined>> = {
  'as it is': ({ name }) => name,
  'in capitals': ({ name }) => name.toUpperCase(),
  'in small letters': ({ name }) => name.toLowerCase(),
  'last name first': ({ first, last }, n) => [`${last}, ${first}`, `${last} ${first}`, `${last.toUpperCase()}, ${first}`][n % 3],
  'with a title': ({ name, last }, n) => [`${at(titles, n)} ${name}`, `${last}, ${at(titles, n)}`][n % 2],
  'with more spaces': ({ first, last }, n) => `${' '.repeat(n % 3)}${first}${' '.repeat(2 + (n % 3))}${last} `,
  'a word of it': ({ first, last }, n) => [first, last].filter((word) => latin(word).length > 1)[n % 2],
  'without accents': ({ name }) => bare(name),
  'accents apart from their letters': ({ name }) => name.normalize('NFD'),
  'in plain Latin letters': ({ name }) => latin(name),
  'two letters for one': ({ name }) =>
    /[äöüøå]/i.test(name)
      ? name.toLowerCase().replace(/[äöüøå]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' })[letter] ?? letter)
      : undefined,
  'another apostrophe, or none': ({ name }, n) => (name.includes('’') ? name.replaceAll('’', at(apostrophes, n)) : undefined),
  'a space for an apostrophe': ({ name }, n) => (name.includes('’') ? name.replaceAll('’', [' ', '’ ', "' "][n % 3] ?? ' ') : undefined),
  'a space, a dash or nothing for a hyphen': ({ name }, n) =>
    name.includes('-') ? name.replaceAll('-', [' ', '', '–', ' - '][n % 4] ?? '') : undefined,
  'an initial for the first name': ({ first, last }, n) => {
    const initial = latin(first).charAt(0)
    return latin(last).length > 1 ? [`${initial} ${last}`, `${initial}. ${last}`, `${last} ${initial.toUpperCase()}`][n % 3] : undefined
  },
  'a middle name or initial more': ({ first, last }, n) => `${first} ${at(middles, n)} ${last}`,
  'its beginning': (of, n) => {
    const word = longest(of)
    return word.length > 4 ? word.slice(0, 3 + (n % (word.length - 3))) : undefined
  },
  'a letter wrong': (of, n) => {
    const word = longest(of)
    // Counted by what was typed: of three letters, each must be right.
    return word.length > 4 ? slip(word, 1 + (n % (word.length - 2)), n) : undefined
  },
  'two letters wrong in a long word': (of, n) => {
    const word = longest(of)
    // Counted by what was typed: longer than six letters, whatever was left out.
    return word.length > 8 ? slip(slip(word, word.length - 2, (n % 3) + 4), 1 + (n % 4), n % 3) : undefined
  },
  'as it was heard': (of, n) => {
    const word = longest(of)
    return word.length > 5 ? heard(word, n) : undefined
  },
}
