import { aliveKind, KeyErased, type Log } from '../log/log.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import { knownSoFar } from '../procedures/known-so-far.js'
import type { AnyProcedure } from '../procedures/procedure.js'
import { type IsUrgent, urgentOf } from '../procedures/urgent.js'
import { type Instant, instant, type RecordId } from '../procedures/words.js'
import { clockAlarm, readWrongClocks, type WrongClock } from './wrong-clocks.js'

/**
 * The courier's sign of life: when it last said that it works, by its own clock (undefined: never), and since when, by ours, that has
 * stood unchanged. `fresh`: we saw it change, so that the two moments are the same one and the clocks can be compared.
 */
export interface Sign {
  readonly beat: Instant | undefined
  readonly since: Instant
  readonly fresh: boolean
}

/** What the watchdog has seen at one moment, by its own clock. */
export interface Seen {
  readonly now: Instant
  readonly sign: Sign
  readonly oldestAlertDue: Instant | undefined
  readonly unacknowledged: readonly { readonly record: RecordId; readonly next: Instant }[]
  /** Computers whose own clock disagrees with the database's. */
  readonly wrongClocks: readonly WrongClock[]
}

/**
 * Something that a person must see to: the same `what` is one alarm, however often it is seen. All of it may be said anywhere: nothing
 * personal is in it. `over` is what is said when it has ended.
 */
export interface Alarmed {
  readonly what: string
  readonly title: string
  readonly words: string
  readonly over: string
}

/** How often the watchdog looks and the courier says that it works, in milliseconds. */
export const every = { look: 2_000, beat: 3_000 } as const
/** In seconds. One beat may be lost; an alert is due at once; clocks of one office agree to a few seconds. Alarms come within 15 s. */
export const patience = { beat: 9, alertDue: 10, rung: 10, clocks: 10 } as const

const secondsSince = (at: Instant, now: Instant): number => (Date.parse(now) - Date.parse(at)) / 1000
/** As whoever reads it at night, and compares it with a log, needs it: the day, the second, and the zone. */
const said = (at: Instant): string => `${at.slice(0, 19).replace('T', ' ')} UTC`

/** What is wrong in what was seen; nothing while all is well. Pure, so that a virtual day can be watched in a test. */
export const judge = ({ now, sign, oldestAlertDue, unacknowledged, wrongClocks }: Seen): readonly Alarmed[] => {
  const alarms: Alarmed[] = []
  const ahead = sign.beat !== undefined && sign.fresh ? secondsSince(sign.since, sign.beat) : 0
  const disagree = Math.abs(ahead) > patience.clocks
  if (secondsSince(sign.since, now) > patience.beat)
    alarms.push({
      what: 'courier',
      title: 'the bot has stopped',
      words: `The bot has given no sign of life ${sign.beat ? `since ${said(sign.beat)}` : 'yet'}: at-risk alerts do NOT reach anybody. Start the bot again (a frozen one must be ended first). Until it runs, tell staff to ring the seniors on duty.`,
      over: 'The bot is at work again, and delivers what was waiting.',
    })
  if (wrongClocks.length > 0) alarms.push(...clockAlarm(wrongClocks))
  // A bot of before, or a database that does not tell its time: then each goes by a clock of its own.
  else if (disagree && alarms.length === 0)
    alarms.push({
      what: 'clocks',
      title: 'the clocks disagree',
      words: `The bot’s clock is ${Math.round(Math.abs(ahead))} seconds ${ahead > 0 ? 'ahead of' : 'behind'} the watchdog’s: reminders and rungs come at the wrong time. Set both computers by the same time server.`,
      over: 'The clocks of the bot and the watchdog agree again.',
    })
  // What the bot wrote down it wrote by its own clock.
  const theirNow = disagree ? instant(new Date(Date.parse(now) + ahead * 1000)) : now
  if (oldestAlertDue !== undefined && secondsSince(oldestAlertDue, theirNow) > patience.alertDue)
    alarms.push({
      what: 'overdue',
      title: 'an alert is not being delivered',
      words: `Part of an at-risk alert has been waiting to be delivered since ${said(oldestAlertDue)}. Ring the seniors on duty now and ask whether they have it; then see why Slack, Teams or e-mail does not take it (steward doctor).`,
      over: 'Every alert has been delivered.',
    })
  for (const { record, next } of unacknowledged)
    if (secondsSince(next, theirNow) > patience.rung)
      alarms.push({
        what: record,
        title: `nobody has ${record}`,
        words: `Nobody has ${record}, and it should have gone to more people at ${said(next)} but did not. Ring the seniors on duty now: one of them must take it. Then see why the bot does not go on (steward doctor).`,
        over: `${record} goes on: somebody has it, or more people were told.`,
      })
  return alarms
}

/** The courier's sign of life, kept where another process can see it. */
const place = [aliveKind, 'courier'] as const

/** Says that the courier works now. */
export const beat = (log: Pick<Log, 'putSealed'>, now: Date): Promise<void> => log.putSealed(...place, { at: instant(now) })

/** The sign as it stands now. Somebody who has just come, or was asleep, has seen nothing change and gives it time. */
const signOf = (beat: Instant | undefined, at: Instant, before: Seen | undefined): Sign => {
  if (!before || secondsSince(before.now, at) > patience.beat) return { beat, since: at, fresh: false }
  return before.sign.beat === beat ? before.sign : { beat, since: at, fresh: true }
}

/** The records of an alert that nobody has taken, and when each is to go on to more people. */
const waitingOf = async (
  log: Pick<Log, 'list' | 'read'>,
  { name, initial, events, evolve, urgent: { waits } }: IsUrgent<AnyProcedure>,
): Promise<Seen['unacknowledged']> => {
  const open = await log.list({ procedure: name, is: waits.is, limit: 500 })
  const states = await Promise.all(
    open.map(async ({ record }) => {
      const kept = await log.read(record).catch((fault: unknown) => {
        // Erased: nobody waits for it any more.
        if (fault instanceof KeyErased) return undefined
        throw fault
      })
      const known = knownSoFar({ events }, kept?.events ?? [])
      const next = waits.until(known.filter((event) => !isBookkeeping(event)).reduce(evolve, initial))
      return next === undefined ? [] : [{ record, next }]
    }),
  )
  return states.flat()
}

/** Looks at the log as the watchdog does; `before` is what it saw the last time. Throws LogAway while the database is away. */
export const lookAround = async (
  log: Pick<Log, 'getSealed' | 'listSealed' | 'owedOpen' | 'list' | 'read'>,
  procedures: readonly AnyProcedure[],
  clock: () => Date,
  before: Seen | undefined,
): Promise<Seen> => {
  const [kept, wrongClocks, owed, ...waiting] = await Promise.all([
    log.getSealed(...place) as Promise<{ at: Instant } | undefined>,
    readWrongClocks(log),
    log.owedOpen(instant(clock())),
    ...urgentOf(procedures).map((alert) => waitingOf(log, alert)),
  ])
  const at = instant(clock())
  return {
    now: at,
    sign: signOf(kept?.at, at, before),
    oldestAlertDue: owed.find(({ urgency }) => urgency === 'alert')?.oldestDue,
    unacknowledged: waiting.flat(),
    wrongClocks,
  }
}
