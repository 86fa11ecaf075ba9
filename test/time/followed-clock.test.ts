import fc from 'fast-check'
import { followClock } from '../../src/time/followed-clock.js'

const noon = Date.parse('2026-03-03T12:00:00Z')

/** A database whose clock is right, and a computer whose own is set wrong, may jump, and runs a little too fast or too slow. */
const world = ({ wrong, drift }: { readonly wrong: number; readonly drift: number }) => {
  let [passed, set] = [0, wrong]
  const theirs = () => noon + passed
  const wait = (milliseconds: number) => {
    passed += milliseconds
  }
  /** How long the next question and its answer take on the way; undefined: nobody answers. */
  let ways: readonly [to: number, back: number] | undefined = [0, 0]
  const ask = async (): Promise<Date> => {
    if (!ways) throw new Error('The database does not answer.')
    wait(ways[0])
    const said = new Date(theirs())
    wait(ways[1])
    return said
  }
  const clock = followClock(
    ask,
    () => noon + passed * (1 + drift) + set,
    () => 5_000 + passed * (1 + drift),
  )
  return {
    clock,
    wait,
    off: () => clock.now().getTime() - theirs(),
    jump: (by: number) => {
      set += by
    },
    async hear(next: readonly [number, number] | undefined) {
      ways = next
      await clock.hear()
    },
  }
}

const hour = 3_600_000
const way = fc.integer({ min: 0, max: 1_000 })
const doing = fc.oneof(
  fc.record({ hear: fc.tuple(way, way) }),
  fc.record({ silent: fc.constant(true) }),
  fc.record({ jump: fc.integer({ min: -hour, max: hour }) }),
)

describe('a clock that is followed', () => {
  test('is told to within what the quickest answer took, however wrong this computer’s own is, and however that jumps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ wrong: fc.integer({ min: -hour, max: hour }), drift: fc.double({ min: -1e-4, max: 1e-4, noNaN: true }) }),
        fc.tuple(way, way),
        fc.array(doing, { maxLength: 30 }),
        async (computer, first, doings) => {
          const here = world(computer)
          await here.hear(first)
          // What may be wrong: as long as the quickest answer took, and a millisecond for each ten seconds that our ticks run wrong.
          let may = first[0] + first[1] + 1
          for (const one of doings) {
            if ('jump' in one) here.jump(one.jump)
            else await here.hear('hear' in one ? one.hear : undefined)
            if ('hear' in one) may = Math.min(may, one.hear[0] + one.hear[1] + 1)
            expect(Math.abs(here.off())).toBeLessThanOrEqual(may)
            here.wait(10_000)
            may += 1.1
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  test('does not turn back or hurry for an answer that was merely slow', async () => {
    const here = world({ wrong: 0, drift: 0 })
    await here.hear([2, 2])
    await here.hear([1_900, 0])
    await here.hear([0, 1_900])
    expect(Math.abs(here.off())).toBeLessThanOrEqual(2)
  })

  test('is this computer’s own until it was heard, and nobody knows how wrong that is', async () => {
    const here = world({ wrong: hour, drift: 0 })
    await here.hear(undefined)
    expect([here.off(), here.clock.ahead()]).toEqual([hour, undefined])
    await here.hear([5, 5])
    expect([here.off(), here.clock.ahead()]).toEqual([0, hour])
    here.jump(-hour)
    expect([here.off(), here.clock.ahead()]).toEqual([0, 0])
  })

  test('follows when the clock there is set anew', async () => {
    const [own, ticks] = [() => noon, () => 1_000]
    let theirs = noon + hour
    const clock = followClock(async () => new Date(theirs), own, ticks)
    await clock.hear()
    theirs = noon
    await clock.hear()
    expect(clock.now().getTime()).toBe(noon)
  })
})
