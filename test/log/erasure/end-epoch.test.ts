import { randomBytes } from 'node:crypto'
import mongoose, { type Connection } from 'mongoose'
import type { CommitDoc, KeyDoc, SealedDoc } from '../../../src/log/collections.js'
import { KeyErased } from '../../../src/log/log.js'
import { type OpenLog, openLog } from '../../../src/log/open-log.js'
import { derive, keyId, seal, unseal } from '../../../src/log/sealing/seal.js'
import type { RecordId } from '../../../src/procedures/words.js'
import { opened } from '../../contracts/log-story.js'
import { long } from '../../promises/seed.js'
import { freshName, patience, testDatabase } from '../test-database.js'

const recordKey = randomBytes(32)
let place: { uri: string; database: string; recordKey: Buffer; patience: number }
let one: OpenLog
let other: OpenLog
let raw: Connection
beforeEach(async () => {
  place = { uri: await testDatabase(), database: freshName(), recordKey, patience }
  one = await openLog(place)
  other = await openLog(place)
  raw = await mongoose.createConnection(place.uri, { dbName: place.database }).asPromise()
})
afterEach(async () => {
  await Promise.all([one.close(), other.close()])
  await raw.dropDatabase()
  await raw.close()
})

const docs = <Doc>(name: string) => raw.collection<{ _id: string } & Doc>(name)
const told = (words: string) => ({ events: [{ event: 'Told', words }] })
const wordsIn = async (log: OpenLog, record: RecordId): Promise<unknown> =>
  log.read(record).then(
    (kept) => kept?.events[0],
    (fault: unknown) => (fault instanceof KeyErased ? 'erased' : String(fault)),
  )
/** Where an epoch's key lies. The embedded server makes an empty place anew when somebody reads it in the moment in which it is dropped; MongoDB does not. */
const epochs = async (): Promise<readonly string[]> => {
  const names = ((await raw.db?.listCollections({}, { nameOnly: true }).toArray()) ?? []).map(({ name }) => name)
  const holds = await Promise.all(
    names.filter((name) => name.startsWith('epoch-')).map(async (name) => ((await docs(name).findOne()) ? [name] : [])),
  )
  return holds.flat()
}

/** Every way in which the database is written to; the nth from now on fails, before or after its effect. */
const writes = ['insertOne', 'insertMany', 'updateOne', 'replaceOne', 'deleteOne', 'deleteMany', 'updateMany', 'bulkWrite', 'drop'] as const
const crashAt = (nth: number, moment: 'before' | 'after') => {
  let passed = 0
  const driver = mongoose.mongo.Collection.prototype as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
  const spies = writes.map((name) => {
    const real = driver[name]
    return jest.spyOn(driver, name).mockImplementation(async function (this: unknown, ...given: unknown[]) {
      passed += 1
      if (passed === nth && moment === 'before') throw new Error('killed')
      // What a killed bot does not come to any more.
      if (passed > nth) throw new Error('killed')
      const answer = await real?.apply(this, given)
      if (passed === nth && moment === 'after') throw new Error('killed')
      return answer
    })
  })
  return () => {
    for (const spy of spies) spy.mockRestore()
  }
}

// After one write is before the next one.
test.each(long ? (['before', 'after'] as const) : (['before'] as const))(
  'a bot that is killed %s any write of an erasure loses no other record, and has told nobody that it is done; the next one does it whole',
  async (moment) => {
    const living = await opened(one, told('stays'))
    await one.putSealed('draft', 'stays', { words: 'stays' })
    let nth = 0
    for (let isDone = false; !isDone; ) {
      nth += 1
      const { record } = await opened(one, told('goes'))
      await one.putSealed('draft', 'goes', { words: `of ${record}` })
      const heal = crashAt(nth, moment)
      isDone = await one.erase([record]).then(
        () => true,
        () => false,
      )
      heal()
      expect([{ event: 'Told', words: 'goes' }, 'erased']).toContainEqual(await strip(wordsIn(other, record)))
      // Whoever works on meanwhile is not held up, and neither is a bot that starts.
      const meanwhile = await opened(other, told('meanwhile'))
      await other.putSealed('draft', 'meanwhile', { words: record })
      if (nth % 2 === 0) await other.rewrap()
      // Either it is asked for once more, or, where the key is gone already, the next start does the rest by itself.
      const erasedOnce = (await wordsIn(other, record)) === 'erased'
      if (!isDone && erasedOnce && nth % 3 === 0) await other.rewrap()
      else if (!isDone) expect(await other.erase([record])).toEqual([record])
      expect(await wordsIn(one, record)).toBe('erased')
      expect(await strip(wordsIn(one, living.record))).toEqual({ event: 'Told', words: 'stays' })
      expect(await strip(wordsIn(one, meanwhile.record))).toEqual({ event: 'Told', words: 'meanwhile' })
      expect(await one.getSealed('draft', 'stays')).toEqual({ words: 'stays' })
      if (nth % 3 !== 0) expect(await other.getSealed('draft', 'goes')).toBeUndefined()
      // One epoch, and everything under it: those before are gone with their places.
      const [epoch = '', ...more] = await epochs()
      expect(more).toEqual([])
      const under = epoch.slice('epoch-'.length)
      expect(await docs('keys').countDocuments({ erased: { $exists: true }, under: { $exists: true } })).toBe(0)
      expect(await docs('keys').countDocuments({ under: { $exists: true, $nin: [under, keyId(recordKey)] } })).toBe(0)
      expect(await docs('sealed').countDocuments({ under: { $ne: under } as never })).toBe(0)
    }
    expect(nth).toBeGreaterThan(8)
    expect((await one.verify()).faults).toEqual([])
  },
  120_000,
)

/** Without who and when. */
const strip = async (event: Promise<unknown>): Promise<unknown> => {
  const found = await event
  if (typeof found !== 'object' || found === null || !('words' in found)) return found
  return { event: 'event' in found ? found.event : undefined, words: found.words }
}

test('while two bots erase, both go on opening records and keeping small things, and none of these is lost', async () => {
  const kept: RecordId[] = []
  const gone: RecordId[] = []
  const working = async (log: OpenLog, name: string) => {
    for (let number = 0; number < 12; number += 1) {
      kept.push((await opened(log, told('kept'))).record)
      await log.putSealed('draft', `${name}-${number}`, { number })
    }
  }
  const erasing = async (log: OpenLog) => {
    for (let number = 0; number < 3; number += 1) {
      const { record } = await opened(log, told('gone'))
      await log.erase([record])
      gone.push(record)
    }
  }
  await Promise.all([working(one, 'one'), working(other, 'other'), erasing(one), erasing(other)])
  const fresh = await openLog(place)
  for (const record of kept) expect(await strip(wordsIn(fresh, record))).toEqual({ event: 'Told', words: 'kept' })
  for (const record of gone) expect(await wordsIn(fresh, record)).toBe('erased')
  expect((await fresh.listSealed('draft')).length).toBe(24)
  await fresh.rewrap()
  expect(await epochs()).toHaveLength(1)
  expect((await fresh.verify()).faults).toEqual([])
  await fresh.close()
})

test('what a bot kept before there were epochs is read, is moved over by the next start, and is erased as truly', async () => {
  const { record } = await opened(one, told('of before'))
  await one.putSealed('draft', 'of before', { words: 'of before' })
  const key = (await docs<CommitDoc>('commits').findOne({ _id: `${record}/1` }))?.key ?? ''
  const own = derive(recordKey, 'wrap')
  // As that bot laid it out: keys wrapped with RECORD_KEY itself, small things sealed with the log's own key, no epochs.
  const [epoch = ''] = await epochs()
  const id = epoch.slice('epoch-'.length)
  const secret = unseal(own, (await docs<KeyDoc>(epoch).findOne({ _id: id }))?.wrapped ?? '', `epoch ${id}`)
  const plain = unseal(derive(secret, 'wrap'), (await docs<KeyDoc>('keys').findOne({ _id: key }))?.wrapped ?? '', `key ${key}`)
  const office = unseal(own, (await docs<KeyDoc>('keys').findOne({ _id: 'office' }))?.wrapped ?? '', 'key office')
  await docs<KeyDoc>('keys').updateOne({ _id: key }, { $set: { under: keyId(recordKey), wrapped: seal(own, plain, `key ${key}`) } })
  const small = seal(derive(office, 'sealed'), JSON.stringify({ value: { words: 'of before' } }), 'sealed draft/of before')
  await docs<SealedDoc>('sealed').updateOne({ _id: 'draft/of before' }, { $set: { sealed: small }, $unset: { under: 1 } } as never)
  await Promise.all([one.close(), other.close()])
  await docs('about').deleteOne({ _id: 'epochs' })
  await raw.collection(epoch).drop()

  one = await openLog(place)
  other = await openLog(place)
  expect(await strip(wordsIn(one, record))).toEqual({ event: 'Told', words: 'of before' })
  expect(await other.getSealed('draft', 'of before')).toEqual({ words: 'of before' })
  expect((await one.verify()).faults).toEqual([])
  expect(await one.rewrap()).toEqual({ moved: 1, left: 0 })
  expect(await one.rewrap()).toEqual({ moved: 0, left: 0 })
  expect((await docs<KeyDoc>('keys').findOne({ _id: key }))?.under).toBe((await epochs())[0]?.slice('epoch-'.length))
  expect(await strip(wordsIn(other, record))).toEqual({ event: 'Told', words: 'of before' })
  expect(await other.getSealed('draft', 'of before')).toEqual({ words: 'of before' })
  await other.erase([record])
  expect(await wordsIn(one, record)).toBe('erased')
})

test('an epoch that was destroyed by hand is a fault of every record under it, and no bot starts; none takes anything away because of it', async () => {
  const { record } = await opened(one, told('under it'))
  await one.putSealed('draft', 'under it', { words: 'under it' })
  const [epoch = ''] = await epochs()
  const kept = await docs<KeyDoc>(epoch).findOne({})
  await raw.collection(epoch).drop()
  expect((await one.verify()).faults).toEqual([{ record, version: 1, fault: expect.stringContaining('its key is missing') }])
  await expect(openLog(place)).rejects.toThrow(/newest epoch is gone/)
  // Put back from a backup, all is there.
  await docs<KeyDoc>(epoch).insertOne(kept as never)
  const again = await openLog(place)
  expect(await strip(wordsIn(again, record))).toEqual({ event: 'Told', words: 'under it' })
  expect(await again.getSealed('draft', 'under it')).toEqual({ words: 'under it' })
  await again.close()
})
