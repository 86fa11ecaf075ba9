import fc from 'fast-check'
import { lookAtWatched, lookDaily } from '../../src/casework/daily.js'
import { factsAt, layOut } from '../../src/casework/record-at-hand.js'
import { testOffice, testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

/** Heads, administrators and those who keep records stay, so that there is always somebody to pass things to. */
const mayGo = testPeople.map(({ id }) => id).filter((id) => !['hugh', 'adam', 'ian', 'ada', 'hilda'].includes(id))

describe('whoever leaves (promise 60)', () => {
  test('is no longer the one to ask in any look-up, in random years of comers, goers and leave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
        const roll = dice(seed)
        const year = openYear(memoryLog, roll)
        await year.live(40)
        for (let round = 0; round < 3; round += 1) {
          const some = () => mayGo.filter(() => roll() < 0.25)
          const office = testOffice({ left: some(), absent: some() })
          year.setOffice(office)
          await lookDaily(year.desk)
          await lookAtWatched(year.desk)
          year.pass(60)
          await year.ring()
          for (const { record, procedure } of year.records) {
            const kept = await year.log.read(record)
            if (!kept) throw new Error(`${record} is gone`)
            const { state } = layOut(procedure, kept)
            const toDo = procedure.lookUp?.(state, factsAt(office, year.now(), 'clock', record))?.toDo ?? []
            expect([record, toDo.filter((line) => line.includes('somebody who has left'))]).toEqual([record, []])
          }
          await year.live(12)
        }
      }),
      { numRuns: process.env.LONG ? 200 : 15 },
    )
  }, 60_000)
})
