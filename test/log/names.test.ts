import { randomBytes } from 'node:crypto'
import mongoose from 'mongoose'
import { ahead, inGroups } from '../../src/log/ahead.js'
import { collections, type RecordDoc } from '../../src/log/collections.js'
import { followedUp, opened, stepped } from '../contracts/log-story.js'
import { namesIn } from '../contracts/movements.contract.js'
import { freshName, openTestLog, testDatabase } from './test-database.js'

describe('names in the log’s lists', () => {
  const named = async () => {
    const [uri, database] = [await testDatabase(), freshName()]
    const log = followedUp(await openTestLog({ uri, database, recordKey: randomBytes(32) }))
    const connection = await mongoose.createConnection(uri, { dbName: database }).asPromise()
    const { record } = await opened(log, { customer: 'Anna Kowalczyk' })
    const close = () => Promise.all([log.close(), connection.close()])
    return { log, record, records: collections(connection).records.collection, close }
  }

  test.each([
    ['an older name that was put back', async (older: string) => ({ $set: { customer: older } })],
    ['a name that an earlier bot did not keep', async () => ({ $unset: { customer: 1 } })],
    ['a name that was altered', async (older: string) => ({ $set: { customer: older.replace(/^.{8}/, 'AAAAAAAA') } })],
  ])('%s is told as one that only the record knows', async (_, edit) => {
    const { log, record, records, close } = await named()
    const older = (await records.findOne<RecordDoc>({ _id: record as never }))?.customer ?? ''
    expect(older).not.toContain('Kowalczyk')
    await stepped(log, record, 2, { customer: 'Anna Nowak' })
    expect(await namesIn(log)).toEqual([{ record, version: 2, customer: 'Anna Nowak' }])
    await records.updateOne({ _id: record as never }, await edit(older))
    expect(await namesIn(log)).toEqual([{ record, version: 2, customer: undefined }])
    await close()
  })
})

describe('work that is a group ahead', () => {
  async function* upTo(count: number) {
    for (let one = 0; one < count; one += 1) yield one
  }
  const all = async <One>(given: AsyncIterable<One>): Promise<readonly One[]> => {
    const taken: One[] = []
    for await (const one of given) taken.push(one)
    return taken
  }

  test.each([0, 1, 2, 3, 7])('of %i things each is taken once, in its order, in groups of three', async (count) => {
    const groups = await all(ahead(inGroups(upTo(count), 3), async (some) => [...some]))
    expect(groups.flat()).toEqual(await all(upTo(count)))
    expect(groups.every((some, at) => some.length === 3 || at === groups.length - 1)).toBe(true)
  })

  test('the next group is begun before the one before it is done with, and no other', async () => {
    const begun: number[] = []
    for await (const one of ahead(upTo(4), async (group) => begun.push(group) - 1)) expect(begun).toHaveLength(Math.min(one + 2, 4))
  })

  test('a fault comes where its group would have come, and one that nobody waits for any more comes nowhere', async () => {
    const broken = async (group: number) => {
      if (group === 2) throw new Error('away')
      return group
    }
    const taken: number[] = []
    const take = async (last: number) => {
      for await (const one of ahead(upTo(9), broken)) if (taken.push(one) > last) return
    }
    await expect(take(9)).rejects.toThrow('away')
    expect(taken).toEqual([0, 1])
    await take(2)
  })
})
