import { type Range, reportOf, type Unit } from '../../../src/casework/contact-report/report.js'
import { questionsOf, type Tally } from '../../../src/casework/contact-report/tally.js'
import { type Units, unitsOf } from '../../../src/casework/contact-report/units.js'
import type { ClosedSheet, ClosedUnit, FigureWords, Months } from '../../../src/procedures/figures.js'
import { type Bound, most } from './most.js'

/** How one record answers every question at once; what is not told is the rest. */
export type Profile = Readonly<Record<string, string>>
/** A group's records of one quarter. */
export interface GroupThen {
  readonly department: string
  readonly group: string
  readonly records: readonly Profile[]
}
export type Quarter = readonly GroupThen[]

const months: readonly Months[] = [
  { from: '2026-01', to: '2026-03' },
  { from: '2026-04', to: '2026-06' },
]
const rest = 'rest'
type Named = { readonly department?: string | undefined; readonly group?: string | undefined }
const same = (one: Named, other: Named): boolean => one.department === other.department && one.group === other.group

const tallied = (quarter: Quarter, words: FigureWords): readonly Tally[] =>
  quarter
    .filter(({ records }) => records.length > 0)
    .map(({ department, group, records }) => ({
      department,
      group,
      count: records.length,
      answers: Object.fromEntries(
        Object.entries(questionsOf(words)).map(([question, told]) => [
          question,
          Object.fromEntries(Object.keys(told.answers).map((answer) => [answer, records.filter((one) => one[question] === answer).length])),
        ]),
      ),
    }))

/** Which groups a part is made of, as anybody can tell who knows how parts are made. */
function membersOf(part: ClosedUnit, { units }: Pick<Units, 'units'>, quarter: Quarter): readonly GroupThen[] {
  if (part.group !== undefined) return quarter.filter((one) => same(one, part))
  const others = quarter.filter((one) => !units.some((unit) => same(unit, one)))
  if (part.department !== undefined) return others.filter(({ department }) => department === part.department)
  return others.filter(({ department }) => !units.some((unit) => unit.group === undefined && unit.department === department))
}

/** Something that is told: of which quarters' parts, of which question's answer (of none: how many records), from so many to so many. */
interface Said extends Range {
  readonly parts: readonly string[]
  readonly question?: string
  readonly answer?: string
}

/** All that anybody is told who may see everything: what is closed, and each report of each unit over each period. */
function everythingSaid(sheets: readonly ClosedSheet[], words: FigureWords): readonly Said[] {
  const nameOf = (sheet: number, unit: number) => `${sheet} ${unit}`
  const finest = sheets.flatMap(({ units }, sheet) =>
    units.flatMap((unit, place): readonly Said[] => {
      const parts = [nameOf(sheet, place)]
      const five = (from: number): Range => ({ from, to: from + 4 })
      return [
        { parts, ...five(unit.count) },
        ...Object.entries(unit.answers).flatMap(([question, row]) =>
          Object.entries(row).map(([answer, from]): Said => ({ parts, question, answer, ...five(from) })),
        ),
      ]
    }),
  )
  const closed = sheets.map((sheet) => ({ quarter: sheet.of.to, sheets: [sheet] }))
  const named = sheets.flatMap(({ units }) => units.flatMap(({ department, group }) => [{ department, group }, { department }]))
  const asked: readonly Unit[] = [{}, ...new Map(named.map((one) => [JSON.stringify(one), clean(one)])).values()]
  const periods = [...months, { from: months[0]?.from ?? '', to: months[1]?.to ?? '' }]
  const reported = asked.flatMap((unit) =>
    periods.flatMap((period) => {
      const [part] = reportOf({ closed, counted: [{ procedure: 'one', title: 'One', words }] }, { period, unit }).parts
      if (!part) return []
      const parts = sheets.flatMap(({ of, units, notWhole }, sheet) =>
        period.from > of.to ||
        of.from > period.to ||
        (unit.group === undefined && unit.department !== undefined && unit.department === notWhole)
          ? []
          : units.flatMap((one, place) =>
              unit.department === undefined ||
              (one.department === unit.department && (unit.group === undefined || one.group === unit.group))
                ? [nameOf(sheet, place)]
                : [],
            ),
      )
      return [
        { parts, ...part.count },
        ...part.questions.flatMap(({ name: question, answers, rest: left }): readonly Said[] => [
          ...answers.map(({ answer, count }) => ({ parts, question, answer, ...count })),
          { parts, question, answer: rest, ...left.count },
        ]),
      ]
    }),
  )
  return [...finest, ...reported.filter((one) => !follows(one, finest))]
}
const clean = ({ department, group }: Named): Unit => ({
  ...(department === undefined ? {} : { department }),
  ...(group === undefined ? {} : { group }),
})

/** Does it say nothing beyond the sum of what is told of its parts? Then it need not be reckoned with. */
function follows(one: Said, finest: readonly Said[]): boolean {
  const told = (part: string, question?: string, answer?: string) =>
    finest.filter((other) => other.parts[0] === part && other.question === question && (answer === undefined || other.answer === answer))
  const sums = (all: readonly Range[]): Range => ({
    from: all.reduce((sum, { from }) => sum + from, 0),
    to: all.reduce((sum, { to }) => sum + to, 0),
  })
  const own = (question?: string, answer?: string) => sums(one.parts.flatMap((part) => told(part, question, answer)))
  if (one.answer !== rest) return own(one.question, one.answer).from >= one.from && own(one.question, one.answer).to <= one.to
  const [count, answers] = [own(), own(one.question)]
  return one.from <= Math.max(0, count.from - answers.to) && one.to >= count.to - answers.from
}

/** A small number that somebody learned: where, of what, what it is, and between which two numbers they know it to be. */
export interface Learned extends Range {
  readonly of: string
  readonly is: number
}

/**
 * Somebody who knows how figures are made, which groups there are, which answers one record can give together (`possible`), and everything that is
 * told: which numbers under five do they know more of than that? `look` says which numbers to try, since there are many.
 */
export function learnedFrom(
  quarters: readonly Quarter[],
  words: FigureWords,
  possible: readonly Profile[],
  look: (numbers: number) => (place: number) => boolean,
): { readonly tried: number; readonly learned: readonly Learned[] } {
  const sheets = quarters.flatMap((quarter, place): readonly (ClosedSheet & { readonly from: Quarter })[] => {
    const units = unitsOf(tallied(quarter, words))
    const of = months[place]
    return units && of ? [{ procedure: 'one', of, ...units, from: quarter }] : []
  })
  const said = everythingSaid(sheets, words)
  const cells = sheets.flatMap((sheet, number) =>
    sheet.units.flatMap((unit, place) => {
      const members = membersOf(unit, sheet, sheet.from).filter(({ records }) => records.length > 0)
      return members.map((member) => ({ part: `${number} ${place}`, member, alone: members.length === 1 }))
    }),
  )
  const unknowns = cells.flatMap((cell) => possible.map((profile) => ({ ...cell, profile })))
  const row = (fits: (one: (typeof unknowns)[number]) => boolean) => unknowns.map((one) => (fits(one) ? 1 : 0))
  const answers = (one: Profile, question?: string, answer?: string) => question === undefined || one[question] === answer
  const bounds: readonly Bound[] = [
    ...said.map(({ parts, question, answer, from, to }) => ({
      of: row(({ part, profile }) => parts.includes(part) && answers(profile, question, answer)),
      from,
      to,
    })),
    // Who stands alone has ten or more; of those together only the first may. Whether a small one has any at all is told nowhere.
    ...cells
      .filter(({ alone }) => !alone)
      .map(({ member }) =>
        member.records.length < 10
          ? { of: row((one) => one.member === member), from: 0, to: 9 }
          : { of: row((one) => one.member === member), from: 10, to: 1_000 },
      ),
  ]
  const questions = Object.entries(questionsOf(words)).flatMap(([question, { answers: told }]) =>
    [...Object.keys(told), rest].map((answer) => ({ question, answer })),
  )
  const places = [
    ...[...new Set(cells.map(({ part }) => part))].map((part) => ({ name: `part ${part}`, of: cells.filter((one) => one.part === part) })),
    ...cells
      .filter(({ alone }) => !alone)
      .map((one) => ({ name: `${one.member.department} ${one.member.group} in ${one.part}`, of: [one] })),
  ]
  const small = places
    .flatMap(({ name, of }) => questions.map((each) => ({ name, of, ...each })))
    .map((one) => ({
      ...one,
      is: one.of.flatMap(({ member }) => member.records).filter((record) => record[one.question] === one.answer).length,
    }))
    .filter(({ is }) => is < 5)
  const wanted = look(small.length)
  const tried = small.filter((_, place) => wanted(place))
  const learned = tried.flatMap(({ name, of, question, answer, is }): readonly Learned[] => {
    const members = new Set(of.map(({ member }) => member))
    const aim = row(({ member, profile }) => members.has(member) && profile[question] === answer)
    const reach = linked(aim, bounds)
    const over = (sign: number) =>
      most(
        reach.aim.map((one) => one * sign),
        reach.bounds,
        sign > 0 ? 1_000 : 0,
      )
    const [top, bottom] = [over(1), over(-1)]
    if (top === undefined || bottom === undefined) throw new Error('What is told cannot be.')
    return top + bottom >= 4 ? [] : [{ of: `${name}: ${question} = ${answer}`, is, from: 0 - bottom, to: top }]
  })
  return { tried: tried.length, learned }
}

/** Only what hangs together with what is aimed at: nothing else tells of it. */
function linked(aim: readonly number[], bounds: readonly Bound[]) {
  const within = new Set(aim.flatMap((one, place) => (one === 0 ? [] : [place])))
  let own: readonly Bound[] = []
  for (;;) {
    const touching = bounds.filter(({ of }) => of.some((one, place) => one !== 0 && within.has(place)))
    if (touching.length === own.length) break
    own = touching
    for (const { of } of own) for (const [place, one] of of.entries()) if (one !== 0) within.add(place)
  }
  const places = [...within].toSorted((one, other) => one - other)
  const only = (of: readonly number[]) => places.map((place) => of[place] ?? 0)
  return { aim: only(aim), bounds: own.map((one) => ({ ...one, of: only(one.of) })) }
}
