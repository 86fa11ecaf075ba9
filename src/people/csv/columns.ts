import { PeopleFault } from '../source.js'

/** What a column of a staff list may hold, with the headings by which it is known. The bot needs a name and an e-mail address. */
const headings = {
  number: [
    ...['number', 'staff number', 'employee number', 'employee id', 'staff id', 'payroll number', 'personnel number', 'id'],
    ...['staff no', 'employee no', 'payroll no', 'personnel no', 'payroll id', 'emp no'],
  ],
  name: ['name', 'full name', 'display name', 'employee name', 'employee', 'staff name', 'preferred name'],
  'first name': ['first name', 'forename', 'forenames', 'given name', 'known as'],
  'last name': ['last name', 'surname', 'family name'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'work email', 'mail', 'user principal name', 'upn'],
  department: ['department', 'directorate', 'division', 'business unit', 'dept'],
  group: ['group', 'team', 'unit', 'section', 'team name', 'office'],
  title: ['job title', 'position', 'post title', 'post', 'job', 'role', 'title'],
  manager: [
    ...['manager', 'line manager', 'manager email', 'line manager email', 'manager name', 'reports to', 'supervisor', 'managers email'],
    ...['line mgr', 'mgr', 'manager number', 'manager no', 'manager id', 'line manager number', 'line manager no', 'line manager id'],
  ],
  telephone: ['telephone', 'phone', 'extension', 'ext', 'work phone', 'mobile', 'telephone number', 'phone number', 'tel'],
  slack: ['slack', 'slack id', 'slack member id'],
  entra: ['entra', 'entra id', 'object id', 'azure ad object id'],
} as const

export type Column = keyof typeof headings
export const columnNames = Object.keys(headings) as readonly Column[]

/** Which place in a line holds what. */
export type Columns = ReadonlyMap<Column, number>

/** The columns that a list has, by its first line; those that the office named come first. `open`: headings that say nothing to the bot. */
export interface Matched {
  readonly columns: Columns
  /** What is needed and was not found: whoever is there is asked. */
  readonly missing: readonly Column[]
  readonly open: readonly string[]
}

const bare = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')

/** How many of these words are headings that the bot knows, or that the office file names. Pure. */
export function knownAmong(words: readonly string[], named: Readonly<Partial<Record<Column, string>>>): number {
  const known = new Set([...Object.values(headings).flat(), ...Object.values(named)].map(bare))
  return words.filter((word) => bare(word) !== '' && known.has(bare(word))).length
}

/**
 * Finds the columns by their headings. Throws PeopleFault when a column that matters is there twice, or when `named` (from the
 * office file) names a heading that is not there.
 */
export function matchColumns(first: readonly string[], named: Readonly<Partial<Record<Column, string>>>): Matched {
  const columns = new Map<Column, number>()
  const keyed = new Map<Column, number>()
  const placesOf = (heading: string): readonly number[] =>
    first.flatMap((each, place) => (bare(each) === bare(heading) && each.trim() !== '' ? [place] : []))
  for (const column of columnNames) {
    const own = named[column]
    const known: readonly string[] = own === undefined ? headings[column] : [own]
    const found = known.map((heading) => ({ heading, places: placesOf(heading) })).find(({ places }) => places.length > 0)
    if (!found) {
      if (own !== undefined)
        throw new PeopleFault(
          `The list has no column “${own}”, which the office file names for ${column} (directory, columns). It has: ${listed(first)}.`,
        )
      continue
    }
    const [place = 0, second] = found.places
    if (second !== undefined)
      throw new PeopleFault(
        `The list has the column “${first[place]}” twice (columns ${found.places.map((at) => at + 1).join(' and ')}): rename one of them or take it out, so that nobody is taken for somebody else.`,
      )
    // An office whose list has no number that stays with a person may know people by their addresses.
    if (column === 'number' && own !== undefined) keyed.set(column, place)
    else if (![...columns.values()].includes(place)) columns.set(column, place)
  }
  const has = (column: Column): boolean => columns.has(column)
  const missing: Column[] = []
  if (!has('name') && !(has('first name') && has('last name'))) missing.push('name')
  for (const needed of ['email', 'manager'] as const) if (!has(needed)) missing.push(needed)
  const used = new Set([...keyed.values(), ...columns.values()])
  return {
    columns: new Map([...keyed, ...columns]),
    missing,
    open: first.filter((heading, place) => !used.has(place) && heading.trim() !== ''),
  }
}

/** Headings as a sentence lists them; a list that is no list of headings is cut off. */
export const listed = (first: readonly string[]): string =>
  first
    .slice(0, 30)
    .map((heading) => `“${heading.trim().slice(0, 40)}”`)
    .join(', ')
