import type { DutyTurn } from '../procedures/who-is-here.js'
import type { Instant } from '../procedures/words.js'
import type { OfficeCalendar } from './calendar.js'
import { weeklyTurns } from './duty.js'
import type { Duty } from './office-file.js'
import type { FiledOffice } from './office-of.js'

/**
 * The moments between two others at which who is on duty, or absent by the office file, can change: turns begin and end there, and absences
 * at midnight. Asking at those moments misses nothing that the file says. In order, each once.
 */
export function changesOfRota(duty: Duty, calendar: OfficeCalendar, from: Instant, until: Instant): readonly Instant[] {
  const days: string[] = []
  const last = calendar.dateOf(until)
  for (let date = calendar.moveDate(calendar.dateOf(from), { days: -1 }); date <= last; date = calendar.moveDate(date, { days: 1 }))
    days.push(date)
  const changes = [
    ...days.map((date) => calendar.at(date, '00:00')),
    ...days.flatMap((date) => weeklyTurns(duty, calendar, date).flatMap((turn) => [turn.from, turn.to])),
    ...duty.shifts.flatMap((shift) => [calendar.at(shift.from.date, shift.from.time), calendar.at(shift.to.date, shift.to.time)]),
  ]
  return [...new Set(changes.filter((at) => from < at && at < until))].sort()
}

/** Who is on duty from a moment on for so many days: stretches of the same people in a tier, in order of time, then of tier. */
export function turnsFrom(
  { calendar, changes, onDuty }: Pick<FiledOffice, 'calendar' | 'changes' | 'onDuty'>,
  from: Instant,
  days: number,
): readonly DutyTurn[] {
  const end = calendar.at(calendar.moveDate(calendar.dateOf(from), { days }), calendar.timeOf(from))
  const open = new Map<number, DutyTurn>()
  const turns: DutyTurn[] = []
  for (const at of [from, ...changes(from, end)]) {
    const now = new Map(onDuty(at).map(({ tier, people }) => [tier, people]))
    for (const [tier, turn] of open) {
      if (now.get(tier)?.join() === turn.people.join()) continue
      turns.push({ ...turn, until: at })
      open.delete(tier)
    }
    for (const [tier, people] of now) if (!open.has(tier)) open.set(tier, { tier, people, from: at, until: end })
  }
  return [...turns, ...open.values()].toSorted((one, other) => one.from.localeCompare(other.from) || one.tier - other.tier)
}
