import { beReadyToExpand } from '../cards/template.js'
import { openAlertsSoFar } from '../casework/ask/alerts-so-far.js'
import { openAsk } from '../casework/ask/open-ask.js'
import type { Clock, Directory } from '../casework/casework.js'
import { openHeldWords } from '../casework/held-words.js'
import { openCasework } from '../casework/open-casework.js'
import { openCourier } from '../delivery/courier.js'
import { openDirectAlerts } from '../delivery/direct-alerts.js'
import { openFirstCards } from '../delivery/first-cards.js'
import { wakeAfterCommits } from '../delivery/wake-after-commits.js'
import { sampleOffice } from '../directory/open-directory.js'
import { drawCopyAside } from '../letters/copy-aside.js'
import { procedures } from '../office.js'
import type { Env } from '../settings/env.js'
import { inTime } from '../time/in-time.js'
import { openAfterRestore } from './after-restore.js'
import { afterSteps } from './after-steps.js'
import { alertsAtStart } from './alerts-at-start.js'
import { anchorOf } from './anchor-of.js'
import { blankIn } from './blank-in.js'
import { openDailyLook } from './daily-look.js'
import { openDailyPeople } from './daily-people.js'
import { openErasedAgain } from './erased-again.js'
import { fetchPeople, keepPeople } from './fetch-people.js'
import { openGuidanceAtStart, openGuidanceFirst } from './guidance-at-start.js'
import { openGuidanceOfOurs } from './guidance-of-ours.js'
import { openHeartbeat } from './heartbeat.js'
import { cannotStandIn, copyOfPeople, openIdKeeping } from './keep-ids.js'
import { namesEverKept } from './keep-names.js'
import { openKeyChange } from './key-change.js'
import { noteDone } from './last-done.js'
import { layFoundation, peopleFileOf } from './lay-foundation.js'
import type { Logger } from './logger.js'
import { openMetrics } from './metrics.js'
import { openOfficeCalendars } from './office-calendars.js'
import { meansOf, openChannels } from './open-channels.js'
import { openDoors } from './open-doors.js'
import { openServer } from './open-server.js'
import { openOwnClock } from './own-clock.js'
import { inOwnFolder, type OwnFolder } from './own-folder.js'
import { openPrivateLinks } from './private-links.js'
import { openNameReading } from './read-names.js'
import { openReadiness } from './readiness.js'
import { openRecordCheck } from './record-check.js'
import { reports as reportsTo } from './report.js'
import { slackTokenNow } from './slack-token.js'
import { tellAdministrators } from './tell-administrators.js'
import { openTellingUntilReached } from './tell-until-reached.js'
import { markPutOn, openTrainingClock } from './training-clock.js'
import { unwatchedBy } from './unwatched.js'
import { openWatchedLook } from './watched-look.js'
import { openWhoIsHere } from './who-is-here.js'

/** The bot at work. */
export interface House {
  /** The console's address; undefined when there is none. */
  readonly console: string | undefined
  readonly server: string
  /** The program of the embedded database; undefined when the office has its own. */
  readonly embedded: string | undefined
  /** Finishes what is in hand, and ends. */
  stop(): Promise<void>
}

export interface HouseSettings {
  readonly logger: Logger
  readonly tell: (sentence: string) => void
  /** For tests; left out, the house goes by the database's clock. */
  readonly clock?: Clock
  /** Ends a start that waits for the database. */
  readonly stopped?: AbortSignal
}

/** So long may what was erased and is there again hold up the start, in milliseconds. */
const mostMsBefore = 20_000

/** Something that the house does by the clock. `start` resolves once the house may go on; `stop` begins nothing more. */
interface Round {
  start(): void | Promise<void>
  stop(): void
}

/** Opens the whole house and starts it: env → office and log → casework → channels → courier → server. Throws as its parts do; then nothing is left running. */
export const openHouse = (env: Env, settings: HouseSettings): Promise<House> => inOwnFolder(env, (folder) => openIn(folder, env, settings))

const openIn = async (folder: OwnFolder, env: Env, { logger, tell, stopped, ...surroundings }: HouseSettings): Promise<House> => {
  beReadyToExpand()
  // An alert that was left must neither wait for a model that is read nor end with a file that is not there: then the foundation comes first.
  const first = await openGuidanceFirst(env)
  let wake = () => {}
  const training = surroundings.clock ? undefined : openTrainingClock(env)
  const putOn = async (hours: number): Promise<void> => {
    await training?.putOn(hours)
    await markPutOn(training, foundation.log)
    wake()
  }
  const trainingClock = training && { ...training, putOn }
  const left = alertsAtStart(env, {
    logger,
    tell,
    guidance: first,
    ...(training ? { ahead: training.ahead } : {}),
    ...(stopped ? { stopped } : {}),
  })
  const foundation = await layFoundation(env, {
    ...(training ? { ahead: training.ahead } : {}),
    ...surroundings,
    tell,
    keepsEmbedded: true,
    whileAway: left.whileAway,
  }).catch(async (fault: unknown) => {
    await left.end()
    await first?.stop()
    throw fault
  })
  const { clock } = foundation
  const atStart = first ? { guidance: first, lacks: undefined } : openGuidanceAtStart(env, foundation.journal)
  const { guidance, lacks } = await Promise.resolve(atStart).catch(async (fault: unknown) => {
    await left.end()
    await foundation.close()
    throw fault
  })
  for (const sentence of foundation.office.unsaid()) tell(sentence)
  // Rules owe something only to what is set up here.
  const outsideMeans = meansOf(env)
  const connected = env.CASE_WEBHOOK_URL ? ({ caseSystemConnected: true } as const) : {}
  const directory: Directory = () => ({ ...foundation.office.directory(), ...connected, outsideMeans })
  const log = wakeAfterCommits(foundation.log, () => wake())
  const metrics = openMetrics(log.owedOpen, clock)
  const report = reportsTo(logger, metrics)
  const address = (): string => env.PUBLIC_URL ?? `http://${env.HOST === '0.0.0.0' ? 'localhost' : env.HOST}:${server.port}`
  const links = openPrivateLinks({
    ...{ casework: () => casework, log, directory, clock, keys: foundation.linkKeys, address, logger, report },
    drawCopy: drawCopyAside,
  })
  const held = openHeldWords(clock, log)
  const ask = openAsk({
    guide: guidance,
    procedures,
    directory,
    clock,
    count: metrics.asked,
    held,
    erasures: log,
    alerts: openAlertsSoFar({ procedures, log, directory, clock }),
    ours: () => ours.now(),
  })
  const channels = await openChannels(env, {
    directory,
    clock,
    store: log,
    logger,
    board: (by) => casework.board(by),
    stays: (by, card, posted, words) => {
      // The card stands there as it is: it is only not drawn over.
      casework
        .keepAnswered(by, card, posted, words)
        .catch((fault: unknown) =>
          logger.warn({ fault: fault instanceof Error ? fault.name : 'unknown' }, 'where an answer stands was not kept'),
        )
    },
    ...(trainingClock ? { trainingClock } : {}),
  })
  const cards = openFirstCards()
  const direct = openDirectAlerts({
    procedures,
    journal: foundation.journal,
    channels: channels.all,
    directory,
    clock,
    saveAlert: (alert) => casework.saveAlert(alert),
    waitingAlert: (record) => casework.waitingAlert(record),
    ping: log.ping,
    cards,
    report: report.courier,
  })
  const { sendUnsaved, writeAhead, standBy, standDown, onItsWay } = direct
  const casework = openCasework({
    procedures,
    log,
    directory,
    clock,
    report: (told) => {
      report.casework(told)
      lookAnew(told)
    },
    boardsMoved: channels.boardsMoved,
    unwatched: () => unwatched(),
    ...links.onCards,
    ask,
    held,
    sendUnsaved,
    writeAhead,
    standBy,
    standDown,
    onItsWay,
    blank: blankIn(channels.all),
  })
  const lookAnew = afterSteps({ whoIsHere: () => here.look(), guidance: () => ours.look() })
  const ours = openGuidanceOfOurs({
    casework,
    faulty: (fault) => logger.warn({ fault }, 'guidance of our own could not be read; answers have what was read last'),
  })
  const telling = openTellingUntilReached({
    store: log,
    tell: tellAdministrators({
      channels: channels.all,
      directory,
      failed: (because) => logger.warn({ why: because }, 'an administrator could not be told'),
    }),
    directory,
    clock,
  })
  const toAdministrators = telling.tell
  const here = openWhoIsHere({
    casework,
    others: () => calendars.said(),
    hear: foundation.office.hear,
    faulty: (fault) => logger.warn({ fault }, 'who is here could not be looked up; the office stands as it was'),
  })
  const calendars = await openOfficeCalendars(env, {
    office: foundation.office,
    claim: log.claim,
    clock,
    tell: toAdministrators,
    changed: () => void here.look(),
    faulty: (fault) => logger.error({ fault }, 'a calendar could not be read; it is read again in a quarter of an hour'),
  })
  const look = openDailyLook({
    casework,
    directory,
    clock,
    faulty: (fault) => logger.error({ fault }, 'the daily look could not be taken; it is tried again in ten minutes'),
  })
  const watched = openWatchedLook(casework, (fault) => logger.warn({ fault }, 'records that are watched could not be looked at'))
  const ownClock = openOwnClock({ ahead: foundation.log.serverClock.ahead, clock, log, tell: toAdministrators })
  const ids = openIdKeeping({
    store: log,
    file: peopleFileOf(env, env.OFFICE_FILE ?? ''),
    cannotStand: cannotStandIn(env.OFFICE_FILE ?? sampleOffice),
    faulty: (fault) => logger.warn({ fault }, 'the copy of the fetched people could not be kept; it is tried again in ten minutes'),
  })
  const newcomers = openDailyPeople({
    fetch: (now) =>
      fetchPeople(env, { slackToken: () => slackTokenNow(env, log), copy: () => copyOfPeople(log), called: () => namesEverKept(log) }, now),
    keep: async (fetched) => {
      await keepPeople(fetched)
      await ids.look()
    },
    read: (at) => noteDone(env.DATA_DIR, 'people', at),
    log,
    directory,
    clock,
    tell: telling.tellForGood,
    faulty: (fault, next) => logger.error({ fault }, `people could not be fetched; it is tried again ${next}`),
  })
  const names = openNameReading(casework, (fault) => logger.warn({ fault }, 'the names for look-ups could not be read yet'))
  const courier = openCourier({ log, casework, channels: channels.all, directory, clock, cards, report: report.courier })
  wake = courier.wake
  const keyChange = openKeyChange({
    log,
    journal: foundation.journal,
    next: env.RECORD_KEY_NEXT !== undefined,
    former: env.RECORD_KEY_FORMER !== undefined,
    tell,
    faulty: (fault) => logger.error({ fault }, 'keys could not be wrapped anew; it is tried again in a minute'),
  })
  const recordCheck = openRecordCheck({
    log,
    directory,
    clock,
    tell: toAdministrators,
    tellForGood: telling.tellForGood,
    ...anchorOf(env, clock),
    unwitnessed: foundation.log.unwitnessed,
    changed: () =>
      channels.boardsMoved(
        directory()
          .holding('administrator')
          .map(({ id }) => id),
      ),
    faulty: (fault) => logger.error({ fault }, 'the records could not be checked, or are not as they were written'),
  })
  const unwatched = unwatchedBy({ log, procedures, clock, check: recordCheck })
  const afterRestore = openAfterRestore({
    ...{ channels: channels.all, log, procedures, directory, clock, tell: telling.tellForGood },
    faulty: (fault) => logger.error({ fault }, 'what a restore lost could not be told yet; it is tried again in ten minutes'),
  })
  const erasedAgain = openErasedAgain({
    ...{ list: foundation.log.erasedList, casework, clock, tell: telling.tellForGood, keep: telling.keepForGood },
    faulty: (fault) => logger.error({ fault }, 'what was erased could not be compared with its list yet; it is tried again in six hours'),
  })
  const heartbeat = openHeartbeat(log, () => courier.running, clock)

  const { ready, notYet } = openReadiness({
    channels,
    ping: log.ping,
    direct: direct.trouble,
    courierRuns: () => courier.running,
    look: () => [
      foundation.officeFault(),
      lacks,
      ownClock.trouble(),
      keyChange.trouble(),
      foundation.log.amongOthers.lacks(),
      recordCheck.trouble(),
      newcomers.trouble(),
      ...calendars.troubles(),
    ],
    cannotOpen: (channel, says, fault) => {
      logger.error({ channel, fault }, 'a channel could not be opened')
      tell(says)
    },
  })
  const server = openServer({
    port: env.PORT,
    host: env.HOST,
    ready,
    metrics,
    faulty: (path, fault) => logger.error({ path, fault }, 'a request could not be answered'),
  })
  links.mountOn(server)
  for (const platform of [channels.slack, channels.teams]) if (platform) server.mount(platform.path, platform.listener)
  if (env.TEAMS_ANONYMOUS) tell('Teams is open WITHOUT AUTHENTICATION, to this machine only: whoever reaches it can be anybody.')

  /** What the house does by the clock, in the order in which it begins. Nobody waits for the names: a look-up meanwhile says that it is not complete yet. */
  const rounds: readonly Round[] = [
    ...[
      heartbeat,
      telling,
      folder.watch(toAdministrators),
      ownClock,
      keyChange,
      recordCheck,
      afterRestore,
      erasedAgain,
      look,
      watched,
      here,
      ours,
      calendars,
    ],
    ...(foundation.office.fetchesPeople() ? [ids, newcomers] : []),
    names,
  ]
  const stop = async (): Promise<void> => {
    for (const round of rounds) round.stop()
    await left.end()
    await server.stop()
    await direct.stop()
    await courier.stop()
    await Promise.all(channels.all.map((channel) => channel.stop()))
    await guidance.stop()
    await foundation.close()
  }
  try {
    if (!surroundings.clock) await markPutOn(training, foundation.log)
    // Before anything is shown or sent; but an alert does not wait for thousands of them.
    await inTime(erasedAgain.first(), mostMsBefore)
    // Before anybody can raise an alert: a restart must not ring whoever said that they are away.
    await here.look()
    await direct.takeUpAll(await left.handOver(log, clock))
    await openDoors({ server, channels: channels.all, listen: casework.listen, standIn: left, notYet })
  } catch (fault) {
    await stop().catch((second: unknown) => logger.error({ fault: second }, 'could not stop'))
    throw fault
  }
  courier.start()
  await direct.start()
  for (const round of rounds) await round.start()
  if (lacks !== undefined) {
    tell(lacks)
    void toAdministrators('the office’s own procedure is not in use', [lacks], `procedure ${clock().toISOString()}`)
  }
  return { console: channels.console?.address, server: `http://${env.HOST}:${server.port}`, embedded: foundation.embedded, stop }
}
