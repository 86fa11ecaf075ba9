import type { Log } from '../log/log.js'
import type { AtRiskState } from '../procedures/at-risk-matter.js'
import { type Instant, instant, type RecordId } from '../procedures/words.js'

/** What the watchdog has seen at one moment. `beat` is when the courier last said that it works, by its own clock. */
export interface Seen {
  readonly now: Instant
  readonly beat: Instant | undefined
  readonly oldestAlertDue: Instant | undefined
  readonly unacknowledged: readonly { readonly record: RecordId; readonly next: Instant }[]
}

/** Something that a person must see to: the same `what` is one alarm, however often it is seen. */
export interface Alarmed {
  readonly what: string
  readonly words: string
}

/** In seconds: the courier beats every 4, an alert is due at once, clocks of one office agree to a few seconds. */
export const patience = { beat: 10, alertDue: 10, rung: 10, clocks: 10 } as const

const secondsSince = (at: Instant, now: Instant): number => (Date.parse(now) - Date.parse(at)) / 1000

/** What is wrong in what was seen; nothing while all is well. Pure, so that a virtual day can be watched in a test. */
export const judge = ({ now, beat, oldestAlertDue, unacknowledged }: Seen): readonly Alarmed[] => {
  const alarms: Alarmed[] = []
  if (beat === undefined || secondsSince(beat, now) > patience.beat)
    alarms.push({
      what: 'courier',
      words: `The courier has not been at work${beat ? ` since ${beat}` : ''}: nothing is delivered. Start the bot again.`,
    })
  else if (secondsSince(beat, now) < -patience.clocks)
    alarms.push({
      what: 'clocks',
      words: 'The clock of the bot and the clock of this watchdog disagree by more than ten seconds: set both by the same time server.',
    })
  if (oldestAlertDue !== undefined && secondsSince(oldestAlertDue, now) > patience.alertDue)
    alarms.push({
      what: 'overdue',
      words: `An alert has been waiting to be delivered since ${oldestAlertDue}. Look at the platforms, and ring the seniors on duty.`,
    })
  for (const { record, next } of unacknowledged)
    if (secondsSince(next, now) > patience.rung)
      alarms.push({
        what: record,
        words: `${record} should have gone to the next people at ${next} and did not: nobody has it. Ring the seniors on duty.`,
      })
  return alarms
}

/** The courier's sign of life, kept where another process can see it. */
const place = ['watch', 'courier'] as const

/** Says that the courier works now. */
export const beat = (log: Pick<Log, 'putSealed'>, now: Date): Promise<void> => log.putSealed(...place, { at: instant(now) })

/** Looks at the log as the watchdog does. Throws LogAway while the database is away. */
export const lookAround = async (
  log: Pick<Log, 'getSealed' | 'owedOpen' | 'list' | 'read'>,
  evolve: (events: readonly unknown[]) => AtRiskState,
  now: Date,
): Promise<Seen> => {
  const at = instant(now)
  const [kept, owed, open] = await Promise.all([
    log.getSealed(...place) as Promise<{ at: Instant } | undefined>,
    log.owedOpen(at),
    log.list({ procedure: 'at-risk', is: ['Unacknowledged'], limit: 500 }),
  ])
  const states = await Promise.all(
    open.map(async ({ record }) => {
      const state = evolve((await log.read(record))?.events ?? [])
      return state.is === 'Unacknowledged' ? [{ record, next: state.next }] : []
    }),
  )
  return {
    now: at,
    beat: kept?.at,
    oldestAlertDue: owed.find(({ urgency }) => urgency === 'alert')?.oldestDue,
    unacknowledged: states.flat(),
  }
}
