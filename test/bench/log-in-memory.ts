import type { Kept, Log, Summary } from '../../src/log/log.js'
import type { RecordId } from '../../src/procedures/words.js'

/** A log that counts what it is asked. */
export const counting = (log: Log) => {
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

/**
 * What look-ups ask of a log, in memory and by index, so that nothing is measured but the look-up. Records are kept as text, as a database
 * keeps them: each read makes them anew, and a hundred thousand of them weigh nothing on the collector.
 */
export const logInMemory = (): Log => {
  const kept = new Map<RecordId, string>()
  const summaries = new Map<RecordId, string>()
  const marked = new Map<string, readonly RecordId[]>()
  const keptOf = (record: RecordId) => JSON.parse(kept.get(record) ?? 'null') as Kept | null
  const log: Partial<Log> = {
    open: async (prefix, year, procedure, first, summary) => {
      const record = `${prefix}-${year}-${kept.size + 1}` as RecordId
      const { at: when, by } = first
      const events = first.events.map((event) => ({ ...event, at: when, by, version: 1 }))
      kept.set(record, JSON.stringify({ record, procedure, version: 1, moved: 1, opened: when, events } satisfies Kept))
      const said: Summary = { ...summary(record), record }
      summaries.set(record, JSON.stringify(said))
      for (const { kind, value } of said.marks) marked.set(`${kind} ${value}`, [...(marked.get(`${kind} ${value}`) ?? []), record])
      return { ...first, record, version: 1 }
    },
    append: async (commit) => {
      const before = keptOf(commit.record)
      if (!before) throw new Error('There is no such record.')
      const { at: when, by, version } = commit
      const events = [...before.events, ...commit.events.map((event) => ({ ...event, at: when, by, version }))]
      kept.set(commit.record, JSON.stringify({ ...before, version, events }))
      return { outcome: 'appended', commit }
    },
    read: async (record) => keptOf(record) ?? undefined,
    commit: async () => undefined,
    commitOf: async () => undefined,
    movements: async () => [],
    // Long answers are laid aside, and nobody waits for that.
    putSealed: async () => {},
    getSealed: async () => undefined,
    findByMarks: async (marks, _since, limit) => {
      const found = new Set(marks.flatMap(({ kind, value }) => marked.get(`${kind} ${value}`) ?? []))
      return [...found].slice(0, limit).flatMap((record) => JSON.parse(summaries.get(record) ?? '[]') as Summary)
    },
    walk: async (query, take) => {
      if ('records' in query || query.procedure !== 'restriction') return
      let some = []
      for (const record of kept.keys()) {
        some.push({ record, kept: keptOf(record) ?? undefined })
        if (some.length < 100) continue
        await take(some)
        await new Promise(setImmediate)
        some = []
      }
      await take(some)
    },
  }
  return log as Log
}
