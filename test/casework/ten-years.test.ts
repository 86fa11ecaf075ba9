import type { KeptEvent } from '../../src/log/log.js'
import type { Alarm, Owed } from '../../src/procedures/procedure.js'
import type { Instant, RecordId } from '../../src/procedures/words.js'
import { testCalendar } from '../procedures/test-calendar.js'
import { at, testOffice, testPeople } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { memoryLog } from './memory-log.js'

const calendar = testCalendar

/** The same small numbers at every run. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

type Told = KeptEvent & { readonly when: Instant; readonly owed: readonly Owed[] }

/** An office on a virtual clock, whose bot rings what is due and looks daily whenever it is up. */
const openYears = () => {
  let clock = new Date('2026-03-03T10:00:00.000Z')
  const log = memoryLog(() => clock)
  const office = openArrangementOffice({ log })
  // What is owed is gathered once from each commit, in its order, and goes when it has rung.
  const gathered = new Map<RecordId, number>()
  const waiting = new Map<string, { readonly id: string; readonly record: RecordId; readonly alarm: Alarm }>()
  const due = (now: Instant) => {
    for (const [record, commits] of log.commits) {
      for (const { version, owed } of commits.slice(gathered.get(record) ?? 0))
        for (const [index, item] of owed.entries()) {
          const id = `${record} ${version} ${index}`
          if ('alarm' in item) waiting.set(id, { id, record, alarm: item })
        }
      gathered.set(record, commits.length)
    }
    return [...waiting.values()].filter(({ alarm }) => alarm.at <= now)
  }
  const told = new WeakMap<object, readonly Told[]>()
  const setNow = (now: Instant) => {
    clock = new Date(now)
    office.setNow(now)
  }
  return {
    ...office,
    log,
    setNow,
    /** The bot is up at a moment: every alarm that is due rings, late or not, then the daily look. */
    async up(now: Instant): Promise<void> {
      setNow(now)
      for (let round = due(now); round.length > 0; round = due(now))
        for (const { id, record, alarm } of round) {
          waiting.delete(id)
          await office.casework.ring(alarm.on ?? record, alarm.alarm)
        }
      await office.casework.daily()
    },
    /** Laid out once for as long as nothing is added: it is asked for every day of ten years. */
    events(record: RecordId): readonly Told[] {
      const commits = log.commits.get(record) ?? []
      const known = told.get(commits) ?? commits.flatMap(({ events, at: when, owed }) => events.map((event) => ({ ...event, when, owed })))
      told.set(commits, known)
      return known
    },
  }
}

const everythingDone = async ({ press, fill }: ReturnType<typeof openYears>, record: RecordId) => {
  await fill('gita', 'letter', record, {})
  await press('asha', 'step:MarkCasesTitled', record)
  await fill('ada', 'record', record, { holdingCase: 'H-1', partyBox: 'yes', intranet: 'yes' })
}

describe('Ten years of reviews (s15)', () => {
  test('none is missed: with the bot down on days and for weeks, leap days, clock changes, and owners who leave', async () => {
    const years = openYears()
    const roll = dice(43)
    const records: RecordId[] = []
    // One that begins on an ordinary day, one about the clock change, one that meets 29 February.
    for (const begins of ['2026-03-03', '2026-03-29', '2027-02-28']) {
      years.setNow(calendar.at(begins, '11:00'))
      const record = await years.approved({ start: begins, review: calendar.moveDate(begins, { years: 1 }) })
      await everythingDone(years, record)
      records.push(record)
    }
    const owners = ['gita', 'gwen', 'greg', 'lou', 'lena', 'leo', 'carl']
    // Only who holds the rank may own it: in these ten years they all come to.
    const ofTheRank = testPeople.map((one) => (owners.includes(one.id) ? { ...one, roles: [...one.roles, 'group manager' as const] } : one))
    let left: string[] = []
    const downUntil = { date: '' }
    const ups: Instant[] = []
    const leavings: { who: string; at: Instant }[] = []
    const end = '2036-03-10'
    for (let date = '2027-02-28'; date < end; date = calendar.moveDate(date, { days: 1 })) {
      // Twice in ten years the bot is away for three weeks, and one day in eight it does not run.
      if (date === '2029-02-20' || date === '2032-03-01') downUntil.date = calendar.moveDate(date, { days: 21 })
      if (date < downUntil.date || roll() < 0.12) continue
      if (
        /-06-1\d$/.test(date) &&
        Number(date.slice(0, 4)) % 2 === 0 &&
        left.length < 4 &&
        left.length * 2 <= Number(date.slice(0, 4)) - 2028
      ) {
        const who = owners[left.length] ?? ''
        left = [...left, who]
        years.setOffice(testOffice({ left, people: ofTheRank }))
        leavings.push({ who, at: calendar.at(date, '09:00') })
      }
      const now = calendar.at(date, '09:05')
      ups.push(now)
      await years.up(now)
      for (const record of records) {
        const told = years.events(record)
        // A head of department names the next owner a while after they were told; the owner decides some days before or after the day.
        const owner = told.findLast((e) => e.event === 'OwnerNamed')?.owner ?? 'gita'
        const present = !left.includes(String(owner))
        if (!present && roll() < 0.3)
          await years.fill('hugh', 'owner', record, { owner: owners.find((one) => !left.includes(one)) ?? 'hugh' })
        const rang = told.findLast((e) => e.event === 'ReviewRang')
        const continued = told.findLast((e) => e.event === 'ArrangementContinued')
        const waits = rang && (!continued || continued.when < rang.when) && (rang.stage === 'due' || rang.stage === 'overdue')
        if (present && waits && roll() < 0.4)
          await years.fill(String(owner), 'continue', record, { reason: 'Still needed', review: calendar.moveDate(date, { years: 1 }) })
        // The customer is written to within days, so that nobody is asked for it for ten years.
        const asked = told.findLast((e) => e.event === 'TasksChased')
        if (present && asked && !told.some((e) => e.event === 'TaskDone' && e.when > asked.when) && roll() < 0.4)
          await years.fill(String(owner), 'letter', record, {})
      }
    }
    const firstUp = (from: Instant): Instant | undefined => ups.find((up) => up >= from)

    for (const record of records) {
      const told = years.events(record)
      const continued = told.filter((e) => e.event === 'ArrangementContinued')
      expect(continued.length).toBeGreaterThanOrEqual(8)
      const first = told.find((e) => e.event === 'ArrangementAskedFor') as unknown as { request: { terms: { review: string } } }
      const reviews = [first.request.terms.review, ...continued.map((e) => String(e.review))]
      for (const review of reviews.filter((date) => date < '2036-03-01')) {
        // On the day, or the first day that the bot is back, and to people who are there.
        const day = firstUp(calendar.at(review, '09:00'))
        const rings = told.filter((e) => e.event === 'ReviewRang' && e.review === review)
        const onTime = rings.find((e) => e.when === day && (e.stage === 'due' || e.stage === 'overdue'))
        expect({ record, review, rang: onTime?.when }).toEqual({ record, review, rang: day })
        expect(onTime?.owed.filter((item) => 'notice' in item && item.notice === 'review').length).toBeGreaterThan(0)
        // No stage twice, but for weeks of overdue.
        const stages = rings.map((e) => e.stage).filter((stage) => stage !== 'overdue')
        expect(new Set(stages).size).toBe(stages.length)
      }
      // An owner who has left is passed up on the first day that the bot looks, and again each week until there is another.
      for (const { who, at: gone } of leavings) {
        const missing = told.find((e) => e.event === 'OwnerMissing' && e.owner === who)
        if (missing) expect(missing.when).toBe(firstUp(gone))
      }
    }
    expect(records.flatMap((record) => years.events(record)).filter((e) => e.event === 'OwnerMissing').length).toBeGreaterThanOrEqual(3)
    expect(years.told.filter(({ tells }) => tells === 'fault')).toEqual([])
  }, 120_000)
})

describe('The daily look', () => {
  /** An office whose yearly review is open already, so that a look counts what it passes up. */
  const reviewed = async () => {
    const years = openYears()
    const record = await years.approved()
    await years.casework.daily()
    return { years, record }
  }
  test('passes an owner who has left up to the head of department within a day, and once', async () => {
    const { years, record } = await reviewed()
    years.setOffice(testOffice({ left: ['gita'] }))
    years.setNow(at('2026-03-04T08:00:00Z'))
    expect(await years.casework.daily()).toBe(1)
    const [missing] = years.events(record).filter((e) => e.event === 'OwnerMissing')
    expect(missing?.owed).toEqual([{ notice: 'owner', to: { person: 'hugh' }, urgency: 'routine' }])
    expect(await years.casework.daily()).toBe(0)
  })
  test('is not stopped by one record that is at fault', async () => {
    const { years, record: broken } = await reviewed()
    const record = await years.approved({ cases: 'IC-2' })
    const read = years.log.read
    years.log.read = async (which) => {
      if (which === broken) throw new Error('canary')
      return read(which)
    }
    years.setOffice(testOffice({ left: ['gita'] }))
    expect(await years.casework.daily()).toBe(1)
    expect(years.events(record).map(({ event }) => event)).toContain('OwnerMissing')
    expect(years.told).toContainEqual(expect.objectContaining({ tells: 'fault', doing: 'daily look', record: broken }))
  })
  test('finds everybody there, and does nothing', async () => {
    const { years } = await reviewed()
    expect(await years.casework.daily()).toBe(0)
  })
})
