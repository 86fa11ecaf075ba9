import type { CustomerFields, Found, Linking } from '../../procedures/procedure.js'
import { marksOf, marksTyped } from '../../procedures/shared/customer.js'
import { mark } from '../../procedures/shared/mark.js'
import { sameName } from '../../procedures/shared/name.js'
import { type Instant, instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow, fetchRecord, type RecordAtHand } from '../record-at-hand.js'
import { openNames } from './read-names.js'

/** A record that a look-up found, with what it says now. */
export interface Match {
  readonly at: RecordAtHand
  readonly found: Found
}

/** One customer: every record under a name, and under the names that somebody has linked with it. */
export interface Customer {
  /** Their names, each once; the one that was found stands first. */
  readonly names: readonly string[]
  /** The name on each of their records, whatever the record is. */
  readonly records: ReadonlyMap<RecordId, string>
  /** The records that say what to do, first things first. */
  readonly matches: readonly Match[]
  /** The records that link these names, by their own references. */
  readonly links: ReadonlyMap<RecordId, RecordAtHand>
}

/** What a look-up found; `complete` is false while the names are still being read after a start, so that more may be there. */
export interface Finding {
  readonly customers: readonly Customer[]
  readonly complete: boolean
}

/** Enough to choose from; a name that fits more people than this needs a first name. */
const mostMatches = 30
/** More customers than anybody would read through. */
export const mostCustomers = 10
/** As many records of one customer are read: a fault in the links must not read the whole log. */
const mostOfOne = 100
const always = instant(new Date(0))

/** Finds customers by name, telephone, e-mail, party record or case (s10). The names live in memory only, and grow with the log. */
export const openFinder = (desk: Desk) => {
  const { index: names, areThere, read: readNames } = openNames(desk)

  /** A record with the customer's name on it as it stands now, which the index learns; an erased one is forgotten. */
  const readNamed = async (record: RecordId): Promise<(Partial<Match> & { readonly name: string }) | undefined> => {
    const at = await fetchRecord(desk, record)
    const found = at?.procedure.lookUp?.(at.state, factsNow(desk, 'clock', record))
    const name = at?.procedure.customer?.(at.state)?.name
    if (!at || !name) {
      names.drop(record)
      return undefined
    }
    names.put(record, name)
    return { name, ...(found ? { at, found } : {}) }
  }

  const shown = new Set(desk.procedures.flatMap((procedure) => (procedure.lookUp ? [procedure.prefix] : [])))
  const isShown = (record: RecordId): boolean => shown.has(record.slice(0, 2))

  /** The customer of a record: from it to all of the same name, from each to those that it is linked with, until nothing is new. */
  const customerOf = async (record: RecordId): Promise<Customer> => {
    const tried = new Set<RecordId>()
    const records = new Map<RecordId, string>()
    const matches: Match[] = []
    const links = new Map<RecordId, RecordAtHand>()
    for (let next = [record]; next.length > 0; ) {
      const reached = new Set<RecordId>()
      const read = await Promise.all(next.map(async (each) => ({ each, named: await readNamed(each) })))
      for (const { each, named } of read) {
        tried.add(each)
        if (!named) continue
        const { name, at, found } = named
        records.set(each, name)
        if (at && found) matches.push({ at, found })
        for (const same of names.same(name)) reached.add(same)
      }
      for (const link of await linksOn(desk, next)) {
        links.set(link.at.kept.record, link.at)
        for (const linked of link.records) reached.add(linked)
      }
      const fresh = [...reached].filter((each) => !tried.has(each))
      next = [...fresh.filter(isShown), ...fresh.filter((each) => !isShown(each))].slice(0, mostOfOne - tried.size)
    }
    const spelt = [...records.values()]
    return {
      names: spelt.filter((name, place) => spelt.findIndex((other) => sameName(other, name)) === place),
      records,
      matches: matches.sort((one, other) => one.found.order - other.found.order),
      links,
    }
  }

  /** The customers whom the typed words fit and of whom there is something to say, best first; one more than `mostCustomers` when there are more. */
  const find = async (typed: string): Promise<Finding> => {
    const complete = await areThere()
    const byMark = await desk.log.findByMarks(marksTyped(typed, desk.directory().country), always, mostMatches)
    const fit = [...byMark.map(({ record }) => record), ...names.find(typed)].filter(isShown)
    const customers: Customer[] = []
    const known = new Set<RecordId>()
    for (const record of [...new Set(fit)].slice(0, mostMatches)) {
      if (known.has(record) || customers.length > mostCustomers) continue
      const customer = await customerOf(record)
      for (const each of customer.records.keys()) known.add(each)
      if (customer.matches.length > 0) customers.push(customer)
    }
    return { customers, complete }
  }

  /** Every record of one customer, whatever it is, opened since a moment: by marks, and by this name or one that is linked with it. */
  const recordsOf = async (customer: CustomerFields, since: Instant): Promise<readonly RecordId[]> => {
    await areThere()
    const byMark = await desk.log.findByMarks(marksOf(customer, desk.directory().country), since, mostMatches)
    const [first] = names.same(customer.name ?? '')
    const byName = first ? (await customerOf(first)).records.keys() : []
    return [...new Set([...byMark.map(({ record }) => record), ...byName])]
  }

  return {
    find,
    recordsOf,
    async customerOf(record: RecordId): Promise<Customer> {
      await areThere()
      return customerOf(record)
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
