import { createHash } from 'node:crypto'
import { open, readdir, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './make-folder.js'
import { derive, seal, unseal } from './seal.js'

/** What could not be saved, kept on this machine until it can be (architecture.md, 7). */
export interface Journal {
  /** Keeps a value under a name, sealed; answers only when the disk has it. The same name again replaces it. */
  keep(name: string, value: unknown): Promise<void>
  /** Everything kept, oldest first; an entry that does not open (another key, a torn disk) is left where it is and named in `broken`. */
  all(): Promise<{ entries: readonly { name: string; value: unknown }[]; broken: readonly string[] }>
  drop(name: string): Promise<void>
}

const ending = '.sealed'

/**
 * Opens the journal in a folder, made when missing (only this user may read it). An entry is a file of its own: written beside, synced to
 * the disk, then renamed into place, so that a crash leaves a whole entry or none. What the former key sealed is still read. Throws what the file system throws when it cannot be written.
 */
export const openJournal = async ({
  folder,
  recordKey,
  formerKey,
}: {
  readonly folder: string
  readonly recordKey: Buffer
  readonly formerKey?: Buffer
}): Promise<Journal> => {
  await makeFolder(folder, 0o700)
  const key = derive(recordKey, 'journal')
  const fileOf = (name: string) => `${createHash('sha256').update(name).digest('hex').slice(0, 40)}${ending}`

  const sync = async () => {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
  const opened = (sealed: string, file: string): Buffer => {
    try {
      return unseal(key, sealed, file)
    } catch (fault) {
      if (!formerKey) throw fault
      return unseal(derive(formerKey, 'journal'), sealed, file)
    }
  }
  const read = async (file: string) => {
    const sealed = await readFile(join(folder, file), 'utf8')
    return JSON.parse(opened(sealed, file).toString()) as { name: string; keptAt: number; value: unknown }
  }

  return {
    async keep(name, value) {
      const file = fileOf(name)
      const beside = join(folder, `${file}.${process.pid}.new`)
      const handle = await open(beside, 'w', 0o600)
      try {
        await handle.writeFile(seal(key, JSON.stringify({ name, keptAt: Date.now(), value }), file))
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(beside, join(folder, file))
      await sync()
    },

    async all() {
      const files = (await readdir(folder)).filter((file) => file.endsWith(ending))
      const found = await Promise.all(files.map((file) => read(file).catch(() => file)))
      return {
        entries: found.flatMap((one) => (typeof one === 'string' ? [] : [one])).sort((a, b) => a.keptAt - b.keptAt),
        broken: found.flatMap((one) => (typeof one === 'string' ? [one] : [])),
      }
    },

    async drop(name) {
      await unlink(join(folder, fileOf(name))).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code !== 'ENOENT') throw fault
      })
      await sync()
    },
  }
}
