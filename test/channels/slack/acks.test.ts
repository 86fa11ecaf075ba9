import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../../../src/casework/arrival.js'
import { openRig, type Rig } from './rig.js'

const perSecond = 50
const seconds = 4
const slow = 2_000

/**
 * Promise 25, bounded: Slack gives up after three seconds. The office (a database that hangs, say) takes two for each answer, and
 * fifty requests a second come in, half of them commands and half forms, whose acknowledgement is their answer.
 */
describe('promise 25: acknowledged in time', () => {
  let rig: Rig
  let heard = 0
  const answer: Answer = { answer: 'sentence', text: 'Kept.', tone: 'done' }
  beforeAll(async () => {
    rig = await openRig(async () => {
      heard += 1
      await pause(slow)
      return answer
    })
    rig.slack.user('UASHA', 'asha@office.example')
  })
  afterAll(() => rig.close())

  test('every request, fifty a second, while each answer of the office takes two seconds', async () => {
    const took: number[] = []
    const timed = async (send: () => Promise<{ status: number }>) => {
      const begun = performance.now()
      const { status } = await send()
      took.push(performance.now() - begun)
      return status
    }
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
    const sent: Promise<number>[] = []
    const begun = performance.now()
    for (let at = 0; at < perSecond * seconds; at += 1) {
      await pause(Math.max(0, begun + (at * 1000) / perSecond - performance.now()))
      sent.push(timed(() => (at % 2 ? rig.interact(form(at)) : rig.command('/at-risk', `words ${at}`))))
    }
    const statuses = await Promise.all(sent)
    took.sort((one, other) => one - other)
    const at = (share: number) => Math.round(took[Math.ceil(share * took.length) - 1] ?? Number.NaN)
    process.stderr.write(`promise 25: ${took.length} acks, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, p99.9 ${at(0.999)} ms, target 1,000\n`)
    expect([statuses.filter((status) => status !== 200), heard]).toEqual([[], perSecond * seconds])
    expect(at(0.999)).toBeLessThan(3_000)
    await rig.settled()
  }, 60_000)
})
