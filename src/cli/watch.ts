import { setTimeout as pause } from 'node:timers/promises'
import { fill } from '../cards/fill.js'
import type { Address, Channel } from '../channels/channel.js'
import { type Alarmed, judge, lookAround } from '../delivery/watchdog.js'
import { openChannels } from '../house/open-channels.js'
import { LogAway } from '../log/log.js'
import { openLogger } from '../logger.js'
import { atRisk } from '../procedures/at-risk.js'
import type { AtRiskEvent } from '../procedures/at-risk-matter.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { Person } from '../procedures/people.js'
import { onFoundation, type Tool } from './tool.js'

const everyMs = 3_000
/** An alarm that goes on is said again after so many milliseconds. */
const againMs = 60_000
const heartbeatMs = 30_000

/**
 * The watchdog, a process of its own beside the bot: alarms within 15 s when the courier stops, an alert is overdue, a chain does not
 * climb, clocks disagree or the database is away; and calls HEARTBEAT_URL while all is well, so that somebody outside sees when it stops too.
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
    const evolve = (events: readonly unknown[]) =>
      (events as readonly AtRiskEvent[]).filter((event) => !isBookkeeping(event)).reduce(atRisk.evolve, atRisk.initial)
    const said = new Map<string, number>()
    let lastBeat = 0
    say('Watching. Ctrl-C ends it.')
    for (;;) {
      const alarms = await lookAround(log, evolve, clock()).then(judge, away)
      const now = Date.now()
      for (const alarm of alarms) {
        if (now - (said.get(alarm.what) ?? 0) < againMs) continue
        said.set(alarm.what, now)
        complain(`${clock().toISOString()} ALARM ${alarm.words}`)
        await tell(alarm, channels, office.directory().holding('administrator'), complain)
      }
      for (const what of said.keys()) if (!alarms.some((alarm) => alarm.what === what)) said.delete(what)
      if (env.HEARTBEAT_URL && alarms.length === 0 && now - lastBeat >= heartbeatMs) {
        lastBeat = now
        await fetch(env.HEARTBEAT_URL, { signal: AbortSignal.timeout(3_000) }).then(
          (answer) => answer.body?.cancel(),
          () => complain(`${clock().toISOString()} HEARTBEAT_URL does not answer.`),
        )
      }
      await pause(everyMs)
    }
  })

const away = (fault: unknown): readonly Alarmed[] => {
  if (fault instanceof LogAway)
    return [
      {
        what: 'database',
        words: 'The database does not answer. Alerts go out directly and are kept on the bot’s machine; everything else waits.',
      },
    ]
  throw fault
}

/** Every means there is, to every administrator, and the webhook; what fails is said on this terminal. */
const tell = async (
  alarm: Alarmed,
  channels: readonly Channel[],
  people: readonly Person[],
  complain: (line: string) => void,
): Promise<void> => {
  const card = fill({
    template: 'plain',
    title: 'The watchdog',
    data: { paragraphs: [alarm.words], rows: [], quotes: [] },
    sections: [],
    buttons: [],
    preview: 'The watchdog of Contact Steward has an alarm',
  })
  const key = `watch ${alarm.what} ${Math.floor(Date.now() / againMs)}`
  const addresses: readonly Address[] = [...people.map((person) => ({ person })), { purpose: 'seniors' }]
  await Promise.all(
    channels.flatMap((channel) =>
      addresses
        .filter((to) => channel.reaches(to))
        .map((to) =>
          channel.post(to, card, { urgency: 'alert', key }).catch(() => complain(`The alarm could not be sent by ${channel.name}.`)),
        ),
    ),
  )
}
