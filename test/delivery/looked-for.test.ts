import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill } from '../../src/cards/fill.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { type DirectCopy, followSaved } from '../../src/delivery/follow-saved.js'
import type { Journalled } from '../../src/delivery/on-its-way.js'
import { openAlarms } from '../../src/delivery/raise-alarms.js'
import { openJournal } from '../../src/log/journal.js'
import { LogAway } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { urgentAtRisk } from '../../src/procedures/at-risk/directly.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff, testOffice, testPeople, tuesday } from '../procedures/test-office.js'
import { type FakeChannel, fakeChannel } from './fake-channel.js'
import { withoutCourier } from './without-courier.js'

/** One in which no bot can look, as in Teams. */
const chatThatCannotLook = () => fakeChannel('teams', { reaches: (to) => !to.startsWith('#') })
/** A chat that finds what it sent, where it is told that something may have been sent; and that knows persons only. */
const chatThatLooks = () => fakeChannel('slack', { looks: 'when asked', reaches: (to) => !to.startsWith('#') })
const keysOf = (chat: FakeChannel) => chat.seen.map(({ key, to }) => `${key} ${to}`)
const nothingTwice = (chat: FakeChannel) => expect(keysOf(chat)).toEqual([...new Set(keysOf(chat))])
const record = 'AR-2026-0001' as RecordId

describe('what may have been sent is looked for before it is sent again', () => {
  test('where a card that went out unsaved cannot be changed, and the one that says so was sent in doubt', async () => {
    const chat = chatThatLooks()
    const needs = { channels: [chat], directory: () => testOffice(), report: () => {}, timer: () => () => {} }
    const card = (whose: 'reporter' | 'told') => fill(urgentAtRisk.directly.savedNow(record, whose, 'not saved'), { record, version: 1 })
    const copies: readonly DirectCopy[] = [{ person: staff('hugh'), posted: { channel: 'slack', where: 'hugh', id: 'of-before' } }]
    chat.next('never', 'lost', 'never', 'ok')
    const left = await followSaved(needs, { record, by: staff('asha'), card }, copies)
    expect(left).toEqual(copies)
    expect(await followSaved(needs, { record, by: staff('asha'), card }, left)).toEqual([])
    expect(chat.seen).toHaveLength(1)
  })

  describe('where an alert is taken up from the journal', () => {
    let folder: string
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'steward-looked-'))
    })
    afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))
    const openOn = async (chat: FakeChannel) => {
      let seconds = 0
      const journal = await openJournal({ folder, recordKey: Buffer.alloc(32, 7) })
      const direct = openDirectAlerts({
        procedures,
        journal,
        channels: [chat],
        directory: () => testOffice(),
        clock: () => new Date(Date.parse(tuesday) + seconds * 1000),
        ...withoutCourier(),
        saveAlert: () => Promise.reject(new LogAway('The database does not answer.')),
        report: () => {},
        timer: () => () => {},
      })
      await direct.start()
      const climb = async () => {
        for (seconds = 0; seconds < 600; seconds += 30) await direct.look()
      }
      /** The journal has all that was sent. */
      const written = async () => {
        const copies = async () => ((await journal.all()).entries[0]?.value as Journalled | undefined)?.copies?.length
        while ((await copies()) !== chat.seen.length) await new Promise<void>((resolve) => setImmediate(resolve))
      }
      return { direct, climb, written }
    }
    const step = { step: 'RaiseAlert', report: { said: `he says goodbye ${'and goodbye '.repeat(2_000)}` } }
    const alert = { procedure: 'at-risk', key: 'one', by: staff('asha'), step }

    test.each([
      ['it is found', chatThatLooks],
      ['it is known, where no bot can look', chatThatCannotLook],
    ])('of which the run before has sent rungs: %s', async (_, open) => {
      const chat = open()
      const first = await openOn(chat)
      await first.direct.sendUnsaved(alert)
      await first.climb()
      await first.written()
      const sent = keysOf(chat).length
      // Killed, and begun again on the same journal: it climbs the same rungs.
      const second = await openOn(chat)
      await second.climb()
      await Promise.all([first, second].map(({ direct }) => direct.stop()))
      nothingTwice(chat)
      expect(sent).toBeGreaterThan(2)
      expect(keysOf(chat).filter((key) => key.includes('part'))).not.toEqual([])
    })

    test('of which the run before died before it told anybody: the first rung hears of it at the first look', async () => {
      const chat = chatThatCannotLook()
      chat.always('hang')
      const first = await openOn(chat)
      await first.direct.sendUnsaved(alert)
      const asked = chat.calls.map(({ to }) => to)
      const living = chatThatCannotLook()
      const second = await openOn(living)
      await second.direct.look()
      await second.direct.stop()
      expect(asked).not.toEqual([])
      expect([...new Set(living.seen.map(({ to }) => to))]).toEqual([...new Set(asked)])
    })
  })

  test('where the bot looks around while the journal’s disk is slow: the first rung hears of an alert once', async () => {
    const chat = chatThatCannotLook()
    let written = () => {}
    const writing = new Promise<void>((resolve) => {
      written = resolve
    })
    const direct = openDirectAlerts({
      procedures,
      journal: { keep: () => writing, all: async () => ({ entries: [], broken: [] }), drop: async () => {}, rewrap: async () => {} },
      channels: [chat],
      directory: () => testOffice(),
      clock: () => new Date(tuesday),
      ...withoutCourier(),
      saveAlert: () => Promise.reject(new LogAway('The database does not answer.')),
      report: () => {},
      timer: () => () => {},
    })
    const step = { step: 'RaiseAlert', report: { said: 'goodbye' } }
    const answer = direct.sendUnsaved({ procedure: 'at-risk', key: 'one', by: staff('asha'), step })
    chat.always('hang')
    await direct.look()
    written()
    await answer
    chat.release()
    await new Promise<void>((resolve) => setImmediate(resolve))
    expect(chat.seen).not.toEqual([])
    nothingTwice(chat)
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
