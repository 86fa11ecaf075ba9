import type { RecordId } from '../procedures/words.js'
import type { CommitDoc } from './collections.js'
import type { Commit, Kept } from './log.js'

/** What is remembered of a record: all of it to its newest commit read, and which key opens it. */
export interface Opened {
  readonly kept: Kept
  /** The commits that it is made of, oldest first. */
  readonly commits: readonly Commit[]
  readonly key: string
}

/** Records as they were last read, so that the next reading opens only what came since: commits never change. */
export interface OpenedRecords {
  get(record: RecordId): Opened | undefined
  /** Remembers it; `newer` are the commits that were opened for it. */
  put(record: RecordId, opened: Opened, newer: readonly CommitDoc[]): void
  forget(record: RecordId): void
  /** What is remembered: each record, by the id of its key. */
  keys(): ReadonlyMap<string, RecordId>
}

/** How much is remembered, in characters as sealed: some tens of megabytes at most. */
const room = 16_000_000

/** Opens the memory: what was not read for longest goes first. A record that is larger than all the room is not remembered. */
export const openOpenedRecords = (most = room): OpenedRecords => {
  const records = new Map<RecordId, { readonly opened: Opened; readonly size: number }>()
  let size = 0
  const forget = (record: RecordId): void => {
    size -= records.get(record)?.size ?? 0
    records.delete(record)
  }
  return {
    get: (record) => records.get(record)?.opened,
    put(record, opened, newer) {
      const own = (records.get(record)?.size ?? 0) + newer.reduce((sum, { sealed }) => sum + sealed.length, 0)
      forget(record)
      records.set(record, { opened, size: own })
      size += own
      for (const [oldest] of records) {
        if (size <= most) break
        forget(oldest)
      }
    },
    forget,
    keys: () => new Map([...records].map(([record, { opened }]) => [opened.key, record])),
  }
}
