import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/log/embedded.js'
import { openLog } from '../../src/log/open-log.js'
import { measureAtOnce } from '../promises/at-once.js'
import { openSeed } from '../promises/seed.js'
import { soak } from '../promises/soak.js'

const alerts = Number(process.env.ALERTS ?? 1000)
const minutes = Number(process.env.SOAK_MINUTES ?? 10)

/**
 * The figures of promise 1 in its long form, on an embedded database of its own: 1,000 alerts, or as many as ALERTS says; and those of
 * promise 48 for ten minutes, or SOAK_MINUTES. The tests of the other promises print theirs: npm run test:long.
 */
export const benchFigures = async (): Promise<unknown> => {
  spawnSync(process.execPath, [join(__dirname, '../../src/cli/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
  const seed = openSeed()
  const data = mkdtempSync(join(tmpdir(), 'steward-figures-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const log = await openLog({ uri: embedded.uri, database: 'figures', recordKey: randomBytes(32) })
  try {
    return {
      'promise 1, at once (ms from submit to accepted; the platform itself takes 100–300)': {
        ...(await measureAtOnce(log, alerts, seed.next)),
        target: 'p99 ≤ 1,000, max ≤ 2,000',
      },
      'promise 48, soak (ms and MB; with faults of Slack and of the database)': {
        ...(await soak(minutes, seed.next)),
        target: 'none late; over a day at most 1 MB an hour, which minutes cannot tell',
      },
    }
  } finally {
    await log.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
