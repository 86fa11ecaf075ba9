import { fill } from '../../cards/fill.js'
import type { Office, Person } from '../../procedures/people.js'
import type { Button } from '../../procedures/procedure.js'
import { instant, type StaffId } from '../../procedures/words.js'
import type { Answer } from '../arrival.js'
import { reportCommand } from '../commands.js'
import type { Desk } from '../desk.js'
import { sentence } from '../sentences.js'
import { type Asked, lastQuarters, maySee, readAsked, unitName, unitsFor } from './asked.js'
import { readFigures } from './close-figures.js'
import { sayMonths } from './periods.js'
import { type Report, reportOf, sameUnit } from './report.js'
import { linesOf, sayCount } from './say-report.js'

/** So many other units are offered by a button; the others are typed. */
const mostOffered = 8

/** How numbers are told, in the words of the card, the page and the file. */
export const howItIsTold =
  'Numbers are told in steps of five, of whole quarters and as they stood a week after each, so that nobody can be recognised, by no sum and on no other day. A group with fewer than ten is told with others.'

/** Somebody's report, where they may see it now; undefined where they may not. Throws LogAway. */
export async function figuresFor(desk: Desk, asked: Asked, by: StaffId): Promise<Report | undefined> {
  const office = desk.directory()
  const person = office.person(by)
  return person && maySee(person, asked.unit, office) ? reportOf(await readFigures(desk), asked) : undefined
}

/** Answers with what the records of a period came to, for those who answer for others (s1; who sees which unit is ours). Throws LogAway. */
export async function contactReport(desk: Desk, by: StaffId, text: string): Promise<Answer> {
  const office = desk.directory()
  const person = office.person(by)
  const units = person ? unitsFor(person, office) : []
  const asked = readAsked(text.slice(0, 200), units, lastQuarters(4, office, instant(desk.clock())))
  if (typeof asked === 'string') return sentence(asked, 'refused')
  const report = await figuresFor(desk, asked, by)
  return report && person ? cardOf(desk, report, person, office) : sentence('These figures are not yours to see.', 'refused')
}

function cardOf(desk: Desk, report: Report, person: Person, office: Office): Answer {
  const { calendar } = office
  const { unit, period, parts, untold } = report
  const now = instant(desk.clock())
  const periods = [
    { words: 'The last quarter', number: 1 },
    { words: 'The last four quarters', number: 4 },
    { words: 'The last two years', number: 8 },
  ].map(({ words, number }) => ({ words, of: lastQuarters(number, office, now) }))
  const units = unitsFor(person, office).filter((one) => !sameUnit(one, unit))
  const link = (file: 'page' | 'csv') => desk.reportLink?.({ period, unit, file, by: person.id })
  const [page, csv] = [link('page'), link('csv')]
  const buttons: readonly Button[] = [
    ...(page ? [{ title: 'Open with pictures', does: { link: page }, style: 'primary' } as const] : []),
    ...(csv ? [{ title: 'Download as a table (CSV)', does: { link: csv } }] : []),
  ]
  const choice = (words: string, text: string) => ({ words, title: 'Show', verb: `command:${reportCommand}`, data: { given: { text } } })
  const card = fill({
    template: 'office/contact-report',
    title: `Figures: ${unitName(unit)}`,
    data: {
      paragraphs: [
        `${sayMonths(period, calendar)}. ${howItIsTold}`,
        ...(parts.length === 0 ? ['There is too little of anything yet to tell. Choose a longer period, or more of the office.'] : []),
        ...(untold.length > 0 && parts.length > 0 ? [`Too few to tell: ${untold.map(({ title }) => title).join(', ')}.`] : []),
        ...(page ? ['The links are yours alone and work for 15 minutes. It is kept that you took the figures.'] : []),
      ],
      parts: parts.map((part) => ({ title: `${part.title}: ${sayCount(part, calendar)}`, rows: linesOf(part) })),
      choices: [
        ...periods
          .filter(({ of }) => of.from !== period.from || of.to !== period.to)
          .map(({ words, of }) => choice(words, `${of.from} ${of.to} ${unitName(unit)}`)),
        ...units.slice(0, mostOffered).map((one) => choice(unitName(one), `${period.from} ${period.to} ${unitName(one)}`)),
      ],
      more: units.length > mostOffered ? 'Type the name of another group after the command to see it.' : '',
    },
    sections: ['s1'],
    buttons,
    preview: 'Figures',
  })
  return { answer: 'card', card }
}
