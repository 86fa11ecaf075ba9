import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/make-folder.js'
import { codeOf } from '../files/one-at-a-time.js'
import { putInPlace, synced } from '../files/put-in-place.js'
import { SealBroken } from './log.js'
import { keysRead, type RecordKeys } from './sealing/record-key.js'
import { derive, seal, unseal } from './sealing/seal.js'

/** What could not be saved, kept on this machine until it can be (architecture.md, 7). */
export interface Journal {
  /** Keeps a value under a name, sealed; answers only when the disk has it. The same name again replaces it. */
  keep(name: string, value: unknown): Promise<void>
  /** Everything kept, oldest first; an entry that does not open (another key, a torn disk) is left where it is and named in `broken`. */
  all(): Promise<{ entries: readonly { name: string; value: unknown }[]; broken: readonly string[] }>
  drop(name: string): Promise<void>
  /** Seals with RECORD_KEY what another key of ours sealed. Before anybody drops entries: one that is dropped meanwhile could come back. */
  rewrap(): Promise<void>
}

const ending = '.sealed'
/** Room that is held ready, in bytes: a disk that others have filled takes some ten of the longest alerts all the same. */
const reserveBytes = 3_000_000

/**
 * Opens the journal in a folder, made when missing (only this user may read it). An entry is a file of its own, which is there whole or not
 * at all. What the next or the former key sealed is read too. Throws what the file system throws when it cannot be written.
 */
export const openJournal = async ({ folder, ...keys }: { readonly folder: string } & RecordKeys): Promise<Journal> => {
  await makeFolder(folder, 0o700)
  const own = derive(keys.recordKey, 'journal')
  const readable = keysRead(keys).map((key) => derive(key, 'journal'))
  const fileOf = (name: string) => `${createHash('sha256').update(name).digest('hex').slice(0, 40)}${ending}`

  const opens = (key: Buffer, sealed: string, file: string): Buffer | undefined => {
    try {
      return unseal(key, sealed, file)
    } catch {
      return undefined
    }
  }
  const read = async (file: string) => {
    const sealed = await readFile(join(folder, file), 'utf8')
    const opened = readable.map((key) => opens(key, sealed, file)).find((one) => one !== undefined)
    if (!opened) throw new SealBroken(`${file} does not open.`)
    return { text: opened, own: opens(own, sealed, file) !== undefined }
  }
  const place = (file: string, bytes: string | Buffer) => putInPlace(join(folder, file), bytes)
  const reserve = join(folder, 'reserve')
  /** Holds room ready, unless there is none now. */
  const holdRoom = async () => {
    const there = await stat(reserve).then(
      ({ size }) => size === reserveBytes,
      () => false,
    )
    if (!there) await place('reserve', randomBytes(reserveBytes)).catch(() => {})
  }
  const write = async (file: string, text: string | Buffer) => {
    const sealed = seal(own, text, file)
    try {
      await place(file, sealed)
    } catch (fault) {
      if (!isFull(fault)) throw fault
      await unlink(reserve).catch(() => {})
      await place(file, sealed)
    }
  }
  const files = async () => (await readdir(folder)).filter((file) => file.endsWith(ending))

  await holdRoom()
  return {
    async keep(name, value) {
      await write(fileOf(name), JSON.stringify({ name, keptAt: Date.now(), value }))
    },

    async rewrap() {
      for (const file of await files()) {
        const found = await read(file).catch(() => undefined)
        if (found && !found.own) await write(file, found.text)
      }
    },

    async all() {
      const entry = ({ text }: { text: Buffer }) => JSON.parse(text.toString()) as { name: string; keptAt: number; value: unknown }
      const found = await Promise.all((await files()).map((file) => read(file).then(entry, () => file)))
      return {
        entries: found.flatMap((one) => (typeof one === 'string' ? [] : [one])).sort((a, b) => a.keptAt - b.keptAt),
        broken: found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
      }
    },

    async drop(name) {
      await unlink(join(folder, fileOf(name))).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code !== 'ENOENT') throw fault
      })
      await synced(folder)
      await holdRoom()
    },
  }
}

const isFull = (fault: unknown): boolean => codeOf(fault) === 'ENOSPC' || codeOf(fault) === 'EDQUOT'
