import type { WordIn } from './words-in.js'

const months = new Set('april may june august'.split(' '))
/** What stands before a month: "since June", "next May", "5 and 6 August". */
const beforeMonth = new Set(
  'in of since until till by from to last next this early late mid before after during between every each and or through'.split(' '),
)
const people = 'he she they you we it i anybody anyone somebody someone there this that these those the his her their my our your'
/** What stands after them at the beginning of a sentence that names nobody: "Will they …", "May I …", "Will ring back." */
const afterVerb = new Set(
  `${people} not be have call ring email write send contact try do go let need see speak ask chase update pass now then also`.split(' '),
)

const isAny = (word: WordIn | undefined, words: ReadonlySet<string>): boolean => word?.sounds.some((sound) => words.has(sound)) === true
const isNumber = (word: WordIn | undefined): boolean => word !== undefined && /^\d+(?:st|nd|rd|th)?$/.test(word.sounds[0] ?? '')

/**
 * Is a plain word with a capital somebody’s name here (Will, April, May, June, August)? Beside what a date or a question is made of it is none; else
 * rather one too many: the name would go to whoever asks. Ours.
 */
export function isNameHere(words: readonly WordIn[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]]
  if (!word?.isCapital) return false
  const [isMonth, isVerb] = [isAny(word, months), isAny(word, new Set(['will', 'may']))]
  if (!isMonth && !isVerb) return false
  if (isVerb && word.begins && isAny(after, afterVerb)) return false
  return !isMonth || !(isNumber(before) || isNumber(after) || isAny(before, beforeMonth) || isAny(before, months))
}
