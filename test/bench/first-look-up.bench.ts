import { randomBytes } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import mongoose from 'mongoose'
import type { Answer } from '../../src/casework/arrival.js'
import { openCasework } from '../../src/casework/open-casework.js'
import type { Log } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { procedures } from '../../src/office.js'
import { restriction } from '../../src/procedures/arrangement/arrangement.js'
import { evolveArrangement } from '../../src/procedures/arrangement/evolve.js'
import type { ArrangementEvent } from '../../src/procedures/arrangement/matter.js'
import { marksOf } from '../../src/procedures/shared/customer.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { type BenchDatabase, onDatabase } from './database.js'
import { nameOf } from './look-up.bench.js'

/** What the first look-up after a start costs with so many restrictions in the database; all in milliseconds. */
export interface FirstLookUp {
  readonly records: number
  /** Until every name is read, in the background. */
  readonly allNames: number
  /** Fetching the same commits out of the database and nothing more, in the same run: the floor. */
  readonly floor: number
  /** allNames by floor: what opening seals, checking hashes and building the index come to (aim 15 or less on the embedded server). */
  readonly ratio: number
  /** A look-up by name right after the start: its answer, found or "still reading", is there after so long (aim 1,500 or less). */
  readonly firstAnswer: number
  readonly firstSaid: 'found' | 'still reading'
  /** A look-up by name once all names are there (its look is kept in the record first). */
  readonly later: number
  /** The same with 1,000 records more that were opened within the day and read already: the second look-up after they came, and the median of the nine after it. */
  readonly busyDay: number
  readonly busyDayMedian: number
  /** Comparing what was read with every record there is, as it is done once an hour in the background. */
  readonly compared: number
  /** The longest that anybody else's work was held up while the names were read. */
  readonly heldUp: number
}

/** At 10,000 records; with LONG=1 also at 100,000, which takes some minutes to put in. */
export const benchFirstLookUp = async (
  sizes: readonly number[] = process.env.LONG === '1' ? [10_000, 100_000] : [10_000],
): Promise<readonly FirstLookUp[]> => onDatabase('names', (on) => costsOf(on, sizes))

async function costsOf({ uri, database }: BenchDatabase, sizes: readonly number[]): Promise<readonly FirstLookUp[]> {
  const log = await openLog({ uri, database, recordKey: randomBytes(32), patience: 20_000 })
  try {
    const costs: FirstLookUp[] = []
    let filled = 0
    for (const size of sizes) {
      for (; filled < size; filled += 25) await Promise.all(Array.from({ length: 25 }, (_, n) => restrict(log, filled + n)))
      costs.push(await measure(log, { uri, database }, size))
    }
    return costs
  } finally {
    await log.close()
  }
}

const measure = async (log: Log, on: Pick<BenchDatabase, 'uri' | 'database'>, records: number): Promise<FirstLookUp> => {
  const office = testOffice()
  const casework = openCasework({ procedures, log, directory: () => office, clock: () => new Date(), report: () => {}, patience: 20_000 })
  const look = (n: number): Promise<Answer> =>
    casework.listen({
      id: `look ${records} ${n}`,
      by: staff('adil'),
      channel: 'console',
      place: 'private',
      arrives: 'command',
      command: '/customer',
      text: nameOf(n),
    })
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const begun = performance.now()
  const reading = casework.readNames().then(() => performance.now() - begun)
  const first = await look(1)
  const firstAnswer = performance.now() - begun
  const allNames = await reading
  lag.disable()
  const from = performance.now()
  await look(7)
  const later = performance.now() - from
  const floor = await fetchOnly(on)
  const busy = await busyDay(log, look, records)
  const compare = performance.now()
  await casework.readNames()
  const compared = performance.now() - compare
  return {
    records,
    allNames: Math.round(allNames),
    floor: Math.round(floor),
    ratio: Math.round((allNames / floor) * 10) / 10,
    firstAnswer: Math.round(firstAnswer),
    firstSaid: first.answer === 'sentence' && first.text.includes('still reading') ? 'still reading' : 'found',
    later: Math.round(later),
    ...busy,
    compared: Math.round(compared),
    heldUp: Math.round(lag.max / 1e6),
  }
}

const busyDay = async (log: Log, look: (n: number) => Promise<Answer>, records: number) => {
  const today = Date.now() - 3_600_000
  for (let n = 0; n < 1_000; n += 25) await Promise.all(Array.from({ length: 25 }, (_, m) => restrict(log, records + n + m, today)))
  await look(8)
  const took: number[] = []
  for (let n = 0; n < 10; n += 1) {
    const from = performance.now()
    await look(11 + n)
    took.push(performance.now() - from)
  }
  const [first = 0, ...rest] = took
  return { busyDay: Math.round(first), busyDayMedian: Math.round(rest.sort((one, other) => one - other)[4] ?? 0) }
}

/** The least that any reading of all commits can cost. */
const fetchOnly = async ({ uri, database }: Pick<BenchDatabase, 'uri' | 'database'>): Promise<number> => {
  const raw = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  const begun = performance.now()
  let count = 0
  for await (const _ of raw.collection('commits').find().batchSize(1_000)) count += 1
  const took = performance.now() - begun
  await raw.close()
  if (count === 0) throw new Error('There is nothing to fetch.')
  return took
}

/** Opens restriction `n`, `n` milliseconds after a moment. */
export const restrict = async (log: Log, n: number, from = Date.parse(tuesday), name = nameOf(n)): Promise<void> => {
  const by = { by: staff('gita'), at: tuesday }
  const events: readonly ArrangementEvent[] = [
    {
      event: 'ArrangementAskedFor',
      by: staff('asha'),
      at: tuesday,
      deciders: [staff('gita')],
      request: {
        kind: 'restriction',
        customer: { name, telephone: `020 7${String(n).padStart(6, '0')}` },
        facts: 'What was said on three days, in as many words as people use for it.',
        linked: [],
        equality: { answer: 'no sign of it' },
        terms: { cases: [`IC-${n}`], mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
        documents: [],
        behaviour: 'unacceptable',
      },
    },
    {
      event: 'ArrangementApproved',
      terms: { cases: [`IC-${n}`], mailFolder: false, start: '2026-03-03', review: '2027-03-03' },
      todo: [],
      ...by,
    },
    { event: 'ArrangementInForce', at: tuesday },
  ]
  const state = events.reduce(evolveArrangement, restriction.initial)
  const opened = new Date(from + n).toISOString() as typeof tuesday
  await log.open(
    'RE',
    2026,
    'restriction',
    { at: opened, by: staff('asha'), events: events.map((event) => ({ ...event })), owed: [] },
    () => ({
      procedure: 'restriction',
      version: 1,
      moved: 1,
      is: state.is,
      opened,
      waiting: [],
      marks: marksOf(restriction.customer?.(state) ?? {}, 'GB'),
      customer: restriction.customer?.(state)?.name ?? '',
    }),
  )
}
