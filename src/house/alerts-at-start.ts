import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Channel } from '../channels/channel.js'
import { openDirectAlerts } from '../delivery/direct-alerts.js'
import { openFirstCards } from '../delivery/first-cards.js'
import type { Journalled } from '../delivery/on-its-way.js'
import type { OpenDirectory } from '../directory/open-directory.js'
import { NoDatabase } from '../embedded/embedded.js'
import { type Journal, openJournal } from '../log/journal.js'
import { LogAway } from '../log/log.js'
import { recordKeyFor, withOtherKeys } from '../log/sealing/record-key.js'
import { procedures } from '../office.js'
import { urgentOf } from '../procedures/urgent.js'
import type { Env } from '../settings/env.js'
import { isAway, type Surroundings } from './lay-foundation.js'
import type { Logger } from './logger.js'
import { openMetrics } from './metrics.js'
import { openChannels } from './open-channels.js'
import { reports } from './report.js'
import { saidAs } from './said-as.js'
import { storeLater } from './store-later.js'

export interface AtStart {
  readonly logger: Logger
  readonly tell: (sentence: string) => void
  /** Ends the wait: the bot is told to stop. */
  readonly stopped?: AbortSignal
  /** How people are reached; left out, as the settings say. The console is not: it is open with the bot alone. */
  readonly means?: (office: OpenDirectory) => Promise<readonly Channel[]>
  /** How long until the database is tried again, in milliseconds. */
  readonly tryEvery?: number
}

/**
 * What the bot does that is begun while its database is away (architecture.md, 7; promise 12): alerts that the run before left in the journal go on to the
 * seniors, and the database is tried until it is there; the house takes them over then. Without such alerts it is a fault, as it would be anyway.
 */
export const alertsAtStart = (env: Env, { logger, tell, stopped, means, tryEvery = 3_000 }: AtStart) => {
  type Going = { readonly end: () => Promise<void> }
  let going: Promise<Going | undefined> | undefined

  const begin = async (office: OpenDirectory, fault: unknown): Promise<Going | undefined> => {
    const journal = await journalLeft(env, tell)
    const alerts = journal ? await alertsLeft(journal) : []
    if (!journal || alerts.length === 0) return undefined
    tell(`${saidAs(fault)} ${goOn(alerts.length)}`)
    const { store, clock } = storeLater()
    const { directory } = office
    const asSet = async () => (await openChannels({ ...env, CONSOLE: false }, { directory, clock, store, logger })).all
    const channels = await (means?.(office) ?? asSet())
    const away = () => Promise.reject(new LogAway('The database could not be reached yet.'))
    const { courier: report } = reports(logger, openMetrics(away, clock))
    const log = { saveAlert: away, waitingAlert: away, ping: away }
    const direct = openDirectAlerts({ ...{ procedures, journal, channels, directory, clock, report }, ...log, cards: openFirstCards() })
    await direct.start()
    return {
      async end() {
        await direct.stop()
        await direct.quiet()
        await Promise.all(channels.map((channel) => channel.stop()))
      },
    }
  }

  const whileAway: NonNullable<Surroundings['whileAway']> = async (office, fault) => {
    if (!isAway(fault) && !(fault instanceof NoDatabase)) return 'give up'
    going ??= begin(office, fault).catch((cause: unknown) => {
      logger.error({ fault: cause }, 'what stood by could not be taken up')
      return undefined
    })
    if (!(await going)) return 'give up'
    await pause(tryEvery, undefined, stopped ? { signal: stopped } : {}).catch(() => {})
    return stopped?.aborted ? 'stopped' : 'try again'
  }
  return {
    whileAway,
    /** Sends nothing more: the house is there, or the bot ends. */
    end: async (): Promise<void> => (await going)?.end(),
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

const goOn = (count: number): string =>
  `The bot does not start yet and takes nothing new, but ${count === 1 ? 'an at-risk alert of the run before goes' : `${count} at-risk alerts of the run before go`} on to the seniors from DATA_DIR meanwhile. It starts by itself when the database is there.`
