import type { Log, Named } from '../../src/log/log.js'
import { at, opened, stepped } from './log-story.js'

/** What the log tells of the names of one procedure, in its order. */
export const namesIn = async (log: Log): Promise<readonly Named[]> => {
  const all: Named[] = []
  await log.names('terminated-call', (some) => void all.push(...some))
  return all
}

/** What every log promises of movements, of names and of walks past named records, the one in memory too. */
export const movementsContract = (open: () => Promise<Log>): void => {
  let log: Log
  const told = async (minutes?: number) => {
    const all = await log.movements(minutes === undefined ? undefined : at(minutes))
    return Object.fromEntries(all.map(({ record, version }) => [record, version]))
  }

  beforeEach(async () => {
    log = await open()
  })
  afterEach(() => log.close())

  test('records that moved since a time are told each once with their newest version, however long ago they were opened', async () => {
    const old = await opened(log, { minutes: 0 })
    const still = await opened(log, { minutes: 1 })
    await stepped(log, old.record, 2, { minutes: 5_000 })
    await stepped(log, old.record, 3, { minutes: 5_001 })
    const fresh = await opened(log, { minutes: 5_002 })
    expect(await told(5_000)).toEqual({ [old.record]: 3, [fresh.record]: 1 })
    expect(await told(5_002)).toEqual({ [fresh.record]: 1 })
    expect(await told(5_003)).toEqual({})
    expect(await told(0)).toEqual({ [old.record]: 3, [still.record]: 1, [fresh.record]: 1 })
    expect((await log.movements(at(5_002)))[0]).toEqual({ record: fresh.record, procedure: 'terminated-call', version: 1 })
  })

  test('deliveries and looks move nothing', async () => {
    const { record } = await opened(log)
    await stepped(log, record, 2, { minutes: 9, events: [{ event: 'DetailsOpened' }] })
    await stepped(log, record, 3, { minutes: 9, events: [{ event: 'NoticeDelivered' }] })
    expect(await told(9)).toEqual({})
    await stepped(log, record, 4, { minutes: 10, events: [{ event: 'NoticeDelivered' }, { event: 'DiscussionRecorded' }] })
    expect(await told(9)).toEqual({ [record]: 4 })
  })

  test('without a time every record is told, whatever its commits say of theirs', async () => {
    const one = await opened(log, { minutes: 100 })
    await stepped(log, one.record, 2, { minutes: 1 })
    const other = await opened(log, { minutes: 50, procedure: 'tribunal' })
    expect(await told()).toEqual({ [one.record]: 2, [other.record]: 1 })
  })

  test('the names of a procedure’s records are told newest first, each as its newest step says', async () => {
    const first = await opened(log, { minutes: 0, customer: 'Anna Kowalczyk' })
    const nobody = await opened(log, { minutes: 2, customer: '' })
    const untold = await opened(log, { minutes: 3 })
    await opened(log, { minutes: 4, procedure: 'tribunal', customer: 'Somebody Else' })
    await stepped(log, first.record, 2, { customer: 'Anna Nowak' })
    expect(await namesIn(log)).toEqual([
      { record: untold.record, version: 1, customer: undefined },
      { record: nobody.record, version: 1, customer: '' },
      { record: first.record, version: 2, customer: 'Anna Nowak' },
    ])
  })

  test('of an erased record no name is told', async () => {
    const { record } = await opened(log, { customer: 'Anna Kowalczyk' })
    await log.erase([record])
    expect(await namesIn(log)).toEqual([{ record, version: 1, customer: undefined }])
  })

  test('what whoever takes the names throws comes out as it is', async () => {
    const fault = new Error('their own')
    for (let n = 0; n < 130; n += 1) await opened(log, { customer: `Customer ${n}` })
    await expect(log.names('terminated-call', () => Promise.reject(fault))).rejects.toBe(fault)
  })

  test('a walk past named records reads each as it is read alone, and of one that is not there tells nothing', async () => {
    const records = []
    for (let n = 0; n < 120; n += 1) records.push((await opened(log)).record)
    const missing = 'TC-2026-9999' as (typeof records)[number]
    const some = [...records.filter((_, n) => n % 2), missing]
    const passed = new Map<string, unknown>()
    await log.walk({ records: some }, (each) => each.forEach(({ record, kept }) => void passed.set(record, kept)))
    expect([...passed.keys()].sort()).toEqual([...some].sort())
    expect(passed.get(missing)).toBeUndefined()
    expect(passed.get(String(records[1]))).toEqual(await log.read(records[1] ?? missing))
    await log.walk({ records: [] }, () => {
      throw new Error('there is nothing to come past')
    })
  })
}
