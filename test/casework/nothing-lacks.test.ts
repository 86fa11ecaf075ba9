import { lookDaily } from '../../src/casework/daily.js'
import type { Desk } from '../../src/casework/desk.js'
import { openOweWhatLacks } from '../../src/casework/owe-what-lacks.js'
import { factsAt, fetchRecord, layOut, summarise } from '../../src/casework/record-at-hand.js'
import type { Commit } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { AnyProcedure } from '../../src/procedures/procedure.js'
import { lackingOf } from '../../src/procedures/shared/lacking.js'
import { type Instant, instant, type RecordId } from '../../src/procedures/words.js'
import { testOffice } from '../procedures/test-office.js'
import { seedOfRun } from '../seed-of-run.js'
import { keptFiles, keptIn } from './kept.js'
import { type MemoryLog, memoryLog } from './memory-log.js'
import { dice, officeOfYear, openYear } from './random-years.js'
import { statesOf } from './states-of.js'

/** States that are open and owe nothing: who looks at them, or why nobody need. */
const owesNothing: Readonly<Record<string, string>> = {
  'guidance-change Live': 'it is in force, and stands in the guidance until it is taken back',
  'same-customer Linked': 'it stands as long as the records that it is about, and ends with the last of them',
  'two-customers Separated': 'it stands as long as the records that it is about, and ends with the last of them',
  'retention-list LookedThrough': 'the clock works through it each morning, and ends it',
}

/** Every record that some version kept, of every procedure in each state. */
const all = keptFiles.flatMap(keptIn)

describe.each(procedures.map((procedure) => [procedure.name, procedure] as const))('a record of %s', (name, procedure) => {
  const ofBefore = all.filter((one) => one.kept.procedure === name).map((one) => layOut(procedure, one.kept).state)
  test('owes a next look in every open state, or it is said who looks; and none of its alarms rings in vain', async () => {
    // One that no version has kept yet.
    const states = ofBefore.length > 0 ? ofBefore : await statesOf(procedure)
    expect(states.length).toBeGreaterThan(0)
    const silent = new Set<string>()
    const vain = new Set<string>()
    // Long after: what was kept of when it is asked again has gone by.
    const now = instant(new Date('2027-06-01T10:00:00Z'))
    const facts = factsAt(officeOfYear(), now, 'clock', `${procedure.prefix}-2026-0001` as RecordId)
    for (const state of states) {
      const must = procedure.mustRing?.(state, facts) ?? []
      const isOpen = procedure.retention !== undefined && procedure.retention.of(state) === undefined
      if (must.length === 0 && isOpen && !owesNothing[`${name} ${state.is}`]) silent.add(state.is)
      for (const { alarm, at } of must) {
        expect(procedure.steps?.[alarm]?.from).toBe('itself')
        const rung = procedure.decide({ step: alarm }, state, { ...facts, now: at, others: [] })
        if (rung.outcome !== 'decided' || (rung.events.length === 0 && rung.owed.length === 0)) vain.add(`${state.is}: ${alarm}`)
      }
    }
    expect({ silent: [...silent], vain: [...vain] }).toEqual({ silent: [], vain: [] })
  })
})

const missingIn = async (desk: Desk, record: RecordId): Promise<readonly string[]> => {
  const at = await fetchRecord(desk, record)
  const facts = factsAt(desk.directory(), instant(desk.clock()), 'clock', record)
  const must = at?.procedure.mustRing?.(at.state, facts) ?? []
  const owed = (await desk.log.owing([record])).get(record)
  return at && owed ? lackingOf(must, owed).map(({ alarm }) => `${at.procedure.name} ${at.state.is}: ${alarm}`) : []
}

// LONG=1: many offices.
test('what people and the clock of today’s version leave open owes what it must: the look owes nothing twice', async () => {
  const first = seedOfRun()
  const seeds = process.env.LONG === '1' ? Array.from({ length: 80 }, (_, n) => first + n) : [3, first]
  const missing = new Set<string>()
  for (const seed of seeds) {
    const year = openYear(memoryLog, dice(seed))
    for (let part = 0; part < 6; part += 1) {
      await year.live(40)
      year.pass(3 * 24 * 60)
      await year.ring(2_000)
      for (const { record } of year.records) for (const one of await missingIn(year.desk, record)) missing.add(one)
    }
  }
  expect([...missing]).toEqual([])
})

/** Records as a version of before kept them, of whose alarms none is left. */
async function officeOfBefore(file: string) {
  let now = new Date('2027-03-02T10:00:00.000Z')
  const log = memoryLog(() => now)
  const office = testOffice()
  const desk: Desk = { procedures, log, directory: () => office, clock: () => now, report: () => {} }
  const records: { readonly record: RecordId; readonly procedure: AnyProcedure; readonly is: string }[] = []
  for (const { kept: one, is } of keptIn(file)) {
    const procedure = procedures.find(({ name }) => name === one.procedure)
    const { events } = one
    const [begun] = events
    if (!procedure || !begun) throw new Error(one.procedure)
    const summary = (record: RecordId) => {
      const facts = factsAt(office, begun.at, 'clock', record)
      return summarise({ kept: { ...one, record }, procedure, state: layOut(procedure, one).state }, facts)
    }
    const { record } = await log.open(
      procedure.prefix,
      2026,
      procedure.name,
      { at: begun.at, by: begun.by, events: events.filter(({ version }) => version === begun.version), owed: [] },
      summary,
    )
    const later = events.filter(({ version }) => version !== begun.version)
    if (later.length > 0)
      await log.append({ record, version: 2, at: begun.at, by: 'clock', events: later, owed: [] } satisfies Commit, summary(record))
    records.push({ record, procedure, is })
  }
  return {
    desk,
    log,
    records,
    pass: (days: number) => {
      now = new Date(now.getTime() + days * 86_400_000)
    },
  }
}

const alarmsIn = (log: MemoryLog, record: RecordId): readonly string[] =>
  (log.commits.get(record) ?? []).flatMap(({ owed }) => owed.flatMap((one) => ('alarm' in one ? [one.alarm] : [])))

describe.each(keptFiles)('records that %s left open, and whose alarms are gone', (file) => {
  test('are asked after from the next look on, each alarm owed once however often it looks; what is over owes nothing', async () => {
    const { desk, log, records } = await officeOfBefore(file)
    expect(await lookDaily(desk)).toBeGreaterThan(10)
    const owed = records.map(({ record }) => alarmsIn(log, record))
    await lookDaily(desk)
    expect(records.map(({ record }) => alarmsIn(log, record))).toEqual(owed)
    for (const [place, { record, procedure, is }] of records.entries()) {
      expect(await missingIn(desk, record)).toEqual([])
      expect(new Set(owed[place]).size).toBe(owed[place]?.length)
      const at = await fetchRecord(desk, record)
      if (at && procedure.retention?.of(at.state) !== undefined) expect({ record, is, owed: owed[place] }).toEqual({ record, is, owed: [] })
    }
    // The two of which it was found.
    const those = (name: string, is: string) =>
      records.flatMap((one, place) => (one.procedure.name === name && one.is === is ? [owed[place]] : []))
    for (const one of those('difficult-call', 'Live')) expect(one).toEqual(['AskWhetherOver'])
    for (const one of those('terminated-call', 'Returned')) expect(one).toContain('RemindToCorrect')
    for (const one of those('terminated-call', 'AwaitingDiscussion')) expect(one).toContain('PassUpDiscussion')
    expect(those('difficult-call', 'Live').length + those('terminated-call', 'Returned').length).toBeGreaterThan(0)
  })
})

describe('many records that lack an alarm', () => {
  const log = memoryLog(() => new Date('2026-03-03T10:00:00.000Z'))
  const office = testOffice()
  const desk: Desk = { procedures, log, directory: () => office, clock: () => new Date('2026-03-03T10:00:00.000Z'), report: () => {} }
  const begin = async (minutes: number): Promise<RecordId> => {
    const at = instant(new Date(Date.parse('2026-03-02T08:00:00Z') + minutes * 60_000)) as Instant
    const [procedure] = procedures
    if (procedure?.name !== 'difficult-call') throw new Error('a difficult call comes first')
    const by = office.people[0]?.id
    if (!by) throw new Error('nobody')
    const events = [{ event: 'CallBegun', about: '', by, at }]
    const state = procedure.evolve(procedure.initial, events[0] as never)
    const all = { record: '' as RecordId, procedure: procedure.name, version: 1, moved: 1, opened: at, events: [] }
    const first = await log.open('DC', 2026, procedure.name, { at, by, events, owed: [] }, (record) =>
      summarise({ kept: { ...all, record }, procedure, state }, factsAt(office, at, 'clock', record)),
    )
    return first.record
  }
  test('are owed to so many in a look, the newest first, and the others in the next ones', async () => {
    const records: RecordId[] = []
    for (let n = 0; n < 7; n += 1) records.push(await begin(n))
    const look = async () => {
      let count = 0
      const missing = openOweWhatLacks(desk, 3)
      await log.walk({ procedure: 'difficult-call' }, async (some) => {
        const passed = await Promise.all(some.map(({ record }) => fetchRecord(desk, record)))
        count += await missing.look(passed.flatMap((one) => one ?? []))
      })
      return count
    }
    expect([await look(), records.map((record) => alarmsIn(log, record).length).join('')]).toEqual([3, '0000111'])
    expect([await look(), await look(), await look()]).toEqual([3, 1, 0])
    expect(records.map((record) => alarmsIn(log, record))).toEqual(records.map(() => ['AskWhetherOver']))
  })
})
