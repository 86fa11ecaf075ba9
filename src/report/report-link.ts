import type { ReportOf } from '../casework/desk.js'
import { readSigned, signedText } from '../letters/signed-link.js'

/** A report as its link has it; `link` is the same for one link however often it is opened. */
export interface LinkedReport {
  readonly of: ReportOf
  readonly link: string
}

/** What stands first in the links of reports: what was signed for another thing is no report. */
const kind = 'report'

/** The path of a report, signed: whoever alters the unit, the period, the person or the time has none. */
export const reportPath = (key: Buffer, of: ReportOf, now: Date): string => `/reports?of=${signedText(key, [kind, of], now)}`

/** What a path is a report of; 'late' when its time is over, undefined when it was not signed by us, or for another thing. */
export const readReportPath = (keys: readonly Buffer[], url: string, now: Date): LinkedReport | 'late' | undefined => {
  const link = new URL(url, 'http://here').searchParams.get('of') ?? ''
  const told = readSigned(keys, link, now)
  if (told === undefined || told === 'late') return told
  // Signed by us, so its shape is ours.
  const [what, of] = told as [string, ReportOf]
  return what === kind ? { of, link } : undefined
}
