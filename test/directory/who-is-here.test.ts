import fc from 'fast-check'
import { isSenior } from '../../src/procedures/shared/people.js'
import type { PresenceSaid, TurnSaid } from '../../src/procedures/who-is-here.js'
import { instant } from '../../src/procedures/words.js'
import { at, staff } from '../procedures/test-office.js'
import { officeIn, sampleText } from './sample.js'

// A Tuesday: Priya Sharma and Rhys Bevan have tier 1 from 08:00 to 18:00, Owen Fraser and Helen Whitmore tier 2.
const ten = at('2026-11-24T10:00Z')
const noon = at('2026-11-24T12:00Z')
const six = at('2026-11-24T18:00Z')
const sound = officeIn(sampleText)
const away = (person: string, more: Partial<PresenceSaid> = {}): PresenceSaid => ({
  person: staff(person),
  is: 'away',
  from: ten,
  until: six,
  at: ten,
  ...more,
})
const turn = (person: string, more: Partial<TurnSaid> = {}): TurnSaid => ({
  person: staff(person),
  tier: 1,
  from: ten,
  until: six,
  ...more,
})
const office = (presence: readonly PresenceSaid[], turns: readonly TurnSaid[] = []) => sound.corrected({ presence, turns })
const ladder = (of: ReturnType<typeof office>, now = noon) => of.ladder(now).map((tier) => tier.map(({ id }) => id))

describe('somebody who says that they are away', () => {
  test('is absent from then on until the end that they said, and no longer', () => {
    const said = office([away('priya.sharma')])
    expect([at('2026-11-24T09:59Z'), ten, noon, six].map((now) => said.isAbsent(staff('priya.sharma'), now))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
  test('is rung by no alert while their deputy is there to take it', () => {
    expect(ladder(office([]))[0]).toEqual(['priya.sharma', 'rhys.bevan'])
    expect(ladder(office([away('priya.sharma')]))[0]).toEqual(['rhys.bevan'])
  })
  test('leaves an alert with somebody, even when everybody senior says it', () => {
    const all = sound.office.people.map(({ id }) => away(id))
    expect(ladder(office(all)).flat()).toContain('priya.sharma')
  })
  test('is here again once they say so, whatever was said before and whatever the office file says', () => {
    const back = { is: 'here', at: noon, from: noon } as const
    expect(office([away('priya.sharma'), away('priya.sharma', back)]).isAbsent(staff('priya.sharma'), noon)).toBe(false)
    const leave = at('2026-02-17T10:00Z')
    expect(sound.office.isAbsent(staff('asha.patel'), leave)).toBe(true)
    const early = away('asha.patel', { is: 'here', from: leave, until: at('2026-02-21T00:00Z'), at: leave })
    expect(office([early]).isAbsent(staff('asha.patel'), leave)).toBe(false)
  })
})

describe('somebody who takes a turn', () => {
  test('comes first in its tier, beside those who have it', () => {
    expect(ladder(office([], [turn('owen.fraser')]))[0]).toEqual(['owen.fraser', 'priya.sharma', 'rhys.bevan'])
  })
  test('stands in the place of the colleague whom they take it for', () => {
    expect(ladder(office([], [turn('owen.fraser', { insteadOf: staff('priya.sharma') })]))[0]).toEqual(['owen.fraser', 'rhys.bevan'])
  })
  test('and falls ill with nobody to stand in, or leaves: the colleague is rung again', () => {
    const taken = turn('catherine.doyle', { insteadOf: staff('priya.sharma') })
    expect(ladder(office([away('catherine.doyle')], [taken]))[0]).toEqual(['priya.sharma', 'rhys.bevan'])
    expect(ladder(office([], [turn('left.long.ago', { insteadOf: staff('priya.sharma') })]))[0]).toEqual(['priya.sharma', 'rhys.bevan'])
  })
  test('who may take no alert changes nothing', () => {
    expect(ladder(office([], [turn('asha.patel', { insteadOf: staff('priya.sharma') })]))).toEqual(ladder(office([])))
  })
  test('gives it back when it ends', () => {
    const said = office([], [turn('owen.fraser', { until: noon, insteadOf: staff('priya.sharma') })])
    expect(ladder(said, noon)[0]).toEqual(['priya.sharma', 'rhys.bevan'])
  })
})

describe('a calendar', () => {
  const never = at('1970-01-01T00:00Z')
  const byCalendar = (presence: readonly PresenceSaid[], rota: readonly TurnSaid[], turns: readonly TurnSaid[] = []) =>
    sound.corrected({ presence, turns, rota })

  test('that names who is on duty stands in the place of the office file’s rota, in its tier alone', () => {
    expect(ladder(byCalendar([], [turn('owen.fraser')])).slice(0, 2)).toEqual([['owen.fraser'], ['helen.whitmore']])
    expect(ladder(byCalendar([], [turn('owen.fraser')]), six)[0]).toEqual(['grace.mensah', 'david.levy'])
  })
  test('that names somebody who is away without a deputy, has left, or is no senior, leaves its tier to the office file', () => {
    for (const named of ['catherine.doyle', 'left.long.ago', 'asha.patel'])
      expect(ladder(byCalendar([away('catherine.doyle')], [turn(named)]))[0]).toEqual(['priya.sharma', 'rhys.bevan'])
  })
  test('gives way to a turn that somebody takes in a colleague’s place', () => {
    const taken = turn('helen.whitmore', { insteadOf: staff('owen.fraser') })
    expect(ladder(byCalendar([], [turn('owen.fraser')], [taken]))[0]).toEqual(['helen.whitmore'])
  })
  test('gives way to the person’s own word, in whatever order they are heard', () => {
    const wrong = away('priya.sharma', { at: never })
    const here = away('priya.sharma', { is: 'here', at: ten })
    for (const words of [
      [wrong, here],
      [here, wrong],
    ])
      expect(byCalendar(words, []).isAbsent(staff('priya.sharma'), noon)).toBe(false)
  })

  test('that says, wrongly, that every senior is away leaves an alert with all of them; else none who is away is rung first, or alone', () => {
    const seniors = sound.office.people.filter(isSenior)
    const some = fc.subarray(seniors.map(({ id }) => id))
    const named = fc.array(
      fc.tuple(fc.constantFrom(...sound.office.people.map(({ id }) => id), staff('nobody')), fc.constantFrom(1, 2, 5)),
      {
        maxLength: 5,
      },
    )
    const hour = fc.integer({ min: -48, max: 48 })
    fc.assert(
      fc.property(fc.oneof(some, fc.constant(seniors.map(({ id }) => id))), named, hour, (gone, duty, asked) => {
        const now = instant(new Date(Date.parse(noon) + asked * 3_600_000))
        const always = { from: at('2026-11-20T00:00Z'), until: at('2026-12-01T00:00Z'), at: never }
        const said = byCalendar(
          gone.map((person) => away(person, always)),
          duty.map(([person, tier]) => ({ person, tier, from: always.from, until: always.until })),
        )
        const rung = said.ladder(now)
        const here = seniors.filter(({ id }) => !said.isAbsent(id, now))
        const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id).sort()
        expect(ids(rung.flat())).toEqual(ids(here.length > 0 ? here : seniors))
      }),
      { numRuns: 150 },
    )
  })
})

describe('the turns to come', () => {
  test('stand in the order of time, each as long as its people stay the same', () => {
    const [first, second, third] = office([]).turns?.(ten, 2) ?? []
    expect([first, second, third]).toEqual([
      { tier: 1, from: ten, until: six, people: ['priya.sharma', 'rhys.bevan'] },
      { tier: 2, from: ten, until: six, people: ['owen.fraser', 'helen.whitmore'] },
      { tier: 1, from: six, until: at('2026-11-25T08:00Z'), people: ['grace.mensah', 'david.levy'] },
    ])
  })
  test('show a turn that somebody took, for as long as they took it', () => {
    const turns = office([], [turn('owen.fraser', { from: noon, insteadOf: staff('priya.sharma') })]).turns?.(ten, 1) ?? []
    expect(turns.filter(({ tier }) => tier === 1).map(({ from, people }) => [from, people[0]])).toEqual([
      [ten, 'priya.sharma'],
      [noon, 'owen.fraser'],
      [six, 'grace.mensah'],
      [at('2026-11-25T08:00Z'), 'priya.sharma'],
    ])
  })
  test('agree with who is on duty, at any moment of any week, whatever was said', () => {
    const ids = sound.office.people.map(({ id }) => id)
    const hour = fc.integer({ min: 0, max: 7 * 24 })
    const moment = (hours: number) => instant(new Date(Date.parse(ten) + hours * 3_600_000))
    const someone = fc.constantFrom(...ids)
    const stretch = fc.tuple(hour, hour).filter(([one, other]) => one < other)
    const taken = fc
      .tuple(someone, someone, stretch, fc.constantFrom(1, 2, 3))
      .map(
        ([person, other, [from, until], tier]): TurnSaid => ({ person, tier, from: moment(from), until: moment(until), insteadOf: other }),
      )
    const absent = fc.tuple(someone, stretch).map(([person, [from, until]]) => away(person, { from: moment(from), until: moment(until) }))
    fc.assert(
      fc.property(fc.array(taken, { maxLength: 4 }), fc.array(absent, { maxLength: 6 }), hour, (turns, presence, asked) => {
        const said = office(presence, turns)
        const now = moment(asked)
        const told = (said.turns?.(ten, 8) ?? []).filter(({ from, until }) => from <= now && now < until)
        expect(told.map(({ tier, people }) => ({ tier, people })).toSorted((one, other) => one.tier - other.tier)).toEqual(said.onDuty(now))
        expect(said.ladder(now).flat().length).toBeGreaterThan(0)
      }),
      { numRuns: 60 },
    )
  })
})
