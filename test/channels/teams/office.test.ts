import { afterTheQuarter, livedQuarter, toldOfTheQuarter } from '../closed-quarter.js'
import { managersChannel, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(120_000)

/** It takes as long as delivering some sixty cards: told at length only. */
const told = process.env.LONG ? test : test.skip

/** What those who answer for others see of a quarter in Teams, over its real protocol: the digest by the clock, their figures, their board. */
describe('the managers’ office in Teams', () => {
  const teams = tellInTeams()
  const heard = (where: string) =>
    teams
      .rig()
      .chat(where === 'managers' ? managersChannel : where)
      .map(({ activity }) => textOf(activity))
  const asks = async (person: string, command: string) => {
    teams.later()
    await teams.rig().write(person, command)
    await teams.rig().settled()
    return heard(person).at(-1) ?? ''
  }

  told(
    'a closed quarter comes as a digest to those who lead and as a reference to their channel, and each asks for their own figures',
    async () => {
      await livedQuarter(teams.log())
      teams.rig().now = afterTheQuarter
      const deliver = async () => {
        await teams.rig().settled()
        // Teams takes only so many in a second.
        for (let round = 0; round < 12; round += 1) {
          teams.later(2)
          await teams.courier().run(teams.rig().now)
        }
      }
      await toldOfTheQuarter({ casework: teams.casework(), deliver, heard, asks })
    },
  )
})
