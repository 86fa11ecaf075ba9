import fc from 'fast-check'
import { factsAt, layOut, summarise } from '../../src/casework/record-at-hand.js'
import type { Counted, CountedRecord, Kept, Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { instant } from '../../src/procedures/words.js'
import { openTestLog } from '../log/test-database.js'
import { testOffice, testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, lived, openYear } from './random-years.js'

const counted = procedures.filter(({ figures }) => figures).map(({ name }) => name)
const since = instant(new Date(0))
const until = instant(new Date('2100-01-01'))

/** The first and the last event that the duration of a thing is counted between, told from the log alone. */
const durations: Readonly<Record<string, Readonly<Record<string, readonly [string, ...string[]]>>>> = {
  'at-risk': { acknowledge: ['AlertRaised', 'AlertAcknowledged'], conclude: ['AlertRaised', 'AlertConcluded'] },
  'terminated-call': { talk: ['CallLogged', 'TalkRecorded'] },
  'written-contact': { talk: ['CallLogged', 'TalkRecorded'] },
  'difficult-call': { end: ['CallBegun', 'CallEnded', 'CallCarriedOn'] },
  escalation: { ring: ['EscalationAsked', 'CallMade'] },
  restriction: { decide: ['ArrangementAskedFor', 'ArrangementApproved', 'ArrangementDeclined'] },
  adjustment: { decide: ['ArrangementAskedFor', 'ArrangementApproved', 'ArrangementDeclined'] },
  'authority-report': { decide: ['ReportProposed', 'ReportDecided', 'ReportRefused'] },
}
const naive = ({ procedure, events }: Kept): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(durations[procedure] ?? {}).flatMap(([name, [from, ...to]]) => {
      const [begin, end] = [events.find(({ event }) => event === from), events.find(({ event }) => to.includes(event))]
      return begin && end ? [[name, Math.round((Date.parse(end.at) - Date.parse(begin.at)) / 6_000) / 10]] : []
    }),
  )

const everything = async (log: Log): Promise<readonly Kept[]> => {
  const all: Kept[] = []
  for (const procedure of counted)
    await log.walk({ procedure }, (some) => void all.push(...some.flatMap(({ kept }) => (kept ? [kept] : []))))
  return all
}
const byRecord = (all: readonly CountedRecord[]) => new Map(all.map(({ record, figures }) => [record, figures]))

/** The store against a count over the log, which knows nothing of the store. */
const holdAgainst = async (log: Log, groups: ReadonlyMap<string, string>) => {
  const stored = byRecord(await log.figures({ procedures: counted, since, until }))
  const all = await everything(log)
  expect([...stored.keys()].sort()).toEqual(all.map(({ record }) => record).sort())
  for (const kept of all) {
    const figures = stored.get(kept.record)
    expect([kept.record, figures?.minutes]).toEqual([kept.record, expect.objectContaining(naive(kept))])
    const named = Object.keys(durations[kept.procedure] ?? {})
    const also = Object.keys(figures?.minutes ?? {}).filter((name) => named.includes(name))
    expect([kept.record, also.sort()]).toEqual([kept.record, Object.keys(naive(kept)).sort()])
    expect([kept.record, figures?.group]).toEqual([kept.record, groups.get(String(kept.events[0]?.by))])
  }
}
const groupsThen = new Map<string, string>(testPeople.map(({ id, group }) => [id, group]))
/** Months later everybody works somewhere else, and two have left. */
const moved = testOffice({ left: ['asha', 'lena'], people: testPeople.map((one) => ({ ...one, group: 'Another group' })) })

describe('the figures of the office', () => {
  test('are what a count over the log finds, whatever people did, and wherever they work now', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const year = openYear(memoryLog, dice(seed))
        await year.live(60)
        await holdAgainst(year.log, groupsThen)
        year.setOffice(moved)
        const before = byRecord(await year.log.figures({ procedures: counted, since, until }))
        for (let count = 0; count < 20; count += 1) {
          await year.goOn()
          year.pass(30)
        }
        const after = byRecord(await year.log.figures({ procedures: counted, since, until }))
        for (const [record, figures] of before) expect(after.get(record)?.group).toBe(figures.group)
      }),
      { numRuns: process.env.LONG ? 300 : 5 },
    )
  })

  test('move with the records on the real log, are the same after a rebuild, and go with an erased record', async () => {
    const log = await openTestLog()
    const year = openYear(() => log, dice(7))
    for (const procedure of lived) await year.begin(procedure, testPeople[0]?.id ?? ('asha' as never))
    await year.live(25)
    await holdAgainst(log, groupsThen)
    const stored = await log.figures({ procedures: counted, since, until })
    await log.rebuild((kept) => {
      const procedure = procedures.find(({ name }) => name === kept.procedure)
      if (!procedure) throw new Error(`Nobody knows ${kept.procedure}.`)
      return summarise(layOut(procedure, kept), factsAt(moved, year.now(), 'clock', kept.record))
    })
    expect(await log.figures({ procedures: counted, since, until })).toEqual(stored)
    const [first] = stored
    if (!first) throw new Error('nothing was counted')
    await log.erase([first.record])
    expect(byRecord(await log.figures({ procedures: counted, since, until })).has(first.record)).toBe(false)
    expect((await log.verify()).faults).toEqual([])
    await log.close()
  })

  test('are asked for by the time at which a record was opened, and by procedure', async () => {
    for (const log of [memoryLog(() => new Date()), await openTestLog()]) {
      const year = openYear(() => log, dice(3))
      const [call] = lived.filter(({ name }) => name === 'difficult-call')
      if (!call) throw new Error('there is no such procedure')
      const first = await year.begin(call, 'asha' as never)
      const between = year.now()
      year.pass(60)
      const middle = year.now()
      const second = await year.begin(call, 'adil' as never)
      const asked = async (from = since, to = until, names = counted) =>
        (await log.figures({ procedures: names, since: from, until: to })).map(({ record }) => record)
      expect(await asked()).toEqual([first, second])
      expect(await asked(between, middle)).toEqual([first])
      expect(await asked(middle)).toEqual([second])
      expect(await asked(since, until, ['at-risk'])).toEqual([])
      await log.close()
    }
  })

  test('hold no word that anybody typed, and no name', async () => {
    const year = openYear(memoryLog, dice(11))
    await year.live(300)
    const all = await year.log.figures({ procedures: counted, since, until })
    expect(all.length).toBeGreaterThan(10)
    const said = all.map(({ figures: { group: _, department: __, ...rest } }) => JSON.stringify(rest satisfies Partial<Counted>)).join()
    for (const typed of [
      'swore',
      'goodbye',
      'Bloggs',
      'IC-1234',
      '0113',
      'know where',
      ...testPeople.flatMap(({ id, name }) => [id, name]),
    ])
      expect(said).not.toContain(typed)
  })

  test('are given by each procedure that an office reports on, and by none about how people are', () => {
    expect(counted).toEqual(
      expect.arrayContaining(['at-risk', 'terminated-call', 'difficult-call', 'escalation', 'restriction', 'adjustment']),
    )
    for (const { name, figures, initial } of procedures) if (figures) expect([name, figures(initial)]).toEqual([name, {}])
  })
})

describe('how long a record is kept', () => {
  test('has a name for each way that a matter ends, and none while anything waits for anybody', async () => {
    const ends = new Set<string>()
    for (const { name, retention, initial } of procedures) {
      expect([name, retention?.names.length]).not.toEqual([name, 0])
      expect(retention?.of(initial)).toBeUndefined()
    }
    for (let seed = 0; seed < (process.env.LONG ? 60 : 3); seed += 1) {
      const year = openYear(memoryLog, dice(seed))
      await year.live(200)
      for (const { record, procedure } of year.records) {
        const kept = await year.log.read(record)
        if (!kept) throw new Error(`${record} is gone`)
        const { state } = layOut(procedure, kept)
        const name = procedure.retention?.of(state)
        if (name === undefined) continue
        ends.add(`${procedure.name}: ${name}`)
        expect(procedure.retention?.names).toContain(name)
        const waiting = procedure.waiting(state, factsAt(year.office(), year.now(), 'clock', record))
        expect([record, name, waiting]).toEqual([record, name, []])
      }
    }
    expect(ends.size).toBeGreaterThan(5)
  })
})
