import type { Clock } from '../casework/casework.js'
import { KeyErased, type Log, NewerRecord, type OwedItem } from '../log/log.js'
import type { Urgency } from '../procedures/procedure.js'
import { type Instant, instant } from '../procedures/words.js'
import { openTries } from './attempt.js'
import { backOff } from './back-off.js'
import { realTimer, type Timer } from './cut.js'
import { deliverNotice, type Ended, type Needs } from './deliver-notice.js'
import { drawUntilShown } from './draw-until-shown.js'
import { type Lane, startLane } from './lane.js'
import { openRedraws } from './redraw.js'
import { openSearchesOwed } from './searches-owed.js'
import { openTurns } from './turns.js'

/** What the courier asks for; `timer` is for tests. */
export interface CourierSettings extends Omit<Needs, 'searches'> {
  readonly log: Needs['log'] & Pick<Log, 'takeOwed' | 'finishOwed' | 'putBackOwed' | 'completeOwed'>
  readonly clock: Clock
  readonly timer?: Timer
}

/** Delivers what the office owes, at least once, and gives nothing up. */
export interface Courier {
  /** Delivers everything that is due at this moment, one after the other, most urgent first, and looks for what was in doubt. Returns how many items it took. */
  run(now: Date): Promise<number>
  /** Begins, and completes what a crash left behind. */
  start(): void
  /** Something was just owed: look now. */
  wake(): void
  /** Is it at work? */
  readonly running: boolean
  /** Takes nothing more; ends when what is in hand has ended. */
  stop(): Promise<void>
}

/**
 * A lane an urgency. A lease outlasts the longest honest try (two chats of 3 s each for an alert, one of 6 s for what a person waits
 * for), and is short enough for another process to take over within 10 s, redrawn cards among them. Only what may queue takes longer.
 * Redraws have a lane of their own, so that no first post ever stands behind them.
 */
const lanes: Readonly<Record<LaneName, { readonly atOnce: number; readonly poll: number; readonly lease: number }>> = {
  alert: { atOnce: 64, poll: 200, lease: 8 },
  now: { atOnce: 8, poll: 250, lease: 9 },
  redraw: { atOnce: 3, poll: 250, lease: 9 },
  routine: { atOnce: 3, poll: 500, lease: 35 },
}
type LaneName = Urgency | 'redraw'
const laneNames: readonly LaneName[] = ['alert', 'now', 'redraw', 'routine']
/** Another process may die, or freeze, between a commit and its owed items: an alert of its must not wait longer than for a lease. */
const completeEvery = 5_000
const lookBack = 60_000
/** Now and then further back, for commits by a clock that is slow. */
const furtherEvery = 12
const furtherBack = 600_000
/** How soon a newer bot is left what this one does not understand, in milliseconds. */
const toTheNewer = 1_000
const beginning = instant(new Date(0))

/** Opens the courier; it does nothing until `start` or `run`. */
export const openCourier = (settings: CourierSettings): Courier => {
  const { log, casework, clock, report, timer = realTimer } = settings
  const tries = openTries(report, timer)
  const turns = openTurns()
  const searches = openSearchesOwed(settings, timer)
  const needs = { ...settings, searches }
  const redraw = openRedraws(needs, tries, timer)

  const bring = async (item: OwedItem, now: () => Date, leaseEnds: Date): Promise<Ended> => {
    const { record, version, index } = item
    const commit = await log.commit(record, version)
    const owed = commit?.owed[index]
    if (!commit || !owed) return 'done'
    if ('alarm' in owed) {
      const outcome = await casework.ring(owed.on ?? record, owed.alarm)
      report({ tells: 'rang', record, alarm: owed.alarm, outcome })
      return outcome === 'draw' ? drawUntilShown(settings, owed.on ?? record, item, now()) : 'done'
    }
    // An alert, or what goes by other means, never waits for an earlier word.
    if (item.urgency === 'alert' || owed.by) return deliverNotice(needs, tries, item, commit, owed, now, leaseEnds)
    const wait = turns.take(item, owed.to, now())
    if (wait !== undefined) {
      tries.sentNothing(item)
      return { again: wait, inDoubt: item.left }
    }
    let ended: Ended | undefined
    try {
      ended = await deliverNotice(needs, tries, item, commit, owed, now, leaseEnds)
      if (typeof ended === 'object') ended = { ...ended, again: ended.again ?? backOff(item.urgency, item.tries, item.id) }
      return ended
    } finally {
      if (typeof ended === 'object') turns.wait(item, owed.to, new Date(now().getTime() + (ended.again ?? 0)))
      else turns.leave(item, owed.to)
    }
  }

  const deliver = async (item: OwedItem, now: () => Date): Promise<void> => {
    const { record, urgency, tries } = item
    const faulty = (fault: unknown) => report({ tells: 'fault', doing: 'deliver', record, fault })
    const broken = (fault: unknown): Ended => {
      // Erased: its words are gone, and nobody is owed them any more.
      if (fault instanceof KeyErased) return 'done'
      // The newer bot does it, which works beside this one: that is how an upgrade goes, and no fault.
      const newer = fault instanceof NewerRecord
      if (!newer) faulty(fault)
      // It broke before or after the post: nobody knows.
      return { again: newer ? toTheNewer : undefined, inDoubt: item.index !== -1 || item.left }
    }
    try {
      const isRedraw = item.index === -1
      const leaseEnds = new Date(now().getTime() + lanes[isRedraw ? 'redraw' : urgency].lease * 1000)
      const turn = isRedraw
        ? await redraw(item, now, leaseEnds).catch((fault: unknown) => ({ ended: broken(fault), lost: async () => {} }))
        : undefined
      const ended = turn?.ended ?? (await bring(item, now, leaseEnds).catch(broken))
      const lost = async () => {
        report({ tells: 'lease lost', record })
        await turn?.lost()
      }
      if (ended === 'lost') return await lost()
      if (ended === 'done') {
        if (!(await log.finishOwed(item))) await lost()
        return
      }
      const due = instant(new Date(now().getTime() + (ended.again ?? backOff(urgency, tries, item.id))))
      if (await log.putBackOwed(item, due, ended.inDoubt)) report({ tells: 'put back', record, urgency, tries, due })
      else await lost()
    } catch (fault) {
      // The lease runs out by itself, and whoever is there then tries again.
      faulty(fault)
    }
  }

  const complete = async (since: Instant): Promise<void> => {
    try {
      const records = await log.completeOwed(since)
      if (records > 0) report({ tells: 'completed', records })
      for (const lane of started) lane.wake()
    } catch (fault) {
      report({ tells: 'fault', doing: 'complete', fault })
    }
  }

  const take = (lane: LaneName, now: Date) => {
    const { lease: seconds } = lanes[lane]
    return lane === 'redraw'
      ? log.takeOwed(instant(now), { seconds, urgencies: ['now'], only: 'redraws' })
      : log.takeOwed(instant(now), { seconds, urgencies: [lane], only: 'posts' })
  }

  let started: readonly Lane[] = []
  let stopCompleting = () => {}
  let completing: Promise<void> = Promise.resolve()
  /** From the beginning once, since nobody knows how long ago the crash was; then what the last minutes left, ours or another process's. */
  const completeFrom = (since: Instant, looks = 1): void => {
    completing = complete(since).then(() => {
      if (started.length === 0) return
      const back = looks % furtherEvery === 0 ? furtherBack : lookBack
      stopCompleting = timer(completeEvery, () => completeFrom(instant(new Date(clock().getTime() - back)), looks + 1))
    })
  }

  return {
    async run(now) {
      let taken = 0
      for (;;) {
        let item: OwedItem | undefined
        for (const lane of laneNames) item ??= await take(lane, now)
        if (item) {
          await deliver(item, () => now)
          taken += 1
        } else if ((await searches.run(now)) === 0) return taken
      }
    },
    start() {
      if (started.length > 0) return
      started = laneNames.map((lane) =>
        startLane({
          ...lanes[lane],
          take: () => take(lane, clock()),
          deliver: (item) => deliver(item, clock),
          faulty: (fault) => report({ tells: 'fault', doing: 'take', fault }),
          timer,
        }),
      )
      completeFrom(beginning)
      searches.start()
    },
    wake() {
      for (const lane of started) lane.wake()
    },
    get running() {
      return started.length > 0
    },
    async stop() {
      const stopping = started
      started = []
      stopCompleting()
      await Promise.all([...stopping.map((lane) => lane.stop()), completing, searches.stop()])
    },
  }
}
