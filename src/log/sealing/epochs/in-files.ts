import { readdir, readFile, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../../files/make-folder.js'
import { oneAtATime } from '../../../files/one-at-a-time.js'
import { putInPlace, synced } from '../../../files/put-in-place.js'
import { unlessGone } from '../../../files/unless-gone.js'
import { writeOver } from '../../../files/write-over.js'
import { EpochDoc, type EpochPlace, isEpoch } from './epoch-place.js'

const ending = '.epoch'

/**
 * Each epoch's key in a file of its own, beside the embedded database, whose programs keep all collections in files that they share. To drop one
 * is to write over it and to delete it. Only this user may read the folder.
 */
export const epochsInFiles = (folder: string): EpochPlace => {
  const at = (id: string) => join(folder, `${id}${ending}`)
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    await makeFolder(folder, 0o700)
    return oneAtATime(join(folder, 'lock'), work)
  }
  const write = (doc: EpochDoc): Promise<void> => putInPlace(at(doc._id), JSON.stringify(doc))
  /** Writes over the files whose names begin like this, and deletes them. */
  const wipe = async (start: string): Promise<void> => {
    for (const name of (await readdir(folder)).filter((one) => one.startsWith(start))) {
      const file = join(folder, name)
      await writeOver(file)
      await unlink(file).catch(unlessGone)
    }
  }
  const find = async (id: string): Promise<EpochDoc | undefined> => {
    const text = await readFile(at(id), 'utf8').catch(unlessGone)
    return text === undefined ? undefined : EpochDoc.parse(JSON.parse(text))
  }
  return {
    kind: 'files',
    find,
    async all() {
      const names = (await readdir(folder).catch(unlessGone)) ?? []
      const ids = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length))
      return (await Promise.all(ids.filter(isEpoch).map(find))).filter((doc) => doc !== undefined)
    },
    add: (doc) => alone(() => write(doc)),
    replace: (doc) =>
      alone(async () => {
        if (!(await find(doc._id))) return
        await wipe(`${doc._id}${ending}.`)
        await write(doc)
      }),
    drop: (id) =>
      alone(async () => {
        // What a crash left half written beside it goes too.
        await wipe(id)
        await synced(folder)
      }),
  }
}

/** Takes away all epochs in a folder, and the folder. */
export const dropEpochFiles = async (folder: string): Promise<void> => {
  const place = epochsInFiles(folder)
  for (const { _id } of await place.all()) await place.drop(_id)
  await rm(folder, { recursive: true, force: true })
}
