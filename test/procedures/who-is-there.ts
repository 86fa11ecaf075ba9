import type { Office, Person } from '../../src/procedures/people.js'
import type { Instant, Role } from '../../src/procedures/words.js'
import { staff, testOffice, testPeople } from './test-office.js'

/** One cell of a rights matrix: somebody, in an office as it may be by the time of the click, before a record as it stands. */
export interface Cell {
  readonly one: Person
  readonly office: Office
  readonly now: Instant
  readonly state: { readonly is: string } & Readonly<Record<string, unknown>>
}

/** What changes in the office after a record was made: who is away, who has left, who deputises for whom. */
const changes: readonly {
  readonly absent?: readonly string[]
  readonly left?: readonly string[]
  readonly deputies?: Readonly<Record<string, string>>
}[] = [
  {},
  { absent: ['lena'] },
  { left: ['lena'] },
  { absent: ['lena'], deputies: { lena: 'adil' } },
  { absent: ['gita'], deputies: { gita: 'lou' } },
  { absent: ['gita', 'gwen'] },
  { left: ['gita'] },
  { absent: ['asha'] },
  { left: ['asha'] },
  { absent: ['carl', 'lou'] },
  { absent: ['hugh'], deputies: { hugh: 'ian' } },
  { left: ['hugh'] },
  { absent: ['lena', 'leo', 'gita', 'gwen'] },
]
/** What somebody is now: as the office file has them, or another rank than they held when the record was made. */
const ranks: readonly (readonly Role[] | undefined)[] = [
  undefined,
  ['staff'],
  ['staff', 'line manager'],
  ['staff', 'group manager'],
  ['staff', 'head of department'],
  ['staff', 'senior on duty'],
  ['staff', 'information governance'],
]

/** People × rank now × absence × former role: every office that a matrix asks, with whoever presses. */
export const offices = changes.flatMap((change) =>
  testPeople
    .filter(({ id }) => !change.left?.includes(id))
    .flatMap(({ id }) =>
      ranks.map((rank) => {
        const people = testPeople.map(
          (one): Person => ({
            ...one,
            ...(change.deputies?.[one.id] ? { deputy: staff(change.deputies[one.id] ?? '') } : {}),
            ...(one.id === id && rank ? { roles: rank } : {}),
          }),
        )
        const office = testOffice({ ...change, people })
        return { office, one: office.person(id) as Person, said: `${id} as ${rank?.join(', ') ?? 'filed'}, ${JSON.stringify(change)}` }
      }),
    ),
)

// What the office says, in its own words and apart from the rules of any procedure.
export const manages: readonly Role[] = ['line manager', 'group manager', 'head of department']
export const is = (one: Person | undefined, ...some: readonly Role[]): boolean => one?.roles.some((role) => some.includes(role)) ?? false
/** s9: a senior member of staff. */
export const isSenior = (one: Person): boolean =>
  is(one, 'senior on duty', 'group manager', 'head of department', 'head of customer contact')
export const isHere = (id: unknown, { office, now }: Cell): boolean => {
  const person = office.person(String(id))
  return person !== undefined && !office.isAbsent(person.id, now)
}
/** Line manager, group managers of the group, heads of the department; of somebody who has left, every head. */
export const above = (id: unknown, { office }: Cell): readonly string[] => {
  const of = office.person(String(id))
  const headsOf = office.people.filter((one) => is(one, 'head of department'))
  const all = of
    ? [
        of.lineManager,
        ...office.people.filter((one) => is(one, 'group manager') && one.group === of.group).map((one) => one.id),
        ...headsOf.filter((one) => one.department === of.department).map((one) => one.id),
      ]
    : headsOf.map((one) => one.id)
  return [...new Set(all)].filter(
    (one): one is NonNullable<typeof one> => one !== undefined && one !== id && office.person(one) !== undefined,
  )
}
export const heads = ({ office }: Cell): readonly string[] =>
  office.people.filter((one) => is(one, 'head of department')).map(({ id }) => id)

interface Asked {
  readonly never?: readonly unknown[]
  readonly rank?: readonly Role[]
}
/** Who of these is there, with whoever stands in for those who are away. */
export const present = (ids: readonly unknown[], { office, now }: Cell, { never = [], rank }: Asked = {}): readonly string[] => {
  const acting = ids.flatMap((id) => office.actingFor(staff(String(id)), now) ?? [])
  return [...new Set(acting.filter((one) => !never.includes(one.id) && (!rank || is(one, ...rank))).map(({ id }) => id as string))]
}
/** The first of these lists in which anybody is there. */
const firstOf = (cell: Cell, asked: Asked, ...lists: readonly (readonly unknown[])[]): readonly string[] =>
  lists.map((ids) => present(ids, cell, asked)).find((some) => some.length > 0) ?? []

/** Asked of those told, while they hold the rank: or of who stands in for them; none of them there, of the next above, and last of a head. */
export const wasAsked = (told: unknown, up: readonly string[], cell: Cell, asked: Asked & { readonly oneByOne?: true } = {}): boolean => {
  const { one } = cell
  if (asked.never?.includes(one.id) || (asked.rank && !is(one, ...asked.rank))) return false
  const those = told as readonly string[]
  if (those.includes(one.id)) return true
  const there = present(those, cell, asked)
  if (there.length > 0) return there.includes(one.id)
  const next = present(up, cell, asked)
  return next.length > 0
    ? asked.oneByOne
      ? next[0] === one.id
      : next.includes(one.id)
    : present(heads(cell), cell, asked).includes(one.id)
}

/** To do for these, or who stands in; none of them there, for the one next above, and last for a head. */
export const hasToDo = (who: readonly unknown[], up: readonly string[], cell: Cell, never: readonly unknown[] = []): boolean => {
  const { one, office } = cell
  if (who.some((id) => id === one.id && office.person(one.id))) return true
  const there = present(who, cell)
  return there.length > 0 ? there.includes(one.id) : firstOf(cell, { never }, [...up, ...heads(cell)])[0] === one.id
}
