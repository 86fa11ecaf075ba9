import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Arrival, RawValues } from '../../../casework/arrival.js'
import type { StaffId } from '../../../procedures/words.js'
import type { FormAside } from '../../forms-aside.js'
import { ownVerbs } from '../drawing/draw.js'
import type { Pickable } from '../forms/form-inputs.js'
import { readForm } from '../forms/form-values.js'
import { type ButtonData, type Delivery, type InvokeDelivery, isPersonal, type MessageDelivery } from './activities.js'
import { messageActionOf } from './message-actions.js'
import { commandIn, plainOf, quoted, said } from './said.js'

/** An arrival at the office's door; a card to be shown as this person sees it; a form put aside; or nothing to do. */
export type Read =
  | {
      readonly is: 'arrival'
      readonly arrival: Arrival
      readonly form?: FormAside
      readonly keeps?: readonly string[]
      readonly fill?: string
      /** The form that answers is read, from this piece of it on. */
      readonly read?: number
    }
  | { readonly is: 'refresh' }
  | { readonly is: 'reopen'; readonly draft: string }
  | { readonly is: 'nothing' }

const nothing: Read = { is: 'nothing' }
const Press = z.object({
  verb: z.string().min(1).max(300),
  record: z.string().max(100).exactOptional(),
  version: z.number().int().exactOptional(),
  given: z.record(z.string(), z.string()).exactOptional(),
})

/** The delivery's id: Teams' own repeats bear the same. Without one, its words are its name. */
export function idOf(delivery: Delivery, body: object): string {
  const { id, conversation } = delivery
  const name = id ?? createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 40)
  return `teams:${conversation.id}:${name}`
}

/** Who did it, by which delivery, and whom they may have picked. */
export interface Who {
  readonly id: string
  readonly by: StaffId
  readonly pickable: Pickable
}
type Base = Pick<Arrival, 'id' | 'by' | 'channel' | 'place' | 'conversation'>

const baseOf = (delivery: Delivery, { id, by }: Who): Base => ({
  id,
  by,
  channel: 'teams',
  ...(isPersonal(delivery) ? { place: 'private' } : { place: 'shared', conversation: delivery.conversation.id }),
})

/** Reads what somebody wrote: a command, with or without its slash, a card's button in an old client, or words to the bot. */
export function readMessage(delivery: MessageDelivery, who: Who, commands: readonly string[]): Read {
  const { conversation, edits } = delivery
  const base = { ...baseOf(delivery, who), ...(edits === undefined ? {} : { edits: `teams:${conversation.id}:${edits}` }) }
  const button = delivery.value ? readButton(delivery.value, base, who.pickable) : nothing
  if (button.is !== 'nothing') return button
  const [typed, quotes] = [said(delivery), quoted(delivery)]
  // A text comes with itself as HTML beside it; anything else is a file or a picture.
  const unread = delivery.attachments.some(({ contentType }) => contentType !== 'text/html')
  if (typed === '' && quotes === '' && unread) return { is: 'arrival', arrival: { ...base, arrives: 'message', text: '', unread } }
  if (typed === '' && quotes === '') return { is: 'arrival', arrival: { ...base, arrives: 'command', command: '/help', text: '' } }
  const command = commandIn(typed, commands)
  const withQuotes = (words: string): string => [words, quotes].filter(Boolean).join('\n')
  return {
    is: 'arrival',
    arrival: command
      ? { ...base, arrives: 'command', command: command.command, text: withQuotes(command.text) }
      : { ...base, arrives: 'message', text: withQuotes(typed), ...(unread ? { unread } : {}) },
  }
}

/** Reads an invoke: a button, a form, or a message's action. */
export function readInvoke(delivery: InvokeDelivery, who: Who): Read {
  const base = baseOf(delivery, who)
  const { name, value } = delivery
  switch (name) {
    case 'task/fetch':
    case 'task/submit':
      return value.data ? readButton(value.data, base, who.pickable) : nothing
    case 'composeExtension/submitAction':
      return value.data ? readButton(value.data, base, who.pickable) : nothing
    case 'composeExtension/fetchTask': {
      const action = messageActionOf(value.commandId ?? '')
      if (!action) return nothing
      const fill = plainOf(value.messagePayload?.body?.content ?? '')
      return { is: 'arrival', arrival: { ...base, arrives: 'press', verb: `command:${action.command}` }, ...(fill ? { fill } : {}) }
    }
    case 'adaptiveCard/action': {
      const { verb = '', data = {} } = value.action ?? {}
      if (verb === ownVerbs.refresh) return { is: 'refresh' }
      if (verb === ownVerbs.here || verb === ownVerbs.form) return readButton(data, base, who.pickable)
      return readPress({ ...data, verb }, base)
    }
    default:
      return nothing
  }
}

function readButton(data: ButtonData, base: Base, pickable: Pickable): Read {
  if (typeof data.reopen === 'string') return { is: 'reopen', draft: data.reopen }
  const form = readForm(data, pickable)
  if (!form) return data.press === undefined ? nothing : readPress(data.press, base)
  const { draft, step, move, values, keeps, reads } = form
  return {
    is: 'arrival',
    arrival: { ...base, arrives: 'form', draft, step, move, values },
    form: { draft, step, values },
    keeps,
    ...(reads ? { read: 0 } : {}),
  }
}

function readPress(given: unknown, base: Base): Read {
  const press = Press.safeParse(given)
  if (!press.success) return nothing
  const { record, ...rest } = press.data
  const read = rest.given?.read
  // Whether there is such a record is the office's to say.
  return {
    is: 'arrival',
    arrival: { ...base, arrives: 'press', ...rest, ...(record === undefined ? {} : { record: record as RecordOf }) },
    ...(read !== undefined && /^\d{1,5}$/.test(read) ? { read: Number(read) } : {}),
  }
}
type RecordOf = NonNullable<Extract<Arrival, { arrives: 'press' }>['record']>

/** A form with the long texts put back that had no room in it. */
export const withKept = (arrival: Arrival, keeps: readonly string[], long: RawValues): Arrival =>
  arrival.arrives === 'form'
    ? {
        ...arrival,
        values: {
          ...arrival.values,
          ...Object.fromEntries(keeps.flatMap((name) => (long[name] === undefined ? [] : [[name, long[name]]]))),
        },
      }
    : arrival
