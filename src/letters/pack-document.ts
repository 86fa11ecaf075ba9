import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { howItIsTold } from '../casework/contact-report/contact-report.js'
import { sayMonths } from '../casework/contact-report/periods.js'
import type { Part, Range, Report } from '../casework/contact-report/report.js'
import { linesOf, sayCount, sayRange } from '../casework/contact-report/say-report.js'
import type { Pack } from '../casework/practice-review/pack.js'
import { writeCsv } from '../casework/work-lists/export-list.js'
import type { Office } from '../procedures/people.js'
import { citeFirst } from '../procedures/sections.js'
import { instant } from '../procedures/words.js'

const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel] = HeadingLevel.HEADING_1): Paragraph =>
  new Paragraph({ text, heading: level, spacing: { before: 280, after: 120 } })
const paragraph = (text: string, style: { readonly bold?: boolean; readonly italics?: boolean } = {}): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, ...style })], spacing: { after: 120 } })

/** A table whose first row is its heading, repeated on each page. */
const table = (rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, place) =>
        new TableRow({
          tableHeader: place === 0,
          cantSplit: true,
          children: row.map((text) => new TableCell({ children: [paragraph(text, { bold: place === 0 })] })),
        }),
    ),
  })

/** Each procedure that either year tells of, with both. */
const besides = ({
  now,
  before,
}: Pick<Pack, 'now' | 'before'>): readonly { title: string; now: Part | undefined; before: Part | undefined }[] => {
  const all = [...now.parts, ...before.parts]
  const of = (report: Report, procedure: string) => report.parts.find((one) => one.procedure === procedure)
  return [...new Map(all.map(({ procedure, title }) => [procedure, title]))].map(([procedure, title]) => ({
    title,
    now: of(now, procedure),
    before: of(before, procedure),
  }))
}
const untold = 'too few to tell'

function figures(pack: Pack, { calendar }: Office): readonly (Paragraph | Table)[] {
  const parts = besides(pack)
  const [year, before] = [sayMonths(pack.now.period, calendar), sayMonths(pack.before.period, calendar)]
  return [
    heading('The figures of the year beside the last'),
    paragraph(howItIsTold),
    ...(parts.length === 0 ? [paragraph('There is too little of anything yet to tell.')] : []),
    ...parts.flatMap((part) => {
      const [now, then] = [part.now, part.before].map((one) => new Map((one ? linesOf(one) : []).map(({ label, value }) => [label, value])))
      const labels = [...new Set([...(now?.keys() ?? []), ...(then?.keys() ?? [])])]
      const count = (one: Part | undefined) => (one ? sayCount(one, calendar) : untold)
      return [
        heading(part.title, HeadingLevel.HEADING_2),
        table([
          ['', year, before],
          ['How many', count(part.now), count(part.before)],
          ...labels.map((label) => [label, now?.get(label) ?? untold, then?.get(label) ?? untold]),
        ]),
      ]
    }),
  ]
}

/** The records that were drawn, and how anybody draws them again. */
const drawn = ({ draw, looked }: Pack): readonly (Paragraph | Table)[] =>
  draw.drawn.length === 0
    ? [paragraph('There is no record of the year that somebody could be asked to look at.')]
    : [
        paragraph(
          `Drawn by chance out of ${sayRange(draw.of)} records of the year; ${looked} of ${draw.drawn.length} have been looked at. Whoever may open one looks at it; each look is kept. What was found stands on the card of the review.`,
        ),
        table([['Record', 'What'], ...draw.drawn.map(({ record, what }) => [record, what])]),
        paragraph(
          `To draw them again: those come first for which the SHA-256 of “${draw.seed} REFERENCE” is the smallest, of all records that somebody could be asked to look at.`,
          { italics: true },
        ),
      ]

/** The pack as a Word document, for those who discuss the review. It names no customer. */
export const packAsWord = (pack: Pack, { office, now }: { readonly office: Office; readonly now: Date }): Promise<Buffer> => {
  const { calendar } = office
  const day = (date: string) => calendar.sayDate(date)
  const children = [
    new Paragraph({ text: `Yearly review of practice: ${office.names.office}`, heading: HeadingLevel.TITLE }),
    paragraph(
      `${pack.record}. To be done by ${day(pack.found.date)}; it looks back on ${day(pack.found.from)} to ${day(pack.found.to)}. Made on ${day(calendar.dateOf(instant(now)))}.`,
    ),
    paragraph(
      `${citeFirst('s1')} of the procedure asks for this once a year, led by the Head of Customer Contact: does the procedure still do what it is for, and is it applied alike to everybody?`,
    ),
    ...figures(pack, office),
    heading('Reviews that are overdue, and challenges'),
    paragraph(`Restrictions and adjustments whose own review was overdue on ${day(pack.found.to)}: ${sayRange(pack.overdue)}.`),
    table([['Challenges of the year', ''], ...pack.challenges.map(({ ended, count }) => [ended, sayRange(count)])]),
    heading('Records to look at for consistency'),
    ...drawn(pack),
    heading('Guidance of our own'),
    paragraph(
      pack.guidance.length === 0
        ? 'There is none: the procedure is used in its own words.'
        : 'Each stands beside the procedure’s own words. Does it still hold?',
    ),
    ...pack.guidance.flatMap(({ record, heading: beside, words, by, at }) => [
      heading(`Beside “${beside}” (${record})`, HeadingLevel.HEADING_2),
      ...words.split('\n').map((line) => paragraph(line)),
      paragraph(`Agreed by ${office.nameThen(by, at)}, ${day(calendar.dateOf(at))}.`, { italics: true }),
    ]),
    heading('What staff asked and the procedure does not cover'),
    paragraph('The bot keeps nothing of what is asked of it, so that people ask freely. Ask the teams.'),
    heading('Decided so far'),
    ...(pack.decisions.length === 0
      ? [paragraph('Nothing yet.')]
      : [
          table([
            ['What', 'Who', 'By when'],
            ...pack.decisions.map(({ what, who, by, done }) => [what, office.nameOf(who), `${day(by)}${done ? ' (done)' : ''}`]),
          ]),
        ]),
  ]
  return Packer.toBuffer(
    new Document({
      creator: office.names.office,
      title: 'Yearly review of practice',
      styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
      sections: [{ children }],
    }),
  )
}

/** Its figures as a table: a line a figure, the year beside the last, told from so many to so many. */
export const packAsCsv = (pack: Pack): string => {
  const told = (range: Range | undefined) => (range ? [String(range.from), String(range.to)] : ['', ''])
  return writeCsv([
    ['Procedure', 'Figure', 'Answer', 'At least', 'At most', 'The year before: at least', 'The year before: at most'],
    ...besides(pack).flatMap(({ title, now, before }) => {
      const answersOf = (part: Part | undefined) =>
        (part?.questions ?? []).flatMap(({ name, asks, answers, rest }) =>
          [...answers, { ...rest, answer: '' }].map((one) => ({ key: `${name} ${one.answer}`, asks, words: one.words, count: one.count })),
        )
      const [own, then] = [answersOf(now), answersOf(before)]
      const keys = new Map([...own, ...then].map((one) => [one.key, one]))
      return [
        [title, 'How many', '', ...told(now?.count), ...told(before?.count)],
        ...[...keys].map(([key, { asks, words }]) => [
          ...[title, asks, words],
          ...told(own.find((one) => one.key === key)?.count),
          ...told(then.find((one) => one.key === key)?.count),
        ]),
      ]
    }),
    ['Restriction or adjustment', 'Review overdue', '', ...told(pack.overdue), '', ''],
    ...pack.challenges.map(({ ended, count }) => ['Restriction or adjustment', 'Challenged in the year', ended, ...told(count), '', '']),
  ])
}
