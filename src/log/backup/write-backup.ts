import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { layout } from '../about.js'
import { collections } from '../collections.js'
import { connect, type Place } from '../connect.js'
import { LogAway } from '../log.js'
import { backedUp, type Doc, lineOf, openDigest, readBackup, type Whole } from './backup-file.js'

/**
 * Writes everything that the log holds into one file while bots work, sealed as it is, without any key; then reads the file back, and only
 * then puts it in the place of an older one. Snapshots are read before what is owed, and that before the entries: so no snapshot and nothing owed names
 * an entry that is not there; and an entry that overtook the one before it in the reading brings that one with it. Throws BackupFault.
 */
export async function writeBackup(
  place: Place,
  file: string,
  { office, now }: { readonly office: string; readonly now: Date },
): Promise<Whole> {
  const connection = await connect(place)
  const beside = `${file}.${process.pid}.new`
  try {
    const db = collections(connection)
    const zipped = createGzip()
    const out = createWriteStream(beside, { mode: 0o600 })
    const written = finished(zipped.pipe(out))
    // Awaited below; a disk that is full meanwhile must not end the process.
    written.catch(() => undefined)
    const digest = openDigest()
    const put = async (value: object): Promise<void> => {
      const line = lineOf(value)
      digest.add(line)
      if (!zipped.write(`${line}\n`)) await Promise.race([once(zipped, 'drain'), written])
    }
    await put({ backup: 'contact-steward', layout, office, taken: now.toISOString() })
    const counts: Record<string, number> = {}
    for (const where of backedUp) {
      const known = new Set<string>()
      const keep = async (doc: Doc): Promise<void> => {
        if (known.has(doc._id)) return
        known.add(doc._id)
        await put({ in: where, doc })
      }
      for await (const doc of db[where].collection.find<Doc>({}, { batchSize: 500 })) await keep(doc)
      for (let missing = where === 'commits' ? missingIn(known) : []; missing.length > 0; missing = missingIn(known)) {
        const found = await db.commits.collection.find<Doc>({ _id: { $in: missing.slice(0, 500) } } as object).toArray()
        // What was taken out by hand cannot be brought: reading it back will say so.
        if (found.length === 0) break
        for (const doc of found) await keep(doc)
      }
      counts[where] = known.size
    }
    const end = lineOf({ end: counts, digest: digest.value() })
    zipped.end(`${end}\n`)
    await written
    await synced(beside)
    const whole = await readBackup(beside, () => {})
    await rename(beside, file)
    return whole
  } catch (cause) {
    await rm(beside, { force: true })
    if (cause instanceof Error && cause.name.startsWith('Mongo')) throw new LogAway('The database cannot be reached.', { cause })
    throw cause
  } finally {
    await connection.close()
  }
}

/** Entries before those that were read, which the reading had passed before they were there. */
function missingIn(known: ReadonlySet<string>): readonly string[] {
  return [...known].flatMap((id) => {
    const cut = id.lastIndexOf('/')
    const version = Number(id.slice(cut + 1))
    const before = `${id.slice(0, cut)}/${version - 1}`
    return version > 1 && !known.has(before) ? [before] : []
  })
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
