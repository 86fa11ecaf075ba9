import type { CustomerFields, Mark } from '../../procedures/procedure.js'
import { marksTyped } from '../../procedures/shared/customer.js'
import { marksFrom } from '../../procedures/shared/mark.js'
import { sameName } from '../../procedures/shared/name.js'
import { type Actor, type Instant, instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { customerMarks, factsNow, fetchRecord, isHiddenFrom } from '../record-at-hand.js'
import { belongTogether, type Identity, identityOf, nothingDiffers, shareMark } from './belong.js'
import { openNames } from './read-names.js'
import { type Customer, gatherCustomer, type Naming, type Reading } from './whole-customer.js'
import { type Part, sideOf } from './words-on.js'

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
  /** More customers fit than these. */
  readonly more: boolean
}

/** Enough to choose from; a name that fits more people than this needs a first name. */
const mostMatches = 30
/** More customers than anybody would read through. */
export const mostCustomers = 10
/** Near names are offered, not listed. */
const mostNear = 3
const always = instant(new Date(0))
/** So many words of what was typed are read for names, each with so many that follow; and so many records are told of. */
const mostRead = 600
const runLengths = [1, 2, 3, 4, 5]
const mostNamed = 1_000
/** More records than anybody has. */
const everyOne = 1_000_000

/**
 * Finds customers by name, telephone, e-mail, party record or case (s10), for `by`, from whom some records may be hidden whole. The names
 * live in memory only, and grow with the log.
 */
export const openFinder = (desk: Desk) => {
  const { index: names, areThere, read: readNames } = openNames(desk)

  const country = () => desk.directory().country

  /** A record that names a customer as it stands now, which the index learns; an erased one is forgotten. */
  const readOne = async (record: RecordId, by: Actor): Promise<Naming | undefined> => {
    const at = await fetchRecord(desk, record)
    const customer = at?.procedure.customer?.(at.state)
    if (customer?.name) names.put(record, customer.name)
    else names.drop(record)
    if (!at || !customer || isHiddenFrom(desk, at, by)) return undefined
    const found = at.procedure.lookUp?.(at.state, factsNow(desk, by, record))
    return { record, at, customer, identity: identityOf(customer, country(), customerMarks(at, country())), ...(found ? { found } : {}) }
  }

  const shown = desk.procedures.filter((procedure) => procedure.lookUp)
  const [prefixes, kinds] = [new Set(shown.map(({ prefix }) => prefix)), shown.map(({ name }) => name)]
  const saysWhatToDo = (record: RecordId): boolean => prefixes.has(record.slice(0, 2))

  /** The records that hold some marks: first those that say what to do, which no number of calls may crowd out. */
  const byMarks = async (marks: readonly Mark[], since: Instant = always) => {
    if (marks.length === 0) return { records: [], cut: false }
    const newest = await desk.log.findByMarks(marks, since, mostMatches + 1)
    if (newest.length <= mostMatches) {
      const records = newest.map(({ record }) => record)
      return { records: [...records.filter(saysWhatToDo), ...records.filter((record) => !saysWhatToDo(record))], cut: false }
    }
    const first = await desk.log.findByMarks(marks, since, mostMatches, kinds)
    return { records: [...new Set([...first, ...newest].map(({ record }) => record))], cut: true }
  }

  /** What one look-up reads: each record once, however many customers it may be of. */
  const openReading = (by: Actor) => {
    const read = new Map<RecordId, Promise<Naming | undefined>>()
    return {
      saysWhatToDo,
      byMarks,
      readOne: (record: RecordId): Promise<Naming | undefined> => {
        const reading = read.get(record) ?? readOne(record, by)
        read.set(record, reading)
        return reading
      },
    }
  }

  const withHow = (customer: Customer, typed: string): FoundCustomer => {
    const marks = marksTyped(typed, country())
    const agree = marks.filter((one) => customer.members.some(({ identity }) => shareMark({ name: '', strong: [one] }, identity)))
    const byName = customer.names.some((name) => sameName(name, typed)) ? 'name' : 'similar name'
    return { ...customer, how: agree.length > 0 ? 'mark' : byName, by: [...new Set(agree.map(({ kind }) => kind))] }
  }

  /** Is it one of those that a customer has too many of, so that they did not all come to the card? */
  const isOfAnyCut = async (record: RecordId, customers: readonly Customer[], reading: Reading): Promise<boolean> => {
    const cut = customers.filter((customer) => customer.cut)
    const one = cut.length > 0 ? await reading.readOne(record) : undefined
    return one !== undefined && cut.some(({ members }) => members.some(({ identity }) => belongTogether(identity, one.identity)))
  }

  /** The customers of some records of whom there is something to say, each once and in that order; `more` where not all were gathered. */
  const customersOf = async (
    records: readonly RecordId[],
    { typed, by, most }: { readonly typed: string; readonly by: Actor; readonly most: number },
  ): Promise<{ readonly customers: readonly FoundCustomer[]; readonly more: boolean }> => {
    const customers: FoundCustomer[] = []
    const known = new Set<RecordId>()
    const reading = openReading(by)
    // All that will be wanted is asked for at once; what goes wrong is met where it is waited for.
    for (const record of records.slice(0, most)) reading.readOne(record).catch(() => undefined)
    let gathered = 0
    for (const record of records) {
      if (known.has(record)) continue
      if (customers.length >= most || gathered >= mostMatches) return { customers, more: true }
      gathered += 1
      if (await isOfAnyCut(record, customers, reading)) continue
      const customer = await gatherCustomer(desk, reading, record)
      known.add(record)
      for (const each of customer.records.keys()) known.add(each)
      if (customer.matches.length > 0) customers.push(withHow(customer, typed))
    }
    return { customers, more: false }
  }

  /**
   * The customers whom the typed words fit and of whom there is something to say, best first. What a mark finds is not mixed with names that are like it.
   */
  const find = async (typed: string, by: Actor): Promise<Finding> => {
    const complete = await areThere()
    const { records: byMark } = await byMarks(marksTyped(typed, country()))
    const [says, leads]: [RecordId[], RecordId[]] = [[...byMark], []]
    // A call says nothing to look-ups, but leads to the records of its customer that do.
    for (const record of names.find(typed)) (saysWhatToDo(record) ? says : leads).push(record)
    const found = await customersOf([...says, ...leads], { typed, by, most: mostCustomers })
    return { ...found, complete }
  }

  /** The nearest names of whom there is something to say, where nothing fits what was typed. */
  const near = async (typed: string, by: Actor): Promise<readonly FoundCustomer[]> =>
    (await customersOf(names.near(typed).filter(saysWhatToDo), { typed, by, most: mostNear })).customers

  /**
   * Every record of one customer, whatever it is, opened since a moment: by any of the marks, by links, and under the same name unless a
   * number, an address or a party record says that it is a namesake's. `from` is a record that is theirs for certain: what somebody has set
   * apart from it is not. Of two customers who were told apart, the one whose name or party record it is.
   */
  const recordsOf = async (customer: CustomerFields, since: Instant, by: Actor, from?: RecordId): Promise<readonly RecordId[]> => {
    await areThere()
    const identity = identityOf(customer, country())
    const { records: byMark } = await byMarks(identity.strong, since)
    const reading = openReading(by)
    const read = await Promise.all(
      names
        .same(customer.name ?? '')
        .slice(0, mostMatches)
        .map(reading.readOne),
    )
    const byName = read.flatMap((one) => (one && nothingDiffers(identity, one.identity) ? [one.record] : []))
    const found = new Map<RecordId, Naming>()
    const parts = new Map<RecordId, Part>()
    for (const record of [...(from ? [from] : []), ...byMark, ...byName]) {
      if (found.has(record)) continue
      const theirs = await gatherCustomer(desk, reading, record)
      for (const one of theirs.members) found.set(one.record, one)
      for (const [of, part] of theirs.parts) parts.set(of, part)
    }
    const isOthers = (record: RecordId) =>
      [...parts.values()].some((part) => {
        const side = sideOf(part, record)
        const ours = from ? sideOf(part, from) : sideLike(part, identity, found)
        return side !== undefined && ours !== undefined && side !== ours
      })
    return [...found.keys()].filter((record) => !isOthers(record))
  }

  /**
   * Every record of one customer, as the bot sees them, however many there are: `surely` those that a number, an address, a reference or
   * somebody's word joins with what was given; `perhaps` those under the same name, of which nothing says that they are a namesake's. `ifNot` says
   * what is made of a record that cannot be read; left out, it is thrown.
   */
  const everyRecordOf = async (
    customer: CustomerFields,
    ifNot?: (fault: unknown) => undefined,
  ): Promise<{ readonly surely: ReadonlySet<RecordId>; readonly perhaps: ReadonlySet<RecordId> }> => {
    await readNames()
    const identity = identityOf(customer, country())
    const marked = async (marks: readonly Mark[]) => {
      const all = marks.length === 0 ? [] : await desk.log.findByMarks(marks, always, everyOne)
      return { records: all.map(({ record }) => record), cut: false }
    }
    const strict = openReading('clock')
    const reading: Reading = ifNot
      ? { ...strict, byMarks: marked, ifNot, readOne: (record) => strict.readOne(record).catch(ifNot) }
      : { ...strict, byMarks: marked }
    const gathered = async (seeds: readonly RecordId[], fits: (one: Naming) => boolean): Promise<Set<RecordId>> => {
      const found = new Set<RecordId>()
      for (const record of seeds) {
        if (found.has(record)) continue
        const one = await reading.readOne(record)
        if (!one || !fits(one)) continue
        for (const member of (await gatherCustomer(desk, reading, record, everyOne)).members) found.add(member.record)
      }
      return found
    }
    const surely = await gathered((await marked(identity.strong)).records, (one) => belongTogether(identity, one.identity))
    const under = names.same(customer.name ?? '').filter((record) => !surely.has(record))
    const perhaps = await gathered(under, (one) => nothingDiffers(identity, one.identity))
    return { surely, perhaps: new Set([...perhaps].filter((record) => !surely.has(record))) }
  }

  /**
   * The records whose customer some typed words name: by a whole name among them, in any order, or by a number, an address or a reference. What is not
   * read yet after a start, or is spelled otherwise, is not among them. Throws LogAway.
   */
  const namedIn = async (typed: string): Promise<readonly RecordId[]> => {
    await areThere()
    const words = typed
      .replace(/['’]s\b/gu, '')
      .split(/[^\p{Letter}\p{Number}\p{Mark}'’@.+-]+/u)
      .filter(Boolean)
      .slice(0, mostRead)
    const runs = words.flatMap((_, from) => runLengths.map((length) => words.slice(from, from + length).join(' ')))
    const numbered = words.flatMap((word, at) => (/\p{Number}/u.test(word) ? [word, `${words[at - 1] ?? ''} ${word}`] : []))
    const dialled = typed.match(/[+(\d][\d\s().-]{5,}\d/g) ?? []
    const marks = [
      ...marksFrom('email', typed, country()),
      ...dialled.flatMap((number) => marksFrom('telephone', number, country())),
      ...(['case', 'party'] as const).flatMap((kind) => numbered.flatMap((word) => marksFrom(kind, word, country()))),
    ]
    const marked = marks.length === 0 ? [] : await desk.log.findByMarks(marks, always, mostNamed)
    return [...new Set([...runs.flatMap(names.same), ...marked.map(({ record }) => record)])].slice(0, mostNamed)
  }

  return {
    namedIn,
    find,
    near,
    recordsOf,
    everyRecordOf,
    isName: names.holds,
    async customerOf(record: RecordId, by: Actor): Promise<Customer> {
      await areThere()
      return gatherCustomer(desk, openReading(by), record)
    },
    areThere,
    readNames,
  }
}

/** Which of two customers who were told apart has this party record, or else this name; undefined when neither or both have. */
const sideLike = ({ sides }: Part, { name, strong }: Identity, found: ReadonlyMap<RecordId, Naming>): 0 | 1 | undefined => {
  const party = strong.filter(({ kind }) => kind === 'party')
  const has = (alike: (one: Naming) => boolean) =>
    sides.map((side) => side.some((record) => [found.get(record)].some((one) => one && alike(one))))
  for (const [first, second] of [
    has((one) => shareMark({ name: '', strong: party }, one.identity)),
    has((one) => name !== '' && sameName(name, one.identity.name)),
  ])
    if (first !== second) return first ? 0 : 1
  return undefined
}
