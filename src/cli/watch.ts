import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Channel } from '../channels/channel.js'
import { openAlarms } from '../delivery/raise-alarms.js'
import { type Alarmed, every, judge, lookAround, type Seen } from '../delivery/watchdog.js'
import { type WrongClock, patience as wrongBy } from '../delivery/wrong-clocks.js'
import type { OpenDirectory } from '../directory/open-directory.js'
import { fileFaultIn } from '../files/file-fault.js'
import { isAway } from '../house/lay-foundation.js'
import { openLogger } from '../house/logger.js'
import { openChannels } from '../house/open-channels.js'
import { storeLater } from '../house/store-later.js'
import { tellAdministrators } from '../house/tell-administrators.js'
import { LogAway } from '../log/log.js'
import { procedures } from '../office.js'
import type { Person } from '../procedures/people.js'
import { StartFault } from '../settings/start-fault.js'
import { openHeart } from './heart.js'
import { type Asked, onFoundation, type Tool } from './tool.js'

/**
 * The watchdog, a process of its own beside the bot: alarms within 15 s when the courier stops, an alert is overdue, a chain does not
 * climb, clocks disagree or the database is away (also when it is started then), and says when it is over; calls HEARTBEAT_URL while all is well, so that somebody
 * outside sees when it stops too.
 */
export const watch: Tool = (asked) => {
  // Whoever is started while the database is away has its first alarm already: nobody else would send it.
  let opened: Promise<Post> | undefined
  const post = (office: OpenDirectory): Promise<Post> => {
    opened ??= openPost(asked, office)
    return opened
  }
  return onFoundation(
    asked,
    async ({ log, office, clock: theirs }) => {
      const { alarms, heart, clock, reach } = await post(office)
      reach(log, theirs)
      let seen: Seen | undefined
      for (;;) {
        try {
          seen = await lookAround(log, procedures, clock, seen)
          const wrong = judge({ ...seen, wrongClocks: [...seen.wrongClocks, ...wrongHere(log.serverClock.ahead())] })
          // Whoever has not seen the courier's sign change cannot say that it is at work again.
          const { fresh } = seen.sign
          alarms.see(wrong, (what) => fresh || (what !== 'courier' && what !== 'clocks'))
          if (wrong.length > 0) heart.rest()
          else if (fresh) void heart.beat()
        } catch (fault) {
          seen = undefined
          heart.rest()
          alarms.see([blind(fault)], () => false)
        }
        await pause(every.look)
      }
    },
    {
      async whileAway(office, fault) {
        if (!isAway(fault)) return 'give up'
        const { alarms } = await post(office)
        alarms.see([blind(fault)], () => false)
        await pause(every.look)
        return 'try again'
      },
      asItRuns: true,
    },
  )
}

/** The watchdog's means: how it tells people, and what shows that it lives. `reach` gives the channels the log once it is there. */
const openPost = async ({ env, say, complain }: Asked, office: OpenDirectory) => {
  if (!env) throw new StartFault('The settings cannot be read.')
  const { store, clock, reach } = storeLater()
  const settings = { directory: office.directory, clock, store, logger: openLogger(env.LOG_LEVEL) }
  const channels = (await openChannels({ ...env, CONSOLE: false }, settings)).all
  const people = () => office.directory().holding('administrator')
  say(openingWords(channels, people(), env.HEARTBEAT_URL !== undefined))
  const failed = (because: string) => complain(`${clock().toISOString()} An administrator could not be told: ${because}`)
  const tell = tellAdministrators({ channels, directory: office.directory, failed })
  const heart = openHeart({ url: env.HEARTBEAT_URL, clock, complain, tell })
  return { clock, reach, alarms: openAlarms({ channels, people, clock, complain }), heart }
}
type Post = Awaited<ReturnType<typeof openPost>>

/** The watchdog's own clock, where it is wrong too. */
const wrongHere = (ahead: number | undefined): readonly WrongClock[] =>
  ahead !== undefined && Math.abs(ahead) > wrongBy ? [{ computer: `${hostname()} (the watchdog)`, seconds: Math.round(ahead / 1000) }] : []

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
  !fileFaultIn(fault) && (fault instanceof LogAway || (fault instanceof Error && fault.cause instanceof LogAway))
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
        words: `The watchdog cannot read the records (${fileFaultIn(fault)?.message.replace(/\.$/, '') ?? (fault instanceof Error ? fault.name : 'an unknown fault')}), so it cannot see whether alerts are delivered. Run steward doctor and steward verify.`,
        over: 'The watchdog can read the records again.',
      }
