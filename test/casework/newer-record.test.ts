import type { Arrival } from '../../src/casework/arrival.js'
import type { CaseworkTold } from '../../src/casework/desk.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { fetchRecord } from '../../src/casework/record-at-hand.js'
import { openCourier } from '../../src/delivery/courier.js'
import type { Told } from '../../src/delivery/told.js'
import { judge, lookAround } from '../../src/delivery/watchdog.js'
import { NewerRecord } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { isBookkeeping } from '../../src/procedures/bookkeeping.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import type { RecordId } from '../../src/procedures/words.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { openTestLog } from '../log/test-database.js'
import { staff, testOffice, testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

/** The version of before: what is named here it does not know yet. */
const formerly = (...events: readonly string[]): readonly AnyProcedure[] =>
  procedures.map((procedure) => ({
    ...procedure,
    events: Object.fromEntries(Object.entries(procedure.events).filter(([event]) => !events.includes(event))),
  }))

describe('a bot beside a newer one, on records in which that one has written what it does not know (promise 50)', () => {
  test('decides nothing on them, says so in a sentence, leaves them to the newer one, and is whole for all else', async () => {
    const year = openYear(memoryLog, dice(7))
    await year.live(120)
    const kept = await Promise.all(year.records.map(({ record }) => year.log.read(record)))
    const last = (one: (typeof kept)[number]) => one?.events.findLast((event) => !isBookkeeping(event))?.event
    // Of each procedure, how one of its records was left is new.
    const unknown = new Set(kept.flatMap((one) => last(one) ?? []))
    const isNewer = (one: (typeof kept)[number]) => one?.events.some(({ event }) => unknown.has(event)) === true
    expect(unknown.size).toBeGreaterThan(8)
    const told: CaseworkTold[] = []
    const [office, clock] = [testOffice(), () => new Date(Date.parse(kept[0]?.events.at(-1)?.at ?? ''))]
    const desk = {
      procedures: formerly(...unknown),
      log: year.log,
      directory: () => office,
      clock,
      patience: 20_000,
      report: (one: CaseworkTold) => void told.push(one),
    }
    const older = openCasework(desk)
    const before = JSON.stringify(kept)
    for (const [place, { record, procedure }] of year.records.entries()) {
      const drawn = older.draw(record, 'record', { person: staff('gita') })
      if (!isNewer(kept[place])) await expect(fetchRecord(desk, record)).resolves.toMatchObject({ kept: { record } })
      else {
        await expect(drawn).rejects.toThrow(NewerRecord)
        const press = { arrives: 'press', verb: `step:${Object.keys(procedure.rights)[0]}`, record, version: 1 } as const
        const answer = await older.listen({ id: `press ${record}`, by: staff('gita'), channel: 'slack', place: 'private', ...press })
        expect(answer).toMatchObject({ answer: 'sentence', text: expect.stringMatching(/being brought up to date.*try again in a minute/) })
      }
      await drawn.catch(() => {})
    }
    await older.readNames()
    await older.watched()
    await older.whoIsHere()
    for (const { id } of testPeople) {
      await older.board(id)
      for (const command of ['/my-work', '/terminated-call', '/help', '/duty'])
        await older.listen({ id: `${id} ${command}`, by: id, channel: 'slack', place: 'private', arrives: 'command', command, text: '' })
    }
    expect(told.filter(({ tells }) => tells === 'fault')).toEqual([])
    // Nothing that the older one did stands in a record that it cannot read.
    const after = await Promise.all(year.records.map(({ record }) => year.log.read(record)))
    for (const [place, one] of after.entries()) if (isNewer(one)) expect(JSON.stringify(one)).toBe(JSON.stringify(kept[place]))
    expect(before).toBe(JSON.stringify(kept))
  })

  test('has each card sent by the newer one, once; its watchdog goes on', async () => {
    const log = await openTestLog()
    const office = testOffice()
    const told: Told[] = []
    const open = (knows: readonly AnyProcedure[]) => {
      const chat = fakeChannel('slack')
      const settings = { log, directory: () => office, clock: () => new Date(), report: (one: Told) => void told.push(one) }
      const casework = openCasework({ ...settings, procedures: knows, patience: 20_000, report: () => {} })
      return { chat, casework, courier: openCourier({ ...settings, casework, channels: [chat] }) }
    }
    const [older, newer] = [open(formerly('AlertAcknowledged')), open(procedures)]
    const come = (bot: typeof newer, by: string, arrival: object) =>
      bot.casework.listen({ id: JSON.stringify([by, arrival]), by: staff(by), channel: 'slack', place: 'private', ...arrival } as Arrival)
    try {
      const raised = await come(older, 'asha', { arrives: 'command', command: '/at-risk', text: 'he says goodbye' })
      const record = (raised.answer === 'card' ? raised.card.record : undefined) as RecordId
      const taking = { arrives: 'press', verb: 'step:AcknowledgeAlert', record, version: 1 }
      await come(newer, 'gita', taking)
      expect(await come(older, 'hugh', taking)).toMatchObject({ answer: 'sentence', text: expect.stringContaining('brought up to date') })
      // The older one comes to all of it first, and again.
      await older.courier.run(new Date())
      await older.courier.run(new Date(Date.now() + 1_500))
      expect(older.chat.seen).toEqual([])
      await newer.courier.run(new Date(Date.now() + 5_000))
      expect(newer.chat.seen.length).toBeGreaterThan(2)
      const keys = newer.chat.seen.map(({ key, to }) => `${key} ${to}`)
      expect(keys).toEqual([...new Set(keys)])
      expect(told.filter(({ tells }) => tells === 'fault')).toEqual([])
      const seen = await lookAround(log, formerly('AlertAcknowledged'), () => new Date(), undefined)
      expect(judge(seen).map(({ what }) => what)).not.toContain('look')
      expect((await log.verify()).faults).toEqual([])
    } finally {
      await log.close()
    }
  })
})
