import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import mongoose from 'mongoose'
import { collections } from '../../src/log/collections.js'
import { keysOn } from '../../src/log/keys-on.js'
import { openLog } from '../../src/log/open-log.js'
import { instant } from '../../src/procedures/words.js'
import { staff } from '../procedures/test-office.js'
import { type BenchDatabase, onDatabase } from './database.js'

/** What it costs to erase, beside so many other records whose keys are wrapped anew for it. A day's erasures cost this once. */
export interface Erasing {
  readonly records: number
  /** Seconds until the record is gone for good (aim 10 or less at 10,000). */
  readonly erased: number
  /** The longest that anybody else's work was held up meanwhile, in milliseconds. */
  readonly heldUp: number
}

const small = 1_000

/** At 10,000 records, with a thousand small sealed things. */
export const benchErase = async (records = 10_000): Promise<Erasing> => onDatabase('erase', (on) => erasing(on, records))

async function erasing({ uri, database, data }: BenchDatabase, records: number): Promise<Erasing> {
  const settings = { uri, database, epochs: join(data, 'epochs'), recordKey: randomBytes(32), patience: 20_000 }
  const log = await openLog(settings)
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  try {
    const keys = await keysOn(raw, collections(raw), settings)
    for (let made = 0; made < records; made += 250) await Promise.all(Array.from({ length: 250 }, keys.make))
    for (let put = 0; put < small; put += 50)
      await Promise.all(Array.from({ length: 50 }, (_, one) => log.putSealed('draft', `${put + one}`, { words: 'x'.repeat(600) })))
    const at = instant(new Date())
    const { record } = await log.open('TC', 2026, 'test', { at, by: staff('asha'), events: [{ event: 'Told' }], owed: [] }, () => ({
      ...{ procedure: 'test', version: 1, moved: 1, is: 'Open', opened: at, waiting: [], marks: [] },
    }))
    const lag = monitorEventLoopDelay({ resolution: 5 })
    lag.enable()
    const from = performance.now()
    await log.erase([record])
    const erased = Math.round((performance.now() - from) / 100) / 10
    lag.disable()
    return { records, erased, heldUp: Math.round(lag.max / 1e6) }
  } finally {
    await raw.close()
    await log.close()
  }
}
