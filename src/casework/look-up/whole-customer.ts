import type { CustomerFields, Found, Mark } from '../../procedures/procedure.js'
import { sameName } from '../../procedures/shared/name.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import type { RecordAtHand } from '../record-at-hand.js'
import { belongTogether, type Identity, mayBeOne } from './belong.js'
import { type Link, type Part, setsApart, sideOf, wordsOn } from './words-on.js'

/** A record that a look-up found, with what it says now. */
export interface Match {
  readonly at: RecordAtHand
  readonly found: Found
}

/** A record that names a customer, or their number or case, as it stands now; `found` where it says what to do. */
export interface Naming {
  readonly record: RecordId
  readonly at: RecordAtHand
  readonly customer: CustomerFields
  readonly identity: Identity
  readonly found?: Found
}

/** One customer: the records that a strong mark or somebody's word joins. The same name alone joins nothing, and somebody's word parts. */
export interface Customer {
  /** Their names, each once; the one that was found stands first. None where nobody knows it. */
  readonly names: readonly string[]
  /** The name on each of their records, whatever the record is; empty where it has none. */
  readonly records: ReadonlyMap<RecordId, string>
  /** Their records, the one that was found first: what tells them from a namesake. */
  readonly members: readonly Naming[]
  /** The records that say what to do, first things first. */
  readonly matches: readonly Match[]
  /** The records that link them, by their own references. */
  readonly links: ReadonlyMap<RecordId, Link>
  /** The records that part them from another customer, or that name two customers of whom this could be either. */
  readonly parts: ReadonlyMap<RecordId, Part>
  /** What is recorded for another customer too: a telephone number or an e-mail address that somebody shares with them. */
  readonly shared: readonly Mark['kind'][]
  /** Some of their records are not here: there were more than are read at once. */
  readonly cut: boolean
}

const referenceOf = ({ kept }: RecordAtHand): RecordId => kept.record

/** As many records of one customer are read: a fault in the links must not read the whole log. */
const mostOfOne = 100

/** What gathering a customer asks: a record as it stands, and the records that hold some marks, those that say what to do first. */
export interface Reading {
  readonly readOne: (record: RecordId) => Promise<Naming | undefined>
  /** Is it of a kind that says in look-ups what to do? */
  readonly saysWhatToDo: (record: RecordId) => boolean
  readonly byMarks: (marks: readonly Mark[]) => Promise<{ readonly records: readonly RecordId[]; readonly cut: boolean }>
  /** What is made of a link or a parting that cannot be read; left out, it is thrown. */
  readonly ifNot?: (fault: unknown) => undefined
}

/**
 * The customer of a record: from it to all that a link or a strong mark joins, until nothing is new. What a mark joins must fit everybody of
 * its circle (all that came by marks from the same record), so that one vague record does not make one customer of two; a link is
 * somebody's word, and begins another circle. What somebody has set apart is never joined; and what fits both of two who were set apart is
 * joined with neither: whose it is, only people can say. `most`: as many records are read.
 */
export const gatherCustomer = async (
  desk: Desk,
  { readOne, byMarks, saysWhatToDo, ifNot }: Reading,
  record: RecordId,
  most = mostOfOne,
): Promise<Customer> => {
  const tried = new Set<RecordId>()
  const linked = new Set<RecordId>([record])
  const members: (Naming & { readonly circle: RecordId })[] = []
  const links = new Map<RecordId, Link>()
  const parts = new Map<RecordId, Part>()
  /** Every record that a parting names, as it stands: whoever fits one of each side fits both. */
  const named = new Map<RecordId, Identity>()
  const asked = new Set<string>()
  const others: Naming[] = []
  let cut = false

  const fits = (part: Part, side: 0 | 1, identity: Identity): boolean =>
    part.sides[side].some((each) => {
      const theirs = named.get(each)
      return theirs !== undefined && belongTogether(theirs, identity)
    })
  /** Would a mark join somebody with one of two who were set apart, though it fits the other as well? */
  const isTorn = (part: Part, one: Naming): boolean => {
    const side = sideOf(part, one.record)
    const outside = [...members, one].filter((each) => sideOf(part, each.record) === undefined)
    if (side === undefined) {
      const ours = members.map((each) => sideOf(part, each.record)).find((each) => each !== undefined)
      return ours !== undefined && fits(part, ours === 0 ? 1 : 0, one.identity)
    }
    return (
      members.every((each) => sideOf(part, each.record) === undefined) &&
      outside.some(({ identity }) => fits(part, side === 0 ? 1 : 0, identity))
    )
  }
  const circleOf = (one: Naming): RecordId | undefined => {
    if (members.some((member) => [...parts.values()].some((part) => setsApart(part, member.record, one.record)))) return undefined
    const torn = [...parts.values()].some((part) => isTorn(part, one))
    const joined = torn
      ? undefined
      : members.find(
          (member) =>
            belongTogether(member.identity, one.identity) &&
            members.every((other) => other.circle !== member.circle || mayBeOne(other.identity, one.identity)),
        )
    return joined?.circle ?? (linked.has(one.record) ? one.record : undefined)
  }
  const learn = async (found: readonly Part[]): Promise<void> => {
    const fresh = found.filter(({ kept }) => !parts.has(referenceOf(kept)))
    for (const part of fresh) parts.set(referenceOf(part.kept), part)
    const others = [...new Set(fresh.flatMap(({ sides }) => sides.flat()))].filter((each) => !named.has(each))
    for (const one of await Promise.all(others.map(readOne))) if (one) named.set(one.record, one.identity)
  }

  for (let next = [record]; next.length > 0; ) {
    const [read, words] = await Promise.all([Promise.all(next.map(readOne)), wordsOn(desk, next, ifNot)])
    await learn(words.parts)
    const reached = new Set<RecordId>()
    const joined: Naming[] = []
    for (const one of read) {
      const circle = one && circleOf(one)
      if (one && !circle) others.push(one)
      if (!one || !circle) continue
      members.push({ ...one, circle })
      joined.push(one)
    }
    for (const each of next) tried.add(each)
    const reach = (other: RecordId) => {
      linked.add(other)
      reached.add(other)
      // It was read already as somebody else's, and is one with these by somebody's word.
      if (!members.some((member) => member.record === other)) tried.delete(other)
    }
    const isJoined = (each: RecordId) => joined.some((one) => one.record === each)
    for (const link of words.links) {
      if (!link.records.some(isJoined)) continue
      links.set(referenceOf(link.kept), link)
      for (const other of link.records) if (!linked.has(other)) reach(other)
    }
    for (const part of words.parts) {
      // Whoever said that these are two customers' said of each side that it is one's.
      for (const side of part.sides) if (side.some(isJoined)) for (const other of side) if (!linked.has(other)) reach(other)
    }
    const marks = joined.flatMap(({ identity }) => identity.strong).filter(({ kind, value }) => !asked.has(`${kind} ${value}`))
    for (const { kind, value } of marks) asked.add(`${kind} ${value}`)
    const same = await byMarks(marks)
    cut ||= same.cut
    for (const each of same.records) reached.add(each)
    const fresh = [...reached].filter((each) => !tried.has(each))
    next = [...fresh.filter(saysWhatToDo), ...fresh.filter((each) => !saysWhatToDo(each))].slice(0, Math.max(0, most - tried.size))
    cut ||= next.length < fresh.length
  }
  const spelt = members.flatMap(({ customer: { name } }) => (name ? [name] : []))
  return {
    names: spelt.filter((name, place) => spelt.findIndex((other) => sameName(other, name)) === place),
    records: new Map(members.map(({ record: of, customer: { name } }) => [of, name ?? ''])),
    members,
    matches: members.flatMap(({ at, found }) => (found ? [{ at, found }] : [])).sort((one, other) => one.found.order - other.found.order),
    links,
    parts: new Map(
      [...parts].filter(
        ([, part]) =>
          members.some((each) => sideOf(part, each.record) !== undefined) ||
          members.some(({ identity }) => fits(part, 0, identity) && fits(part, 1, identity)),
      ),
    ),
    shared: sharedWith(
      members,
      others.filter((one) => !members.some(({ record: of }) => of === one.record)),
    ),
    cut,
  }
}

/** The kinds of number and address that stand on some records and on others' as well. */
const sharedWith = (members: readonly Naming[], others: readonly Naming[]): readonly Mark['kind'][] => {
  const theirs = others.flatMap(({ identity }) => identity.strong)
  const both = members
    .flatMap(({ identity }) => identity.strong)
    .filter(({ kind, value }) => theirs.some((mark) => mark.kind === kind && mark.value === value))
  return [...new Set(both.map(({ kind }) => kind))]
}
