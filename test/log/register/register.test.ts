import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import { type Collections, collections, type PageDoc, type SealedDoc } from '../../../src/log/collections.js'
import { sweepSealed } from '../../../src/log/erase.js'
import { keysOn } from '../../../src/log/keys-on.js'
import { lookTwice } from '../../../src/log/register/look-twice.js'
import { openRegister, type Register } from '../../../src/log/register/open-register.js'
import { settleEpochs } from '../../../src/log/sealing/change-epoch.js'
import type { Keys } from '../../../src/log/sealing/keys.js'
import { seal } from '../../../src/log/sealing/seal.js'
import { openSealedStore } from '../../../src/log/sealing/sealed-store.js'
import { witnessIn } from '../../../src/log/witness.js'
import { instant, RecordId } from '../../../src/procedures/words.js'
import { dice } from '../../casework/random-years.js'
import { seedOfRun } from '../../seed-of-run.js'
import { freshName, testDatabase } from '../test-database.js'

const day = 86_400_000
const pick = <T>(all: readonly T[], roll: () => number): T => all[Math.floor(roll() * all.length)] as T

/** A database with bots on it, each with a register of its own; `killed` writes as they do and never comes to note it. */
const office = async (killedAt?: () => boolean) => {
  const connection: Connection = await mongoose.createConnection(await testDatabase(), { dbName: freshName() }).asPromise()
  const db: Collections = collections(connection)
  const keys: Keys = await keysOn(connection, db, { recordKey: randomBytes(32), database: connection.name })
  const clock = { now: new Date('2026-12-01T09:00:00.000Z') }
  const now = (): Date => clock.now
  const folder = await mkdtemp(join(tmpdir(), 'steward-register-'))
  const bot = (name: string, of: Collections = db) => {
    const register = openRegister(of, keys, { witness: witnessIn(join(folder, name, 'verified-small.json')), now })
    return { register, store: openSealedStore(db, keys, now, now, register) }
  }
  /** The same collections, on which a bot is killed after some of its writes: what it was about to do next it never does. */
  const dying = {
    ...db,
    registers: db.registers,
    sealed: new Proxy(db.sealed, {
      get: (of, name) => {
        if (name === 'bulkWrite' && killedAt?.()) return () => Promise.reject(new Error('killed'))
        const found: unknown = Reflect.get(of, name, of)
        return typeof found === 'function' ? found.bind(of) : found
      },
    }),
  } as Collections
  return {
    ...{ db, keys, clock, now, folder, bot, dying },
    killed: openSealedStore(db, keys, now, now),
    /** What a bot of before this version does: no mark within the seal, and what is dropped is simply gone. */
    earlier: {
      async put(kind: string, name: string, value: unknown, outside: Partial<SealedDoc> = {}) {
        const [_id, epoch] = [`${kind}/${name}`, keys.epochs.known()]
        const doc = { _id, kind, name, ...outside, under: epoch.id, sealed: seal(epoch.seals, JSON.stringify({ value }), `sealed ${_id}`) }
        await db.sealed.replaceOne({ _id }, doc, { upsert: true })
      },
      drop: async (kind: string, name: string) => db.sealed.deleteOne({ _id: `${kind}/${name}` }),
    },
    raw: (_id: string) => db.sealed.collection.findOne<SealedDoc>({ _id } as never),
    put: (doc: SealedDoc) => db.sealed.collection.replaceOne({ _id: doc._id } as never, doc as never, { upsert: true }),
    close: async () => {
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
/** The same collection, on which others do something each time before all of it is read. */
const othersBefore = <M extends Collections['registers'] | Collections['sealed']>(model: M, others: () => Promise<unknown>): M =>
  new Proxy(model, {
    get: (of, name) => {
      const found: unknown = Reflect.get(of, name, of)
      if (name !== 'collection') return typeof found === 'function' ? found.bind(of) : found
      return {
        find: (filter: object, wanted: object) => {
          const cursor = of.collection.find(filter, wanted)
          const next = cursor.next.bind(cursor)
          let first: Promise<unknown> | undefined
          cursor.next = async () => {
            first ??= others()
            await first
            return next()
          }
          return cursor
        },
      }
    },
  })
type Office = Awaited<ReturnType<typeof office>>
const faultsOf = async (register: Register) => (await lookTwice(register)).faults

describe('the register of small things', () => {
  let its: Office
  let register: Register
  let store: ReturnType<Office['bot']>['store']
  beforeEach(async () => {
    its = await office()
    ;({ register, store } = its.bot('one'))
  })
  afterEach(async () => {
    await register.close()
    await its.close()
  })

  // Who is harmed: a customer or a member of staff whose words stay in a chat for ever, since nobody knows any more where they are to be blanked.
  test.each(['looks', 'shown', 'named', 'to-blank', 'erased'])('a thing of kind %s that is taken out by hand is named', async (kind) => {
    await store.putSealed(kind, 'one', { a: 1 })
    await register.flush()
    await its.db.sealed.deleteOne({ _id: `${kind}/one` })
    expect(await faultsOf(register)).toEqual([{ record: `${kind} one`, version: 1, fault: 'was taken out by hand' }])
  })

  test('one that was kept before this version is in the register after the first look, and missed from then on', async () => {
    await its.earlier.put('to-blank', 'TC-2026-0001', { copies: [1] })
    expect(await faultsOf(register)).toEqual([])
    await its.db.sealed.deleteOne({ _id: 'to-blank/TC-2026-0001' })
    expect(await faultsOf(register)).toMatchObject([{ record: 'to-blank TC-2026-0001' }])
  })

  const changes: readonly (readonly [string, Partial<Record<keyof SealedDoc, unknown>>])[] = [
    ['its owner', { owner: 'somebody.else' }],
    ['until when it is kept', { until: '2026-12-01T08:00:00.000Z' }],
    ['when the server takes it away', { expires: new Date('2026-12-01T08:00:00.000Z') }],
    ['its kind', { kind: 'draft' }],
    ['its name', { name: 'other' }],
    ['its words', { sealed: 'AAAA' }],
    ['its epoch', { under: 'e000000000001-0000000000000000' }],
    ['that it was dropped', { end: '1-x y', sealed: '', until: '1970-01-01T00:00:00.000Z' }],
  ]
  test.each(changes)('one of which %s was changed by hand is named', async (_, change) => {
    await store.putSealed('named', 'one', { a: 1 }, { owner: 'asha.patel', until: instant(new Date(its.now().getTime() + day)) })
    await register.flush()
    await its.db.sealed.collection.updateOne({ _id: 'named/one' } as never, { $set: change })
    expect(await faultsOf(register)).toMatchObject([{ record: 'named one' }])
  })

  test('an older copy that is put back is named, and so is one that was dropped', async () => {
    await store.putSealed('shown', 'one', { a: 1 })
    await register.flush()
    const older = await its.raw('shown/one')
    await store.putSealed('shown', 'one', { a: 2 })
    await register.flush()
    if (older) await its.put(older)
    expect(await faultsOf(register)).toMatchObject([{ record: 'shown one', fault: expect.stringContaining('older') }])
    await store.putSealed('shown', 'one', { a: 3 })
    await store.dropSealed('shown', 'one')
    expect(await faultsOf(register)).toEqual([])
    if (older) await its.put(older)
    expect(await faultsOf(register)).toMatchObject([{ record: 'shown one' }])
  })

  test('an end of before in the place of one that was written since is named', async () => {
    await store.putSealed('named', 'one', 1)
    await store.dropSealed('named', 'one')
    const end = await its.raw('named/one')
    await register.flush()
    await store.putSealed('named', 'one', 2)
    await register.flush()
    if (end) await its.put(end)
    expect(await faultsOf(register)).toMatchObject([{ record: 'named one' }])
  })

  test('a page that is taken out, altered, or put back with what it says is named', async () => {
    await store.putSealed('named', 'one', 1)
    await register.flush()
    const [page] = await its.db.registers.find().lean<PageDoc[]>()
    await store.putSealed('named', 'one', 2)
    await register.flush()
    const [later] = await its.db.registers.find().lean<PageDoc[]>()
    if (!page || !later) throw new Error('no page was written')
    const wrong = [{ record: 'The register of small things', version: expect.any(Number), fault: expect.any(String) }]
    const put = (doc: PageDoc) => its.db.registers.collection.replaceOne({ _id: doc._id } as never, doc as never, { upsert: true })
    await put(page)
    // A bot that did not see it, and has only the files beside it.
    expect(await faultsOf(its.bot('one').register)).toEqual(expect.arrayContaining(wrong))
    await put({ ...later, list: later.list.replace('named/one', 'named/two') })
    expect(await faultsOf(its.bot('one').register)).toEqual(expect.arrayContaining(wrong))
    await its.db.registers.deleteMany({})
    await its.db.sealed.deleteMany({})
    expect(await faultsOf(its.bot('one').register)).toEqual(wrong)
    await put(later)
  })

  test('what is dropped, written over, swept with an erased record, sealed under a new epoch or over by itself is no fault', async () => {
    const until = instant(new Date(its.now().getTime() + day))
    await store.putSealed('looks', 'over', 1, { until })
    await store.putSealed('named', 'one', { records: ['TC-2026-0007'] })
    await store.putSealed('shown', 'one', 1)
    await store.putSealed('shown', 'one', 1)
    await register.flush()
    await sweepSealed(its.db, its.keys, [RecordId.parse('TC-2026-0007')], { now: its.now(), touch: register.touch })
    await its.keys.epochs.begin()
    await settleEpochs(its.db, its.keys)
    await store.dropSealedIfStill('shown', 'one', 1)
    expect(await faultsOf(register)).toEqual([])
    expect(await its.db.sealed.find({ end: { $exists: true } }).lean()).toEqual([])
    its.clock.now = new Date(its.now().getTime() + 2 * day)
    await its.db.sealed.deleteOne({ _id: 'looks/over' })
    expect(await faultsOf(register)).toEqual([])
  })

  test('what went while a bot of before this version was there is counted and no fault; after it has gone everything is missed again', async () => {
    for (const name of ['one', 'two', 'three']) await store.putSealed('named', name, 1)
    await register.flush()
    await its.earlier.put('watch', 'courier', { at: instant(its.now()) })
    await store.putSealed('watch', 'courier', { at: instant(its.now()) })
    await its.earlier.drop('named', 'one')
    await its.earlier.put('named', 'two', 2)
    expect(await lookTwice(register)).toMatchObject({ faults: [], unknown: 1 })
    its.clock.now = new Date(its.now().getTime() + day / 24)
    expect(await lookTwice(register)).toMatchObject({ faults: [], unknown: 0 })
    await its.db.sealed.deleteMany({ _id: { $in: ['named/two', 'named/three'] } as never })
    expect(await faultsOf(register)).toHaveLength(2)
  })

  test('an older sign of a bot of before, put back by hand, hides nothing', async () => {
    await its.earlier.put('watch', 'courier', { at: instant(its.now()) })
    const sign = await its.raw('watch/courier')
    its.clock.now = new Date(its.now().getTime() + day)
    await store.putSealed('watch', 'courier', { at: instant(its.now()) })
    await store.putSealed('named', 'one', 1)
    await register.flush()
    if (sign) await its.put(sign)
    await its.db.sealed.deleteOne({ _id: 'named/one' })
    expect(await faultsOf(register)).toMatchObject([{ record: 'named one' }])
  })

  test('a witness that was laid aside at a restore says nothing of what began after it', async () => {
    await store.putSealed('named', 'one', 1)
    await faultsOf(register)
    await its.db.registers.deleteMany({})
    const after = openRegister(its.db, its.keys, {
      witness: witnessIn(join(its.folder, 'one', 'verified-small.json')),
      since: '2026-12-01T10:00:00.000Z',
      now: its.now,
    })
    expect(await faultsOf(after)).toEqual([])
    await its.db.sealed.deleteOne({ _id: 'named/one' })
    expect(await faultsOf(after)).toMatchObject([{ record: 'named one' }])
  })

  // Who is harmed: as above. The server clears away what is over, and with it the last trace of what was put in its place.
  test('an older copy whose time is over, in the place of one that is kept, is named before the server clears it away', async () => {
    const hour = day / 24
    await store.putSealed('named', 'one', 1, { until: instant(new Date(its.now().getTime() + hour)) })
    await register.flush()
    const older = await its.raw('named/one')
    await store.putSealed('named', 'one', 2, { until: instant(new Date(its.now().getTime() + 5 * day)) })
    await register.flush()
    its.clock.now = new Date(its.now().getTime() + 2 * hour)
    if (older) await its.put(older)
    expect(await faultsOf(register)).toMatchObject([{ record: 'named one', fault: expect.stringContaining('older') }])
  })

  test('what a bot of before this version wrote, put back when none has been there since, is named', async () => {
    await its.earlier.put('named', 'one', 1)
    await register.look()
    const older = await its.raw('named/one')
    await store.putSealed('named', 'one', 2)
    await register.flush()
    if (older) await its.put(older)
    expect(await faultsOf(register)).toMatchObject([{ record: 'named one', fault: expect.stringContaining('older') }])
  })

  test('a page of before a restore, put in the place of one of after it, is named', async () => {
    for (const words of [1, 2, 3]) await store.putSealed('named', 'one', words).then(register.flush)
    await store.dropSealed('named', 'one')
    await register.flush()
    const [older] = await its.db.registers.find().lean<PageDoc[]>()
    await its.db.registers.deleteMany({})
    const since = '2026-12-01T10:00:00.000Z'
    const after = openRegister(its.db, its.keys, {
      witness: witnessIn(join(its.folder, 'one', 'verified-small.json')),
      since,
      now: its.now,
    })
    await openSealedStore(its.db, its.keys, its.now, its.now, after).putSealed('named', 'one', 4)
    expect(await faultsOf(after)).toEqual([])
    await its.db.sealed.deleteOne({ _id: 'named/one' })
    if (older) await its.db.registers.collection.replaceOne({ _id: older._id } as never, older as never)
    expect(await faultsOf(after)).not.toEqual([])
  })

  // Who is harmed: an administrator who is woken after an upgrade for pages that nobody touched; and, as above, whoever relies on what such a page hides.
  test.each([
    ['after the restore is taken as it is', day, []],
    ['before the restore, put back after it, is named', -day, [{ fault: 'its page was altered' }]],
  ])('a page that the version before this one wrote %s', async (_, later, faults) => {
    const restored = its.now()
    its.clock.now = new Date(restored.getTime() + later)
    await store.putSealed('named', 'one', 1)
    await register.flush()
    const [page] = await its.db.registers.find({ turn: { $gt: 0 } }).lean<PageDoc[]>()
    if (!page) throw new Error('no page was written')
    const { since: _since, ...before } = JSON.parse(page.list)
    const list = JSON.stringify(before)
    await its.db.registers.updateOne({ _id: page._id }, { list, mac: its.keys.hash(['register', page._id, page.turn, list]) })
    its.clock.now = new Date(restored.getTime() + 2 * day)
    const after = openRegister(its.db, its.keys, { since: restored.toISOString(), now: its.now })
    expect(await faultsOf(after)).toMatchObject(faults)
  })

  // Who is harmed: an administrator who is told that somebody changed the database by hand, and it was somebody who asked the bot something.
  test('what is dropped each time while all are looked at is no fault', async () => {
    const other = its.bot('other')
    const busy = its.bot('one', {
      ...its.db,
      registers: othersBefore(its.db.registers, async () => {
        await other.store.putSealed('named', 'chat', 1)
        await other.register.flush()
      }),
      sealed: othersBefore(its.db.sealed, async () => {
        await other.store.dropSealed('named', 'chat')
        await other.register.flush()
      }),
    })
    expect(await faultsOf(busy.register)).toEqual([])
  })
})

// Promise 39, of the small things: any order of writings, drops, kills between two of them and two bots at once is no fault; whatever is changed by hand then is.
test('bots that write, drop and are killed at any moment raise no alarm, and nothing that is changed by hand after a look is missed', async () => {
  const seed = seedOfRun()
  const roll = dice(seed)
  const rounds = process.env.LONG === '1' ? 400 : 12
  let dies = false
  const its = await office(() => dies)
  const [one, other, dying] = [its.bot('one'), its.bot('other'), its.bot('dying', its.dying)]
  const stores = [one.store, other.store, dying.store, its.killed]
  const kinds = ['looks', 'shown', 'named', 'to-blank']
  const copies = new Map<string, SealedDoc[]>()
  const step = async (): Promise<unknown> => {
    const [kind, name, store] = [pick(kinds, roll), `n${Math.floor(roll() * 4)}`, pick(stores, roll)]
    const until = roll() < 0.3 ? { until: instant(new Date(its.now().getTime() + day)) } : {}
    const what = roll()
    if (what < 0.5) return store.putSealed(kind, name, roll(), until)
    if (what < 0.65) return store.dropSealed(kind, name)
    if (what < 0.75) return store.dropSealedIfStill(kind, name, await store.getSealed(kind, name))
    if (what < 0.8) return settleEpochs(its.db, its.keys)
    dies = roll() < 0.5
    return pick([one, other, dying], roll).register.flush()
  }
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (let n = 0; n < 6; n += 1) await Promise.all(Array.from({ length: 1 + Math.floor(roll() * 3) }, step))
      for (const bot of [one, other]) {
        const { faults } = await lookTwice(bot.register)
        expect({ seed, round, faults }).toEqual({ seed, round, faults: [] })
      }
      const all = (await its.db.sealed.find().lean<SealedDoc[]>()).filter(({ _id }) => !_id.startsWith('watch'))
      const mine = pick(all, roll)
      if (!mine) continue
      const older = (copies.get(mine._id) ?? []).filter(({ sealed }) => sealed !== mine.sealed)
      const tamper = pick(['take out', 'older', 'swap', 'change'], roll)
      const theirs = pick(all, roll)
      if (tamper === 'take out') await its.db.sealed.deleteOne({ _id: mine._id })
      else if (tamper === 'older' && older.length > 0) await its.put(pick(older, roll))
      else if (tamper === 'swap' && theirs !== mine) await its.put({ ...mine, sealed: theirs.sealed })
      else await its.put({ ...mine, owner: 'nobody' })
      const { faults } = await lookTwice(pick([one, other], roll).register)
      expect({ seed, round, tamper, faults: faults.map(({ record }) => record) }).toEqual({
        ...{ seed, round, tamper },
        faults: [mine._id.replace('/', ' ')],
      })
      await its.put(mine)
      for (const doc of all) copies.set(doc._id, [...(copies.get(doc._id) ?? []), doc].slice(-5))
    }
  } finally {
    for (const bot of [one, other, dying]) await bot.register.close()
    await its.close()
  }
}, 600_000)

test('the files of a witness of small things are another’s than those of the entries, so that a bot of before reads neither', async () => {
  const its = await office()
  const { register, store } = its.bot('one')
  await store.putSealed('named', 'one', 1)
  await lookTwice(register)
  const names = await readdir(join(its.folder, 'one'))
  expect(names.every((name) => name.startsWith('verified-small.json'))).toBe(true)
  // Taken away, it begins anew, and says nothing of before.
  await rename(join(its.folder, 'one'), join(its.folder, 'away'))
  expect(await faultsOf(its.bot('one').register)).toEqual([])
  await register.close()
  await its.close()
})
