import type { Person } from '../../procedures/people.js'
import type { AnyProcedure, ListLine } from '../../procedures/procedure.js'
import { instant, type RecordId, type StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow, fetchRecord, isHiddenFrom, layOutInPassing, type RecordAtHand } from '../record-at-hand.js'
import { looksList, readLooks } from './looks.js'

/** A line with its record, as it was just read; one that was erased since has nothing left to read. */
export interface Listed {
  readonly record: RecordId
  readonly at: RecordAtHand | 'erased'
  readonly line: ListLine
}

/** A list as it is now for whoever looks, in no order. */
export interface WorkList {
  readonly title: string
  readonly sorts: readonly string[]
  readonly filters: readonly string[]
  readonly lines: readonly Listed[]
}

/** The records on which it is kept that somebody had these lines; on one that was erased nothing can be kept any more. */
export const readIn = (lines: readonly Listed[]): readonly RecordAtHand[] => lines.flatMap(({ at }) => (at === 'erased' ? [] : [at]))

/** More than an office of thousands has in force at once; the newest. */
const most = 5_000
const withPerson = 'with.'

/** The name of the list of what lies with one person. */
export const listOfPerson = (person: StaffId): string => `${withPerson}${person}`

/**
 * Who may see what lies with somebody: they themselves, their line managers all the way up, the heads of their department, and administrators,
 * who see to it when they leave. Colleagues of their own rank may not.
 */
export function maySeeWorkOf(of: Person, by: Person, { directory }: Pick<Desk, 'directory'>): boolean {
  if (of.id === by.id || by.roles.includes('administrator')) return true
  if (by.roles.includes('head of department') && by.department === of.department) return true
  const office = directory()
  const passed = new Set<string>([of.id])
  for (let above = office.lineManagerOf(of.id); above && !passed.has(above.id); above = office.lineManagerOf(above.id)) {
    if (above.id === by.id) return true
    passed.add(above.id)
  }
  return false
}

/** A list by its name; a sentence where it is not for whoever looks. Rights are asked now: a link may be older than they are. Throws as the log does. */
export async function readList(desk: Desk, name: string, by: StaffId): Promise<WorkList | { readonly refused: string }> {
  const office = desk.directory()
  const person = office.person(by)
  if (!person) return { refused: 'There is no such list.' }
  if (name === looksList || name.startsWith(`${looksList}.`)) return readLooks(desk, name, person)
  if (name.startsWith(withPerson)) {
    const of = office.person(name.slice(withPerson.length))
    if (!of || !maySeeWorkOf(of, person, desk))
      return { refused: 'What lies with somebody is for them, for those above them, and for administrators.' }
    return lyingWith(desk, of, person)
  }
  const procedure = desk.procedures.find((each) => each.name === name && each.list)
  if (!procedure?.list) return { refused: 'There is no such list.' }
  const may = procedure.list.may(person)
  if (may !== true) return { refused: may }
  const { title, sorts, filters } = procedure.list
  return { title, sorts, filters, lines: await linesOf(desk, procedure, person) }
}

async function linesOf(desk: Desk, procedure: AnyProcedure, person: Person): Promise<readonly Listed[]> {
  const { list } = procedure
  if (!list) return []
  const there = await desk.log.list({ procedure: procedure.name, is: list.is, limit: most })
  const lines: Listed[] = []
  await desk.log.walk({ records: there.map(({ record }) => record) }, (some) => {
    for (const { kept } of some) {
      const at = kept && layOutInPassing(procedure, kept)
      if (!at || isHiddenFrom(desk, at, person.id)) continue
      const line = list.line(at.state, person, factsNow(desk, person.id, kept.record))
      if (line) lines.push({ record: kept.record, at, line })
    }
  })
  return lines
}

const [longest, dueFirst, overdue, owned] = ['Waiting longest', 'Due date', 'Overdue', 'Owned'] as const

/** What waits for somebody, and what they own: what has to be handed on before they leave. No customer is named. */
async function lyingWith(desk: Desk, of: Person, by: Person): Promise<WorkList> {
  const { calendar } = desk.directory()
  const now = instant(desk.clock())
  const waiting = await Promise.all(
    (await desk.log.waitingFor(of.id)).map(async (summary) => ({ summary, at: await readable(desk, summary.record, by) })),
  )
  const theirs = waiting.flatMap(({ summary, at }) => {
    const mine = at ? summary.waiting.filter((one) => one.for === of.id) : []
    return mine.flatMap(({ what, since, due }): readonly Listed[] => {
      const cells = cellsOf(what, calendar.dateOf(since), due === undefined ? '' : calendar.dateOf(due))
      const kept = due !== undefined && due <= now ? [overdue] : []
      return at
        ? [{ record: summary.record, at, line: { about: what, cells, sort: { [longest]: since, [dueFirst]: due ?? '9999' }, kept } }]
        : []
    })
  })
  const lists = await Promise.all(desk.procedures.map(async (procedure) => ({ procedure, lines: await ownedBy(desk, procedure, of, by) })))
  const theirsToo = lists.flatMap(({ procedure, lines }) =>
    lines.map(({ record, at, line }): Listed => {
      const what = `${procedure.title}: owner`
      const last = `9999 ${Object.values(line.sort)[0] ?? ''}`
      return { record, at, line: { about: what, cells: cellsOf(what, '', ''), sort: { [longest]: last, [dueFirst]: last }, kept: [owned] } }
    }),
  )
  return {
    title: `What lies with ${of.name}`,
    sorts: [longest, dueFirst],
    filters: [overdue, owned],
    lines: [...theirs, ...theirsToo],
  }
}

/** A record that whoever asks may see is there. An administrator sees that it is, and opens nothing by that. */
async function readable(desk: Desk, record: RecordId, by: Person): Promise<RecordAtHand | undefined> {
  const at = await fetchRecord(desk, record)
  if (!at || isHiddenFrom(desk, at, by.id)) return undefined
  return by.roles.includes('administrator') || at.procedure.mayOpen(at.state, by, factsNow(desk, by.id, record)) ? at : undefined
}

const cellsOf = (what: string, since: string, due: string): ListLine['cells'] => [
  { label: 'What', value: what },
  { label: 'Since', value: since },
  { label: 'Due', value: due },
]

/** As an owner sees them: whoever asks may see that they are there, unless they are hidden from them whole, and opens no more by it. */
const ownedBy = async (desk: Desk, procedure: AnyProcedure, of: Person, by: Person): Promise<readonly Listed[]> => {
  if (!procedure.list) return []
  return (await linesOf(desk, procedure, of)).filter(
    ({ at, line }) => line.owner === of.id && at !== 'erased' && !isHiddenFrom(desk, at, by.id),
  )
}
