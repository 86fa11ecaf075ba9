import { openCasework } from '../../src/casework/open-casework.js'
import type { Commit, Kept, Log } from '../../src/log/log.js'
import { procedures } from '../../src/office.js'
import { isBookkeeping } from '../../src/procedures/bookkeeping.js'
import type { Urgency } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { testOffice } from '../procedures/test-office.js'
import type { Seen } from './bots.js'
import { lookOf } from './look-of.js'

/** The ledger held against the log. Each list names what is wrong, and is empty when all is well. */
export interface Verdict {
  /** Alerts that were said to be sent and are in no record, and owed cards of an alert that nobody sees. */
  readonly lost: readonly string[]
  /** Effects that stand twice in the record, and arrivals that caused more than one commit. */
  readonly twice: readonly string[]
  /** Cards that people see and the log does not owe. */
  readonly unowed: readonly string[]
  /** Cards the record knows that do not look as it would draw them now. */
  readonly stale: readonly string[]
  readonly records: readonly RecordId[]
}

const doubles = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]

/** What each event does, so that the same deed has the same name. */
const deedsOf = ({ record, events }: Kept): readonly string[] =>
  events
    .filter((event) => !isBookkeeping(event))
    .map(({ event, person, rung }) => [record, event, person, rung].filter((part) => part !== undefined).join(' '))

/** References have no gaps, and the commits are the truth: the log's own lists may lag behind a crash. */
const everyRecord = async (log: Log): Promise<readonly Kept[]> => {
  const all: Kept[] = []
  for (;;) {
    const kept = await log.read(`AR-${new Date().getFullYear()}-${String(all.length + 1).padStart(4, '0')}` as RecordId)
    if (!kept) return all
    all.push(kept)
  }
}

/** Commits never change, so that each is fetched once. */
const fetched = new WeakMap<Log, Map<string, Commit>>()
const commitOf = async (log: Log, record: RecordId, version: number): Promise<Commit | undefined> => {
  const known = fetched.get(log) ?? new Map<string, Commit>()
  fetched.set(log, known)
  const commit = known.get(`${record}/${version}`) ?? (await log.commit(record, version))
  if (commit) known.set(`${record}/${version}`, commit)
  return commit
}

/** Alerts that nobody has. */
export const untaken = async (log: Log): Promise<readonly RecordId[]> =>
  (await everyRecord(log)).flatMap(({ record, events }) => (events.some(({ event }) => event === 'AlertAcknowledged') ? [] : [record]))

/** Judges. `answered` are the arrivals of which somebody was told that they are done. `draws`: each copy is held against its card drawn anew, which is most of the work. */
export const judge = async (log: Log, seen: readonly Seen[], answered: ReadonlySet<string>, draws = true): Promise<Verdict> => {
  const [lost, twice, stale, arrivals, owed]: [string[], string[], string[], string[], Set<string>] = [[], [], [], [], new Set()]
  const all = await everyRecord(log)
  const office = testOffice()
  const drawing = openCasework({ procedures, log, directory: () => office, clock: () => new Date(), report: () => {} })
  for (const kept of all) {
    const { record } = kept
    twice.push(...doubles(deedsOf(kept)))
    const told = kept.events.flatMap((event) =>
      event.event === 'NoticeDelivered' ? [event as unknown as { posted: Seen; of: { version: number; index: number } }] : [],
    )
    for (const { posted, drawn } of draws ? await drawing.drawings(record) : [])
      stale.push(
        ...seen.filter((card) => card.id === posted.id && drawn && card.shows !== lookOf(drawn.card)).map(({ id, key }) => `${id} ${key}`),
      )
    for (let version = 1; version <= kept.version; version += 1) {
      const commit = await commitOf(log, record, version)
      if (commit?.arrival) arrivals.push(commit.arrival)
      for (const [index, item] of (commit?.owed ?? []).entries()) {
        if (!('notice' in item)) continue
        const key = `${record}/${version}/${index}`
        owed.add(key)
        const known = told.filter(({ of }) => of.version === version && of.index === index).map(({ posted }) => posted.id)
        if (item.urgency === 'alert' && !seen.some((card) => card.key === key && known.includes(card.id))) lost.push(key)
      }
    }
  }
  twice.push(...doubles(arrivals))
  lost.push(...[...answered].filter((arrival) => !arrivals.includes(arrival)))
  return {
    lost,
    twice,
    stale,
    records: all.map(({ record }) => record),
    unowed: seen.map(({ key }) => key).filter((key) => !owed.has(key)),
  }
}

/** By delivery: how many copies people see beyond the first. */
export const copiesIn = (seen: readonly Seen[]): ReadonlyMap<string, number> => {
  const copies = new Map<string, number>()
  for (const { key } of seen) copies.set(key, (copies.get(key) ?? -1) + 1)
  return copies
}

/** True when nothing is due at this moment, in nobody's hands either, of one urgency or of any, and no alert is lost; else what there is. */
export const isSettled = async (log: Log, seen: readonly Seen[], answered: ReadonlySet<string>, of?: Urgency): Promise<true | string> => {
  const now = instant(new Date())
  const due = (await log.owedOpen(now)).filter(({ urgency, oldestDue }) => (of === undefined || urgency === of) && oldestDue <= now)
  if (due.length > 0) return `still owed ${JSON.stringify(due)} at ${now}`
  const { lost } = await judge(log, seen, answered, false)
  return lost.length === 0 || `lost ${lost.join(', ')}`
}
