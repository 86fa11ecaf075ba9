import { eraseRecords } from '../../src/casework/erase-records.js'
import { openRecord } from '../../src/casework/open-record.js'
import type { Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { AnyStep } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { openTestLog } from '../log/test-database.js'
import { staff, tuesday } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'

const logs: Log[] = []
afterAll(() => Promise.all(logs.map((log) => log.close())))

/** Calls on a real log whose cards stand in a chat, and a clock that stands until somebody moves it. */
async function openCalls(takesCard: (pass: (minutes: number) => void) => Promise<void>) {
  let now = new Date(tuesday)
  const log = await openTestLog({ clock: () => now })
  logs.push(log)
  const blank = async (): Promise<boolean> => {
    await takesCard(pass)
    return true
  }
  const office = openArrangementOffice({ log, blank })
  const pass = (minutes: number): void => {
    now = new Date(now.getTime() + minutes * 60_000)
    office.setNow(instant(now))
  }
  const [procedure] = procedures.filter(({ name }) => name === 'difficult-call')
  if (!procedure) throw new Error('There are no calls.')
  const notice = { notice: 'steps', to: { person: staff('asha') }, urgency: 'now' } as const
  const call = async (key: string): Promise<RecordId> => {
    const step = { step: 'BeginCall', about: 'IC-1' } as AnyStep
    const opened = await openRecord(office.desk, { procedure, step, by: staff('asha'), key })
    if (opened.outcome !== 'taken') throw new Error(JSON.stringify(opened))
    const { record } = opened.after.kept
    for (const id of ['one', 'other'])
      await office.casework.keepDelivered(
        record,
        { version: 1, index: 0 },
        notice,
        { channel: 'slack', where: 'D1', id: `${key} ${id}` },
        { moved: 1 },
      )
    return record
  }
  const note = () => ({ by: 'ada', why: 'Asked for.', at: instant(now) })
  return {
    log,
    pass,
    call,
    erase: (...records: readonly RecordId[]) =>
      eraseRecords(office.desk, new Map(records.map((record) => [record, note()])), { mayGo: async () => true }),
  }
}

// Who is told in vain that somebody has tampered with the records does not believe it the next time.
test('an erasure whose chat takes hours is no fault of the records as long as it goes on', async () => {
  const found: unknown[] = []
  const office = await openCalls(async (pass) => {
    pass(30)
    found.push(...(await office.log.verify()).faults)
  })
  const records = [await office.call('first'), await office.call('second'), await office.call('third')]
  await office.erase(...records)
  office.pass(90)
  expect([found, (await office.log.verify()).faults]).toEqual([[], []])
})

test('one that has stopped is told of an hour after it last said that it goes on', async () => {
  let cards = 0
  const office = await openCalls(async (pass) => {
    pass(30)
    cards += 1
    if (cards === 4) throw new Error('The bot was killed.')
  })
  const [first, second] = [await office.call('first'), await office.call('second')]
  await expect(office.erase(first, second)).rejects.toThrow('killed')
  expect((await office.log.verify()).faults).toEqual([])
  office.pass(62)
  expect((await office.log.verify()).faults.map(({ record, fault }) => [record, fault])).toEqual([
    [first, expect.stringContaining('its key is still there')],
    [second, expect.stringContaining('its key is still there')],
  ])
  await office.erase(first, second).catch(() => undefined)
})
