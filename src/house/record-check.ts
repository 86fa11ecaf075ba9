import type { Clock, Directory } from '../casework/casework.js'
import { type Log, SealBroken, type Verified } from '../log/log.js'
import { instant } from '../procedures/words.js'

/** Before the daily look, so that what it finds is known when the office opens. */
const morning = '07:00'
const everyMs = 10 * 60_000
/** A bot that has just started has people to answer first. */
const afterStart = 60_000
const day = 86_400_000
const mostNamed = 12

export interface RecordCheck {
  /** Checks, unless this morning's was done by this bot. Never throws. */
  run(): Promise<'well' | 'altered' | 'failed' | 'not now'>
  /** A minute from now, and then every morning. */
  start(): void
  stop(): void
  /** For those who look after the bot: what was found the last time, in a sentence. */
  trouble(): string | undefined
}

/**
 * Looks each morning, and when the bot has started, whether all records, their keys and what they owe are as they were written. Whatever is not
 * is told to the administrators at once and stays in /readyz; once a day they are sent a code over everything, which nobody who keeps
 * the database can alter. Every bot checks, since each has its own witness; one of them sends the code.
 */
export const openRecordCheck = (needs: {
  readonly log: Pick<Log, 'verify' | 'claim'>
  readonly directory: Directory
  readonly clock: Clock
  readonly tell: (title: string, paragraphs: readonly string[], key: string) => Promise<void>
  readonly faulty: (fault: unknown) => void
}): RecordCheck => {
  const { log, directory, clock, tell, faulty } = needs
  let checked: string | undefined
  let checking = false
  let trouble: string | undefined
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
  const well = async ({ commits, records, mark }: Verified, today: string): Promise<void> => {
    trouble = undefined
    if (records === 0 || !(await log.claim(`verified ${today}`, instant(new Date(clock().getTime() + 2 * day))))) return
    await tell(
      'records checked',
      [
        `All ${commits} entries of ${records} records are as they were written.`,
        `Code: ${mark.at} ${mark.code}`,
        'There is nothing to do. Keep this message: should anybody doubt a record later, this code shows whether anything of before was changed. Type: steward verify --seen "the code".',
      ],
      `verified ${today}`,
    )
  }
  const look = async (today: string): Promise<'well' | 'altered' | 'failed'> => {
    try {
      const found = await log.verify()
      const said = found.faults.map(({ record, version, fault }) => `${record}, entry ${version}: ${fault}.`)
      await (said.length > 0 ? alarm(said, today) : well(found, today))
      return said.length > 0 ? 'altered' : 'well'
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
    if (checking || (checked !== undefined && (checked >= today || early))) return 'not now'
    checking = true
    const found = await look(today)
    checking = false
    if (found !== 'failed') checked = early ? calendar.moveDate(today, { days: -1 }) : today
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
    trouble: () => trouble,
  }
}
