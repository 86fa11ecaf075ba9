import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { closeFigures } from '../../src/casework/contact-report/close-figures.js'
import { contactReport } from '../../src/casework/contact-report/contact-report.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { dice, openYear } from '../casework/random-years.js'
import { staff } from '../procedures/test-office.js'
import { type BenchDatabase, onDatabase } from './database.js'
import { fillRecords } from './fill-records.js'

/** What the figures of the whole office cost beside so many records; in milliseconds, the first and the median of fifty. */
export interface ReportCost {
  readonly records: number
  /** By a bot that has read no closed quarter yet. */
  readonly first: number
  readonly p50: number
}

const looks = 50

/** The same closed quarter at each size: what was recorded must cost nobody who asks for figures anything. `times`: the median at the most records beside that at the fewest. */
export const benchReport = async (sizes: readonly number[] = [100, 100_000]): Promise<ReportCosts> =>
  onDatabase('report', (on) => costsOf(on, sizes))

interface ReportCosts {
  readonly costs: readonly ReportCost[]
  readonly times: number
}

async function costsOf({ uri, database }: BenchDatabase, sizes: readonly number[]): Promise<ReportCosts> {
  const settings = { uri, database, recordKey: randomBytes(32), patience: 20_000 }
  const log = await openLog(settings)
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  try {
    const year = openYear(() => log, dice(12))
    const logs = procedures.find(({ name }) => name === 'terminated-call')
    for (let count = 0; logs && count < 30; count += 1) {
      await year.begin(logs, staff(count % 2 === 0 ? 'asha' : 'carl'))
      year.pass(60)
    }
    year.pass(45 * 24 * 60)
    if ((await closeFigures(year.desk)) === 0) throw new Error('no quarter was closed')
    const costs: ReportCost[] = []
    let filled = 30
    for (const size of sizes) {
      await fillRecords(raw, { procedure: 'terminated-call' }, { from: filled, to: size })
      filled = size
      // Another bot: it has read nothing yet.
      const other = await openLog(settings)
      costs.push(await measure({ ...year.desk, log: other }, size))
      await other.close()
    }
    return { costs, times: Math.round(((costs.at(-1)?.p50 ?? 0) / (costs[0]?.p50 ?? 1)) * 100) / 100 }
  } finally {
    await raw.close()
    await log.close()
  }
}

const measure = async (desk: ReturnType<typeof openYear>['desk'], records: number): Promise<ReportCost> => {
  const took: number[] = []
  for (let look = 0; look < looks; look += 1) {
    const from = performance.now()
    const answer = await contactReport(desk, staff('hilda'), '')
    took.push(performance.now() - from)
    if (!/Terminated call: \d+ to \d+/.test(JSON.stringify(answer))) throw new Error('the figures are not told')
  }
  const rounded = (one = 0) => Math.round(one * 10) / 10
  const [first, ...others] = took
  return { records, first: rounded(first), p50: rounded(others.toSorted((one, other) => one - other)[Math.floor(others.length / 2)]) }
}
