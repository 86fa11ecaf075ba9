import { createHash, randomBytes } from 'node:crypto'
import { readdir, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from '../files/make-folder.js'
import { putInPlace, synced } from '../files/put-in-place.js'
import { readWhole } from '../files/read-whole.js'
import { codeOf, unlessGone } from '../files/unless-gone.js'
import { placedOver, writeOver } from '../files/write-over.js'
import { SealBroken } from './log.js'
import { keysRead, type RecordKeys } from './sealing/record-key.js'
import { derive, seal, unseal } from './sealing/seal.js'

/** What the bot that follows must know should the log be away then: alerts that are not saved, or that nobody has yet (architecture.md, 7). On this machine. */
export interface Journal {
  /**
   * Keeps a value under a name, sealed; answers only when the disk has it. The same name again replaces it. `free room`: what is saved elsewhere too takes
   * nothing of the room that is held ready for what is not, and is refused where there is no other.
   */
  keep(name: string, value: unknown, takes?: 'free room'): Promise<void>
  /** Everything kept, oldest first; an entry that does not open (another key, a torn disk) is left where it is and named in `broken`. */
  all(): Promise<{ entries: readonly { name: string; value: unknown }[]; broken: readonly string[] }>
  /** Takes it away, and writes over where it lay on the disk: nothing of a record may be found there once that is erased. */
  drop(name: string): Promise<void>
  /** Seals with RECORD_KEY what another key of ours sealed. Before anybody drops entries: one that is dropped meanwhile could come back. */
  rewrap(): Promise<void>
}

const ending = '.sealed'
/** What is being dropped; a kill leaves it for the next bot to write over. */
const dropped = '.dropped'

/** Does a journal's folder hold nothing? Asked without its key, and makes no folder; one that cannot be looked into may hold something. Never throws. */
export const isEmptyJournal = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    (files) => !files.some((file) => file.endsWith(ending)),
    (fault: unknown) => codeOf(fault) === 'ENOENT',
  )
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
  /** Another bot, or the one before that still ends, may keep it anew or drop it in the same moment. Undefined: it is dropped. */
  const read = (file: string) =>
    readWhole(join(folder, file), (sealed) => {
      const opened = readable.map((key) => opens(key, sealed, file)).find((one) => one !== undefined)
      if (!opened) throw new SealBroken(`${file} does not open.`)
      return { text: opened, own: opens(own, sealed, file) !== undefined }
    })
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
  const write = async (file: string, text: string | Buffer, takes?: 'free room') => {
    const sealed = seal(own, text, file)
    await placedOver(join(folder, file), async () => {
      try {
        await place(file, sealed)
      } catch (fault) {
        if (!isFull(fault) || takes === 'free room') throw fault
        await unlink(reserve).catch(() => {})
        await place(file, sealed)
      }
    })
  }
  const files = async () => (await readdir(folder)).filter((file) => file.endsWith(ending))

  const wipe = async (file: string) => {
    await writeOver(file).catch(() => {})
    await unlink(file).catch(unlessGone)
  }

  // What cannot be taken away keeps no bot from its alerts.
  for (const file of await readdir(folder)) if (file.endsWith(`${ending}${dropped}`)) await wipe(join(folder, file)).catch(() => {})
  await holdRoom()
  return {
    async keep(name, value, takes) {
      await write(fileOf(name), JSON.stringify({ name, keptAt: Date.now(), value }), takes)
    },

    async rewrap() {
      for (const file of await files()) {
        const found = await read(file).catch(() => undefined)
        if (found && !found.own) await write(file, found.text)
      }
    },

    async all() {
      type Entry = { name: string; keptAt: number; value: unknown }
      const entry = (found: { text: Buffer } | undefined) => (found ? [JSON.parse(found.text.toString()) as Entry] : [])
      const found = (await Promise.all((await files()).map((file) => read(file).then(entry, () => [file])))).flat()
      return {
        entries: found.flatMap((one) => (typeof one === 'string' ? [] : [one])).sort((a, b) => a.keptAt - b.keptAt),
        broken: found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
      }
    },

    async drop(name) {
      const file = join(folder, fileOf(name))
      // Nobody who reads meanwhile is to find it half written over, nor the next bot after a kill.
      await rename(file, `${file}${dropped}`).catch(unlessGone)
      await wipe(`${file}${dropped}`)
      await synced(folder)
      await holdRoom()
    },
  }
}

const isFull = (fault: unknown): boolean => codeOf(fault) === 'ENOSPC' || codeOf(fault) === 'EDQUOT'
