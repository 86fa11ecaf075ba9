import type { Casework } from '../casework/casework.js'
import type { Channel, Posted } from '../channels/channel.js'
import type { Commit, Kept, Log, OwedItem } from '../log/log.js'
import { type Bookkeeping, isBookkeeping, type OwedRef } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import type { Notice } from '../procedures/procedure.js'
import type { Attempt, Tries } from './attempt.js'
import type { FirstCards } from './first-cards.js'
import { addressOf, isMail, meansFor } from './means.js'
import type { SearchesOwed } from './searches-owed.js'
import type { Report } from './told.js'

/** What became of an item: done, no longer ours, or to be tried again (in milliseconds, or by the back-off); `inDoubt`: it may have been sent, and is to be looked for then. */
export type Ended = 'done' | 'lost' | { readonly again: number | undefined; readonly inDoubt?: boolean }

export interface Needs {
  readonly log: Pick<
    Log,
    'read' | 'commit' | 'oweRedraw' | 'putSealed' | 'getSealed' | 'listSealed' | 'dropSealed' | 'dropSealedIfStill' | 'claim' | 'unclaim'
  >
  readonly casework: Pick<Casework, 'ring' | 'draw' | 'keepDelivered' | 'keepFailed' | 'drawings'>
  readonly channels: readonly Channel[]
  readonly directory: () => Pick<Office, 'person'>
  readonly report: Report
  /** Hears of the cards of alerts that are brought; left out, nobody stands by. */
  readonly cards?: Pick<FirstCards, 'begin'>
  readonly searches: Pick<SearchesOwed, 'owe'>
}

/**
 * Brings one notice to its recipient: the channels that reach them in order, each tried once. Refused for good, it goes to the
 * next channel at once, and after the last back to the record. An alert does not wait for a chat that stumbles while another
 * reaches the person; e-mail, which nobody may see for an hour, comes only when no chat will ever do.
 */
export const deliverNotice = async (
  { log, casework, channels, directory, report, cards, searches }: Needs,
  tries: Tries,
  item: OwedItem,
  commit: Commit,
  notice: Notice,
  now: () => Date,
  leaseEnds: Date,
): Promise<Ended> => {
  const { record } = item
  const of = { version: item.version, index: item.index }
  const fail = async (because: string): Promise<Ended> => {
    await casework.keepFailed(record, of, notice, because)
    report({ tells: 'failed', record, notice: notice.notice, urgency: item.urgency })
    return over()
  }

  const address = addressOf(notice.to, directory())
  // Whatever was sent of it is to be known, whoever is killed when. It holds no alert up: what is sent meanwhile is kept after it.
  let owing = item.left && address ? searches.owe(item, address, leaseEnds) : Promise.resolve()
  owing.catch(() => {})
  /** It is sent no more. */
  const over = async (): Promise<Ended> => {
    await owing
    return 'done'
  }
  // Somebody may have died between keeping this and saying that it is done.
  const kept = await log.read(record)
  const before = alreadyKept(kept, item)
  if (before === 'failed') return over()
  if (before.size > 0 && !notice.everywhere) return over()
  // What comes in its place says it as it is now.
  if (notice.until !== undefined && now().getTime() >= Date.parse(notice.until)) return over()
  if (!address) return fail('They have left the office.')
  const left = meansFor(notice, address, channels).filter(({ name }) => !before.has(name))
  // An alert does not find out again, three seconds each time, that a chat hangs.
  const chats = left.filter((channel) => !isMail(channel))
  const hung = new Set(item.urgency === 'alert' ? chats.filter((chat) => tries.isLast(chat, now())) : [])
  const hangs = (channel: Channel): boolean => hung.has(channel)
  const means = [...chats.filter((chat) => !hangs(chat)), ...chats.filter(hangs), ...left.filter(isMail)]
  const drawn = await casework.draw(record, notice.notice, notice.to, kept)
  if (!drawn) return over()
  if (now() >= leaseEnds) return 'lost'

  const shown = tries.isFirst(item) ? drawn : { moved: drawn.moved }
  const attempt = async (channel: Channel): Promise<Attempt> => {
    let ends = (_isKept: boolean): void => {}
    const isKept = new Promise<boolean>((resolve) => {
      ends = resolve
    })
    const keep = async (posted: Posted) => {
      try {
        await owing
        await casework.keepDelivered(record, of, notice, posted, shown)
        tries.kept(channel, item)
        ends(true)
      } catch (fault) {
        ends(false)
        throw fault
      }
    }
    // Drawn over at once where the channel tells of it now. No earlier copy is kept alone: the search that is owed finds both then.
    const found = async (earlier: Posted) => {
      if (await isKept) await casework.keepDelivered(record, of, notice, earlier, { moved: drawn.moved, found: true })
    }
    const below = belowOf(kept, notice, channel)
    const shows = { card: drawn.card, ...(below ? { below } : {}) }
    const ended = (item.urgency === 'alert' && !isMail(channel) ? cards?.begin(record, notice) : undefined) ?? (() => {})
    const late = (posted: Posted) => {
      ended(true)
      keep(posted).catch((fault: unknown) => report({ tells: 'fault', doing: 'deliver', record, fault }))
    }
    const tried = await tries.once(channel, address, shows, item, now, leaseEnds, { late, found })
    ended(tried.outcome === 'posted')
    if (tried.outcome !== 'posted') return tried
    await keep(tried.posted)
    const owedSince = Math.max(Date.parse(commit.at), Date.parse(notice.at ?? commit.at))
    const waited = Math.max(0, now().getTime() - owedSince)
    report({ tells: 'delivered', record, notice: notice.notice, channel: channel.name, urgency: item.urgency, tries: item.tries, waited })
    return tried
  }

  const rounds = notice.everywhere ? [means.filter((channel) => !isMail(channel)), means.filter(isMail)] : means.map((channel) => [channel])
  const waits: (number | undefined)[] = []
  let because = 'Nothing that the bot has reaches them.'
  let reached = before.size > 0
  let arrived = false
  let perhaps = false
  for (const round of rounds) {
    const other = round.some(isMail) || item.urgency !== 'alert'
    if ((reached && (!notice.everywhere || round.some(isMail))) || (waits.length > 0 && other)) break
    // The chat that works asked for a moment: that is shorter than to be cut again.
    if (!notice.everywhere && round.some(hangs) && (soonest(waits) ?? Number.POSITIVE_INFINITY) <= shortWait) break
    // Every outcome is waited for: a fault of the log on one channel must not hide what another channel posted.
    const settled = await Promise.allSettled(round.map(attempt))
    for (const one of settled) {
      if (one.status === 'rejected') throw one.reason
      const tried = one.value
      if (tried.outcome === 'posted') reached = true
      if (tried.outcome === 'again') waits.push(tried.wait)
      if ('perhaps' in tried && tried.perhaps) perhaps = true
      if (tried.outcome === 'posted' || perhaps) arrived = true
      if (tried.outcome === 'never') because = tried.because
    }
  }
  if (waits.length > 0 && (!reached || notice.everywhere)) {
    if (!arrived) tries.sentNothing(item)
    // Looked for until somebody knows: a search may have failed, or come before what was still on its way.
    return { again: soonest(waits), inDoubt: arrived || item.left }
  }
  // They have it elsewhere; what was cut may still come.
  if (perhaps) owing = searches.owe(item, address, leaseEnds)
  return reached ? over() : fail(because)
}

/**
 * Where several people read, a record is one thread: below its first card there stands what comes later of it under another name, and that card
 * is drawn over as ever. The same card again comes whole, at the end, in the place of the first. A person's own chat has no threads: there
 * Slack tells hardly anybody of them.
 */
function belowOf(kept: Kept | undefined, { notice, to }: Notice, { name }: Channel): Posted | undefined {
  if (!('channel' in to)) return undefined
  const there = deliveredOf(kept).filter((one) => 'channel' in one.to && one.to.channel === to.channel && one.posted.channel === name)
  const first = there[0]?.notice
  return first === notice ? undefined : there.findLast((one) => one.notice === first)?.posted
}

/** In milliseconds; less than a cut try takes. */
const shortWait = 2_000

/** The earliest moment that a platform named; undefined when one of them named none. */
const soonest = (waits: readonly (number | undefined)[]): number | undefined =>
  waits.length === 0 || waits.includes(undefined) ? undefined : Math.min(...waits.filter((wait) => wait !== undefined))

/** On which channels the record says this notice was delivered, or that it failed. */
const alreadyKept = (kept: Kept | undefined, { version, index }: OwedItem): ReadonlySet<string> | 'failed' => {
  const isIt = ({ of }: { readonly of: OwedRef }): boolean => of.version === version && of.index === index
  if (booksOf(kept).some((told) => told.event === 'NoticeFailed' && isIt(told))) return 'failed'
  return new Set(deliveredOf(kept).flatMap((told) => (isIt(told) ? [told.posted.channel] : [])))
}

type Delivered = Extract<Bookkeeping, { event: 'NoticeDelivered' }>
/** What the record knows to be delivered, in the order in which it was kept. */
export const deliveredOf = (kept: Kept | undefined): readonly Delivered[] =>
  booksOf(kept).flatMap((told) => (told.event === 'NoticeDelivered' ? [told] : []))

/** Casework kept them, which is why their shape is known. */
const booksOf = (kept: Kept | undefined): readonly Bookkeeping[] =>
  (kept?.events ?? []).filter(isBookkeeping).map((event) => event as unknown as Bookkeeping)
