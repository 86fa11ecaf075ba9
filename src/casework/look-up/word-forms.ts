import { nameWords, soundsOf, wordsAsWritten } from '../../procedures/shared/name.js'

/** Two letters for one, as German and the Nordic languages write them where the letter is missing. */
const twoLetters: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' }

/** Words that are written apart from the name that they belong to, or joined with it. */
export const particles: ReadonlySet<string> = new Set(
  'van von der den de del della di da dos du la le ten ter ap ab o mac mc al el abd abu ibn bin bint san st saint ni nic'.split(' '),
)
const joints = /[-\p{Dash}'’‘`´ʼ′]/u

/** A name's words with two letters for one (Müller: mueller); none when it has no such letter. */
export const spelledOut = (name: string): readonly string[] =>
  wordsAsWritten(name.normalize('NFC')).flatMap((word) => {
    const out = word.toLowerCase().replace(/[äöüøå]/g, (letter) => twoLetters[letter] ?? letter)
    return out === word.toLowerCase() ? [] : soundsOf(out)
  })

/** What stands joined or apart, joined: vandenberg, smithjones, xiaolong. Only where a particle, a hyphen or another script leaves it open. */
export const joined = (name: string): readonly string[] => {
  const words = nameWords(name)
  const open = joints.test(name) || words.some((word) => particles.has(word)) || !/\p{Script=Latin}/u.test(name)
  return open ? adjacent(words) : []
}

/** Every two, three or four words that stand side by side, as one. */
export const adjacent = (words: readonly string[]): readonly string[] =>
  words.flatMap((_, from) => [2, 3, 4].flatMap((count) => (from + count <= words.length ? [words.slice(from, from + count).join('')] : [])))
