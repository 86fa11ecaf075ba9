import type { FiguresBook, Months, Topic } from '../../procedures/figures.js'
import { type Part, type Range, reportOf, type Unit } from './report.js'
import { sayAnswers } from './say-report.js'

/** What the newest figures of each procedure give a team to talk about: what each of its talks asks after, for the office and for its groups. */
export const topicsOf = (book: Pick<FiguresBook, 'closed' | 'counted'>): readonly Topic[] =>
  book.counted.flatMap(({ procedure, title, words }) => {
    const [sheet] = book.closed.flatMap(({ sheets }) => sheets.filter((one) => one.procedure === procedure))
    if (!sheet) return []
    return (words.talks ?? []).flatMap(({ question, section, passage, ask }): readonly Topic[] => {
      const said = (unit: Unit) => saidOf(book, procedure, sheet.of, unit, question)
      const whole = said({})
      if (!whole) return []
      const groups = sheet.units.flatMap(({ department, group }) => {
        const own = department !== undefined && group !== undefined ? said({ department, group }) : undefined
        return own && department !== undefined && group !== undefined ? [{ department, group, says: own.says }] : []
      })
      return [
        { about: `${title}: ${whole.asks}`, of: sheet.of, says: whole.says, groups, worth: whole.worth, section, passage, ask: [...ask] },
      ]
    })
  })

/** One question of one part of the office in words, with how much of it was otherwise. */
function saidOf(book: Pick<FiguresBook, 'closed' | 'counted'>, procedure: string, period: Months, unit: Unit, question: string) {
  const part = reportOf(book, { period, unit }).parts.find((one) => one.procedure === procedure)
  const found = part?.questions.find(({ name }) => name === question)
  if (!part || !found) return undefined
  return { asks: found.asks, says: sayAnswers(found), worth: shareOf(found.rest.count, part) }
}

const middle = ({ from, to }: Range): number => (from + to) / 2
const shareOf = (count: Range, part: Part): number => Math.min(1, middle(count) / Math.max(1, middle(part.count)))
