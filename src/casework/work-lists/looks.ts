import type { Look } from '../../log/log.js'
import { isBookkeeping } from '../../procedures/bookkeeping.js'
import type { Office, Person } from '../../procedures/people.js'
import { type Instant, instant, RecordId, type StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { erasures } from '../erased-note.js'
import { lookUpOf } from '../look-up/look-up.js'
import { isHiddenFrom, layOutInPassing, type RecordAtHand } from '../record-at-hand.js'
import type { Listed, WorkList } from './work-list.js'

/** The names of the lists of looks: all of the last month; by one person; at one customer's records, which any of them names. */
export const looksList = 'looks'
export const looksBy = (person: StaffId): string => `${looksList}.by.${person}`
export const looksAt = (record: RecordId): string => `${looksList}.at.${record}`

/** Who reviews looks (rule 7): Information Governance. */
export const mayReviewLooks = ({ roles }: Person): true | string =>
  roles.includes('information governance') || 'Information Governance review who looked at what: ask them.'

const unusual = ['Out of hours', 'No contact since', 'Many in a row', 'At the command line'] as const
type Unusual = (typeof unusual)[number]
/** No reproach either: but whoever reviews looks sees that nobody can open that record any more. */
const wasErased = 'Erased since'
/** Ours: so many records in so many minutes are many; a matter that nothing has happened in for so many days is quiet. */
const [many, minutes, quietDays] = [10, 10, 30]
const dayMs = 86_400_000

/** Who looked at what, when and why, also at what was erased since; the unusual ones first. Throws as the log does. */
export async function readLooks(desk: Desk, name: string, by: Person): Promise<WorkList | { readonly refused: string }> {
  const may = mayReviewLooks(by)
  if (may !== true) return { refused: may }
  const office = desk.directory()
  const [, kind, ...rest] = name.split('.')
  const of = rest.join('.')
  const since = instant(new Date(desk.clock().getTime() - (kind === 'by' ? 365 : 31) * dayMs))
  const found = kind === 'at' ? await ofCustomer(desk, of) : await desk.log.looks({ since })
  const asked = kind === 'by' ? found.filter((look) => look.by === of) : found
  const records = await readAll(desk, asked, by)
  const erased = new Map((await erasures(desk.log)).map((one) => [one.record, one.at]))
  const countIn = countAround(found)
  const lines = asked.flatMap((look): readonly Listed[] => {
    const at = records.get(look.record)
    if (at) return [{ record: look.record, at, line: lineOf(look, unusualIn(look, at, countIn, office), office) }]
    const on = erased.get(look.record)
    if (on === undefined || mayHaveBeenHidden(desk, look)) return []
    const why = `Not known: the record was erased on ${office.calendar.sayDate(office.calendar.dateOf(on))}`
    return [
      {
        record: look.record,
        at: 'erased',
        line: lineOf({ ...look, why }, [...unusualIn(look, 'erased', countIn, office), wasErased], office),
      },
    ]
  })
  const titles = { by: `At what ${office.nameOf(of)} looked`, at: `Who looked at the customer of ${of}` }
  return {
    title: kind === 'by' || kind === 'at' ? titles[kind] : 'Who looked at what in the last month',
    sorts: ['Unusual first', 'Newest first', 'Person', 'Record', 'Role'],
    filters: [...unusual, wasErased],
    lines,
  }
}

const ofCustomer = async (desk: Desk, of: string): Promise<readonly Look[]> => {
  const record = RecordId.safeParse(of)
  if (!record.success) return []
  const { records } = await lookUpOf(desk).customerOf(record.data, 'clock')
  return desk.log.looks({ records: [...new Set([record.data, ...records.keys()])] })
}

/** The records as they stand; what is between two people is in no list. */
async function readAll(desk: Desk, looks: readonly Look[], by: Person): Promise<ReadonlyMap<RecordId, RecordAtHand>> {
  const found = new Map<RecordId, RecordAtHand>()
  await desk.log.walk({ records: [...new Set(looks.map(({ record }) => record))] }, (some) => {
    for (const { record, kept } of some) {
      const procedure = desk.procedures.find(({ name }) => name === kept?.procedure)
      const at = kept && procedure && layOutInPassing(procedure, kept)
      if (at && !isHiddenFrom(desk, at, by.id)) found.set(record, at)
    }
  })
  return found
}

/** Of a matter between two people it is not even told that there was one. Of another that was hidden from somebody, a reference says not from whom. */
const mayHaveBeenHidden = (desk: Desk, { procedure }: Look): boolean =>
  desk.procedures.find(({ name }) => name === procedure)?.narrow !== undefined

/** What of a look asks for a second one. It is no reproach: a duty is at night, and a list is many records. */
function unusualIn(look: Look, at: RecordAtHand | 'erased', countIn: (look: Look) => number, { calendar }: Office): readonly Unusual[] {
  if (look.by === 'clock') return ['At the command line']
  const quietSince = instant(new Date(Date.parse(look.at) - quietDays * dayMs))
  // Of what was erased nobody knows any more who had a part in it.
  const took =
    at === 'erased' ||
    at.kept.events.some((event) => !isBookkeeping(event) && (event.by === look.by || (event.at <= look.at && event.at >= quietSince)))
  return [
    ...(calendar.isWorkingTime(look.at) ? [] : [unusual[0]]),
    ...(took ? [] : [unusual[1]]),
    ...(countIn(look) >= many ? [unusual[2]] : []),
  ]
}

/** How many records somebody looked at about the moment of a look: in its ten minutes, and in those before and after. */
function countAround(all: readonly Look[]): (look: Look) => number {
  const placeOf = ({ at }: Look): number => Math.floor(Date.parse(at) / (minutes * 60_000))
  const seen = new Map<string, Set<RecordId>>()
  for (const look of all) {
    const name = `${look.by} ${placeOf(look)}`
    seen.set(name, (seen.get(name) ?? new Set()).add(look.record))
  }
  return (look) => new Set([-1, 0, 1].flatMap((by) => [...(seen.get(`${look.by} ${placeOf(look) + by}`) ?? [])])).size
}

function lineOf({ at, by, record, why }: Look, odd: readonly (Unusual | typeof wasErased)[], office: Office): Listed['line'] {
  const { calendar } = office
  const name = by === 'clock' ? 'The command line' : office.nameOf(by)
  const roles = (office.person(by)?.roles ?? []).filter((role) => role !== 'staff')
  const role = roles.join(', ') || (office.person(by) ? 'staff' : '')
  return {
    about: name,
    cells: [
      { label: 'Who', value: name },
      { label: 'Role', value: role },
      { label: 'When', value: `${calendar.sayDate(calendar.dateOf(at))} at ${calendar.timeOf(at)}` },
      { label: 'Why', value: why },
      { label: 'Unusual', value: odd.join(', ') },
    ],
    sort: {
      'Unusual first': `${9 - odd.filter((one) => one !== wasErased).length} ${newestFirst(at)}`,
      'Newest first': newestFirst(at),
      Person: `${name} ${newestFirst(at)}`,
      Record: `${record} ${newestFirst(at)}`,
      Role: `${role} ${name} ${newestFirst(at)}`,
    },
    kept: odd,
  }
}

/** Text order is its order: the newest has the smallest. */
const newestFirst = (at: Instant): string => String(9e14 - Date.parse(at)).padStart(15, '0')
