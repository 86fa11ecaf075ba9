import type { Arrival } from '../../../src/casework/arrival.js'
import { openRig } from './rig.js'

test('a connection that Slack ends is made again, and what comes is answered', async () => {
  const arrivals: Arrival[] = []
  const rig = await openRig(async (arrival) => {
    arrivals.push(arrival)
    return { answer: 'sentence', text: 'Here.', tone: 'note' }
  }, 'socket')
  await rig.command('/my-work')
  rig.slack.recycle()
  await rig.until(() => rig.slack.calls.filter(({ method }) => method === 'apps.connections.open').length === 2)
  await rig.command('/my-work')
  await rig.settled()
  expect(arrivals).toHaveLength(2)
  expect(rig.slack.messages).toHaveLength(2)
  await rig.close()
})

test('a Slack that refuses the connection neither stops nor ends the bot', async () => {
  const rig = await openRig(undefined, 'socket')
  rig.slack.fail('apps.connections.open', { with: 'error', error: 'invalid_auth' })
  await rig.channel.start(async () => ({ answer: 'nothing' }))
  await rig.until(() => rig.slack.calls.some(({ method }) => method === 'apps.connections.open'))
  await rig.close()
})

test('in Socket Mode nothing comes in by HTTP', async () => {
  const rig = await openRig(undefined, 'socket')
  expect((await rig.send('{}', 'json')).status).toBe(404)
  await rig.close()
})
