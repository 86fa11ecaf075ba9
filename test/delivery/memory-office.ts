import { isDeepStrictEqual } from 'node:util'
import type { Casework, Copy } from '../../src/casework/casework.js'
import type { Channel } from '../../src/channels/channel.js'
import { type CourierSettings, openCourier } from '../../src/delivery/courier.js'
import type { Timer } from '../../src/delivery/cut.js'
import type { Told } from '../../src/delivery/told.js'
import type { Commit, KeptEvent, OwedItem } from '../../src/log/log.js'
import type { Bookkeeping } from '../../src/procedures/bookkeeping.js'
import type { Owed, Recipient } from '../../src/procedures/procedure.js'
import { type Actor, type Instant, instant, RecordId } from '../../src/procedures/words.js'
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
  const sealed = new Map<string, { readonly kind: string; readonly name: string; readonly value: unknown; readonly owner?: string }>()
  const told: Told[] = []
  const failed: { record: string; notice: string; because: string }[] = []
  const rung: string[] = []
  const claims = new Map<string, Instant>()
  let fences = 0
  /** The latest that the log was asked at. */
  let moment = instant(nine)
  let words = 'as it was'
  let moot = new Set<string>()

  const recordId = (number: number) => RecordId.parse(`TC-2026-${String(number).padStart(4, '0')}`)
  const keep = (record: RecordId, by: Actor, at: Date, events: readonly KeptEvent[], owed: readonly Owed[], redraw = false): void => {
    const kept = commits.get(record) ?? []
    const version = kept.length + 1
    commits.set(record, [...kept, { record, version, at: instant(at), by, events, owed, ...(redraw ? { redraw } : {}) }])
    owed.forEach((one, index) => {
      add(`${record}/${version}/${index}`, { record, version, index, due: one.at ?? instant(at), urgency: one.urgency ?? 'routine' })
    })
    if (redraw) oweRedraw(record, instant(at))
  }
  const add = (id: string, what: Pick<Held, 'record' | 'version' | 'index' | 'due' | 'urgency'>): void => {
    fences += 1
    const untouched = { tries: 0, fence: fences * 1_000, left: false, held: false, asked: 0 }
    items.set(id, { id, ...what, ...untouched, free: Date.parse(what.due) })
  }
  const oweRedraw = (record: RecordId, due: Instant): void => {
    const id = `${record}/redraw`
    const owed = items.get(id)
    const free = owed && !owed.held ? Math.min(owed.free, Date.parse(due)) : owed?.free
    if (owed && free !== undefined) items.set(id, { ...owed, asked: owed.asked + 1, free })
    else add(id, { record, version: 1, index: -1, due, urgency: 'now' })
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
    takeOwed: async (now, { seconds, urgencies, only }) => {
      const order = { alert: 0, now: 1, routine: 2 }
      moment = now
      const at = Date.parse(now)
      let first: Held | undefined
      for (const item of items.values()) {
        if (item.free > at || !urgencies.includes(item.urgency)) continue
        if (only !== undefined && (only === 'redraws') !== (item.index === -1)) continue
        const sooner = first && (order[item.urgency] - order[first.urgency] || item.free - first.free)
        if (sooner === undefined || sooner < 0) first = item
      }
      if (!first) return undefined
      const taken = { ...first, fence: first.fence + 1, left: first.held, held: true, free: at + seconds * 1000 }
      items.set(first.id, taken)
      return taken
    },
    finishOwed: async (item) => {
      const held = mine(item)
      if (held && held.asked !== item.asked)
        items.set(item.id, { ...held, free: Date.parse(held.due), tries: 0, fence: held.fence + 1, held: false })
      else if (held) items.delete(item.id)
      return held !== undefined
    },
    putBackOwed: async (item, due, inDoubt = false) => {
      const held = mine(item)
      const free = held?.asked === item.asked ? Date.parse(due) : Date.parse(item.due)
      if (held) items.set(item.id, { ...held, free, tries: held.tries + 1, fence: held.fence + 1, held: inDoubt })
      return held !== undefined
    },
    oweRedraw: async (record, at) => oweRedraw(record, at),
    putSealed: async (kind, name, value, { owner } = {}) => {
      sealed.set(`${kind} ${name}`, { kind, name, value, ...(owner === undefined ? {} : { owner }) })
    },
    getSealed: async (kind, name) => sealed.get(`${kind} ${name}`)?.value,
    dropSealed: async (kind, name) => void sealed.delete(`${kind} ${name}`),
    dropSealedIfStill: async (kind, name, read) => {
      const isStill = isDeepStrictEqual(sealed.get(`${kind} ${name}`)?.value, read)
      if (isStill) sealed.delete(`${kind} ${name}`)
      return isStill
    },
    listSealed: async (kind, owner) =>
      [...sealed.values()].filter((one) => one.kind === kind && (owner === undefined || one.owner === owner)),
    claim: async (name, until) => {
      if ((claims.get(name) ?? '') > moment) return false
      claims.set(name, until)
      return true
    },
    unclaim: async (name) => void claims.delete(name),
    completeOwed: async () => 0,
  }

  const copiesOf = (record: RecordId): readonly Copy[] =>
    (commits.get(record) ?? []).flatMap(({ events, at }) =>
      events.flatMap((event) => {
        const one = event as unknown as Bookkeeping
        return one.event === 'NoticeDelivered'
          ? [
              {
                of: one.of,
                notice: one.notice,
                to: one.to,
                posted: one.posted,
                at,
                ...(one.print === undefined ? {} : { print: one.print }),
                ...(one.found ? { found: one.found } : {}),
              },
            ]
          : []
      }),
    )
  const copies: Casework['copies'] = async (record) => copiesOf(record)
  const saying = (text: string) => ({ card: cardSaying(text), moved: 1, print: text })
  const withButton = ({ card, ...rest }: ReturnType<typeof saying>) => {
    const actions = [{ type: 'Action.Execute' as const, title: 'I have it', verb: 'step:Have', data: {} }]
    return { ...rest, card: { ...card, adaptive: { ...card.adaptive, actions } } }
  }
  /** A still card shows nothing of what moves on; one that asks has a button. */
  const drawn = (record: RecordId, notice: string) => {
    const plain = saying(`${record} ${notice} ${notice.startsWith('still') ? '' : words}`)
    return notice.startsWith('asks') ? withButton(plain) : plain
  }
  const isSame = (one: Pick<Copy, 'notice' | 'to' | 'posted'>, other: typeof one): boolean =>
    JSON.stringify([one.notice, one.to, one.posted.channel]) === JSON.stringify([other.notice, other.to, other.posted.channel])
  const casework: CourierSettings['casework'] = {
    ring: async (record, alarm) => {
      rung.push(`${record} ${alarm}`)
      return 'taken'
    },
    draw: async (record, notice) => (moot.has(notice) ? undefined : drawn(record, notice)),
    drawings: async (record) => {
      const all = copiesOf(record)
      return all.map((copy) => {
        const same = all.filter((other) => isSame(other, copy))
        const over = [...same.filter(({ found }) => found), ...same.filter(({ found }) => !found)].at(-1) !== copy
        return { ...copy, drawn: over ? saying('came again') : drawn(record, copy.notice), over }
      })
    },
    keepDelivered: async (record, of, notice, posted, { moved, print, found }) => {
      const event = {
        event: 'NoticeDelivered',
        of,
        notice: notice.notice,
        to: notice.to,
        posted,
        moved,
        ...(print === undefined ? {} : { print }),
        ...(found ? { found } : {}),
      }
      if (copiesOf(record).some((copy) => copy.posted.channel === posted.channel && copy.posted.id === posted.id)) return
      const cameAgain = copiesOf(record).some((copy) => isSame(copy, { ...notice, posted }))
      keep(record, 'courier', nine, [event], [], cameAgain || print !== drawn(record, notice.notice).print)
    },
    keepFailed: async (record, of, notice, because) => {
      failed.push({ record, notice: notice.notice, because })
      keep(record, 'courier', nine, [{ event: 'NoticeFailed', of, notice: notice.notice, to: notice.to, because }], [])
    },
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
