import type { CountedRecord } from '../../log/log.js'
import type { Figures, FigureWords, Told } from '../../procedures/figures.js'
import type { Office } from '../../procedures/people.js'
import { type Instant, instant } from '../../procedures/words.js'

/** What the records of one group come to, to the last one. Nobody is shown this: `closeFigures` makes fives of it. */
export interface Tally {
  readonly department: string
  readonly group: string
  readonly count: number
  /** Of each question how often each answer was given that is told; the others are what is left of the count. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** Every question of a procedure: its own, what was in time, and what was overdue when it was counted. */
export const questionsOf = ({ questions, times = {}, neverLate }: FigureWords): Readonly<Record<string, Told>> => ({
  ...questions,
  ...Object.fromEntries(
    Object.entries(times).map(([name, { what, within, rest }]) => [
      `time ${name}`,
      { asks: what, answers: { 'in time': within ?? 'in time' }, rest: rest ?? 'late, or not yet' },
    ]),
  ),
  ...(neverLate ? {} : { overdue: { asks: 'Was anything of it overdue', answers: { yes: 'yes' }, rest: 'no' } }),
})

/** How one record answered a question; undefined where it is none of the answers that are told. */
export function answerOf(name: string, told: Told, one: Counting, words: FigureWords, office: Office): string | undefined {
  const { opened, figures, overdue } = one
  if (name === 'overdue') return overdue ? 'yes' : undefined
  if (name.startsWith('time ')) {
    const time = name.slice('time '.length)
    const [took, until] = [figures.minutes?.[time], words.times?.[time]?.until]
    if (took === undefined || !until) return undefined
    return instant(new Date(Date.parse(opened) + took * 60_000)) <= until(opened, office) ? 'in time' : undefined
  }
  const answer = told.of ? told.of(figures) : (ownOf(name, figures) ?? figures.answers?.[name])
  return answer !== undefined && answer in told.answers ? answer : undefined
}
const ownOf = (name: string, { kind, outcome }: Figures) => (name === 'kind' ? kind : name === 'outcome' ? outcome : undefined)

/** A record as it is counted. */
export interface Counting {
  readonly opened: Instant
  readonly figures: CountedRecord['figures']
  readonly overdue: boolean
}

/** The tallies of one procedure, a group each. */
export function talliesOf(records: readonly Counting[], words: FigureWords, office: Office): readonly Tally[] {
  return groupedBy(records, ({ figures: { department, group } }) => JSON.stringify([department, group])).flatMap(
    ([, there]): readonly Tally[] => {
      const [first] = there
      if (!first) return []
      const { department, group } = first.figures
      const answers = Object.entries(questionsOf(words)).map(([name, told]) => {
        const given = there.map((one) => answerOf(name, told, one, words, office))
        return [name, Object.fromEntries(Object.keys(told.answers).map((answer) => [answer, given.filter((one) => one === answer).length]))]
      })
      return [{ department, group, count: there.length, answers: Object.fromEntries(answers) }]
    },
  )
}

/** Several groups as one. */
export const sumOf = (tallies: readonly Tally[]): Pick<Tally, 'count' | 'answers'> => ({
  count: tallies.reduce((sum, { count }) => sum + count, 0),
  answers: Object.fromEntries(
    Object.entries(tallies[0]?.answers ?? {}).map(([question, row]) => [
      question,
      Object.fromEntries(
        Object.keys(row).map((answer) => [answer, tallies.reduce((sum, { answers }) => sum + (answers[question]?.[answer] ?? 0), 0)]),
      ),
    ]),
  ),
})

/** Those of each name together, the names in their order. */
export function groupedBy<T>(all: readonly T[], nameOf: (one: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const there = groups.get(nameOf(one))
    if (there) there.push(one)
    else groups.set(nameOf(one), [one])
  }
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1))
}
