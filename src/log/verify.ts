import { setImmediate as letOthers } from 'node:timers/promises'
import { orFileFault } from '../files/or-file-fault.js'
import { type Instant, instant } from '../procedures/words.js'
import { type Gap, isGap } from './backup/gaps.js'
import type { Collections, CommitDoc, KeyDoc, OwedDoc, RecordDoc } from './collections.js'
import { hashOf, macOf } from './commit-page.js'
import type { KnownBefore } from './known-witnesses.js'
import type { Verified } from './log.js'
import { beginning, reference } from './references.js'
import { lookTwice } from './register/look-twice.js'
import type { Register } from './register/open-register.js'
import type { Keys } from './sealing/keys.js'
import { markOver, type SeenMark } from './seen-mark.js'
import { each, takeSlowly } from './slowly.js'
import { type Beside, openBeside } from './verify-beside.js'
import { type Heads, readHeads, type Witness } from './witness.js'

type Fault = Verified['faults'][number]

/** So many records are looked at before everybody else has a turn. */
const together = 500
/**
 * An entry is there for all to see some seconds after its date, and what follows it some seconds later, also where the bot that kept it was killed and
 * another runs: a mark leaves out what is younger than this, and an older one has its snapshot.
 */
const settledAfter = 10 * 60_000

interface Link {
  readonly at: Instant
  readonly version: number
  readonly hash: string
  readonly before: string
  readonly whole: boolean
}

/** Beside the log itself: what was seen before, what a restore left out, and the clock. */
export interface Verifying {
  readonly witness?: Witness | undefined
  readonly gaps?: readonly Gap[]
  readonly clock: () => Date
  readonly seen?: SeenMark | undefined
  /** Left out, the small things are not looked at. */
  readonly register?: Pick<Register, 'look'>
  /** What the log knows of its witnesses, asked before this one is read; left out, nothing. */
  readonly known?: (() => Promise<KnownBefore>) | undefined
}

/**
 * Walks every chain: each commit's hash, its place after the one before, the head that the snapshot names, the openings of each
 * series, the record's key, what it owes, and what the witness saw. What looks wrong is looked at twice, since people may be working meanwhile.
 * A witness that cannot be read or written stops nothing: it is said beside what was found.
 */
export const verifyAll = async (
  db: Collections,
  keys: Keys,
  { witness, gaps = [], clock, seen, register, known }: Verifying,
): Promise<Verified> => {
  const asked = witness && known ? orFileFault(known()) : Promise.resolve(undefined)
  const reading = witness ? asked.then(() => orFileFault(readHeads(keys, witness))) : Promise.resolve(undefined)
  // The database is at work meanwhile; one that is away says so first.
  reading.catch(() => {})
  const before = reading.then((read): Heads => (read && 'heads' in read ? read.heads : new Map()))
  before.catch(() => {})
  const looking = register && lookTwice(register)
  looking?.catch(() => {})
  const first = await walk(db, keys, before, gaps, clock())
  const seenBefore = await reading
  const witnessed = seenBefore && 'heads' in seenBefore ? seenBefore : undefined
  const marks = {
    mark: await markOver(keys, first.chains, instant(new Date(clock().getTime() - settledAfter))),
    ...(seen ? { holds: (await markOver(keys, first.chains, seen.at)).code === seen.code } : {}),
  }
  const small = await looking
  const unread = {
    ...(small?.unwitnessed === undefined ? {} : { unwitnessed: small.unwitnessed }),
    ...(seenBefore && 'fileFault' in seenBefore ? { unwitnessed: seenBefore.fileFault.message } : {}),
  }
  const smallFaults = small?.faults ?? []
  const asKnown = await asked
  const witnesses = asKnown && 'troubles' in asKnown && witnessed ? asKnown : undefined
  const atFirst = entriesIn(witnessed?.heads)
  const moved = witnesses?.troubles(atFirst) ?? []
  const beside = {
    ...marks,
    ...(moved.length > 0 ? { moved } : {}),
    ...(small ? { small: { things: small.things, unknown: small.unknown } } : {}),
  }
  const keepKnown = (now: number | undefined) => witnesses && orFileFault(witnesses.keep({ before: atFirst, now }))
  if (first.faults.length === 0) {
    // A disk that takes nothing must not hide what was found: it is said beside it.
    const heads = headsOf(first.chains)
    // While an administrator is asked, the witness stays as it was found: written anew it would answer for itself.
    const rewritten = moved.length === 0 ? witnessed : undefined
    const unwritten = (rewritten && (await orFileFault(rewritten.replace(heads)))) ?? (await keepKnown(entriesIn(heads)))
    const missed = unwritten ? { unwitnessed: unwritten.fileFault.message } : unread
    return { records: first.records, commits: first.commits, faults: smallFaults, ...beside, ...missed }
  }
  await keepKnown(undefined)
  const { records, commits, faults } = await walk(db, keys, before, gaps, clock())
  const twice = new Set(first.faults.map(({ record, version }) => `${record}/${version}`))
  const stillWrong = faults.filter(({ record, version }) => twice.has(`${record}/${version}`))
  return { records, commits, faults: [...stillWrong, ...smallFaults], ...beside, ...unread }
}

type Chain = Map<number, Link>

const walk = async (db: Collections, keys: Keys, witnessed: Promise<Heads>, gaps: readonly Gap[], now: Date) => {
  const openings = new Map<string, number>()
  const noteOpening = (record: string) => {
    const [series, number] = partsOf(record)
    openings.set(series, Math.max(number, openings.get(series) ?? 0))
  }
  const snapshots = new Map<string, Snapshot>()
  const takeSnapshot = (doc: RecordDoc): void => {
    snapshots.set(doc._id, { version: doc.version, head: doc.head, whole: macOf(keys, doc) === doc.mac })
    noteOpening(doc._id)
  }
  const beside = openBeside(keys, gaps, now)
  const chains = new Map<string, Chain>()
  const secrets = new Map<string, Secret>()
  let commits = 0
  const takeCommit = (doc: CommitDoc): void => {
    // The place is read from _id: the fields beside it may be what was altered.
    const [record = doc._id, version = '0'] = doc._id.split('/')
    const chain = chains.get(record) ?? new Map<number, Link>()
    const { at, hash } = doc
    // What was read once is not kept twice.
    const last = chain.get(Number(version) - 1)?.hash
    const before = last === doc.before ? last : doc.before
    chain.set(Number(version), { at, version: Number(version), hash, before, whole: hashOf(keys, doc) === hash })
    if (chain.size === 1) noteOpening(record)
    chains.set(record, chain)
    beside.owes(doc, Number(version) <= (snapshots.get(record)?.version ?? 0))
    const secret = secrets.get(record)
    // Said again for as long as the erasure goes on: the latest counts, and entries do not come in order.
    const said = doc.events.includes('RecordErased') ? at : undefined
    const erasedAt = [said, secret?.erasedAt].reduce((one, other) =>
      other !== undefined && (one === undefined || other > one) ? other : one,
    )
    if (secret?.key !== doc.key || secret.erasedAt !== erasedAt) secrets.set(record, { key: doc.key, erasedAt })
    commits += 1
  }
  await takeSlowly(
    (async function* () {
      // Snapshots before commits, and what stands beside them in between: so that none names an entry that came after the walk had passed.
      yield* each<RecordDoc>(db.records, takeSnapshot)
      const judge = await keys.judging()
      yield* each<KeyDoc>(db.keys, (doc) => beside.takeKey(doc, judge(doc)))
      yield* each<OwedDoc>(db.owed, beside.takeOwed)
      // What the witness has seen is there by now.
      await witnessed
      yield* each<CommitDoc>(db.commits, takeCommit)
    })(),
  )

  const isErased = (record: string): boolean => beside.isErased(secrets.get(record)?.key ?? '')
  const faults: Fault[] = []
  const expected = new Set<string>()
  for (const [series, last] of openings) {
    let before: string | undefined = beginning(keys, series)
    for (let number = 1; number <= last; number++) {
      const record = reference(series, number)
      // A restore left these numbers out, and says so: the chain goes on after them.
      if (isGap(gaps, series, number) && !chains.has(record)) continue
      const chain = chains.get(record) ?? new Map<number, Link>()
      const fault =
        faultOf(record, chain, snapshots.get(record), before) ??
        besideFault(beside, record, secrets.get(record)) ??
        behindFault(record, chain, snapshots.get(record), { erased: isErased(record), now })
      if (fault) faults.push(fault)
      if (expected.size % together === 0) await letOthers()
      before = chains.get(record)?.get(1)?.hash
      expected.add(record)
    }
  }
  for (const record of [...chains.keys()].filter((one) => !expected.has(one)))
    faults.push({ record, version: 1, fault: 'is no reference of this office' })
  const office = beside.officeFault()
  if (office) faults.push({ record: 'The log', version: 1, fault: office })
  for (const { record, version } of beside.strangers())
    if (!faults.some((one) => one.record === record)) faults.push({ record, version, fault: 'owes something that no entry knows' })
  const told = new Set(faults.map(({ record }) => record))
  for (const [record, { version, hash }] of await witnessed) {
    if (chains.get(record)?.get(version)?.hash === hash || told.has(record)) continue
    faults.push({ record, version, fault: 'was there when the log was last verified or since, and is not there now' })
  }
  return { records: snapshots.size, commits, faults, chains }
}

/** What a snapshot names, and whether it is as it was written. */
interface Snapshot {
  readonly version: number
  readonly head: string
  readonly whole: boolean
}

/** What the chain says of a record's key. */
interface Secret {
  readonly key: string
  readonly erasedAt: Instant | undefined
}

const besideFault = (beside: Beside, record: string, secret: Secret | undefined): Fault | undefined => {
  if (!secret) return undefined
  const fault = beside.keyFault(secret.key, secret.erasedAt)
  if (fault !== undefined) return { record, version: 1, fault }
  const owed = beside.owedFault(record, beside.isErased(secret.key))
  return owed && { record, ...owed }
}

/** How many entries a witness knows of: never fewer than before. */
export const entriesIn = (heads: Heads | undefined): number => [...(heads?.values() ?? [])].reduce((sum, { version }) => sum + version, 0)

const headsOf = (chains: ReadonlyMap<string, Chain>): Heads =>
  new Map([...chains].map(([record, chain]) => [record, { version: chain.size, hash: chain.get(chain.size)?.hash ?? '' }] as const))

/** TC-2026-0001 → TC-2026 and 1. */
const partsOf = (record: string): readonly [string, number] => {
  const cut = record.lastIndexOf('-')
  return [record.slice(0, cut), Number(record.slice(cut + 1)) || 0]
}

const faultOf = (
  record: string,
  chain: ReadonlyMap<number, Link>,
  snapshot: Snapshot | undefined,
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
  // Of the first entry it may be about to be written, or was when the bot was killed.
  if (!snapshot) return last > 1 ? fault(last, 'the snapshot that names the newest entry is missing') : undefined
  if (!snapshot.whole) return fault(snapshot.version, 'the snapshot was altered')
  if (snapshot.version > last) return fault(last + 1, 'is missing: the end was cut off')
  if (chain.get(snapshot.version)?.hash !== snapshot.head) return fault(snapshot.version, 'is not the entry that the snapshot names')
  return undefined
}

/**
 * An older snapshot, whole in itself, hides what has happened since from lists, look-ups and periods; so does one that is missing. A killed bot leaves
 * that too, until one runs again. What was erased has nothing to show.
 */
const behindFault = (
  record: string,
  chain: ReadonlyMap<number, Link>,
  snapshot: Snapshot | undefined,
  { erased, now }: { readonly erased: boolean; readonly now: Date },
): Fault | undefined => {
  const missed = chain.get((snapshot?.version ?? 0) + 1)
  if (erased || !missed || Date.parse(missed.at) + settledAfter > now.getTime()) return undefined
  const what = snapshot ? 'the snapshot names an older entry than the newest' : 'the snapshot that names it is missing'
  return {
    record,
    version: missed.version,
    fault: `${what}, so that lists miss what came since: it was put back or taken out, or a bot was killed and none has run since; start one, and verify again`,
  }
}
