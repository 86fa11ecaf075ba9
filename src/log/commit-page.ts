import { asToday } from '../procedures/formerly.js'
import type { Owed, Waiting } from '../procedures/procedure.js'
import type { Instant } from '../procedures/words.js'
import { type CommitDoc, type OwedDoc, type RecordDoc, underAny, underMark } from './collections.js'
import { type Commit, type Counted, type KeptEvent, SealBroken, type Summary } from './log.js'
import type { Keys } from './sealing/keys.js'
import { seal, unseal } from './sealing/seal.js'

/** What is sealed in a commit. The summary rides along so that a snapshot can be completed without the procedure. */
interface Payload {
  readonly events: readonly KeptEvent[]
  readonly owed: readonly Owed[]
  readonly is: string
  readonly opened: Instant
  readonly moved: number
  readonly waiting: readonly Waiting[]
  readonly marks: readonly string[]
  readonly figures?: Counted
  readonly customer?: string
}

/** What a commit follows: the hash before it and the record's key. */
export interface Place {
  readonly before: string
  readonly key: { readonly id: string; readonly key: Buffer }
  readonly series?: { readonly series: string; readonly number: number }
}

const dueOf = (owed: Owed, at: Instant): Instant => owed.at ?? at
const urgencyOf = (owed: Owed) => owed.urgency ?? 'routine'

/** The hash over everything a commit holds and the hash before it. */
export const hashOf = (keys: Keys, doc: Omit<CommitDoc, 'hash'>): string =>
  keys.hash([
    doc._id,
    doc.record,
    doc.version,
    doc.at,
    doc.by,
    doc.procedure,
    doc.events,
    doc.arrival ?? null,
    doc.redraw ?? null,
    doc.due.map(({ index, due, urgency }) => [index, due, urgency]),
    doc.series ?? null,
    doc.number ?? null,
    doc.key,
    doc.sealed,
    doc.before,
    ...(doc.traced ? ['traced'] : []),
  ])

/** A commit as it is stored. */
export const writeCommit = (keys: Keys, commit: Commit, summary: Omit<Summary, 'record'>, place: Place): CommitDoc => {
  const { record, version, at, by, arrival, redraw, events, owed } = commit
  const _id = `${record}/${version}`
  const payload: Payload = {
    events,
    owed,
    is: summary.is,
    opened: summary.opened,
    moved: summary.moved,
    waiting: summary.waiting,
    marks: [...new Set(summary.marks.map(keys.mark))],
    ...(summary.figures ? { figures: summary.figures } : {}),
    ...(summary.customer === undefined ? {} : { customer: summary.customer }),
  }
  const doc: Omit<CommitDoc, 'hash'> = {
    _id,
    record,
    version,
    at,
    by,
    procedure: summary.procedure,
    events: events.map(({ event }) => event),
    ...(arrival === undefined ? {} : { arrival }),
    ...(redraw ? { redraw } : {}),
    due: owed.map((one, index) => ({ index, due: dueOf(one, at), urgency: urgencyOf(one) })),
    ...(owed.length > 0 ? { traced: true as const } : {}),
    ...place.series,
    key: place.key.id,
    sealed: seal(place.key.key, JSON.stringify(payload), _id),
    before: place.before,
  }
  return { ...doc, hash: hashOf(keys, doc) }
}

const payloadOf = (keys: Keys, doc: CommitDoc, key: Buffer): Payload => {
  if (hashOf(keys, doc) !== doc.hash) throw new SealBroken(`${doc._id} was altered.`)
  return JSON.parse(unseal(key, doc.sealed, doc._id).toString()) as Payload
}

/** A commit as it was given. Throws SealBroken when anything of it was altered. */
export const readCommit = (keys: Keys, doc: CommitDoc, key: Buffer): Commit => {
  const { events, owed, figures } = payloadOf(keys, doc, key)
  const { record, version, at, by, arrival, redraw } = doc
  return {
    record,
    version,
    at,
    by,
    events: asToday(doc.procedure, events),
    owed,
    ...(arrival === undefined ? {} : { arrival }),
    ...(version === 1 && figures ? { workedIn: { group: figures.group, department: figures.department } } : {}),
    ...(redraw ? { redraw: true } : {}),
  }
}

/** The owed items of a commit, none of them begun; its redraw is the record's and stands apart. */
export const owedOf = ({ _id, record, version, due: items }: CommitDoc): readonly OwedDoc[] =>
  items.map(({ index, due, urgency }) => ({
    _id: `${_id}/${index}`,
    record,
    version,
    index,
    due,
    urgency,
    tries: 0,
    fence: 0,
    free: due,
  }))

/** A name is sealed for its version: an older one that was put back, or left by an earlier bot, opens no more. */
export const customerPlace = ({ _id, version }: Pick<RecordDoc, '_id' | 'version'>): string => `customer ${_id}/${version}`

/** Seals a snapshot's words, its figures and its name, each for its own place, and signs the whole; a seal says by itself whose it is. */
export const signSnapshot = (
  keys: Keys,
  snapshot: Omit<RecordDoc, 'sealed' | 'figures' | 'customer' | 'mac' | 'waits'>,
  { waiting, figures, customer }: Pick<Payload, 'waiting' | 'figures' | 'customer'>,
  key: Buffer,
): RecordDoc => {
  const { _id, procedure, version, moved, is, opened, marks, head } = snapshot
  const whole = {
    _id,
    procedure,
    version,
    moved,
    is,
    opened,
    marks,
    head,
    key: snapshot.key,
    waits: waiting.length === 0 ? [] : [...new Set<string>([...waiting.map((one) => one.for), underAny, ...marks.map(underMark)])],
    sealed: seal(key, JSON.stringify(waiting), `snapshot ${_id}`),
    ...(figures ? { figures: seal(key, JSON.stringify(figures), `figures ${_id}`) } : {}),
    ...(customer === undefined ? {} : { customer: seal(key, customer, customerPlace(snapshot)) }),
  }
  return { ...whole, mac: macOf(keys, whole) }
}

/** The signature of a snapshot. */
export const macOf = (keys: Keys, doc: Omit<RecordDoc, 'mac'>): string =>
  keys.hash([
    'snapshot',
    doc._id,
    doc.procedure,
    doc.version,
    doc.moved,
    doc.is,
    doc.opened,
    doc.waits,
    doc.marks,
    doc.key,
    doc.sealed,
    doc.head,
  ])

/** The snapshot that a commit leaves behind. */
export const snapshotOf = (keys: Keys, doc: CommitDoc, key: Buffer): RecordDoc => {
  const { is, opened, moved, marks, ...words } = payloadOf(keys, doc, key)
  const { record, procedure, version } = doc
  return signSnapshot(keys, { _id: record, procedure, version, moved, is, opened, marks, key: doc.key, head: doc.hash }, words, key)
}
