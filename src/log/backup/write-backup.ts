import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Connection } from 'mongoose'
import { writtenBeside } from '../../files/put-in-place.js'
import { layout } from '../about.js'
import { type Collections, collections, type KeyDoc } from '../collections.js'
import { connect, epochPlace, type Place } from '../connect.js'
import { LogAway } from '../log.js'
import { isEpoch } from '../sealing/epochs/epoch-place.js'
import { BackupFault, backedUp, type Doc, lineOf, openDigest, readBackup, type Whole } from './backup-file.js'

/**
 * Writes everything that the log holds into one file while bots work, sealed as it is, without any key; then reads the file back, and only
 * then puts it in the place of an older one. Snapshots are read before what is owed, and that before the entries: so no snapshot and nothing owed names
 * an entry that is not there; and an entry that overtook the one before it in the reading brings that one with it. Epochs are read before and after what
 * they wrap. Throws BackupFault.
 */
export async function writeBackup(
  place: Place,
  file: string,
  { office, now }: { readonly office: string; readonly now: Date },
): Promise<Whole> {
  const connection = await connect(place)
  try {
    return await writtenBeside(file, (beside) => writeAll(connection, place, beside, { office, now }))
  } catch (cause) {
    if (cause instanceof Error && cause.name.startsWith('Mongo')) throw new LogAway('The database cannot be reached.', { cause })
    throw cause
  } finally {
    await connection.close()
  }
}

async function writeAll(
  connection: Connection,
  place: Place,
  to: string,
  { office, now }: { readonly office: string; readonly now: Date },
): Promise<Whole> {
  const db = collections(connection)
  const zipped = createGzip()
  const out = createWriteStream(to, { mode: 0o600 })
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
  const epochs = epochPlace(connection, place)
  const atFirst = await epochs.all()
  const under = new Map<string, string>()
  for (const where of backedUp) {
    if (where === 'epochs') {
      const all = new Map([...atFirst, ...(await epochs.all())].map((doc) => [doc._id, doc] as const))
      for (const doc of all.values()) await put({ in: where, doc })
      counts[where] = all.size
      await allOpen(db, under, all)
      continue
    }
    const known = new Set<string>()
    const keep = async (doc: Doc): Promise<void> => {
      if (known.has(doc._id)) return
      known.add(doc._id)
      if (where === 'keys' && doc.wrapped !== undefined && typeof doc.under === 'string' && isEpoch(doc.under))
        under.set(doc._id, doc.under)
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
  return readBackup(to, () => {})
}

/** Two erasures, one after the other, while the keys were read: what was read between them is under an epoch that came and went. */
async function allOpen(db: Collections, under: ReadonlyMap<string, string>, epochs: ReadonlyMap<string, unknown>): Promise<void> {
  for (const [id, epoch] of under) {
    if (epochs.has(epoch)) continue
    const now = await db.keys.findById(id).lean<KeyDoc>()
    if (now?.under !== epoch)
      throw new BackupFault('Records were erased while the backup was taken: take it again. The older one is as it was.')
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
