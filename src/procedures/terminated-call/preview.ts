import type { PreviewLine } from '../form.js'
import type { Facts } from '../procedure.js'
import { kindLabels, personalLabels, speakerLabels, warningLabels } from './forms.js'
import type { CallLog } from './matter.js'

/** The log line by line, in the order of s14; `step` is where each line was asked. What was not given says so, or is left out. */
export function linesOfLog(
  log: CallLog,
  { office }: Pick<Facts, 'office'>,
  writer: { readonly label: string; readonly name: string },
): readonly PreviewLine[] {
  const what = (label: string, value: string): PreviewLine => ({ label, value, step: 'what-happened' })
  const call = (label: string, value: string): PreviewLine => ({ label, value, step: 'the-call' })
  const them = (label: string, value: string): PreviewLine => ({ label, value, step: 'you-and-them' })
  return [
    what('What happened', kindLabels[log.kind] + (log.fromTheOutset ? ', from the outset' : '')),
    ...(log.fromTheOutset
      ? []
      : [what('Before it ended', log.warnings.map((warning) => warningLabels[warning]).join('; ') || 'Nothing recorded')]),
    call('Name of caller', log.caller ?? 'Not known'),
    call('Case reference', log.caseReference ?? 'None'),
    call('Date of call', office.calendar.sayDate(log.date)),
    call('Time of call', log.time),
    ...(log.duration === undefined ? [] : [call('How long it lasted', log.duration)]),
    call('Reason for terminating the call', log.reason),
    ...log.quotes.map(({ who, words }) => call(`Quote: ${speakerLabels[who]}`, `“${words}”`)),
    // Who writes is not theirs to change.
    { label: writer.label, value: writer.name },
    call('Line manager', office.nameOf(log.lineManager)),
    them('Something personal behind it', personalLabels[log.personal] + (log.personalNote ? `: ${log.personalNote}` : '')),
  ]
}
