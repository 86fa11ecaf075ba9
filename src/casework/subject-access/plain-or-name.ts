import type { WordIn } from './words-in.js'

const months = new Set('april may june august'.split(' '))
/** Cut short, as in the head of a note: "Tue 3 Mar: rang". Some are names in full: Jan, Mar, Tue. */
const cutMonths = new Set('jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '))
const cutDays = new Set('mon tue tues wed weds thu thur thurs fri sat sun'.split(' '))
/** What stands before a day and hardly before a person: "on Tue", "next Fri". */
const beforeDay = new Set('on last next this every each mid'.split(' '))
const ofDay = new Set('morning mornings afternoon afternoons evening evenings night nights lunchtime am pm noon midday'.split(' '))
/** What stands before a month and hardly before a person: "in June", "next May". Before a person too stand "to June", "from April", "after May rang". */
const beforeMonth = new Set('in last next this early late mid during every each'.split(' '))
/** The same where nothing of the sentence comes after it: "not since June." is a month, "not since June rang" none. */
const untilMonth = new Set('since until till'.split(' '))
/** "The end of June". */
const partsOfMonth = new Set('beginning start middle end rest month weeks half'.split(' '))
const joins = new Set('and or to until till'.split(' '))
const people = 'he she they you we it i anybody anyone somebody someone there this that these those the his her their my our your'
/** What stands after them at the beginning of a sentence that names nobody: "Will they …", "May I …", "Will ring back." */
const afterVerb = new Set(
  `${people} not be have call ring email write send contact try do go let need see speak ask chase update pass now then also`.split(' '),
)

const isAny = (word: WordIn | undefined, words: ReadonlySet<string>): boolean => word?.sounds.some((sound) => words.has(sound)) === true
/** A day of a month or a year; the number of a case or a party dates nothing. */
const isOfDate = (word: WordIn | undefined): boolean =>
  word !== undefined && /^(?:0?[1-9](?:st|nd|rd|th)?|[12]\d(?:st|nd|rd|th)?|3[01](?:st)?|(?:19|20)\d\d)$/.test(word.sounds[0] ?? '')

/** Is a name of a month a month here, by what stands beside it: a number, a year, a word that dates, or another that is a month there? */
function isMonthHere(words: readonly WordIn[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]]
  if (!isAny(word, months)) return false
  if (isOfDate(before) || isOfDate(after)) return true
  const isOwner = word !== undefined && word.to - word.from > (word.sounds[0]?.length ?? 0)
  if (!isOwner && isAny(before, beforeMonth)) return true
  if (isAny(before, untilMonth) && (!after || after.begins || after.isAfterComma)) return true
  if (isAny(before, new Set(['of'])) && isAny(words[at - 2], partsOfMonth)) return true
  return isMonthHere(words, at - (isAny(before, joins) ? 2 : 1)) || (isAny(after, joins) && hasNumber(words, at + 2))
}
const hasNumber = (words: readonly WordIn[], at: number): boolean => isAny(words[at], months) && isOfDate(words[at + 1])

/** A day cut short, by what stands beside it: a number, a part of a day, another day, or nothing in the same sentence ("Tue: rang"). */
function isCutDayHere(words: readonly WordIn[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]]
  if (!isAny(word, cutDays)) return false
  if (isOfDate(before) || isOfDate(after) || isAny(before, beforeDay) || isAny(after, ofDay)) return true
  if (word?.begins && after?.begins) return true
  return isCutDayHere(words, at - (isAny(before, joins) ? 2 : 1)) || (isAny(after, cutMonths) && isOfDate(words[at + 2]))
}

/** Is a word a day or a month cut short here, and so nobody's name? Ours. */
export function isCutDate(words: readonly WordIn[], at: number): boolean {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]]
  if (isCutDayHere(words, at)) return true
  if (!isAny(word, cutMonths)) return false
  return isOfDate(before) || isOfDate(after) || isAny(before, beforeMonth) || (isAny(before, joins) && isCutDate(words, at - 2))
}

/**
 * Is a plain word with a capital somebody’s name here (Will, April, May, June, August)? Beside what a date or a question is made of it is none; else
 * rather one too many: the name would go to whoever asks. Ours.
 */
export function isNameHere(words: readonly WordIn[], at: number): boolean {
  const [word, after] = [words[at], words[at + 1]]
  if (!word?.isCapital) return false
  const [isMonth, isVerb] = [isAny(word, months), isAny(word, new Set(['will', 'may']))]
  if (!isMonth && !isVerb) return false
  if (isVerb && word.begins && isAny(after, afterVerb)) return false
  return !isMonthHere(words, at)
}
