import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { startEmbedded } from '../../src/embedded/embedded.js'
import type { Kept, Log, Summary } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { restrict } from './first-look-up.bench.js'
import { nameOf } from './look-up.bench.js'

/** What a whole look-up costs: find, marks, the circle, what people said, and the look that is kept. In milliseconds. */
export interface WholeLookUp {
  readonly customers: number
  /** On the embedded database, or in memory, where nothing is waited for: what the look-up itself costs, beside any network. */
  readonly on: 'database' | 'memory'
  /**
   * From typed words to the card: on the database as the clock has it, in memory what the processor spent (aim 10 or less at the 99th of a
   * hundred), which other work on the machine does not lengthen.
   */
  readonly p50: number
  readonly p99: number
  /** The questions that the middle one of them asks of the log. */
  readonly questions: number
  /** The longest that anybody else's work was held up while they were looked up (aim 50 or less); in memory, where nothing is waited for, the longest look-up. */
  readonly heldUp: number
  /** Memory of the names, in MB: the heap after they were read, less the heap before. */
  readonly memory: number
  /** A record that another process opened is found after so long, at most (aim 2,000 or less); in memory there is no other process. */
  readonly fresh?: number
}

const looks = 300

/** At 100,000 customers in memory, and at 2,000 (with LONG=1 at 100,000, which takes a quarter of an hour to put in) on the database. */
export const benchWholeLookUp = async (
  inMemory = 100_000,
  inDatabase = process.env.LONG === '1' ? 100_000 : 2_000,
): Promise<readonly WholeLookUp[]> => [
  await measure(await filled(logInMemory(), inMemory), inMemory, 'memory'),
  await onDatabase(inDatabase),
]

const filled = async (log: Log, customers: number): Promise<Log> => {
  for (let n = 0; n < customers; n += 25) await Promise.all(Array.from({ length: 25 }, (_, m) => restrict(log, n + m)))
  return log
}

const onDatabase = async (customers: number): Promise<WholeLookUp> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-whole-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  const recordKey = randomBytes(32)
  const opened = () => openLog({ uri: embedded.uri, database: 'whole', recordKey, patience: 20_000 })
  const [log, other] = [await opened(), await opened()]
  try {
    return await measure(await filled(log, customers), customers, 'database', other)
  } finally {
    await log.close()
    await other.close()
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

const measure = async (log: Log, customers: number, on: WholeLookUp['on'], other?: Log): Promise<WholeLookUp> => {
  const office = testOffice()
  const counted = counting(log)
  let arrivals = 0
  // A quarter of a minute goes by between two look-ups, as it does where people type them: nobody asks too much at once.
  const clock = () => new Date(Date.now() + arrivals * 15_000)
  const casework = openCasework({ procedures, log: counted.log, directory: () => office, clock, report: () => {}, patience: 20_000 })
  const look = (text: string): Promise<Answer> => {
    arrivals += 1
    const id = `look ${on} ${arrivals}`
    return casework.listen({ id, by: staff('adil'), channel: 'console', place: 'private', arrives: 'command', command: '/customer', text })
  }
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  await casework.readNames()
  globalThis.gc?.()
  const memory = process.memoryUsage().heapUsed - before
  const lag = monitorEventLoopDelay({ resolution: 1 })
  const took: number[] = []
  const questions: number[] = []
  lag.enable()
  for (let n = 0; n < looks; n += 1) {
    const who = (n * 7919) % customers
    const typed = [nameOf(who), `020 7${String(who).padStart(6, '0')}`, `IC-${who}`, nameOf(who).slice(0, -2)][n % 4] ?? ''
    counted.reset()
    const from = spent(on)
    const found = await look(typed)
    took.push(spent(on) - from)
    questions.push(counted.asked())
    if (found.answer !== 'card') throw new Error(`“${typed}” was not found: ${JSON.stringify(found)}`)
  }
  lag.disable()
  return {
    customers,
    on,
    p50: at(took, 0.5),
    p99: at(took, 0.99),
    questions: at(questions, 0.5),
    heldUp: Math.round(on === 'memory' ? Math.max(...took) : lag.max / 1e6),
    memory: Math.round(memory / 1e6),
    ...(other ? { fresh: await freshness(other, look, clock, customers) } : {}),
  }
}

/** How long after another process has kept a record a look-up here finds it: the longest of five. */
const freshness = async (other: Log, look: (text: string) => Promise<Answer>, clock: () => Date, customers: number): Promise<number> => {
  const took: number[] = []
  for (let n = 0; n < 5; n += 1) {
    const number = customers + 100 + n
    await restrict(other, number, clock().getTime() - number)
    const from = performance.now()
    while (!JSON.stringify(await look(nameOf(number))).includes(nameOf(number)));
    took.push(performance.now() - from)
  }
  return Math.round(Math.max(...took))
}

/** Milliseconds by the clock, or of the processor. */
const spent = (on: WholeLookUp['on']): number => {
  if (on === 'database') return performance.now()
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

const at = (values: number[], share: number): number =>
  Math.round((values.sort((one, other) => one - other)[Math.floor(values.length * share)] ?? 0) * 10) / 10

/** A log that counts what it is asked. */
const counting = (log: Log) => {
  let asked = 0
  const counted =
    <A extends readonly unknown[], R>(method: (...given: A) => Promise<R>) =>
    (...given: A): Promise<R> => {
      asked += 1
      return method(...given)
    }
  const { read, findByMarks, append, commitOf, commit, movements } = log
  return {
    log: {
      ...log,
      read: counted(read),
      findByMarks: counted(findByMarks),
      append: counted(append),
      commitOf: counted(commitOf),
      commit: counted(commit),
      movements: counted(movements),
    } satisfies Log,
    reset: () => {
      asked = 0
    },
    asked: () => asked,
  }
}

/** What look-ups ask of a log, in memory and by index, so that nothing is measured but the look-up. */
const logInMemory = (): Log => {
  const kept = new Map<RecordId, Kept>()
  const summaries = new Map<RecordId, Summary>()
  const marked = new Map<string, RecordId[]>()
  const log: Partial<Log> = {
    open: async (prefix, year, procedure, first, summary) => {
      const record = `${prefix}-${year}-${kept.size + 1}` as RecordId
      const { at: when, by } = first
      const events = first.events.map((event) => ({ ...event, at: when, by, version: 1 }))
      kept.set(record, { record, procedure, version: 1, moved: 1, opened: when, events })
      const said: Summary = { ...summary(record), record }
      summaries.set(record, said)
      for (const { kind, value } of said.marks) marked.set(`${kind} ${value}`, [...(marked.get(`${kind} ${value}`) ?? []), record])
      return { ...first, record, version: 1 }
    },
    append: async (commit) => {
      const before = kept.get(commit.record)
      if (!before) throw new Error('There is no such record.')
      const { at: when, by, version } = commit
      kept.set(commit.record, {
        ...before,
        version,
        events: [...before.events, ...commit.events.map((event) => ({ ...event, at: when, by, version }))],
      })
      return { outcome: 'appended', commit }
    },
    read: async (record) => kept.get(record),
    commit: async () => undefined,
    commitOf: async () => undefined,
    movements: async () => [],
    findByMarks: async (marks, _since, limit) => {
      const found = new Set(marks.flatMap(({ kind, value }) => marked.get(`${kind} ${value}`) ?? []))
      return [...found].slice(0, limit).flatMap((record) => summaries.get(record) ?? [])
    },
    walk: async (query, take) => {
      if ('records' in query || query.procedure !== 'restriction') return
      for (const [record, one] of kept) await take([{ record, kept: one }])
    },
  }
  return log as Log
}
