import { wordsOf } from './normalise.js'
import { slips } from './spelling.js'

/**
 * A threat that the asker takes back in the very message that told it: "he says he'll kill the judge, sorry, I misheard: he said bill". Ours. It is
 * taken back only where it was one word for another that sounds or looks alike; what the caller takes back stands (s9), and so does a threat
 * beside it. Whoever reads the texts given here decides: one that alarms, and the alarm stays.
 */

/** Whoever writes more tells of more. */
const MOST = 300
/** Kill and bill, call, skill; burn and turn: so near are words that are misheard or mistyped. */
const ALIKE = 1.8
const SHORTEST = 3

const sorry = '(?:(?:no|oh|sorry|wait|ah|actually|apologies|well|ok|correction|my mistake|my bad)[\\s,.:;-]+)*'
/** By the asker alone: "he says I misheard" is the caller's word, and "I mean it" takes nothing back. */
const mistaken = `(?:(?:i(?: have|'ve|ve)? )?(?:must have )?(?:mis ?heard|misread|mis ?typed|misunderstood|mistook)(?: (?:him|her|them|that|it|this))?|(?:that was )?(?:a |my )?typo|typing error|autocorrect(?:ed)?|i meant?(?: to (?:say|type|write))?(?! (?:it|every|business|what|that|this|to|well|no)\\b))`
const onlyInstead = new RegExp(`^${sorry}${mistaken}[\\s,.:;-]+(?<after>.+)$`)
const thenInstead = new RegExp(
  `^(?<before>.+?)(?<!\\b(?:says?|said|saying|that|then|claims?|thinks?|and|he|she|they|i|if|what|know))[\\s,.:;–—(-]+${sorry}${mistaken}[\\s,.:;-]+(?<after>.+?)\\)?$`,
)
const thought =
  /^(?:i )?thought (?<before>(?:he|she|they|it) (?:said|says|wrote|was|were) .+?)[\s,.;-]+(?:but|only) (?<after>(?:he|she|they|it) .+)$/
const notThat =
  /^(?<after>.+? (?:said|says|wrote|writes|will|ll|hell|shell|he'll|she'll) .+?),? (?:and )?not (?<before>\w+(?: \w+){0,3}?)(?:[\s,;-]+(?:a )?typo)?$/
const tail = /,? (?:and )?not \w+(?: \w+){0,3}$/

/** What was taken for another word: only such a word makes the threat, and the one that was meant is none. */
const ofHarm =
  /^(?:kill|stab|shoot|shot|burn|hang|jump|die|dead|hurt|knife|gun|bomb|drown|cut|hit|beat|attack|harm|murder|strangle|choke|gas|rope|punch|slap|smash|shank|fire|blow)(?:s|ed|ing|ning|bing|med|d)?$/

/** The two words that were taken for each other, nearest first. */
function mistakenFor(before: readonly string[], after: readonly string[]): readonly [string, string] | undefined {
  const only = (these: readonly string[], others: readonly string[]): string[] =>
    these.filter(
      (word) => word.length >= SHORTEST && !others.includes(word) && !/^(?:says?|said|saying|wrote|writes|tells?|told)$/.test(word),
    )
  const wrongs = only(before, after).filter((word) => ofHarm.test(word))
  const rights = only(after, before).filter((word) => !ofHarm.test(word))
  const pairs = wrongs.flatMap((wrong) => rights.map((right) => ({ wrong, right, far: slips(wrong, right, ALIKE) })))
  const [nearest] = pairs.filter(({ far }) => far <= ALIKE).sort((a, b) => a.far - b.far)
  return nearest && [nearest.wrong, nearest.right]
}

/** What a message says once what it takes back is taken back, piece by piece: each must alarm nobody. Undefined where it takes back nothing. */
export function asTakenBack(text: string): readonly string[] | undefined {
  if (text.length > MOST) return undefined
  const line = text
    .trim()
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/[.!]+$/, '')
  const only = onlyInstead.exec(line)?.groups
  if (only?.after !== undefined) return piecesOf(only.after.replace(tail, ''))
  const found = (thenInstead.exec(line) ?? thought.exec(line) ?? notThat.exec(line))?.groups
  if (found?.before === undefined || found.after === undefined) return undefined
  const { before, after } = found
  const pair = mistakenFor(wordsOf(before), wordsOf(after.replace(tail, '')))
  if (!pair) return undefined
  const [wrong, right] = pair
  // Once: a threat that is told twice, and taken back once, is told.
  const mended = before.replace(new RegExp(`\\b${wrong}\\b`), right)
  return mended === before ? undefined : piecesOf(`${mended}, ${after.replace(tail, '')}`)
}

const piecesOf = (text: string): string[] =>
  text
    .split(/[.,;:!?–—()]+\s*|\s-\s/)
    .map((piece) => piece.trim())
    .filter(Boolean)

const who =
  '(?:he|she|they|i|it|hes|shes|hell|shell|theyll|ill|hed|shed|id|the|caller|customer|man|woman|lady|client|says|said|wrote|writes|will|ll|would|d|s|is|was|going|wants|to|that|just|only|actually|me|us)'
const deed =
  '(?:bill|call|fill|refill|skill|turn|return|learn|earn|show|hand|bank|ring|email|mail|write|phone|thank|meet|pay|help|ask|tell|sue|quote|invoice|file|fax|copy|print|post)'
/** What an office hears every day of a deed that hurts nobody, and of nothing beside it: "he said bill the judge", which the reader takes for kill. */
const everyday = new RegExp(
  `^(?:${who} )*${deed}(?: (?!(?:and|then|or|with|but|else|unless|if|until|before|till|dead|hell|blood)\\b)\\w+){0,5}$`,
)
export const isEveryday = (text: string): boolean => everyday.test(wordsOf(text).join(' '))
