import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import mongoose from 'mongoose'
import { type CommitDoc, collections, type RecordDoc } from '../../src/log/collections.js'
import { snapshotOf, writeCommit } from '../../src/log/commit-page.js'
import { keysOn } from '../../src/log/keys-on.js'
import { openLog } from '../../src/log/open-log.js'
import { intoDone } from '../../src/log/owed-done.js'
import { beginning, reference } from '../../src/log/references.js'
import { wordsOfWriting } from '../../src/log/register/small-thing.js'
import type { Keys } from '../../src/log/sealing/keys.js'
import { seal } from '../../src/log/sealing/seal.js'
import { witnessIn } from '../../src/log/witness.js'
import type { Owed } from '../../src/procedures/procedure.js'
import { instant } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { type BenchDatabase, onDatabase } from './database.js'

/** What it costs to verify so many entries, of four to a record, each with what it owed and what is done of it. */
export interface Verifying {
  readonly entries: number
  /** Seconds of the first look after an upgrade, which notes a small thing for every record. */
  readonly noted: number
  /** Seconds, all in all (aim 5 or less at 100,000 on a machine that does nothing else and a database that is no bottleneck). */
  readonly verified: number
  /** Seconds of a processor that the bot itself worked for it, whatever else the machine does: the part that is ours. */
  readonly worked: number
  /** Fetching the same documents as bytes, and nothing more, in the same run: what the database itself takes. */
  readonly floor: number
  /** Verified by floor (aim 2 or less): the database is at work on the next documents while these are hashed. */
  readonly ratio: number
  /** The longest that anybody else's work was held up meanwhile, in milliseconds (aim 50 or less). */
  readonly heldUp: number
  readonly faults: number
}

const perRecord = 4

/** What a record's cards show, as it stands beside it. */
const shownOf = (keys: Keys, record: string): object => {
  const [_id, epoch, owner] = [`shown/${record}`, keys.epochs.known(), record]
  const words = wordsOfWriting({ record, seen: 3, drawings: 4, copies: [[0, 'x'.repeat(22), 4]] }, { owner }, new Date())
  return { _id, kind: 'shown', name: record, owner, under: epoch.id, sealed: seal(epoch.seals, words, `sealed ${_id}`) }
}

/** At 20,000 entries; with LONG=1 at 100,000, which takes some minutes to put in. */
export const benchVerify = async (entries = process.env.LONG === '1' ? 100_000 : 20_000): Promise<Verifying> =>
  onDatabase('verify', (on) => verifying(on, entries))

async function verifying({ uri, database, data }: BenchDatabase, entries: number): Promise<Verifying> {
  const settings = { uri, database, recordKey: randomBytes(32), patience: 20_000 }
  const smallWitness = witnessIn(join(data, 'verified-small.json'))
  const log = await openLog({ ...settings, witness: witnessIn(join(data, 'verified.json')), smallWitness })
  const raw = await mongoose.createConnection(uri, { dbName: settings.database }).asPromise()
  try {
    const db = collections(raw)
    const keys = await keysOn(raw, db, settings)
    const at = instant(new Date(Date.now() - 86_400_000))
    const by = staff('asha')
    const owed: readonly Owed[] = [{ notice: 'line-manager', to: { person: by }, urgency: 'now' }]
    let first = beginning(keys, 'TC-2026')
    for (let number = 1; number <= entries / perRecord; number += 250) {
      const [commits, records, done, small]: [CommitDoc[], RecordDoc[], object[], object[]] = [[], [], [], []]
      for (const [place, key] of (await Promise.all(Array.from({ length: 250 }, keys.make))).entries()) {
        const one = number + place
        let before = first
        for (let version = 1; version <= perRecord; version++) {
          const record = reference('TC-2026', one)
          const events = [{ event: 'CallLogged', words: 'x'.repeat(600) }]
          const summary = { procedure: 'terminated-call', version, moved: version, is: 'Logged', opened: at, waiting: [], marks: [] }
          const series = version === 1 ? { series: { series: 'TC-2026', number: one } } : {}
          const doc = writeCommit(keys, { record, version, at, by, events, owed }, summary, { before, key, ...series })
          before = doc.hash
          if (version === 1) first = doc.hash
          const { $set } = intoDone(keys, `${doc._id}/0`)
          done.push({ _id: `${doc._id}/0`, ...$set })
          commits.push(doc)
          if (version === perRecord) {
            records.push(snapshotOf(keys, doc, key.key))
            small.push(shownOf(keys, record))
          }
        }
      }
      await db.commits.collection.insertMany(commits as never)
      await db.records.collection.insertMany(records as never)
      await db.owed.collection.insertMany(done as never)
      await db.sealed.collection.insertMany(small as never)
    }
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const from = performance.now()
      await work()
      return Math.round((performance.now() - from) / 100) / 10
    }
    // What was kept before there was a register is noted by the first look.
    const noted = await took(log.verify)
    const floor = await took(async () => {
      for (const { collection } of [db.records, db.keys, db.owed, db.commits, db.sealed, db.registers]) {
        const cursor = collection.find({}, { batchSize: 1_000, raw: true })
        while (await cursor.next()) cursor.readBufferedDocuments()
      }
    })
    const lag = monitorEventLoopDelay({ resolution: 5 })
    lag.enable()
    let faults = 0
    const before = process.cpuUsage()
    const verified = await took(async () => {
      faults = (await log.verify()).faults.length
    })
    lag.disable()
    const { user, system } = process.cpuUsage(before)
    const worked = Math.round((user + system) / 1e5) / 10
    return {
      entries,
      noted,
      verified,
      worked,
      floor,
      ratio: Math.round((verified / floor) * 10) / 10,
      heldUp: Math.round(lag.max / 1e6),
      faults,
    }
  } finally {
    await raw.close()
    await log.close()
  }
}
