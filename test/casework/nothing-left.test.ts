import fc from 'fast-check'
import { lookAtWatched, lookDaily } from '../../src/casework/daily.js'
import { openHandingOn } from '../../src/casework/hand-on.js'
import { layOut } from '../../src/casework/record-at-hand.js'
import { testPeople } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, officeOfYear, openYear } from './random-years.js'
import { headsWhoStay, wrongWith } from './with-nobody.js'

/** All but the two heads, and whoever looks after the bot, may go. */
const people = [...testPeople, ...headsWhoStay]
const mayGo = testPeople.map(({ id }) => id).filter((id) => id !== 'adam')
describe('whoever leaves or is away, leaves nothing with nobody (promise 60)', () => {
  test('in random years of comers, goers and leave, within the half minute, in the lists of those who are here', async () => {
    const kinds = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100_000 }), async (seed) => {
        const roll = dice(seed)
        const year = openYear(memoryLog, roll)
        const handing = openHandingOn(year.desk)
        year.setOffice(officeOfYear({ people }))
        await year.live(36)
        for (let round = 0; round < 3; round += 1) {
          const some = () => mayGo.filter(() => roll() < 0.25)
          year.setOffice(officeOfYear({ people, left: some(), absent: some(), awayFrom: year.now() }))
          if (roll() < 0.3) await lookDaily(year.desk)
          await lookAtWatched(year.desk)
          await handing.look()
          // An alert climbs within three minutes, and whatever is asked by the clock now is asked.
          year.pass(4)
          await year.ring()
          await handing.look()
          const office = year.office()
          const lists = new Map((await year.log.list({ limit: 1_000 })).map(({ record, waiting }) => [record, waiting]))
          for (const { record, procedure } of year.records) {
            const kept = await year.log.read(record)
            if (!kept) throw new Error(`${record} is gone`)
            const { state } = layOut(procedure, kept)
            const waiting = lists.get(record) ?? []
            for (const { what } of waiting) kinds.add(`${procedure.name} ${what.replace(/[A-Z]{2}-\d+-\d+/, '')}`)
            const wrong = wrongWith({ record, procedure, state, waiting, office, now: year.now() })
            expect([record, state.is, wrong]).toEqual([record, state.is, []])
          }
          await year.live(12)
        }
        expect(year.told.filter(({ tells }) => tells === 'fault')).toEqual([])
      }),
      { numRuns: process.env.LONG ? 300 : 5 },
    )
    expect(kinds.size).toBeGreaterThan(12)
  }, 60_000)
})
