import { readFile } from 'node:fs/promises'
import { withIdsOf } from '../directory/ids-given.js'
import { notWhole, type PeopleFile, peopleIn, readPeopleFile } from '../directory/people-file.js'
import type { SealedStore } from '../log/log.js'
import { StartFault } from '../settings/start-fault.js'
import { repeat } from '../time/repeat.js'

const kind = 'people'
const name = 'fetched'
const everyMs = 10 * 60_000

const otherVersion =
  'The copy of the fetched people in the database was written by another version of the bot, and cannot be read by this one: nothing was changed. Bring this one up to date.'

/**
 * The copy of the fetched people that stands sealed in the database, and so in each backup: undefined when there is none yet. Throws StartFault where one is
 * there that this version cannot read: taken for none, it would be written over with fewer ids. Throws as the log does.
 */
export async function copyOfPeople(store: Pick<SealedStore, 'getSealed'>): Promise<PeopleFile | undefined> {
  const kept = (await store.getSealed(kind, name)) ?? undefined
  const copy = peopleIn(kept)
  if (kept !== undefined && !copy) throw new StartFault(otherVersion)
  return copy
}

/** Two bots that look at once may each write what the other has not read: what is missing then is added, here or at the next look. */
const tries = 3

/**
 * Keeps a copy of the fetched people in the database. Records name people by their ids for ever: when the file is lost, whoever comes next must not be
 * given the id of somebody who acted in them. An id that was ever in the copy stays in it; who is here, the later of the two says: each bot has a file of its
 * own, and one may have begun with last month's. `look` keeps what is new in the file; it never throws.
 */
export const openIdKeeping = (of: {
  readonly store: Pick<SealedStore, 'getSealed' | 'putSealed'>
  readonly file: string
  readonly faulty: (fault: unknown) => void
}) => {
  let told: string | undefined
  const look = async (): Promise<void> => {
    try {
      const text = await readFile(of.file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
        if (fault.code === 'ENOENT') return undefined
        throw fault
      })
      const file = text === undefined ? undefined : readPeopleFile(text)
      if (!file) {
        // Once each: it is broken until somebody has mended it.
        if (text !== undefined && text !== told) of.faulty(new StartFault(`${of.file} ${notWhole}`))
        told = text
        return
      }
      for (let again = 0; again < tries; again += 1) {
        const copy = await copyOfPeople(of.store)
        const whole = copy && copy.fetched > file.fetched ? withIdsOf(copy, file) : withIdsOf(file, copy)
        if (JSON.stringify(whole) === JSON.stringify(copy)) return
        await of.store.putSealed(kind, name, whole)
      }
    } catch (fault) {
      of.faulty(fault)
    }
  }
  return { look, ...repeat(everyMs, () => void look()) }
}
