import { plainWord } from '../../procedures/shared/as-seen.js'
import { type Gathered, longestName, PeopleFault, type ToldPerson, type Unread } from '../source.js'
import { type Column, type Columns, listed, type Matched, matchColumns } from './columns.js'
import { numbersOfManagers } from './manager-numbers.js'
import { readTable, type Table } from './table-in.js'

/** A list beyond it is another file by mistake. */
const mostBytes = 20_000_000

export interface CsvNeeds {
  readonly bytes: Buffer
  /** Headings that the office file names for columns (directory, columns). */
  readonly named: Readonly<Partial<Record<Column, string>>>
  /** Asks which heading holds a column that was not found by name; undefined: there is none. Left out, nobody is there to ask. */
  readonly ask?: AskColumn
}

/** A heading that says nothing to the bot, with what stands below it first. */
export interface OpenHeading {
  readonly heading: string
  readonly example: string
}
export type AskColumn = (column: Column, headings: readonly OpenHeading[]) => Promise<string | undefined>

/**
 * Reads a staff list of any shape: comma, semicolon, tab or bar, with or without a line above its headings, UTF-8, UTF-16 or cp1252, with or without a byte order mark, columns found by their
 * headings. A line that cannot be taken is in `unread`. Throws PeopleFault when the list as a whole cannot be.
 */
export async function readCsv({ bytes, named, ask }: CsvNeeds): Promise<Gathered> {
  if (bytes.length > mostBytes) throw new PeopleFault('The list is larger than 20 MB: is it the right file? Export people only.')
  const { first, lines, at } = readTable(bytes, named)
  if (!first || lines.length === 0)
    throw new PeopleFault('The list is empty: its first line names the columns, and each line after it a person.')
  const answers: Partial<Record<Column, string>> = {}
  const asking =
    ask &&
    (async (column: Column, open: readonly string[]) => {
      const heading = await ask(
        column,
        open.map((each) => ({ heading: each, example: exampleOf(lines, first.indexOf(each)) })),
      )
      if (heading !== undefined) answers[column] = heading
      return heading
    })
  const found = await settled(matchColumns(first, named), first, named, asking)
  const numbers = numbersOfManagers(found.columns, first, lines)
  const matched = numbers === undefined ? found : await withNumbers(numbers, found, first, { ...named, ...answers }, asking)
  const columns = withoutFormsOfAddress(matched.columns, lines)
  const told = lines.map((line, place) => personOf(line, at[place] ?? 0, columns))
  const people = told.flatMap((one) => ('why' in one ? [] : [one]))
  const unread = told.flatMap((one) => ('why' in one ? [one] : []))
  if (people.length === 0)
    throw new PeopleFault(
      `Nobody in the list could be taken. ${unread[0]?.leftOut ?? ''} Read were: ${readAs(columns, first)}. Where that is wrong, name the right column in the office file under directory, columns.`,
    )
  const twice = keysTwice(people)
  return {
    from: 'csv',
    people: people.filter(({ key }) => !twice.has(key)),
    unread: [...unread, ...people.filter(({ key }) => twice.has(key)).map(moreThanOnce)],
    notes:
      Object.keys(answers).length === 0
        ? []
        : [
            `Read were: ${readAs(columns, first)}.`,
            `Nobody is there to answer in the morning. So that the bot reads the list by itself, write this line into the office file, below “directory:” and indented like “from:”:\n  columns: ${JSON.stringify({ ...named, ...answers })}`,
          ],
    unreadGroups: [],
  }
}

const exampleOf = (lines: readonly (readonly string[])[], place: number): string =>
  lines.find((line) => (line[place] ?? '').trim() !== '')?.[place]?.slice(0, 40) ?? ''

/** Which column was read as what; and what there is no column for, of that which an office needs in the end. */
const readAs = (columns: Columns, first: readonly string[]): string => {
  const none = (['department', 'group', 'title'] as const).filter((column) => !columns.has(column))
  return [
    ...[...columns].map(([column, place]) => `${column} in “${first[place]}”`),
    ...(none.length === 0 ? [] : [`and nothing as ${none.join(' or ')}`]),
  ].join(', ')
}

const formOfAddress = /^(mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|reverend|lord|lady)\.?$/i

/** A column of “Ms” and “Dr” says what people are called, and not what they do. */
function withoutFormsOfAddress(columns: Columns, lines: Table): Columns {
  const place = columns.get('title')
  const words = place === undefined ? [] : lines.map((line) => line[place] ?? '').filter((word) => word !== '')
  return words.length > 0 && words.every((word) => formOfAddress.test(word))
    ? new Map([...columns].filter(([column]) => column !== 'title'))
    : columns
}

/** Asks for what headings alone do not tell, as long as somebody is there. */
async function settled(
  matched: Matched,
  first: readonly string[],
  named: CsvNeeds['named'],
  ask: ((column: Column, open: readonly string[]) => Promise<string | undefined>) | undefined,
): Promise<Matched> {
  const [column] = matched.missing
  if (column === undefined) return matched
  const heading = ask && (await ask(column, matched.open))
  if (heading !== undefined)
    return settled(matchColumns(first, { ...named, [column]: heading }), first, { ...named, [column]: heading }, ask)
  if (column === 'manager')
    throw new PeopleFault(
      `No column of the list tells who manages whom: name it in the office file under directory, columns, manager. The list has: ${listed(first)}.`,
    )
  throw new PeopleFault(
    `No column of the list is known as the ${column}: name it in the office file under directory, columns, ${column}. The list has: ${listed(first)}.`,
  )
}

/** Whoever is there says which column holds people’s numbers; it is not taken unasked, since by it people are known from then on. */
async function withNumbers(
  heading: string,
  { open }: Matched,
  first: readonly string[],
  named: CsvNeeds['named'],
  ask: ((column: Column, open: readonly string[]) => Promise<string | undefined>) | undefined,
): Promise<Matched> {
  const number = ask && (await ask('number', open))
  if (number !== undefined) return matchColumns(first, { ...named, number })
  throw new PeopleFault(
    `The managers of the list are told by what stands in “${heading}”: name that column in the office file under directory, columns, number.`,
  )
}

/** A person from a line, or why it cannot be taken. */
function personOf(line: readonly string[], number: number, columns: Columns): ToldPerson | Unread {
  const at = (column: Column): string | undefined => {
    const place = columns.get(column)
    const value = place === undefined ? undefined : plainWord(line[place] ?? '')
    return value === '' ? undefined : value
  }
  const [whole, last] = [at('name'), at('last name')]
  const name = turned(whole === undefined ? [at('first name'), last].filter(Boolean).join(' ') : withLast(whole, last))
  const email = addressIn(at('email') ?? '').toLowerCase()
  const written = at('number')
  const key = written?.toLowerCase() === email ? email : written
  const unread = (why: string): Unread => ({
    ...(key === undefined ? {} : { key }),
    ...(isAddress(email) ? { email } : {}),
    ...(name === '' ? {} : { name }),
    why: `${why}.`,
    leftOut: `${why}: it was left out.`,
  })
  if (name === '') return unread(`Line ${number} has no name`)
  if (!isAddress(email)) return unread(`Line ${number} (${name}) has no e-mail address`)
  if (name.length > longestName) return unread(`Line ${number} (${name.slice(0, 40)}…) has a name of more than ${longestName} characters`)
  const manager = at('manager')
  const given = (key: keyof ToldPerson, column: Column) => {
    const value = at(column)
    return value === undefined ? {} : { [key]: value }
  }
  return {
    key: key ?? email,
    name,
    email,
    groups: [],
    ...given('department', 'department'),
    ...given('team', 'group'),
    ...given('title', 'title'),
    ...(manager === undefined ? {} : { manager: addressIn(manager) }),
    ...given('telephone', 'telephone'),
    ...given('slack', 'slack'),
    ...given('entra', 'entra'),
  }
}

const isAddress = (word: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(word)

/** “Name” beside “Surname” is a first name, and a whole one where the surname is in it. */
const withLast = (name: string, last: string | undefined): string =>
  last === undefined || name.toLowerCase().includes(last.toLowerCase()) ? name : `${name} ${last}`

/** "Asha Patel <asha@office.example>" is how mail programs write an address. */
const addressIn = (word: string): string => /<\s*(?:mailto:)?([^<>\s@]+@[^<>\s@]+)\s*>\s*$/i.exec(word)?.[1] ?? word

/** "Patel, Asha" is how payrolls write Asha Patel; a title after the comma (“, MBE”) is not a first name. */
function turned(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim())
  return more.length > 0 || first === '' || /^([A-Z.]{2,6}|Ph\.?D\.?|Jr\.?|Sr\.?|I{2,3}|IV)$/.test(first) ? name : `${first} ${last}`
}

const moreThanOnce = ({ key, email, name }: ToldPerson): Unread => ({
  key,
  email,
  name,
  why: `“${key}” is there more than once. Give each person one line.`,
  leftOut: `“${key}” is there more than once: nobody new of these lines was taken. Give each person one line.`,
})

function keysTwice(people: readonly ToldPerson[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(people.flatMap(({ key }) => (seen.has(key) || !seen.add(key) ? [key] : [])))
}
