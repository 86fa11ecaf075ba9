import type { Part, Range, Report } from '../casework/contact-report/report.js'
import { writeCsv } from '../casework/work-lists/export-list.js'
import type { Months } from '../procedures/figures.js'

/** The report as a table: a line a figure, told from so many to so many, as on the card. */
export const reportCsv = ({ parts, untold }: Report, unit: string): string =>
  writeCsv([
    ['Unit', 'Procedure', 'First month', 'Last month', 'Figure', 'Answer', 'At least', 'At most'],
    ...parts.flatMap((part) => rowsOf(part).map((row) => [unit, part.title, ...monthsOf(part.of), ...row])),
    ...untold.map(({ title }) => [unit, title, '', '', 'How many', 'too few to tell', '', '']),
  ])

const monthsOf = (of: readonly Months[]) => [of[0]?.from ?? '', of.at(-1)?.to ?? '']
const told = ({ from, to }: Range) => [String(from), String(to)]

const rowsOf = ({ count, questions }: Part): readonly (readonly string[])[] => [
  ['How many', '', ...told(count)],
  ...questions.flatMap(({ asks, answers, rest }) => [...answers, rest].map((one) => [asks, one.words, ...told(one.count)])),
]
