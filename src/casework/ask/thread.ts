import type { Erasures } from '../../log/log.js'
import { mentionsAny } from '../../procedures/mentions.js'
import { type Instant, instant, type RecordId, type StaffId } from '../../procedures/words.js'
import { openSweeping } from '../../time/sweep-soon.js'
import type { Arrival } from '../arrival.js'
import type { Clock } from '../casework.js'

const minutesKept = 10
/** As many as the guide looks at. */
const mostKept = 12

/** Whose conversation it is, and where: what was said in a direct message is nothing to a channel. */
export interface Conversation {
  readonly by: StaffId
  readonly where: string
}

/** Where an arrival was said, as far as its channel tells: the conversation, or at least whether others read along. */
export const whereOf = ({ channel, place, conversation }: Pick<Arrival, 'channel' | 'place' | 'conversation'>): string =>
  `${channel}/${conversation ?? place}`

/** The conversation that others read too, as its channel calls it; undefined where it is a chat with the bot alone. */
export function sharedWith({ where }: Conversation): string | undefined {
  const conversation = where.slice(where.indexOf('/') + 1)
  return conversation === 'private' || conversation === 'shared' ? undefined : conversation
}

/** What somebody asked a moment ago in the same conversation, so that a follow-up is understood. In this process's memory only, for ten minutes. */
export interface Thread {
  /** The messages before this one, oldest first; of one that is looked at again, those before it. What of them bears on it is for the guide to say. */
  before(conversation: Conversation, text: string): string[]
  keep(conversation: Conversation, text: string): void
  /** When a message of it was said last, where it is still known. */
  saidAt(conversation: Conversation, text: string): Instant | undefined
  /** What was said is about an alert that has gone. */
  isOf(conversation: Conversation, text: string, record: RecordId): void
  /** What this person said up to a moment, wherever. */
  saidBy(by: StaffId, upTo: Instant): readonly { readonly text: string; readonly saidAt: Instant }[]
  /** What this person said up to a moment, wherever, and what they said since that is about this alert, goes; these texts stay for their time. */
  forget(by: StaffId, upTo: Instant, record: RecordId, but?: ReadonlySet<string>): void
  /** Has this person asked anything there in the last ten minutes? */
  asked(conversation: Conversation): boolean
}

interface Said {
  readonly text: string
  readonly at: number
  readonly of?: RecordId
}

/** Opens the memory of threads. What is about a record, or mentions it, goes when it is erased. */
export function openThread(clock: Clock, erasures: Erasures): Thread {
  const said = new Map<string, readonly Said[]>()
  const keyOf = ({ by, where }: Conversation): string => JSON.stringify([by, where])
  const isBy = (key: string, by: StaffId): boolean => key.startsWith(`[${JSON.stringify(by)},`)

  /** Everybody's messages that are too old go, not only this conversation's: nothing is kept longer than was said. */
  function forget(): void {
    const since = clock().getTime() - minutesKept * 60_000
    for (const [key, messages] of said) {
      const fresh = messages.filter(({ at }) => at > since)
      if (fresh.length > 0) said.set(key, fresh)
      else said.delete(key)
    }
  }

  const sweeping = openSweeping(60_000, () => {
    forget()
    return said.size > 0
  })

  /** Only these stay. */
  const letGo = (stays: (key: string, one: Said) => boolean): void => {
    for (const [key, messages] of said) {
      const left = messages.filter((one) => stays(key, one))
      if (left.length > 0) said.set(key, left)
      else said.delete(key)
    }
  }
  erasures.whenErased((records) => {
    const mention = mentionsAny(records)
    letGo((_, { text, of }) => !mention(text) && (of === undefined || !records.includes(of)))
  })

  return {
    asked(conversation) {
      forget()
      return said.has(keyOf(conversation))
    },
    saidAt(conversation, text) {
      forget()
      const message = said.get(keyOf(conversation))?.findLast((one) => one.text === text)
      return message && instant(new Date(message.at))
    },
    before(conversation, text) {
      forget()
      const messages = (said.get(keyOf(conversation)) ?? []).map((message) => message.text)
      return messages.at(-1) === text ? messages.slice(0, -1) : messages
    },
    isOf(conversation, text, record) {
      const key = keyOf(conversation)
      const messages = said.get(key)
      if (messages)
        said.set(
          key,
          messages.map((one) => (one.text === text ? { ...one, of: record } : one)),
        )
    },
    saidBy(by, upTo) {
      forget()
      const messages = [...said].flatMap(([key, all]) => (isBy(key, by) ? all : []))
      return messages.filter(({ at }) => at <= Date.parse(upTo)).map(({ text, at }) => ({ text, saidAt: instant(new Date(at)) }))
    },
    forget(by, upTo, record, but = new Set()) {
      letGo((key, one) => !isBy(key, by) || (one.of !== record && (one.at > Date.parse(upTo) || but.has(one.text))))
    },
    keep(conversation, text) {
      forget()
      const key = keyOf(conversation)
      said.set(key, [...(said.get(key) ?? []), { text, at: clock().getTime() }].slice(-mostKept))
      sweeping.soon()
    },
  }
}
