import { randomUUID } from 'node:crypto'
import type { Commit, KeptEvent, Log, Summary } from '../../src/log/log.js'
import type { Mark, Owed, Waiting } from '../../src/procedures/procedure.js'
import { type Actor, type Instant, instant, type RecordId, type StaffId } from '../../src/procedures/words.js'

// The plainest story a log can hold, for the tests of the log itself.

/** The moment `minutes` after the story begins. */
export const at = (minutes: number): Instant => instant(new Date(Date.UTC(2026, 2, 3, 10, minutes)))
export const asha = 'asha.patel' as StaffId
export const tom = 'tom.reid' as StaffId

export interface Told {
  readonly minutes?: number
  readonly events?: readonly KeptEvent[]
  readonly owed?: readonly Owed[]
  readonly by?: Actor
  readonly arrival?: string
  readonly redraw?: true
  readonly is?: string
  readonly procedure?: string
  readonly waiting?: readonly Waiting[]
  readonly marks?: readonly Mark[]
  readonly customer?: string
}

const stepOf = ({ minutes = 0, events = [{ event: 'CallLogged' }], owed = [], by = asha, arrival, redraw }: Told) => ({
  at: at(minutes),
  by,
  events,
  owed,
  ...(arrival === undefined ? {} : { arrival }),
  ...(redraw ? { redraw } : {}),
})

const summaryOf = (record: RecordId, version: number, told: Told, opened = at(0)): Summary => ({
  record,
  procedure: told.procedure ?? 'terminated-call',
  version,
  moved: version,
  is: told.is ?? 'AwaitingDiscussion',
  opened,
  waiting: told.waiting ?? [],
  marks: told.marks ?? [],
  ...(told.customer === undefined ? {} : { customer: told.customer }),
})

/** Opens a record of the story. */
export const opened = (log: Log, told: Told = {}, prefix = 'TC'): Promise<Commit> =>
  log.open(prefix, 2026, told.procedure ?? 'terminated-call', stepOf(told), (record) => summaryOf(record, 1, told, at(told.minutes ?? 0)))

/** Takes the step that makes `version` of a record. */
export const stepped = (log: Log, record: RecordId, version: number, told: Told = {}) =>
  log.append(
    { ...stepOf({ minutes: version, events: [{ event: 'DiscussionRecorded' }], ...told }), record, version },
    summaryOf(record, version, told),
  )

/** The same log, whose steps are told when all that follows them is written down too: for whoever looks into the database beside it. */
export const followedUp = (log: Log): Log => ({
  ...log,
  async open(...given) {
    const commit = await log.open(...given)
    await log.waitedFor()
    return commit
  },
  async append(...given) {
    const appended = await log.append(...given)
    await log.waitedFor()
    return appended
  },
})

/** A record of three commits, each owing a notice. */
export const threeSteps = async (log: Log, words = 'nothing'): Promise<RecordId> => {
  const owed: readonly Owed[] = [{ notice: 'line-manager', to: { person: tom }, urgency: 'now' }]
  const { record } = await opened(log, { events: [{ event: 'CallLogged', words }], owed, arrival: `arrival of ${words}, ${randomUUID()}` })
  await stepped(log, record, 2, { owed })
  await stepped(log, record, 3, { owed, events: [{ event: 'NoticeDelivered' }] })
  return record
}

/** Everything that is due, under leases. */
export const takeAll = async (log: Log, now: Instant) => {
  const taken = []
  for (;;) {
    const item = await log.takeOwed(now, { seconds: 60, urgencies: ['alert', 'now', 'routine'] })
    if (!item) return taken
    taken.push(item)
  }
}
