import type { Connection } from 'mongoose'
import type { RecordId } from '../procedures/words.js'
import { instant } from '../procedures/words.js'
import { type FollowedClock, followClock } from '../time/followed-clock.js'
import { repeat } from '../time/repeat.js'
import { checkAbout } from './about.js'
import { reaching } from './away.js'
import { type Gap, readGaps } from './backup/gaps.js'
import { openClaims } from './claims.js'
import { type Collections, collections, lockArrivals } from './collections.js'
import { connect, type Place } from './connect.js'
import { endEpoch, eraseRecord, sweepSealed } from './erase.js'
import { openErasedElsewhere } from './erased-elsewhere.js'
import { type ErasedFile, type ErasedList, openErasedList } from './erased-list.js'
import { openFigures } from './figures.js'
import { type Holding, openHolding, unlessHeld } from './held-back.js'
import { keysOn } from './keys-on.js'
import { knownWitnesses, type WitnessName } from './known-witnesses.js'
import { openLists } from './lists.js'
import type { Log } from './log.js'
import { openLooks } from './looks.js'
import { openMovements } from './movements.js'
import { openNames } from './names.js'
import { type Oplog, readOplog } from './oplog.js'
import { openOwed } from './owed.js'
import { openOwing } from './owing.js'
import { rebuildAll } from './rebuild.js'
import { openRegister } from './register/open-register.js'
import { settleEpochs } from './sealing/change-epoch.js'
import type { Keys } from './sealing/keys.js'
import type { RecordKeys } from './sealing/record-key.js'
import { openSealedStore } from './sealing/sealed-store.js'
import { completeSince } from './settle.js'
import { openSteps } from './steps.js'
import { entriesIn, verifyAll } from './verify.js'
import { openWalk } from './walk.js'
import { openWitnessing, readHeads, type Witness } from './witness.js'

/** Where the log is, and the keys that open it, of 32 bytes each. */
export interface LogSettings extends RecordKeys, Place {
  /** The office's clock, for what expires; left out, the database's. */
  readonly clock?: () => Date
  /** What an earlier verification found whole, kept where the database's keepers cannot reach; left out, an old copy put back whole does not show. */
  readonly witness?: Witness
  /** The same of the small sealed things. */
  readonly smallWitness?: Witness
  /** By which name the log knows the witness; left out, one that is taken away does not show. */
  readonly witnessName?: WitnessName
  /** Where the list of what was erased is kept, outside the database; left out, there is none. */
  readonly erasedFile?: ErasedFile
  /** A restore that is not done yet: no bot begins there. Left out, it is a bot, or a command beside one. */
  readonly by?: 'restore'
  /** How often the database is asked for its time, and whether a newer bot has laid it out anew, in milliseconds. */
  readonly lookEvery?: number
}

/** A log, and the clock of the database that it is in: one for every bot of the office, however their computers' clocks are set. */
export interface OpenLog extends Log {
  readonly serverClock: Pick<FollowedClock, 'now' | 'ahead'>
  /** How far back the server's log of its own writes reaches: copies of a destroyed key live there. Throws LogAway. */
  readonly oplog: () => Promise<Oplog>
  /** Could something not be told the witness since this was asked the last time (a full disk)? Then a verification is due. */
  readonly unwitnessed: () => boolean
  /** An administrator says that what `moved` of a verification tells was on purpose: it is so from now on. What that was, a sentence each. Throws LogAway, also for a file that cannot be written. */
  readonly witnessMoved: () => Promise<readonly string[]>
  /** What was erased, as a list outside the database knows it. */
  readonly erasedList: Pick<ErasedList, 'read' | 'complete' | 'back'>
  /** What the other bots' keys mean for this one. */
  readonly amongOthers: Pick<Holding, 'lacks'>
}

/**
 * Opens the log, making its indexes where they are missing. Throws LogAway when the database cannot be reached, and
 * WrongRecordKey when the key is not the one this log was begun with, and UnfitDatabase when a newer bot works on it.
 */
export const openLog = async (settings: LogSettings): Promise<OpenLog> => {
  const connection = await connect(settings)
  try {
    const db = collections(connection)
    return await reaching(async () => {
      await checkAbout(connection, settings.by)
      const serverClock = followClock(() => timeOf(connection))
      await serverClock.hear()
      for (const model of Object.values(db)) await model.createIndexes()
      await lockArrivals(db)
      const keys = await keysOn(connection, db, settings)
      const gaps = await readGaps(openSealedStore(db, keys, settings.clock ?? serverClock.now, serverClock.now))
      const holding = openHolding(connection, db, keys, settings, serverClock.now)
      await holding.look()
      return logOn(connection, { db, keys, gaps, serverClock, holding }, settings)
    })
  } catch (fault) {
    await connection.close()
    throw fault
  }
}

const logOn = (
  connection: Connection,
  {
    db,
    keys,
    gaps,
    serverClock,
    holding,
  }: {
    readonly db: Collections
    readonly keys: Keys
    readonly gaps: readonly Gap[]
    readonly serverClock: FollowedClock
    readonly holding: Holding
  },
  { clock = serverClock.now, patience = 2_000, witness, smallWitness, witnessName, erasedFile, lookEvery = 10_000 }: LogSettings,
): OpenLog => {
  const witnessing = openWitnessing(keys, witness)
  const since = gaps.at(-1)?.at ?? ''
  const register = openRegister(db, keys, { witness: smallWitness, since, now: serverClock.now })
  const known = witnessName && (() => knownWitnesses(db, keys, witnessName, { since, now: clock() }))
  const { open, append, following, forget, remembered, ...reading } = openSteps(db, keys, patience, gaps, witnessing.saw)
  const told: ((records: readonly RecordId[]) => void)[] = []
  const tellErased = (records: readonly RecordId[]): void => {
    for (const tell of records.length > 0 ? told : []) tell(records)
  }
  const erasedList = openErasedList(db, keys, erasedFile)
  /** A disk that takes nothing spoils no erasure: the list is completed from the database later. */
  const list = (records: readonly RecordId[]): Promise<unknown> =>
    erasedList.add(records.map((record) => ({ record, at: instant(clock()) }))).catch(() => undefined)
  const elsewhere = openErasedElsewhere(db, keys, {
    remembered,
    clock,
    forget(records) {
      forget(records)
      tellErased(records)
      void list(records)
    },
  })
  // A database that does not answer is told of elsewhere; the next look catches up.
  const looking = repeat(lookEvery, () => void Promise.all([serverClock.hear(), holding.look(), elsewhere.look().catch(() => undefined)]))
  looking.start()
  const owed = openOwed(db, keys)
  const waitedFor = inTime(patience, {
    ...reading,
    ...after(following.shown, openLists(db, keys)),
    ...owed,
    ...after(following.shown, openOwing(db, keys)),
    ...openClaims(db, clock, serverClock.now),
    ...openSealedStore(db, keys, clock, serverClock.now, register),
    takeOwed: async (...given: Parameters<Log['takeOwed']>) => {
      await following.completeMine()
      const someMore = following.owed()
      // What is there already is not kept waiting by what others are about to owe.
      return (await owed.takeOwed(...given)) ?? ((await someMore) ? owed.takeOwed(...given) : undefined)
    },
    owedOpen: async (...given: Parameters<Log['owedOpen']>) => {
      await following.owed()
      return owed.owedOpen(...given)
    },
    ping: async () => {
      await connection.db?.admin().command({ ping: 1 })
      await writesDown(db, serverClock.now())
    },
  })
  return {
    ...unlessHeld(holding, {
      ...waitedFor,
      open,
      append,
      async completeOwed(since: Parameters<Log['completeOwed']>[0]) {
        await following.shown()
        return reaching(() => completeSince(db, keys, since))
      },
      async erase(records: Parameters<Log['erase']>[0]) {
        await following.shown()
        const erased: RecordId[] = []
        try {
          for (const record of records) if (await reaching(() => eraseRecord(db, keys, record, clock()), patience)) erased.push(record)
        } finally {
          forget(records)
          tellErased(erased)
        }
        if (erased.length === 0) return erased
        await list(erased)
        try {
          await reaching(async () => {
            await sweepSealed(db, keys, erased, { now: serverClock.now(), touch: register.touch })
            await endEpoch(db, keys)
          })
        } finally {
          // What was read out of the store while that was still there.
          tellErased(erased)
        }
        return erased
      },
      async verify(seen?: Parameters<Log['verify']>[0]) {
        await Promise.all([witnessing.flush(), following.shown()])
        return reaching(() => verifyAll(db, keys, { witness, gaps, clock, seen, register, known }))
      },
      rewrap: () =>
        reaching(async () => {
          const rewrapped = await keys.rewrap()
          const { moved, left } = await settleEpochs(db, keys)
          return { moved: rewrapped + moved, left }
        }),
      wrapped: () => reaching(() => keys.wrapped()),
      async rebuild(summarise: Parameters<Log['rebuild']>[0]) {
        await following.shown()
        return reaching(() => rebuildAll(db, keys, summarise))
      },
    }),
    serverClock,
    oplog: () => reaching(() => readOplog(connection)),
    erasedList: { read: erasedList.read, complete: () => reaching(erasedList.complete), back: () => reaching(erasedList.back) },
    amongOthers: holding,
    unwitnessed: witnessing.missed,
    witnessMoved: () =>
      reaching(async () => {
        const before = await known?.()
        const entries = witness ? entriesIn((await readHeads(keys, witness)).heads) : 0
        await before?.settle(entries)
        return before?.troubles(entries) ?? []
      }),
    whenErased: (tell) => void told.push(tell),
    ...openWalk(db, keys, following.shown),
    ...openNames(db, keys, following.shown),
    ...openLooks(db, keys),
    ...after(following.shown, { ...openMovements(db), ...openFigures(db, keys) }),
    async close() {
      looking.stop()
      // What a database that hangs does not take the next look notes.
      const noted = reaching(register.close, patience).catch(() => undefined)
      await Promise.all([witnessing.flush(), noted, following.shown(), holding.leave()])
      await connection.close()
    },
  }
}

/** A word that is kept for a day at most: a server whose disk is full, or that has panicked, still answers a mere ping. */
const writesDown = async ({ claims }: Collections, now: Date): Promise<void> => {
  const expires = new Date(now.getTime() + 86_400_000)
  await claims.updateOne({ _id: 'ping' }, { $set: { until: instant(expires), expires } }, { upsert: true })
}

/** The time by the database's own clock; undefined from a server that does not tell it. */
const timeOf = async ({ db }: Connection): Promise<Date | undefined> => {
  const hello = await db?.admin().command({ hello: 1 })
  return hello?.localTime instanceof Date ? hello.localTime : undefined
}

type Asked = Record<string, (...given: never[]) => Promise<unknown>>

/** The same functions, each waiting for something first. */
const after = <T extends Asked>(ready: () => Promise<unknown>, asked: T): T =>
  Object.fromEntries(
    Object.entries(asked).map(([name, ask]) => [
      name,
      async (...given: never[]) => {
        await ready()
        return ask(...given)
      },
    ]),
  ) as T

/** The same functions, each throwing LogAway when the database is not there, or not there in time. */
const inTime = <T extends Asked>(patience: number, asked: T): T =>
  Object.fromEntries(
    Object.entries(asked).map(([name, ask]) => [name, (...given: never[]) => reaching(() => ask(...given), patience)]),
  ) as T
