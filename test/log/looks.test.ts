import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { isBookkeeping, looks } from '../../src/procedures/bookkeeping.js'
import type { StaffId } from '../../src/procedures/words.js'
import { memoryLog } from '../casework/memory-log.js'
import { at, opened, stepped } from '../contracts/log-story.js'
import { openTestLog } from './test-database.js'

describe.each([
  ['in memory', async () => memoryLog(() => new Date(at(0))) as Log],
  ['on the embedded database', () => openTestLog() as Promise<Log>],
])('looks in the log %s', (_, open) => {
  let log: Log
  beforeEach(async () => {
    log = await open()
  })
  afterEach(() => log.close())
  const look = (why: string) => [{ event: 'DetailsOpened', why }]

  test('are told with who, when and why, newest first, since a moment or at some records', async () => {
    const one = await opened(log, { minutes: 0 })
    const other = await opened(log, { minutes: 1 })
    await stepped(log, one.record, 2, { minutes: 5, events: look('A list.') })
    await stepped(log, other.record, 2, { minutes: 7, events: look('A letter.') })
    await stepped(log, one.record, 3, { minutes: 9, events: [{ event: 'DiscussionRecorded' }] })
    const told = async (query: Parameters<Log['looks']>[0]) =>
      (await log.looks(query)).map(({ record, at: when, why }) => [record, when, why])
    expect(await told({ since: at(0) })).toEqual([
      [other.record, at(7), 'A letter.'],
      [one.record, at(5), 'A list.'],
    ])
    expect(await told({ since: at(6) })).toEqual([[other.record, at(7), 'A letter.']])
    expect(await told({ records: [one.record] })).toEqual([[one.record, at(5), 'A list.']])
    expect(await told({ records: [] })).toEqual([])
    expect(await told({ by: ['nobody' as StaffId] })).toEqual([])
    const [{ by } = { by: 'clock' as const }] = await log.looks({ since: at(0) })
    expect(await told({ by: [by] })).toEqual(await told({ since: at(0) }))
    // What was said of somebody at risk is read again by an event of the alert's own.
    await stepped(log, one.record, 4, { minutes: 11, events: [{ event: 'AlertReadAgain', why: 'A complaint.' }] })
    expect(await told({ since: at(10) })).toEqual([[one.record, at(11), 'A complaint.']])
    expect(await told({ records: [one.record] })).toHaveLength(2)
    await log.erase([other.record])
    expect(await told({ since: at(0) })).toEqual([
      [one.record, at(11), 'A complaint.'],
      [other.record, at(7), ''],
      [one.record, at(5), 'A list.'],
    ])
  })
})

// An event that is called otherwise one day would drop out of the list of who looked, and nothing else would show it.
test('every event by which somebody looks is one that is kept', () => {
  const own = new Set(procedures.flatMap(({ events }) => Object.keys(events)))
  expect([...looks].filter((event) => !isBookkeeping({ event }) && !own.has(event))).toEqual([])
})
