import type { Address, Channel } from '../channels/channel.js'
import type { Office } from '../procedures/people.js'
import type { Notice, Recipient } from '../procedures/procedure.js'

/** Chats first, in the order in which people look; e-mail when no chat works. The webhooks are only ever asked for by name. */
const place = (channel: Channel): number => {
  const known = ['slack', 'teams', 'console'].indexOf(channel.name)
  if (isMail(channel)) return 9
  return known === -1 ? 8 : known
}

/** Nobody is reached there who was not meant by that very notice. */
const askedForByName: ReadonlySet<string> = new Set(['webhook', 'case-system'])

export const isMail = (channel: Channel): boolean => channel.name === 'email'

/** The channels that reach a recipient for this notice, in the order to try them. Empty: nothing reaches them. */
export const meansFor = ({ by }: Notice, address: Address, channels: readonly Channel[]): readonly Channel[] =>
  channels
    .filter((channel) => (by ? channel.name === by : !askedForByName.has(channel.name)) && channel.reaches(address))
    .sort((one, other) => place(one) - place(other))

/** Where a recipient is found now; undefined when they have left. */
export const addressOf = (to: Recipient, office: Pick<Office, 'person'>): Address | undefined => {
  if ('channel' in to) return { purpose: to.channel }
  const person = office.person(to.person)
  return person && { person }
}

/** A recipient as text, to tell one from another. */
export const recipientKey = (to: Recipient): string => ('channel' in to ? `#${to.channel}` : to.person)
