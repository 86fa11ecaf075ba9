import type { Instant } from '../procedures/words.js'
import { calendarFaults } from './calendars-sense.js'
import { weekFaults } from './coming-week.js'
import { dutyFaults } from './duty-sense.js'
import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'
import type { FiledOffice } from './office-of.js'
import { peopleFaults } from './people-sense.js'
import { roleFaults } from './roles-sense.js'

/** What is well written in an office file and yet makes no sense. The week from `now` is looked at only when the rest is sound. */
export function senseFaults(file: OfficeFile, office: FiledOffice, now: Instant): readonly OfficeFault[] {
  const faults = [...peopleFaults(file), ...roleFaults(file), ...dutyFaults(file), ...calendarFaults(file)]
  return faults.length > 0 ? faults : weekFaults(office, now)
}
