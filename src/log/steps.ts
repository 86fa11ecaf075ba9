import { trusted } from 'mongoose'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { RecordId } from '../procedures/words.js'
import { reaching } from './away.js'
import type { Gap } from './backup/gaps.js'
import type { Collections, CommitDoc } from './collections.js'
import { readCommit, writeCommit } from './commit-page.js'
import { openFollowingUp } from './following-up.js'
import { insert } from './inserts.js'
import { openKeysJustAsked } from './just-asked.js'
import { type Commit, type Kept, type KeptEvent, KeyErased, type Log, SealBroken } from './log.js'
import { openOpenedRecords } from './opened.js'
import { openReferences } from './references.js'
import type { Keys } from './sealing/keys.js'

const remembered = 2_000

/** Opening, appending and reading: the part of the log that is the truth. */
export const openSteps = (
  db: Collections,
  keys: Keys,
  patience: number,
  gaps: readonly Gap[] = [],
  witnessed: (doc: CommitDoc) => void = () => {},
) => {
  const claimReference = openReferences(db, keys, gaps)
  const following = openFollowingUp(db, keys, patience)
  const openedBefore = openOpenedRecords()
  /** How often something has been forgotten: what was read before that is not remembered after it. */
  let forgotten = 0
  const justAsked = openKeysJustAsked()
  // Commits never change, so what follows from one may be remembered.
  const places = new Map<string, { readonly hash: string; readonly key: string }>()
  const remember = ({ _id, hash, key }: CommitDoc) => {
    places.set(_id, { hash, key })
    const [oldest] = places.keys()
    if (places.size > remembered && oldest) places.delete(oldest)
  }

  const taken = async (doc: CommitDoc, key: Buffer): Promise<void> => {
    remember(doc)
    witnessed(doc)
    await following.follow(doc, key)
  }

  const open: Log['open'] = async (prefix, year, _procedure, first, summary) => {
    const series = `${prefix}-${year}`
    const doc = await reaching(async () => {
      const key = await keys.make()
      const kept = await claimReference(series, (record, number, before) =>
        writeCommit(keys, { ...first, record, version: 1 }, summary(record), { before, key, series: { series, number } }),
      )
      if (kept.key === key.id) return { kept, key: key.key }
      // Another process has opened it for this arrival, and completes it: its owed items may be done by now.
      return { theirs: readCommit(keys, kept, await keys.of(kept.key, kept.record)) }
    }, patience)
    if ('theirs' in doc) return doc.theirs
    await taken(doc.kept, doc.key)
    return { ...first, record: doc.kept.record, version: 1 }
  }

  const placeBefore = async (record: RecordId, version: number) => {
    const _id = `${record}/${version - 1}`
    const known = places.get(_id)
    if (known) return known
    const doc = await db.commits.findById(_id).lean<CommitDoc>()
    if (!doc) throw new SealBroken(`${_id} is not there, so version ${version} cannot follow it.`)
    remember(doc)
    return doc
  }

  const append: Log['append'] = async (commit, summary) => {
    const kept = await reaching(async () => {
      const before = await placeBefore(commit.record, commit.version)
      // The step that is kept was decided on what was read a moment ago: its key was asked for then.
      const key = justAsked.take(before.key) ?? (await keys.of(before.key, commit.record))
      const doc = writeCommit(keys, commit, summary, { before: before.hash, key: { id: before.key, key } })
      if (await insert(db.commits, doc)) return { doc, key }
      // A driver that was cut off may have sent it twice: then the one that is there is ours.
      const there = await db.commits.findById(doc._id).lean<CommitDoc>()
      return there?.hash === doc.hash ? { doc, key } : undefined
    }, patience)
    if (!kept) return { outcome: 'overtaken' }
    await taken(kept.doc, kept.key)
    return { outcome: 'appended', commit }
  }

  /** Asked for each time: what was erased is not told from memory either. */
  const keyOf = (id: string, record: RecordId): Promise<Buffer> =>
    keys.of(id, record).catch((fault: unknown) => {
      if (fault instanceof KeyErased) openedBefore.forget(record)
      throw fault
    })

  const read: Log['read'] = async (record) => {
    const known = openedBefore.get(record)
    const before = forgotten
    const since = known ? { version: trusted({ $gt: known.kept.version }) } : {}
    const [docs, itsKey] = await Promise.all([
      db.commits
        .find({ record, ...since })
        .sort({ version: 1 })
        .lean<CommitDoc[]>(),
      known ? keyOf(known.key, record) : undefined,
    ])
    const id = known?.key ?? docs[0]?.key
    if (id === undefined) return undefined
    const key = itsKey ?? (await keyOf(id, record))
    if (before === forgotten) justAsked.put(id, key)
    const last = docs.at(-1)
    if (last) remember(last)
    if (docs.length === 0) {
      if (known && before === forgotten) openedBefore.put(record, known, [])
      return known?.kept
    }
    const commits = commitsOpened(keys, docs, key, known?.kept)
    const kept = keptOf(commits, docs[0]?.procedure ?? '', known?.kept)
    if (kept && before === forgotten) openedBefore.put(record, { kept, commits: [...(known?.commits ?? []), ...commits], key: id }, docs)
    return kept
  }

  const commit: Log['commit'] = async (record, version) => {
    const known = openedBefore.get(record)
    const before = known?.commits[version - 1]
    if (known && before) {
      await keyOf(known.key, record)
      return before
    }
    const doc = await db.commits.findById(`${record}/${version}`).lean<CommitDoc>()
    if (!doc) return undefined
    return readCommit(keys, doc, await keys.of(doc.key, record))
  }

  const commitOf: Log['commitOf'] = async (arrival) => {
    const doc = await db.commits.findOne({ arrival }).lean<CommitDoc>()
    return doc ? { record: doc.record, version: doc.version } : undefined
  }

  /** Nothing of these records stays in this process's memory: they were erased, here or elsewhere. */
  const forget = (records: readonly RecordId[]): void => {
    forgotten += 1
    for (const record of records) openedBefore.forget(record)
    justAsked.forget()
  }

  return { open, append, read, commit, commitOf, following, forget, remembered: openedBefore.keys }
}

/** A record's commits as they are kept, oldest first, opened; `before` is what the earlier ones made. Throws SealBroken. */
export const commitsOpened = (keys: Keys, docs: readonly CommitDoc[], key: Buffer, before?: Kept): readonly Commit[] =>
  docs.map((doc, index) => {
    const version = (before?.version ?? 0) + index + 1
    if (doc.version !== version) throw new SealBroken(`${doc.record}/${version} is missing.`)
    return readCommit(keys, doc, key)
  })

/** A record's commits, oldest first, as one; `before` is what the earlier ones made. */
export const keptOf = (commits: readonly Commit[], procedure: string, before?: Kept): Kept | undefined => {
  const first = commits[0]
  if (!first) return before
  const { workedIn } = before ?? first
  const moving = commits.filter((one) => one.events.some((event: KeptEvent) => !isBookkeeping(event)))
  const events = commits.flatMap(({ events, at, by, version }) => events.map((event) => ({ ...event, at, by, version })))
  return {
    record: first.record,
    procedure,
    version: (before?.version ?? 0) + commits.length,
    moved: moving.at(-1)?.version ?? before?.moved ?? 1,
    opened: before?.opened ?? first.at,
    ...(workedIn ? { workedIn } : {}),
    events: before ? [...before.events, ...events] : events,
  }
}
