import { z } from 'zod'
import type { SealedStore } from '../log/log.js'
import { counted, instant } from '../procedures/words.js'
import type { Alarmed } from './watchdog.js'

/** A bot's computer whose clock disagrees with the database's: how many seconds it is ahead (behind: below zero). */
const WrongClock = z.object({ computer: z.string(), seconds: z.number() })
export type WrongClock = z.infer<typeof WrongClock>

/** Clocks that disagree by more than this, in milliseconds, are told of. */
export const patience = 5_000
/** A bot that is killed says no more: what it noted holds for so long, in milliseconds. It notes it every five seconds. */
const holds = 20_000
const kind = 'watch-clock'

/** Notes for the watchdog how wrong a bot's clock is; with `seconds` undefined, that it is right again. */
export const noteClock = (
  log: Pick<SealedStore, 'putSealed' | 'dropSealed'>,
  { computer, pid, seconds }: { readonly computer: string; readonly pid: number; readonly seconds: number | undefined },
  now: Date,
): Promise<void> => {
  const name = `${computer} ${pid}`
  return seconds === undefined
    ? log.dropSealed(kind, name)
    : log.putSealed(kind, name, { computer, seconds }, { until: instant(new Date(now.getTime() + holds)) })
}

/** The bots' clocks that are wrong now. */
export const readWrongClocks = async (log: Pick<SealedStore, 'listSealed'>): Promise<readonly WrongClock[]> =>
  (await log.listSealed(kind)).flatMap(({ value }) => {
    const read = WrongClock.safeParse(value)
    return read.success ? [read.data] : []
  })

/** "10 minutes ahead of", for before "the database's". */
export const apartWords = (seconds: number): string => {
  const [far, side] = [Math.abs(seconds), seconds > 0 ? 'ahead of' : 'behind']
  return far < 120 ? `${counted(Math.round(far), 'second')} ${side}` : `${Math.round(far / 60)} minutes ${side}`
}

/** One alarm for all the clocks that are wrong; none while all agree. */
export const clockAlarm = (wrong: readonly WrongClock[]): readonly Alarmed[] => {
  if (wrong.length === 0) return []
  const each = [...new Map(wrong.map((one) => [one.computer, one])).values()]
  const words = each.map(({ computer, seconds }) => `The clock of ${computer} is ${apartWords(seconds)} the database’s.`)
  return [
    {
      what: 'clocks',
      title: each.length === 1 ? 'a clock is wrong' : 'clocks are wrong',
      words: `${words.join(' ')} Alerts and reminders go by the database’s clock meanwhile. Set all of them by the same time server.`,
      over: 'The clocks of the bots, the watchdog and the database agree again.',
    },
  ]
}
