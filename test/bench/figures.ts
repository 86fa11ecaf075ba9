import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { openCourier } from '../../src/delivery/courier.js'
import { wakeAfterCommits } from '../../src/delivery/wake-after-commits.js'
import { startEmbedded } from '../../src/log/embedded.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { staff, testOffice } from '../procedures/test-office.js'

const alerts = Number(process.env.ALERTS ?? 200)
const office = testOffice()

/** Promise 1: from the command to the first senior's card accepted by a platform that takes 100 to 300 ms, one alert after another, with routine work beside. */
export const benchFigures = async (): Promise<unknown> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-figures-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const kept = await openLog({ uri: embedded.uri, database: 'figures', recordKey: randomBytes(32) })
  const accepted = new Map<string, number>()
  const chat: Channel = {
    name: 'slack',
    reaches: () => true,
    async post(to, card, { key }) {
      await pause(100 + Math.random() * 200)
      if (card.record && 'person' in to && to.person.id === 'gita' && !accepted.has(card.record))
        accepted.set(card.record, performance.now())
      return { channel: 'slack', where: 'person' in to ? to.person.id : to.purpose, id: key }
    },
    replace: () => pause(100),
    start: async () => {},
    stop: async () => {},
  }
  const clock = () => new Date()
  let wake = () => {}
  const log = wakeAfterCommits(kept, () => wake())
  const casework = openCasework({ procedures, log, directory: () => office, clock, report: () => {} })
  const courier = openCourier({ log, casework, channels: [chat], directory: () => office, clock, report: () => {} })
  wake = courier.wake
  courier.start()
  try {
    const took: number[] = []
    for (let n = 0; n < alerts; n += 1) {
      const begun = performance.now()
      const answer = await casework.listen({
        id: `a${n}`,
        by: staff('asha'),
        channel: 'slack',
        place: 'private',
        arrives: 'command',
        command: '/at-risk',
        text: 'words',
      })
      const record = answer.answer === 'card' ? (answer.card.record ?? '') : ''
      while (!accepted.has(record)) await pause(5)
      took.push((accepted.get(record) ?? 0) - begun)
    }
    took.sort((one, other) => one - other)
    const at = (share: number): number => Math.round(took[Math.floor(share * (took.length - 1))] ?? 0)
    return {
      'promise 1, at once (ms from submit to accepted; the platform itself takes 100–300)': {
        alerts,
        p50: at(0.5),
        p99: at(0.99),
        max: at(1),
        target: 'p99 ≤ 1,000, max ≤ 2,000',
      },
    }
  } finally {
    await courier.stop()
    await kept.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
