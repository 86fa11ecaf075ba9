import { join } from 'node:path'
import { DateTime } from 'luxon'
import type { Connection } from 'mongoose'
import { instant, type RecordId } from '../../procedures/words.js'
import { beginRestoring, endRestoring, forgetEpochs, isRestoring } from '../about.js'
import { type Collections, type CommitDoc, collections, type OwedDoc } from '../collections.js'
import { readCommit } from '../commit-page.js'
import { connect, epochPlace, type Place } from '../connect.js'
import { keysOn } from '../keys-on.js'
import { KeyErased, SealBroken, shownKind } from '../log.js'
import { type LogSettings, type OpenLog, openLog } from '../open-log.js'
import { intoDone, isDone } from '../owed-done.js'
import { EpochDoc, type EpochPlace } from '../sealing/epochs/epoch-place.js'
import { dropEpochFiles } from '../sealing/epochs/in-files.js'
import type { Keys } from '../sealing/keys.js'
import { keysRead, type RecordKeys } from '../sealing/record-key.js'
import { keyId } from '../sealing/seal.js'
import { openSealedStore } from '../sealing/sealed-store.js'
import { completeSince } from '../settle.js'
import { type BackedUp, BackupFault, type Doc, type Head, readBackup } from './backup-file.js'
import { keepGap, nextAfter } from './gaps.js'

/** What came back, and what somebody should look at. */
export interface Restored {
  readonly head: Head
  readonly records: number
  readonly commits: number
  /** Records whose messages or reminders fell due before now: they were sent since, or never; none is sent again. */
  readonly lookAt: readonly RecordId[]
  /** The last reference of each series that came back, and the first that is given from now on. */
  readonly series: Readonly<Record<string, { readonly last: number; readonly next: number }>>
}

const day = 86_400_000

/**
 * Puts a backup into an empty database. Nothing old goes out again: what fell due before now is let go (routine steps by the clock come a day from
 * now), and what should be looked at is named. References go on at the next thousand. Broken off, it is run again. `first` is what is done with the log before
 * any bot may begin there: what had been erased since is erased again. Throws BackupFault.
 */
export async function restore(
  place: Place & RecordKeys & Pick<LogSettings, 'erasedFile'>,
  file: string,
  {
    now,
    office,
    timeZone,
    first,
  }: {
    readonly now: Date
    readonly office?: string
    readonly timeZone?: string | undefined
    readonly first?: (log: OpenLog) => Promise<void>
  },
): Promise<Restored> {
  const head = await lookAtBackup(file, place, office)
  const connection = await connect(place)
  try {
    const db = collections(connection)
    const epochs = epochPlace(connection, place)
    await makeRoom(connection, db, epochs)
    await beginRestoring(connection)
    const { take, flush } = filling(db, epochs)
    const { counts } = await readBackup(file, take)
    await flush()
    await Promise.all(Object.values(db).map(async (model) => model.createIndexes()))
    const keys = await keysOn(connection, db, place)
    await completeSince(db, keys, instant(new Date(0)))
    // What the copies showed when the backup was taken, they may not show any more.
    await db.sealed.deleteMany({ kind: shownKind })
    const lookAt = await letGo(db, keys, now)
    const series = await seriesOf(db)
    await keepGap(
      openSealedStore(
        db,
        keys,
        () => now,
        () => new Date(),
      ),
      { at: now.toISOString(), taken: head.taken, year: yearOf(now, timeZone), series },
    )
    if (first) {
      const log = await openLog({ ...place, clock: () => now, by: 'restore' })
      await first(log).finally(() => log.close())
    }
    await endRestoring(connection)
    return { head, records: await db.records.countDocuments(), commits: counts.commits ?? 0, lookAt, series }
  } finally {
    await connection.close()
  }
}

/** The year in which the office gives references; of one whose time zone is not known the latest that it can be anywhere: numbers are left out rather than given again. */
const yearOf = (now: Date, timeZone: string | undefined): number => {
  const here = DateTime.fromJSDate(now, { zone: timeZone ?? latestZone })
  return (here.isValid ? here : DateTime.fromJSDate(now, { zone: latestZone })).year
}
const latestZone = 'UTC+14'

/** Looks at a backup before anything is begun: is it whole, of this office, and sealed with a key that we have? Throws BackupFault. */
export async function lookAtBackup(file: string, keys: RecordKeys, office?: string): Promise<Head> {
  const { head } = await readBackup(file, keyCheck(keys))
  if (office !== undefined && bare(head.office) !== bare(office))
    throw new BackupFault(
      `This is a backup of ${head.office}, and the office file is that of ${office}: set OFFICE_FILE to the right one. Nothing was changed.`,
    )
  return head
}

/** Older backups have a name as it was quoted in the office file. */
const bare = (name: string): string => name.replaceAll(/["'\\]/g, '')

/** Drops a scratch database that a drill made. */
export async function dropDatabase(place: Place): Promise<void> {
  const connection = await connect(place)
  try {
    await connection.dropDatabase()
    if (place.epochs !== undefined) await dropEpochFiles(join(place.epochs, place.database))
  } finally {
    await connection.close()
  }
}

/** Before anything is written: is it our key that the office’s own key was wrapped with? */
const keyCheck = (keys: RecordKeys) => {
  const ours = new Set(keysRead(keys).map(keyId))
  return (where: BackedUp, doc: Doc): void => {
    if (where === 'keys' && doc._id === 'office' && !ours.has(String(doc.under)))
      throw new BackupFault(
        'This backup was sealed with another RECORD_KEY: set the one that was in use when it was taken (as RECORD_KEY or RECORD_KEY_FORMER). Nothing was changed.',
      )
  }
}

/** An empty database, or one in which a restore broke off. */
async function makeRoom(connection: Connection, db: Collections, epochs: EpochPlace): Promise<void> {
  if (await isRestoring(connection)) {
    for (const model of Object.values(db)) await model.collection.deleteMany({})
    for (const { _id } of await epochs.all()) await epochs.drop(_id)
    await forgetEpochs(connection)
    return
  }
  if ((await db.commits.findOne().lean()) || (await db.keys.findOne().lean()))
    throw new BackupFault(
      'This database holds records already, and a restore never writes over them: name an empty one in MONGODB_URI (or another DATA_DIR), and start the bot there afterwards.',
    )
}

/** Inserts some hundred at a time. */
const filling = (db: Collections, epochs: EpochPlace) => {
  const some = new Map<Exclude<BackedUp, 'epochs'>, Doc[]>()
  const put = async (where: Exclude<BackedUp, 'epochs'>, docs: readonly Doc[]): Promise<void> => {
    if (docs.length > 0) await db[where].collection.insertMany(docs as never)
  }
  return {
    async take(where: BackedUp, doc: Doc): Promise<void> {
      if (where === 'epochs') return epochs.add(EpochDoc.parse(doc))
      const docs = some.get(where) ?? []
      docs.push(doc)
      some.set(where, docs.length < 500 ? docs : [])
      if (docs.length >= 500) await put(where, docs)
    },
    async flush(): Promise<void> {
      for (const [where, docs] of some) await put(where, docs)
      some.clear()
    },
  }
}

/** Lets go of what fell due before now, and puts routine steps by the clock off by a day; names the records concerned. */
async function letGo(db: Collections, keys: Keys, now: Date): Promise<readonly RecordId[]> {
  const at = instant(now)
  const concerned = new Set<RecordId>()
  for await (const doc of db.owed.find().lean<OwedDoc>().cursor({ batchSize: 200 })) {
    if (isDone(doc) || doc.due > at) continue
    if (doc.index >= 0) concerned.add(doc.record)
    if (doc.urgency === 'routine' && (await isAlarm(db, keys, doc)))
      await db.owed.updateOne(
        { _id: doc._id },
        { $set: { due: instant(new Date(now.getTime() + day)), free: instant(new Date(now.getTime() + day)) } },
      )
    else if (doc.index >= 0) await db.owed.updateOne({ _id: doc._id }, intoDone(keys, doc._id))
    else await db.owed.deleteOne({ _id: doc._id })
  }
  return [...concerned].sort()
}

async function isAlarm(db: Collections, keys: Keys, { record, version, index }: OwedDoc): Promise<boolean> {
  const doc = await db.commits.findById(`${record}/${version}`).lean<CommitDoc>()
  if (!doc || index < 0) return false
  try {
    const owed = readCommit(keys, doc, await keys.of(doc.key, record)).owed[index]
    return owed !== undefined && 'alarm' in owed
  } catch (fault) {
    if (fault instanceof KeyErased || fault instanceof SealBroken) return false
    throw fault
  }
}

async function seriesOf(db: Collections): Promise<Restored['series']> {
  const series: Record<string, { last: number; next: number }> = {}
  for await (const doc of db.commits.find({ version: 1 }, { series: 1, number: 1 }).lean<CommitDoc>().cursor({ batchSize: 1000 })) {
    const last = Math.max(series[doc.series ?? '']?.last ?? 0, doc.number ?? 0)
    if (doc.series !== undefined) series[doc.series] = { last, next: nextAfter(last) }
  }
  return series
}
