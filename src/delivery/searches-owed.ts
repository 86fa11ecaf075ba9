import { type Channel, ChannelFault } from '../channels/channel.js'
import { KeyErased, NewerRecord } from '../log/log.js'
import type { OwedRef } from '../procedures/bookkeeping.js'
import { type Instant, instant, type RecordId } from '../procedures/words.js'
import { backOff } from './back-off.js'
import { searchLimit, type Timer, within } from './cut.js'
import { deliveredOf, type Needs } from './deliver-notice.js'
import { keyOf, type Sought } from './delivery-name.js'
import { searchChat } from './search-chat.js'

/** What is owed of a delivery that was in doubt: to look for every copy of it in its person's chat, so that each is known. */
export interface SearchesOwed {
  /**
   * Owes the search, once however often; to be waited for before anything is kept of this try, so that no end of a process comes between. `leaseEnds`: so
   * long it may still be sent. Nothing where no channel can look, or nobody alone reads it.
   */
  owe(sought: Sought, to: { readonly person: unknown } | { readonly purpose: unknown }, leaseEnds: Date): Promise<void>
  /** Takes each search that is due, the longest due first; how many came through. Throws LogAway; what one search meets is told, and it is taken again later. */
  run(now: Date): Promise<number>
  /** Looks every few seconds, until it is stopped. */
  start(): void
  stop(): Promise<void>
}

/** In the log's store of small things: the searches that are owed, by the name of the delivery, one each however often it is tried. The record is the owner. Its name, and the claim's below, are of before: bots of either version know what the other owes. */
const kind = 'looks'
interface Kept {
  readonly record: RecordId
  readonly of: OwedRef
  /** The name of the delivery. */
  readonly key: string
  readonly since: Instant
  /** Nothing of it is sent any more from then on. */
  readonly from: Instant
}

/** In milliseconds: a send that began within its lease has ended, or arrived, so long after it. */
const arrives = 5_000
/**
 * How often what is owed is looked at, how many searches are made at once, and how long the next wait then: a platform lets all bots of an office together read
 * some fifty pages a minute, of all chats, and what looks before an alert is sent again is to have its share. There may be two, each with searches of its own.
 */
const every = 4_000
const atOnce = 1
const apart = 4_000
/** So long is a search that is under way waited for when the bot stops, in milliseconds. */
const stopWithin = 2_000
/** A search that did not come through in a week is given up: so long no platform is away. */
const givenUpAfter = 7 * 86_400_000
/** A chat that is refused (a token that was taken back, a right that is missing) is asked for again so much later: somebody may mend that, within the week. */
const refusedFor = 3_600_000

/**
 * Opens it. A card may stand twice in a chat: a bot was killed after it had sent it, and its successor's search for it came too late. The earlier copy would
 * keep its words and its buttons for good, if nobody knew of it. So whoever takes a delivery in doubt owes one more search first, and that stays owed until a
 * look came through and all that it found was kept, by whichever process is there then. It is no owed item of the courier's: a bot of before takes those,
 * and takes what is kept for done; and nobody is to be woken for it.
 */
export const openSearchesOwed = (
  { log, casework, channels, directory, report, clock }: Omit<Needs, 'searches'> & { readonly clock: () => Date },
  timer: Timer,
): SearchesOwed => {
  /** By delivery, how often its search failed in this process, and until when it rests, in milliseconds. */
  const failed = new Map<string, { readonly times: number; readonly until: number }>()
  const unopened = new Set<string>()
  const canSearch = channels.some(({ lookAgain }) => lookAgain)
  let stopped = true
  let wake = () => {}
  let going: Promise<void> = Promise.resolve()

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (stopped) return resolve()
      const cancel = timer(milliseconds, resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })

  /** All copies of it on one channel are known after this. Throws what the platform and the log throw. */
  const searchOne = async (channel: Channel, { key, record, of, since }: Kept): Promise<void> => {
    const [kept, commit] = await Promise.all([log.read(record), log.commit(record, of.version)])
    const notice = commit?.owed[of.index]
    if (!kept || !notice || 'alarm' in notice || !('person' in notice.to)) return
    const person = directory().person(notice.to.person)
    if (!person) return
    const known = deliveredOf(kept).filter((one) => one.of.version === of.version && one.of.index === of.index)
    const looked = await searchChat(channel, person, { key, since, known: known.map(({ posted }) => posted) }, timer)
    // The newest first, as one that was posted: none that was found stands alone in the record while its successor does not.
    for (const [at, posted] of looked.toReversed().entries())
      await casework.keepDelivered(record, of, notice, posted, { moved: kept.moved, ...(at > 0 ? { found: true as const } : {}) })
  }

  /** On every channel; one that cannot be looked at keeps none of the others from being. The first fault, if there was one. */
  const searchAll = async (owed: Kept): Promise<{ readonly fault: unknown } | undefined> => {
    const faults: unknown[] = []
    for (const channel of channels) await searchOne(channel, owed).catch((fault: unknown) => faults.push(fault))
    return faults.length > 0 ? { fault: faults[0] } : undefined
  }
  const restAfter = (fault: unknown, times: number, key: string): number => {
    if (!(fault instanceof ChannelFault)) return backOff('routine', times, key)
    if (fault.fault === 'never') return refusedFor
    return fault.options.retryAfter === undefined ? backOff('routine', times, key) : fault.options.retryAfter * 1000
  }

  /** Makes the search that is owed of one delivery, unless another bot does. Did it come through? */
  const settle = async ({ owed, names }: Owed, now: Date): Promise<boolean> => {
    const { key } = owed
    const claim = `look ${key}`
    const until = (milliseconds: number) => instant(new Date(now.getTime() + milliseconds))
    if (!(await log.claim(claim, until(searchLimit)))) return false
    const failing = await searchAll(owed)
    if (failing && !(failing.fault instanceof KeyErased)) {
      const { fault } = failing
      const times = (failed.get(key)?.times ?? 0) + 1
      const rest = restAfter(fault, times, key)
      failed.set(key, { times, until: now.getTime() + rest })
      // Slack being slow is no fault of ours, and a newer bot searches where this one cannot read.
      if (!(fault instanceof ChannelFault || fault instanceof NewerRecord))
        report({ tells: 'fault', doing: 'deliver', record: owed.record, fault })
      // Nor does another bot search meanwhile.
      await log.unclaim(claim)
      await log.claim(claim, until(rest))
      return false
    }
    failed.delete(key)
    for (const name of names) {
      // Tried once more meanwhile, it may stand there once more: also between this read and the drop.
      const still = (await log.getSealed(kind, name)) as Kept | undefined
      if (still && still.from <= owed.from) await log.dropSealedIfStill(kind, name, still)
    }
    return true
  }

  /** One that does not open (it was altered, or its key is gone) keeps none of the others from being made, and is told once. */
  const broken = (name: string, fault: unknown): void => {
    if (!unopened.has(name)) report({ tells: 'fault', doing: 'deliver', fault })
    unopened.add(name)
  }

  const run = async (now: Date, between: () => Promise<'go on' | 'stop'>): Promise<number> => {
    let through = 0
    const all = byDelivery(await log.listSealed(kind, undefined, broken))
    for (const key of failed.keys()) if (!all.has(key)) failed.delete(key)
    const due = [...all.values()]
      .filter(({ owed }) => Date.parse(owed.from) <= now.getTime() && (failed.get(owed.key)?.until ?? 0) <= now.getTime())
      .toSorted((one, other) => Date.parse(one.owed.from) - Date.parse(other.owed.from))
    for (let first = 0; first < due.length; first += atOnce) {
      const settled = await Promise.all(due.slice(first, first + atOnce).map((one) => settle(one, now)))
      through += settled.filter(Boolean).length
      if ((await between()) === 'stop') break
    }
    return through
  }
  const goOn = async (): Promise<void> => {
    while (!stopped) {
      const between = async () => {
        await pause(apart)
        return stopped ? 'stop' : 'go on'
      }
      await run(clock(), between).catch((fault: unknown) => report({ tells: 'fault', doing: 'deliver', fault }))
      await pause(every)
    }
  }

  return {
    async owe(sought, to, leaseEnds) {
      if (!('person' in to) || !canSearch) return
      const { record, version, index, due } = sought
      const from = instant(new Date(leaseEnds.getTime() + arrives))
      const until = instant(new Date(leaseEnds.getTime() + givenUpAfter))
      const key = keyOf(sought)
      const kept: Kept = { record, of: { version, index }, key, since: due, from }
      await log.putSealed(kind, key, kept, { owner: record, until })
    },
    run: (now) => run(now, async () => 'go on'),
    start() {
      if (!stopped || !canSearch) return
      stopped = false
      going = goOn()
    },
    async stop() {
      stopped = true
      wake()
      // One that is under way may wait for a platform that says nothing: it stays owed.
      await within(going, stopWithin, timer, () => {})
    },
  }
}

/** What is owed of one delivery: the search from the latest moment on finds what any earlier one would; with the names of all of them. */
interface Owed {
  readonly owed: Kept
  readonly names: readonly string[]
}

/** Written here, which is why its shape is known. */
const byDelivery = (all: readonly { readonly name: string; readonly value: unknown }[]): ReadonlyMap<string, Owed> => {
  const owed = new Map<string, Owed>()
  for (const { name, value } of all) {
    // A bot of before named it by the delivery alone.
    const one = { key: name, ...(value as Omit<Kept, 'key'>) }
    const before = owed.get(one.key)
    const later = before && before.owed.from > one.from ? before.owed : one
    owed.set(one.key, { owed: later, names: [...(before?.names ?? []), name] })
  }
  return owed
}
