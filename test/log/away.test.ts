import { randomBytes } from 'node:crypto'
import { type Log, LogAway } from '../../src/log/log.js'
import { openLog } from '../../src/log/open-log.js'
import { asha, at, opened, stepped, takeAll } from '../contracts/log-story.js'
import { withoutTimeouts } from '../no-timeouts.js'
import { markOf } from '../procedures/marks.js'
import { freshName, openTestLog, testDatabase } from './test-database.js'
import { layWire, type Wire } from './wire.js'

let wire: Wire
let log: Log
/** The same log past the wire, for what is only prepared: the product’s patience is none of it, however busy the machine is. */
let past: Log
const settings = { database: freshName(), recordKey: randomBytes(32) }
const through = () => ({ ...settings, uri: `mongodb://127.0.0.1:${wire.port}/?directConnection=true` })

/** Opens the log through the wire, with the product's own patience: on a machine that stands still, as often as it takes. */
const openThrough = async (): Promise<Log> => {
  try {
    return await openLog(through())
  } catch (fault) {
    if (fault instanceof LogAway) return openThrough()
    throw fault
  }
}
/** Waits until the log answers, however late. */
const answers = async (): Promise<void> => {
  const away = await log.ping().then(
    () => false,
    () => true,
  )
  if (away) await answers()
}

beforeEach(async () => {
  wire = await layWire(Number(new URL(await testDatabase()).port))
  past = await openTestLog(settings)
  log = await openThrough()
})
afterEach(async () => {
  await past.close()
  await log.close()
  await wire.close()
})

/** What comes of a promise, unless it hangs: nobody should wait longer than two seconds, but this machine may be busy. */
const soon = (work: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    work.then(
      () => 'done',
      (fault) => fault,
    ),
    new Promise((resolve) => setTimeout(resolve, 25_000, 'late').unref()),
  ])

describe.each(['cut', 'dumb'] as const)('while the wire to the database is %s', (state) => {
  test('whatever is asked says soon that the log is away', async () => {
    const { record } = await opened(past, { owed: [{ alarm: 'remind', at: at(0) }] })
    const item = await past.takeOwed(at(0), { seconds: 9, urgencies: ['routine'] })
    if (!item) throw new Error('it was due')
    wire.turn(state)
    const asked = [
      opened(log),
      stepped(log, record, 2),
      log.read(record),
      log.commit(record, 1),
      log.commitOf('x'),
      log.findByMarks([markOf('case', 'x')], at(0), 1),
      log.waitingFor(asha),
      log.waitingUnder(markOf('case', 'x')),
      log.waitedFor(),
      log.list({ limit: 1 }),
      log.claim('x', at(1)),
      log.unclaim('x'),
      log.takeOwed(at(9), { seconds: 9, urgencies: ['routine'] }),
      log.finishOwed(item),
      log.putBackOwed(item, at(9)),
      log.owedOpen(at(0)),
      log.putSealed('draft', 'x', 1),
      log.getSealed('draft', 'x'),
      log.dropSealed('draft', 'x'),
      log.dropSealedIfStill('draft', 'x', 1),
      log.listSealed('draft'),
      log.erase([record]),
      log.ping(),
    ]
    expect(await Promise.all(asked.map(soon))).toEqual(asked.map(() => expect.any(LogAway)))
  })

  test('a log that is being opened says so too', async () => {
    wire.turn(state)
    expect(await soon(openLog(through()))).toBeInstanceOf(LogAway)
  })
})

test('once the wire is mended, everything goes on', async () => {
  const { record } = await opened(past)
  wire.turn('cut')
  expect(await soon(stepped(log, record, 2))).toBeInstanceOf(LogAway)
  wire.turn('whole')
  await answers()
  expect(await withoutTimeouts(() => stepped(log, record, 2))).toMatchObject({ outcome: 'appended' })
})

test('a step that was kept counts as kept, and what it owes is owed once the database is back', async () => {
  const { record } = await opened(past)
  wire.cutAt('owed\0')
  expect(await withoutTimeouts(() => stepped(log, record, 2, { owed: [{ alarm: 'remind', at: at(0) }] }))).toMatchObject({
    outcome: 'appended',
  })
  // Whoever asks for it waits until it was tried, in vain.
  expect(await soon(log.owedOpen(at(0)))).toBeInstanceOf(LogAway)
  wire.turn('whole')
  await answers()
  expect((await withoutTimeouts(() => takeAll(log, at(0)))).filter((item) => item.record === record)).toMatchObject([{ version: 2 }])
})
