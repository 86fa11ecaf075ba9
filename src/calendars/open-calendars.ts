import type { Feed } from '../directory/office-file.js'
import type { Office } from '../procedures/people.js'
import type { WhoIsHere } from '../procedures/who-is-here.js'
import { type Instant, instant } from '../procedures/words.js'
import { repeat } from '../time/repeat.js'
import { CalendarFault } from './calendar-fault.js'
import { type KeptWords, keepWords, loadWords } from './kept-words.js'
import type { SaidByCalendar } from './said-by-calendar.js'

const everyMs = 15 * 60_000

/** The office's calendars, read again every quarter of an hour. */
export interface Calendars {
  /** What they say of who is here, as each was read last: none that fails takes back what it said. */
  said(): WhoIsHere
  /** A sentence on each that cannot be used as it is now. */
  troubles(): readonly string[]
  /** Reads them all once; never throws. Answers once nothing is under way any more. */
  look(): Promise<void>
  start(): void
  stop(): void
}

/**
 * Opens the calendars that the office file names, with what they said before the start. `changed` is called when what they say is new. An administrator
 * is told by `tell` of what fails twice running, for a server that is away for a minute is no news; one of several bots does it, once a day.
 */
export async function openCalendars(needs: {
  readonly feeds: () => readonly Feed[]
  readonly office: () => Office
  readonly clock: () => Date
  /** The file in which what they said is kept. */
  readonly file: string
  readonly look: (feed: Feed, office: Office, now: Instant) => Promise<SaidByCalendar>
  readonly changed: () => void
  readonly tell: (name: string, sentence: string) => Promise<void>
  readonly claim: (name: string, until: Instant) => Promise<boolean>
  readonly faulty: (fault: unknown) => void
}): Promise<Calendars> {
  const words = await loadWords(needs.file)
  const troubles = new Map<string, { readonly sentence: string; readonly times: number }>()
  let under: Promise<void> | undefined

  const lookAt = async (feed: Feed, now: Instant): Promise<string | undefined> => {
    try {
      const { presence, rota, trouble } = await needs.look(feed, needs.office(), now)
      const of = needs.feeds().find(({ name }) => name === feed.name)
      // Taken out of the office file while it was read: it says nothing any more.
      if (of && of.holds === feed.holds)
        words.set(feed.name, { read: now, holds: feed.holds, presence: presence.map(asKept), rota: [...rota] })
      return trouble && `The calendar “${feed.name}” ${trouble}`
    } catch (fault) {
      if (!(fault instanceof CalendarFault)) needs.faulty(fault)
      const says = fault instanceof CalendarFault ? fault.message : 'could not be read, by a mistake of the bot’s: its log says more.'
      return `The calendar “${feed.name}” ${says} ${sayKept(words.get(feed.name), feed, needs.office(), now)}`
    }
  }
  const tellOnce = async (name: string, sentence: string, now: Instant): Promise<void> => {
    const today = needs.office().calendar.dateOf(now)
    const first = await needs.claim(`calendar ${name} ${today}`, instant(new Date(Date.parse(now) + 2 * 86_400_000))).catch(() => false)
    if (first) await needs.tell(name, sentence)
  }
  const once = async (): Promise<void> => {
    const before = JSON.stringify(said())
    const feeds = needs.feeds()
    for (const name of [...words.keys(), ...troubles.keys()])
      if (!feeds.some((feed) => feed.name === name && (words.get(name)?.holds ?? feed.holds) === feed.holds)) {
        words.delete(name)
        troubles.delete(name)
      }
    for (const feed of feeds) {
      const now = instant(needs.clock())
      const sentence = await lookAt(feed, now)
      const times = sentence === undefined ? 0 : (troubles.get(feed.name)?.times ?? 0) + 1
      if (sentence === undefined) troubles.delete(feed.name)
      else troubles.set(feed.name, { sentence, times })
      if (sentence !== undefined && times > 1) await tellOnce(feed.name, sentence, now)
      // What one says is not held up by another that takes its time.
      if (JSON.stringify(said()) !== before) needs.changed()
    }
    if (feeds.length > 0) await keepWords(needs.file, words)
  }
  const said = (): WhoIsHere => {
    const used = needs.feeds().flatMap(({ name, holds }) => (words.get(name)?.holds === holds ? [words.get(name)] : []))
    return {
      presence: used.flatMap((each) => each?.presence ?? []),
      turns: [],
      rota: used.flatMap((each) => each?.rota ?? []),
    }
  }
  const look = (): Promise<void> => {
    under ??= once()
      .catch(needs.faulty)
      .finally(() => {
        under = undefined
      })
    return under
  }
  return { said, look, troubles: () => [...troubles.values()].map(({ sentence }) => sentence), ...repeat(everyMs, () => void look()) }
}

const asKept = (word: SaidByCalendar['presence'][number]): KeptWords['presence'][number] => ({ ...word, is: 'away' })

const sayKept = (kept: KeptWords | undefined, { holds }: Feed, { calendar }: Office, now: Instant): string => {
  if (kept && kept.holds === holds) return `What it said ${calendar.say(kept.read, now)} still holds.`
  return holds === 'duty'
    ? 'Until then the rota of the office file holds alone.'
    : 'Until then only the office file, and people themselves, say who is away.'
}
