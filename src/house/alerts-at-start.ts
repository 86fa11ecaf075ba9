import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Listen } from '../casework/arrival.js'
import type { Channel } from '../channels/channel.js'
import type { Journalled } from '../delivery/on-its-way.js'
import type { OpenDirectory } from '../directory/open-directory.js'
import { NoDatabase } from '../embedded/embedded.js'
import type { GuidanceAside } from '../guidance/aside.js'
import { type Journal, openJournal } from '../log/journal.js'
import { recordKeyFor, withOtherKeys } from '../log/sealing/record-key.js'
import { procedures } from '../office.js'
import { urgentOf } from '../procedures/urgent.js'
import type { Env } from '../settings/env.js'
import { isAway, type Surroundings } from './lay-foundation.js'
import type { Logger } from './logger.js'
import { saidAs } from './said-as.js'
import { openStandIn, type StandIn } from './stand-in.js'

export interface AtStart {
  readonly logger: Logger
  readonly tell: (sentence: string) => void
  /** Ends the wait: the bot is told to stop. */
  readonly stopped?: AbortSignal
  /** How people are reached; left out, as the settings say. */
  readonly means?: (office: OpenDirectory) => Promise<readonly Channel[]>
  /** The guidance, where it is open already; left out, it is opened for the time. */
  readonly guidance?: GuidanceAside | undefined
  /** By how much the house's clock is ahead, in milliseconds: in training it can be put on. */
  readonly ahead?: () => number
  /** How long until the database is tried again, in milliseconds. */
  readonly tryEvery?: number
}

/**
 * What the bot does that is begun while its database is away (architecture.md, 7; promise 12): where a bot worked in this DATA_DIR before, it stands in. It takes
 * at-risk alerts, sends on what the run before left in the journal, and tries the database until that is there; the house takes over then. Where none
 * worked, or without the key, it is a fault, as it would be anyway.
 */
export const alertsAtStart = (env: Env, { logger, tell, stopped, means, guidance, ahead = () => 0, tryEvery = 3_000 }: AtStart) => {
  let going: Promise<StandIn | undefined> | undefined
  let fault = ''

  const begin = async (office: OpenDirectory): Promise<StandIn | undefined> => {
    const journal = await journalLeft(env, tell)
    if (!journal) return undefined
    const left = (await alertsLeft(journal)).length
    // At once, for whoever mistyped where the database is.
    tell(`${fault} ${standsIn}${goOn(left)}`)
    const why = () => `${fault} ${standsIn}`
    const standIn = await openStandIn(env, { office, journal, why, logger, tell, ahead, guidance, means })
    if (standIn.console) tell(`The console is open meanwhile: ${standIn.console}`)
    return standIn
  }

  const whileAway: NonNullable<Surroundings['whileAway']> = async (office, thrown) => {
    if (!isAway(thrown) && !(thrown instanceof NoDatabase)) return 'give up'
    const said = saidAs(thrown)
    if (going && said !== fault) tell(said)
    fault = said
    going ??= begin(office).catch((cause: unknown) => {
      logger.error({ fault: cause }, 'what stands in could not be opened')
      return undefined
    })
    if (!(await going)) return 'give up'
    await pause(tryEvery, undefined, stopped ? { signal: stopped } : {}).catch(() => {})
    return stopped?.aborted ? 'stopped' : 'try again'
  }
  return {
    whileAway,
    /** Takes nothing more by itself: the house is there, and takes over. What the disk did not take of its alerts. */
    handOver: async (...theirs: Parameters<StandIn['handOver']>): Promise<readonly Journalled[]> =>
      (await (await going)?.handOver(...theirs)) ?? [],
    /** Leaves its ports to the house. */
    leavePorts: async (): Promise<void> => (await going)?.leavePorts(),
    /** Lets in with the house whoever waits, and ends; or the bot ends. */
    end: async (next?: Listen): Promise<void> => (await going)?.end(next),
  }
}

/** Alerts of the run before that somebody is still to be told of: what somebody took only waits for its cards to be changed, and what is of a procedure that is not here waits for a bot that has it. */
export const alertsLeft = async (journal: Pick<Journal, 'all'>): Promise<readonly Journalled[]> => {
  const here = urgentOf(procedures).map(({ name }) => name)
  // Written by a bot of ours, which is why its shape is known.
  return (await journal.all()).entries
    .map(({ value }) => value as Journalled)
    .filter(({ taken, procedure }) => !taken && (procedure === undefined || here.includes(procedure)))
}

/** The journal of the run before; undefined where there is none, or it is not to be opened, which the start says itself. */
const journalLeft = async (env: Env, tell: (sentence: string) => void): Promise<Journal | undefined> => {
  const folder = join(env.DATA_DIR, 'journal')
  if (!existsSync(folder)) return undefined
  const embedded = env.MONGODB_URI === undefined
  const key = await recordKeyFor({ value: env.RECORD_KEY, dataDir: env.DATA_DIR, embedded, makes: false, tell }).catch(() => undefined)
  return key && openJournal({ folder, ...withOtherKeys(key, { next: env.RECORD_KEY_NEXT, former: env.RECORD_KEY_FORMER }) })
}

const standsIn = `The bot stands in without it: ${urgentOf(procedures)
  .map(({ command }) => command.name)
  .join(
    ', ',
  )} works, goes straight to the seniors, and is kept in DATA_DIR until it can be saved. Everything else waits. The bot starts by itself when the database is there.`

const goOn = (count: number): string =>
  count === 0
    ? ''
    : ` ${count === 1 ? 'An at-risk alert of the run before goes' : `${count} at-risk alerts of the run before go`} on to the seniors meanwhile.`
