import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { plainWord } from '../procedures/shared/as-seen.js'
import { isOwnHand, roles, StaffId } from '../procedures/words.js'

/** A bot of before kept some marks that nobody sees: with them somebody would be told twice. */
const word = z.string().transform(plainWord)

const FetchedPerson = z.strictObject({
  id: StaffId,
  /** What stays with this person where they are kept; see ToldPerson. */
  key: word,
  name: word,
  department: word,
  group: word.optional(),
  email: word,
  slack: z.string().optional(),
  entra: z.string().optional(),
  telephone: z.string().optional(),
  roles: z.array(z.enum(roles)),
  lineManager: z.preprocess((id) => (isOwnHand(id) ? undefined : id), StaffId.optional()),
  /** The groups there that they were found in: when one cannot be read, this is what was so before. */
  groups: z.array(word).default([]),
})
export type FetchedPerson = z.infer<typeof FetchedPerson>

/** A bot of before may have called somebody what it calls its own hands: they are given an id anew, and the file stays whole. */
const withoutHands = (all: unknown): unknown =>
  Array.isArray(all) ? all.filter((one) => !(typeof one === 'object' && one !== null && 'id' in one && isOwnHand(one.id))) : all

/** The file in which fetched people stand. Whoever has left keeps their id: a newcomer of the same name must not be given their records. */
const PeopleFile = z.strictObject({
  from: z.enum(['csv', 'entra', 'slack']),
  fetched: z.iso.datetime(),
  people: z.preprocess(withoutHands, z.array(FetchedPerson)),
  left: z.preprocess(withoutHands, z.array(z.strictObject({ id: StaffId, key: word, name: word, on: z.iso.date() })).default([])),
})
export type PeopleFile = z.infer<typeof PeopleFile>

/** Reads the text of a people file; undefined when it is not whole. Never throws. */
export function readPeopleFile(text: string): PeopleFile | undefined {
  try {
    const read = PeopleFile.safeParse(parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** A people file as it was kept elsewhere; undefined when it is none. */
export const peopleIn = (value: unknown): PeopleFile | undefined => PeopleFile.safeParse(value).data

/** What to do about a file of fetched people that is broken. Whoever wrote it anew from nothing would give leavers’ ids to newcomers. */
export const notWhole =
  'is not whole: nothing was changed. Put a whole copy of it back; if there is none, move it away and run steward people: everybody keeps their id by the copy that the database has.'

const heading = `# The people of the office as they were fetched. Written by “steward people” and by the bot each morning: what you change here is
# overwritten. Say in the office file what only the office knows; it wins.
`

/** The text of a people file. */
export const writePeopleFile = (file: PeopleFile): string => heading + stringify(file, { lineWidth: 0, singleQuote: true })
