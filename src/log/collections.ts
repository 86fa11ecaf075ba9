import { type Connection, Schema, type SchemaDefinition } from 'mongoose'
import type { Urgency } from '../procedures/procedure.js'
import type { Actor, Instant, RecordId } from '../procedures/words.js'
import { isTaken } from './inserts.js'

/** One step taken, never updated. Outside the seal stands only what finding, recovery and the chain need. */
export interface CommitDoc {
  readonly _id: string
  readonly record: RecordId
  readonly version: number
  readonly at: Instant
  readonly by: Actor
  readonly procedure: string
  /** Names of the events; what they say is sealed. */
  readonly events: readonly string[]
  readonly arrival?: string
  readonly redraw?: true
  /** When each owed item is due, by its place; what it is, is sealed. */
  readonly due: readonly { readonly index: number; readonly due: Instant; readonly urgency: Urgency }[]
  /** Of what it owes a trace stays when it is done. Absent in what an earlier bot wrote, and where nothing is owed. */
  readonly traced?: true
  /** On first commits: the reference in parts, for the next one. */
  readonly series?: string
  readonly number?: number
  /** `_id` of the record's key. */
  readonly key: string
  /** Events, owed items and the summary, sealed for this `_id`. */
  readonly sealed: string
  /** Hash of the commit before; on first commits, of the first commit of the reference before. */
  readonly before: string
  readonly hash: string
}

/** A snapshot for lists and look-ups: the newest summary, with the head of the chain. */
export interface RecordDoc {
  readonly _id: RecordId
  readonly procedure: string
  readonly version: number
  readonly moved: number
  readonly is: string
  readonly opened: Instant
  /** For whom something waits, and, while anything does, under which marks. */
  readonly waits: readonly string[]
  readonly marks: readonly string[]
  readonly key: string
  /** What is waiting, in words, sealed for this `_id`. */
  readonly sealed: string
  /** What it adds to the office's figures, sealed for this `_id`; absent where there are none, and in what an earlier bot wrote. */
  readonly figures?: string
  /** Whom it is about by name, sealed for this `_id` and `version`; absent where nobody can be, and in what an earlier bot wrote. */
  readonly customer?: string
  /** Hash of commit `version`: a chain that ends before it was cut. */
  readonly head: string
  readonly mac: string
}

/** Stands among what a record waits for while anything does: some servers go by no index for a range. */
export const underAny = 'under any'
/** How a mark stands among what a record waits for: no id of a person reads like it. */
export const underMark = (hash: string): string => `under ${hash}`

/** What stands in the place of an erased record's sealed words. */
export const erasedWords = 'erased'

export interface OwedDoc {
  readonly _id: string
  readonly record: RecordId
  readonly version: number
  readonly index: number
  readonly due: Instant
  readonly urgency: Urgency
  readonly tries: number
  readonly fence: number
  /** When it may be taken: its due time, or the end of the lease it is under. */
  readonly free: Instant
  /** Somebody has it under a lease: taken, and not put back since. Absent in what an earlier bot wrote. */
  readonly held?: boolean
  /** How often it was owed again while it was open: only a record's redraw is, which stands here once. */
  readonly asked?: number
  /** The log's signature that it is done: then nothing else stands here (owed-done.ts). */
  readonly proof?: string
}

export interface ClaimDoc {
  readonly _id: string
  readonly until: Instant
  /** For the server's own clean-up, by the server's clock. */
  readonly expires: Date
}

export interface KeyDoc {
  readonly _id: string
  /** Which epoch wrapped it; of the log's own key, and of what earlier bots made, which RECORD_KEY. Of an erased one gone when that epoch has ended. */
  readonly under?: string
  /** Gone when the record was erased. */
  readonly wrapped?: string
  readonly erased?: Instant
  /** The log's signature under the erasure; absent in what an earlier bot erased, and in what was done by hand. */
  readonly proof?: string
}

export interface SealedDoc {
  readonly _id: string
  readonly kind: string
  readonly name: string
  readonly owner?: string
  readonly until?: Instant
  readonly expires?: Date
  /** Which epoch it is sealed under; absent in what an earlier bot sealed. */
  readonly under?: string
  readonly sealed: string
  /** The log's signature that it was dropped: then nothing else stands here (register/small-thing.ts). */
  readonly end?: string
}

/** A page of the register of small things (register/page.ts). */
export interface PageDoc {
  readonly _id: string
  /** How often it was written. */
  readonly turn: number
  /** Which things there are, and which writing of each, as JSON. */
  readonly list: string
  readonly mac: string
}

const text = { type: String, required: true }
const count = { type: Number, required: true }

const schema = <Doc>(collection: string, definition: SchemaDefinition, ...indexes: readonly Record<string, 1 | -1>[]): Schema<Doc> => {
  const made = new Schema<Doc>(definition as SchemaDefinition<Doc>, {
    collection,
    strict: 'throw',
    strictQuery: 'throw',
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    minimize: false,
    versionKey: false,
  })
  for (const index of indexes) made.index(index, 'expires' in index ? { expireAfterSeconds: 0 } : {})
  return made
}

const item = { index: count, due: text, urgency: text, _id: false }

/** The log's collections on one connection, each with the indexes that its questions go by. */
export const collections = (connection: Connection) => ({
  commits: connection.model<CommitDoc>(
    'commits',
    schema<CommitDoc>(
      'commits',
      {
        _id: text,
        record: text,
        version: count,
        at: text,
        by: text,
        procedure: text,
        events: [String],
        arrival: String,
        redraw: Boolean,
        due: [item],
        traced: Boolean,
        series: String,
        number: Number,
        key: text,
        sealed: text,
        before: text,
        hash: text,
      },
      { record: 1, version: 1 },
      { arrival: 1 },
      { series: 1, number: -1 },
      { at: 1 },
    ),
  ),
  records: connection.model<RecordDoc>(
    'records',
    schema<RecordDoc>(
      'records',
      {
        _id: text,
        procedure: text,
        version: count,
        moved: count,
        is: text,
        opened: text,
        waits: [String],
        marks: [String],
        key: text,
        sealed: text,
        figures: String,
        customer: String,
        head: text,
        mac: text,
      },
      { marks: 1, opened: -1 },
      { waits: 1 },
      { procedure: 1, opened: -1 },
      { procedure: 1, is: 1, opened: -1 },
      { is: 1, opened: -1 },
      { opened: -1 },
    ),
  ),
  owed: connection.model<OwedDoc>(
    'owed',
    schema<OwedDoc>(
      'owed',
      {
        _id: text,
        record: text,
        version: count,
        index: count,
        due: text,
        urgency: text,
        tries: count,
        fence: count,
        free: text,
        held: Boolean,
        asked: Number,
        proof: String,
      },
      { urgency: 1, free: 1 },
    ),
  ),
  claims: connection.model<ClaimDoc>('claims', schema<ClaimDoc>('claims', { _id: text, until: text, expires: Date }, { expires: 1 })),
  keys: connection.model<KeyDoc>(
    'keys',
    schema<KeyDoc>('keys', { _id: text, under: String, wrapped: String, erased: String, proof: String }, { under: 1 }),
  ),
  sealed: connection.model<SealedDoc>(
    'sealed',
    schema<SealedDoc>(
      'sealed',
      { _id: text, kind: text, name: text, owner: String, until: String, expires: Date, under: String, sealed: text, end: String },
      { kind: 1, owner: 1 },
      { expires: 1 },
    ),
  ),
  registers: connection.model<PageDoc>('registers', schema<PageDoc>('registers', { _id: text, turn: count, list: text, mac: text })),
})

export type Collections = ReturnType<typeof collections>

/**
 * An arrival opens one record, whoever froze in the middle of opening it and woke up later. A log in which it once happened twice
 * is opened all the same, without this lock.
 */
export const lockArrivals = async ({ commits }: Collections): Promise<void> => {
  const first = { arrival: { $exists: true }, series: { $exists: true } }
  try {
    await commits.collection.createIndex({ arrival: 1, version: 1 }, { unique: true, partialFilterExpression: first })
  } catch (fault) {
    if (!isTaken(fault)) throw fault
  }
}
