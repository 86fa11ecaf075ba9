import fc from 'fast-check'
import type { GroupThen, Profile, Quarter } from './attacker.js'

const size = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 7, max: 12 }), fc.integer({ min: 10, max: 30 }))
const groups = 6

/** A quarter of an office of six groups, small and large; some ways to answer are common in it and others rare. */
export const quarterOf = (profiles: readonly Profile[]): fc.Arbitrary<Quarter> =>
  fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: profiles.length, maxLength: profiles.length }),
      fc.array(fc.tuple(size, fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 30, maxLength: 30 })), {
        minLength: groups,
        maxLength: groups,
      }),
    )
    .map(([weights, all]) => {
      const common = profiles.flatMap((profile, place) => Array.from({ length: (weights[place] ?? 0) ** 2 }, () => profile))
      const from = common.length > 0 ? common : profiles
      return all.map(
        ([many, picks], place): GroupThen => ({
          department: place % 2 === 0 ? 'A' : 'B',
          group: String(place),
          records: picks.slice(0, many).map((pick) => from[Math.floor(pick * from.length)] ?? {}),
        }),
      )
    })

/** Some six of so many numbers, others each time. */
export const someOf =
  (from: number) =>
  (numbers: number) =>
  (place: number): boolean =>
    (place + from) % Math.max(1, Math.ceil(numbers / 6)) === 0
