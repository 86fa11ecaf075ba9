import type { types } from '@slack/bolt'
import type { FakeSlack, Message, OpenView } from '../channels/slack/fake-slack.js'
import { submission } from '../channels/slack/rig.js'
import type { openSeed } from './seed.js'

interface Hands {
  readonly slack: FakeSlack
  readonly users: readonly string[]
  /** Sends a body as Slack does; what the bot acknowledged it with. */
  readonly deliver: (body: string) => Promise<unknown>
  readonly seed: ReturnType<typeof openSeed>
}

type Button = { readonly type: 'button'; readonly text: { readonly text: string }; readonly style?: string }

const buttonsOf = (drawn: unknown): readonly Button[] => {
  if (Array.isArray(drawn)) return drawn.flatMap(buttonsOf)
  if (typeof drawn !== 'object' || drawn === null) return []
  if ('type' in drawn && drawn.type === 'button' && 'text' in drawn) return [drawn as Button]
  return Object.values(drawn).flatMap(buttonsOf)
}

/** An office at work in Slack: people who say commands, fill in forms and press what stands on their cards, by chance that can be had again. */
export const openOfficeHands = ({ slack, users, deliver, seed }: Hands) => {
  const raised: { readonly by: string; readonly words: string; readonly answerTo: string }[] = []
  const sent = { commands: 0, presses: 0, forms: 0, refusedForms: 0 }
  let number = 0
  const one = <T>(among: readonly T[]): T | undefined => among[Math.floor(seed.next() * among.length)]
  const someone = () => one(users) ?? ''
  const command = (user: string, name: string, text = '', answerTo = slack.responseUrl(`D${user}`, user)): Promise<unknown> => {
    sent.commands += 1
    const channel = `D${user}`
    const fields = { command: name, text, user_id: user, channel_id: channel, team_id: 'T1' }
    const handed = { trigger_id: slack.trigger(undefined, user), response_url: answerTo }
    return deliver(new URLSearchParams({ ...fields, ...handed }).toString())
  }
  const interact = (payload: object): Promise<unknown> =>
    deliver(new URLSearchParams({ payload: JSON.stringify({ team: { id: 'T1' }, ...payload }) }).toString())
  /** Whose conversation it is; undefined for a channel that several read. */
  const readerOf = ({ channel, only }: Message): string | undefined => only ?? users.find((user) => channel === `D${user}`)
  const pressOn = (message: Message, button: Button, user: string): Promise<unknown> => {
    sent.presses += 1
    return interact({
      type: 'block_actions',
      user: { id: user },
      trigger_id: slack.trigger(undefined, user),
      channel: { id: message.channel },
      container: { type: 'message', is_ephemeral: message.only !== undefined },
      ...(message.only === undefined ? { message: { ts: message.ts, blocks: message.blocks } } : {}),
      response_url: slack.responseUrl(message.channel, user, message.ts),
      actions: [button],
    })
  }
  const press = async (): Promise<unknown> => {
    const message = one(slack.messages.slice(-60).filter((each) => readerOf(each) !== undefined))
    const button = one(buttonsOf(message?.blocks))
    return message && button ? pressOn(message, button, readerOf(message) ?? '') : undefined
  }
  const filled = (element: { readonly type: string; readonly options?: readonly object[] }): object => {
    number += 1
    switch (element.type) {
      case 'plain_text_input':
        return { type: element.type, value: `Because of number ${number}.` }
      case 'datepicker':
        return { type: element.type, selected_date: new Date().toISOString().slice(0, 10) }
      case 'timepicker':
        return { type: element.type, selected_time: '10:00' }
      case 'users_select':
        return { type: element.type, selected_user: someone() }
      case 'checkboxes':
      case 'multi_static_select':
        return { type: element.type, selected_options: element.options?.slice(0, 1) ?? [] }
      default:
        return { type: element.type, selected_option: one(element.options ?? []) ?? null }
    }
  }
  const submit = async (): Promise<void> => {
    const open = one(
      slack.views.filter(({ closed, user, view }) => !closed && user !== '' && view.type === 'modal' && view.submit).slice(-3),
    )
    if (!open) return
    const { blocks } = open.view as types.ModalView
    const changes = blocks.flatMap((block) =>
      block.type === 'input' && 'element' in block && (!block.optional || seed.next() < 0.2)
        ? [[block.block_id ?? '', filled(block.element as { type: string })] as const]
        : [],
    )
    sent.forms += 1
    const answer = (await interact(submission(slack, open, Object.fromEntries(changes), open.user))) as
      | { readonly response_action?: string; readonly view?: OpenView['view'] }
      | undefined
    if (answer?.response_action === 'errors') sent.refusedForms += 1
    if (answer?.response_action === 'update' && answer.view) open.view = answer.view
    // It closes, or has been tried often enough.
    else if (answer?.response_action !== 'errors' || seed.next() < 0.5) open.closed = true
  }
  const raise = (): Promise<unknown> => {
    number += 1
    const by = someone()
    const alert = { by, words: `goodbye number ${number} of them`, answerTo: slack.responseUrl(`D${by}`, by) }
    raised.push(alert)
    return command(by, '/at-risk', alert.words, alert.answerTo)
  }
  const beginnings = [
    '/terminated-call',
    '/difficult-call',
    '/written-contact',
    '/escalate',
    '/restriction',
    '/adjustment',
    '/need-support',
    '/authority-report',
    '/my-work',
    '/duty',
  ]
  /** Cards of alerts that a senior could take now. */
  const waiting = () =>
    slack.messages.flatMap((message) => {
      const button = buttonsOf(message.blocks).find(({ text }) => text.text === 'I have it')
      const user = readerOf(message)
      return button && user ? [{ message, button, user }] : []
    })
  return {
    raised,
    sent,
    /** Something that somebody does, by chance. */
    something: async (): Promise<unknown> => {
      const chance = seed.next()
      if (chance < 0.07) return raise()
      if (chance < 0.2) {
        const card = one(waiting())
        return card && pressOn(card.message, card.button, card.user)
      }
      if (chance < 0.6) return submit()
      if (chance < 0.85) return press()
      return command(someone(), one(beginnings) ?? '/my-work')
    },
    /** Every alert is taken by somebody whose card offers it. */
    async takeEverything(): Promise<void> {
      for (const { message, button, user } of waiting()) await pressOn(message, button, user)
    },
  }
}
