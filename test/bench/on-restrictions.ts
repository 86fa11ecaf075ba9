import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from '../../src/casework/desk.js'
import { startEmbedded } from '../../src/embedded/embedded.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { testOffice } from '../procedures/test-office.js'
import { restrict } from './first-look-up.bench.js'

/** Does some work at a desk with so many restrictions in force, in an embedded database of its own, which is gone afterwards. */
export const onRestrictions = async <T>(size: number, work: (desk: Desk) => Promise<T>): Promise<T> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-restrictions-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const log = await openLog({ uri: embedded.uri, database: 'restrictions', recordKey: randomBytes(32), patience: 20_000 })
  try {
    for (let filled = 0; filled < size; filled += 25) await Promise.all(Array.from({ length: 25 }, (_, n) => restrict(log, filled + n)))
    const office = testOffice()
    return await work({ procedures, log, directory: () => office, clock: () => new Date(), report: () => {} })
  } finally {
    await log.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
