import { isDeepStrictEqual } from 'node:util'
import { type Commit, KeyErased, type Log, LogAway, type Summary } from '../../src/log/log.js'
import { isBookkeeping, looks } from '../../src/procedures/bookkeeping.js'
import type { WorkedIn } from '../../src/procedures/figures.js'
import type { Owed } from '../../src/procedures/procedure.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { toldErased } from '../log/told-erased.js'

/** What a test may do to the log beside asking it. */
export interface MemoryLog extends Log {
  /** From now on every method throws LogAway, until false. */
  setAway(away: boolean): void
  /** Called before every append and open, with the number of the try; may throw, or append something itself first. */
  before?: (what: 'append' | 'open') => Promise<void> | void
  readonly commits: ReadonlyMap<RecordId, readonly Commit[]>
  /** From now on this is done, as the courier finishes it. */
  done(place: { readonly record: RecordId; readonly version: number; readonly index: number }): void
}

/** Nobody may change what is kept: it is given out as it is, and whoever tries is thrown at. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    for (const each of Object.values(Object.freeze(value))) frozen(each)
  return value
}

type Laid = NonNullable<Awaited<ReturnType<Log['read']>>>['events']

/** The events of some commits, each with what its commit says of it: laid out once for as long as nothing is added. */
const eventsOf = (commits: readonly Commit[]): Laid => {
  const known = laidOut.get(commits)
  if (known) return known
  const events = commits.flatMap(eventsIn)
  laidOut.set(commits, events)
  return events
}
const eventsIn = ({ events, at, by, version }: Commit): Laid => events.map((event) => Object.freeze({ ...event, at, by, version }))
/** As the log does: the events of before are given again as they were given. */
const withOneMore = (before: readonly Commit[], commit: Commit): Commit[] => {
  const all = [...before, commit]
  laidOut.set(all, [...eventsOf(before), ...eventsIn(commit)])
  return all
}
const laidOut = new WeakMap<readonly Commit[], Laid>()

/** A log in memory that keeps the port's word on versions, claims and arrivals; owed items, keys and chains are the real log's to test. */
export function memoryLog(clock: () => Date): MemoryLog {
  const commits = new Map<RecordId, Commit[]>()
  const summaries = new Map<RecordId, Summary>()
  const claims = new Map<string, string>()
  const sealed = new Map<string, { value: string; until?: string; owner?: string }>()
  const erased = new Set<RecordId>()
  const done = new Set<string>()
  /** What each record owes still, as far as its commits were gone through: a look of each morning asks it of every record that is open. */
  const owed = new Map<RecordId, { upTo: number; readonly open: Map<string, Owed> }>()
  const openIn = (record: RecordId): readonly Owed[] => {
    const all = commits.get(record) ?? []
    const known = owed.get(record) ?? { upTo: 0, open: new Map<string, Owed>() }
    for (const commit of all.slice(known.upTo))
      for (const [index, one] of commit.owed.entries())
        if (!done.has(`${record}/${commit.version}/${index}`)) known.open.set(`${commit.version}/${index}`, one)
    owed.set(record, { ...known, upTo: all.length })
    return [...known.open.values()]
  }
  /** The first commit of each arrival. */
  const causes = new Map<string, Commit>()
  const { whenErased, tellErased } = toldErased()
  let away = false
  const arrived = (commit: Commit): void => {
    if (commit.arrival !== undefined && !causes.has(commit.arrival)) causes.set(commit.arrival, commit)
  }

  const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
  const asked = async () => {
    await Promise.resolve()
    if (away) throw new LogAway('The database does not answer.')
  }
  const notForThisTest = async (): Promise<never> => {
    throw new Error('The log in memory does not do this.')
  }
  const bare = ({ marks: _, figures: __, customer: ___, ...summary }: Summary) => copy(summary)
  const worked = new Map<RecordId, WorkedIn>()

  const log: MemoryLog = {
    commits,
    done: ({ record, version, index }) => {
      done.add(`${record}/${version}/${index}`)
      owed.get(record)?.open.delete(`${version}/${index}`)
    },
    setAway: (now) => {
      away = now
    },
    async open(prefix, year, _procedure, first, summary) {
      await asked()
      await log.before?.('open')
      const theirs = causes.get(first.arrival ?? '')
      if (theirs?.version === 1) return theirs
      const number = 1 + [...commits.keys()].filter((record) => record.startsWith(`${prefix}-${year}-`)).length
      const record = `${prefix}-${year}-${String(number).padStart(4, '0')}` as RecordId
      const commit = frozen(copy({ ...first, record, version: 1 }))
      commits.set(record, [commit])
      arrived(commit)
      const made = { ...summary(record), record }
      summaries.set(record, made)
      if (made.figures) worked.set(record, { group: made.figures.group, department: made.figures.department })
      return commit
    },
    async append(commit, summary) {
      await asked()
      await log.before?.('append')
      const before = commits.get(commit.record) ?? []
      if (commit.version > before.length + 1) throw new Error(`Version ${commit.version} of ${commit.record} is not there yet.`)
      if (commit.version <= before.length) return { outcome: 'overtaken' }
      const added = frozen(copy(commit))
      commits.set(commit.record, withOneMore(before, added))
      arrived(added)
      summaries.set(commit.record, summary)
      return { outcome: 'appended', commit }
    },
    async read(record) {
      await asked()
      if (erased.has(record)) throw new KeyErased(`${record} was erased.`)
      const all = commits.get(record)
      const first = all?.[0]
      if (!all || !first) return undefined
      const moved = all.findLast(({ events }) => events.some((event) => !isBookkeeping(event)))?.version ?? 1
      const events = eventsOf(all)
      const procedure = summaries.get(record)?.procedure ?? ''
      const workedIn = worked.get(record)
      return { record, procedure, version: all.length, moved, opened: first.at, events, ...(workedIn ? { workedIn } : {}) }
    },
    async commit(record, version) {
      await asked()
      return commits.get(record)?.[version - 1]
    },
    async findByMarks(marks, since, limit, procedures) {
      await asked()
      const wanted = new Set(marks.map(({ kind, value }) => `${kind} ${value}`))
      return [...summaries.values()]
        .filter((each) => procedures === undefined || procedures.includes(each.procedure))
        .filter((each) => each.opened >= since && each.marks.some(({ kind, value }) => wanted.has(`${kind} ${value}`)))
        .toSorted((one, other) => other.opened.localeCompare(one.opened))
        .slice(0, limit)
        .map(bare)
    },
    async waitingFor(person) {
      await asked()
      return [...summaries.values()].filter(({ waiting }) => waiting.some((each) => each.for === person)).map(bare)
    },
    async waitingUnder(mark) {
      await asked()
      return [...summaries.values()]
        .filter(({ marks, waiting }) => waiting.length > 0 && marks.some(({ kind, value }) => kind === mark.kind && value === mark.value))
        .toSorted((one, other) => other.opened.localeCompare(one.opened))
        .map(bare)
    },
    async waitedFor() {
      await asked()
      return [...new Set([...summaries.values()].flatMap(({ waiting }) => waiting.map((each) => each.for)))]
    },
    async waits() {
      await asked()
      return [...summaries.values()].filter(({ waiting }) => waiting.length > 0).map(bare)
    },
    async list({ procedure, is, since, limit }) {
      await asked()
      return [...summaries.values()]
        .filter((each) => (procedure === undefined || each.procedure === procedure) && (is === undefined || is.includes(each.is)))
        .filter((each) => since === undefined || each.opened >= since)
        .toSorted((one, other) => other.opened.localeCompare(one.opened))
        .slice(0, limit)
        .map(bare)
    },
    async walk(query, take) {
      const listed = async () => log.list({ ...query, limit: Number.POSITIVE_INFINITY })
      for (const record of 'records' in query ? query.records : (await listed()).map((each) => each.record)) {
        await take([{ record, kept: await log.read(record).catch(() => undefined) }])
      }
    },
    async names(procedure, take) {
      for (const { record } of await log.list({ procedure, limit: Number.POSITIVE_INFINITY })) {
        const { version = 0, customer } = summaries.get(record) ?? {}
        await take([{ record, version, customer: erased.has(record) ? undefined : customer }])
      }
    },
    async figures({ procedures, since, until }) {
      await asked()
      return procedures.flatMap((name) =>
        [...summaries.values()]
          .filter(({ procedure, opened }) => procedure === name && opened >= since && opened < until)
          .toSorted((one, other) => one.opened.localeCompare(other.opened))
          .flatMap(({ record, procedure, opened, figures }) => (figures ? [{ record, procedure, opened, figures: copy(figures) }] : [])),
      )
    },
    async looks(query) {
      await asked()
      const all = [...commits.values()].flat().toSorted((one, other) => other.at.localeCompare(one.at))
      const wanted = all.filter(({ record, at, by }) =>
        'records' in query ? query.records.includes(record) : 'by' in query ? query.by.includes(by) : at >= query.since,
      )
      return wanted.flatMap(({ record, at, by, events }) =>
        events.flatMap(({ event, why }) =>
          looks.has(event)
            ? [{ record, procedure: summaries.get(record)?.procedure ?? '', at, by, why: erased.has(record) ? '' : String(why) }]
            : [],
        ),
      )
    },
    async movements(since) {
      await asked()
      return [...summaries.values()].flatMap(({ record, procedure, moved }) => {
        if (since === undefined) return [{ record, procedure, version: moved }]
        const moving = commits.get(record)?.findLast(({ at, events }) => at >= since && events.some((event) => !isBookkeeping(event)))
        return moving ? [{ record, procedure, version: moving.version }] : []
      })
    },
    async claim(name, until) {
      await asked()
      if ((claims.get(name) ?? '') > instant(clock())) return false
      claims.set(name, until)
      return true
    },
    async unclaim(name) {
      await asked()
      claims.delete(name)
    },
    async commitOf(arrival) {
      await asked()
      const cause = causes.get(arrival)
      return cause && { record: cause.record, version: cause.version }
    },
    takeOwed: notForThisTest,
    finishOwed: notForThisTest,
    putBackOwed: notForThisTest,
    oweRedraw: notForThisTest,
    owedOpen: notForThisTest,
    async owing(records) {
      await asked()
      return new Map(records.flatMap((record) => (commits.has(record) && !erased.has(record) ? [[record, openIn(record)]] : [])))
    },
    completeOwed: notForThisTest,
    async putSealed(kind, name, value, options = {}) {
      await asked()
      sealed.set(`${kind} ${name}`, { value: JSON.stringify(value), ...options })
    },
    async getSealed(kind, name) {
      await asked()
      const kept = sealed.get(`${kind} ${name}`)
      return kept ? JSON.parse(kept.value) : undefined
    },
    async dropSealed(kind, name) {
      await asked()
      sealed.delete(`${kind} ${name}`)
    },
    async dropSealedIfStill(kind, name, read) {
      await asked()
      const kept = sealed.get(`${kind} ${name}`)
      if (kept && !isDeepStrictEqual(JSON.parse(kept.value), read)) return false
      sealed.delete(`${kind} ${name}`)
      return true
    },
    async listSealed(kind, owner) {
      await asked()
      return [...sealed]
        .filter(([key, kept]) => key.startsWith(`${kind} `) && (owner === undefined || kept.owner === owner))
        .map(([key, { value }]) => ({ name: key.slice(kind.length + 1), value: JSON.parse(value) as unknown }))
    },
    verify: notForThisTest,
    rewrap: notForThisTest,
    wrapped: notForThisTest,
    rebuild: notForThisTest,
    async erase(records) {
      await asked()
      const there = records.filter((record) => commits.has(record))
      for (const record of there) {
        erased.add(record)
        const summary = summaries.get(record)
        if (!summary) continue
        const { figures: _, ...bared } = summary
        summaries.set(record, { ...bared, waiting: [], marks: [] })
      }
      tellErased(there)
      return there
    },
    whenErased,
    ping: asked,
    async close() {},
  }
  return log
}
