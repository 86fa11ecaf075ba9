import type { Office, Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { above, isSenior } from '../shared/people.js'
import type { DutyTurn } from '../who-is-here.js'
import type { Instant, StaffId } from '../words.js'

/** Does one of the office answer for another: their line manager, group manager or a head above them? Ours: the source knows no rota. */
export const answersFor = (by: string, person: StaffId, office: Office): boolean => above(person, office).some(({ id }) => id === by)

/** For whom somebody may speak: for themselves first, then for those whom they answer for. */
export const spokenFor = (by: StaffId, office: Office): readonly Person[] => [
  ...[office.person(by)].filter((person) => person !== undefined),
  ...office.people.filter(({ id }) => id !== by && answersFor(by, id, office)),
]

/** May this person take an alert (s9), and so a turn on duty? Nobody may not. */
export const mayTakeTurns = (person: Person | undefined): boolean => person !== undefined && isSenior(person)

/** The turns of a person between two moments, as the rota has them. */
export const turnsOf = (
  person: StaffId,
  from: Instant,
  until: Instant,
  { office, now }: Pick<Facts, 'office' | 'now'>,
): readonly DutyTurn[] =>
  (office.turns?.(now, weekAhead) ?? []).filter((turn) => turn.people.includes(person) && turn.from < until && from < turn.until)

/** How far ahead the rota is looked at, in days. */
export const weekAhead = 8

/** "Tue 3 Mar, 18:00": the end of a stretch as people say it; midnight belongs to the day that ends there. */
export function sayUntil(until: Instant, { office: { calendar }, now }: Pick<Facts, 'office' | 'now'>): string {
  if (calendar.timeOf(until) !== '00:00') return calendar.say(until, now)
  const lastDay = calendar.moveDate(calendar.dateOf(until), { days: -1 })
  return `the end of ${calendar.sayDate(lastDay)}`
}

/** The same by its date, for words that are kept until another day: on a list "today" would be wrong tomorrow. */
export function sayUntilDate(until: Instant, { office: { calendar } }: Pick<Facts, 'office'>): string {
  const [date, time] = [calendar.dateOf(until), calendar.timeOf(until)]
  return time === '00:00' ? `the end of ${calendar.sayDate(calendar.moveDate(date, { days: -1 }))}` : `${calendar.sayDate(date)} at ${time}`
}
