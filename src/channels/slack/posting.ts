import type { WebClient } from '@slack/web-api'
import type { Card } from '../../cards/card.js'
import type { Clock, Directory } from '../../casework/casework.js'
import type { ChannelPurpose } from '../../procedures/people.js'
import { instant } from '../../procedures/words.js'
import { type Address, type Channel, ChannelFault, mustBeOurs, type Posted } from '../channel.js'
import { notePost, type Troubles } from '../troubles.js'
import type { SlackPeople } from './arriving/people.js'
import type { Clients } from './clients.js'
import { calling } from './drawing/calling.js'
import { draw } from './drawing/draw.js'
import { codeOfRefusal, codesOfToken, faultOf, harmless } from './faults.js'
import { inOrder, newestOf, openLooking } from './looking.js'
import { marked, markOf } from './mark.js'
import { readBack } from './read-back.js'

/** Posting and replacing, as the port has it, and the conversation with one person. */
export interface Posting extends Pick<Channel, 'reaches' | 'post' | 'replace'>, Required<Pick<Channel, 'readBack' | 'lookAgain'>> {
  /** The id of the direct conversation with a Slack user; opened once. Throws a ChannelFault. */
  directWith(slackId: string, client: WebClient): Promise<string>
}

const mostUnclear = 10_000

/**
 * Opens it. A message carries the delivery's key as the id of its first block. When a send was broken off, by
 * Slack or by the end of a process, the next try looks for that key in the direct conversation before it sends again. A look that fails, or
 * takes too long, holds no alert up, and anything else only for a while; when it is sent all the same, the courier owes one more look for it, and of what stands in no record this looks once more itself (`found`). In a shared channel the bot cannot look (that would take the right to read the channel): there one broken-off send may be followed by one second copy, which names a reference and nothing else (rule 6).
 */
export function openPosting(settings: {
  clients: Clients
  people: SlackPeople
  directory: Directory
  clock: Clock
  name: string
  troubles: Troubles
  /** The user group of the seniors, called by name in their channel when an alert comes. */
  seniorsGroup?: string
}): Posting {
  const { clients, people, directory, clock, name, troubles } = settings
  const channelOf = (purpose: ChannelPurpose): string | undefined => directory().channelOn?.(purpose, 'slack')
  const conversations = new Map<string, Promise<string>>()
  const unclear = new Set<string>()
  const looking = openLooking(clock)
  /** Direct conversations that have taken a message: when one of them is gone, it was closed since, and is opened anew. */
  const proven = new Set<string>()

  /** The Slack ids of the seniors on duty, as far as they are known: whoever has none is told in other ways. */
  const onDuty = (): readonly string[] =>
    (directory().ladder(instant(clock()))[0] ?? []).flatMap((person) => people.slackIdOf(person) ?? [])

  const directWith = (slackId: string, client: WebClient): Promise<string> => {
    const open = conversations.get(slackId) ?? openDirect(slackId, client)
    conversations.set(slackId, open)
    open.catch(() => conversations.delete(slackId))
    return open
  }
  const whereIs = async (to: Address, client: WebClient): Promise<string> => {
    if ('purpose' in to) {
      const channel = channelOf(to.purpose)
      if (channel) return channel
      throw new ChannelFault('never', `The office file names no Slack channel for ${to.purpose}.`)
    }
    const slackId = await people.find(to.person).catch((cause: unknown) => Promise.reject(harmless(faultOf(cause))))
    if (slackId) return directWith(slackId, client)
    throw new ChannelFault('never', 'This person is not in Slack: check their Slack id or e-mail in the office file.')
  }

  return {
    directWith,
    reaches: (to) => ('purpose' in to ? channelOf(to.purpose) !== undefined : people.mayReach(to.person)),
    async post(to, card, { urgency, key, again, since, below, found: tell, ...lease }) {
      const client = clients[urgency]
      const channel = await whereIs(to, client)
      const mark = markOf(key)
      const sought = (where: string) => ({ channel: where, mark, since })
      /** Now there is time: each other copy is told of, where nobody owes a look for it. */
      const lookOnceMore = ({ where, id }: Posted): void => {
        if (!tell) return
        const told = (ts: string) => (ts === id ? undefined : tell({ channel: name, where, id: ts }))
        void looking.lookUntilKnown(clients.routine, sought(where), told)
      }
      let looked = true
      if ((again || unclear.has(key)) && 'person' in to) {
        const { there, whole } = await looking.lookFirst(client, sought(channel), urgency)
        looked = whole
        const newest = newestOf(there)
        if (newest) {
          unclear.delete(key)
          const posted = { channel: name, where: channel, id: newest }
          if (!whole || there.length > 1) lookOnceMore(posted)
          return posted
        }
      }
      const { blocks, text } = draw(card)
      // Called when it comes; what is drawn over it later calls nobody again.
      const calls = urgency === 'alert' && 'purpose' in to && to.purpose === 'seniors' ? calling(onDuty(), settings.seniorsGroup) : []
      const message = { text, blocks: [...marked(blocks, mark), ...calls], unfurl_links: false, unfurl_media: false }
      const send = async (place: string) => {
        mustBeOurs(lease)
        if (below?.where !== place) return client.chat.postMessage({ channel: place, ...message })
        // A thread notifies only those who are in it: an alert is shown in the channel too.
        const thread =
          urgency === 'alert'
            ? { thread_ts: below.id, reply_broadcast: true as const }
            : { thread_ts: below.id, reply_broadcast: false as const }
        return client.chat.postMessage({ channel: place, ...message, ...thread }).catch((cause: unknown) => {
          if (faultOf(cause).fault !== 'never') throw cause
          // Refused, it was not sent: the message above is gone, or takes no replies.
          mustBeOurs(lease)
          return client.chat.postMessage({ channel: place, ...message })
        })
      }
      const sendTo = async (place: string): Promise<Posted> => {
        const { ts, channel: where } = await send(place)
        if (!ts) throw new ChannelFault('unclear', 'Slack’s answer could not be read; it may have arrived.')
        unclear.delete(key)
        if ('person' in to) proven.add(place)
        notePost(troubles, to)
        const posted = { channel: name, where: where ?? place, id: ts }
        if (!looked) lookOnceMore(posted)
        return posted
      }
      try {
        return await sendTo(channel).catch(async (cause: unknown) => {
          if (!('person' in to && proven.delete(channel) && chatIsGone(cause))) throw cause
          // Nothing was sent: the conversation is opened anew before the next person is told.
          conversations.clear()
          return sendTo(await whereIs(to, client))
        })
      } catch (cause) {
        const fault = faultOf(cause)
        if (fault.fault === 'unclear' && unclear.size < mostUnclear) unclear.add(key)
        if (fault.fault === 'never' && 'person' in to) conversations.clear()
        if (!codesOfToken.has(codeOfRefusal(cause) ?? '')) notePost(troubles, to, fault)
        throw fault
      }
    },
    async replace(posted: Posted, card: Card) {
      const { blocks, text } = draw(card)
      try {
        // Written over, however often: not knowing whether it arrived is a reason to write it again.
        await clients.now.chat.update({ channel: posted.where, ts: posted.id, text, blocks })
      } catch (cause) {
        throw harmless(faultOf(cause))
      }
    },
    async lookAgain(person, { key, since, known }) {
      const { routine } = clients
      const channel = await whereIs({ person }, routine)
      const copies = await looking.copies(routine, { channel, mark: markOf(key), since })
      const there = known.filter((one) => one.channel === name && one.where === channel).map(({ id }) => id)
      return inOrder([...new Set([...copies, ...there])]).map((id) => ({ channel: name, where: channel, id }))
    },
    async readBack(person, since) {
      const { routine } = clients
      const channel = await whereIs({ person }, routine)
      return readBack(routine, channel, since).catch((cause: unknown) => Promise.reject(harmless(faultOf(cause))))
    },
  }
}

/** A conversation that Slack no longer knows, or has closed. */
const chatIsGone = (cause: unknown): boolean =>
  ['channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel'].includes(codeOfRefusal(cause) ?? '')

async function openDirect(slackId: string, client: WebClient): Promise<string> {
  try {
    const { channel } = await client.conversations.open({ users: slackId })
    if (channel?.id) return channel.id
  } catch (cause) {
    throw harmless(faultOf(cause))
  }
  throw new ChannelFault('later', 'Slack did not open the conversation.')
}
