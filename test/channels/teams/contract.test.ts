import { channelContract } from '../../contracts/channel.contract.js'
import { testPeople } from '../../procedures/test-office.js'
import { cardIn, openRig, seniorsChannel, textOf } from './rig.js'

channelContract(
  'Teams',
  async () => {
    const rig = await openRig()
    const [asha] = testPeople
    if (!asha) throw new Error('the office is empty')
    const { entra: _, ...unknown } = { ...asha, id: 'nobody' as typeof asha.id }
    return {
      channel: rig.channel,
      known: { person: asha },
      stranger: { person: unknown },
      shared: { purpose: 'seniors' },
      seen: async (to) =>
        ('purpose' in to
          ? rig.connector.messages.filter(({ conversation }) => conversation.startsWith(seniorsChannel))
          : rig.chat('asha')
        ).map((message) => textOf(cardIn(message).body)),
      fails: {
        later: (seconds) => rig.connector.fail('send', { with: 'status', status: 429, retryAfter: seconds }),
        unclear: () => rig.connector.fail('send', { with: 'reset', effect: 'after' }),
        never: () => rig.connector.fail('send', { with: 'status', status: 403, code: 'MessageWritesBlocked' }),
      },
      remove: async () => void rig.connector.messages.splice(0),
      arrive: async (id) => {
        await rig.write('asha', '/my-work', { id })
        await rig.settled()
      },
      close: () => rig.close(),
    }
  },
  { looks: 'Teams lets no bot read what it has sent.' },
)
