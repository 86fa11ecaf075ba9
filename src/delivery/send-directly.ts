import type { Card } from '../cards/card.js'
import { continuedIn } from '../cards/continued.js'
import { fill } from '../cards/fill.js'
import type { Clock, Directory } from '../casework/casework.js'
import type { UnsavedAlert } from '../casework/unsaved-alert.js'
import { type Channel, ChannelFault, type Posted } from '../channels/channel.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import type { IsUrgent } from '../procedures/urgent.js'
import { type Instant, instant, type RecordId, type StaffId } from '../procedures/words.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import type { DirectCopy } from './follow-saved.js'
import { isMail, meansFor } from './means.js'
import type { Report } from './told.js'

/** An alert that goes out without the log, as far as its posts are concerned. */
export interface Sending {
  readonly alert: UnsavedAlert & { readonly at: Instant }
  readonly urgent: IsUrgent<AnyProcedure>['urgent']
  readonly rung: number
  /** An earlier run wrote it down, and may have sent this rung already: what it sent, and did not come to write down, is looked for. */
  readonly takenUp: boolean
  /** What people were sent, in any run. */
  readonly copies: readonly DirectCopy[]
  /** Does the journal hold it? A full disk takes nothing. */
  readonly journalled: boolean
  /** The record that it was saved as: the log went away after that. */
  readonly savedAs: RecordId | undefined
  /** Who has its card before them, as far as is known here. */
  readonly has: ReadonlySet<StaffId>
}

/** A card that goes directly, and whether it says that the alert is saved. */
interface Says {
  readonly card: Card
  readonly saved: boolean
}

/** The names under which its cards are sent, the same in every run: to somebody on a rung, to whoever raised it, and a text's parts after the first. */
export const toldName = (alert: string, id: StaffId, rung: number): string => `unsaved ${alert} ${id} ${rung}`
export const statusName = (alert: string): string => `unsaved ${alert} status 0`
export const partName = (name: string, part: number): string => `${name} part ${part}`

/** How often the next part of a long text waits when the platform asks for it, and how long when it names no time, in milliseconds. */
const partWaits = 5
const usualWait = 1_000

/**
 * Posts alerts directly, with nothing in the log of what is posted. Whatever goes wrong is only told: the next rung, or the next means, follows.
 * `remember` hears of each card that somebody was sent.
 */
export const openSendDirectly = <One extends Sending>(
  given: {
    readonly channels: readonly Channel[]
    readonly directory: Directory
    readonly clock: Clock
    readonly report: Report
    readonly timer: Timer
  },
  remember: (one: One, copy: DirectCopy) => void,
) => {
  const { channels, directory, clock, report, timer } = given

  /** One try at one channel; how it went. The parts of a long text that come after the first are asked for once more each time the platform wants to wait. */
  const tryOne = async (one: One, channel: Channel, person: StaffId | 'seniors', { card, saved }: Says, key: string): Promise<boolean> => {
    const office = directory()
    const found = person === 'seniors' ? undefined : office.person(person)
    if (person !== 'seniors' && !found) return false
    const came = (posted: Posted, name: string) => {
      if (found && !isMail(channel)) remember(one, { person: found.id, posted, key: name, ...(saved ? { saved: true as const } : {}) })
    }
    const address = found ? { person: found } : { purpose: 'seniors' as const }
    const again = { since: one.alert.at, ...(one.takenUp ? { again: true as const } : {}) }

    const post = async (part: Card, name: string): Promise<'posted' | 'cut'> => {
      // Where no bot can look (Teams), this alone keeps an alert from coming twice.
      if (one.copies.some((copy) => copy.key === name && copy.posted.channel === channel.name)) return 'posted'
      const sending = channel.post(address, part, { urgency: 'alert', key: name, ...again, found: (earlier) => came(earlier, name) })
      const posted = await within(sending, tryLimit.alert, timer, (late) => came(late, name))
      if (posted === cutOff) return 'cut'
      came(posted, name)
      return 'posted'
    }
    const [first, ...others] = found && !isMail(channel) ? continuedIn(card) : [card]
    try {
      if ((await post(first, key)) === 'cut') return false
    } catch (fault) {
      report({ tells: 'fault', doing: 'deliver', fault })
      return false
    }
    void goOn(others, key, post)
    return true
  }

  /** The parts after the first, in their order. Nobody waits for them: the next person is told meanwhile. */
  const goOn = async (
    parts: readonly Card[],
    key: string,
    post: (part: Card, name: string) => Promise<'posted' | 'cut'>,
  ): Promise<void> => {
    let waits = partWaits
    for (const [at, part] of parts.entries()) {
      try {
        await post(part, partName(key, at + 2))
      } catch (fault) {
        report({ tells: 'fault', doing: 'deliver', fault })
        if (!(fault instanceof ChannelFault) || fault.fault !== 'later' || waits === 0) return
        waits -= 1
        const { retryAfter } = fault.options
        await new Promise<void>((resolve) => timer(retryAfter === undefined ? usualWait : retryAfter * 1_000, resolve))
        await post(part, partName(key, at + 2)).catch((again: unknown) => report({ tells: 'fault', doing: 'deliver', fault: again }))
      }
    }
  }

  return {
    /**
     * A rung: everybody on it by the first means that works; from the third on by every means, from the fourth by e-mail and the webhook too. `first`:
     * nothing was said again yet, and whoever has the saved alert's card before them needs no other. Who was reached.
     */
    async send(one: One, first = false): Promise<readonly StaffId[]> {
      const { alert, urgent, rung, savedAs, has } = one
      const office = directory()
      const now = instant(clock())
      const card = fill(urgent.directly.toTold(alert.step, { ...alert, savedAs }, office, now))
      const says = { card, saved: savedAs !== undefined }
      const reach = async (id: StaffId): Promise<readonly StaffId[]> => {
        const person = office.person(id)
        if (!person) return []
        if (first && has.has(id)) return [id]
        const key = toldName(alert.key, id, rung)
        const means = meansFor({ notice: 'senior', to: { person: id }, urgency: 'alert' }, { person }, channels)
        if (rung >= 2) return (await Promise.all(means.map((channel) => tryOne(one, channel, id, says, key)))).includes(true) ? [id] : []
        for (const channel of means) if (await tryOne(one, channel, id, says, key)) return [id]
        return []
      }
      const webhook = rung >= 3 ? channels.filter((channel) => channel.reaches({ purpose: 'seniors' }) && channel.name === 'webhook') : []
      const [reached] = await Promise.all([
        Promise.all(urgent.told(rung, alert.by, now, office).map(reach)),
        ...webhook.map((channel) => tryOne(one, channel, 'seniors', says, `unsaved ${alert.key} ${rung}`)),
      ])
      return reached.flat()
    },

    /** Tells whoever raised it who was reached, on their own chat. */
    async tellReporter(one: One, reached: readonly StaffId[]): Promise<void> {
      const office = directory()
      const person = office.person(one.alert.by)
      if (!person) return
      const how = { sent: true, journalled: one.journalled, savedAs: one.savedAs }
      const card = fill(one.urgent.directly.toReporter(reached, one.alert.by, office, instant(clock()), how))
      for (const channel of meansFor({ notice: 'status', to: { person: person.id }, urgency: 'alert' }, { person }, channels))
        if (await tryOne(one, channel, person.id, { card, saved: how.savedAs !== undefined }, statusName(one.alert.key))) return
    },
  }
}
