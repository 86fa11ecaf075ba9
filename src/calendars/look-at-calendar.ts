import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Feed } from '../directory/office-file.js'
import type { Office } from '../procedures/people.js'
import { type Instant, instant } from '../procedures/words.js'
import type { CalendarRead, Span } from './calendar-event.js'
import { CalendarFault } from './calendar-fault.js'
import { fetchCalendar, mostBytes, tooLarge } from './fetch-calendar.js'
import { type SaidByCalendar, saidByCalendar } from './said-by-calendar.js'

const day = 86_400_000
/** As far ahead as people may say it in the chat; what is further is read when it comes near. */
const daysAhead = 62
/** A calendar in which nothing has happened for so long is no longer kept, most likely; ours. */
const forgotten = 90 * day

/** How a calendar is looked at; a file that the office file names lies as seen from `folder`. */
export interface Looking {
  readonly folder: string
  readonly read: (text: string, span: Span) => Promise<CalendarRead>
}

/** Fetches and reads one calendar: what it says of the people of the office. Throws CalendarFault, also for one that nobody keeps any more: what was said before is better. */
export async function lookAtCalendar(feed: Feed, office: Office, now: Instant, { folder, read }: Looking): Promise<SaidByCalendar> {
  const text =
    feed.url === undefined
      ? await textIn(resolve(folder, feed.file ?? ''))
      : await fetchCalendar({ url: feed.url, ourNetwork: feed.ourNetwork })
  const span = {
    from: instant(new Date(Date.parse(now) - day)),
    until: instant(new Date(Date.parse(now) + daysAhead * day)),
    timeZone: office.calendar.timeZone,
  }
  const found = await read(text, span)
  if (found.last !== undefined && Date.parse(found.last) < Date.parse(now) - forgotten)
    throw new CalendarFault(
      `holds nothing newer than ${office.calendar.sayDate(office.calendar.dateOf(found.last))}: is it still kept? Give the address of the one that is.`,
    )
  return saidByCalendar(feed, found, office, now)
}

async function textIn(file: string): Promise<string> {
  try {
    const found = await stat(file)
    if (!found.isFile()) throw new CalendarFault('is no file: give the file itself.')
    if (found.size > mostBytes) throw new CalendarFault(tooLarge)
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw cause instanceof CalendarFault
      ? cause
      : new CalendarFault(
          'cannot be read from its file: check that it is there, as seen from the office file, and that the bot’s user may read it.',
          { cause },
        )
  }
}
