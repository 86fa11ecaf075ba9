import { lookDaily } from '../../src/casework/daily.js'
import { layOut } from '../../src/casework/record-at-hand.js'
import { seedOfRun } from '../seed-of-run.js'
import { memoryLog } from './memory-log.js'
import { dice, lived, openYear } from './random-years.js'

/** What is over by nobody's step: why nobody is asked. */
const askedOtherwise: Readonly<Record<string, string>> = {
  'guidance-change Live': 'it is in force, and stands in the guidance until it is taken back',
  'retention-list LookedThrough': 'the clock works through it each morning, and ends it',
  'same-customer Linked': 'it stands as long as the records that it is about, and ends with the last of them',
  'two-customers Separated': 'it stands as long as the records that it is about, and ends with the last of them',
  'retention-list Listed': 'the clock works through it each morning, and ends it',
}

/** Some steps of everybody, well or badly gone on with; then nobody does anything for half a year, and only the clock goes on. */
async function leftLying(seed: number, steps: number) {
  const year = openYear((clock) => memoryLog(clock), dice(seed))
  for (const procedure of lived) for (const { id } of year.office().people) if (await year.begin(procedure, id)) break
  for (let n = 0; n < steps; n += 1) await year.goOn()
  const silent: string[] = []
  let since = year.now()
  for (let day = 0; day < 180; day += 6) {
    if (day === 90) since = year.now()
    year.pass(6 * 24 * 60)
    await year.ring(2_000)
    if (day % 30 === 0) await lookDaily(year.desk)
  }
  for (const { record, procedure } of year.records) {
    const kept = await year.log.read(record)
    if (!kept || !procedure.retention) continue
    const { state } = layOut(procedure, kept)
    const is = `${procedure.name} ${state.is}`
    if (procedure.retention.of(state) !== undefined || askedOtherwise[is]) continue
    // An alarm that rings and tells nobody asks nobody.
    const rung = year.rungSince(record, since)
    const isInVain = rung.length > 0 && rung.every((told) => told === 0)
    if (!year.owes(record) || isInVain)
      silent.push(`${is}${isInVain ? ' (rings in vain)' : ''}: ${kept.events.map(({ event }) => event).join(', ')}`)
  }
  return silent
}

// What has no end is on no list, and is kept for ever: somebody is asked until it has one. LONG=1: many offices.
test('a matter that nobody goes on with is asked after until it is over, whatever state it is left in', async () => {
  const first = seedOfRun()
  const offices =
    process.env.LONG === '1'
      ? Array.from({ length: 60 }, (_, n) => [first + n, 40 + n * 5] as const)
      : ([
          [first, 0],
          [3, 250],
          [first, 120],
        ] as const)
  for (const [seed, steps] of offices) expect({ seed, silent: await leftLying(seed, steps) }).toEqual({ seed, silent: [] })
})
