import type { Months } from '../../procedures/figures.js'
import type { Calendar } from '../../procedures/people.js'
import { after, sayMonths } from './periods.js'
import type { Part, Question, Range } from './report.js'

/** "under 5", "10 to 14", "at most 8". */
export const sayRange = ({ from, to }: Range): string => {
  if (from > 0) return from === to ? `${from}` : `${from} to ${to}`
  return to === 4 ? 'under 5' : `at most ${to}`
}

/** "yes 10 to 14; no at most 8"; of several answers that few gave, "each of the others under 5". */
export function sayAnswers({ answers, rest }: Pick<Question, 'answers' | 'rest'>): string {
  const all = [...answers, rest]
  const few = all.filter(({ count }) => count.from === 0)
  const told = (few.length > 1 ? all.filter(({ count }) => count.from > 0) : all).map(({ words, count }) => `${words} ${sayRange(count)}`)
  const most = { from: 0, to: Math.max(0, ...few.map(({ count }) => count.to)) }
  if (few.length < 2) return told.join('; ')
  return [...told, `each of the ${told.length === 0 ? 'answers' : 'others'} ${sayRange(most)}`].join('; ')
}

/** The lines of a procedure, each with its label. */
export const linesOf = ({ questions }: Part): readonly { readonly label: string; readonly value: string }[] =>
  questions.map((one) => ({ label: one.asks, value: sayAnswers(one) }))

/** "20 to 24, January to March 2026": how many there were, and in which months. */
export const sayCount = ({ count, of }: Part, calendar: Pick<Calendar, 'sayDate'>): string =>
  `${sayRange(count)}, ${joined(of)
    .map((one) => sayMonths(one, calendar))
    .join(' and ')}`

/** Months that follow each other, as one. */
function joined(all: readonly Months[]): readonly Months[] {
  const runs: Months[] = []
  for (const one of all) {
    const last = runs.at(-1)
    if (last && after(last.to) === one.from) runs[runs.length - 1] = { from: last.from, to: one.to }
    else runs.push(one)
  }
  return runs
}
