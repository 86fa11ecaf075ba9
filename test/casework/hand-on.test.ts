import { openHandingOn } from '../../src/casework/hand-on.js'
import { openRecord } from '../../src/casework/open-record.js'
import { takeStep } from '../../src/casework/take-step.js'
import { procedures } from '../../src/office.js'
import type { Office } from '../../src/procedures/people.js'
import { asAny, type Owed } from '../../src/procedures/procedure.js'
import { terminatedCall } from '../../src/procedures/terminated-call/terminated-call.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { lives } from './lives.js'
import { memoryLog } from './memory-log.js'

const move = () => '2026-03-05'
const lena = staff('lena')
const leo = staff('leo')

/** A log that waits for Lena's talk with Asha, in an office that can change, at an hour that can change. */
async function office() {
  let now = new Date('2026-03-03T10:00:00.000Z')
  let people: Office = testOffice()
  const told: unknown[] = []
  const boards: (readonly string[])[] = []
  const log = memoryLog(() => now)
  const desk = {
    procedures,
    log,
    directory: () => people,
    clock: () => now,
    report: (one: unknown) => told.push(one),
    boardsMoved: (ids: readonly string[]) => boards.push(ids),
  }
  const begins = lives['terminated-call']?.begins('2026-03-03', move, staff('asha'))
  if (!begins) throw new Error('there is a life of a terminated call')
  const opened = await openRecord(desk, { procedure: asAny(terminatedCall), step: begins, by: staff('asha'), key: 'log' })
  if (opened.outcome !== 'taken') throw new Error('it was opened')
  const { record } = opened.after.kept
  return {
    desk,
    log,
    told,
    boards,
    record,
    setOffice: (changes: Parameters<typeof testOffice>[0]) => {
      people = testOffice(changes)
    },
    setClock: (to: string) => {
      now = new Date(to)
    },
    talkIsWith: async () => {
      const all = (await log.list({ limit: 9 })).flatMap(({ waiting }) => waiting)
      return all.filter(({ what }) => what.startsWith('Talk with')).map((one) => one.for)
    },
    lastOwed: async () => (await log.commit(record, (await log.read(record))?.version ?? 0))?.owed ?? [],
    version: async () => (await log.read(record))?.version,
  }
}
const toPeople = (owed: readonly Owed[]) =>
  owed.flatMap((one) => ('notice' in one && 'person' in one.to ? [`${one.notice} → ${one.to.person}${one.at ? ` at ${one.at}` : ''}`] : []))

describe('what waits for somebody who is not there any more', () => {
  test('moves the open boards of whoever had it and of whoever has it now, and of their managers', async () => {
    const one = await office()
    const handing = openHandingOn(one.desk)
    await handing.look()
    one.boards.length = 0
    one.setOffice({ absent: ['lena'] })
    await handing.look()
    expect(one.boards.flat()).toEqual(expect.arrayContaining(['lena', 'leo', 'gita']))
    one.boards.length = 0
    await handing.look()
    expect(one.boards).toEqual([])
  })

  test.each(['absent', 'left'] as const)('is in the list of whoever has it now, who gets its card: %s', async (how) => {
    const one = await office()
    const handing = openHandingOn(one.desk)
    expect(await handing.look()).toBe(0)
    expect(await one.talkIsWith()).toEqual([lena])
    one.setOffice({ [how]: ['lena'] })
    expect(await handing.look()).toBe(1)
    const next = how === 'absent' ? leo : staff('gita')
    expect(await one.talkIsWith()).toEqual([next])
    expect(toPeople(await one.lastOwed())).toEqual([`record → ${next}`])
    // Told once, however often it is looked, and by however many bots.
    for (const bot of [handing, openHandingOn(one.desk)]) for (let n = 0; n < 3; n += 1) expect(await bot.look()).toBe(0)
  })

  test('is told of when the office opens, and stands in the list at once', async () => {
    const one = await office()
    const handing = openHandingOn(one.desk)
    one.setClock('2026-03-03T23:00:00.000Z')
    one.setOffice({ absent: ['lena'] })
    await handing.look()
    expect(await one.talkIsWith()).toEqual([leo])
    expect(toPeople(await one.lastOwed())).toEqual(['record → leo at 2026-03-04T09:00:00.000Z'])
  })

  test('is with them again when they are back; their card is drawn over, and nobody gets a second one', async () => {
    const one = await office()
    const handing = openHandingOn(one.desk)
    const posted = { channel: 'console', where: 'lena', id: '1' }
    const of = { version: 1, index: 0 }
    const delivered = { event: 'NoticeDelivered', of, notice: 'to-discuss', to: { person: lena }, posted, moved: 1 }
    const [summary] = await one.log.list({ limit: 1 })
    if (!summary) throw new Error('it is listed')
    await one.log.append(
      { record: one.record, version: 2, at: summary.opened, by: 'courier', events: [delivered], owed: [] },
      { ...summary, version: 2, marks: [] },
    )
    one.setOffice({ absent: ['lena'] })
    await handing.look()
    one.setOffice({})
    expect(await handing.look()).toBe(1)
    expect(await one.talkIsWith()).toEqual([lena])
    expect(await one.lastOwed()).toEqual([])
    expect((await one.log.commit(one.record, 4))?.redraw).toBe(true)
  })

  test('is not looked for while nobody comes or goes', async () => {
    const one = await office()
    const handing = openHandingOn(one.desk)
    for (let n = 0; n < 3; n += 1) await handing.look()
    const before = await one.version()
    let asked = 0
    const { waits } = one.log
    one.log.waits = () => {
      asked += 1
      return waits()
    }
    for (let n = 0; n < 3; n += 1) await handing.look()
    expect([asked, await one.version()]).toEqual([0, before])
  })

  test('is handed on by one of two bots that look at the same moment', async () => {
    const one = await office()
    const [first, second] = [openHandingOn(one.desk), openHandingOn(one.desk)]
    one.setOffice({ absent: ['lena'] })
    expect((await Promise.all([first.look(), second.look()])).toSorted()).toEqual([0, 1])
    expect(await one.version()).toBe(2)
  })

  test('of one record that is at fault, the others are none the worse', async () => {
    const one = await office()
    const { read } = one.log
    const handing = openHandingOn(one.desk)
    const begins = lives['difficult-call']?.begins('2026-03-03', move, staff('lou'))
    const call = procedures.find(({ name }) => name === 'difficult-call')
    if (!begins || !call) throw new Error('there are difficult calls')
    const opened = await openRecord(one.desk, { procedure: call, step: begins, by: staff('lou'), key: 'call' })
    one.log.read = async (record: RecordId) => {
      if (record === one.record) throw new Error('broken')
      return read(record)
    }
    one.setOffice({ left: ['lena', 'lou'] })
    expect(await handing.look()).toBe(1)
    expect(one.told).toContainEqual(expect.objectContaining({ tells: 'fault', doing: 'hand on what waits', record: one.record }))
    // The manager of whoever was on the call closes it.
    const record = opened.outcome === 'taken' ? opened.after.kept.record : one.record
    one.log.read = read
    expect((await takeStep(one.desk, { record, step: { step: 'CarryOn' }, by: staff('hugh') })).outcome).toBe('taken')
  })
})
