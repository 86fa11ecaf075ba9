import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { asJson } from '../files/as-json.js'
import { type Instant, instant } from '../procedures/words.js'
import type { Collections, PageDoc } from './collections.js'
import type { Keys } from './sealing/keys.js'

/*
 * Ours, for promise 39: a witness says nothing when its files were taken away, renamed or put back as they were once. So each has a name that lies beside it, and the log
 * notes by that name how much it knew when it was last looked in: one that is gone, knows less, or begins anew where there was another is told of.
 */

/** The name of a witness, beside its files. */
export interface WitnessName {
  /** The computer, as people call it, and the place there. */
  readonly host: string
  readonly place: string
  /** Undefined where there is none. Throws FileFault. */
  read(): Promise<string | undefined>
  write(text: string): Promise<void>
}

const Named = z.object({ id: z.string(), since: z.string(), mac: z.string() })
const Noted = z.object({ host: z.string(), where: z.string(), at: z.string(), entries: z.number(), since: z.string() })
type Noted = z.infer<typeof Noted> & { readonly id: string }

const prefix = 'witness '
/** Every bot looks once a day: one that has not for so long is gone, in milliseconds. */
const goneAfter = 50 * 3_600_000

/** What the log knew of its witnesses before one of them was read. */
export interface KnownBefore {
  /** What is to be asked of an administrator, a sentence each; `entries`: how many this witness knows now. */
  troubles(entries: number): readonly string[]
  /** Notes that it was looked in, and, of all that was found as it was written, how many entries it knows now. A witness has a name from the second look on: whoever looks once from elsewhere leaves none. Throws FileFault, and as the driver does. */
  keep(known: { readonly before: number; readonly now: number | undefined }): Promise<void>
  /** An administrator says that all of this was on purpose: those that are gone are forgotten, and this one begins anew. */
  settle(entries: number): Promise<void>
}

/** Asked before the witness itself is read: then that knows at least as much as the log says. `since`: the last restore, before which no witness is known. */
export const knownWitnesses = async (
  { registers }: Pick<Collections, 'registers'>,
  keys: Pick<Keys, 'hash'>,
  name: WitnessName,
  { since, now }: { readonly since: string; readonly now: Date },
): Promise<KnownBefore> => {
  const macOf = ({ _id, turn, list }: Omit<PageDoc, 'mac'>): string => keys.hash(['known witness', _id, turn, list])
  const nameMac = (id: string, of: string): string => keys.hash(['name of a witness', id, of])
  const where = keys.hash(['place of a witness', name.host, name.place]).slice(0, 14)
  const docs = await registers.find({ turn: 0 }).lean<PageDoc[]>()
  const all = docs.flatMap((doc): readonly Noted[] => {
    const said = doc._id.startsWith(prefix) && doc.mac === macOf(doc) ? Noted.safeParse(asJson(doc.list)).data : undefined
    return said && said.since === since ? [{ ...said, id: doc._id.slice(prefix.length) }] : []
  })
  const read = Named.safeParse(asJson((await name.read()) ?? '')).data
  // Of another log, or of before a restore: as if there were none.
  const mine = read && read.since === since && read.mac === nameMac(read.id, read.since) ? read.id : undefined
  const known = all.find(({ id }) => id === mine)
  const formerHere = mine === undefined ? all.find((one) => one.where === where && one.entries > 0) : undefined
  const gone = all.filter(
    ({ id, at, entries }) => entries > 0 && id !== mine && id !== formerHere?.id && Date.parse(at) < now.getTime() - goneAfter,
  )

  const note = async (id: string, entries: number): Promise<void> => {
    const said: z.infer<typeof Noted> = { host: name.host, where, at: instant(now), entries, since }
    const doc = { _id: `${prefix}${id}`, turn: 0, list: JSON.stringify(said) }
    await registers.updateOne({ _id: doc._id }, { $set: { turn: 0, list: doc.list, mac: macOf(doc) } }, { upsert: true })
  }
  const begin = async (entries: number): Promise<void> => {
    const id = randomBytes(9).toString('base64url')
    // Its note says nothing yet: whoever is killed in between begins once more.
    await note(id, 0)
    await name.write(JSON.stringify({ id, since, mac: nameMac(id, since) }))
    await note(id, entries)
  }
  const troubles = (entries: number): readonly string[] => [
    ...(formerHere
      ? [
          `What was seen of the records on ${name.host} (${name.place}) is not there any more and begins anew: its files were taken away or renamed since ${day(formerHere.at)}.`,
        ]
      : []),
    ...(mine !== undefined && !known ? [`The log’s own note of what was seen on ${name.host} was taken out of the database by hand.`] : []),
    ...(known && known.entries > entries
      ? [
          `What was seen of the records on ${name.host} (${name.place}) is less than it was on ${day(known.at)}: its files were taken away, or older ones put in their place.`,
        ]
      : []),
    ...gone.map(
      ({ host, at }) => `The bot on ${host} has not looked at the records since ${day(at)}, so that what it saw of them is of no use.`,
    ),
  ]
  return {
    troubles,
    async keep({ before, now: entries }) {
      if (mine === undefined) {
        if (!formerHere && before > 0 && entries !== undefined) await begin(entries)
      } else if (known && known.entries <= before) await note(mine, entries ?? known.entries)
    },
    async settle(entries) {
      const over = [...gone, ...(formerHere ? [formerHere] : []), ...(known ? [known] : [])]
      await begin(entries)
      for (const { id } of over) await registers.deleteOne({ _id: `${prefix}${id}` })
    },
  }
}

const day = (at: string): string => `${(at as Instant).slice(0, 16).replace('T', ' ')} UTC`
