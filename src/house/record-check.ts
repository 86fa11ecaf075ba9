import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Clock, Directory } from '../casework/casework.js'
import { type Log, SealBroken, type Verified } from '../log/log.js'
import { counted, instant } from '../procedures/words.js'
import type { Tell } from './tell-administrators.js'

/** Before the daily look, so that what it finds is known when the office opens. */
const morning = '07:00'
const everyMs = 10 * 60_000
/** A bot that has just started has people to answer first. */
const afterStart = 60_000
const day = 86_400_000
const mostNamed = 12

/** What is said when nothing was altered. */
export const asWritten = (commits: number, records: number): string =>
  commits === 1
    ? 'The one entry of the one record is as it was written.'
    : `All ${commits} entries of ${records === 1 ? 'the one record' : `${records} records`} are as they were written.`

/** What to do when a witness is gone, begins anew or knows less. */
export const movedQuestion =
  'Was it moved, or did its disk go? If so, look with steward verify that the records are well, and say so with steward verify --moved. If nobody knows of it, somebody may be hiding what they changed: compare with the codes of the mornings before.'

/** What is said of the small things beside the records, when nothing was altered: how many there are. */
export const smallAsWritten = (small: Verified['small']): readonly string[] =>
  small && small.things > 0
    ? [`${counted(small.things, 'small thing', 'small things')} beside them: none is missing, none was altered.`]
    : []

/** What nobody can know of small things that went while an earlier version ran. Only the look that finds it can say it. */
export const smallUnknown = (small: Verified['small']): readonly string[] =>
  small && small.unknown > 0
    ? [
        `${counted(small.unknown, 'small thing', 'small things')} went while a bot of an earlier version ran, which does not say what it drops: if nobody was upgrading the bot, look who can write to the database.`,
      ]
    : []

/** What it means that the witness cannot be read or written. */
export const witnessMissing =
  'That is no fault of the database. The records were looked at all the same; only an old copy of the database, put in its place, would not show until this is mended.'

/** One thing that a check found, in words: the record, the entry, and what is wrong with it. */
export const sayFound = ({ record, version, fault }: Found): string => `${record}, entry ${version}: ${fault}.`
export type Found = Verified['faults'][number]

export interface RecordCheck {
  /** Checks, unless this morning's was done by this bot and what came since could be written down. Never throws. */
  run(): Promise<'well' | 'altered' | 'unwitnessed' | 'failed' | 'not now'>
  /** A minute from now, and then every morning. */
  start(): void
  stop(): void
  /** For those who look after the bot: what was found the last time, in a sentence. */
  trouble(): string | undefined
  /** What the last check found, record by record: for the administrators' board. */
  found(): readonly Found[]
}

/**
 * Looks each morning, and when the bot has started, whether all records, their keys and what they owe are as they were written. Whatever is not
 * is told to the administrators at once and stays in /readyz; once a day they are sent a code over everything, which nobody who keeps
 * the database can alter. Every bot checks, since each has its own witness, and keeps the code outside; one of them sends it to the administrators.
 */
export const openRecordCheck = (needs: {
  readonly log: Pick<Log, 'verify' | 'claim'>
  readonly directory: Directory
  readonly clock: Clock
  readonly tell: Tell
  /** The same of what no later look finds again. */
  readonly tellForGood: Tell
  /** Keeps the code of the day where nobody who keeps the database can alter it; left out, the administrators' message is the only one. */
  readonly anchor?: (body: string, key: string) => Promise<void>
  readonly faulty: (fault: unknown) => void
  /** Could something not be written down beside the database since this was asked the last time? Left out, it never is. */
  readonly unwitnessed?: () => boolean
  /** Hears when what a check finds is not what the one before found; left out, nobody does. */
  readonly changed?: () => void
}): RecordCheck => {
  const { log, directory, clock, tell, tellForGood, anchor, faulty } = needs
  const itself = randomUUID()
  let checked: string | undefined
  let checking = false
  let trouble: string | undefined
  let faults: readonly Found[] = []
  let toldUnwitnessed: string | undefined
  let keptOutside: string | undefined
  let asked: string | undefined
  let timers: NodeJS.Timeout[] = []

  const alarm = async (found: readonly string[], today: string): Promise<void> => {
    const sentence = `Records are not as they were written: ${found[0] ?? ''} Run steward verify, and keep the database as it is.`
    const isNew = sentence !== trouble
    trouble = sentence
    faulty(new Error(sentence))
    if (isNew || (await log.claim(`altered ${today}`, instant(new Date(clock().getTime() + 2 * day)))))
      await tell(
        'records are not as they were written',
        [
          'Somebody may have changed the database by hand, or put an old copy in its place.',
          ...found.slice(0, mostNamed),
          ...(found.length > mostNamed ? [`And ${found.length - mostNamed} more.`] : []),
          'Keep the database as it is, tell Information Governance, and compare with a backup: steward verify names each record.',
        ],
        `altered ${today} ${found.length}`,
      )
  }
  /** Once a day, by each of the bots: nothing in the database may say that it was done. What fails is tried again in ten minutes. */
  const keepOutside = async ({ commits, records, mark }: Verified, today: string): Promise<void> => {
    if (!anchor || records === 0 || keptOutside === today) return
    try {
      const body = JSON.stringify({ kind: 'records verified', at: mark.at, code: mark.code, records, entries: commits })
      await anchor(body, `anchored ${today} ${itself}`)
      keptOutside = today
    } catch (fault) {
      trouble = 'The code over all records could not be kept outside: look at ANCHOR_WEBHOOK_URL. It is tried again in ten minutes.'
      throw fault
    }
  }
  /** Once a day, by each bot: each has a disk of its own. */
  const tellUnwitnessed = async (sentence: string, today: string): Promise<void> => {
    trouble = sentence
    if (toldUnwitnessed === today) return
    toldUnwitnessed = today
    faulty(new Error(sentence))
    await tell(
      'what was checked cannot be written down',
      [sentence, 'Nobody’s work stands still for it. It is tried again every ten minutes; this line goes from /readyz by itself.'],
      `unwitnessed ${today} ${hostname()} ${process.pid}`,
    )
  }
  /** Once a day, until somebody answers: no fault of the records, but a witness that says nothing hides one. */
  const askMoved = async (sentences: readonly string[], today: string): Promise<void> => {
    const question = `${sentences[0]} ${movedQuestion}`
    const isNew = question !== asked
    asked = question
    faulty(new Error(question))
    if (isNew || (await log.claim(`moved ${today}`, instant(new Date(clock().getTime() + 2 * day)))))
      await tell(
        'what was seen of the records has gone',
        [...sentences, movedQuestion, 'Nobody’s work stands still for it.'],
        `moved ${today} ${itself}`,
      )
  }
  /** By whoever found it: the next look finds it no more, and the day's code may have gone before. */
  const tellUnknown = async (sentences: readonly string[]): Promise<void> => {
    if (sentences.length > 0)
      await tellForGood(
        'small things went while an earlier version ran',
        [...sentences, 'Nobody’s work stands still for it.'],
        `went ${instant(clock())} ${itself}`,
      )
  }
  const well = async (found: Verified, today: string): Promise<void> => {
    const { commits, records, mark, unwitnessed, small } = found
    trouble = undefined
    if (unwitnessed !== undefined) await tellUnwitnessed(`${unwitnessed} ${witnessMissing}`, today)
    if (records > 0 && (await log.claim(`verified ${today}`, instant(new Date(clock().getTime() + 2 * day)))))
      await tell(
        'records checked',
        [
          asWritten(commits, records),
          ...smallAsWritten(small),
          `Code: ${mark.at} ${mark.code}`,
          'There is nothing to do. Keep this message: should anybody doubt a record later, this code shows whether anything of before was changed. Type: steward verify --seen "the code".',
        ],
        `verified ${today}`,
      )
    await keepOutside(found, today)
  }
  const look = async (today: string): Promise<'well' | 'altered' | 'unwitnessed' | 'failed'> => {
    try {
      const found = await log.verify()
      const said = found.faults.map(sayFound)
      const isNew = said.join() !== faults.map(sayFound).join()
      faults = found.faults
      if (isNew) needs.changed?.()
      if (found.moved) await askMoved(found.moved, today)
      else asked = undefined
      await tellUnknown(smallUnknown(found.small)).catch(faulty)
      await (said.length > 0 ? alarm(said, today) : well(found, today))
      return said.length > 0 ? 'altered' : found.unwitnessed === undefined ? 'well' : 'unwitnessed'
    } catch (fault) {
      if (!(fault instanceof SealBroken)) {
        faulty(fault)
        return 'failed'
      }
      await alarm([fault.message], today).catch(faulty)
      return 'altered'
    }
  }
  const run: RecordCheck['run'] = async () => {
    const { calendar } = directory()
    const now = instant(clock())
    const today = calendar.dateOf(now)
    const early = calendar.timeOf(now) < morning
    if (needs.unwitnessed?.()) checked = undefined
    if (checking || (checked !== undefined && (checked >= today || early))) return 'not now'
    checking = true
    const found = await look(today)
    checking = false
    if (found !== 'failed' && found !== 'unwitnessed') checked = early ? calendar.moveDate(today, { days: -1 }) : today
    return found
  }
  return {
    run,
    start() {
      timers = [setTimeout(() => void run(), afterStart), setInterval(() => void run(), everyMs)]
      for (const timer of timers) timer.unref()
    },
    stop() {
      for (const timer of timers) clearInterval(timer)
    },
    trouble: () => trouble ?? asked,
    found: () => faults,
  }
}
