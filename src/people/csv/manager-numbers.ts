import type { Columns } from './columns.js'
import type { Table } from './table-in.js'

/**
 * The heading of the column by which a list tells most of its managers, where it was not taken for people's numbers: else none of these managers would be
 * found, and everybody's calls would be talked over with another. Undefined where managers are told otherwise; a word that two people have is no number of
 * either. Pure; ours.
 */
export function numbersOfManagers(columns: Columns, first: readonly string[], lines: Table): string | undefined {
  const manager = columns.get('manager')
  if (manager === undefined || columns.has('number')) return undefined
  const told = wordsIn(lines, manager)
  if (told.length === 0) return undefined
  const taken = new Set(columns.values())
  return first.find((heading, place) => {
    if (taken.has(place) || heading.trim() === '') return false
    const numbers = wordsIn(lines, place)
    const known = new Set(numbers)
    return known.size === numbers.length && told.filter((word) => known.has(word)).length > told.length / 2
  })
}

const wordsIn = (lines: Table, place: number): readonly string[] =>
  lines.map((line) => (line[place] ?? '').trim()).filter((word) => word !== '')
