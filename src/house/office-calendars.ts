import { dirname, join, resolve } from 'node:path'
import { readAside } from '../calendars/aside.js'
import { type Looking, lookAtCalendar } from '../calendars/look-at-calendar.js'
import { type Calendars, openCalendars } from '../calendars/open-calendars.js'
import type { Clock } from '../casework/casework.js'
import type { OpenDirectory } from '../directory/open-directory.js'
import type { Log } from '../log/log.js'
import type { Env } from '../settings/env.js'
import type { Tell } from './tell-administrators.js'

/** How the calendars of an office are looked at: their files lie beside its office file. */
export const lookingFor = ({ OFFICE_FILE }: Env): Looking => ({
  folder: OFFICE_FILE === undefined ? '.' : dirname(resolve(OFFICE_FILE)),
  read: readAside,
})

/** Opens the calendars of the office that a bot works for; what they said is kept in DATA_DIR. */
export const openOfficeCalendars = (
  env: Env,
  needs: {
    readonly office: OpenDirectory
    readonly claim: Log['claim']
    readonly clock: Clock
    readonly tell: Tell
    readonly changed: () => void
    readonly faulty: (fault: unknown) => void
  },
): Promise<Calendars> => {
  const looking = lookingFor(env)
  return openCalendars({
    feeds: needs.office.calendars,
    office: needs.office.directory,
    clock: needs.clock,
    file: join(env.DATA_DIR, 'calendars.json'),
    look: (feed, office, now) => lookAtCalendar(feed, office, now, looking),
    changed: needs.changed,
    tell: (name, sentence) =>
      needs.tell(
        'a calendar cannot be read',
        [sentence, 'Look at it with: steward doctor'],
        `calendar ${name} ${needs.clock().toISOString().slice(0, 10)}`,
      ),
    claim: needs.claim,
    faulty: needs.faulty,
  })
}
