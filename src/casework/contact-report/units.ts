import type { ClosedUnit } from '../../procedures/figures.js'
import { groupedBy, sumOf, type Tally } from './tally.js'

/** Numbers are told in steps of so many: 10 says ten to fourteen, 0 says none to four. Ours; five is what public bodies publish by. */
export const step = 5
/** A part of the office with fewer records than this is told with others. */
const standing = 2 * step
/** An office with fewer records of a procedure is told nothing of them until a later quarter brings more. */
export const enough = 4 * step

/** The five that a number lies in. */
export const fiveOf = (count: number): number => Math.floor(count / step) * step

/** What is told of one procedure's records: the parts of the office, and the department that is not told as a whole. */
export interface Units {
  readonly units: readonly ClosedUnit[]
  readonly notWhole?: string
}

/**
 * The parts of the office as they are told, each record in one of them, every number in fives. A group with ten records or more stands by
 * itself; the smaller ones of its department stand together with its first one by name, or make a department, or what is left of the office, which
 * the first part with such a group joins.
 * Undefined where even the office is too small.
 *
 * Why nothing under five can be learned from it, by any sum: nothing is told but the fives of each part, and no sum over parts but out of
 * these. In one part, any answer that is told as none to four may be each of these: let the part have the most records of its five and every
 * other told answer the fewest of its own, and there is room for it, the others of that question being what is left. Each question stands by
 * itself, since its others are counted nowhere. A part has room for the most of its five: a group of ten or more is in it, or `roomFor` says so.
 */
export function unitsOf(groups: readonly Tally[]): Units | undefined {
  if (sumOf(groups).count < enough) return undefined
  const divided = groupedBy(groups, ({ department }) => department).map(([department, own]) => divide(department, own))
  const parts = divided.flatMap(({ told }) => told)
  const left = divided.flatMap((one) => one.left)
  if (left.length === 0) return { units: parts.map(told) }
  const first = parts.find(({ of }) => of.some(({ count }) => count >= standing))
  if (!first) return roomFor(groups, divided) ? { units: [told({ of: groups })] } : undefined
  const others = parts.filter((one) => one !== first)
  return { units: [...others.map(told), told({ of: [...first.of, ...left] })], ...(first.department ? { notWhole: first.department } : {}) }
}

interface Part {
  readonly department?: string
  readonly group?: string
  readonly of: readonly Tally[]
}

interface Divided {
  readonly told: readonly Part[]
  readonly left: readonly Tally[]
}

/** The parts of a department, and the groups that are too small to be told within it. */
function divide(department: string, groups: readonly Tally[]): Divided {
  const byName = groups.toSorted((one, other) => (one.group < other.group ? -1 : 1))
  const large = byName.filter(({ count }) => count >= standing)
  const small = byName.filter(({ count }) => count < standing)
  const alone = (one: Tally): Part => ({ department, group: one.group, of: [one] })
  if (small.length === 0) return { told: large.map(alone), left: [] }
  const [first, ...others] = large
  if (first) return { told: [{ department, of: [first, ...small] }, ...others.map(alone)], left: [] }
  const { count } = sumOf(small)
  return count >= standing && count <= mostOf(small.length) ? { told: [{ department, of: small }], left: [] } : { told: [], left: small }
}

/** The end of the last five that so many small groups fill. */
const mostOf = (small: number): number => fiveOf(small * (standing - 1) + 1) - 1

/** Could they have the most records of their five, each department with as many as keep it where it is? */
function roomFor(groups: readonly Tally[], divided: readonly Divided[]): boolean {
  const most = divided.reduce((sum, { told: parts, left }) => {
    if (left.length === 0) return sum + mostOf(parts.flatMap(({ of }) => of).length)
    return sum + (sumOf(left).count < standing ? standing - 1 : left.length * (standing - 1))
  }, 0)
  return fiveOf(sumOf(groups).count) + step - 1 <= most
}

function told({ department, group, of }: Part): ClosedUnit {
  const { count, answers } = sumOf(of)
  return {
    ...(department === undefined ? {} : { department }),
    ...(group === undefined ? {} : { group }),
    count: fiveOf(count),
    answers: Object.fromEntries(
      Object.entries(answers).map(([question, row]) => [
        question,
        Object.fromEntries(Object.entries(row).map(([answer, n]) => [answer, fiveOf(n)])),
      ]),
    ),
  }
}
