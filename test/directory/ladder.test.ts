import fc from 'fast-check'
import { readOffice } from '../../src/directory/read-office.js'
import { isSenior, seniors } from '../../src/procedures/shared/people.js'
import { instant, roles } from '../../src/procedures/words.js'
import { at, staff } from '../procedures/test-office.js'
import { randomOffice } from './random-office.js'
import { changed, officeIn, sampleText, today } from './sample.js'

const names = (text: string, now: string) =>
  officeIn(text)
    .office.ladder(at(now))
    .map((tier) => tier.map(({ id }) => id))
const away = (id: string, from: string, to = from) =>
  [`  - id: ${id}\n`, `  - id: ${id}\n    absences: [{ from: ${from}, to: ${to} }]\n`] as const

describe('the ladder of an alert (s9)', () => {
  test('in hours: the tiers on duty, then the heads of department', () => {
    expect(names(sampleText, '2026-11-24T10:00Z')).toEqual([
      ['priya.sharma', 'rhys.bevan'],
      ['owen.fraser', 'helen.whitmore'],
      ['grace.mensah', 'david.levy', 'catherine.doyle'],
    ])
  })
  test('out of hours: the cover, and everybody senior last', () => {
    expect(names(sampleText, '2026-11-24T22:00Z')).toEqual([
      ['grace.mensah', 'david.levy'],
      ['catherine.doyle'],
      ['priya.sharma', 'rhys.bevan', 'helen.whitmore', 'owen.fraser'],
    ])
  })
  test('a bank holiday is out of hours', () => {
    expect(names(sampleText, '2026-12-28T10:00Z')[0]).toEqual(['grace.mensah', 'david.levy'])
  })
  test('a dated shift takes the place of its tier while it lasts, and of no other', () => {
    expect(names(sampleText, '2026-12-24T11:59Z').slice(0, 2)).toEqual([
      ['priya.sharma', 'rhys.bevan'],
      ['owen.fraser', 'helen.whitmore'],
    ])
    expect(names(sampleText, '2026-12-24T12:00Z').slice(0, 2)).toEqual([['owen.fraser'], ['helen.whitmore']])
  })
  test('the absent are out and their deputies in, each once', () => {
    expect(names(changed(away('priya.sharma', '2026-11-24')), '2026-11-24T10:00Z')[0]).toEqual(['rhys.bevan'])
    expect(names(changed(away('owen.fraser', '2026-11-24')), '2026-11-24T10:00Z')[1]).toEqual(['helen.whitmore'])
    expect(names(changed(away('catherine.doyle', '2026-11-24')), '2026-11-24T22:00Z')[1]).toEqual(expect.arrayContaining(['priya.sharma']))
  })
  test('an empty tier is dropped, and administrators are told which and what to do', () => {
    const text = changed(away('catherine.doyle', '2026-11-24'))
    expect(officeIn(text).office.emptyTiers?.(at('2026-11-24T22:00Z'))).toEqual([
      'Nobody can be reached for tier 2 of the duty rota: Catherine Doyle is absent without a deputy who is here. Change the duty rota or name a deputy in the office file.',
    ])
    expect(officeIn(text).office.emptyTiers?.(at('2026-11-25T22:00Z'))).toEqual([])
  })
  test('hours that run over midnight hold until their end', () => {
    const night = changed([
      'hours: 08:00-18:00\n      tier: 1\n      people: [priya.sharma, rhys.bevan]',
      'hours: 22:00-06:00\n      tier: 1\n      people: [rhys.bevan]',
    ])
    expect(names(night, '2026-11-25T05:59Z')[0]).toEqual(['rhys.bevan'])
    expect(names(night, '2026-11-25T06:00Z')[0]).not.toEqual(['rhys.bevan'])
    expect(names(night, '2026-11-28T05:59Z')[0]).toEqual(['rhys.bevan'])
    expect(names(night, '2026-11-29T05:59Z')[0]).not.toEqual(['rhys.bevan'])
  })
  test('names only people who may take an alert', () => {
    for (const role of roles) {
      const person = { ...officeIn(sampleText).office.people[0], roles: [role] }
      expect(isSenior(person as never)).toBe(seniors.includes(role))
    }
  })
})

// Promise 8: never an empty rota.
/** Directories of each week; LONG=1 has two thousand of all. */
const each = process.env.LONG === '1' ? 400 : 100
describe(`${5 * each} random directories`, () => {
  const weeks = [
    ['2026-03-27', 'Europe/London'],
    ['2026-10-23', 'Europe/London'],
    ['2026-12-24', 'Europe/London'],
    ['2028-02-27', 'America/New_York'],
    ['2026-04-03', 'Australia/Lord_Howe'],
  ] as const
  let sound = 0
  test.each(weeks)('around %s in %s: an alert names a senior who is here, or the bot refuses to start', (around, timeZone) => {
    const now = at(`${around}T21:30Z`)
    fc.assert(
      fc.property(randomOffice(around, timeZone), fc.array(fc.nat(7 * 24 * 4 - 1), { minLength: 2, maxLength: 4 }), (text, quarters) => {
        const read = readOffice(text, now)
        if (!read.ok) return expect(read.faults.length).toBeGreaterThan(0)
        sound += 1
        for (const quarter of quarters) {
          const moment = instant(new Date(Date.parse(now) + quarter * 900_000))
          const tiers = read.office.ladder(moment)
          expect(tiers.length).toBeGreaterThan(0)
          const told = tiers.flat()
          expect(new Set(told).size).toBe(told.length)
          for (const tier of tiers) expect(tier.length).toBeGreaterThan(0)
          for (const person of told) {
            expect(read.office.person(person.id)).toBe(person)
            expect(isSenior(person)).toBe(true)
            expect(read.office.isAbsent(person.id, moment)).toBe(false)
          }
        }
        // Far beyond the week that was checked, there is still somebody, absent or not.
        return expect(read.office.ladder(at('2031-01-01T03:00Z'))).not.toEqual([])
      }),
      { numRuns: each },
    )
  })
  test('were sound often enough to tell', () => expect(sound).toBeGreaterThan(each))
})

test('an office that lost every senior after it was read still names them', () => {
  const seniors = officeIn(sampleText)
    .office.people.filter(isSenior)
    .map(({ id }) => id)
  const text = changed(...seniors.map((id) => away(id, '2027-05-01')))
  const office = officeIn(text, today).office
  expect(office.ladder(at('2027-05-01T10:00Z'))).toEqual([seniors.map((id) => office.person(staff(id)))])
  expect(office.emptyTiers?.(at('2027-05-01T10:00Z'))).not.toEqual([])
})
