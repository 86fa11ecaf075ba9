import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { types } from '@slack/bolt'
import { pino } from 'pino'
import type { Listen } from '../../../src/casework/arrival.js'
import type { Casework } from '../../../src/casework/casework.js'
import { commands } from '../../../src/casework/commands.js'
import type { Stays } from '../../../src/channels/channel.js'
import type { ViewState } from '../../../src/channels/slack/modal/modal-values.js'
import { openSlackChannel, type SlackChannel } from '../../../src/channels/slack/open-slack.js'
import type { Erasures, SealedStore } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import type { Office } from '../../../src/procedures/people.js'
import { toldErased } from '../../log/told-erased.js'
import { testOffice } from '../../procedures/test-office.js'
import { type FakeSlack, type Message, type OpenView, openFakeSlack } from './fake-slack.js'

export const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5'

/** A store in memory; `away` makes every call fail as when the database is gone. */
export function memoryStore(): SealedStore & ReturnType<typeof toldErased> & { away: boolean } {
  const all = new Map<string, { value: unknown; owner: string | undefined }>()
  const store = {
    ...toldErased(),
    away: false,
    async putSealed(kind: string, name: string, value: unknown, options: { owner?: string } = {}) {
      if (store.away) throw new Error('away')
      all.set(`${kind}/${name}`, { value, owner: options.owner })
    },
    async getSealed(kind: string, name: string) {
      if (store.away) throw new Error('away')
      return all.get(`${kind}/${name}`)?.value
    },
    async dropSealed(kind: string, name: string) {
      all.delete(`${kind}/${name}`)
    },
    async listSealed(kind: string, owner?: string) {
      if (store.away) throw new Error('away')
      return [...all]
        .filter(([key, item]) => key.startsWith(`${kind}/`) && (owner === undefined || item.owner === owner))
        .map(([key, { value }]) => ({ name: key.slice(kind.length + 1), value }))
    },
  }
  return store
}

/** The test office, with two channels in Slack. */
export const slackOffice = (...changes: Parameters<typeof testOffice>): Office => ({
  ...testOffice(...changes),
  channelOn: (purpose) => ({ seniors: 'CSENIORS', managers: 'CMANAGERS' })[purpose as string],
})

/** The signed headers of a request at a time (seconds), and a way to spoil them. */
export const signed = (body: string, seconds: number, secret = signingSecret): Record<string, string> => ({
  'x-slack-request-timestamp': String(seconds),
  'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`,
})

/** The bot behind a real HTTP server, with a fake Slack before it. */
export interface Rig {
  readonly slack: FakeSlack
  readonly channel: SlackChannel
  readonly url: string
  readonly store: ReturnType<typeof memoryStore>
  now: Date
  office: Office
  /** Sends a delivery as Slack would; answers with the status and what was acknowledged. */
  send(body: string, type: 'form' | 'json', headers?: Record<string, string>): Promise<{ status: number; body: unknown }>
  command(command: string, text?: string, more?: Record<string, string>): Promise<{ status: number; body: unknown }>
  interact(payload: object): Promise<{ status: number; body: unknown }>
  event(event: object, id?: string): Promise<{ status: number; body: unknown }>
  /** When everything that was delivered has been answered. */
  settled(): Promise<void>
  until(holds: () => boolean): Promise<void>
  close(): Promise<void>
}

export async function openRig(
  listen?: Listen,
  by: 'http' | 'socket' = 'http',
  patience?: number,
  board?: Casework['board'],
  commandPrefix?: string,
  stays?: Stays,
  seniorsGroup?: string,
  kept?: SealedStore & Erasures,
): Promise<Rig> {
  const slack = await openFakeSlack()
  const store = memoryStore()
  const rig = { now: new Date(), office: slackOffice() }
  const channel = openSlackChannel({
    botToken: 'xoxb-test',
    signingSecret,
    ...(by === 'socket' ? { appToken: 'xapp-test' } : {}),
    apiUrl: slack.apiUrl,
    directory: () => rig.office,
    clock: () => rig.now,
    store: kept ?? store,
    logger: pino({ level: 'silent' }),
    ...(patience === undefined ? {} : { patience }),
    ...(board ? { board, homePace: 5 } : {}),
    ...(stays ? { stays } : {}),
    ...(seniorsGroup === undefined ? {} : { seniorsGroup }),
    commands: commands(procedures).map(({ name }) => name),
    ...(commandPrefix === undefined ? {} : { commandPrefix }),
  })
  const server = createServer(channel.listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  let count = 0
  const send: Rig['send'] = async (body, type, headers) => {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': type === 'form' ? 'application/x-www-form-urlencoded' : 'application/json',
        ...(headers ?? signed(body, Math.floor(rig.now.getTime() / 1000))),
      },
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const envelope = async (...sent: Parameters<FakeSlack['envelope']>) => {
    const body = await slack.envelope(...sent)
    return { status: 200, body: body && Object.keys(body).length > 0 ? body : undefined }
  }
  if (listen) await channel.start(listen)
  return Object.assign(rig, {
    slack,
    channel,
    url,
    store,
    send,
    command: (command: string, text = '', more: Record<string, string> = {}) => {
      const user = more.user_id ?? 'UASHA'
      const channelId = more.channel_id ?? 'C1'
      const fields = {
        command,
        text,
        user_id: user,
        channel_id: channelId,
        team_id: 'T1',
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(channelId, user),
        ...more,
      }
      return by === 'socket' ? envelope('slash_commands', fields) : send(new URLSearchParams(fields).toString(), 'form')
    },
    interact: (given: object) => {
      const payload = { team: { id: 'T1' }, ...given }
      return by === 'socket'
        ? envelope('interactive', payload)
        : send(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'form')
    },
    event: (event: object, id = `Ev${++count}`) => {
      const payload = { type: 'event_callback', event_id: id, team_id: 'T1', event }
      return by === 'socket' ? envelope('events_api', payload) : send(JSON.stringify(payload), 'json')
    },
    settled: () => channel.answered(),
    async until(holds: () => boolean) {
      // What it waits for is on the wire, or some seconds off.
      while (!holds()) await pause(1)
    },
    async close() {
      await channel.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await slack.close()
    },
  })
}

/** All text that a reader of these blocks sees. */
export function textOf(drawn: unknown): string {
  if (Array.isArray(drawn)) return drawn.map(textOf).filter(Boolean).join('\n')
  if (typeof drawn !== 'object' || drawn === null) return ''
  // A number to ring, as a person sees it: the number, and its label in bold.
  if ('verbatim' in drawn && 'text' in drawn)
    return String(drawn.text)
      .replace(/<tel:[^|>]*\|([^>]*)>/g, '$1')
      .replace(/\*([^*]*)\*/g, '$1')
  return Object.entries(drawn)
    .map(([key, value]) => (typeof value === 'string' ? (key === 'text' || key === 'initial_value' ? value : '') : textOf(value)))
    .filter(Boolean)
    .join('\n')
}

/** What Slack would send back when the person changes nothing. */
export function untouched(view: types.ModalView): ViewState {
  const values: ViewState['values'] = {}
  for (const block of view.blocks) {
    if (block.type !== 'input' || !('element' in block)) continue
    const { element } = block
    const given: Record<string, unknown> = { type: element.type }
    if (element.type === 'plain_text_input') given.value = element.initial_value ?? null
    if (element.type === 'datepicker') given.selected_date = element.initial_date ?? null
    if (element.type === 'timepicker') given.selected_time = element.initial_time ?? null
    if (element.type === 'users_select') given.selected_user = element.initial_user ?? null
    if (element.type === 'radio_buttons' || element.type === 'static_select') given.selected_option = element.initial_option ?? null
    if (element.type === 'checkboxes' || element.type === 'multi_static_select') given.selected_options = element.initial_options ?? []
    values[block.block_id ?? ''] = { value: given as ViewState['values'][string][string] }
  }
  return { values }
}

/** What Slack sends when a person submits a modal with these changes, presses in it, or closes it. */
export const submission = (slack: FakeSlack, open: OpenView, changes: Record<string, object> = {}, user = 'UASHA') => ({
  type: 'view_submission',
  user: { id: user },
  trigger_id: slack.trigger(),
  view: sentBack(open, changes),
})
export const closing = (open: OpenView, user = 'UASHA') => ({ type: 'view_closed', user: { id: user }, view: sentBack(open, {}) })
export const pressIn = (slack: FakeSlack, open: OpenView, action: object, changes: Record<string, object> = {}, user = 'UASHA') => ({
  type: 'block_actions',
  user: { id: user },
  trigger_id: slack.trigger(),
  container: { type: 'view', view_id: open.id },
  view: sentBack(open, changes),
  actions: [action],
})
/** A press on the button with this title on a message. */
export const pressOn = (slack: FakeSlack, message: Message, title: string, user: string) => ({
  type: 'block_actions',
  user: { id: user },
  trigger_id: slack.trigger(),
  channel: { id: message.channel },
  container: { type: 'message', is_ephemeral: message.only !== undefined, message_ts: message.ts },
  response_url: slack.responseUrl(message.channel, user, message.ts),
  actions: [buttonCalled(message.blocks, title)],
})

const sentBack = (open: OpenView, changes: Record<string, object>) => {
  if (open.view.type !== 'modal') throw new Error('not a modal')
  const { values } = untouched(open.view)
  for (const [block, value] of Object.entries(changes)) values[block] = { value: value as (typeof values)[string][string] }
  return { ...open.view, id: open.id, hash: open.hash, state: { values } }
}

/** The button with this title, as Slack sends it back. */
export function buttonCalled(blocks: unknown, title: string): object {
  const found = buttons(blocks).find(({ text }) => text.text === title)
  if (!found)
    throw new Error(
      `no button “${title}” among ${buttons(blocks)
        .map(({ text }) => text.text)
        .join(', ')}`,
    )
  return found
}
const buttons = (drawn: unknown): types.Button[] => {
  if (Array.isArray(drawn)) return drawn.flatMap(buttons)
  if (typeof drawn !== 'object' || drawn === null) return []
  if ('type' in drawn && drawn.type === 'button') return [drawn as types.Button]
  return Object.values(drawn).flatMap(buttons)
}
