import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { Listen } from '../../../src/casework/arrival.js'
import { commands } from '../../../src/casework/commands.js'
import type { Stays } from '../../../src/channels/channel.js'
import type { Drawn, Json } from '../../../src/channels/teams/drawing/drawn.js'
import { openTeamsChannel, type TeamsChannel } from '../../../src/channels/teams/open-teams.js'
import type { Erasures, SealedStore } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import type { Office } from '../../../src/procedures/people.js'
import { testOffice } from '../../procedures/test-office.js'
import { appId, appPassword, type FakeConnector, openFakeConnector, tenantId } from './fake-connector.js'
import { memoryStore } from './memory-store.js'

export const managersChannel = '19:managers@thread.tacv2'
export const seniorsChannel = '19:seniors@thread.tacv2'

/** The test office, with two channels in Teams. */
export const teamsOffice = (...changes: Parameters<typeof testOffice>): Office => ({
  ...testOffice(...changes),
  channelOn: (purpose, platform) =>
    platform === 'teams' ? { seniors: seniorsChannel, managers: managersChannel }[purpose as string] : undefined,
})

/** What a person's client sends. */
export interface Sent {
  readonly status: number
  readonly body: unknown
}

/** The bot behind a real HTTP server with authentication on, and a fake Teams before it. */
export interface Rig {
  readonly connector: FakeConnector
  readonly channel: TeamsChannel
  readonly url: string
  readonly store: SealedStore & Erasures
  now: Date
  office: Office
  /** Delivers an activity as Teams would. */
  deliver(activity: object, headers?: Record<string, string>): Promise<Sent>
  /** Somebody writes to the bot in their own chat, or elsewhere. */
  write(person: string, text: string, more?: object): Promise<Sent>
  invoke(person: string, name: string, value: object, more?: object): Promise<Sent>
  /** The messages in a conversation, oldest first; a person's name means their own chat. */
  chat(where: string): FakeConnector['messages']
  settled(): Promise<void>
  close(): Promise<void>
}

export const chatOf = (person: string): string => `a:chat-${person}`

export async function openRig(
  listen?: Listen,
  settings: {
    readonly patience?: number
    readonly store?: SealedStore & Erasures
    readonly connector?: FakeConnector
    readonly stays?: Stays
  } = {},
): Promise<Rig> {
  const connector = settings.connector ?? (await openFakeConnector())
  const store = settings.store ?? memoryStore()
  const rig = { now: new Date(), office: teamsOffice() }
  const channel = openTeamsChannel({
    appId,
    appPassword,
    tenantId,
    openIdMetadata: connector.openIdMetadata,
    loginEndpoint: connector.url,
    allowedServiceUrls: [connector.serviceUrl],
    commands: commands(procedures),
    directory: () => rig.office,
    clock: () => rig.now,
    store,
    logger: pino({ level: 'silent' }),
    patience: settings.patience ?? 20_000,
    ...(settings.stays ? { stays: settings.stays } : {}),
  })
  const server = createServer(channel.listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`
  let count = 0
  const deliver: Rig['deliver'] = async (activity, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(activity),
      headers: { 'content-type': 'application/json', ...(headers ?? { authorization: `Bearer ${connector.token()}` }) },
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const from = (person: string) => activityFrom(person, connector.serviceUrl, `act-${++count}`)
  if (listen) await channel.start(listen)
  return Object.assign(rig, {
    connector,
    channel,
    url,
    store,
    deliver,
    write: (person: string, text: string, more: object = {}) => deliver({ ...from(person), type: 'message', text, ...more }),
    invoke: (person: string, name: string, value: object, more: object = {}) =>
      deliver({ ...from(person), type: 'invoke', name, value, ...more }),
    chat: (where: string) =>
      connector.messages.filter(({ conversation }) =>
        [where, chatOf(where), `a:begun-entra-${where}`].some((each) => conversation === each),
      ),
    settled: () => channel.answered(),
    async close() {
      await channel.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (!settings.connector) await connector.close()
    },
  })
}

/** What every activity of a person in their own chat bears. */
export const activityFrom = (person: string, serviceUrl: string, id: string) => ({
  channelId: 'msteams',
  serviceUrl,
  id,
  from: { id: `29:${person}`, name: person, aadObjectId: `entra-${person}` },
  recipient: { id: `28:${appId}`, name: 'Contact Steward' },
  conversation: { id: chatOf(person), conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
})

/** All text that a reader of this finds there. */
export function textOf(drawn: unknown): string {
  if (Array.isArray(drawn)) return drawn.map(textOf).filter(Boolean).join('\n')
  if (typeof drawn !== 'object' || drawn === null) return ''
  return Object.entries(drawn)
    .map(([key, value]) => (typeof value === 'string' ? (['text', 'label', 'value', 'title'].includes(key) ? value : '') : textOf(value)))
    .filter(Boolean)
    .join('\n')
}

/** Every object in a card of a kind: 'Input.', 'Action.'. */
export function allOf(drawn: unknown, kind: string): Json[] {
  if (Array.isArray(drawn)) return drawn.flatMap((each) => allOf(each, kind))
  if (typeof drawn !== 'object' || drawn === null) return []
  const own = 'type' in drawn && typeof drawn.type === 'string' && drawn.type.startsWith(kind) ? [drawn as Json] : []
  return [...own, ...Object.values(drawn).flatMap((each) => allOf(each, kind))]
}

/** The button with this title. */
export function buttonCalled(drawn: unknown, title: string): Json {
  const buttons = allOf(drawn, 'Action.')
  const found = buttons.find((each) => each.title === title)
  if (!found) throw new Error(`no button “${title}” among ${buttons.map((each) => each.title).join(', ')}`)
  // One that asks first: whoever presses it says yes.
  return found.type === 'Action.ShowCard' ? (allOf(found.card, 'Action.')[0] ?? found) : found
}

/** What a client sends with a button: its data, and the inputs beside it as they were drawn, with changes. */
export function pressed(drawn: unknown, title: string, changes: Readonly<Record<string, string>> = {}): Json {
  const button = buttonCalled(drawn, title)
  const typed = Object.fromEntries(allOf(drawn, 'Input.').map(({ id, value }) => [String(id), typeof value === 'string' ? value : '']))
  const inputs = button.associatedInputs === 'none' ? {} : { ...typed, ...changes }
  return { ...(button.data as Json), ...inputs }
}

/** The card of a dialog that Teams was told to show. */
export function dialogIn({ body }: Sent): Drawn {
  const task = (body as { task?: { value?: { card?: { content: Drawn } } | string } } | undefined)?.task
  const value = task?.value
  if (typeof value === 'object' && value.card) return value.card.content
  throw new Error(`no dialog, but ${JSON.stringify(body)}`)
}

/** The card of a message. */
export function cardIn(message: FakeConnector['messages'][number] | undefined): Drawn {
  const card = message?.activity.attachments?.[0]?.content
  if (!card) throw new Error(`no card, but ${JSON.stringify(message?.activity)}`)
  return card
}
