import { randomUUID } from 'node:crypto'
import type { types } from '@slack/bolt'
import { ownVerbs } from '../../src/channels/teams/drawing/draw.js'
import type { OpenView } from '../channels/slack/fake-slack.js'
import { closing, signed, submission } from '../channels/slack/rig.js'
import { tenantId } from '../channels/teams/fake-connector.js'
import { activityFrom, allOf } from '../channels/teams/rig.js'
import { seedOfRun } from '../seed-of-run.js'
import { canaryTelephone, canaryWord } from './canary.js'
import type { Chats } from './in-chats.js'

/** All of them in the long form; else one of each kind, which the seed of the run chooses, and everything of which there is one alone. */
const enough = <T>(all: readonly T[], kindOf: (one: T) => string): readonly T[] => {
  if (process.env.LONG) return all
  const kinds = new Map<string, T[]>()
  for (const one of all) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one])
  return [...kinds.values()].flatMap((some) => some.slice(seedOfRun() % some.length).slice(0, 1))
}
/** What a button does, whatever it is about. */
const verbIn = (key: string): string => /^\["([a-z][\w-]*:[\w/-]*)/.exec(key)?.[1] ?? /"verb":"([^"]+)/.exec(key)?.[1] ?? key

/** What came: a press by its verb, a form by its step, anything else by itself. */
const kindIn = (body: string): string =>
  /\bstep\\*":\\*"([\w-]+)/.exec(body)?.[1] ?? /"(?:verb|action_id)":"([^"#]+)/.exec(body)?.[1] ?? body

/** What people do in a chat, and can do again: each a thing that goes over the wire. */
interface Hands {
  /** Types a command, with words after it; fills in what opens, of which the last screen is left when it is not to be sent. Did a form open? */
  command(by: string, command: string, text: string, sent?: boolean): Promise<boolean>
  /** Writes to the bot, and changes the words afterwards. */
  write(by: string, text: string): Promise<void>
  change(): Promise<void>
  opensPage(by: string): Promise<void>
  /** Presses what stands in the chats now and was not pressed yet, and fills in what opens. How many were pressed. */
  press(most: number): Promise<number>
  /** Every button that ever stood there, pressed once more; every form that ever was on a screen, sent or closed once more. */
  pressAll(): Promise<void>
  sendAll(): Promise<void>
  /** The platform brings each thing once more, the newest first: no form is walked through anew. */
  bringAll(): Promise<void>
  /** What stands in the chats now, each thing by itself. */
  standing(): readonly object[]
}

/** What is typed, each time another canary; `again` how often it was refused. */
const typing =
  (chats: Pick<Chats, 'next' | 'names'>) =>
  (label: string, again: number, most = 3_000): string => {
    const word = () => canaryWord(chats.next())
    if (/phone|number|ring/i.test(label) && again % 2 === 0) return canaryTelephone(chats.next())
    if (/mail/i.test(label) && again % 2 === 0) return `${word().replace('é', 'e').toLowerCase()}@office.example`
    const words = [word(), word()]
    if (/name/i.test(label)) chats.names.push(words[0] ?? '')
    return words.join(' ').slice(0, most)
  }
const days = ['2026-03-03', '2026-04-02', '2026-03-02', '2026-12-01'] as const
const times = ['09:55', '16:30', '00:05'] as const
const of = <T>(all: readonly T[], again: number): T | undefined => all[again % Math.max(1, all.length)]
const mostScreens = 14
/** What leads out of the office by a file, and what goes on without an end. */
const letBe = /letter:|export:|gather:|fresh:|list:|walk:|"?share/

/** Asha’s chat is hers: what stands in one with others is pressed by Gita. */
const other = 'gita'

/** In Slack. */
export function slackHands(chats: Chats): Hands {
  const { slack: rig } = chats
  const { slack } = rig
  const typed = typing(chats)
  const idOf = (by: string) => `U${by.toUpperCase()}`
  const brought: { readonly kind: string; readonly go: () => Promise<unknown> }[] = []
  /** The last screen of each form. */
  const screens = new Map<string, { readonly open: OpenView; readonly user: string }>()
  const changed: (() => Promise<unknown>)[] = []
  const pressable = new Map<string, () => object>()
  const pressed = new Set<string>()

  const deliver = async (body: string, type: 'form' | 'json'): Promise<unknown> => {
    chats.pass(300)
    chats.out('request', decodeURIComponent(body.replaceAll('+', ' ')))
    const answer = await rig.send(body, type, signed(body, Math.floor(rig.now.getTime() / 1000)))
    chats.out('Slack answered', answer.body)
    await chats.settled()
    return answer.body
  }
  const bring = (body: string, type: 'form' | 'json'): Promise<unknown> => {
    brought.push({ kind: kindIn(decodeURIComponent(body)), go: () => deliver(body, type) })
    return deliver(body, type)
  }
  const interact = (payload: object) =>
    bring(new URLSearchParams({ payload: JSON.stringify({ team: { id: 'T1' }, ...payload }) }).toString(), 'form')
  const event = (given: object) =>
    bring(
      JSON.stringify({
        type: 'event_callback',
        event_id: `Ev${randomUUID()}`,
        team_id: 'T1',
        authorizations: [{ user_id: 'UBOT' }],
        event: given,
      }),
      'json',
    )

  const given = (block: types.InputBlock, again: number): object => {
    const { element } = block
    const label = block.label.text
    switch (element.type) {
      case 'plain_text_input':
        return {
          type: element.type,
          value: again === 0 && element.initial_value ? element.initial_value : typed(label, again, element.max_length),
        }
      case 'radio_buttons':
      case 'static_select': {
        const options =
          element.type === 'static_select'
            ? [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((one) => one.options)]
            : element.options
        return { type: element.type, selected_option: (again === 0 ? element.initial_option : undefined) ?? of(options, again) }
      }
      case 'checkboxes':
      case 'multi_static_select':
        return { type: element.type, selected_options: element.initial_options ?? (element.options ?? []).slice(0, 1) }
      case 'datepicker':
        return { type: element.type, selected_date: (again === 0 ? element.initial_date : undefined) ?? of(days, again) }
      case 'timepicker':
        return { type: element.type, selected_time: element.initial_time ?? of(times, again) }
      case 'users_select':
        return { type: element.type, selected_user: element.initial_user ?? of(['UGITA', 'ULENA', 'UHUGH', 'UADIL'], again) }
      default:
        return { type: element.type }
    }
  }
  const fill = async (open: OpenView, user: string, sent: boolean): Promise<void> => {
    let wrong: Readonly<Record<string, string>> = {}
    let again = 0
    for (let screen = 0; screen < mostScreens && !open.closed; screen += 1) {
      const inputs = (open.view.blocks as types.KnownBlock[]).filter((block) => block.type === 'input')
      const changes = Object.fromEntries(
        inputs.map((block) => [block.block_id ?? '', given(block, block.block_id && wrong[block.block_id] ? again : 0)]),
      )
      const { draft } = JSON.parse(open.view.private_metadata ?? '{}') as { draft?: string }
      screens.set(draft ?? open.id, { open: { ...open }, user })
      if (!sent && inputs.length === 0) return
      const answer = (await interact(submission(slack, open, changes, user))) as
        | { response_action?: string; view?: types.View; errors?: Record<string, string> }
        | undefined
      again = answer?.errors ? again + 1 : 0
      wrong = answer?.errors ?? {}
      if (again > 4) return
      if (answer?.view) open.view = answer.view
      if (!answer?.errors && !answer?.view) {
        open.closed = true
        if (answer?.response_action !== 'update') return
      }
    }
  }
  const filled = async (user: string, sent: boolean, before: number): Promise<boolean> => {
    const opened = slack.views.slice(before)
    for (const open of opened) await fill(open, user, sent)
    return opened.length > 0
  }
  /** All buttons that stand in the chats or on pages now, each with how it is pressed. */
  const look = (): readonly string[] => {
    const found: string[] = []
    const take = (user: string, drawn: unknown, more: () => object): void => {
      for (const action of buttonsIn(drawn)) {
        const key = JSON.stringify([action.action_id, action.value])
        if (letBe.test(key)) continue
        pressable.set(key, () => ({ type: 'block_actions', user: { id: user }, trigger_id: slack.trigger(), ...more(), actions: [action] }))
        found.push(key)
      }
    }
    for (const { channel, ts, only, blocks } of slack.messages) {
      const user = only ?? (channel.startsWith('D') ? channel.slice(1) : idOf(other))
      take(user, blocks, () => ({
        channel: { id: channel },
        container: { type: 'message', is_ephemeral: only !== undefined, message_ts: ts },
        response_url: slack.responseUrl(channel, user, ts),
      }))
    }
    for (const [user, view] of slack.homes)
      take(user, view.blocks, () => ({ view: { id: 'V-home', type: 'home' }, container: { type: 'view' } }))
    return found
  }

  return {
    async command(by, command, text, sent = true) {
      const before = slack.views.length
      const [user, channel] = [idOf(by), `D${idOf(by)}`]
      const fields = {
        command,
        text,
        user_id: user,
        channel_id: channel,
        team_id: 'T1',
        trigger_id: slack.trigger(),
        response_url: slack.responseUrl(channel, user),
      }
      await bring(new URLSearchParams(fields).toString(), 'form')
      return filled(user, sent, before)
    },
    async write(by, text) {
      const ts = `${Math.floor(rig.now.getTime() / 1000)}.${String(chats.next()).padStart(6, '0')}`
      const message = { type: 'message', user: idOf(by), ts, text }
      const at = { channel_type: 'im', channel: `D${idOf(by)}` }
      await event({ ...message, ...at })
      changed.push(() =>
        event({
          type: 'message',
          subtype: 'message_changed',
          ...at,
          message: { ...message, text: 'And what then?', edited: { user: idOf(by) } },
          previous_message: message,
        }),
      )
    },
    async change() {
      for (const one of changed) await one()
    },
    opensPage: async (by) => void (await event({ type: 'app_home_opened', user: idOf(by), tab: 'home', channel: `D${idOf(by)}` })),
    async press(most) {
      const fresh = look().filter((key) => !pressed.has(key))
      for (const [at, key] of fresh.slice(0, most).entries()) {
        pressed.add(key)
        const before = slack.views.length
        const payload = pressable.get(key)?.() as { user: { id: string } }
        await interact(payload)
        await filled(payload.user.id, at % 2 === 0, before)
      }
      return fresh.length
    },
    async pressAll() {
      look()
      for (const [, one] of enough([...pressable], ([key]) => verbIn(key))) await interact(one())
    },
    async sendAll() {
      for (const { open, user } of [...screens.values()]) {
        await interact(submission(slack, open, {}, user))
        await interact(closing(open, user))
      }
    },
    async bringAll() {
      for (const { go } of enough(brought, ({ kind }) => kind).toReversed()) await go()
    },
    // What one person alone is shown until they load Slack again no bot can take back (docs/data-protection.md).
    standing: () => [...slack.messages.filter(({ only }) => only === undefined), ...slack.homes.values()],
  }
}

const buttonsIn = (drawn: unknown): readonly types.Button[] => {
  if (Array.isArray(drawn)) return drawn.flatMap(buttonsIn)
  if (typeof drawn !== 'object' || drawn === null) return []
  return 'type' in drawn && drawn.type === 'button' ? [drawn as types.Button] : Object.values(drawn).flatMap(buttonsIn)
}

type Json = Readonly<Record<string, unknown>>

/** In Teams. */
export function teamsHands(chats: Chats): Hands {
  const { teams: rig } = chats
  const { connector } = rig
  const typed = typing(chats)
  const brought: { readonly kind: string; readonly go: () => Promise<unknown> }[] = []
  const screens = new Map<string, { readonly card: unknown; readonly by: string }>()
  const changed: (() => Promise<unknown>)[] = []
  const pressable = new Map<string, { readonly by: string; readonly go: () => Promise<unknown> }>()
  const pressed = new Set<string>()

  const deliver = async (activity: object): Promise<unknown> => {
    // A card a second in a chat.
    chats.pass(1_100)
    chats.out('request', activity)
    const answer = await rig.deliver(activity)
    chats.out('Teams answered', answer.body)
    await chats.settled()
    return answer.body
  }
  const bring = (by: string, given: object): Promise<unknown> => {
    const activity = { ...activityFrom(by, connector.serviceUrl, `act-${randomUUID()}`), ...given }
    brought.push({ kind: kindIn(JSON.stringify(activity)), go: () => deliver(activity) })
    return deliver(activity)
  }
  const invoke = (by: string, name: string, value: object, more: object = {}) => bring(by, { type: 'invoke', name, value, ...more })

  const given = (input: Json, again: number): string => {
    const known = typeof input.value === 'string' && input.value !== '' ? input.value : undefined
    if (known !== undefined && again === 0) return known
    switch (input.type) {
      case 'Input.ChoiceSet':
        return of(input.choices as readonly { value: string }[], again)?.value ?? ''
      case 'Input.Date':
        return of(days, again) ?? ''
      case 'Input.Time':
        return of(times, again) ?? ''
      case 'Input.Toggle':
        return String(input.valueOn ?? 'true')
      default:
        return typed(`${input.label} ${input.id}`, again, typeof input.maxLength === 'number' ? input.maxLength : undefined)
    }
  }
  const inputsOf = (card: unknown, again: number): Json =>
    Object.fromEntries(allOf(card, 'Input.').map((input) => [String(input.id), given(input, again)]))
  const goesOn = (card: unknown): Json | undefined =>
    allOf(card, 'Action.').find(({ data }) =>
      ['next', 'send'].includes(String((data as { form?: { move?: unknown } } | undefined)?.form?.move)),
    )
  const formIn = (body: unknown): unknown => {
    const value = (body as { task?: { value?: { card?: { content?: unknown } } } } | undefined)?.task?.value
    return typeof value === 'object' ? value.card?.content : undefined
  }
  const fill = async (by: string, first: unknown, sent: boolean): Promise<boolean> => {
    let card = formIn(first)
    let [again, before] = [0, '']
    const opened = card !== undefined && goesOn(card) !== undefined
    for (let screen = 0; screen < mostScreens && card; screen += 1) {
      const button = goesOn(card)
      if (!button) return opened
      const { draft, step, move } = (button.data as { form: { draft: string; step: string; move: string } }).form
      screens.set(draft, { card, by })
      again = step === before ? again + 1 : 0
      before = step
      if (again > 4 || (!sent && move === 'send')) return opened
      card = formIn(await invoke(by, 'task/submit', { data: { ...(button.data as Json), ...inputsOf(card, again) } }))
    }
    return opened
  }
  const ownerOf = (conversation: string): string => /^a:(?:chat-|begun-entra-|begun-29:)(\w+)$/.exec(conversation)?.[1] ?? other
  const look = (): readonly string[] => {
    const found: string[] = []
    for (const { conversation, id, activity } of connector.messages) {
      const by = ownerOf(conversation)
      for (const action of allOf(activity.attachments?.[0]?.content, 'Action.')) {
        const key = JSON.stringify([action.verb, action.data])
        if (action.type === 'Action.ShowCard' || letBe.test(key)) continue
        const at = {
          replyToId: id,
          conversation: conversation.startsWith('19:')
            ? { id: conversation, conversationType: 'channel', tenantId }
            : { id: conversation, conversationType: 'personal', tenantId },
        }
        const data = { ...(action.data as Json), ...inputsOf(activity.attachments?.[0]?.content, 0) }
        const go = () =>
          action.type === 'Action.Execute'
            ? invoke(by, 'adaptiveCard/action', { action: { type: action.type, verb: action.verb, data }, trigger: 'manual' }, at)
            : invoke(by, 'task/fetch', { data, context: { theme: 'default' } }, at)
        pressable.set(key, { by, go })
        found.push(key)
      }
    }
    return found
  }

  return {
    async command(by, command, text, sent = true) {
      if (text !== '') await bring(by, { type: 'message', text: `${command} ${text}` })
      return text === '' && fill(by, await invoke(by, 'task/fetch', { data: { press: { verb: `command:${command}` } } }), sent)
    },
    async write(by, text) {
      const id = `act-${randomUUID()}`
      await bring(by, { type: 'message', text, id })
      changed.push(() =>
        bring(by, {
          type: 'messageUpdate',
          text: 'And what then?',
          id,
          channelData: { tenant: { id: tenantId }, eventType: 'editMessage' },
        }),
      )
    },
    async change() {
      for (const one of changed) await one()
    },
    opensPage: (by) => bring(by, { type: 'message', text: '/my-work' }).then(() => undefined),
    async press(most) {
      const fresh = look().filter((key) => !pressed.has(key))
      for (const [at, key] of fresh.slice(0, most).entries()) {
        pressed.add(key)
        const one = pressable.get(key)
        if (one) await fill(one.by, await one.go(), at % 2 === 0)
      }
      return fresh.length
    },
    async pressAll() {
      look()
      for (const [, { go }] of enough([...pressable], ([key]) => verbIn(key))) await go()
      for (const { conversation, id } of [...connector.messages])
        if (conversation.startsWith('19:'))
          await invoke(
            other,
            'adaptiveCard/action',
            { action: { type: 'Action.Execute', verb: ownVerbs.refresh, data: {} }, trigger: 'automatic' },
            {
              replyToId: id,
              conversation: { id: conversation, conversationType: 'channel', tenantId },
            },
          )
    },
    async sendAll() {
      for (const { card, by } of [...screens.values()]) {
        const typedIn = Object.fromEntries(allOf(card, 'Input.').map(({ id, value }) => [String(id), String(value ?? '')]))
        await invoke(by, 'task/submit', { data: { ...(goesOn(card)?.data as Json), ...typedIn } })
      }
    },
    async bringAll() {
      for (const { go } of enough(brought, ({ kind }) => kind).toReversed()) await go()
    },
    standing: () => connector.messages,
  }
}
