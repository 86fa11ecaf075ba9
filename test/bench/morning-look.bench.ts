import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { lookDaily } from '../../src/casework/daily.js'
import type { Desk } from '../../src/casework/desk.js'
import { startEmbedded } from '../../src/embedded/embedded.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { testOffice } from '../procedures/test-office.js'
import { restrict } from './first-look-up.bench.js'

/** What the look of each morning costs over so many open records once nothing is lacking in them; seconds, megabytes and milliseconds. */
export interface MorningLook {
  readonly records: number
  readonly looked: number
  /** Steps that the look took, of what the records lacked or what was due. */
  readonly taken: number
  /** Seconds of a processor that the bot itself worked for it, whatever else the machine does: the part that is ours. */
  readonly worked: number
  /** The same for reading every record and nothing more, in the same run. */
  readonly floor: number
  /** Worked by floor (aim 3 or less). */
  readonly ratio: number
  /** How much the heap grew meanwhile (aim: no more at 100,000 than at 2,000). */
  readonly grew: number
  /** The longest that anybody else's work was held up meanwhile (aim 50 or less). */
  readonly heldUp: number
}

/** Over 2,000 records; with LONG=1 over 100,000, which takes many minutes to put in. Owes nobody anything outside: what is owed stays in a database of its own. */
export const benchMorningLook = async (records = process.env.LONG === '1' ? 100_000 : 2_000): Promise<MorningLook> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-morning-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const log = await openLog({ uri: embedded.uri, database: 'morning', recordKey: randomBytes(32), patience: 20_000 })
  try {
    for (let filled = 0; filled < records; filled += 25) await Promise.all(Array.from({ length: 25 }, (_, n) => restrict(log, filled + n)))
    const office = testOffice()
    const desk: Desk = { procedures, log, directory: () => office, clock: () => new Date(), report: () => {} }
    const took = async (work: () => Promise<unknown>): Promise<{ readonly seconds: number; readonly worked: number }> => {
      const [from, begun] = [performance.now(), process.cpuUsage()]
      await work()
      const { user, system } = process.cpuUsage(begun)
      return { seconds: (performance.now() - from) / 1_000, worked: (user + system) / 1e6 }
    }
    const round = (value: number): number => Math.round(value * 10) / 10
    const floor = await took(async () => {
      for (const { name } of procedures) await log.walk({ procedure: name }, async () => {})
    })
    // The first looks owe what records of before lack; measured is what every morning costs after that.
    let owed = await lookDaily(desk)
    while (owed > 0) owed = await lookDaily(desk)
    const lag = monitorEventLoopDelay({ resolution: 5 })
    const before = process.memoryUsage().heapUsed
    let most = before
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed)
    }, 200)
    lag.enable()
    let taken = 0
    const look = await took(async () => {
      taken = await lookDaily(desk)
    })
    lag.disable()
    clearInterval(watching)
    return {
      records,
      looked: round(look.seconds),
      taken,
      worked: round(look.worked),
      floor: round(floor.worked),
      ratio: round(look.worked / floor.worked),
      grew: Math.round((most - before) / 1e6),
      heldUp: Math.round(lag.max / 1e6),
    }
  } finally {
    await log.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
