import { fill } from '../cards/fill.js'
import type { Answer } from '../casework/arrival.js'
import type { Casework, Clock, Directory } from '../casework/casework.js'
import type { UnsavedAlert } from '../casework/unsaved-alert.js'
import type { Channel } from '../channels/channel.js'
import type { Journal } from '../log/journal.js'
import { LogAway } from '../log/log.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { urgentOf } from '../procedures/urgent.js'
import { type Instant, instant, type RecordId, type StaffId } from '../procedures/words.js'
import { realTimer, type Timer, within } from './cut.js'
import { type DirectCopy, followSaved, type SavedAlert } from './follow-saved.js'
import { openSendDirectly, type Sending } from './send-directly.js'
import type { Report } from './told.js'

/** An alert on its way without the log, as the journal keeps it. */
export interface Unsaved extends UnsavedAlert {
  readonly at: Instant
  /** The cards that people were sent meanwhile: once it is saved, they say so. */
  readonly copies?: readonly DirectCopy[]
}
/** A bot of before wrote down no procedure: there was one alert then, the office's first. */
type Kept = Omit<Unsaved, 'procedure'> & Partial<Pick<Unsaved, 'procedure'>>
interface OnItsWay extends Sending {
  readonly alert: Unsaved
  rung: number
  /** When the next rung is due; once it is saved, when the cards that could not be changed are tried again. */
  next: Instant
  copies: readonly DirectCopy[]
  /** Who was reached, to be told to whoever raised it; undefined before it is known and after it was told. */
  reached: readonly StaffId[] | undefined
  savedAs: RecordId | undefined
  /** Its first rung was begun in this run, or is about to be by whoever took the alert. */
  begun: boolean
  /** Without the journal it lives in memory, and is written down once there is room. */
  journalled: boolean
  /** The fault that kept it from being saved was told. */
  told: boolean
  /** What is being posted, and what is being written in the journal. */
  posting: Promise<unknown>
  keeping: Promise<void>
}

export interface DirectAlertsSettings {
  readonly procedures: readonly AnyProcedure[]
  readonly journal: Journal
  readonly channels: readonly Channel[]
  readonly directory: Directory
  readonly clock: Clock
  readonly saveAlert: Casework['saveAlert']
  readonly report: Report
  readonly timer?: Timer
}

/** What its cards become when it is saved as this record. */
const savedAlert = ({ urgent, alert: { by } }: OnItsWay, record: RecordId): SavedAlert => ({
  record,
  by,
  card: (whose) => fill(urgent.unsaved.savedNow(record, whose), { record, version: 1 }),
})

/** How often it is tried to save what is in the journal, and looked whether a rung is due, in milliseconds. */
const lookEvery = 2_000
/** The answer, whom to ring, is read first: what was delivered is told so many milliseconds later at the earliest. */
const answerFirst = 1_000
/** How long the journal may take before whoever raised the alert is answered without it, in milliseconds. */
const diskPatience = 600
/** When a card that could not be changed is tried again, in milliseconds. */
const followEvery = 15_000

/**
 * Alerts while the database is away (architecture.md, 7; promise 12): kept in a journal on this machine, sent to the seniors
 * directly, said to be unsaved, climbing by the same times, and saved once the database is back; then the saved alert takes over.
 */
export const openDirectAlerts = ({
  procedures,
  journal,
  channels,
  directory,
  clock,
  saveAlert,
  report,
  timer = realTimer,
}: DirectAlertsSettings) => {
  const following = { channels, directory, report, timer }
  const alerts = urgentOf(procedures)
  const urgentNamed = (wanted: string) => alerts.find(({ name }) => name === wanted)?.urgent
  const onTheirWay = new Map<string, OnItsWay>()
  let stopLooking = () => {}
  let looking: Promise<void> = Promise.resolve()
  let stopped = false

  const faulty = (fault: unknown) => report({ tells: 'fault', doing: 'complete', fault })

  /** Writes an alert down as it is now, one writing after the other. The journal may fail too: the alert goes out all the same. */
  const write = (one: OnItsWay): Promise<void> => {
    one.keeping = one.keeping.then(async () => {
      try {
        await journal.keep(one.alert.key, { ...one.alert, copies: one.copies })
        one.journalled = true
      } catch (fault) {
        faulty(fault)
      }
    })
    return one.keeping
  }

  /** Writes down what people were sent. */
  const remember = (one: OnItsWay, copy: DirectCopy): void => {
    one.copies = [...one.copies, copy]
    if (onTheirWay.get(one.alert.key) === one) void write(one)
    // It came after a cut, when the others said so already.
    else if (one.savedAs) void followSaved(following, savedAlert(one, one.savedAs), [copy])
  }

  const { send, tellReporter } = openSendDirectly<OnItsWay>({ channels, directory, clock, report, timer }, remember)

  const post = (one: OnItsWay, work: Promise<unknown>): void => {
    one.posting = Promise.all([one.posting, work]).catch(faulty)
  }
  const begin = ({ copies = [], ...alert }: Unsaved, urgent: OnItsWay['urgent'], takenUp: boolean): OnItsWay => {
    const next = urgent.nextRungAt(alert.at, 0, instant(clock()), directory())
    const unknown = { reached: undefined, savedAs: undefined, begun: !takenUp, journalled: false, told: false }
    const posts = { ...unknown, copies, posting: Promise.resolve(), keeping: Promise.resolve() }
    const one = { alert, urgent, takenUp, rung: 0, next, ...posts }
    onTheirWay.set(alert.key, one)
    return one
  }

  /** The first rung. Of an alert that was taken up only what was not sent before goes out. */
  const sendFirst = (one: OnItsWay): void => {
    one.begun = true
    const told = (reached: readonly StaffId[]) => {
      one.reached = reached
    }
    post(one, send(one).then(told))
  }

  /** Takes up an alert that an earlier run wrote down. One of a procedure that this bot does not have stays in the journal, for a bot that has. */
  const takeUp = (kept: Kept): void => {
    const procedure = kept.procedure ?? alerts[0]?.name ?? ''
    const urgent = urgentNamed(procedure)
    if (urgent) begin({ ...kept, procedure }, urgent, true).journalled = true
    else faulty(new Error(`The journal holds an alert of a procedure that is not here: ${procedure}.`))
  }

  /** It is in the log now, or refused for good: what people have before them says so, and then it is done with. */
  const finish = async (one: OnItsWay): Promise<void> => {
    await one.posting
    await one.keeping
    const asked = one.copies
    const left = one.savedAs ? await followSaved(following, savedAlert(one, one.savedAs), asked) : []
    // What came meanwhile, after a cut, was not asked about yet.
    one.copies = one.copies.filter((copy) => left.includes(copy) || !asked.includes(copy))
    one.next = instant(new Date(clock().getTime() + followEvery))
    if (one.copies.length > 0 && one.savedAs) return
    onTheirWay.delete(one.alert.key)
    await one.keeping
    await journal.drop(one.alert.key)
  }

  /**
   * Saves what can be saved; what the rules refuse is dropped, since a refusal will not change. False: something is still unsaved. A log
   * that cannot be reached is asked once a look; one that refuses an alert may take the next (a long one, on a disk that is almost full).
   */
  const settle = async (): Promise<boolean> => {
    const saved: OnItsWay[] = []
    let isBack = true
    for (const one of [...onTheirWay.values()].filter(({ savedAs }) => !savedAs)) {
      try {
        one.savedAs = await saveAlert({ procedure: one.alert.procedure, key: one.alert.key, by: one.alert.by, step: one.alert.step })
        if (!one.savedAs) faulty(new Error('An alert that was sent unsaved is refused by the rules.'))
        saved.push(one)
      } catch (fault) {
        isBack = false
        if (fault instanceof LogAway && !fault.refuses) break
        if (!one.told) faulty(fault)
        one.told = true
      }
    }
    const now = instant(clock())
    const again = [...onTheirWay.values()].filter((one) => one.savedAs && !saved.includes(one) && one.next <= now)
    await Promise.all([...saved, ...again].map(finish))
    return isBack
  }

  /** One look: save, or climb. */
  const look = async (): Promise<void> => {
    const now = instant(clock())
    for (const one of onTheirWay.values()) {
      if (!one.reached || one.savedAs || Date.parse(now) - Date.parse(one.alert.at) < answerFirst) continue
      post(one, tellReporter(one, one.reached))
      one.reached = undefined
    }
    if (onTheirWay.size === 0 || (await settle())) return
    for (const one of [...onTheirWay.values()].filter(({ savedAs }) => !savedAs)) {
      if (!one.journalled) void write(one)
      // The bot that wrote it down may have died before it told anybody.
      if (!one.begun) sendFirst(one)
    }
    const due = [...onTheirWay.values()].filter((one) => !one.savedAs && one.next <= now)
    for (const one of due) {
      one.rung += 1
      one.next = one.urgent.nextRungAt(one.alert.at, one.rung, now, directory())
      post(one, send(one))
    }
    await Promise.all(due.map(({ posting }) => posting))
  }
  const lookAgain = (): void => {
    if (stopped) return
    looking = look().catch(faulty)
    stopLooking = timer(lookEvery, () => void looking.then(lookAgain))
  }

  return {
    /** Takes an alert that the log could not: answers as soon as the journal has it, with whom to ring; the posts go on meanwhile. */
    async sendUnsaved(alert: UnsavedAlert): Promise<Answer> {
      const there = onTheirWay.get(alert.key)
      const urgent = there?.urgent ?? urgentNamed(alert.procedure)
      if (!urgent) throw new Error(`No alert of this office is called ${alert.procedure}.`)
      const one = there ?? begin({ ...alert, at: instant(clock()) }, urgent, false)
      if (!there) void write(one)
      // A disk that hangs must not hold the answer back either.
      await within(one.keeping, diskPatience, timer, () => {})
      // A repeat is answered; the first is on its way.
      if (!there) sendFirst(one)
      const now = instant(clock())
      const how = { sent: false, journalled: one.journalled }
      const people = urgent.told(0, alert.by, now, directory())
      return { answer: 'card', card: fill(urgent.unsaved.toReporter(people, alert.by, directory(), now, how)) }
    },
    /** What keeps the bot from being ready: alerts that are not saved yet, and a disk that takes nothing; in sentences. */
    trouble(): readonly string[] {
      const unsaved = [...onTheirWay.values()].filter(({ savedAs }) => !savedAs)
      if (unsaved.length === 0) return []
      const inMemory = unsaved.some(({ journalled }) => !journalled)
      return [
        `At-risk alerts wait to be saved (${unsaved.length}): they went out directly, and are saved by themselves when the database takes them.`,
        ...(inMemory ? ['The disk of DATA_DIR takes nothing more: make room, and do not stop the bot before these alerts are saved.'] : []),
      ]
    },
    /** One look at this moment, for tests on a virtual clock. */
    look,
    /** Takes up what an earlier run left in the journal, and goes on. */
    async start(): Promise<void> {
      const { entries, broken } = await journal.all()
      for (const { value } of entries) takeUp(value as Kept)
      for (const name of broken)
        report({ tells: 'fault', doing: 'complete', fault: new Error(`An entry of the journal does not open: ${name}.`) })
      lookAgain()
    },
    async stop(): Promise<void> {
      stopped = true
      stopLooking()
      await looking
    },
  }
}
