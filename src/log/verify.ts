import type { Collections, CommitDoc, RecordDoc } from './collections.js'
import { hashOf, macOf } from './commit-page.js'
import type { Keys } from './keys.js'
import type { Log } from './log.js'
import { beginning, reference } from './references.js'

type Fault = Awaited<ReturnType<Log['verify']>>['faults'][number]

interface Link {
  readonly hash: string
  readonly before: string
  readonly whole: boolean
}

/** Walks every chain: each commit's hash, its place after the one before, the head that the snapshot names, and the openings of each series. */
export const verifyAll = async (db: Collections, keys: Keys): ReturnType<Log['verify']> => {
  const chains = new Map<string, Map<number, Link>>()
  const openings = new Map<string, number>()
  let commits = 0
  for await (const doc of db.commits.find().lean<CommitDoc>().cursor({ batchSize: 1000 })) {
    commits++
    // The place is read from _id: the fields beside it may be what was altered.
    const [record = doc._id, version = '0'] = doc._id.split('/')
    const chain = chains.get(record) ?? new Map<number, Link>()
    chain.set(Number(version), { hash: doc.hash, before: doc.before, whole: hashOf(keys, doc) === doc.hash })
    chains.set(record, chain)
    const [series, number] = partsOf(record)
    openings.set(series, Math.max(number, openings.get(series) ?? 0))
  }
  const snapshots = new Map<string, RecordDoc>()
  for await (const doc of db.records.find().lean<RecordDoc>().cursor({ batchSize: 1000 })) {
    snapshots.set(doc._id, doc)
    const [series, number] = partsOf(doc._id)
    openings.set(series, Math.max(number, openings.get(series) ?? 0))
  }

  const faults: Fault[] = []
  for (const [series, last] of openings) {
    for (let number = 1; number <= last; number++) {
      const record = reference(series, number)
      const before = number === 1 ? beginning(keys, series) : chains.get(reference(series, number - 1))?.get(1)?.hash
      const fault = faultOf(keys, record, chains.get(record) ?? new Map(), snapshots.get(record), before)
      if (fault) faults.push(fault)
      chains.delete(record)
    }
  }
  for (const record of chains.keys()) faults.push({ record, version: 1, fault: 'is no reference of this office' })
  return { records: snapshots.size, commits, faults }
}

/** TC-2026-0001 → TC-2026 and 1. */
const partsOf = (record: string): readonly [string, number] => {
  const cut = record.lastIndexOf('-')
  return [record.slice(0, cut), Number(record.slice(cut + 1)) || 0]
}

const faultOf = (
  keys: Keys,
  record: string,
  chain: ReadonlyMap<number, Link>,
  snapshot: RecordDoc | undefined,
  first: string | undefined,
): Fault | undefined => {
  const fault = (version: number, words: string): Fault => ({ record, version, fault: words })
  const last = Math.max(0, ...chain.keys())
  if (last === 0) return fault(1, 'the whole record is missing')
  let before = first
  for (let version = 1; version <= last; version++) {
    const link = chain.get(version)
    if (!link) return fault(version, 'is missing')
    if (!link.whole) return fault(version, 'was altered, or put in by hand')
    // Without the opening before it, that record is named; this one is whole in itself.
    if (before !== undefined && link.before !== before) return fault(version, 'does not follow the one before it')
    before = link.hash
  }
  if (!snapshot) return last > 1 ? fault(last, 'the snapshot that names the newest entry is missing') : undefined
  if (macOf(keys, snapshot) !== snapshot.mac) return fault(snapshot.version, 'the snapshot was altered')
  if (snapshot.version > last) return fault(last + 1, 'is missing: the end was cut off')
  if (chain.get(snapshot.version)?.hash !== snapshot.head) return fault(snapshot.version, 'is not the entry that the snapshot names')
  return undefined
}
