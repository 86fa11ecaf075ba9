import type { CaseworkTold, Desk } from '../../src/casework/desk.js'
import { openRecord } from '../../src/casework/open-record.js'
import { factsNow, fetchRecord } from '../../src/casework/record-at-hand.js'
import { mayTake, takeStep } from '../../src/casework/take-step.js'
import type { Commit, Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import type { Office, Person } from '../../src/procedures/people.js'
import type { AnyProcedure, AnyStep, Owed } from '../../src/procedures/procedure.js'
import { type Instant, instant, type RecordId, type StaffId } from '../../src/procedures/words.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { lives, numbered, turnOfYear } from './lives.js'
import { type MemoryLog, memoryLog } from './memory-log.js'

const started = '2026-03-03T10:00:00.000Z'
/** Where something is owed: in which commit, and which of what it owes. */
type Place = Parameters<MemoryLog['done']>[0]

/** Every procedure of the office: its records are begun and gone on with. */
export const lived: readonly AnyProcedure[] = procedures.filter(({ name }) => lives[name])

/** The test office with a turn on duty that Hugh has, so that turns may be taken. */
export function officeOfYear(changes: Parameters<typeof testOffice>[0] = {}): Office {
  const office = testOffice(changes)
  const turns = (from: Instant) => {
    const today = office.calendar.dateOf(from)
    const turn = turnOfYear(today, (days) => office.calendar.moveDate(today, { days }))
    return [{ ...turn, from, until: turn.until as Instant, people: [staff('hugh')] }]
  }
  return { ...office, turns }
}

/** A generator of numbers below 1 that a seed decides. */
export const dice = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** An office whose people begin matters and go on with them as the dice fall; alarms ring when they are due. `typed`: what stands in their forms. */
export function openYear<Own extends Log & Partial<Pick<MemoryLog, 'done'>>>(
  on: (clock: () => Date) => Own,
  roll: () => number,
  typed: (step: AnyStep, number: number) => AnyStep = numbered,
) {
  let now = new Date(started)
  let office = officeOfYear()
  let arrivals = 0
  const clock = () => now
  const log = on(clock)
  const told: CaseworkTold[] = []
  const desk: Desk = { procedures, log: heardOf(), directory: () => office, clock, report: (one) => told.push(one) }
  const open: { readonly record: RecordId; readonly procedure: AnyProcedure }[] = []
  const alarms: { readonly record: RecordId; readonly alarm: string; readonly at: string; readonly place: Place }[] = []
  const heard = new Set<string>()
  const rung: { readonly record: RecordId; readonly at: Instant; readonly tells: number }[] = []
  const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(roll() * all.length)]
  /** Nobody who is away takes a step. */
  const isHere = ({ id }: Pick<Person, 'id'>): boolean => !office.isAbsent(id, instant(now))
  const today = () => office.calendar.dateOf(instant(now))
  const move = (days: number) => office.calendar.moveDate(today(), { days })
  const hear = ({ record, version, owed }: Pick<Commit, 'record' | 'version' | 'owed'>) => {
    if (heard.has(`${record}/${version}`)) return
    heard.add(`${record}/${version}`)
    for (const [index, one] of owed.entries())
      if ('alarm' in one) alarms.push({ record: one.on ?? record, alarm: one.alarm, at: one.at, place: { record, version, index } })
  }
  /** The log as the desk has it: whoever takes a step there, what it owes is heard of. */
  function heardOf(): Log {
    return {
      ...log,
      async open(...given) {
        const first = await log.open(...given)
        hear(first)
        return first
      },
      async append(...given) {
        const appended = await log.append(...given)
        if (appended.outcome === 'appended') hear(appended.commit)
        return appended
      },
    }
  }
  const key = () => `arrival ${++arrivals}`
  /** How much of what a commit owes somebody reads: to people who are here, or in a channel. */
  const tellsOf = (owed: readonly Owed[] | undefined): number =>
    (owed ?? []).filter((one) => {
      if (!('notice' in one)) return false
      const person = 'person' in one.to ? office.person(one.to.person) : undefined
      return !('person' in one.to) || (person !== undefined && isHere(person))
    }).length
  const owedBy = async (record: RecordId, version: number) => (await log.commit(record, version))?.owed

  const year = {
    log,
    desk,
    told,
    records: open,
    office: () => office,
    now: () => instant(now),
    setOffice: (changed: Office) => {
      office = changed
    },
    pass: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000)
    },
    /** A record that the clock has opened lives with the others from now on. */
    async hears(procedure: AnyProcedure, record: RecordId): Promise<void> {
      if (open.some((one) => one.record === record)) return
      open.push({ record, procedure })
      const first = await log.commit(record, 1)
      if (first) hear(first)
    },
    /** As an administrator erases by hand: nobody goes on with these, and what rings for them finds nothing. */
    async erase(records: readonly RecordId[]): Promise<void> {
      await log.erase(records)
      const left = open.filter(({ record }) => !records.includes(record))
      open.splice(0, open.length, ...left)
    },
    async begin(procedure: AnyProcedure, by: StaffId): Promise<RecordId | undefined> {
      const step = lives[procedure.name]?.begins(today(), move, by)
      if (!step) return undefined
      const opener = lives[procedure.name]?.byItself ? 'clock' : by
      const opened = await openRecord(desk, { procedure, step: typed(step, arrivals), by: opener, key: key() })
      if (opened.outcome !== 'taken') return undefined
      const { record } = opened.after.kept
      open.push({ record, procedure })
      return record
    },
    /** A step, well filled in: mostly by somebody who has the right to it, else by anybody. */
    async goOn(): Promise<void> {
      const one = oneOf(open)
      const step = one && oneOf(lives[one.procedure.name]?.goesOn(today(), move) ?? [])
      const at = one && (await fetchRecord(desk, one.record))
      if (!one || !step || !at) return
      const may = office.people.filter(
        ({ id }) => mayTake(one.procedure, step, at.state, { ...factsNow(desk, id, one.record), by: id }) === true,
      )
      const by = oneOf((may.length > 0 && roll() < 0.9 ? may : office.people).filter(isHere))?.id
      if (!by) return
      await takeStep(desk, { record: one.record, step: typed(step, arrivals), by, key: key() })
    },
    /** The clock: all that has become due rings, in its order. */
    async ring(most = 200): Promise<void> {
      for (let count = 0; count < most; count += 1) {
        const due = alarms.filter(({ at }) => at <= now.toISOString()).toSorted((one, other) => one.at.localeCompare(other.at))[0]
        if (!due) return
        alarms.splice(alarms.indexOf(due), 1)
        const taken = await takeStep(desk, { record: due.record, step: { step: due.alarm }, by: 'clock', key: key() })
        const owed = taken.outcome === 'taken' ? await owedBy(due.record, taken.after.kept.version) : undefined
        log.done?.(due.place)
        rung.push({ record: due.record, at: instant(now), tells: tellsOf(owed) })
      }
    },
    /** What rang for this record since a moment: how much each of it told somebody. */
    rungSince: (record: RecordId, since: Instant): readonly number[] =>
      rung.filter((one) => one.record === record && one.at >= since).map(({ tells }) => tells),
    /** Will anything ring for this record yet? */
    owes: (record: RecordId): boolean => alarms.some((one) => one.record === record),
    /** Some moves of everybody, over hours and days. */
    async live(moves: number): Promise<void> {
      for (let count = 0; count < moves; count += 1) {
        const procedure = roll() < 0.15 ? oneOf(lived) : undefined
        const by = oneOf(office.people.filter(isHere))?.id
        if (procedure && by) await year.begin(procedure, by)
        else await year.goOn()
        year.pass(Math.floor(roll() * (roll() < 0.1 ? 5_000 : 90)))
        await year.ring()
      }
    },
  }
  return year
}

/** Every procedure begun and sixty steps gone on, on a log in memory: an office late in the year. */
export const lateInTheYear = async () => {
  let log: ReturnType<typeof memoryLog> | undefined
  const year = openYear((clock) => {
    log = memoryLog(clock)
    return log
  }, dice(1))
  if (!log) throw new Error('the office has no log')
  for (const procedure of lived) for (const { id } of year.office().people) if (await year.begin(procedure, id)) break
  for (let n = 0; n < 60; n += 1) await year.goOn()
  return { year, log }
}
