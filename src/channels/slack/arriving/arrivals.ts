import type { Arrival, RawValues } from '../../../casework/arrival.js'
import type { RecordId, StaffId } from '../../../procedures/words.js'
import type { Told } from '../answering/answers.js'
import type { CommandNames } from '../command-names.js'
import { dataOf, verbOf } from '../drawing/draw-buttons.js'
import { metadataOf, previewModal, readAction } from '../modal/modal.js'
import { inputAction } from '../modal/modal-inputs.js'
import { readForm } from '../modal/modal-values.js'
import type { Payload } from './payloads.js'
import { afterMention, said, withoutMention } from './said.js'
import { shortcutOf } from './shortcuts.js'
import { isUnread, type Written, wordsIn } from './written.js'

/** Who did it, and the delivery's id: repeats of one delivery bear the same. */
export interface Who {
  readonly by: StaffId
  readonly nameOf: (slackId: string) => string | undefined
  readonly staffOf: (slackId: string) => StaffId | undefined
  readonly names: Pick<CommandNames, 'inward' | 'inWords'>
  /** The record below whose card it was written. */
  readonly below?: RecordId | 'unsaid'
  /** What had no room in the modal of this draft. */
  readonly kept: RawValues
}

/** An arrival at the office's door; a form that names people who are not of the office; or nothing to do. */
export type Read =
  | { readonly is: 'arrival'; readonly arrival: Arrival; readonly more?: string; readonly fill?: string; readonly read?: Told['read'] & {} }
  | { readonly is: 'strangers'; readonly blocks: readonly string[] }
  | { readonly is: 'nothing' }

const nothing: Read = { is: 'nothing' }

/** The Slack user of a delivery. */
export const userOf = (payload: Payload): string => {
  if (payload.type === 'command') return payload.user_id
  return payload.type === 'event_callback' ? payload.event.user : payload.user.id
}

/** The delivery's id. A trigger, an event and a view's state are each used once; Slack's own repeats bear the same. */
export function deliveryOf(payload: Payload): string {
  if (payload.type === 'event_callback') return `slack:${payload.event_id}`
  if (payload.type === 'view_closed') return `slack:closed:${payload.view.id}:${payload.view.hash ?? ''}`
  if (payload.type === 'view_submission') return `slack:${payload.trigger_id ?? `${payload.view.id}:${payload.view.hash ?? ''}`}`
  return `slack:${payload.trigger_id}`
}

/** Reads a delivery as an arrival. */
export function readArrival(payload: Payload, who: Who): Read {
  const base = { id: deliveryOf(payload), by: who.by, channel: 'slack' }
  const arrival = (arrival: Arrival): Read => ({ is: 'arrival', arrival })
  switch (payload.type) {
    case 'command':
      return arrival({
        ...base,
        ...placeOf(payload.channel_id),
        arrives: 'command',
        command: who.names.inward(payload.command),
        text: said(payload.text, who.nameOf).trim(),
      })
    case 'shortcut': {
      const command = shortcutOf(payload.callback_id)?.command
      return command ? arrival({ ...base, place: 'private', arrives: 'command', command, text: '' }) : nothing
    }
    case 'message_action': {
      const shortcut = shortcutOf(payload.callback_id)
      if (!shortcut) return nothing
      const text = said(wordsIn(payload.message), who.nameOf)
      const pressed = { ...base, ...placeOf(payload.channel.id), arrives: 'press' as const, verb: `command:${shortcut.command}` }
      return shortcut.fillsForm ? { is: 'arrival', arrival: pressed, fill: text } : arrival({ ...pressed, given: { text } })
    }
    case 'block_actions':
      return readPress(payload, who, base)
    case 'view_submission': {
      const form = metadataOf(payload.view.private_metadata)
      if (!form) return nothing
      const { values, strangers } = readForm(payload.view.state, who.kept, who.staffOf)
      if (strangers.length > 0) return { is: 'strangers', blocks: strangers }
      const move = payload.view.callback_id === previewModal ? 'send' : 'next'
      return arrival({ ...base, place: 'private', arrives: 'form', draft: form.draft, step: form.step, move, values })
    }
    case 'view_closed': {
      const form = metadataOf(payload.view.private_metadata)
      if (!form) return nothing
      const { values } = readForm(payload.view.state, who.kept, who.staffOf)
      const typed = payload.view.state && Object.keys(values).length > 0 ? { step: form.step, values } : {}
      return arrival({ ...base, place: 'private', arrives: 'closed', draft: form.draft, ...typed })
    }
    case 'event_callback': {
      const bot = payload.authorizations?.[0]?.user_id ?? undefined
      const isCalled = payload.event.type === 'app_mention'
      const unaddressed = (words: string): string => (bot ? withoutMention(words, bot) : isCalled ? afterMention(words) : words)
      const readWords = (words: string): string => who.names.inWords(said(unaddressed(words), who.nameOf))
      switch (payload.event.type) {
        case 'app_home_opened':
          return arrival({ ...base, place: 'private', arrives: 'home' })
        case 'app_mention':
          if (payload.event.bot_id) return nothing
          return arrival({
            ...base,
            place: 'shared',
            conversation: payload.event.channel,
            arrives: 'message',
            ...written(payload.event, readWords),
          })
        case 'message':
          return arrival({
            ...base,
            place: 'private',
            arrives: 'message',
            ...messageIn(payload),
            ...written(payload.event, readWords),
            ...(who.below === undefined ? {} : { below: who.below }),
          })
        default: {
          const unknown: never = payload.event
          return unknown
        }
      }
    }
    default: {
      const unknown: never = payload
      return unknown
    }
  }
}

/** A message is known again when it is changed: what it said first arrives under its own id, and what it says now names that. */
const messageIn = (payload: Extract<Payload, { type: 'event_callback' }>): Partial<Pick<Arrival, 'id' | 'edits' | 'formerly'>> => {
  const { edits, event } = payload
  if (event.type !== 'message' || event.ts === undefined) return {}
  const message = `slack:message:${event.channel}:${event.ts}`
  // A bot of before took it by the delivery's own id, and may have died before Slack heard of that.
  return edits ? { edits: message } : { id: message, formerly: deliveryOf(payload) }
}

const written = (event: Written, read: (words: string) => string): { readonly text: string; readonly unread?: true } => ({
  text: read(wordsIn(event)).trim(),
  ...(isUnread(event) ? { unread: true } : {}),
})

const placeOf = (channel: string): Pick<Arrival, 'place' | 'conversation'> =>
  channel.startsWith('D') ? { place: 'private' } : { place: 'shared', conversation: channel }

/** A press on a card's button, or something within a form: Back, Change, one more item, more room, an answer that decides. */
function readPress(payload: Extract<Payload, { type: 'block_actions' }>, who: Who, base: Pick<Arrival, 'id' | 'by' | 'channel'>): Read {
  const [action] = payload.actions
  if (!action || action.action_id.startsWith('link#')) return nothing
  const form = metadataOf(payload.view?.private_metadata)
  if (form && payload.view) {
    const { values } = readForm(payload.view.state, who.kept, who.staffOf)
    const moved = (move: Extract<Arrival, { arrives: 'form' }>['move'], more?: string, read?: Told['read']): Read => ({
      is: 'arrival',
      arrival: { ...base, place: 'private', arrives: 'form', draft: form.draft, step: form.step, move, values },
      ...(more ? { more } : {}),
      ...(read ? { read } : {}),
    })
    const [what = '', name = ''] = action.action_id.split(':')
    if (what === 'back') return moved('back')
    if (what.startsWith('change#') && action.value) {
      const [change = '', field] = action.value.split('/')
      return moved(field === undefined ? { change } : { change, field })
    }
    if (what === 'add') return moved({ add: name })
    if (what === 'more') return moved('redraw', name)
    if (what === readAction) return moved('redraw', undefined, { from: 0, over: true })
    return action.action_id === inputAction ? moved('redraw') : nothing
  }
  const data = dataOf(action.value)
  const verb = verbOf(action.action_id)
  if (!data || !/^[a-z-]+:/.test(verb)) return nothing
  const { record, version, given } = data
  const read = given?.read
  return {
    is: 'arrival',
    ...(read !== undefined && /^\d{1,5}$/.test(read) ? { read: { from: Number(read), over: false } } : {}),
    arrival: {
      ...base,
      ...(payload.channel ? placeOf(payload.channel.id) : { place: 'private' }),
      arrives: 'press',
      verb,
      // The record's form is checked at the office's door; here it is only carried.
      ...(record === undefined ? {} : { record: record as Extract<Arrival, { arrives: 'press' }>['record'] & string }),
      ...(version === undefined ? {} : { version }),
      ...(given === undefined ? {} : { given }),
    },
  }
}
