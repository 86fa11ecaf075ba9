import type { FetchedPerson } from '../directory/people-file.js'
import type { StaffId } from '../procedures/words.js'
import { shortened } from './shortened.js'
import type { Source, ToldPerson } from './source.js'
import type { Holder } from './whose-keys.js'

/** Somebody who was told, with whom they may be of before. */
export type With<Was> = readonly (readonly [ToldPerson, Was])[]

/** What of the ids could not be known, by what a person is to say of it. */
export interface Doubtful {
  /** Who has the number that somebody else had. */
  readonly astray: With<Holder>
  /** Who has another number than before, and was taken for themselves by name and address: the numbers tell nothing. */
  readonly byAddress: With<FetchedPerson>
  /** Who has another name than before, where else all was theirs. */
  readonly renamed: With<FetchedPerson>
  readonly perhaps: With<Holder>
  /** Who has the name and the address of somebody who has left, and may be they. */
  readonly back: With<Holder>
  /** Who has another number, and was taken for somebody new. */
  readonly renumbered: With<FetchedPerson>
  /** To whom the office file gives another id than they had. */
  readonly anew: With<FetchedPerson>
}

/**
 * A sentence on each doubt, with what settles it; of many of a kind the first. `stands`: would this person stand in the office? What is told of others gives
 * nobody’s id away. Pure.
 */
export function sayDoubts(
  { astray, byAddress, renamed, perhaps, back, renumbered, anew }: Doubtful,
  of: { readonly ids: ReadonlyMap<ToldPerson, StaffId>; readonly from: Source; readonly stands: (person: ToldPerson) => boolean },
): readonly string[] {
  const here = <Was>(some: With<Was>): With<Was> => some.filter(([person]) => of.stands(person))
  return [
    ...sayWandering(here(astray), of.ids, of.from),
    ...sayByAddress(byAddress),
    ...shortened(renamed.map(sayRenamed), 'have another name under what was theirs.'),
    ...shortened(
      perhaps.map(
        ([person, was]) =>
          `${person.name} (${person.email}) has the number of ${was.id} (${person.key}), and the address is or was that of another of the name: taken for ${was.id}. If that is wrong, give each their own number, or write the right id with this address in the office file.`,
      ),
      'have the number of one and the address of another.',
    ),
    ...shortened(
      here(back).map(
        ([person, was]) =>
          `${person.name} has the address that was ${was.name}’s (${person.email}; ${was.id}), who left on ${was.on ?? 'some day before'}: taken for somebody new. If it is the same person, write id: ${was.id} with this address in the office file.`,
      ),
      'have the address of somebody who has left.',
    ),
    ...shortened(
      renumbered.map(
        ([person, was]) =>
          `${person.name} (${person.email}) has another number than before (${was.key} → ${person.key}), and is taken for somebody new: ${was.id} would have left. If it is the same person, write id: ${was.id} with this address in the office file.`,
      ),
      'have another number, and are taken for somebody new.',
    ),
    ...shortened(
      anew.map(
        ([person, was]) =>
          `The office file gives ${person.name} (${person.email}) an id of their own (${of.ids.get(person)}), and until now they were ${was.id}, who would have left: records and cards stay with that one. If they are one person, write id: ${was.id} there.`,
      ),
      'are given another id than they had by the office file.',
    ),
  ]
}

/** Nothing tells a person with a new name from the next one in their post, who must not be given what is private to the one before. */
const sayRenamed = ([person, was]: readonly [ToldPerson, FetchedPerson]): string => {
  // From another source somebody has a number that nobody had: only what they had is told as theirs.
  const [hasNumber, hadIt] = [person.key !== person.email, person.key === was.key]
  const had = hasNumber && hadIt ? `the number (${person.key}) and the address` : 'the address'
  const ways = hasNumber && hadIt ? ', or give them their own number where the people are kept' : ''
  return `${person.name} (${person.email}) has ${had} that ${was.name} had: taken for the same person (${was.id}), to whom records and cards go. If they are one, write id: ${was.id} with this address in the office file. If it is another, write an id of their own with it there${ways}.`
}

function sayByAddress(people: With<FetchedPerson>): readonly string[] {
  if (people.length === 0) return []
  const shown = people.slice(0, 3).map(([{ name, email, key }, was]) => `${name} (${email}; ${was.id}; ${was.key} → ${key})`)
  const some = `${shown.join(', ')}${people.length > shown.length ? ', …' : ''}`
  return [
    people.length === 1
      ? `One person has another number than they had, and the name and the address that they had: taken for the same person. Is that so? ${some}`
      : `${people.length} people have another number than they had, and the name and the address that they had: they are taken for the same people. Is that so? ${some}`,
  ]
}

/** However many they are: one sentence, for the clock tells only so many. */
function sayWandering(strangers: With<Holder>, ids: ReadonlyMap<ToldPerson, StaffId>, from: Source): readonly string[] {
  if (strangers.length === 0) return []
  const shown = strangers.slice(0, 3).map(([person, was]) => {
    const id = ids.get(person)
    return `${person.key} was ${was.name} (${was.id}) and would be ${person.name} (${person.email}${id === undefined ? '' : `, as ${id}`})`
  })
  const more = strangers.length > shown.length ? `, and so on for ${strangers.length - shown.length} more` : ''
  const column =
    from === 'csv'
      ? ' If that column counts the lines, or the list was sorted by one column alone, name a column that stays with a person, such as the payroll number or the e-mail address, in the office file (directory, columns, number).'
      : ''
  return [
    `The number of ${strangers.length === 1 ? 'one person stands' : `${strangers.length} people stands`} for somebody else now: ${shown.join('; ')}${more}. None of them is given the other’s id.${column} If somebody has another name and another address and is the same person, write their id with the new address in the office file.`,
  ]
}
