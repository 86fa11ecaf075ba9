import type { PreviewLine } from '../form.js'
import type { Facts } from '../procedure.js'
import { kindLabels, personalLabels, speakerLabels } from './forms.js'
import type { CallLog } from './matter.js'
import { mediumLabels, wordsOf } from './words.js'

/** The log line by line, in the order of s14; `step` is where each line was asked. What was not given says so, or is left out. */
export function linesOfLog(
  log: CallLog,
  { office }: Pick<Facts, 'office'>,
  writer: { readonly label: string; readonly name: string },
): readonly PreviewLine[] {
  const what = (label: string, value: string, field: string): PreviewLine => ({ label, value, step: 'what-happened', field })
  const call = (label: string, value: string, field: string): PreviewLine => ({
    label,
    value,
    step: log.medium === undefined ? 'the-call' : 'the-writing',
    field,
  })
  const says = wordsOf(log)
  const them = (label: string, value: string, field: string): PreviewLine => ({ label, value, step: 'you-and-them', field })
  return [
    what('What happened', kindLabels[log.kind] + (log.fromTheOutset ? ', from the outset' : ''), 'kind'),
    ...(log.fromTheOutset
      ? []
      : [
          what(
            says.before,
            log.warnings.map((warning) => says.warnings[warning]).join('; ') || 'Nothing recorded',
            log.kind === 'abusive' ? 'warningsBefore' : 'warnings',
          ),
        ]),
    ...(log.threat ? [what('Threat of harm', 'Yes', 'threat')] : []),
    ...(log.medium ? [call('How it came', mediumLabels[log.medium], 'medium')] : []),
    call(says.from, log.caller ?? 'Not known', 'caller'),
    call('Case reference', log.caseReference ?? 'None', 'caseReference'),
    call(says.date, office.calendar.sayDate(log.date), 'date'),
    ...(log.time === undefined ? [] : [call('Time of call', log.time, 'time')]),
    ...(log.duration === undefined ? [] : [call('How long it lasted', log.duration, 'duration')]),
    call(says.reason, log.reason, 'reason'),
    ...log.quotes.map(({ who, words }) => call(`Quote: ${speakerLabels[who]}`, `“${words}”`, 'quotes')),
    // Who writes is not theirs to change.
    { label: writer.label, value: writer.name },
    call('Line manager', office.nameOf(log.lineManager), 'lineManager'),
    them('Something personal behind it', personalLabels[log.personal] + (log.personalNote ? `: ${log.personalNote}` : ''), 'personal'),
  ]
}
