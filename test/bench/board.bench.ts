import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { openDrafts } from '../../src/casework/dialog/drafts.js'
import { myWork } from '../../src/casework/my-work.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { dice, openYear } from '../casework/random-years.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { type BenchDatabase, onDatabase } from './database.js'
import { fillRecords } from './fill-records.js'

/** What a board costs beside so many records that are done; in milliseconds, median and the slowest of fifty. */
export interface BoardCost {
  readonly records: number
  readonly whose: 'a member of staff' | 'a manager above' | 'an administrator'
  readonly p50: number
  readonly worst: number
}

const looks = 50
const open = 40

/** The same open matters at each size: what is done must cost nobody anything. */
export const benchBoard = async (sizes: readonly number[] = [100, 100_000]): Promise<readonly BoardCost[]> =>
  onDatabase('board', (on) => costsOf(on, sizes))

async function costsOf({ uri, database }: BenchDatabase, sizes: readonly number[]): Promise<readonly BoardCost[]> {
  const log = await openLog({ uri, database, recordKey: randomBytes(32), patience: 20_000 })
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  try {
    const year = openYear(() => log, dice(12))
    for (let count = 0; year.records.length < open && count < open * 10; count += 1) {
      const [procedure, by] = [procedures[count % procedures.length], testOffice().people[count % testOffice().people.length]?.id]
      if (procedure && by) await year.begin(procedure, by)
    }
    const costs: BoardCost[] = []
    let filled = 0
    for (const size of sizes) {
      // Matters that are done, under the marks of those that are open. No board may open one.
      await fillRecords(raw, { waits: { $ne: [] } }, { from: filled, to: size, changes: { is: 'Done', waits: [], sealed: 'done' } })
      filled = size
      costs.push(
        await measure(year.desk, size, 'a member of staff', 'asha'),
        await measure(year.desk, size, 'a manager above', 'hugh'),
        await measure(year.desk, size, 'an administrator', 'adam'),
      )
    }
    return costs
  } finally {
    await raw.close()
    await log.close()
  }
}

const measure = async (
  desk: ReturnType<typeof openYear>['desk'],
  records: number,
  whose: BoardCost['whose'],
  by: string,
): Promise<BoardCost> => {
  const drafts = openDrafts(desk)
  const took: number[] = []
  for (let look = 0; look < looks; look += 1) {
    const from = performance.now()
    await myWork(desk, drafts, staff(by), { begin: false })
    took.push(performance.now() - from)
  }
  took.sort((one, other) => one - other)
  const at = (share: number) => Math.round((took[Math.floor(looks * share)] ?? 0) * 10) / 10
  return { records, whose, p50: at(0.5), worst: at(0.99) }
}
