import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { trusted } from 'mongoose'
import { z } from 'zod'
import { asJson } from '../files/as-json.js'
import { fileFault } from '../files/file-fault.js'
import { makeFolder } from '../files/make-folder.js'
import { putInPlace } from '../files/put-in-place.js'
import { isGone } from '../files/unless-gone.js'
import { Instant, RecordId } from '../procedures/words.js'
import type { Collections, CommitDoc, KeyDoc, RecordDoc } from './collections.js'
import type { Keys } from './sealing/keys.js'
import { slowly } from './slowly.js'

/*
 * Ours: a backup holds what was erased after it, and a restore brings that back. So what was erased stands outside the database too: references and
 * moments, no word of any record, signed with the log's own secret as what the witness has seen is.
 */

/** Somewhere outside the database where a text is kept, put in its place whole or not at all. */
export interface ErasedFile {
  /** Undefined where there is none. Throws FileFault. */
  read(): Promise<string | undefined>
  write(text: string): Promise<void>
}

/** The same in a file, made with its folder when it is needed. */
export const erasedFileAt = (file: string): ErasedFile => ({
  async read() {
    try {
      return await readFile(file, 'utf8')
    } catch (fault) {
      if (isGone(fault)) return undefined
      throw fileFault(fault, file) ?? fault
    }
  },
  async write(text) {
    await makeFolder(dirname(file))
    await putInPlace(file, text)
  },
})

/** A record that was erased, and when. */
export interface Listed {
  readonly record: RecordId
  readonly at: Instant
}

/** `broken`: it was altered, or is another office's. */
export type ErasedListRead = 'none' | 'broken' | readonly Listed[]

/** The list of what was erased. What reads the file throws FileFault; what asks the database, what that throws. */
export interface ErasedList {
  read(): Promise<ErasedListRead>
  /** Puts these on it, those of before stay. One that is broken is left as it is, and says nothing: false. */
  add(erased: readonly Listed[]): Promise<boolean>
  /** Puts on it whatever the database knows to be erased: what another bot erased while this one was not there, or this one before it was ended. */
  complete(): Promise<boolean>
  /** What stands on it and can be read all the same in the database: a restore has brought it back. */
  back(): Promise<ErasedListRead>
}

const Written = z.object({ erased: z.array(z.tuple([RecordId, Instant])), mac: z.string() })
/** So many keys are asked for in one question. */
const together = 1_000

/** Opens the list in a file, over the database that it is about; no file: there is none, and nothing is written. */
export const openErasedList = (db: Collections, keys: Keys, file: ErasedFile | undefined): ErasedList => {
  const macOf = (erased: z.infer<typeof Written>['erased']): string => keys.hash(['erased list', erased])
  let adding: Promise<unknown> = Promise.resolve()

  const read = async (): Promise<ErasedListRead> => {
    const text = await file?.read()
    if (text === undefined) return 'none'
    const written = Written.safeParse(asJson(text)).data
    if (!written || written.mac !== macOf(written.erased)) return 'broken'
    return written.erased.map(([record, at]) => ({ record, at }))
  }
  const addNow = async (more: readonly Listed[]): Promise<boolean> => {
    if (!file) return true
    const before = await read()
    if (before === 'broken') return false
    const all = new Map((before === 'none' ? [] : before).map(({ record, at }) => [record, at]))
    const size = all.size
    // The first moment counts: what is erased once more was erased then.
    for (const { record, at } of more) if (!all.has(record)) all.set(record, at)
    if (all.size === size) return true
    const erased = [...all].sort(([one], [other]) => one.localeCompare(other))
    await file.write(JSON.stringify({ erased, mac: macOf(erased) }))
    return true
  }
  const add: ErasedList['add'] = (erased) => {
    const done = adding.then(() => addNow(erased))
    adding = done.catch(() => undefined)
    return done
  }
  return {
    read,
    add,
    async complete() {
      if (!file) return true
      const gone = new Map<string, Instant>()
      for await (const some of slowly<KeyDoc>(db.keys, { erased: { $exists: true } }, { projection: { erased: 1 } }))
        for (const { _id, erased } of some) if (erased !== undefined) gone.set(_id, erased)
      if (gone.size === 0) return add([])
      const found: Listed[] = []
      for await (const some of slowly<RecordDoc>(db.records, {}, { projection: { key: 1 } }))
        for (const { _id: record, key } of some) {
          const at = gone.get(key)
          if (at !== undefined) found.push({ record, at })
        }
      return add(found)
    },
    async back() {
      const listed = await read()
      if (typeof listed === 'string') return listed
      const back: Listed[] = []
      for (let from = 0; from < listed.length; from += together) {
        const some = listed.slice(from, from + together)
        const first = await db.commits
          .find({ _id: trusted({ $in: some.map(({ record }) => `${record}/1`) }) }, { record: 1, key: 1 })
          .lean<Pick<CommitDoc, 'record' | 'key'>[]>()
        const living = await db.keys
          .find({ _id: trusted({ $in: first.map(({ key }) => key) }), wrapped: trusted({ $exists: true }) }, { _id: 1 })
          .lean<Pick<KeyDoc, '_id'>[]>()
        const keysThere = new Set(living.map(({ _id }) => _id))
        const there = new Set(first.flatMap(({ record, key }) => (keysThere.has(key) ? [record] : [])))
        back.push(...some.filter(({ record }) => there.has(record)))
      }
      return back
    },
  }
}
