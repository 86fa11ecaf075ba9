import { randomBytes } from 'node:crypto'
import { type CommitDoc, collections } from '../../src/log/collections.js'
import { connect } from '../../src/log/connect.js'
import { openFollowingUp } from '../../src/log/following-up.js'
import { keysOn } from '../../src/log/keys-on.js'
import { openLog } from '../../src/log/open-log.js'
import { asha, at, opened, stepped } from '../contracts/log-story.js'
import { freshName, patience, testDatabase } from './test-database.js'

test('a step of another process between two of ours, which died before it owed anything, is completed with ours', async () => {
  const place = { uri: await testDatabase(), database: freshName(), patience }
  const recordKey = randomBytes(32)
  const log = await openLog({ ...place, recordKey })
  const { record } = await opened(log)
  const owing = { owed: [{ alarm: 'remind', at: at(0) }], waiting: [{ for: asha, what: 'x', since: at(0) }] } as const
  for (const version of [2, 3, 4]) await stepped(log, record, version, owing)
  await log.close()

  const connection = await connect(place)
  const db = collections(connection)
  const keys = await keysOn(connection, db, { ...place, recordKey })
  const docs = await db.commits.find({ record }).sort({ version: 1 }).lean<CommitDoc[]>()
  const [first, second, , fourth] = docs
  if (!first || !second || !fourth) throw new Error('four steps were kept')
  // As if none had been followed up yet.
  await db.owed.deleteMany({})
  await db.records.deleteMany({})
  const { follow, shown } = openFollowingUp(db, keys, patience)
  const key = await keys.of(first.key, record)
  // While the first is followed up the second and the fourth come; the third is not ours.
  for (const doc of [first, fourth, second]) void follow(doc, key)
  await shown()
  expect((await db.owed.find().sort({ version: 1 }).lean()).map(({ version }) => version)).toEqual([2, 3, 4])
  expect(await db.records.findById(record).lean()).toMatchObject({ version: 4, head: fourth.hash })
  await connection.close()
})
