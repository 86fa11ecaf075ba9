import { afterTheQuarter, livedQuarter, toldOfTheQuarter } from '../closed-quarter.js'
import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(120_000)

/** It takes as long as delivering some sixty cards: told at length only. */
const told = process.env.LONG ? test : test.skip

/** What those who answer for others see of a quarter in Slack, over its real protocol: the digest by the clock, their figures. */
describe('the managers’ office in Slack', () => {
  const slack = tellInSlack('http')
  const user = (person: string) => `U${person.toUpperCase()}`
  const heard = (where: string) =>
    slack
      .rig()
      .slack.messages.filter(({ channel, only }) =>
        where === 'managers' ? channel === 'CMANAGERS' : only === user(where) || channel === `D${user(where)}`,
      )
      .map(({ blocks }) => textOf(blocks))
  const asks = async (person: string, command: string) => {
    slack.later()
    await slack.rig().command(`/${command}`, '', { user_id: user(person) })
    await slack.rig().settled()
    return heard(person).at(-1) ?? ''
  }

  told(
    'a closed quarter comes as a digest to those who lead and as a reference to their channel, and each asks for their own figures',
    async () => {
      await livedQuarter(slack.log())
      slack.rig().now = afterTheQuarter
      await toldOfTheQuarter({ casework: slack.casework(), deliver: slack.deliver, heard, asks })
    },
  )
})
