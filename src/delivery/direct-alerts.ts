import { fill } from '../cards/fill.js'
import type { Answer } from '../casework/arrival.js'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import type { UnsavedAlert } from '../casework/unsaved-alert.js'
import type { Channel } from '../channels/channel.js'
import type { Journal } from '../log/journal.js'
import type { Log } from '../log/log.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { urgentOf } from '../procedures/urgent.js'
import { instant, type RecordId } from '../procedures/words.js'
import { diskPatience, realTimer, type Timer, within } from './cut.js'
import { openDirectRungs } from './direct-rungs.js'
import type { FirstCards } from './first-cards.js'
import { type DirectCopy, followSaved } from './follow-saved.js'
import { openJournalOfAlerts } from './journal-of-alerts.js'
import { lookInTurn } from './look-in-turn.js'
import { type Journalled, layOut, type OnItsWay, savedAlert, toKeep, type Unsaved } from './on-its-way.js'
import { openSaveUnsaved } from './save-unsaved.js'
import { openSavedOnes } from './saved-ones.js'
import { openSendDirectly } from './send-directly.js'
import { openTakeUp } from './take-up.js'
import type { Report } from './told.js'
import { unsavedTrouble } from './unsaved-trouble.js'
import { openWrittenAhead } from './written-ahead.js'

export interface DirectAlertsSettings {
  readonly procedures: readonly AnyProcedure[]
  readonly journal: Journal
  readonly channels: readonly Channel[]
  readonly directory: Directory
  readonly clock: Clock
  readonly saveAlert: Casework['saveAlert']
  readonly waitingAlert: Casework['waitingAlert']
  /** Throws while the log takes nothing. */
  readonly ping: Log['ping']
  readonly cards: FirstCards
  readonly report: Report
  readonly timer?: Timer
}

/** How often it is tried to save what is in the journal, and looked whether a rung is due, in milliseconds. */
const lookEvery = 2_000
/** The answer, whom to ring, is read first: what was delivered is told so many milliseconds later at the earliest. */
const answerFirst = 1_000
/** An alert that was saved: how soon after it is looked whether the database is still there, in milliseconds. */
const lookAfter = 1_000

/**
 * Alerts while the database is away (architecture.md, 7; promise 12): kept in a journal on this machine, sent to the seniors
 * directly, said to be unsaved, climbing by the same times, and saved once the database is back; then the saved alert takes over. One that was saved
 * stands by until somebody has it: should the database go before, it goes on by the same way, under its reference.
 */
export const openDirectAlerts = ({
  procedures,
  journal,
  channels,
  directory,
  clock,
  saveAlert,
  waitingAlert,
  ping,
  cards,
  report,
  timer = realTimer,
}: DirectAlertsSettings) => {
  const following = { channels, directory, report, timer }
  const alerts = urgentOf(procedures)
  const urgentNamed = (wanted: string) => alerts.find(({ name }) => name === wanted)?.urgent
  const onTheirWay = new Map<string, OnItsWay>()
  const all = (): readonly OnItsWay[] => [...onTheirWay.values()]

  const faulty = (fault: unknown) => report({ tells: 'fault', doing: 'complete', fault })

  const { write, readAll } = openJournalOfAlerts({ journal, timer, faulty }, (one) => onTheirWay.get(one.alert.key) === one)

  const ahead = openWrittenAhead({ journal, timer, faulty })

  /** Writes down what people were sent. */
  const remember = (one: OnItsWay, copy: DirectCopy): void => {
    one.copies = [...one.copies, copy]
    if (onTheirWay.get(one.alert.key) === one) void write(one)
    // It came after a cut, when the others said so already.
    else if (one.savedAs) void followSaved(following, savedAlert(one, one.savedAs), [copy])
  }

  const { knows, letGo, withoutLog, standDown } = openSavedOnes(
    { ...following, journal, cards, waitingAlert, ping, clock },
    { gone: ({ alert }) => void onTheirWay.delete(alert.key), write, came: remember },
  )
  // Whoever follows after a kill in this moment is to know who has it.
  cards.whenArrived((record) => {
    for (const one of all()) if (one.savedAs === record) knows(one, record)
  })

  const { send, tellReporter } = openSendDirectly<OnItsWay>({ channels, directory, clock, report, timer }, remember)

  const post = (one: OnItsWay, work: Promise<unknown>): void => {
    one.posting = Promise.all([one.posting, work]).catch(faulty)
  }
  const begin = (alert: Unsaved & Journalled, urgent: OnItsWay['urgent'], takenUp = false): OnItsWay => {
    const since = instant(clock())
    const one = layOut(alert, urgent, { second: urgent.nextRungAt(alert.at, 0, since, directory()), since }, takenUp)
    onTheirWay.set(alert.key, one)
    one.keeping = ahead.takeOver(alert.key).then((kept) => {
      one.journalled ||= kept
    })
    if (one.savedAs) cards.stand(one.savedAs, urgent.card)
    return one
  }

  const rungs = openDirectRungs(
    { directory, clock, cards },
    { send, post, write, knows: (one) => (one.savedAs ? knows(one, one.savedAs) : undefined) },
  )
  const takeUp = openTakeUp(
    { clock, cards, alerts },
    { write, faulty, there: (key) => onTheirWay.get(key), begin: (alert, urgent) => void begin(alert, urgent, true) },
  )
  const takeUpAll = async (unwritten: readonly Journalled[] = []): Promise<void> => {
    await readAll(takeUp)
    for (const kept of unwritten) {
      takeUp(kept)
      const one = onTheirWay.get(kept.key)
      // The disk did not take it from whoever had it before.
      if (one) one.journalled = false
      if (one) void write(one)
    }
  }

  const save = openSaveUnsaved({ saveAlert, cards, clock }, { faulty, write, letGo })

  /** One look: save, or climb. */
  const look = async (): Promise<void> => {
    const now = instant(clock())
    for (const one of all()) {
      if (!one.reached || Date.parse(now) - Date.parse(one.alert.at) < answerFirst) continue
      post(one, tellReporter(one, one.reached))
      one.reached = undefined
    }
    ahead.letGo(now)
    if (onTheirWay.size === 0) return
    await save(all())
    const left = await withoutLog(all(), now)
    const due = left.filter((one) => rungs.goOn(one, now))
    await Promise.all(due.map(({ posting }) => posting))
  }

  const looking = lookInTurn(look, { timer, faulty, every: lookEvery })

  return {
    /** Takes an alert that the log could not: answers as soon as the journal has it, with whom to ring; the posts go on meanwhile. */
    async sendUnsaved(alert: UnsavedAlert): Promise<Answer> {
      const there = onTheirWay.get(alert.key)
      const urgent = there?.urgent ?? urgentNamed(alert.procedure)
      if (!urgent) throw new Error(`No alert of this office is called ${alert.procedure}.`)
      const one = there ?? begin({ ...alert, at: instant(clock()) }, urgent)
      // A repeat is answered; the first is on its way.
      const isFirst = one.went !== 'by this run' && !one.takenUp && !rungs.isUnderWay(one)
      if (isFirst) one.went = 'by this run'
      if (isFirst) void write(one)
      // A disk that hangs must not hold the answer back either.
      await within(one.keeping, diskPatience, timer, () => {})
      if (isFirst) rungs.sendFirst(one)
      const now = instant(clock())
      const how = { sent: false, journalled: one.journalled, savedAs: one.savedAs }
      const people = urgent.told(0, alert.by, now, directory())
      return { answer: 'card', card: fill(urgent.directly.toReporter(people, alert.by, directory(), now, how)) }
    },
    /** Hears of an alert that is about to be saved: resolves when this machine's disk has it, or does not take it in time. Never throws. */
    async writeAhead(alert: UnsavedAlert): Promise<void> {
      // What goes directly stands there already.
      if (!onTheirWay.has(alert.key)) await ahead.write({ ...alert, at: instant(clock()) })
    },
    /** Hears of an alert that was saved a moment ago, and stands by until somebody has it. */
    standBy(alert: UnsavedAlert, record: RecordId): void {
      const urgent = urgentNamed(alert.procedure)
      if (!urgent) return
      cards.stand(record, urgent.card)
      // What went out directly is looked to already.
      if (onTheirWay.has(alert.key)) return
      void write(begin({ ...alert, at: instant(clock()), savedAs: record }, urgent))
      timer(lookAfter, looking.soon)
    },
    /** Hears of an alert that somebody took a moment ago, or that ended: nobody is told of it any more. */
    standDown(record: RecordId): void {
      for (const one of all()) if (one.savedAs === record) standDown(one).catch(faulty)
    },
    /** What is on its way, or stands by, by the key with which it arrived. */
    onItsWay: (key: string): UnsavedAlert | undefined => onTheirWay.get(key)?.alert,
    /** What keeps the bot from being ready, in sentences. */
    trouble: (): readonly string[] => unsavedTrouble(all()),
    /** One look at this moment, for tests on a virtual clock. */
    look,
    /**
     * Takes up what an earlier run left in the journal, and what its disk did not take where that run was in this process: to be waited for before anybody
     * can raise an alert, which may be one of those.
     */
    takeUpAll,
    /** What the disk has not taken, as it is now: it lives in this memory alone. For whoever takes over in this process, once this one is quiet. */
    unwritten: (): readonly Journalled[] => all().flatMap((one) => (one.journalled ? [] : [toKeep(one)])),
    /** Takes up what was not taken up yet, and goes on. */
    async start(): Promise<void> {
      await takeUpAll()
      looking.again()
    },
    stop: looking.stop,
    /** Resolves when what is being posted has ended or been cut, and is written down, as far as the disk answers: before another takes them over. */
    async quiet(): Promise<void> {
      await Promise.all(all().map(({ posting }) => posting))
      await Promise.all(all().map(({ keeping }) => within(keeping, diskPatience, timer, () => {})))
    },
  }
}
