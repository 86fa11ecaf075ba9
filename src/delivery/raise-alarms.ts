import { fill } from '../cards/fill.js'
import { type Address, type Channel, ChannelFault } from '../channels/channel.js'
import type { Person } from '../procedures/people.js'
import { instant } from '../procedures/words.js'
import { cutOff, realTimer, type Timer, tryLimit, within } from './cut.js'
import type { Alarmed } from './watchdog.js'

export interface AlarmSettings {
  readonly channels: readonly Channel[]
  /** Who is told beside the seniors' channel and the webhook: the administrators. */
  readonly people: () => readonly Person[]
  readonly clock: () => Date
  /** The terminal: a line for each alarm, for its end, and for each means that failed. */
  readonly complain: (line: string) => void
  readonly timer?: Timer
}

/** An alarm that goes on is said again after a minute, then after twice as long each time up to a quarter of an hour, in milliseconds. */
const again = (times: number): number => Math.min(60_000 * 2 ** (times - 1), 900_000)
/** One that reached nobody is sent again sooner. */
const unheard = 10_000

interface GoingOn {
  readonly alarm: Alarmed
  readonly began: string
  readonly times: number
  readonly next: number
  /** This one was tried before, and nobody knows of anybody who has it. */
  readonly again: boolean
}

type Posting = Omit<Parameters<Channel['post']>[2], 'key'>

/** Tells people of what the watchdog has found, by every means at once, and when it is over. Nothing here throws, and nothing is waited for. */
export const openAlarms = ({ channels, people, clock, complain, timer = realTimer }: AlarmSettings) => {
  const goingOn = new Map<string, GoingOn>()

  /** True when at least one means took it. */
  const tell = async (title: string, words: string, key: string, how: Posting): Promise<boolean> => {
    const preview = `Contact Steward: ${title}`
    const drawn = fill({
      template: 'plain',
      title: `The watchdog: ${title}`,
      data: { paragraphs: [words], rows: [], quotes: [] },
      sections: [],
      buttons: [],
      preview,
    })
    const card = { ...drawn, anywhere: words }
    const tryOne = async (channel: Channel, to: Address): Promise<boolean> => {
      try {
        const posted = await within(channel.post(to, card, { ...how, key }), tryLimit.alert, timer, () => {})
        if (posted !== cutOff) return true
        complain(`${clock().toISOString()} The alarm could not be sent by ${channel.name}: it did not answer in time.`)
      } catch (fault) {
        const why = fault instanceof ChannelFault ? fault.because : 'a mistake of ours.'
        complain(`${clock().toISOString()} The alarm could not be sent by ${channel.name}: ${why}`)
      }
      return false
    }
    const addresses: readonly Address[] = [...people().map((person) => ({ person })), { purpose: 'seniors' }]
    const tries = channels.flatMap((channel) => addresses.filter((to) => channel.reaches(to)).map((to) => tryOne(channel, to)))
    return (await Promise.all(tries)).includes(true)
  }

  return {
    /**
     * What is wrong at this moment: what is new is told, what goes on is told again in a while, and what is no longer there is said to be
     * over, if that can be known now.
     */
    see(alarms: readonly Alarmed[], canEnd: (what: string) => boolean): void {
      const now = clock()
      for (const alarm of alarms) {
        const before = goingOn.get(alarm.what)
        if (before && now.getTime() < before.next) continue
        const times = (before?.times ?? 0) + 1
        const began = before?.began ?? now.toISOString()
        goingOn.set(alarm.what, { alarm, began, times, next: now.getTime() + again(times), again: false })
        complain(`${now.toISOString()} ALARM ${alarm.words}`)
        const how: Posting = { urgency: 'alert', ...(before?.again ? { again: true, since: instant(new Date(began)) } : {}) }
        void tell(alarm.title, alarm.words, `watch ${alarm.what} ${began} ${times}`, how).then((heard) => {
          const still = goingOn.get(alarm.what)
          if (!heard && still?.began === began)
            goingOn.set(alarm.what, { ...still, times: times - 1, next: clock().getTime() + unheard, again: true })
        })
      }
      for (const { alarm, began } of [...goingOn.values()]) {
        if (!canEnd(alarm.what) || alarms.some(({ what }) => what === alarm.what)) continue
        goingOn.delete(alarm.what)
        complain(`${now.toISOString()} ALL CLEAR ${alarm.over}`)
        void tell(`all clear (was: ${alarm.title})`, alarm.over, `watch ${alarm.what} ${began} over`, { urgency: 'now' })
      }
    },
  }
}
