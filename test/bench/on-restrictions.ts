import { randomBytes } from 'node:crypto'
import type { Desk } from '../../src/casework/desk.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { testOffice } from '../procedures/test-office.js'
import { onDatabase } from './database.js'
import { restrict } from './first-look-up.bench.js'

/** Does some work at a desk with so many restrictions in force, in a database of its own. */
export const onRestrictions = async <T>(size: number, work: (desk: Desk) => Promise<T>): Promise<T> =>
  onDatabase('restrictions', async ({ uri, database }) => {
    const log = await openLog({ uri, database, recordKey: randomBytes(32), patience: 20_000 })
    try {
      for (let filled = 0; filled < size; filled += 25) await Promise.all(Array.from({ length: 25 }, (_, n) => restrict(log, filled + n)))
      const office = testOffice()
      return await work({ procedures, log, directory: () => office, clock: () => new Date(), report: () => {} })
    } finally {
      await log.close()
    }
  })
