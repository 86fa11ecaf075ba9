import type { CustomerFields, Found, Linking, Mark } from '../../procedures/procedure.js'
import { marksTyped } from '../../procedures/shared/customer.js'
import { mark } from '../../procedures/shared/mark.js'
import { sameName } from '../../procedures/shared/name.js'
import { type Actor, type Instant, instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow, fetchRecord, isHiddenFrom, type RecordAtHand } from '../record-at-hand.js'
import { belongTogether, type Identity, identityOf, mayBeOne, nothingDiffers, shareMark } from './belong.js'
import { openNames } from './read-names.js'

/** A record that a look-up found, with what it says now. */
export interface Match {
  readonly at: RecordAtHand
  readonly found: Found
}

/** One customer: the records that a strong mark or somebody's word joins. The same name alone joins nothing. */
export interface Customer {
  /** Their names, each once; the one that was found stands first. */
  readonly names: readonly string[]
  /** The name on each of their records, whatever the record is. */
  readonly records: ReadonlyMap<RecordId, string>
  /** What their records say of them, the one that was found first: what tells them from a namesake. */
  readonly known: readonly CustomerFields[]
  /** The records that say what to do, first things first. */
  readonly matches: readonly Match[]
  /** The records that link them, by their own references. */
  readonly links: ReadonlyMap<RecordId, RecordAtHand>
}

/** How sure it is: by a number, address or reference, by exactly the name, or by a name that is only like it. */
export type How = 'mark' | 'name' | 'similar name'

/** A customer with what they were found by. */
export interface FoundCustomer extends Customer {
  readonly how: How
  /** The numbers, addresses and references that agree, as kinds. */
  readonly by: readonly Mark['kind'][]
}

/** What a look-up found; `complete` is false while the names are still being read after a start, so that more may be there. */
export interface Finding {
  readonly customers: readonly FoundCustomer[]
  readonly complete: boolean
}

/** Enough to choose from; a name that fits more people than this needs a first name. */
const mostMatches = 30
/** More customers than anybody would read through. */
export const mostCustomers = 10
/** Near names are offered, not listed. */
const mostNear = 2
/** As many records of one customer are read: a fault in the links must not read the whole log. */
const mostOfOne = 100
const always = instant(new Date(0))

/**
 * Finds customers by name, telephone, e-mail, party record or case (s10), for `by`, from whom some records may be hidden whole. The names
 * live in memory only, and grow with the log.
 */
export const openFinder = (desk: Desk) => {
  const { index: names, areThere, read: readNames } = openNames(desk)

  const country = () => desk.directory().country

  /** A record that names a customer as it stands now, which the index learns; an erased one is forgotten. */
  const readOne = async (record: RecordId, by: Actor) => {
    const at = await fetchRecord(desk, record)
    const customer = at?.procedure.customer?.(at.state)
    if (customer?.name) names.put(record, customer.name)
    else names.drop(record)
    if (!at || !customer || isHiddenFrom(at, by)) return undefined
    const found = at.procedure.lookUp?.(at.state, factsNow(desk, by, record))
    return { record, customer, identity: identityOf(customer, country()), ...(found ? { at, found } : {}) }
  }

  const shown = new Set(desk.procedures.flatMap((procedure) => (procedure.lookUp ? [procedure.prefix] : [])))
  const isShown = (record: RecordId): boolean => shown.has(record.slice(0, 2))

  /**
   * The customer of a record: from it to all that a link or a strong mark joins, until nothing is new. What a mark joins must fit
   * everybody of its circle (all that came by marks from the same record), so that one vague record does not make one customer of two;
   * a link is somebody's word, and begins another circle.
   */
  const customerOf = async (record: RecordId, by: Actor): Promise<Customer> => {
    const tried = new Set<RecordId>()
    const linked = new Set<RecordId>([record])
    const members: (NonNullable<Awaited<ReturnType<typeof readOne>>> & { readonly circle: RecordId })[] = []
    const links = new Map<RecordId, RecordAtHand>()
    const circleOf = ({ record: each, identity }: { record: RecordId; identity: Identity }): RecordId | undefined =>
      members.find(
        (member) =>
          belongTogether(member.identity, identity) &&
          members.every((other) => other.circle !== member.circle || mayBeOne(other.identity, identity)),
      )?.circle ?? (linked.has(each) ? each : undefined)
    for (let next = [record]; next.length > 0; ) {
      const reached = new Set<RecordId>()
      const joined: RecordId[] = []
      for (const one of await Promise.all(next.map((each) => readOne(each, by)))) {
        const circle = one && circleOf(one)
        if (!circle) continue
        members.push({ ...one, circle })
        joined.push(one.record)
        for (const same of await desk.log.findByMarks(one.identity.strong, always, mostMatches)) reached.add(same.record)
      }
      for (const each of next) tried.add(each)
      for (const link of await linksOn(desk, joined)) {
        links.set(link.at.kept.record, link.at)
        for (const other of link.records) {
          linked.add(other)
          reached.add(other)
          // It was read already as somebody else's, and is one with these by somebody's word.
          if (!members.some((member) => member.record === other)) tried.delete(other)
        }
      }
      const fresh = [...reached].filter((each) => !tried.has(each))
      next = [...fresh.filter(isShown), ...fresh.filter((each) => !isShown(each))].slice(0, Math.max(0, mostOfOne - tried.size))
    }
    const named = members.flatMap(({ record: of, customer: { name } }) => (name ? [[of, name] as const] : []))
    const spelt = named.map(([, name]) => name)
    return {
      names: spelt.filter((name, place) => spelt.findIndex((other) => sameName(other, name)) === place),
      records: new Map(named),
      known: members.map(({ customer }) => customer),
      matches: members
        .flatMap(({ at, found }) => (at && found ? [{ at, found }] : []))
        .sort((one, other) => one.found.order - other.found.order),
      links,
    }
  }

  const withHow = (customer: Customer, typed: string): FoundCustomer => {
    const marks = marksTyped(typed, country())
    const theirs = customer.known.map((known) => identityOf(known, country()))
    const agree = marks.filter((one) => theirs.some((identity) => shareMark({ name: '', strong: [one] }, identity)))
    const byName = customer.names.some((name) => sameName(name, typed)) ? 'name' : 'similar name'
    return { ...customer, how: agree.length > 0 ? 'mark' : byName, by: [...new Set(agree.map(({ kind }) => kind))] }
  }

  /** The customers of some records of whom there is something to say, each once and in that order. */
  const customersOf = async (
    records: readonly RecordId[],
    { typed, by, most }: { readonly typed: string; readonly by: Actor; readonly most: number },
  ): Promise<readonly FoundCustomer[]> => {
    const customers: FoundCustomer[] = []
    const known = new Set<RecordId>()
    for (const record of [...new Set(records)].slice(0, mostMatches)) {
      if (known.has(record) || customers.length > most) continue
      const customer = await customerOf(record, by)
      for (const each of customer.matches) known.add(each.at.kept.record)
      for (const each of customer.records.keys()) known.add(each)
      if (customer.matches.length > 0) customers.push(withHow(customer, typed))
    }
    return customers
  }

  /**
   * The customers whom the typed words fit and of whom there is something to say, best first; one more than `mostCustomers` when there
   * are more. What a mark finds is not mixed with names that are like it.
   */
  const find = async (typed: string, by: Actor): Promise<Finding> => {
    const complete = await areThere()
    const byMark = await desk.log.findByMarks(marksTyped(typed, country()), always, mostMatches)
    const fit = [...byMark.map(({ record }) => record), ...names.find(typed)]
    // A call or a link says nothing to look-ups, but leads to the records of its customer that do.
    const customers = await customersOf([...fit.filter(isShown), ...byMark.map(({ record }) => record)], {
      typed,
      by,
      most: mostCustomers,
    })
    return { customers, complete }
  }

  /** The nearest names of whom there is something to say, where nothing fits what was typed. */
  const near = (typed: string, by: Actor): Promise<readonly FoundCustomer[]> =>
    customersOf(names.near(typed).filter(isShown), { typed, by, most: mostNear })

  /**
   * Every record of one customer, whatever it is, opened since a moment: by any of the marks, by links, and under the same name unless a
   * number, an address or a party record says that it is a namesake's.
   */
  const recordsOf = async (customer: CustomerFields, since: Instant, by: Actor): Promise<readonly RecordId[]> => {
    await areThere()
    const identity = identityOf(customer, country())
    const byMark = await desk.log.findByMarks(identity.strong, since, mostMatches)
    const read = await Promise.all(
      names
        .same(customer.name ?? '')
        .slice(0, mostMatches)
        .map((each) => readOne(each, by)),
    )
    const byName = read.flatMap((one) => (one && nothingDiffers(identity, one.identity) ? [one.record] : []))
    const found = new Set<RecordId>()
    for (const record of [...byMark.map(({ record }) => record), ...byName]) {
      if (found.has(record)) continue
      found.add(record)
      const { records, matches } = await customerOf(record, by)
      for (const each of [...records.keys(), ...matches.map(({ at }) => at.kept.record)]) found.add(each)
    }
    return [...found]
  }

  return {
    find,
    near,
    recordsOf,
    async customerOf(record: RecordId, by: Actor): Promise<Customer> {
      await areThere()
      return customerOf(record, by)
    },
    areThere,
    readNames,
  }
}

/** The links in force on any of these records. Each is read, since a list may lag. */
export const linksOn = async (
  desk: Desk,
  records: readonly RecordId[],
): Promise<readonly (Pick<Linking, 'records'> & { readonly at: RecordAtHand })[]> => {
  const found = await desk.log.findByMarks(
    records.map((record) => mark('record', record)),
    always,
    mostOfOne,
  )
  const read = await Promise.all(found.map(({ record }) => fetchRecord(desk, record)))
  return read.flatMap((at) => {
    const linking = at?.procedure.links?.of(at.state)
    return at && linking ? [{ at, records: linking.records }] : []
  })
}
