import type { Answer } from '../../../src/casework/arrival.js'
import { openRig, type Rig } from './rig.js'

const requests = 200

/**
 * Promise 25: Slack gives up after three seconds, so nothing that it sends may wait for the office (a database that hangs, say). Half of
 * them are commands and half forms, whose acknowledgement is their answer. How fast it goes is measured in test/bench/slack.bench.ts.
 */
describe('promise 25: acknowledged in time', () => {
  let rig: Rig
  let heard = 0
  let answers = () => {}
  const answer: Answer = { answer: 'sentence', text: 'Kept.', tone: 'done' }
  beforeAll(async () => {
    const office = new Promise<Answer>((resolve) => {
      answers = () => resolve(answer)
    })
    rig = await openRig(() => {
      heard += 1
      return office
    })
    rig.slack.user('UASHA', 'asha@office.example')
  })
  afterAll(() => rig.close())

  test('every request is, before the office has answered any of them, and none is lost', async () => {
    const form = (at: number) => ({
      type: 'view_submission',
      user: { id: 'UASHA' },
      trigger_id: rig.slack.trigger(),
      view: {
        id: `V-slow-${at}`,
        callback_id: 'form',
        state: { values: {} },
        private_metadata: JSON.stringify({ draft: `d${at}`, step: 'what' }),
      },
    })
    const sent = Array.from({ length: requests }, (_, at) => (at % 2 ? rig.interact(form(at)) : rig.command('/at-risk', `words ${at}`)))
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect([statuses.filter((status) => status !== 200), heard]).toEqual([[], requests])
    answers()
    await rig.settled()
  }, 60_000)
})
