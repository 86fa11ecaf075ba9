import type { Answer, Arrival } from '../../src/casework/arrival.js'
import { commands } from '../../src/casework/commands.js'
import { answering } from '../../src/channels/console/answering.js'
import type { Posts } from '../../src/channels/console/posts.js'
import { Sent } from '../../src/channels/console/wire.js'
import { readArrival as readSlack } from '../../src/channels/slack/arriving/arrivals.js'
import { payloadOf } from '../../src/channels/slack/arriving/payloads.js'
import { openCommandNames } from '../../src/channels/slack/command-names.js'
import { deliveryOf } from '../../src/channels/teams/arriving/activities.js'
import { idOf, readMessage as readTeams } from '../../src/channels/teams/arriving/arrivals.js'
import { procedures } from '../../src/office.js'
import { staff } from '../procedures/test-office.js'

/** What a person types, as one platform delivers it and our channel hands it to the office's door. */
export type WayIn = (typed: string, id: string) => Promise<Arrival>

const by = staff('asha')
const names = commands(procedures).map(({ name }) => name)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An event of Slack as `event` makes it, read as Slack's reception reads it. */
export async function slackArrival(id: string, event: object): Promise<Arrival> {
  const payload = payloadOf({
    type: 'event_callback',
    event_id: id,
    team_id: 'T1',
    authorizations: [{ user_id: 'UBOT', is_bot: true }],
    event,
  })
  if (!payload) throw new Error('Slack’s delivery is none of ours')
  const nameOf = (user: string) => (user === 'UGITA' ? 'Gita Rao' : undefined)
  const read = readSlack(payload, { by, nameOf, staffOf: () => undefined, names: openCommandNames(names, undefined), kept: {} })
  if (read.is !== 'arrival') throw new Error('Slack’s delivery is no arrival')
  return read.arrival
}

/** A message of Teams, read as Teams' reception reads it. */
export async function teamsArrival(id: string, message: object): Promise<Arrival> {
  const delivery = deliveryOf({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example/',
    id,
    from: { id: '29:asha', aadObjectId: 'entra-asha' },
    recipient: { id: '28:bot', name: 'Contact Steward' },
    conversation: { id: 'a:chat', conversationType: 'personal' },
    ...message,
  })
  if (delivery?.type !== 'message') throw new Error('Teams’ delivery is no message')
  const read = readTeams(delivery, { id: idOf(delivery, message), by, pickable: { people: [] } }, names)
  if (read.is !== 'arrival') throw new Error('Teams’ delivery is no arrival')
  return read.arrival
}

/** A message in one's own chat with the bot, as it came first and as it stands after a change. */
export interface Written {
  readonly first: (id: string, text: string) => Promise<Arrival>
  readonly changed: (id: string, text: string) => Promise<Arrival>
}
export const inSlack = { type: 'message', channel_type: 'im', channel: 'DUASHA' }
export const changedOn: Readonly<Record<string, Written>> = {
  Slack: {
    first: (id, text) => slackArrival(id, { ...inSlack, user: 'UASHA', ts: id, text }),
    changed: (id, text) =>
      slackArrival(`${id} changed ${text.length}`, {
        ...inSlack,
        subtype: 'message_changed',
        message: { type: 'message', user: 'UASHA', text, ts: id, edited: { user: 'UASHA', ts: '2.0' } },
        previous_message: { text: 'as it was' },
      }),
  },
  Teams: {
    first: (id, text) => teamsArrival(id, { text }),
    changed: (id, text) => teamsArrival(id, { type: 'messageUpdate', text, channelData: { eventType: 'editMessage' } }),
  },
}

/** What the console's page sends of what stands in its composer. */
async function consoleArrival(typed: string, id: string): Promise<Arrival> {
  const [, command, text] = typed.trim().match(/^(\/[\w-]+)\s*([\s\S]*)$/) ?? []
  const said = command
    ? { arrives: 'command', command: command.toLowerCase(), text: text ?? '' }
    : { arrives: 'message', text: typed.trim() }
  const sent = Sent.parse({ id: `the-page-${id}`, by, at: 'chat', ...said })
  let came: Arrival | undefined
  const posts: Pick<Posts, 'add'> = { add: async (post) => ({ ...post, order: 1, at: '2026-03-03T10:00:00.000Z' as never }) }
  const door = async (arrival: Arrival): Promise<Answer> => {
    came = arrival
    return { answer: 'nothing' }
  }
  await answering(sent, door, posts as Posts)
  if (!came) throw new Error('the console handed nothing in')
  return came
}

/** Teams writes a space beside a mention, and two spaces in a row, as one that does not break; a mention stands in its tags. */
const mentioned = { type: 'mention', text: '<at>Contact Steward</at>', mentioned: { id: '28:bot', name: 'Contact Steward' } }

export const waysIn = {
  'a chat with the bot in Slack': (typed: string, id: string) =>
    slackArrival(id, { type: 'message', channel_type: 'im', user: 'UASHA', channel: 'DUASHA', ts: id, text: escaped(typed) }),
  'a mention in Slack': (typed: string, id: string) =>
    slackArrival(id, { type: 'app_mention', user: 'UASHA', channel: 'C1', ts: id, text: `<@UBOT> ${escaped(typed)}` }),
  'a chat with the bot in Teams': (typed: string, id: string) =>
    teamsArrival(id, {
      text: escaped(typed).replaceAll('  ', ' &nbsp;'),
      attachments: [{ contentType: 'text/html', content: `<p>${escaped(typed)}</p>` }],
    }),
  'a mention in Teams': (typed: string, id: string) =>
    teamsArrival(id, {
      text: `<at>Contact Steward</at>&nbsp;${escaped(typed)}`,
      entities: [mentioned],
      conversation: { id: '19:team@thread.tacv2', conversationType: 'channel' },
    }),
  'the console': consoleArrival,
} as const satisfies Readonly<Record<string, WayIn>>
