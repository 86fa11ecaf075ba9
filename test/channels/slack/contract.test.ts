import { channelContract } from '../../contracts/channel.contract.js'
import { withoutTimeouts } from '../../no-timeouts.js'
import { testPeople } from '../../procedures/test-office.js'
import { openRig, textOf } from './rig.js'

channelContract('Slack', async () => {
  const rig = await openRig()
  const [asha] = testPeople
  if (!asha) throw new Error('the office is empty')
  const { slack: _, ...unknown } = { ...asha, id: 'nobody' as typeof asha.id, email: 'nobody@elsewhere.example' }
  return {
    // The look before it is sent again is waited for, however busy the machine is.
    channel: { ...rig.channel, post: (...given) => withoutTimeouts(() => rig.channel.post(...given)) },
    known: { person: asha },
    stranger: { person: unknown },
    shared: { purpose: 'seniors' },
    seen: async (to) =>
      rig.slack.messages.filter(({ channel }) => channel === ('purpose' in to ? 'CSENIORS' : 'DUASHA')).map(({ blocks }) => textOf(blocks)),
    fails: {
      later: (seconds) => rig.slack.fail('chat.postMessage', { with: 'status', status: 429, retryAfter: seconds }),
      unclear: () => rig.slack.fail('chat.postMessage', { with: 'reset', effect: 'after' }),
      never: () => rig.slack.fail('chat.postMessage', { with: 'error', error: 'account_inactive' }),
    },
    remove: async () => void rig.slack.messages.splice(0),
    arrive: async (id) => {
      await rig.command('/my-work', '', { trigger_id: rig.slack.trigger(id) })
      await rig.settled()
    },
    close: () => rig.close(),
  }
})
