import { channelContract } from '../../contracts/channel.contract.js'
import { somebody } from '../../delivery/somebody.js'
import { testOffice } from '../../procedures/test-office.js'
import { arrive, seenBy, testConsole } from './console-server.js'

channelContract(
  'the console',
  async () => {
    const { channel } = testConsole()
    const asha = testOffice().person('asha')
    if (!asha) throw new Error('the test office has no Asha')
    return {
      channel,
      known: { person: asha },
      stranger: { person: somebody('nobody') },
      shared: { purpose: 'seniors' },
      seen: async (to) => (await seenBy(channel, 'person' in to ? to.person.id : 'asha')).map(({ card }) => JSON.stringify(card?.adaptive)),
      arrive: async (id) => void (await arrive(channel, { id, by: 'asha', at: 'chat', arrives: 'command', command: '/help', text: '' })),
      close: async () => {},
    }
  },
  {
    later: 'there is no platform that could ask for patience; a store that is away is told without a time (console.test.ts)',
    unclear: 'a post is kept in one write of the store, under an id of its own: it is there or it is not',
    looks: 'see unclear; the same delivery twice is told in console.test.ts',
    never: 'nobody blocks the bot here',
    remove: 'nothing takes a card away but the measure of a chat (console.test.ts)',
  },
)
