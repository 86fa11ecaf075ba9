import { readdir, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../../files/make-folder.js'
import { oneAtATime } from '../../../files/one-at-a-time.js'
import { putInPlace, synced } from '../../../files/put-in-place.js'
import { readWhole } from '../../../files/read-whole.js'
import { unlessGone } from '../../../files/unless-gone.js'
import { writeOver } from '../../../files/write-over.js'
import { EpochDoc, type EpochPlace, isEpoch } from './epoch-place.js'

const ending = '.epoch'
/** What is being dropped has another name first: nobody finds an epoch half written over, nor the next bot after a kill. */
const dropped = `${ending}.dropped`

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
  /** Writes over these files, and deletes them. */
  const wipe = async (which: (name: string) => boolean): Promise<void> => {
    for (const name of (await readdir(folder)).filter(which)) {
      const file = join(folder, name)
      await writeOver(file)
      await unlink(file).catch(unlessGone)
    }
  }
  const isDropped = (name: string) => name.endsWith(dropped)
  /** One that does not open and stands as it is was dropped by nobody: a disk has lost it, and that is thrown. */
  const find = (id: string): Promise<EpochDoc | undefined> => readWhole(at(id), (text) => EpochDoc.parse(JSON.parse(text)))
  return {
    kind: 'files',
    find,
    async all() {
      const names = (await readdir(folder).catch(unlessGone)) ?? []
      // A drop that a kill broke off is ended; where it cannot be, nobody waits for it.
      if (names.some(isDropped)) await alone(() => wipe(isDropped)).catch(() => {})
      const ids = names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length))
      return (await Promise.all(ids.filter(isEpoch).map(find))).filter((doc) => doc !== undefined)
    },
    add: (doc) => alone(() => write(doc)),
    replace: (doc) =>
      alone(async () => {
        if (!(await find(doc._id))) return
        await wipe((name) => name.startsWith(`${doc._id}${ending}.`))
        await write(doc)
      }),
    drop: (id) =>
      alone(async () => {
        await rename(at(id), join(folder, `${id}${dropped}`)).catch(unlessGone)
        // What a crash left half written beside it goes too.
        await wipe((name) => name.startsWith(id))
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
