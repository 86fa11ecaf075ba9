import type { Office } from '../procedures/people.js'
import type { Instant } from '../procedures/words.js'
import type { OfficeFault } from './office-fault.js'
import type { OfficeFile } from './office-file.js'

/** What is well written in an office file and yet makes no sense. */
export const senseFaults = (_file: OfficeFile, _office: Office, _now: Instant): readonly OfficeFault[] => []
