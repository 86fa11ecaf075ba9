import type { Card } from '../../src/cards/card.js'
import type { Casework } from '../../src/casework/casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { type CourierSettings, openCourier } from '../../src/delivery/courier.js'
import type { Timer } from '../../src/delivery/cut.js'
import type { Told } from '../../src/delivery/told.js'
import type { Commit, KeptEvent, OwedItem } from '../../src/log/log.js'
import type { Bookkeeping } from '../../src/procedures/bookkeeping.js'
import type { Owed, Recipient } from '../../src/procedures/procedure.js'
import { type Actor, instant, RecordId } from '../../src/procedures/words.js'
import { cardSaying } from '../contracts/channel.contract.js'
import { somebody } from './somebody.js'

interface Held extends OwedItem {
  readonly held: boolean
  free: number
}

/** What a clock of our own does at a cut: everything that does not answer at once is cut, without waiting. */
export const impatient: Timer = (_, then) => {
  const soon = setImmediate(() => setImmediate(then))
  return () => clearImmediate(soon)
}

export const nine = new Date('2026-03-03T09:00:00.000Z')
export const at = (seconds: number): Date => new Date(nine.getTime() + seconds * 1000)

/**
 * A log and a casework in memory, with as much sense as the courier needs, and the courier on top. Records are numbers:
 * `owe(1, …)` keeps a commit of TC-2026-0001. Everybody works here but 'gone'.
 */
export const memoryOffice = (channels: readonly Channel[], options: Partial<CourierSettings> = {}) => {
  const commits = new Map<string, Commit[]>()
  const items = new Map<string, Held>()
  const told: Told[] = []
  const failed: { record: string; notice: string; because: string }[] = []
  const rung: string[] = []
  let words = 'as it was'
  let moot = new Set<string>()

  const recordId = (number: number) => RecordId.parse(`TC-2026-${String(number).padStart(4, '0')}`)
  const keep = (record: RecordId, by: Actor, at: Date, events: readonly KeptEvent[], owed: readonly Owed[], redraw = false): void => {
    const kept = commits.get(record) ?? []
    const version = kept.length + 1
    commits.set(record, [...kept, { record, version, at: instant(at), by, events, owed, ...(redraw ? { redraw } : {}) }])
    const add = (index: number, due: string, urgency: OwedItem['urgency']) => {
      const id = `${record}/${version}/${index}`
      const dueAt = instant(new Date(due))
      items.set(id, {
        id,
        record,
        version,
        index,
        due: dueAt,
        urgency,
        tries: 0,
        fence: 0,
        left: false,
        held: false,
        free: Date.parse(due),
      })
    }
    owed.forEach((one, index) => {
      add(index, one.at ?? instant(at), one.urgency ?? 'routine')
    })
    if (redraw) add(-1, instant(at), 'now')
  }
  const mine = ({ id, fence }: OwedItem): Held | undefined => {
    const held = items.get(id)
    return held?.fence === fence ? held : undefined
  }

  const log: CourierSettings['log'] = {
    read: async (record) => {
      const kept = commits.get(record)
      if (!kept) return undefined
      const events = kept.flatMap(({ events: some, at, by, version }) => some.map((event) => ({ ...event, at, by, version })))
      return { record, procedure: 'terminated-call', version: kept.length, moved: 1, opened: instant(nine), events }
    },
    commit: async (record, version) => commits.get(record)?.[version - 1],
    takeOwed: async (now, { seconds, urgencies }) => {
      const order = ['alert', 'now', 'routine']
      const moment = Date.parse(now)
      let first: Held | undefined
      for (const item of items.values()) {
        if (!urgencies.includes(item.urgency) || item.free > moment) continue
        const sooner = first && (order.indexOf(item.urgency) - order.indexOf(first.urgency) || item.free - first.free)
        if (sooner === undefined || sooner < 0) first = item
      }
      if (!first) return undefined
      const taken = { ...first, fence: first.fence + 1, left: first.held, held: true, free: Date.parse(now) + seconds * 1000 }
      items.set(first.id, taken)
      return taken
    },
    finishOwed: async (item) => (mine(item) ? items.delete(item.id) : false),
    putBackOwed: async (item, due) => {
      const held = mine(item)
      if (held) items.set(item.id, { ...held, free: Date.parse(due), tries: held.tries + 1, fence: held.fence + 1, held: false })
      return held !== undefined
    },
    completeOwed: async () => 0,
  }

  const copies: Casework['copies'] = async (record) =>
    (commits.get(record) ?? []).flatMap(({ events }) =>
      events.flatMap((event) => {
        const one = event as unknown as Bookkeeping
        return one.event === 'NoticeDelivered' ? [{ notice: one.notice, to: one.to, posted: one.posted }] : []
      }),
    )
  const casework: CourierSettings['casework'] = {
    ring: async (record, alarm) => {
      rung.push(`${record} ${alarm}`)
      return 'taken'
    },
    draw: async (record, notice): Promise<{ card: Card; moved: number } | undefined> =>
      moot.has(notice) ? undefined : { card: cardSaying(`${record} ${notice} ${words}`), moved: 1 },
    keepDelivered: async (record, of, notice, posted, moved) => {
      const event = { event: 'NoticeDelivered', of, notice: notice.notice, to: notice.to, posted, moved }
      keep(record, 'courier', nine, [event], [])
    },
    keepFailed: async (record, of, notice, because) => {
      failed.push({ record, notice: notice.notice, because })
      keep(record, 'courier', nine, [{ event: 'NoticeFailed', of, notice: notice.notice, to: notice.to, because }], [])
    },
    copies,
  }

  const settings: CourierSettings = {
    log,
    casework,
    channels,
    directory: () => ({ person: (id) => (id === 'gone' ? undefined : somebody(id)) }),
    clock: () => nine,
    report: (one) => void told.push(one),
    timer: impatient,
    ...options,
  }
  return {
    ...settings,
    courier: openCourier(settings),
    told,
    failed,
    rung,
    recordId,
    open: (): readonly OwedItem[] => [...items.values()],
    owe: (record: number, owed: readonly Owed[], at = nine) => keep(recordId(record), 'clock', at, [{ event: 'Happened' }], owed),
    moveOn: (record: number, now: string, at = nine) => {
      words = now
      keep(recordId(record), 'clock', at, [{ event: 'Happened' }], [], true)
    },
    settle: (...notices: string[]) => {
      moot = new Set(notices)
    },
    copies,
  }
}

export const to = (id: string): Recipient => ({ person: somebody(id).id })
