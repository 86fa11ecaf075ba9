import type { Name } from './names-of.js'
import { plainWords } from './plain-words.js'
import type { WordIn } from './words-in.js'

/** A shorter one is in too many words, unless it is set as a user name is. */
const shortestPlain = { withInitial: 5, whole: 7 } as const
/** Letters that only bend a word at its end: parkers, walkers, parked. */
const bending = new Set('d e n r s y'.split(' '))

/**
 * Finds a name where it is written as one word, as people sign in: jbloggs, bloggsj, jobloggs, bloggsjo, jmbloggs, JBloggs82, jbloggs@…. Others may
 * have the same: it is only to be looked at. What stands apart in it (jo.bloggs, bloggs_jo) is read as two words by `openNamed`.
 */
export const openUserNames = (names: readonly Name[]) => {
  /** Those that are no user name unless they are set as one ("along", of A. Long), and those that are always. */
  const [plain, asSet] = [new Set<string>(), new Set<string>()]
  for (const { words, family } of names) {
    const given = words.filter((one) => !family.has(one))
    const initials = given.map((one) => one.slice(0, 1))
    const pairs = initials.flatMap((one, at) => initials.slice(at + 1).map((other) => `${one}${other}`))
    for (const last of family) {
      const whole = given.filter((one) => one.length > 1).flatMap((one) => [`${one}${last}`, `${last}${one}`])
      const begun = [...new Set([...initials, ...pairs])]
      for (const one of [last, ...whole, ...begun.flatMap((each) => [`${each}${last}`, `${last}${each}`])]) asSet.add(one)
      for (const one of whole) if (one.length >= shortestPlain.whole) plain.add(one)
      if (last.length < shortestPlain.withInitial) continue
      for (const each of begun)
        for (const one of [`${each}${last}`, ...(bending.has(each) ? [] : [`${last}${each}`])]) if (!plainWords.has(one)) plain.add(one)
    }
  }
  return {
    /** Does one of the words look like a user name of theirs? */
    names: (text: readonly WordIn[]): boolean =>
      text.some(({ sounds, isUserName }) =>
        sounds.some((sound) => {
          const bare = sound.replace(/^\d+|\d+$/g, '')
          return plain.has(bare) || (isUserName && asSet.has(bare))
        }),
      ),
  }
}
