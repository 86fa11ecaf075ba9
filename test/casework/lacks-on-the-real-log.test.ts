import { randomBytes } from 'node:crypto'
import { lookDaily } from '../../src/casework/daily.js'
import type { Desk } from '../../src/casework/desk.js'
import { factsAt, summarise } from '../../src/casework/record-at-hand.js'
import { type Log, LogAway } from '../../src/log/log.js'
import { difficultCall } from '../../src/procedures/difficult-call/difficult-call.js'
import { asAny } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { freshName, openTestLog } from '../log/test-database.js'
import { at, staff, testOffice } from '../procedures/test-office.js'

const clock = () => new Date('2026-03-05T10:00:00.000Z')
const office = testOffice()
const call = asAny(difficultCall)

describe('calls that a version of before left open without an alarm', () => {
  const database = freshName()
  const recordKey = randomBytes(32)
  const opened: Log[] = []
  const bot = async (changes: (log: Log) => Partial<Log> = () => ({})): Promise<Desk> => {
    const log = await openTestLog({ clock, database, recordKey })
    opened.push(log)
    return { procedures: [call], log: { ...log, ...changes(log) }, directory: () => office, clock, report: () => {} }
  }
  afterAll(() => Promise.all(opened.map((log) => log.close())))

  const began = at('2026-03-03T10:00:00Z')
  const begin = async (log: Log): Promise<RecordId> => {
    const by = staff('asha')
    const events = [{ event: 'CallBegun', about: '', by, at: began }]
    const state = call.evolve(call.initial, { event: 'CallBegun', about: '', by, at: began } as never)
    const first = await log.open('DC', 2026, call.name, { at: began, by, events, owed: [] }, (record) =>
      summarise(
        { kept: { record, procedure: call.name, version: 1, moved: 1, opened: began, events: [] }, procedure: call, state },
        factsAt(office, began, 'clock', record),
      ),
    )
    return first.record
  }
  const owed = async ({ log }: Desk, records: readonly RecordId[]) => {
    const owing = await log.owing(records)
    return records.map((record) => owing.get(record)?.map((one) => ('alarm' in one ? `${one.alarm} ${one.at}` : one.notice)))
  }
  const once = ['AskWhetherOver 2026-03-06T10:00:00.000Z']

  test('are owed it once each, though two bots look at the same moment, and again, and one was cut off in the middle', async () => {
    let left = 3
    const [one, other] = await Promise.all([bot(), bot()])
    // Killed after some: the one that it was at is kept, and it never hears so.
    const cut = await bot((log) => ({
      append: async (...given) => {
        left -= 1
        if (left < 0) throw new LogAway('The database does not answer.')
        const appended = await log.append(...given)
        if (left === 0) throw new LogAway('The database does not answer.')
        return appended
      },
    }))
    const records: RecordId[] = []
    for (let n = 0; n < 12; n += 1) records.push(await begin(one.log))
    await expect(lookDaily(cut)).rejects.toThrow(LogAway)
    expect((await owed(one, records)).filter((each) => each?.length === 1)).toHaveLength(3)
    await Promise.all([lookDaily(one), lookDaily(other)])
    expect(await owed(other, records)).toEqual(records.map(() => once))
    expect(await lookDaily(other)).toBe(0)
    // It rings, asks, and owes the next: nothing is missing after it either.
    const now = instant(new Date('2026-03-06T10:00:00.000Z'))
    expect((await one.log.takeOwed(now, { seconds: 20, urgencies: ['routine'] }))?.record).toBeDefined()
    expect(await lookDaily(one)).toBe(0)
    expect(await owed(one, records)).toEqual(records.map(() => once))
  })

  test('owe nothing more when they are erased while the look is under way', async () => {
    const one = await bot()
    const record = await begin(one.log)
    const erasing = await bot((log) => ({
      read: async (...given) => {
        await log.erase([record])
        return log.read(...given)
      },
    }))
    await lookDaily(erasing)
    expect(await owed(one, [record])).toEqual([undefined])
  })
})
