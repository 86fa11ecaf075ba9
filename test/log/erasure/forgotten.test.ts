import { randomBytes } from 'node:crypto'
import { setImmediate as letOthers } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import mongoose, { type Connection } from 'mongoose'
import type { CommitDoc, KeyDoc } from '../../../src/log/collections.js'
import { type OpenLog, openLog } from '../../../src/log/open-log.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { at, opened, stepped } from '../../contracts/log-story.js'
import { freshName, patience, testDatabase } from '../test-database.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

let bot: OpenLog
let other: OpenLog
let raw: Connection
beforeEach(async () => {
  const place = {
    uri: await testDatabase(),
    database: freshName(),
    recordKey: randomBytes(32),
    patience,
    lookEvery: 20,
    clock: () => new Date(at(5)),
  }
  bot = await openLog(place)
  other = await openLog(place)
  raw = await mongoose.createConnection(place.uri, { dbName: place.database }).asPromise()
})
afterEach(async () => {
  await Promise.all([bot.close(), other.close()])
  await raw.dropDatabase()
  await raw.close()
})

const grief = () => opened(bot, { events: [{ event: 'Told', words: 'grief' }] })
/** What the bot has read of a record: held by nobody but itself. */
const readOf = async (record: RecordId): Promise<WeakRef<object>> => new WeakRef((await bot.read(record)) as object)
/** Comes back when it is in memory no more. */
async function untilForgotten(words: WeakRef<object>): Promise<void> {
  while (words.deref()) {
    await letOthers()
    collect()
  }
}

test.each([
  ['here', () => bot],
  ['in another process', () => other],
] as const)('no words of a record that is erased %s stay in the bot’s memory, whether or not anybody asks for it again', async (_, by) => {
  const [lives, { record }] = [await grief(), await grief()]
  const [stays, words] = [await readOf(lives.record), await readOf(record)]
  await by().erase([record])
  await untilForgotten(words)
  expect(stays.deref()).toBeDefined()
})

test.each([
  ['here', () => bot],
  ['in another process', () => other],
] as const)(
  'whoever keeps words of it in memory is told of a record that is erased %s, though the log never read it there',
  async (_, by) => {
    const heard: RecordId[] = []
    bot.whenErased((records) => void heard.push(...records))
    const [lives, { record }] = [await opened(other), await opened(other, { events: [{ event: 'Told', words: 'grief' }] })]
    await stepped(other, record, 2, { events: [{ event: 'RecordErased', why: 'By the clock: it was due' }] })
    await stepped(other, lives.record, 2, { events: [{ event: 'RecordErased', why: 'By the clock: it was due, and held in time' }] })
    await by().erase([record])
    while (heard.length === 0) await letOthers()
    expect([...new Set(heard)]).toEqual([record])
  },
)

test('an old page of the keys opens nothing in a bot that ran beside the erasure', async () => {
  const { record } = await grief()
  const keys = raw.collection<KeyDoc>('keys')
  const first = await raw.collection<CommitDoc>('commits').findOne({ _id: `${record}/1` })
  const page = await keys.findOne({ _id: first?.key ?? '' })
  if (!page) throw new Error('the record has no key')
  await other.erase([record])
  await keys.replaceOne({ _id: page._id }, page)
  const read = () =>
    bot.read(record).then(
      () => 'opened',
      (fault: unknown) => String(fault),
    )
  let said = await read()
  while (said === 'opened') said = await read()
  expect(said).toContain(`What wraps the key of ${record} is missing`)
})
