import type { Months } from '../../procedures/figures.js'
import type { Office, Person } from '../../procedures/people.js'
import { deciders, managers } from '../../procedures/shared/people.js'
import type { Instant, Role } from '../../procedures/words.js'
import { endedQuarters } from './periods.js'
import { sameUnit, type Unit } from './report.js'

/** Who sees the figures of the whole office (s1: the Head of Customer Contact is responsible for the procedure). */
const wholeOffice: readonly Role[] = ['head of customer contact']
const ofDepartment: readonly Role[] = ['head of department']

/** The units whose figures somebody may see now, the widest first; none for who answers for nobody. */
export function unitsFor({ roles, department, group }: Person, office: Office): readonly Unit[] {
  const holds = (ranks: readonly Role[]) => roles.some((role) => ranks.includes(role))
  const departments = [...new Set(office.people.map((one) => one.department))].sort()
  const groupsOf = (of: string): readonly Unit[] =>
    [...new Set(office.people.filter((one) => one.department === of && one.group !== '' && one.group !== of).map((one) => one.group))]
      .sort()
      .map((one) => ({ department: of, group: one }))
  if (holds(wholeOffice)) return [{}, ...departments.map((one): Unit => ({ department: one })), ...departments.flatMap(groupsOf)]
  if (holds(ofDepartment)) return [{ department }, ...groupsOf(department)]
  return holds([...managers, ...deciders]) && group !== '' ? [{ department, group }] : []
}

/** "Helpline (Public Advice)", "Public Advice", or the whole office. */
export const unitName = ({ department, group }: Unit): string =>
  department === undefined ? 'The whole office' : group === undefined ? department : `${group} (${department})`

export interface Asked {
  readonly period: Months
  readonly unit: Unit
}

/** The last quarters that are closed, so many; what lies before them is not told any more. */
export function lastQuarters(number: number, office: Office, now: Instant): Months {
  const quarters = endedQuarters(office.calendar.dateOf(now), office.calendar).slice(-number)
  return { from: quarters[0]?.from ?? '', to: quarters.at(-1)?.to ?? '' }
}

/**
 * Reads what stands after the command: one month or year, or two, and the name of a unit. Left out: the last four quarters, and the widest unit
 * that whoever asks may see. A sentence where it cannot be read, or is not theirs to see.
 */
export function readAsked(text: string, units: readonly Unit[], usual: Months): Asked | string {
  const months = [...text.matchAll(/\b(20\d\d)(?:-(0[1-9]|1[0-2]))?\b(?!-)/g)].slice(0, 2)
  const starts = months.map(([, year, month]) => `${year}-${month ?? '01'}`)
  const ends = months.map(([, year, month]) => `${year}-${month ?? '12'}`)
  const [from = usual.from, to = usual.to] = [starts[0], ends.at(-1)]
  if (from > to) return 'The first month lies after the last. Write them the other way round, such as 2026-01 2026-06.'
  const rest = text
    .replaceAll(/\b20\d\d(?:-\d\d)?\b/g, ' ')
    .replaceAll(/(^|\s)(?:to|until|bis|-|–)(?=\s|$)/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  const [widest] = units
  if (!widest) return 'The figures are for those who answer for others. Ask your line manager what they say of your group.'
  if (rest === '') return { period: { from, to }, unit: widest }
  const named = units.filter((unit) =>
    [unitName(unit), unit.group ?? unit.department ?? 'office'].some((name) => name.toLowerCase() === rest),
  )
  const [unit] = named
  if (!unit) {
    const known = units.slice(0, 8).map(unitName).join('; ')
    return `I do not find that, or its figures are not yours to see. Write a month or a year, then one of these: ${known}. Such as: 2026-01 2026-06 ${unitName(widest)}.`
  }
  return { period: { from, to }, unit }
}

/** May this person see the figures of this unit now? */
export const maySee = (person: Person, unit: Unit, office: Office): boolean => unitsFor(person, office).some((one) => sameUnit(one, unit))
