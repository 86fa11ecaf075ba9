import { calendarFaults } from './calendars-sense.js'
import { dutyFaults } from './duty-sense.js'
import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'
import { peopleFaults } from './people-sense.js'
import { roleFaults } from './roles-sense.js'

/** What is well written in an office file and yet makes no sense, whenever it is looked at. */
export const senseFaults = (file: OfficeFile): readonly OfficeFault[] => [
  ...peopleFaults(file),
  ...roleFaults(file),
  ...dutyFaults(file),
  ...calendarFaults(file),
]
