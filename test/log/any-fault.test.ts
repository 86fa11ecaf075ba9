import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { type Log, LogAway } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { asha, at, opened, stepped } from '../contracts/log-story.js'
import { markOf } from '../procedures/marks.js'
import { freshName, patience, testDatabase } from './test-database.js'
import { layWire, type Wire } from './wire.js'

const { MONGODB_ERROR_CODES } = mongoose.mongo as unknown as { readonly MONGODB_ERROR_CODES?: Readonly<Record<string, number>> }
/** A full disk, panics and other bad days of servers; then whatever the driver has a name for. */
const known = [1, 2, 8, 13, 24, 36, 59, 96, 112, 136, 211, 246, 251, 280, 314, 8000, 10334, 14031, 17280, 28769, -31803, -31804]
const codes = [...new Set([...known, ...Object.values(MONGODB_ERROR_CODES ?? {})])]
/** They make the driver look for another server first, so that each takes half a second. */
const changing = new Set([6, 7, 89, 91, 189, 262, 9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436])
/** A name that is taken is an answer, not a fault. */
const isFault = (code: number) => code !== 11000 && code !== 0

let wire: Wire
let log: Log
beforeAll(async () => {
  wire = await layWire(Number(new URL(await testDatabase()).port))
  const uri = `mongodb://127.0.0.1:${wire.port}/?directConnection=true`
  log = await openLog({ uri, database: freshName(), recordKey: randomBytes(32), patience })
})
afterEach(() => wire.refuse(() => undefined))
afterAll(async () => {
  await log.close()
  await wire.close()
})

/** Everything that a person or the courier may ask of the log. */
const operations = async (): Promise<readonly (() => Promise<unknown>)[]> => {
  const { record } = await opened(log, { owed: [{ alarm: 'remind', at: at(0) }] })
  const item = await log.takeOwed(at(0), { seconds: 9, urgencies: ['routine'] })
  if (!item) throw new Error('it was due')
  return [
    () => opened(log),
    () => stepped(log, record, 2),
    () => log.read(record),
    () => log.commit(record, 1),
    () => log.commitOf('x'),
    () => log.findByMarks([markOf('case', 'x')], at(0), 1),
    () => log.waitingFor(asha),
    () => log.waitingUnder(markOf('case', 'x')),
    () => log.waitedFor(),
    () => log.waits(),
    () => log.list({ limit: 1 }),
    () => log.walk({ records: [record] }, () => {}),
    () => log.movements(),
    () => log.claim('x', at(1)),
    () => log.unclaim('x'),
    () => log.takeOwed(at(9), { seconds: 9, urgencies: ['routine'] }),
    () => log.finishOwed(item),
    () => log.putBackOwed(item, at(9)),
    () => log.owedOpen(at(0)),
    () => log.completeOwed(at(0)),
    () => log.putSealed('draft', 'x', 1),
    () => log.getSealed('draft', 'x'),
    () => log.dropSealed('draft', 'x'),
    () => log.dropSealedIfStill('draft', 'x', 1),
    () => log.listSealed('draft'),
    () => log.verify(),
    () => log.erase([record]),
    () => log.ping(),
  ]
}
/** Nothing is asked of the server itself here but what keeps the connection. */
const keeping = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions', 'saslStart', 'saslContinue'])
const everything = (code: number) => (command: string) => (keeping.has(command) ? undefined : code)
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (fault: unknown) => fault,
  )

describe('Promise 53: any fault of the database is "away"', () => {
  test('each code that has a name, at each operation', async () => {
    const asked = await operations()
    for (const code of codes.filter((one) => isFault(one) && !changing.has(one))) {
      wire.refuse(everything(code))
      const outcomes = await Promise.all(asked.map((ask) => outcome(ask())))
      expect({ code, outcomes }).toEqual({ code, outcomes: asked.map(() => expect.any(LogAway)) })
      // A limit of time passes by itself; the others are the server's own word that it does not work.
      if (code !== 50) expect(outcomes.at(-1)).toMatchObject({ refuses: true })
    }
  })

  test('codes that nobody knows', async () => {
    const asked = await operations()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -40_000, max: 400_000 }).filter((code) => isFault(code) && !changing.has(code)),
        fc.integer({ min: 0, max: asked.length - 1 }),
        async (code, which) => {
          wire.refuse(everything(code))
          expect(await outcome(asked[which]?.() ?? Promise.resolve())).toBeInstanceOf(LogAway)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('and once it is over, everything goes on', async () => {
    wire.refuse(everything(112))
    expect(await outcome(opened(log))).toBeInstanceOf(LogAway)
    wire.refuse(() => undefined)
    await log.ping()
    expect(await stepped(log, (await opened(log)).record, 2)).toMatchObject({ outcome: 'appended' })
  })
})
