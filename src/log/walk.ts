import { setImmediate as letOthers } from 'node:timers/promises'
import type { mongo } from 'mongoose'
import { instant, type RecordId } from '../procedures/words.js'
import { ahead } from './ahead.js'
import { giving } from './away.js'
import type { Collections, CommitDoc, RecordDoc } from './collections.js'
import { type Kept, type Log, type Passed, SealBroken } from './log.js'
import { readBytes } from './read-bytes.js'
import type { Keys } from './sealing/keys.js'
import { slowly } from './slowly.js'
import { commitsOpened, keptOf } from './steps.js'

/** So many records are asked for at once when all are walked through. */
const together = 100
/** So many of them are opened and taken before everybody else has a turn: some milliseconds' work. */
const inOneTurn = 10
const always = instant(new Date(0))

/** What the database has of some records, as bytes: what is read only when its turn comes does not live long enough to be carried about in memory. */
interface Fetched {
  readonly byRecord: ReadonlyMap<RecordId, readonly Uint8Array[]>
  readonly keys: ReadonlyMap<string, Buffer>
}

/** Reading record after record, for what nobody waits for; `shown` answers when what this process keeps stands in the lists. */
export const openWalk = (db: Collections, keys: Keys, shown: () => Promise<unknown>): Pick<Log, 'walk'> => {
  /** The commits of records, with perhaps some of others. */
  const commitsOf = async (records: readonly RecordId[]): Promise<readonly Uint8Array[]> => {
    const stretch = stretchOf(records)
    const among = stretch ? { $gte: stretch[0], $lte: stretch[1] } : { $in: [...records] }
    const found = db.commits.collection.find({ record: among }, { batchSize: 1_000, raw: true }) as unknown as mongo.FindCursor<Uint8Array>
    return found.toArray()
  }

  const fetched = async (records: readonly RecordId[]): Promise<Fetched> => {
    const byRecord = new Map<RecordId, Uint8Array[]>(records.map((record) => [record, []]))
    const wanted = new Set<string>()
    for (const bytes of await commitsOf(records)) {
      const { record, key } = read(bytes)
      const mine = byRecord.get(record)
      if (mine?.length === 0) wanted.add(key)
      mine?.push(bytes)
    }
    return { byRecord, keys: await keys.ofMany([...wanted]) }
  }

  /** Some at a time, each let go of before the next are opened: a hundred that wait for their turn outlive two collections, and are carried about in memory. */
  async function* openedIn({ byRecord, keys: known }: Fetched): AsyncGenerator<readonly Passed[]> {
    let passed: Passed[] = []
    for (const [record, mine] of byRecord) {
      passed.push({ record, kept: openedOf(mine.map(read), known) })
      if (passed.length < inOneTurn) continue
      yield passed
      passed = []
      await letOthers()
    }
    if (passed.length > 0) yield passed
  }

  const openedOf = (docs: CommitDoc[], known: Fetched['keys']): Kept | undefined => {
    const key = known.get(docs[0]?.key ?? '')
    docs.sort((one, other) => one.version - other.version)
    try {
      return key && keptOf(commitsOpened(keys, docs, key), docs[0]?.procedure ?? '')
    } catch (fault) {
      // The others are none the worse for it.
      if (fault instanceof SealBroken) return undefined
      throw fault
    }
  }

  async function* groupsIn(query: Parameters<Log['walk']>[0]): AsyncGenerator<readonly RecordId[]> {
    if ('records' in query) {
      for (let at = 0; at < query.records.length; at += together) yield query.records.slice(at, at + together)
      return
    }
    const { procedure, since = always } = query
    await shown()
    // One question for all of them: some servers look through all that fits before they answer with a part of it.
    const all = slowly<RecordDoc>(db.records, { procedure, opened: { $gte: since } }, { projection: { _id: 1 }, sort: { opened: -1 } })
    for await (const some of all) yield some.map(({ _id }) => _id)
  }

  return {
    walk: (query, give) =>
      giving(give, async (take) => {
        for await (const group of ahead(groupsIn(query), fetched)) for await (const some of openedIn(group)) await take(some)
      }),
  }
}

const read = (bytes: Uint8Array): CommitDoc => readBytes<CommitDoc>(bytes)

/** So much longer than its records a stretch may be. */
const mostRoom = 2

/**
 * The first and the last of records that stand side by side in one series, as those opened one after the other mostly do: a stretch of an index
 * costs a database a third of as many look-ups. Others may lie in it (TC-2026-10000 sorts before TC-2026-1001). Undefined where many would.
 */
export const stretchOf = (records: readonly RecordId[]): readonly [RecordId, RecordId] | undefined => {
  const sorted = [...records].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const [one, other] = [placeOf(first), placeOf(last)]
  const areAlike = one && other && records.every((record) => record.length === first.length && record.startsWith(one.series))
  return areAlike && other.number - one.number < mostRoom * records.length ? [first, last] : undefined
}

const placeOf = (record: RecordId): { readonly series: string; readonly number: number } | undefined => {
  const [, series, number] = /^(.+-)(\d+)$/.exec(record) ?? []
  return series === undefined ? undefined : { series, number: Number(number) }
}
