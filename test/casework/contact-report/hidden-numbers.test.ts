import fc from 'fast-check'
import type { Tally } from '../../../src/casework/contact-report/tally.js'
import { type Units, unitsOf } from '../../../src/casework/contact-report/units.js'
import type { ClosedUnit } from '../../../src/procedures/figures.js'

/** Two questions, the answers that are told of each; whatever else was answered is the rest. */
const questions: Readonly<Record<string, readonly string[]>> = { first: ['yes', 'perhaps', 'never'], second: ['red'] }
interface One {
  readonly department: string
  readonly group: string
  readonly first: string
  readonly second: string
}
type Question = 'first' | 'second'
const isQuestion = (name: string): name is Question => name === 'first' || name === 'second'

const departments = ['A', 'B', 'C']
const answers = fc.record({
  first: fc.constantFrom('yes', 'yes', 'yes', 'perhaps', 'never', 'rest'),
  second: fc.constantFrom('red', 'red', 'rest'),
})
/** Offices of nine groups, most of them small, so that every way of putting groups together comes up. */
const office: fc.Arbitrary<readonly One[]> = fc
  .tuple(
    ...departments.flatMap((department) =>
      ['1', '2', '3'].map((group) =>
        fc
          .oneof(fc.constant(0), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 7, max: 10 }), fc.integer({ min: 0, max: 30 }))
          .chain((n) => fc.array(answers, { minLength: n, maxLength: n }))
          .map((all) => all.map((one) => ({ ...one, department, group }))),
      ),
    ),
  )
  .map((groups) => groups.flat())

const tallied = (records: readonly One[]): readonly Tally[] => {
  const keys = [...new Set(records.map(({ department, group }) => `${department} ${group}`))]
  return keys.map((key) => {
    const there = records.filter(({ department, group }) => `${department} ${group}` === key)
    const [department = '', group = ''] = key.split(' ')
    const rows = Object.entries(questions).map(([name, told]) => [
      name,
      Object.fromEntries(told.map((answer) => [answer, there.filter((one) => isQuestion(name) && one[name] === answer).length])),
    ])
    return { department, group, count: there.length, answers: Object.fromEntries(rows) }
  })
}
const told = (records: readonly One[]): Units | undefined => unitsOf(tallied(records))

/** The records of a part of the office, as anybody who knows how parts are made can tell from their names. */
function of(unit: ClosedUnit, { units }: Units, records: readonly One[]): readonly One[] {
  const isOwn = (one: One, part: ClosedUnit) => part.department === one.department && part.group === one.group
  if (unit.group !== undefined) return records.filter((one) => isOwn(one, unit))
  const rest = records.filter((one) => !units.some((part) => isOwn(one, part)))
  const whole = units.filter(({ department, group }) => department !== undefined && group === undefined)
  if (unit.department !== undefined) return rest.filter(({ department }) => department === unit.department)
  return rest.filter(({ department }) => !whole.some((part) => part.department === department))
}

/** The same part with the most records of its five: more of them in groups that keep their places by it. */
function filled(own: readonly One[], others: readonly One[], shown: Units, most: number): readonly One[] {
  const names = ({ units, notWhole }: Units) => JSON.stringify([units.map(({ department, group }) => [department, group]), notWhole])
  const grown = [...own]
  while (grown.length < most) {
    const groups = new Map(own.map((one) => [`${one.department} ${one.group}`, one]))
    const place = [...groups.values()].find((one) => {
      const other = told([...others, ...grown, one])
      return other && names(other) === names(shown)
    })
    if (!place) break
    grown.push(place)
  }
  return grown
}

/** The part with other answers: of each question so many of each that is told, all others the rest. */
const answering = (records: readonly One[], counts: Readonly<Record<string, Readonly<Record<string, number>>>>): readonly One[] => {
  const given = (name: string) => {
    const all = Object.entries(counts[name] ?? {}).flatMap(([answer, n]) => Array.from({ length: n }, () => answer))
    return (place: number) => all[place] ?? 'rest'
  }
  const [first, second] = [given('first'), given('second')]
  return records.map((one, place) => ({ ...one, first: first(place), second: second(place) }))
}

const runs = process.env.LONG ? 1_000 : 25

test('every answer that is told as none to four could be each of them, all else that is told staying as it is', () => {
  let hidden = 0
  fc.assert(
    fc.property(office, (records) => {
      const shown = told(records)
      if (!shown) return
      for (const unit of shown.units) {
        const own = of(unit, shown, records)
        const others = records.filter((one) => !own.includes(one))
        const most = filled(own, others, shown, unit.count + 4)
        expect(most).toHaveLength(unit.count + 4)
        for (const [name, row] of Object.entries(unit.answers))
          for (const [answer, five] of Object.entries(row)) {
            if (five > 0) continue
            hidden += 1
            for (const n of [0, 1, 2, 3, 4]) {
              const other = answering(most, { ...unit.answers, [name]: { ...row, [answer]: n } })
              expect(other.filter((one) => isQuestion(name) && one[name] === answer)).toHaveLength(n)
              expect(told([...others, ...other])).toEqual(shown)
            }
          }
      }
    }),
    { numRuns: runs },
  )
  expect(hidden).toBeGreaterThan(runs / 10)
})

test('what is left of a question could be at least five different numbers', () => {
  fc.assert(
    fc.property(office, (records) => {
      const shown = told(records)
      if (!shown) return
      for (const unit of shown.units) {
        const own = of(unit, shown, records)
        const others = records.filter((one) => !own.includes(one))
        const most = filled(own, others, shown, unit.count + 4)
        for (const name of Object.keys(questions)) {
          const row = unit.answers[name] ?? {}
          const fewest = Object.values(row).reduce((sum, n) => sum + n, 0)
          const found = new Set<number>()
          for (let more = 0; more <= 4 && fewest + more <= most.length; more += 1) {
            const [[answer, least] = ['', 0]] = Object.entries(row)
            const other = answering(most, { ...unit.answers, [name]: { ...row, [answer]: least + more } })
            if (JSON.stringify(told([...others, ...other])) !== JSON.stringify(shown)) continue
            found.add(other.filter((one) => isQuestion(name) && one[name] === 'rest').length)
          }
          expect(found.size).toBe(5)
        }
      }
    }),
    { numRuns: runs },
  )
})

test('how many records a small group has, that is told with others, could be another number', () => {
  let small = 0
  fc.assert(
    fc.property(office, (records) => {
      const shown = told(records)
      const groups = [...new Set(records.map((one) => `${one.department} ${one.group}`))]
      const within = (key: string) => records.filter((one) => `${one.department} ${one.group}` === key)
      for (const key of shown ? groups : []) {
        const own = within(key)
        if (own.length > 4) continue
        small += 1
        const [first] = own
        const moved = groups.flatMap((from) => {
          const [one] = within(from)
          return !one || !first
            ? []
            : [
                [...records.filter((each) => each !== one), { ...one, department: first.department, group: first.group }],
                ...(own.length > 1
                  ? [[...records.filter((each) => each !== first), { ...first, department: one.department, group: one.group }]]
                  : []),
              ]
        })
        const more = first ? [[...records, first], ...(own.length > 1 ? [records.filter((each) => each !== first)] : [])] : []
        // Answers count in fives too: they are made the fewest, so that only the group's number is looked at.
        const bare = (all: readonly One[]) => all.map((one) => ({ ...one, first: 'rest', second: 'rest' }))
        const before = JSON.stringify(told(bare(records)))
        expect(
          [...moved, ...more].some(
            (other) =>
              within(key).length !== other.filter((one) => `${one.department} ${one.group}` === key).length &&
              JSON.stringify(told(bare(other))) === before,
          ),
        ).toBe(true)
      }
    }),
    { numRuns: runs },
  )
  expect(small).toBeGreaterThan(runs / 10)
})

test('nothing is told of an office with fewer than twenty, and of twenty or more each record stands in one part', () => {
  fc.assert(
    fc.property(office, (records) => {
      const shown = told(records)
      if (records.length < 20) expect(shown).toBeUndefined()
      if (!shown) return
      expect(shown.units.flatMap((unit) => of(unit, shown, records))).toHaveLength(records.length)
      for (const unit of shown.units) {
        const own = of(unit, shown, records).length
        expect(own).toBeGreaterThanOrEqual(10)
        expect([unit.count, unit.count % 5]).toEqual([own - (own % 5), 0])
      }
    }),
    { numRuns: runs },
  )
})
