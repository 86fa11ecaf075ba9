import { hkdfSync } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '../casework/casework.js'
import { type OpenDirectory, openDirectory, sampleOffice } from '../directory/open-directory.js'
import { type Embedded, embeddedAsNoted, startEmbedded } from '../embedded/embedded.js'
import { fileFaultIn } from '../files/file-fault.js'
import { type ErasedFile, erasedFileAt } from '../log/erased-list.js'
import { type Journal, openJournal } from '../log/journal.js'
import { LogAway } from '../log/log.js'
import { type OpenLog, openLog } from '../log/open-log.js'
import { keysRead, type RecordKeys, recordKeyFor, withOtherKeys } from '../log/sealing/record-key.js'
import { witnessIn } from '../log/witness.js'
import { witnessNameAt } from '../log/witness-name.js'
import { procedures } from '../office.js'
import type { Env } from '../settings/env.js'
import { StartFault } from '../settings/start-fault.js'
import { repeat } from '../time/repeat.js'
import { keepEmbedded } from './keep-embedded.js'
import { openNames } from './keep-names.js'
import { saidAs } from './said-as.js'
import { StoppedWaiting } from './stopped-waiting.js'

/** What everything stands on: who is who, and what is kept. */
export interface Foundation {
  readonly office: OpenDirectory
  /** What is wrong with the office file since its last edit, in a sentence; the bot goes on with the one before. */
  officeFault(): string | undefined
  readonly log: OpenLog
  /** The house's one clock: the one given, else the database's, however this computer's is set. */
  readonly clock: Clock
  /** The first signs links to drafts: they follow from RECORD_KEY and those beside it, so that every process of the office knows them, and open no record. */
  readonly linkKeys: readonly [Buffer, ...Buffer[]]
  /** What could not be saved, on this machine. */
  readonly journal: Journal
  /** The program that serves the embedded database; undefined when the office has its own. */
  readonly embedded: string | undefined
  close(): Promise<void>
}

export interface Surroundings {
  /** A clock for tests; left out, the house goes by the database's. */
  readonly clock?: Clock
  /** By how much the house's clock is ahead of the database's, in milliseconds: in training it can be put on. */
  readonly ahead?: () => number
  /** Says a sentence to whoever started the bot. */
  readonly tell: (sentence: string) => void
  /** A command beside the bots, which sends nothing: it makes no journal in DATA_DIR. */
  readonly sendsNothing?: true
  /** Starts the embedded database again when it ends by itself: the bot's doing, not that of a command beside it. */
  readonly keepsEmbedded?: true
  /** Told each time that the database could not be opened: whether that is to be tried again, when it has ended. `stopped`: it waited, and was told to stop. Left out, it is a fault. */
  readonly whileAway?: (office: OpenDirectory, fault: unknown) => Promise<'try again' | 'give up' | 'stopped'>
  /** Takes an embedded database as it is, and starts none: one that does not run is away. So the watchdog, whose it would be then. */
  readonly asItRuns?: true
}

/** Could the database not be reached? */
export const isAway = (fault: unknown): boolean => fault instanceof Error && fault.cause instanceof LogAway

/** How often names that are new are kept. */
const namesEveryMs = 30_000

/** Where fetched people stand: beside the office file, unless a setting says otherwise. */
export const peopleFileOf = ({ PEOPLE_FILE }: Env, officeFile: string): string => PEOPLE_FILE ?? join(dirname(officeFile), 'people.yaml')

/** The database's name: the one in its address, else ours. */
export const databaseOf = (uri: string): string => {
  const name = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1]
  return name === undefined ? 'contact-steward' : decodeURIComponent(name)
}

/** Where the list of what was erased lies. */
export const erasedPathIn = ({ DATA_DIR }: Pick<Env, 'DATA_DIR'>): string => join(DATA_DIR, 'erased.json')

/** The list of what was erased, as it lies there. */
export const erasedFileIn = (env: Pick<Env, 'DATA_DIR'>): ErasedFile => erasedFileAt(erasedPathIn(env))

/** Where the embedded database's epochs lie. */
export const epochsIn = ({ DATA_DIR }: Pick<Env, 'DATA_DIR'>): string => join(DATA_DIR, 'epochs')

/** Opens the office file, with the people beside it. Throws a fault whose message is a sentence. */
export const openOffice = (env: Env, clock: Clock, tell: (sentence: string) => void): Promise<OpenDirectory> =>
  openDirectory({
    file: env.OFFICE_FILE ?? sampleOffice,
    ...(env.OFFICE_FILE === undefined ? {} : { peopleFile: peopleFileOf(env, env.OFFICE_FILE) }),
    endings: new Map(procedures.flatMap(({ name, retention }) => (retention ? [[name, retention.names] as const] : []))),
    clock,
    tell,
  })

/**
 * Opens the office file, then the database: the office's own, else the embedded one in DATA_DIR, and the log in it. What was begun is
 * ended again when a later part fails. Throws faults whose message is a sentence that says what to do (see saidAs).
 */
export const layFoundation = async (env: Env, surroundings: Surroundings): Promise<Foundation> => {
  const { tell, whileAway } = surroundings
  // By this computer's own until the database is there, which is only to read the office file.
  let clock: Clock = surroundings.clock ?? (() => new Date())
  let officeFault: string | undefined
  const office = await openOffice(
    env,
    () => clock(),
    (sentence) => {
      if (sentence.includes(' is broken and NOT in use')) officeFault = sentence
      else if (sentence.endsWith(' in use.')) officeFault = undefined
      tell(sentence)
    },
  )
  for (;;) {
    try {
      const { close, ...kept } = await openWhatIsKept(env, surroundings)
      clock = kept.clock
      const names = await openNames({
        store: kept.log,
        directory: office.directory,
        clock,
        faulty: () => tell('The names that people had before could not be read or kept: records may show the names of now.'),
      })
      // Whoever only looks keeps nothing.
      const keeping = repeat(namesEveryMs, () => void names.keep())
      if (surroundings.keepsEmbedded) keeping.start()
      return {
        office: { ...office, directory: names.directory },
        officeFault: () => officeFault,
        ...kept,
        async close() {
          keeping.stop()
          office.stop()
          await close()
        },
      }
    } catch (fault) {
      const then = await whileAway?.(office, fault)
      if (then === 'try again') continue
      office.stop()
      throw then === 'stopped' ? new StoppedWaiting(saidAs(fault), { cause: fault }) : fault
    }
  }
}

/** The database and what is on it; nothing is left running when a part of it fails. */
const openWhatIsKept = async (
  env: Env,
  { clock: given, ahead, tell, keepsEmbedded, sendsNothing, asItRuns }: Surroundings,
): Promise<Omit<Foundation, 'office' | 'officeFault'>> => {
  let embedded: Embedded | undefined
  try {
    const start = () => startEmbedded({ dataDir: env.DATA_DIR, tell })
    const asNoted = async () => (await embeddedAsNoted(env.DATA_DIR)) ?? doesNotRun()
    if (env.MONGODB_URI === undefined) embedded = await (asItRuns ? asNoted() : start())
    if (keepsEmbedded && embedded?.owner !== undefined) tell(anotherBot(env, embedded.owner))
    // Where epochs lie, records were sealed: a new key would open none of them.
    const makes = !existsSync(epochsIn(env))
    const recordKey = await recordKeyFor({ value: env.RECORD_KEY, dataDir: env.DATA_DIR, embedded: embedded !== undefined, makes, tell })
    const keys = withOtherKeys(recordKey, { next: env.RECORD_KEY_NEXT, former: env.RECORD_KEY_FORMER })
    // By this computer's own for as long as it takes to open the log.
    let server: Clock = () => new Date()
    const clock = given ?? (ahead && (() => new Date(server().getTime() + ahead())))
    const log = await openTheLog(env, embedded, keys, clock)
    server = log.serverClock.now
    const opening = sendsNothing ? Promise.resolve(noJournal) : openJournal({ folder: join(env.DATA_DIR, 'journal'), ...keys })
    const journal = await opening.catch(async (cause: unknown) => {
      await log.close()
      throw new StartFault(`DATA_DIR cannot be written: make ${env.DATA_DIR} writable, or set DATA_DIR to a folder that is.`, { cause })
    })
    const at = embedded?.uri
    const again = () => startEmbedded({ dataDir: env.DATA_DIR, tell, ...(at === undefined ? {} : { at }) })
    const database = embedded && keepsEmbedded ? keepEmbedded(embedded, again, log.ping, tell) : embedded
    return {
      log,
      clock: clock ?? log.serverClock.now,
      journal,
      linkKeys: [linkKey(recordKey), ...keysRead(keys).slice(1).map(linkKey)],
      embedded: embedded?.program,
      async close() {
        await log.close()
        await database?.stop()
      },
    }
  } catch (fault) {
    await embedded?.stop()
    throw fault
  }
}

const doesNotRun = (): never => {
  const cause = new LogAway('The embedded database does not run.')
  throw new StartFault('The embedded database does not run: start the bot, which starts it.', { cause })
}

const noJournal: Journal = {
  keep: () => Promise.reject(new Error('A command keeps nothing in the journal.')),
  all: async () => ({ entries: [], broken: [] }),
  drop: async () => {},
  rewrap: async () => {},
}

/** Allowed, since everything that is owed is taken under a lease; but seldom meant. */
const anotherBot = ({ DATA_DIR }: Env, pid: number): string =>
  `Another bot (process ${pid}) works on ${DATA_DIR} already: the two share its records, and each card is still sent once. If that is not meant, stop this one, or give it another DATA_DIR.`

const linkKey = (key: Buffer): Buffer => Buffer.from(hkdfSync('sha256', key, '', 'links to drafts', 32))

const openTheLog = async (env: Env, embedded: Embedded | undefined, keys: RecordKeys, clock: Clock | undefined): Promise<OpenLog> => {
  const uri = embedded?.uri ?? env.MONGODB_URI ?? ''
  const database = embedded ? 'contact-steward' : databaseOf(uri)
  try {
    // What was whole when it was last verified stands outside the database, so that an old copy put back shows.
    const witness = witnessIn(join(env.DATA_DIR, 'verified.json'))
    const epochs = embedded ? { epochs: epochsIn(env) } : {}
    const smallWitness = witnessIn(join(env.DATA_DIR, 'verified-small.json'))
    const witnessName = witnessNameAt(env.DATA_DIR)
    const outside = { witness, smallWitness, witnessName, erasedFile: erasedFileIn(env) }
    return await openLog({ uri, database, ...epochs, ...keys, ...(clock && { clock }), ...outside, retryWrites: env.RETRY_WRITES })
  } catch (cause) {
    if (!(cause instanceof LogAway) || fileFaultIn(cause)) throw cause
    throw new StartFault(
      embedded
        ? `The embedded database does not answer: read database.log in ${env.DATA_DIR}, or set MONGODB_URI.`
        : 'The database cannot be reached: check MONGODB_URI, that the server runs, and that this computer may reach it.',
      { cause },
    )
  }
}
