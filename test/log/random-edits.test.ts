import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose, { type Connection } from 'mongoose'
import { type Collections, collections } from '../../src/log/collections.js'
import { keysOn } from '../../src/log/keys-on.js'
import { type OpenLog, openLog } from '../../src/log/open-log.js'
import { verifyAll } from '../../src/log/verify.js'
import { type Witness, witnessIn } from '../../src/log/witness.js'
import { dice } from '../casework/random-years.js'
import { asha, at, opened, stepped, takeAll } from '../contracts/log-story.js'
import { seedOfRun } from '../seed-of-run.js'
import { cursorOver } from './cursor-over.js'
import { freshName, patience, testDatabase } from './test-database.js'

interface Doc {
  readonly _id: string
  readonly [field: string]: unknown
}
type Edit = (of: readonly Doc[], roll: () => number) => readonly Doc[]
const pick = <T>(all: readonly T[], roll: () => number): T => all[Math.floor(roll() * all.length)] as T
const instead = (all: readonly Doc[], doc: Doc): readonly Doc[] => all.map((each) => (each._id === doc._id ? doc : each))

/** The same kind of value, and another: a letter changed, a number beside it, a list shortened or a word put into it. */
const altered = (value: unknown, roll: () => number): unknown => {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return value.length > 0 && roll() < 0.5 ? value.slice(1) : [...value, 'x']
  const text = String(value)
  const place = Math.floor(roll() * Math.max(1, text.length))
  const letter = text[place] === 'A' ? 'B' : 'A'
  return `${text.slice(0, place)}${letter}${text.slice(place + 1)}`
}
/** The last letter of base64 carries bits that stand for nothing: a change there alone changes no byte. */
const isSame = (before: unknown, after: unknown): boolean =>
  typeof before === 'string' &&
  typeof after === 'string' &&
  Buffer.from(before, 'base64').equals(Buffer.from(after, 'base64')) &&
  before.length > 40

const change: Edit = (all, roll) => {
  const doc = pick(all, roll)
  const field = pick(
    Object.keys(doc).filter((name) => name !== '_id'),
    roll,
  )
  const value = altered(doc[field], roll)
  return isSame(doc[field], value) ? all : instead(all, { ...doc, [field]: value })
}
/** How often it was tried, under which lease, and whether somebody has it: any number there does no harm. */
const harmless = new Set(['tries', 'fence', 'held'])
const changeOwed: Edit = (all, roll) => {
  const doc = pick(all, roll)
  const field = pick(Object.keys(doc), roll)
  return field === '_id' || harmless.has(field) ? all : instead(all, { ...doc, [field]: altered(doc[field], roll) })
}
/** Which RECORD_KEY wraps the log's own key is told of by the start, which refuses: nobody verifies then. */
const changeKey: Edit = (all, roll) => {
  const after = change(all, roll)
  return after.some((doc, place) => doc._id === 'office' && doc !== all[place]) ? all : after
}
const takeOutOwed: Edit = (all, roll) => {
  const after = takeOut(all, roll)
  return after.some((doc, place) => 'held' in (all[place] ?? {}) && !('held' in doc)) ? all : after
}
const takeOut: Edit = (all, roll) => {
  const doc = pick(all, roll)
  const {
    [pick(
      Object.keys(doc).filter((name) => name !== '_id'),
      roll,
    )]: _,
    ...rest
  } = doc
  return instead(all, rest as Doc)
}
const drop: Edit = (all, roll) => {
  const doc = pick(all, roll)
  return all.filter(({ _id }) => _id !== doc._id)
}
const swap: Edit = (all, roll) => {
  const [first, second] = [pick(all, roll), pick(all, roll)]
  const field = pick(
    Object.keys(first).filter((name) => name !== '_id'),
    roll,
  )
  if (JSON.stringify(first[field]) === JSON.stringify(second[field])) return all
  return instead(instead(all, { ...first, [field]: second[field] }), { ...second, [field]: first[field] })
}
const putIn: Edit = (all, roll) => {
  const doc = pick(all, roll)
  return [...all, { ...doc, _id: `${doc._id}${Math.floor(roll() * 90) + 10}` }]
}

type Kept = Readonly<Record<string, readonly Doc[]>>
const names = ['commits', 'records', 'owed', 'keys'] as const

/** What verify asks a database for, answered from memory: so that each of ten thousand edits is judged in a moment. */
const standIn = (kept: Kept): Collections =>
  Object.fromEntries(names.map((name) => [name, { collection: { find: () => cursorOver(kept[name] ?? []) } }])) as unknown as Collections

const edits: readonly (readonly [string, string, Edit])[] = [
  ['commits', 'change', change],
  ['commits', 'take out', takeOut],
  ['commits', 'drop', drop],
  ['commits', 'swap', swap],
  ['commits', 'put in', putIn],
  ['records', 'change', change],
  ['records', 'swap', swap],
  ['records', 'drop', drop],
  ['keys', 'change', changeKey],
  ['keys', 'drop', drop],
  ['owed', 'change', changeOwed],
  ['owed', 'take out', takeOutOwed],
  ['owed', 'drop', drop],
  ['owed', 'put in', putIn],
]

// Promise 39: edits by somebody with all rights on the database; LONG=1 has ten thousand.
test('whatever is changed, left out, swapped or put into the records by hand, it is found', async () => {
  const seed = seedOfRun()
  const roll = dice(seed)
  const now = new Date(at(3_000))
  const settings = { uri: await testDatabase(), recordKey: randomBytes(32), database: freshName() }
  const witness = witnessIn(join(await mkdtemp(join(tmpdir(), 'steward-witness-')), 'verified.json'))
  const log: OpenLog = await openLog({ ...settings, patience, clock: () => now, witness })
  const raw: Connection = await mongoose.createConnection(settings.uri, { dbName: settings.database }).asPromise()
  try {
    for (let n = 0; n < 4; n += 1) {
      const { record } = await opened(log, {
        owed: [
          { notice: 'line-manager', to: { person: asha }, urgency: 'now' },
          { alarm: 'remind', at: at(4_000) },
        ],
      })
      for (let version = 2; version < 4; version += 1) await stepped(log, record, version)
    }
    // Of what is owed some is done, some due and open, some not due yet.
    const [one, two, ...others] = await takeAll(log, at(2_000))
    for (const item of [one, two]) if (item) await log.finishOwed(item)
    for (const item of others) await log.putBackOwed(item, at(2_500))
    expect((await log.verify()).faults).toEqual([])

    const whole: Kept = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await raw.collection<Doc>(name).find().toArray()] as const)),
    )
    const keys = await keysOn(raw, collections(raw), settings)
    const seen = await witness.read()
    const remembering: Witness = { read: async () => ({ ...seen, replace: async () => {} }), add: async () => {} }
    const isFound = async (kept: Kept): Promise<boolean> =>
      verifyAll(standIn(kept), keys, { witness: remembering, clock: () => now }).then(
        ({ faults }) => faults.length > 0,
        () => true,
      )
    expect(await isFound(whole)).toBe(false)

    const missed: unknown[] = []
    let made = 0
    // Each kind in its turn: a small sample has as many of every one of them.
    let turn = 0
    const count = process.env.LONG === '1' ? 10_000 : 280
    while (made < count) {
      const [name, what, edit] = edits[turn++ % edits.length] ?? pick(edits, roll)
      const before = whole[name] ?? []
      const after = edit(before, roll)
      if (after === before) continue
      made += 1
      if (await isFound({ ...whole, [name]: after })) continue
      const [was, is] = [new Set(before), new Set(after)]
      missed.push({ name, what, from: before.filter((doc) => !is.has(doc)), to: after.filter((doc) => !was.has(doc)) })
    }
    expect({ seed, missed }).toEqual({ seed, missed: [] })
  } finally {
    await raw.dropDatabase()
    await raw.close()
    await log.close()
  }
}, 600_000)
