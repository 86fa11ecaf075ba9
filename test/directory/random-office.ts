import fc from 'fast-check'
import { type Role, roles } from '../../src/procedures/words.js'

const ids = ['ann', 'bea', 'cem', 'dot', 'eva', 'fay', 'gil', 'hal', 'ida', 'jon']
const someone = fc.constantFrom(...ids)
const hour = fc.nat(23).map((each) => `${String(each).padStart(2, '0')}:00`)
const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** Dates within two weeks of `around`. */
const near = (around: string) =>
  fc.integer({ min: -5, max: 14 }).map((by) => new Date(Date.parse(around) + by * 86_400_000).toISOString().slice(0, 10))
const span = (around: string) => fc.tuple(near(around), near(around)).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const people = (of: fc.Arbitrary<string>) => fc.uniqueArray(of, { minLength: 1, maxLength: 3 })
/** Now and then what an administrator should not have written. */
const rarely = <T>(sound: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 40, arbitrary: sound }, { weight: 1, arbitrary: odd })

/**
 * Office files at random around a date, as text: about half are sound. Absences come in heaps, deputies in chains and loops, shifts at any
 * hour; now and then there is somebody who has left, or a role that nobody holds.
 */
export const randomOffice = (around: string, timeZone: string): fc.Arbitrary<string> => {
  const person = (id: string, place: number) =>
    fc.record(
      {
        id: fc.constant(id),
        name: fc.constant(`${id.toUpperCase()} Example`),
        department: fc.constant('All'),
        group: fc.constant('One'),
        email: fc.constant(`${id}@office.example`),
        roles: rarely(
          fc.constant<readonly Role[]>(
            place < 4 ? roles : place < 7 ? ['staff', 'line manager', 'group manager', 'senior on duty'] : ['staff'],
          ),
          fc.uniqueArray(fc.constantFrom<Role[]>(...roles), { minLength: 1 }),
        ),
        lineManager: rarely(fc.constant(place === 0 ? 'bea' : 'ann'), someone),
        deputy: rarely(fc.constantFrom(...ids.slice(0, 4)), fc.constantFrom(...ids, 'gone')),
        absences: fc.array(span(around), { maxLength: 2 }),
      },
      { requiredKeys: ['id', 'name', 'department', 'group', 'email', 'roles'] },
    )
  const senior = rarely(fc.constantFrom(...ids.slice(0, 7)), fc.constantFrom(...ids, 'gone'))
  const tier = fc.integer({ min: 1, max: 3 })
  const shift = fc
    .record({ dates: span(around), hours: fc.tuple(hour, hour), tier, people: people(senior) })
    .map(({ dates, hours, ...rest }) => ({ ...rest, from: `${dates.from} ${hours[0]}`, to: `${dates.to} ${hours[1]}` }))
    .filter(({ from, to }) => from < to)
  return fc
    .record({
      people: fc
        .tuple(...ids.map(person))
        .map((all) => all.map(({ lineManager, ...rest }) => (rest.id === 'ann' ? rest : { ...rest, lineManager: lineManager ?? 'ann' }))),
      weekly: fc.array(
        fc.record({
          days: fc.subarray(days, { minLength: 1 }),
          hours: fc.tuple(hour, hour).map((both) => both.join('-')),
          tier,
          people: people(senior),
        }),
        { maxLength: 4 },
      ),
      shifts: fc.array(shift, { maxLength: 3 }),
      outOfHours: rarely(
        fc.array(fc.record({ tier, people: people(senior) }), { minLength: 1, maxLength: 2 }),
        fc.constant<{ tier: number; people: string[] }[]>([]),
      ),
    })
    .map(({ people: all, ...duty }) =>
      // JSON is YAML, and written in no time.
      JSON.stringify({
        organisation: { name: 'The Office', timeZone },
        departments: [{ name: 'All', groups: ['One'] }],
        people: all,
        duty,
      }),
    )
}
