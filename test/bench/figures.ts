import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/log/embedded.js'
import { openLog } from '../../src/log/open-log.js'
import { measureAtOnce } from '../promises/at-once.js'
import { openSeed } from '../promises/seed.js'

const alerts = Number(process.env.ALERTS ?? 1000)

/** The figures of promise 1 in its long form, on an embedded database of its own: 1,000 alerts, or as many as ALERTS says. */
export const benchFigures = async (): Promise<unknown> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-figures-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const log = await openLog({ uri: embedded.uri, database: 'figures', recordKey: randomBytes(32) })
  try {
    return {
      'promise 1, at once (ms from submit to accepted; the platform itself takes 100–300)': {
        ...(await measureAtOnce(log, alerts, openSeed().next)),
        target: 'p99 ≤ 1,000, max ≤ 2,000',
      },
    }
  } finally {
    await log.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
