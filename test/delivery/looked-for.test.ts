import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill } from '../../src/cards/fill.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { type DirectCopy, followSaved } from '../../src/delivery/follow-saved.js'
import { openAlarms } from '../../src/delivery/raise-alarms.js'
import { openJournal } from '../../src/log/journal.js'
import { LogAway } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { urgentAtRisk } from '../../src/procedures/at-risk/unsaved.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff, testOffice, testPeople, tuesday } from '../procedures/test-office.js'
import { type FakeChannel, fakeChannel } from './fake-channel.js'

/** A chat that finds what it sent, where it is told that something may have been sent; and that knows persons only. */
const chatThatLooks = () => fakeChannel('slack', { looks: 'when asked', reaches: (to) => !to.startsWith('#') })
const keysOf = (chat: FakeChannel) => chat.seen.map(({ key, to }) => `${key} ${to}`)
const nothingTwice = (chat: FakeChannel) => expect(keysOf(chat)).toEqual([...new Set(keysOf(chat))])
const record = 'AR-2026-0001' as RecordId

describe('what may have been sent is looked for before it is sent again', () => {
  test('where a card that went out unsaved cannot be changed, and the one that says so was sent in doubt', async () => {
    const chat = chatThatLooks()
    const needs = { channels: [chat], directory: () => testOffice(), report: () => {}, timer: () => () => {} }
    const card = (whose: 'reporter' | 'told') => fill(urgentAtRisk.unsaved.savedNow(record, whose), { record, version: 1 })
    const copies: readonly DirectCopy[] = [{ person: staff('hugh'), posted: { channel: 'slack', where: 'hugh', id: 'of-before' } }]
    chat.next('never', 'lost', 'never', 'ok')
    const left = await followSaved(needs, { record, by: staff('asha'), card }, copies)
    expect(left).toEqual(copies)
    expect(await followSaved(needs, { record, by: staff('asha'), card }, left)).toEqual([])
    expect(chat.seen).toHaveLength(1)
  })

  test('where an alert is taken up from the journal, of which the run before may have sent this rung', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'steward-looked-'))
    try {
      const chat = chatThatLooks()
      const open = async () => {
        let seconds = 0
        const direct = openDirectAlerts({
          procedures,
          journal: await openJournal({ folder, recordKey: Buffer.alloc(32, 7) }),
          channels: [chat],
          directory: () => testOffice(),
          clock: () => new Date(Date.parse(tuesday) + seconds * 1000),
          saveAlert: () => Promise.reject(new LogAway('The database does not answer.')),
          report: () => {},
          timer: () => () => {},
        })
        await direct.start()
        const climb = async () => {
          for (seconds = 0; seconds < 600; seconds += 30) await direct.look()
        }
        return { direct, climb }
      }
      const first = await open()
      const step = { step: 'RaiseAlert', report: { said: 'he says goodbye' } }
      await first.direct.sendUnsaved({ procedure: 'at-risk', key: 'one', by: staff('asha'), step })
      await first.climb()
      const sent = keysOf(chat).length
      // Killed, and begun again on the same journal: it climbs the same rungs.
      const second = await open()
      await second.climb()
      await Promise.all([first, second].map(({ direct }) => direct.stop()))
      nothingTwice(chat)
      expect(sent).toBeGreaterThan(2)
      expect(chat.calls.length).toBeGreaterThan(sent)
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 10 })
    }
  })

  test('where an alarm of the watchdog reached nobody that one knows of', async () => {
    let now = Date.parse(tuesday)
    const chat = chatThatLooks()
    const alarms = openAlarms({
      channels: [chat],
      people: () => testPeople.slice(0, 1),
      clock: () => new Date(now),
      complain: () => {},
      timer: () => () => {},
    })
    chat.next('lost', 'ok', 'ok')
    const alarm = { what: 'courier', title: 'the bot has stopped', words: 'Start it again.', over: 'It is at work again.' }
    for (const seconds of [0, 15, 120]) {
      now += seconds * 1000
      alarms.see([alarm], () => true)
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
    }
    nothingTwice(chat)
    // The third is a new one: it still goes on.
    expect(chat.seen).toHaveLength(2)
  })
})
