import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Desk } from '../../src/casework/desk.js'
import { lookUpOf } from '../../src/casework/look-up/look-up.js'
import { gather } from '../../src/casework/subject-access/gather.js'
import { startEmbedded } from '../../src/embedded/embedded.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { restrict } from './first-look-up.bench.js'
import { nameOf } from './look-up.bench.js'

/** What it costs to gather all that is kept on one person, out of so many records; seconds and megabytes. */
export interface Gathering {
  readonly records: number
  /** Reading every name first, as a bot does once after its start, and the command line each time. */
  readonly names: number
  /** A customer with one record, looked for in the words of all (aim 60 or less at 100,000, with the names). */
  readonly customer: number
  /** Seconds of a processor that the bot itself worked for it, whatever else the machine does: the part that is ours. */
  readonly worked: number
  /** A member of staff who is named in every one of them: each is in it. */
  readonly staff: number
  readonly foundOfStaff: number
  /** How much the heap grew while the customer's were gathered. */
  readonly grew: number
  /** The longest that anybody else's work was held up meanwhile, in milliseconds. */
  readonly heldUp: number
}

/** At 10,000 records; with LONG=1 at 100,000, which takes some minutes to put in. */
export const benchGather = async (size = process.env.LONG === '1' ? 100_000 : 10_000): Promise<Gathering> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-gather-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const log = await openLog({ uri: embedded.uri, database: 'gather', recordKey: randomBytes(32), patience: 20_000 })
  try {
    for (let filled = 0; filled < size; filled += 25) await Promise.all(Array.from({ length: 25 }, (_, n) => restrict(log, filled + n)))
    const office = testOffice()
    const desk: Desk = { procedures, log, directory: () => office, clock: () => new Date(), report: () => {} }
    const lag = monitorEventLoopDelay({ resolution: 5 })
    const before = process.memoryUsage().heapUsed
    let most = before
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed)
    }, 200)
    lag.enable()
    const begun = process.cpuUsage()
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const from = performance.now()
      await work()
      return Math.round((performance.now() - from) / 100) / 10
    }
    const names = await took(() => lookUpOf(desk).readNames())
    const customer = await took(() => gather(desk, { is: 'customer', customer: { name: nameOf(7), telephone: '020 7000007' }, also: [] }))
    lag.disable()
    const { user, system } = process.cpuUsage(begun)
    clearInterval(watching)
    let foundOfStaff = 0
    const ofStaff = await took(async () => {
      foundOfStaff = (await gather(desk, { is: 'staff', customer: { name: 'Asha Patel' }, staff: staff('asha'), also: [] })).records.length
    })
    return {
      records: size,
      names,
      customer,
      worked: Math.round((user + system) / 1e5) / 10,
      staff: ofStaff,
      foundOfStaff,
      grew: Math.round((most - before) / 1e6),
      heldUp: Math.round(lag.max / 1e6),
    }
  } finally {
    await log.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
