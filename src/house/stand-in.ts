import type { Listen } from '../casework/arrival.js'
import type { Ask } from '../casework/ask/open-ask.js'
import { openAsk } from '../casework/ask/open-ask.js'
import type { Clock, Directory } from '../casework/casework.js'
import { openHeldWords } from '../casework/held-words.js'
import { openCasework } from '../casework/open-casework.js'
import { faultWords, sentence, slowWords } from '../casework/sentences.js'
import type { Channel } from '../channels/channel.js'
import { openDirectAlerts } from '../delivery/direct-alerts.js'
import { openFirstCards } from '../delivery/first-cards.js'
import type { Journalled } from '../delivery/on-its-way.js'
import type { OpenDirectory } from '../directory/open-directory.js'
import { type GuidanceAside, openGuidanceAside } from '../guidance/aside.js'
import type { Journal } from '../log/journal.js'
import { LogAway } from '../log/log.js'
import { logNotYet } from '../log/log-not-yet.js'
import { procedures } from '../office.js'
import { instant } from '../procedures/words.js'
import type { Env } from '../settings/env.js'
import { openDoor } from './door.js'
import type { Logger } from './logger.js'
import { openMetrics } from './metrics.js'
import { type ChannelNeeds, type Channels, meansOf, openChannels } from './open-channels.js'
import { openServer } from './open-server.js'
import { openReadiness } from './readiness.js'
import { reports } from './report.js'
import { saidAs } from './said-as.js'
import { openStoreMeanwhile } from './store-meanwhile.js'

export interface StandInSettings {
  readonly office: OpenDirectory
  readonly journal: Journal
  /** Why there is no database now, in sentences: for /readyz. */
  readonly why: () => string
  readonly logger: Logger
  readonly tell: (sentence: string) => void
  /** By how much the house's clock is ahead of this computer's, in milliseconds. */
  readonly ahead: () => number
  /** The guidance, where it is open already; whoever opened it ends it. */
  readonly guidance: GuidanceAside | undefined
  /** How people are reached, for tests; left out, as the settings say. */
  readonly means: ((office: OpenDirectory) => Promise<readonly Channel[]>) | undefined
}

/** A bot that stands in while its database is away. */
export interface StandIn {
  /** Where the console is; undefined where there is none. */
  readonly console: string | undefined
  /**
   * Takes nothing more by itself: everybody who comes waits for `end`. What is being sent has ended or been cut, and is in the journal; what the disk did not take is
   * given back, and what the channels were to keep is in the log.
   */
  handOver(log: ChannelNeeds['store'], clock: Clock): Promise<readonly Journalled[]>
  /** Leaves its ports to whoever takes over. What came in before is answered all the same. */
  leavePorts(): Promise<void>
  /** Lets in whoever waits, by the door of whoever took over, and ends when everybody is answered. Without one: it ends. Never throws. */
  end(next?: Listen): Promise<void>
}

const away = () => Promise.reject(new LogAway('The database could not be reached yet.'))

/** A new Slack token that nobody could keep would be lost, and the one before it is spent: whoever takes over renews it. */
const withoutRenewal = ({ SLACK_REFRESH_TOKEN: _, ...env }: Env): Env => env

/**
 * Opens everything of a bot but its database (architecture.md, 7; promise 12): its chats, its server, its console, and the journal. At-risk alerts of every
 * kind are taken as by a running bot whose database is away; everything else is answered by what cannot be had now. The office file alone says who is who:
 * that somebody is away today is in the database, so that an absent senior may be rung, who does not answer, and the alert climbs to the next. By this
 * computer's clock. Where Slack's tokens are renewed, Slack takes no post once the one in the settings is too old: then the other means remain.
 */
export const openStandIn = async (env: Env, given: StandInSettings): Promise<StandIn> => {
  const { office, journal, why, logger, tell, ahead, means } = given
  const { store, clock, reach } = openStoreMeanwhile(() => new Date(Date.now() + ahead()))
  const outsideMeans = meansOf(env)
  const directory: Directory = () => ({ ...office.directory(), outsideMeans })
  const channels = means ? only(await means(office)) : await openChannels(withoutRenewal(env), { directory, clock, store, logger })
  const metrics = openMetrics(away, clock)
  const report = reports(logger, metrics)
  const log = { ...logNotYet, ...store, listSealed: away }
  /** Whoever took over writes in the journal from then on. */
  let isOver = false
  const direct = openDirectAlerts({
    ...{ procedures, channels: channels.all, directory, clock, cards: openFirstCards(), report: report.courier },
    ...{ saveAlert: away, waitingAlert: away, ping: away },
    journal: { ...journal, keep: async (...value) => (isOver ? undefined : journal.keep(...value)) },
  })
  const { sendUnsaved, onItsWay } = direct
  const held = openHeldWords(clock, log)
  const ours = given.guidance ? undefined : openAnyGuidance(env)
  const ask = askWhenRead(
    Promise.resolve(given.guidance ?? ours).then((guide) =>
      guide ? openAsk({ guide, procedures, directory, clock, count: metrics.asked, held, erasures: log }) : Promise.reject(new Error()),
    ),
  )
  const casework = openCasework({
    ...{ procedures, log, directory, clock, report: report.casework, ask, held, sendUnsaved, onItsWay },
    standsIn: true,
  })
  const door = openDoor(casework.listen, () => sentence(slowWords(directory(), instant(clock())), 'refused'))
  const cannotEnter: Listen = async () => sentence(faultWords(directory(), instant(clock())), 'refused')
  const { ready, notYet } = openReadiness({
    channels,
    ping: async () => {},
    direct: () => [why(), ...direct.trouble()],
    courierRuns: () => true,
    look: () => [],
    cannotOpen: (channel, says, fault) => {
      logger.error({ channel, fault }, 'a channel could not be opened')
      tell(says)
    },
  })
  const { PORT: port, HOST: host } = env
  const faulty = (path: string, fault: unknown) => logger.error({ path, fault }, 'a request could not be answered')
  const server = openServer({ port, host, ready, metrics, faulty })
  for (const platform of [channels.slack, channels.teams]) if (platform) server.mount(platform.path, platform.listener)

  // Before anybody can raise an alert, which may be one of those.
  await direct.takeUpAll()
  // Nothing that cannot be opened keeps an alert from going on.
  await server.start().catch((fault: unknown) => tell(saidAs(fault)))
  for (const channel of channels.all) {
    const opening = channel.start(door.listen)
    notYet(channel.name, opening)
    // Socket Mode tries until Slack answers.
    if (channel.name !== 'slack') await opening.catch(() => {})
  }
  await direct.start()

  let leaving: Promise<unknown> | undefined
  const leavePorts = async (): Promise<void> => {
    leaving ??= server.stop()
    await channels.console?.stop()
  }
  const finish = async (next: Listen | undefined): Promise<void> => {
    door.open(next ?? cannotEnter)
    await leavePorts()
    await Promise.all(channels.all.map((channel) => channel.stop()))
    await leaving
    await direct.stop()
    await direct.quiet()
    await (await ours)?.stop()
  }
  let ending: Promise<void> | undefined
  return {
    console: channels.console?.address,
    async handOver(theirs, theirClock) {
      // Most of it while whoever comes is still taken.
      await direct.quiet()
      await door.hold()
      await direct.stop()
      await direct.quiet()
      isOver = true
      await reach(theirs, theirClock)
      return direct.unwritten()
    },
    leavePorts,
    end(next) {
      ending ??= finish(next).catch((fault: unknown) => logger.error({ fault }, 'what stood in could not end'))
      return ending
    },
  }
}

/** Nothing but these, which are no chats of a platform. */
const only = (all: readonly Channel[]): Channels => ({ all, console: undefined, slack: undefined, teams: undefined, boardsMoved: () => {} })

/** The guidance with the office's own procedure, else without; undefined where there is none at all. */
const openAnyGuidance = ({ PROCEDURE_FILE: procedureFile }: Env): Promise<GuidanceAside | undefined> =>
  openGuidanceAside({ procedureFile })
    .catch(() => openGuidanceAside())
    .catch(() => undefined)

/** Questions wait until the guidance is read. */
const askWhenRead = (opening: Promise<Ask>): Ask => {
  let there: Ask | undefined
  opening.then(
    (ask) => {
      there = ask
    },
    () => {},
  )
  return {
    question: async (...asked) => (await opening).question(...asked),
    tellsOfHarm: async (words) => (await opening).tellsOfHarm(words),
    otherwise: async (...asked) => (await opening).otherwise(...asked),
    steps: async (...asked) => (await opening).steps(...asked),
    share: (...asked) => there?.share(...asked),
    walk: (path) => there?.walk(path),
    forget: async (...asked) => (await opening).forget(...asked),
  }
}
