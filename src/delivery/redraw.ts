import { randomUUID } from 'node:crypto'
import type { CopyToDraw, Unsure } from '../casework/casework.js'
import { type Channel, ChannelFault } from '../channels/channel.js'
import { type OwedItem, shownKind } from '../log/log.js'
import { instant } from '../procedures/words.js'
import type { Tries } from './attempt.js'
import { backOff } from './back-off.js'
import { cutOff, type Timer, tryLimit, within } from './cut.js'
import type { Ended, Needs } from './deliver-notice.js'
import { type Anew, openPostAnew } from './post-anew.js'
import { openRests } from './rests.js'
import { readShown, type Shown, type Stale } from './shown.js'

/** How a turn at a record's copies ended. `lost` is to be called when the lease turns out to be lost: what was drawn is then nobody's knowledge. */
export interface Turn {
  readonly ended: Ended
  lost(): Promise<void>
}

/** What became of a copy's new drawing. */
type Redrawn = 'drawn' | 'refused' | 'left' | 'unclear' | { readonly later: number | undefined }

/** A copy whose message is gone is left, once its card stands elsewhere or nobody needs it. */
const settled = (anew: Anew): Redrawn => (anew === 'settled' ? 'left' : anew)

/** After so many tries at a drawing that a channel breaks on it is let be; and of so many drawings that is counted. */
const mistakesForgiven = 3
const mostMistaken = 1_000
/** So many copies of a record are drawn at once on one platform: when it asks to wait, no more than these were asked in vain. */
const atOnce = 4
/** In milliseconds: first posts that are in hand go first, for so long; and a turn sends nothing more after so long, so that its lease outlasts what it sent. */
const behindPosts = 1_000
const sendsFor = 2_500

/**
 * Draws copies anew. Each copy gets the newest drawing and nothing else, and nothing when it shows that already; the copies that were not
 * drawn for longest come first; a platform that asks to wait gets nothing until then, while the others go on. Whoever has the record's redraw
 * under a lease is alone with its copies, in all processes. Who loses the lease all the same, or hears late of a drawing that was given
 * up, says so, and those copies are drawn once more.
 */
export const openRedraws = (needs: Needs, tries: Pick<Tries, 'quiet' | 'restsUntil'>, timer: Timer) => {
  const { casework, channels, report, log } = needs
  const rests = openRests(log, tries)
  const postAnew = openPostAnew(needs, timer)
  const mistakes = new Map<string, number>()

  /** These copies may show something older than anybody knows of. */
  const again = async (item: OwedItem, copies: readonly number[], now: Date): Promise<void> => {
    if (copies.length === 0) return
    const unsure: Unsure = { record: item.record, at: instant(now), copies }
    await log.putSealed(shownKind, `late ${randomUUID()}`, unsure, { owner: item.record })
    await log.oweRedraw(item.record, instant(now))
  }

  const replace = async (
    item: OwedItem,
    channel: Channel,
    copy: Stale,
    all: readonly CopyToDraw[],
    now: () => Date,
    leaseEnds: Date,
  ): Promise<Redrawn> => {
    const { record, urgency } = item
    const { posted, drawn, place } = copy
    const stumbled = (fault: ChannelFault['fault'] | 'cut' | 'crash', cause?: unknown) =>
      report({ tells: 'stumbled', record, channel: channel.name, urgency, fault, cause })
    const late = () => {
      again(item, [place], now()).catch((fault: unknown) => report({ tells: 'fault', doing: 'deliver', record, fault }))
    }
    try {
      const replacing = channel.replace(posted, drawn.card)
      if ((await within(replacing, tryLimit[urgency], timer, late)) !== cutOff) return 'drawn'
      replacing.catch((fault: unknown) => {
        if (!(fault instanceof ChannelFault) || fault.fault === 'unclear') late()
      })
      stumbled('cut')
      return 'unclear'
    } catch (fault) {
      if (!(fault instanceof ChannelFault)) {
        // A card that this channel cannot draw is our mistake: trying for ever would hide it behind its own noise.
        stumbled('crash', fault)
        const name = `${channel.name} ${posted.id} ${drawn.print}`
        const made = (mistakes.get(name) ?? 0) + 1
        if (mistakes.size < mostMistaken) mistakes.set(name, made)
        return made < mistakesForgiven ? 'unclear' : 'refused'
      }
      stumbled(fault.fault, fault.options.cause)
      if (fault.fault === 'never') {
        if (fault.options.copy === 'gone') return settled(await postAnew(item, channel, copy, all, now, leaseEnds))
        return fault.options.copy === 'fixed' ? 'left' : 'refused'
      }
      if (fault.fault === 'unclear') return 'unclear'
      const { retryAfter } = fault.options
      return { later: retryAfter === undefined ? undefined : retryAfter * 1000 }
    }
  }

  /** Draws the copies on one channel, some at once, until one stumbles or the time is over. Answers when to go on, in milliseconds; undefined: all are done. */
  const drawOn = async (
    item: OwedItem,
    channel: Channel,
    copies: readonly Stale[],
    shown: Shown,
    every: readonly CopyToDraw[],
    sent: number[],
    now: () => Date,
    { until, leaseEnds }: { readonly until: Date; readonly leaseEnds: Date },
  ) => {
    const left = [...copies]
    let wait: number | undefined
    const stop = (milliseconds: number) => {
      wait = Math.max(wait ?? 0, milliseconds)
    }
    const next = async (): Promise<void> => {
      for (;;) {
        const copy = wait === undefined ? left[0] : undefined
        if (!copy) return
        const rest = rests.left(channel.name, now())
        if (rest > 0) return stop(rest)
        if (now() >= until) return stop(0)
        left.shift()
        sent.push(copy.place)
        const redrawn = await replace(item, channel, copy, every, now, leaseEnds)
        if (typeof redrawn === 'string') shown[redrawn](copy)
        if (redrawn === 'drawn' || redrawn === 'refused' || redrawn === 'left') continue
        const asked = typeof redrawn === 'object' ? redrawn.later : undefined
        stop(asked ?? backOff(item.urgency, item.tries, item.id))
        if (asked !== undefined) await rests.ask(channel.name, new Date(now().getTime() + asked))
      }
    }
    if (left.length > 0) await rests.look(channel.name)
    await all(Array.from({ length: Math.min(atOnce, left.length) }, next))
    return wait
  }

  return async (item: OwedItem, now: () => Date, leaseEnds: Date): Promise<Turn> => {
    const until = new Date(now().getTime() + sendsFor)
    const sent: number[] = []
    const turn = (ended: Ended): Turn => ({ ended, lost: () => again(item, sent, now()) })
    await within(tries.quiet(), behindPosts, timer, () => {})
    const copies = await casework.drawings(item.record)
    const shown = await readShown(log, item.record, copies, { left: item.left, now: now() })
    if (now() >= leaseEnds) return turn('lost')
    try {
      const on = (channel: Channel) => shown.stale.filter(({ posted }) => posted.channel === channel.name)
      const waits = await all(channels.map((channel) => drawOn(item, channel, on(channel), shown, copies, sent, now, { until, leaseEnds })))
      if (sent.length > 0) report({ tells: 'redrawn', record: item.record, copies: sent.length })
      if (now() >= leaseEnds) return turn('lost')
      await shown.keep()
      const asked = waits.filter((wait) => wait !== undefined)
      return turn(asked.length === 0 ? 'done' : { again: Math.min(...asked) })
    } catch (fault) {
      report({ tells: 'fault', doing: 'deliver', record: item.record, fault })
      await again(item, sent, now())
      return turn({ again: undefined })
    }
  }
}

/** Everything is waited for, and only then the first fault thrown: nothing goes on behind anybody's back. */
const all = async <T>(works: readonly Promise<T>[]): Promise<readonly T[]> =>
  (await Promise.allSettled(works)).map((each) => {
    if (each.status === 'rejected') throw each.reason
    return each.value
  })
