import { randomBytes } from 'node:crypto'
import { open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../../make-folder.js'
import { codeOf, oneAtATime } from '../../one-at-a-time.js'
import { EpochDoc, type EpochPlace, isEpoch } from './epoch-place.js'

const ending = '.epoch'

const unlessGone = (fault: unknown): undefined => {
  if (codeOf(fault) !== 'ENOENT') throw fault
}

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
  const write = async (doc: EpochDoc): Promise<void> => {
    const beside = `${at(doc._id)}.${process.pid}.new`
    await writeThrough(beside, JSON.stringify(doc), 'w')
    await rename(beside, at(doc._id))
    await synced(folder)
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
        const before = await find(doc._id)
        if (!before) return
        await write(doc)
      }),
    drop: (id) =>
      alone(async () => {
        const names = await readdir(folder)
        // What a crash left half written beside it goes too.
        for (const name of names.filter((one) => one.startsWith(id))) {
          const file = join(folder, name)
          const { length } = await readFile(file)
          await writeThrough(file, randomBytes(length), 'r+')
          await unlink(file).catch(unlessGone)
        }
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

/** Answers when the disk has it. */
const writeThrough = async (file: string, bytes: string | Buffer, flag: 'w' | 'r+'): Promise<void> => {
  const handle = await open(file, flag, 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const synced = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
