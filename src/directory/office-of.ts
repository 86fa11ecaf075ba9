import { type ChannelPurpose, channelPurposes, type Office, type Person } from '../procedures/people.js'
import { isSenior } from '../procedures/shared/people.js'
import { type Country, isCountry } from '../procedures/shared/telephone.js'
import { nothingSaid, type PresenceSaid, type WhoIsHere } from '../procedures/who-is-here.js'
import type { Instant, StaffId } from '../procedures/words.js'
import { type OfficeCalendar, officeCalendar } from './calendar.js'
import { type DutyTier, onDuty } from './duty.js'
import { withCalendars, withTurns } from './duty-now.js'
import { changesOfRota, turnsFrom } from './duty-turns.js'
import { emptyTiersAt, ladderAt } from './ladder.js'
import type { OfficeFile, PersonEntry } from './office-file.js'

/** The office with what only the checks of its file ask beside it. */
export interface FiledOffice extends Office {
  readonly calendar: OfficeCalendar
  onDuty(now: Instant): readonly DutyTier[]
  /** The moments between two others at which who is here, or on duty, can change: asking at those misses nothing. In order, each once. */
  changes(from: Instant, until: Instant): readonly Instant[]
}

/**
 * The office that a parsed office file describes, as it stands corrected by what was said of who is here. Pure: what it answers depends on these
 * two and on the moment it is given.
 */
export function officeOf(file: OfficeFile, said: WhoIsHere = nothingSaid): FiledOffice {
  const people = file.people.map(personOf)
  const byId = new Map<string, Person>(people.map((person) => [person.id, person]))
  const absences = new Map<string, PersonEntry['absences']>(file.people.map((entry) => [entry.id, entry.absences]))
  const calendar = officeCalendar(file.organisation)
  const person = (id: string): Person | undefined => byId.get(id)
  const nameOf = (id: string): string => person(id)?.name ?? 'somebody who has left'

  const words = new Map<string, PresenceSaid[]>()
  for (const word of said.presence) {
    const known = words.get(word.person)
    if (known) known.push(word)
    else words.set(word.person, [word])
  }

  const isAbsent = (id: StaffId, now: Instant): boolean => {
    const word = (words.get(id) ?? [])
      .filter(({ from, until }) => from <= now && now < until)
      .reduce<PresenceSaid | undefined>((newest, one) => (newest && newest.at > one.at ? newest : one), undefined)
    if (word) return word.is === 'away'
    const away = absences.get(id) ?? []
    if (away.length === 0) return false
    const today = calendar.dateOf(now)
    return away.some(({ from, to }) => from <= today && today <= to)
  }

  const actingFor = (id: StaffId, now: Instant): Person | undefined => {
    const asked = new Set<StaffId>()
    for (let acting = person(id); acting && !asked.has(acting.id); acting = acting.deputy && person(acting.deputy)) {
      if (!isAbsent(acting.id, now)) return acting
      asked.add(acting.id)
    }
    return undefined
  }

  const holding: Office['holding'] = (role, within = {}) =>
    people.filter(
      (each) =>
        each.roles.includes(role) &&
        (within.group === undefined || each.group === within.group) &&
        (within.department === undefined || each.department === within.department),
    )

  const lineManagerOf = (id: StaffId): Person | undefined => {
    const manager = person(id)?.lineManager
    return manager && person(manager)
  }

  const managersOf = (id: StaffId): readonly Person[] => {
    const whose = person(id)
    if (!whose) return []
    const heads = holding('head of department', { department: whose.department })
    const above = [...heads, ...heads.flatMap(({ id: head }) => lineAbove(head, lineManagerOf))]
    const managers = [...new Set([...holding('group manager', { group: whose.group }), ...above])].filter((manager) => manager.id !== id)
    // Nobody is without somebody more senior to turn to or to decide for them: for the one at the top, it is the other heads.
    return managers.length > 0 ? managers : holding('head of department').filter((head) => head.id !== id)
  }

  const rota = onDuty(file.duty, calendar)
  const canTake = (now: Instant) => (id: StaffId) => {
    const acting = actingFor(id, now)
    return acting !== undefined && isSenior(acting)
  }
  const dutyAt = (now: Instant) => withTurns(withCalendars(rota(now), said.rota ?? [], now, canTake(now)), said.turns, now, canTake(now))

  const moved = [...said.presence, ...said.turns, ...(said.rota ?? [])].flatMap(({ from, until }) => [from, until])
  const changes = (from: Instant, until: Instant): readonly Instant[] =>
    [...new Set([...changesOfRota(file.duty, calendar, from, until), ...moved.filter((at) => from < at && at < until)])].sort()

  const office: FiledOffice = {
    names: { office: file.organisation.name, ...file.organisation.names },
    calendar,
    country: countryOf(file.organisation),
    timings: file.timings,
    ...(file.retention ? { retention: { reviewDays: file.retention.reviewDays, months: file.retention.periods } } : {}),
    ...(file.practiceReview ? { firstPracticeReview: file.practiceReview.first } : {}),
    people,
    channels: purposesOf(file),
    channelOn: (purpose, platform) => file.channels[purpose]?.[platform],
    person,
    nameOf,
    // The file knows the names of now alone; those of before stand beside the records.
    nameThen: nameOf,
    lineManagerOf,
    holding,
    managersOf,
    isAbsent,
    actingFor,
    onDuty: dutyAt,
    changes,
    turns: (from, days) => turnsFrom({ calendar, changes, onDuty: dutyAt }, from, days),
    ladder: (now) => ladderAt(office, now),
    emptyTiers: (now) => emptyTiersAt(office, now),
  }
  return office
}

/** Somebody who leads a whole department belongs to no group: they are shown with the department instead. */
const personOf = ({ absences: _, group, ...entry }: PersonEntry): Person => {
  const { slack, entra, telephone, lineManager, deputy, ...always } = entry
  return {
    ...always,
    group: group ?? entry.department,
    ...(slack === undefined ? {} : { slack }),
    ...(entra === undefined ? {} : { entra }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(lineManager === undefined ? {} : { lineManager }),
    ...(deputy === undefined ? {} : { deputy }),
  }
}

const purposesOf = ({ channels }: OfficeFile): readonly ChannelPurpose[] =>
  channelPurposes.filter((purpose) => channels[purpose] !== undefined)

/** The line managers above a person, nearest first; a loop ends where it closes. */
function lineAbove(id: StaffId, lineManagerOf: (id: StaffId) => Person | undefined): readonly Person[] {
  const above: Person[] = []
  for (let next = lineManagerOf(id); next && next.id !== id && !above.includes(next); next = lineManagerOf(next.id)) above.push(next)
  return above
}

/** The country that the file names, else that of its bank holidays: an office that keeps Ireland's rings from Ireland. */
const countryOf = ({ country, bankHolidays }: OfficeFile['organisation']): Country => {
  const named = country ?? bankHolidays.region?.slice(0, 2) ?? ''
  return isCountry(named) ? named : 'GB'
}
