import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from 'mongoose'
import { startEmbedded } from '../../src/embedded/embedded.js'
import { connect } from '../../src/log/connect.js'
import type { Log } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import type { RecordId } from '../../src/procedures/words.js'
import { asha, at, opened, stepped } from '../contracts/log-story.js'
import { markOf } from '../procedures/marks.js'

/**
 * What steps cost in a log of so many records: milliseconds of load and append one after the other, until the step is kept and can be answered, and
 * how many a second when eight people work at once, with all that follows them.
 */
export interface StepCost {
  readonly records: number
  readonly p50: number
  readonly p99: number
  /** The same until the snapshot is written too, and was looked for: nobody waits for that. */
  readonly whole: number
  /** Milliseconds of one insert that the server has written down, taken in turns with the steps, and how many of them a step costs (aim: at most 4). */
  readonly insert: number
  readonly inserts: number
  readonly perSecond: number
  readonly perSecondOfEight: number
  /** Milliseconds of walking every chain, and of how many commits. */
  readonly verify: number
  readonly commits: number
}

const steps = 400

/** Measures steps at each size, in a database of its own that the caller drops. Sizes rise. */
const benchSteps = async (
  uri: string,
  database: string,
  sizes: readonly number[] = process.env.LONG ? [100, 10_000, 100_000] : [100, 10_000],
): Promise<readonly StepCost[]> => {
  const place = { uri, database, patience: 20_000 }
  const log = await openLog({ ...place, recordKey: randomBytes(32) })
  const plain = await connect(place)
  try {
    const versions = new Map<RecordId, number>()
    const costs: StepCost[] = []
    for (const size of sizes) {
      await fill(log, versions, size)
      costs.push(await measure(log, versions, () => insertOne(plain)))
    }
    return costs
  } finally {
    await plain.close()
    await log.close()
  }
}

/** On the embedded database, and where MONGODB_URI says. */
export const benchStepsEverywhere = async (): Promise<unknown> => {
  const data = mkdtempSync(join(tmpdir(), 'steward-bench-'))
  const embedded = await startEmbedded({ dataDir: data, tell: () => {} })
  try {
    const own = process.env.MONGODB_URI
    return {
      embedded: await benchSteps(embedded.uri, 'bench'),
      ...(own ? { mongodb: await benchSteps(own, `bench-${randomUUID().slice(0, 8)}`) } : {}),
    }
  } finally {
    await embedded.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

const fill = async (log: Log, versions: Map<RecordId, number>, size: number): Promise<void> => {
  const openOne = async () => {
    const number = versions.size
    const told = { marks: [markOf('case', `C-${number}`)], owed: [{ alarm: 'remind', at: at(number) }] } as const
    const { record } = await opened(log, { ...told, waiting: [{ for: asha, what: 'Discuss', since: at(0) }] })
    versions.set(record, 1)
  }
  while (versions.size < size) await Promise.all(Array.from({ length: Math.min(20, size - versions.size) }, openOne))
}

/** One document of a commit's size, as the log inserts it: answered when it is on the disk. */
const insertOne = async (plain: Connection): Promise<number> => {
  const begun = performance.now()
  await plain.collection('bench').insertOne({ sealed: randomBytes(600).toString('base64') })
  return performance.now() - begun
}

const measure = async (log: Log, versions: Map<RecordId, number>, insert: () => Promise<number>): Promise<StepCost> => {
  const records = [...versions.keys()]
  // Spread over all of them, and never the same twice at once.
  const pick = (n: number): RecordId => records[(n * 7919) % records.length] ?? records[0] ?? ('' as RecordId)
  const step = async (n: number) => {
    const record = pick(n)
    const begun = performance.now()
    const kept = await log.read(record)
    const version = (kept?.version ?? 0) + 1
    await stepped(log, record, version)
    versions.set(record, version)
    return performance.now() - begun
  }
  /** What follows a step is written down beside its answer: a look waits for it. */
  const followed = () => log.findByMarks([markOf('case', 'nobody has this')], at(0), 1)
  const took: number[] = []
  const wholes: number[] = []
  const inserted: number[] = []
  let aloneTook = 0
  for (let n = 0; n < steps; n++) {
    const begun = performance.now()
    const one = await step(n)
    took.push(one)
    await followed()
    wholes.push(performance.now() - begun)
    aloneTook += performance.now() - begun
    inserted.push(await insert())
  }
  const rising = (one: number, other: number): number => one - other
  took.sort(rising)
  wholes.sort(rising)
  inserted.sort(rising)

  let next = 0
  const together = performance.now()
  const person = async () => {
    while (next < steps) await step(next++)
  }
  await Promise.all(Array.from({ length: 8 }, person))
  await followed()
  const togetherTook = performance.now() - together

  const walk = performance.now()
  const { commits, faults } = await log.verify()
  if (faults.length > 0) throw new Error(`The log is not whole: ${JSON.stringify(faults[0])}`)
  const round = (value: number) => Math.round(value * 100) / 100
  return {
    records: records.length,
    p50: round(took[Math.floor(steps * 0.5)] ?? 0),
    insert: round(inserted[Math.floor(steps * 0.5)] ?? 0),
    inserts: round((took[Math.floor(steps * 0.5)] ?? 0) / (inserted[Math.floor(steps * 0.5)] ?? 1)),
    p99: round(took[Math.floor(steps * 0.99)] ?? 0),
    whole: round(wholes[Math.floor(steps * 0.5)] ?? 0),
    perSecond: round(steps / (aloneTook / 1000)),
    perSecondOfEight: round(steps / (togetherTook / 1000)),
    verify: round(performance.now() - walk),
    commits,
  }
}
