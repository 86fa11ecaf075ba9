import { trusted } from 'mongoose'
import type { Waiting } from '../procedures/procedure.js'
import { type Instant, instant, StaffId } from '../procedures/words.js'
import { type Collections, type RecordDoc, underAny, underMark } from './collections.js'
import type { Log, ReadSummary } from './log.js'
import type { Keys } from './sealing/keys.js'
import { unseal } from './sealing/seal.js'

const always = instant(new Date(0))
/** Nobody has more records under one number or case; what is older is not looked through. */
const mostOfMark = 5_000

/** Lists and look-ups, out of the snapshots. Of an erased record nothing waits. */
export const openLists = (
  db: Collections,
  keys: Keys,
): Pick<Log, 'findByMarks' | 'waitingFor' | 'waitingUnder' | 'waitedFor' | 'waits' | 'list'> => {
  const summaries = async (docs: readonly RecordDoc[]): Promise<readonly ReadSummary[]> => {
    const known = await keys.ofMany(docs.map(({ key }) => key))
    return docs.map(({ _id, procedure, version, moved, is, opened, key, sealed }) => {
      const mine = known.get(key)
      const waiting = mine ? (JSON.parse(unseal(mine, sealed, `snapshot ${_id}`).toString()) as Waiting[]) : []
      return { record: _id, procedure, version, moved, is, opened, waiting }
    })
  }
  const newestFirst = (one: RecordDoc, other: RecordDoc) => other.opened.localeCompare(one.opened) || other._id.localeCompare(one._id)

  // A question each, because not every server goes by an index for a list together with a range.
  const withMark = (mark: string, since: Instant, limit: number) =>
    db.records
      .find({ marks: mark, opened: trusted({ $gte: since }) })
      .sort({ opened: -1 })
      .limit(limit)
      .lean<RecordDoc[]>()
  /** Of some procedures: told apart here, since not every server goes by an index that lacks one of the things it is asked for. */
  const ofProcedures = async (mark: string, since: Instant, limit: number, procedures: readonly string[]): Promise<RecordDoc[]> => {
    const kinds = await withMark(mark, since, mostOfMark).select({ procedure: 1 })
    const wanted = kinds.filter(({ procedure }) => procedures.includes(procedure)).slice(0, limit)
    return wanted.length === 0 ? [] : db.records.find({ _id: trusted({ $in: wanted.map(({ _id }) => _id) }) }).lean<RecordDoc[]>()
  }
  /** The records that have this among what they wait for, newest first. */
  const waitingAs = async (waits: string): Promise<readonly ReadSummary[]> => {
    const docs = await db.records.find({ waits }).lean<RecordDoc[]>()
    return summaries(docs.sort(newestFirst))
  }

  return {
    async findByMarks(marks, since, limit, procedures) {
      const hashes = [...new Set(marks.map(keys.mark))]
      const found = await Promise.all(
        hashes.map((mark) => (procedures ? ofProcedures(mark, since, limit, procedures) : withMark(mark, since, limit))),
      )
      const once = new Map(found.flat().map((doc) => [doc._id, doc]))
      return summaries([...once.values()].sort(newestFirst).slice(0, limit))
    },

    waitingFor: waitingAs,
    waitingUnder: async (mark) => waitingAs(underMark(keys.mark(mark))),
    waits: () => waitingAs(underAny),

    async waitedFor() {
      const open = await db.records.find({ waits: underAny }, { waits: 1 }).lean<Pick<RecordDoc, 'waits'>[]>()
      return [...new Set(open.flatMap(({ waits }) => waits))].flatMap((one) => StaffId.safeParse(one).data ?? [])
    },

    async list({ procedure, is, since, limit }) {
      const among = { ...(procedure === undefined ? {} : { procedure }), opened: trusted({ $gte: since ?? always }) }
      const questions = is === undefined ? [among] : [...new Set(is)].map((state) => ({ ...among, is: state }))
      const found = await Promise.all(
        questions.map((question) => db.records.find(question).sort({ opened: -1 }).limit(limit).lean<RecordDoc[]>()),
      )
      return summaries(found.flat().sort(newestFirst).slice(0, limit))
    },
  }
}
