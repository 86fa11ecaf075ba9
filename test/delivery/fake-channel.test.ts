import type { Address } from '../../src/channels/channel.js'
import { channelContract } from '../contracts/channel.contract.js'
import { addressName, fakeChannel } from './fake-channel.js'
import { somebody } from './somebody.js'

channelContract('The fake channel', async () => {
  const channel = fakeChannel('fake', { reaches: (to) => to === 'asha', looks: true })
  const known: Address = { person: somebody('asha') }
  const text = (to: Address): string[] =>
    channel.seen.filter((copy) => copy.to === addressName(to)).map(({ card }) => JSON.stringify(card.adaptive))
  return {
    channel,
    known,
    stranger: { person: somebody('nobody') },
    seen: async (to) => text(to),
    fails: {
      later: (seconds) => channel.next({ later: seconds }),
      unclear: () => channel.next('lost'),
      never: () => channel.next('never'),
    },
    remove: async () => void channel.seen.splice(0),
    arrive: async (id) =>
      void (await channel.arrive({
        id,
        by: somebody('asha').id,
        channel: 'fake',
        place: 'private',
        arrives: 'command',
        command: '/my-work',
        text: '',
      })),
    close: async () => undefined,
  }
})
