import { type Activity, TeamsInfo, type TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import type { Card } from '../../cards/card.js'
import type { Clock, Directory } from '../../casework/casework.js'
import type { Erasures, SealedStore } from '../../log/log.js'
import type { ChannelPurpose, Person } from '../../procedures/people.js'
import { instant } from '../../procedures/words.js'
import { inTime } from '../../time/in-time.js'
import { type Channel, ChannelFault, mustBeOurs, type Posted, type PostOptions } from '../channel.js'
import { notePost, type Troubles } from '../troubles.js'
import { openViews, type Views } from './answering/views.js'
import { type Conversations, placeOf } from './conversations.js'
import { drawCard } from './drawing/draw.js'
import { attached, type Drawn } from './drawing/drawn.js'
import { mentioning } from './drawing/mention.js'
import { faultOf, harmless } from './faults.js'
import { openPace } from './pace.js'
import type { Sdk, Whereabouts } from './sdk.js'

/** Posting and replacing, as the port has it, and what else is said in conversations. */
export interface Posting extends Pick<Channel, 'reaches' | 'post' | 'replace'> {
  /** Sends a message; answers with its id. Throws a ChannelFault. */
  send(at: Whereabouts, activity: Partial<Activity>, how?: { readonly isAlert: boolean } & Pick<PostOptions, 'isOurs'>): Promise<string>
  /** The person's chat with the bot, begun when there is none. Throws a ChannelFault. */
  chatWith(person: Person): Promise<Whereabouts>
  readonly views: Views
}

/** How long a card for a channel waits to hear who is in it, in milliseconds: an alert may wait behind it, whose try takes three seconds. */
const asksFor = 800

/** Opens it. Teams lets no bot look for what it has sent: a broken-off send may be followed by one second copy. */
export function openPosting(settings: {
  readonly sdk: Sdk
  readonly conversations: Conversations
  readonly directory: Directory
  readonly store: SealedStore & Erasures
  readonly clock: Clock
  readonly logger: Logger
  readonly name: string
  readonly troubles: Troubles
}): Posting {
  const { sdk, conversations, directory, store, clock, logger, name, troubles } = settings
  const pace = openPace(clock)
  const views = openViews({ store, clock, directory })
  const beginning = new Map<string, Promise<Whereabouts>>()
  const channelOf = (purpose: ChannelPurpose): string | undefined => directory().channelOn?.(purpose, 'teams')

  const speak = async <T>(at: Whereabouts, work: (context: TurnContext) => Promise<T>, isAlert = false): Promise<T> => {
    pace.take(at.conversation, isAlert)
    return sdk.talk(at, work).catch((cause: unknown) => {
      const fault = faultOf(cause)
      if (fault.fault === 'later' && fault.options.retryAfter) pace.wait(at.conversation, fault.options.retryAfter)
      throw fault
    })
  }
  const send: Posting['send'] = async (at, activity, how = { isAlert: false }) => {
    const write = async (context: TurnContext) => {
      mustBeOurs(how)
      return context.sendActivity(activity)
    }
    const sent = await speak(at, write, how.isAlert)
    if (!sent?.id) throw new ChannelFault('unclear', 'Teams’ answer could not be read; it may have arrived.')
    return sent.id
  }
  const begin = async (entra: string): Promise<Whereabouts> => {
    const chat = await sdk.begin(conversations.serviceUrl, entra).catch((cause: unknown) => Promise.reject(harmless(faultOf(cause))))
    // Known at once, and kept when the database has time: a frozen one must not hold the alert up that begins the chat.
    void conversations.keepChat(entra, chat)
    return chat
  }
  const chatWith: Posting['chatWith'] = (person) => {
    const entra = person.entra?.toLowerCase()
    if (entra === undefined)
      return Promise.reject(new ChannelFault('never', 'This person has no Entra id in the office file, so Teams cannot find them.'))
    const known = conversations.chatOf(person)
    if (known) return Promise.resolve(known)
    const chat = beginning.get(entra) ?? begin(entra).finally(() => beginning.delete(entra))
    beginning.set(entra, chat)
    return chat
  }
  /** Who is in a channel, to show some of them more: not knowing it holds nothing up. */
  const membersOf = async (at: Whereabouts) => {
    try {
      const found = await inTime(
        sdk.talk(at, (context) => TeamsInfo.getPagedMembers(context, 200)),
        asksFor,
      )
      return (found?.members ?? []).map(({ id, aadObjectId }) => ({ id, entra: aadObjectId }))
    } catch (cause) {
      logger.debug({ fault: cause }, 'the members of a Teams channel cannot be read')
      return []
    }
  }
  const toChannel = async (conversation: string, card: Card) => {
    const at = conversations.at(conversation)
    return views.split(conversation, card, () => membersOf(at))
  }

  return {
    send,
    chatWith,
    views,
    reaches: (to) => ('purpose' in to ? channelOf(to.purpose) !== undefined : directory().person(to.person.id)?.entra !== undefined),
    async post(to, card, { urgency, below, ...lease }) {
      const isAlert = urgency === 'alert'
      const how = { ...lease, isAlert }
      if ('purpose' in to) {
        const conversation = channelOf(to.purpose)
        if (!conversation) throw new ChannelFault('never', `The office file names no Teams channel for ${to.purpose}.`)
        const { base, full } = await toChannel(conversation, card)
        // Those on duty are called by name when it comes; what is drawn over it later calls nobody again.
        const called = isAlert && to.purpose === 'seniors' ? (directory().ladder(instant(clock()))[0] ?? []) : []
        const message = messageOf(mentioning(base, called), card.preview)
        const thread = below?.where === conversation ? threadOf(below) : undefined
        const sendTo = async (where: string): Promise<Posted> => ({
          channel: name,
          where,
          id: await send(conversations.at(where), message, how),
        })
        const alone = (cause: unknown) => {
          // Refused, it was not sent: the message above is gone, or takes no replies.
          if (thread !== undefined && faultOf(cause).fault === 'never') return sendTo(conversation)
          throw cause
        }
        const posted = await sendTo(thread ?? conversation)
          .catch(alone)
          .catch((cause: unknown) => {
            notePost(troubles, to, faultOf(cause))
            throw cause
          })
        notePost(troubles, to)
        if (full) await views.keep(conversation, posted.id, full)
        return posted
      }
      const person = directory().person(to.person.id)
      if (!person) throw new ChannelFault('never', 'This person is not in the office file.')
      const known = conversations.chatOf(person) !== undefined
      const chat = await chatWith(person)
      const sendTo = async (at: Whereabouts): Promise<Posted> => {
        const id = await send(at, messageOf(drawCard(card, 'chat'), card.preview), how)
        return { channel: name, where: at.conversation, id }
      }
      try {
        return await sendTo(chat)
      } catch (cause) {
        if (!(cause instanceof ChannelFault && cause.fault === 'never' && person.entra)) throw cause
        // Out of mind at once; a database that is slow holds nobody up.
        void conversations.forget(person.entra.toLowerCase())
        // Uninstalled, or the chat is gone: a new one is begun before the next person is told.
        if (!known || !cause.options.gone) throw cause
        return sendTo(await chatWith(person))
      }
    },
    async replace({ where, id }, card) {
      const place = placeOf(where)
      const shared = directory().channels.some((purpose) => channelOf(purpose) === place)
      const { base, full } = shared ? await toChannel(place, card) : { base: drawCard(card, 'chat'), full: undefined }
      try {
        // Written over, however often: not knowing whether it arrived is a reason to write it again.
        await speak(conversations.at(where), (context) => context.updateActivity({ ...messageOf(base, card.preview), id }))
      } catch (cause) {
        throw harmless(faultOf(cause))
      }
      if (shared) await views.keep(place, id, full ?? base)
    },
  }
}

/** The conversation below a message of a channel, as Teams names it. */
const threadOf = ({ where, id }: Posted): string => `${where};messageid=${id}`

/** A card as a message; notifications say what kind it is and its reference, and nothing personal (rule 6). */
export const messageOf = (card: Drawn, summary: string): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [attached(card)],
  channelData: { notification: { alert: true } },
})
