import type { Logger } from 'pino'
import { z } from 'zod'
import type { Directory } from '../../casework/casework.js'
import type { SealedStore } from '../../log/log.js'
import type { Person } from '../../procedures/people.js'
import { type Delivery, isPersonal } from './arriving/activities.js'
import type { MayCall } from './arriving/hosts.js'
import type { Whereabouts } from './sdk.js'

/** Where everybody is in Teams: learnt from what comes in, kept sealed, and held against the list of hosts when it is read again. */
export interface Conversations {
  /** The person behind an Entra object id. Undefined: a stranger. */
  recognise(entra: string | undefined): Person | undefined
  /** The person's chat with the bot, when one is known. */
  chatOf(person: Pick<Person, 'entra'>): Whereabouts | undefined
  /** Where a conversation of any kind is; the newest serviceUrl when it was never seen. */
  at(conversation: string): Whereabouts
  /** Where new conversations are begun. */
  readonly serviceUrl: string
  learn(delivery: Delivery): Promise<void>
  keepChat(entra: string, chat: Whereabouts): Promise<void>
  forget(entra: string): Promise<void>
  /** Takes up what was kept. */
  begin(): Promise<void>
}

const chatKind = 'teams-chat'
const placeKind = 'teams-place'
const newest = 'newest'
const Kept = z.object({ serviceUrl: z.string(), conversation: z.string() })
/** A thread is a part of its channel. */
export const placeOf = (conversation: string): string => conversation.split(';')[0] ?? conversation

/** Opens it over the sealed store; while that is away, we remember until we stop. */
export function openConversations(settings: {
  readonly directory: Directory
  readonly store: SealedStore
  readonly mayCall: MayCall
  readonly startAt: string
  readonly logger: Logger
}): Conversations {
  const { directory, store, mayCall, startAt, logger } = settings
  const chats = new Map<string, Whereabouts>()
  const places = new Map<string, string>()
  let serviceUrl = startAt

  const keep = async (kind: string, name: string, at: Whereabouts): Promise<void> => {
    await store.putSealed(kind, name, at).catch((cause: unknown) => logger.warn({ fault: cause }, 'a conversation of Teams was not kept'))
  }
  const keepChat = async (entra: string, chat: Whereabouts): Promise<void> => {
    const known = chats.get(entra)
    if (known?.conversation === chat.conversation && known.serviceUrl === chat.serviceUrl) return
    chats.set(entra, chat)
    places.set(chat.conversation, chat.serviceUrl)
    await keep(chatKind, entra, chat)
  }
  const keepPlace = async (conversation: string, url: string): Promise<void> => {
    if (places.get(conversation) === url) return
    places.set(conversation, url)
    await keep(placeKind, conversation, { serviceUrl: url, conversation })
  }
  const forget = async (entra: string): Promise<void> => {
    chats.delete(entra)
    await store
      .dropSealed(chatKind, entra)
      .catch((cause: unknown) => logger.warn({ fault: cause }, 'a conversation of Teams was not forgotten'))
  }
  const personOf = (entra: string | undefined): Person | undefined =>
    entra === undefined ? undefined : directory().people.find((person) => person.entra?.toLowerCase() === entra)

  return {
    recognise: personOf,
    keepChat,
    forget,
    chatOf: ({ entra }) => (entra === undefined ? undefined : chats.get(entra.toLowerCase())),
    at: (conversation) => ({ conversation, serviceUrl: places.get(placeOf(conversation)) ?? serviceUrl }),
    get serviceUrl() {
      return serviceUrl
    },
    async learn(delivery) {
      // A press, or an action on a message between two colleagues, names a conversation that the bot may not be in.
      if (delivery.type === 'invoke' || delivery.type === 'other') return
      const at = { serviceUrl: delivery.serviceUrl, conversation: placeOf(delivery.conversation.id) }
      if (at.serviceUrl !== serviceUrl) {
        serviceUrl = at.serviceUrl
        await keep(placeKind, newest, { ...at, conversation: newest })
      }
      if (!isPersonal(delivery)) return keepPlace(at.conversation, at.serviceUrl)
      const entra = delivery.from.aadObjectId
      if (entra === undefined) return
      const left =
        (delivery.type === 'installationUpdate' && delivery.action.startsWith('remove')) ||
        (delivery.type === 'conversationUpdate' && delivery.membersRemoved.some(({ id }) => id === delivery.recipient.id))
      if (left) return forget(entra)
      // A stranger's chat is not kept: there is nothing we would ever write to them.
      if (personOf(entra)) await keepChat(entra, at)
    },
    async begin() {
      const read = async (kind: string) =>
        (await store.listSealed(kind).catch(() => [])).flatMap(({ name, value }) => {
          const kept = Kept.safeParse(value)
          return kept.success && mayCall(kept.data.serviceUrl) ? [{ name, at: kept.data }] : []
        })
      for (const { name, at } of await read(placeKind)) {
        if (name === newest) serviceUrl = at.serviceUrl
        else if (!places.has(name)) places.set(name, at.serviceUrl)
      }
      for (const { name, at } of await read(chatKind)) {
        if (!chats.has(name)) chats.set(name, at)
        if (!places.has(at.conversation)) places.set(at.conversation, at.serviceUrl)
      }
    },
  }
}
