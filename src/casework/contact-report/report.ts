import type { ClosedSheet, ClosedUnit, FiguresBook, FigureWords, Months } from '../../procedures/figures.js'
import { touches } from './periods.js'
import { questionsOf } from './tally.js'
import { step } from './units.js'

/** The whole office, a department, or a group of it. */
export interface Unit {
  readonly department?: string
  readonly group?: string
}
export const sameUnit = (one: Unit, other: Unit): boolean => one.department === other.department && one.group === other.group

/** A number as it is told: from so many to so many, both counted. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** One procedure's figures for a unit and a period, out of what is closed. */
export interface Part {
  readonly procedure: string
  readonly title: string
  /** The months that they are of, one after the other. */
  readonly of: readonly Months[]
  readonly count: Range
  readonly questions: readonly Question[]
}
export interface Question {
  readonly name: string
  readonly asks: string
  readonly answers: readonly { readonly answer: string; readonly words: string; readonly count: Range }[]
  readonly rest: { readonly words: string; readonly count: Range }
}
export interface Report {
  readonly period: Months
  readonly unit: Unit
  readonly parts: readonly Part[]
  /** What is counted, and cannot be told of this unit and period. */
  readonly untold: readonly { readonly procedure: string; readonly title: string }[]
}

/** The figures of a unit in a period. Everything that is told of anybody is a sum over closed figures: no question tells more than they do. */
export function reportOf(
  { closed, counted }: Pick<FiguresBook, 'closed' | 'counted'>,
  { period, unit }: { readonly period: Months; readonly unit: Unit },
): Report {
  const found = counted.map(({ procedure, title, words }) => {
    const sheets = closed.flatMap(({ sheets: all }) => all.filter((one) => one.procedure === procedure && touches(one.of, period)))
    const told = sheets.flatMap((sheet) => {
      const units = unitsIn(sheet, unit)
      return units.length === 0 ? [] : [{ of: sheet.of, units }]
    })
    const units = told.flatMap((one) => one.units)
    const of = told.map((one) => one.of).toSorted((one, other) => (one.from < other.from ? -1 : 1))
    return { procedure, title, part: units.length === 0 ? undefined : partOf({ procedure, title, of }, units, words) }
  })
  return {
    period,
    unit,
    parts: found.flatMap(({ part }) => part ?? []),
    untold: found.flatMap(({ procedure, title, part }) => (part ? [] : [{ procedure, title }])),
  }
}

/** The parts of the office that a unit is made of; none where one of them cannot be told by itself. */
function unitsIn({ units, notWhole }: ClosedSheet, { department, group }: Unit): readonly ClosedUnit[] {
  if (department === undefined) return units
  if (group !== undefined) return units.filter((one) => one.department === department && one.group === group)
  return department === notWhole ? [] : units.filter((one) => one.department === department)
}

function partOf(about: Pick<Part, 'procedure' | 'title' | 'of'>, units: readonly ClosedUnit[], words: FigureWords): Part {
  const count = sumOf(units.map((one) => one.count))
  return {
    ...about,
    count,
    questions: Object.entries(questionsOf(words)).flatMap(([name, { asks, answers, rest }]) => {
      // A question that was not asked yet when a quarter was closed is told of none.
      if (units.some((one) => one.answers[name] === undefined)) return []
      const told = Object.entries(answers).map(([answer, says]) => ({
        answer,
        words: says,
        count: sumOf(units.map((one) => one.answers[name]?.[answer] ?? 0)),
      }))
      const [least, most] = [told.reduce((sum, one) => sum + one.count.from, 0), told.reduce((sum, one) => sum + one.count.to, 0)]
      const left = { from: Math.max(0, count.from - most), to: Math.max(0, count.to - least) }
      return [{ name, asks, answers: told, rest: { words: rest, count: left } }]
    }),
  }
}

const sumOf = (fives: readonly number[]): Range => {
  const from = fives.reduce((sum, one) => sum + one, 0)
  return { from, to: from + fives.length * (step - 1) }
}
