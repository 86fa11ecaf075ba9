import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import { officeCalendar } from '../../src/directory/calendar.js'
import type { Log } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { customerName } from '../casework/look-up/population.js'
import { staff, testOffice } from '../procedures/test-office.js'
import { type BenchDatabase, onDatabase } from './database.js'
import { restrict } from './first-look-up.bench.js'
import { counting, logInMemory } from './log-in-memory.js'

/** What a whole look-up costs: find, marks, the circle, what people said, the looks that are kept, and the card. In milliseconds. */
export interface WholeLookUp {
  readonly customers: number
  /** On the embedded database, or in memory, where nothing is waited for: what the look-up itself costs, beside any network. */
  readonly on: 'database' | 'memory'
  /**
   * From typed words to the card. In memory what the processor spent, where the system tells it of one thread, which other work on the machine
   * does not lengthen (aim 10 or less at the 99th of a hundred); on the database, and elsewhere, by the clock.
   */
  readonly p50: number
  readonly p99: number
  /** The same by the clock. */
  readonly p99ByTheClock: number
  /** The 99th of a hundred for each way to ask, so that the dear ones are seen. */
  readonly p99Of: Readonly<Record<string, number>>
  /** The same look-ups among 1,000 customers in the same run, and how many times as much the large number takes (memory only). */
  readonly floor?: number
  readonly ratio?: number
  /** The questions that the middle one of them asks of the log. */
  readonly questions: number
  /** The longest that anybody else's work was held up by one of them, and while the names were read, in what the processor spent (aim 50 or less each). */
  readonly heldUp: number
  readonly heldUpReading: number
  /** Memory of the names, in MB: the heap after they were read, less the heap before. */
  readonly memory: number
  /** A record that another process opened is found after so long, at most (aim 2,000 or less); in memory there is no other process. */
  readonly fresh?: number
}

/** Before anything is counted: a bot that has answered some is what people meet. */
const warmUp = 200
const looks = 1_000

/** At 100,000 customers in memory, and at 2,000 (with LONG=1 at 100,000, which takes a quarter of an hour to put in) on the database. */
export const benchWholeLookUp = async (
  inMemory = 100_000,
  inDatabase = process.env.LONG === '1' ? 100_000 : 2_000,
): Promise<readonly WholeLookUp[]> => {
  const { p99: floor } = await measure(await filled(logInMemory(), 1_000), 1_000, 'memory')
  const large = await measure(await filled(logInMemory(), inMemory), inMemory, 'memory')
  return [
    { ...large, floor, ratio: round(large.p99 / floor) },
    ...(inDatabase > 0 ? [await onDatabase('whole', (on) => ofDatabase(on, inDatabase))] : []),
  ]
}

const open = (log: Log, n: number, from?: number) => restrict(log, n, from, customerName(n))

const filled = async (log: Log, customers: number): Promise<Log> => {
  for (let n = 0; n < customers; n += 25) await Promise.all(Array.from({ length: 25 }, (_, m) => open(log, n + m)))
  return log
}

async function ofDatabase({ uri, database }: BenchDatabase, customers: number): Promise<WholeLookUp> {
  const recordKey = randomBytes(32)
  const opened = () => openLog({ uri, database, recordKey, patience: 20_000 })
  const [log, other] = [await opened(), await opened()]
  try {
    return await measure(await filled(log, customers), customers, 'database', other)
  } finally {
    await log.close()
    await other.close()
  }
}

const lastOf = (name: string) => name.slice(name.lastIndexOf(' ') + 1)

/** What people type for customer `n`, by the way in which they ask. */
const ways: Readonly<Record<string, (n: number) => string>> = {
  'whole name': customerName,
  telephone: (n) => `020 7${String(n).padStart(6, '0')}`,
  case: (n) => `IC-${n}`,
  beginning: (n) => customerName(n).slice(0, -2),
  'a letter wrong': (n) => `${customerName(n).slice(0, -3)}x${customerName(n).slice(-2)}`,
  heard: (n) => customerName(n).replace(/(?<=[lnrst])[aeiou]/g, (vowel) => (vowel === 'e' ? 'a' : 'e')),
  'last name': (n) => lastOf(customerName(n)),
}

const measure = async (log: Log, customers: number, on: WholeLookUp['on'], other?: Log): Promise<WholeLookUp> => {
  const workingHours = Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, { from: '09:00', to: '17:00' }]),
  )
  const calendar = officeCalendar({ timeZone: 'Europe/London', bankHolidays: { region: 'GB-ENG', dates: [] }, workingHours })
  const office = { ...testOffice(), calendar }
  const counted = counting(log)
  let arrivals = 0
  // A quarter of a minute goes by between two look-ups, as it does where people type them: nobody asks too much at once.
  const clock = () => new Date(Date.now() + arrivals * 15_000)
  const casework = openCasework({ procedures, log: counted.log, directory: () => office, clock, report: () => {}, patience: 20_000 })
  const look = (text: string): Promise<Answer> => {
    arrivals += 1
    const id = `look ${on} ${arrivals}`
    return casework.listen({ id, by: staff('adil'), channel: 'console', place: 'private', arrives: 'command', command: '/customer', text })
  }
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const reading = watchTurns()
  await casework.readNames()
  const heldUpReading = reading()
  globalThis.gc?.()
  const memory = process.memoryUsage().heapUsed - before
  let turns = watchTurns()
  const took: { readonly way: string; readonly ms: number; readonly waited: number }[] = []
  const questions: number[] = []
  for (let n = 0; n < warmUp + looks; n += 1) {
    if (n === warmUp) {
      turns()
      turns = watchTurns()
    }
    const [way = '', typedFor = String] = Object.entries(ways)[n % Object.keys(ways).length] ?? []
    const typed = typedFor((n * 7_919) % customers)
    counted.reset()
    const [from, begun] = [spent(on), performance.now()]
    const found = await look(typed)
    const [ms, waited] = [spent(on) - from, performance.now() - begun]
    if (found.answer !== 'card') throw new Error(`“${typed}” was not found: ${JSON.stringify(found)}`)
    // Others have their turn in between, as they have where every look-up is an arrival of its own.
    await new Promise(setImmediate)
    if (n < warmUp) continue
    took.push({ way, ms, waited })
    questions.push(counted.asked())
  }
  const heldUp = turns()
  const all = took.map(({ ms }) => ms)
  const of = (way: string) => took.flatMap((one) => (one.way === way ? [one.ms] : []))
  return {
    customers,
    on,
    p50: at(all, 0.5),
    p99: at(all, 0.99),
    p99ByTheClock: at(
      took.map(({ waited }) => waited),
      0.99,
    ),
    p99Of: Object.fromEntries(Object.keys(ways).map((way) => [way, at(of(way), 0.99)])),
    questions: at(questions, 0.5),
    heldUp,
    heldUpReading,
    memory: Math.round(memory / 1e6),
    ...(other ? { fresh: await freshness(other, look, clock, customers) } : {}),
  }
}

/** How long after another process has kept a record a look-up here finds it: the longest of five. */
const freshness = async (other: Log, look: (text: string) => Promise<Answer>, clock: () => Date, customers: number): Promise<number> => {
  const took: number[] = []
  for (let n = 0; n < 5; n += 1) {
    const number = customers + 100 + n
    const name = `Zebedee Quill${'abcde'[n]}ford`
    await restrict(other, number, clock().getTime() - number, name)
    const from = performance.now()
    while (!JSON.stringify(await look(name)).includes(name));
    took.push(performance.now() - from)
  }
  return Math.round(Math.max(...took))
}

/** Milliseconds that this thread was given by the processor, or by the clock. */
const spent = (on: WholeLookUp['on']): number => {
  const schedule = '/proc/self/schedstat'
  if (on === 'database' || !existsSync(schedule)) return performance.now()
  // The first figure is that of the main thread, in nanoseconds.
  return Number(readFileSync(schedule, 'utf8').split(' ')[0]) / 1e6
}

/** Watches how long each turn of this thread is, until it is called: the longest, in milliseconds of the processor. */
const watchTurns = (): (() => number) => {
  let [longest, last, over] = [0, spent('memory'), false]
  const turn = (): void => {
    const now = spent('memory')
    longest = Math.max(longest, now - last)
    last = now
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    over = true
    return Math.round(longest)
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
const at = (values: readonly number[], share: number): number =>
  round([...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? 0)
