import { readFile } from 'node:fs/promises'
import { withIdsOf } from '../directory/ids-given.js'
import { type PeopleFile, peopleIn, readPeopleFile } from '../directory/people-file.js'
import type { SealedStore } from '../log/log.js'
import { repeat } from '../time/repeat.js'

const kind = 'people'
const name = 'fetched'
const everyMs = 10 * 60_000

/** The copy of the fetched people that stands sealed in the database, and so in each backup: undefined when there is none yet. */
export const copyOfPeople = async (store: Pick<SealedStore, 'getSealed'>): Promise<PeopleFile | undefined> =>
  peopleIn(await store.getSealed(kind, name))

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
  let kept: string | undefined
  const look = async (): Promise<void> => {
    try {
      const text = await readFile(of.file, 'utf8').catch(() => '')
      const file = readPeopleFile(text)
      if (!file || text === kept) return
      const copy = await copyOfPeople(of.store)
      const whole = copy && copy.fetched > file.fetched ? withIdsOf(copy, file) : withIdsOf(file, copy)
      if (JSON.stringify(whole) !== JSON.stringify(copy)) await of.store.putSealed(kind, name, whole)
      kept = text
    } catch (fault) {
      of.faulty(fault)
    }
  }
  return { look, ...repeat(everyMs, () => void look()) }
}
