import { setTimeout as pause } from 'node:timers/promises'
import type { Channel } from '../channels/channel.js'
import { openAlarms } from '../delivery/raise-alarms.js'
import { type Alarmed, every, judge, lookAround, type Seen } from '../delivery/watchdog.js'
import { openChannels } from '../house/open-channels.js'
import { LogAway } from '../log/log.js'
import { openLogger } from '../logger.js'
import { atRisk } from '../procedures/at-risk.js'
import type { AtRiskEvent } from '../procedures/at-risk-matter.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { Person } from '../procedures/people.js'
import { onFoundation, type Tool } from './tool.js'

const heartbeatMs = 30_000

/**
 * The watchdog, a process of its own beside the bot: alarms within 15 s when the courier stops, an alert is overdue, a chain does not
 * climb, clocks disagree or the database is away, and says when it is over; calls HEARTBEAT_URL while all is well, so that somebody
 * outside sees when it stops too.
 */
export const watch: Tool = (asked) =>
  onFoundation(asked, async ({ log, office }) => {
    const { env, say, complain } = asked
    if (!env) return 1
    const clock = () => new Date()
    const channels = openChannels(
      { ...env, CONSOLE: false },
      { directory: office.directory, clock, store: log, logger: openLogger(env.LOG_LEVEL) },
    ).all
    const people = () => office.directory().holding('administrator')
    const alarms = openAlarms({ channels, people, clock, complain })
    const heart = openHeart(env.HEARTBEAT_URL, clock, complain)
    let seen: Seen | undefined
    say(openingWords(channels, people(), env.HEARTBEAT_URL !== undefined))
    for (;;) {
      try {
        seen = await lookAround(log, evolve, clock, seen)
        const wrong = judge(seen)
        // Whoever has not seen the courier's sign change cannot say that it is at work again.
        const { fresh } = seen.sign
        alarms.see(wrong, (what) => fresh || (what !== 'courier' && what !== 'clocks'))
        if (wrong.length > 0) heart.rest()
        else if (fresh) heart.beat()
      } catch (fault) {
        seen = undefined
        heart.rest()
        alarms.see([blind(fault)], () => false)
      }
      await pause(every.look)
    }
  })

const evolve = (events: readonly unknown[]) =>
  (events as readonly AtRiskEvent[]).filter((event) => !isBookkeeping(event)).reduce(atRisk.evolve, atRisk.initial)

/** Where the alarms will go: who finds out only in the night that nobody is told has found out too late. */
const openingWords = (channels: readonly Channel[], people: readonly Person[], hasHeartbeat: boolean): string => {
  const goes = channels.flatMap((channel) => {
    const reached = people.filter((person) => channel.reaches({ person })).map(({ name }) => name)
    if (channel.reaches({ purpose: 'seniors' })) reached.push(channel.name === 'webhook' ? 'ALERT_WEBHOOK_URL' : 'the seniors’ channel')
    return reached.length > 0 ? [`${channel.name} (${reached.join(', ')})`] : []
  })
  return [
    'Watching. Ctrl-C ends it.',
    goes.length > 0
      ? `Alarms are said here and sent by ${goes.join(', ')}.`
      : 'Alarms are said ONLY HERE: set SMTP_URL and ALERT_FROM, or ALERT_WEBHOOK_URL, so that somebody who does not look at this terminal is told.',
    ...(hasHeartbeat ? [] : ['Nobody outside is told when this watchdog itself stops: set HEARTBEAT_URL.']),
  ].join('\n')
}

/** What cannot be seen is an alarm too. */
const blind = (fault: unknown): Alarmed =>
  fault instanceof LogAway
    ? {
        what: 'database',
        title: 'the database does not answer',
        words:
          'The database does not answer. While the bot runs, at-risk alerts go straight to the seniors and are kept on the bot’s machine; nothing else works. See that the database runs and that this computer reaches it; the bot goes on by itself when it is back.',
        over: 'The database answers again.',
      }
    : {
        what: 'look',
        title: 'the watchdog cannot read the records',
        words: `The watchdog cannot read the records (${fault instanceof Error ? fault.name : 'an unknown fault'}), so it cannot see whether alerts are delivered. Run steward doctor and steward verify.`,
        over: 'The watchdog can read the records again.',
      }

/** Calls the address now and then while all is well, without waiting for it; after a rest at once. */
const openHeart = (url: string | undefined, clock: () => Date, complain: (line: string) => void) => {
  let last = Number.NEGATIVE_INFINITY
  return {
    rest(): void {
      last = Number.NEGATIVE_INFINITY
    },
    beat(): void {
      const now = clock()
      if (url === undefined || now.getTime() - last < heartbeatMs) return
      last = now.getTime()
      fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
        (answer) => answer.body?.cancel(),
        () => complain(`${now.toISOString()} HEARTBEAT_URL does not answer.`),
      )
    },
  }
}
