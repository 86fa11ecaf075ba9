import type { Instant, StaffId } from '../procedures/words.js'
import type { OfficeCalendar } from './calendar.js'
import type { Duty } from './office-file.js'

/** A tier of the duty rota at one moment: 1 is asked first. */
export interface DutyTier {
  readonly tier: number
  readonly people: readonly StaffId[]
}

/** A stretch of time in which people are on duty. */
interface Turn {
  readonly from: Instant
  readonly to: Instant
  readonly tier: number
  readonly people: readonly StaffId[]
}

/**
 * Who is on duty, by the rota alone, absences not looked at. In each tier a dated shift takes the place of the weekly turns
 * while it lasts; the out-of-hours cover serves whenever neither names anybody.
 */
export function onDuty(duty: Duty, calendar: OfficeCalendar): (now: Instant) => readonly DutyTier[] {
  const shifts = duty.shifts.map((shift) => ({
    tier: shift.tier,
    people: shift.people,
    from: calendar.at(shift.from.date, shift.from.time),
    to: calendar.at(shift.to.date, shift.to.time),
  }))
  return (now) => {
    const today = calendar.dateOf(now)
    const holds = ({ from, to }: Turn) => from <= now && now < to
    const dated = shifts.filter(holds)
    const taken = new Set(dated.map((shift) => shift.tier))
    const weekly = [calendar.moveDate(today, { days: -1 }), today].flatMap((date) => weeklyTurns(duty, calendar, date)).filter(holds)
    const turns = [...dated, ...weekly.filter((turn) => !taken.has(turn.tier))]
    return byTier(turns.length > 0 ? turns : duty.outOfHours)
  }
}

/** The weekly turns that begin on a local date. Hours that end no later than they begin run into the next day. */
export const weeklyTurns = (duty: Duty, calendar: OfficeCalendar, date: string): readonly Turn[] =>
  duty.weekly
    .filter((turn) => turn.days.includes(calendar.weekday(date)) && (turn.onBankHolidays || !calendar.isBankHoliday(date)))
    .map(({ hours, tier, people }) => ({
      tier,
      people,
      from: calendar.at(date, hours.from),
      to: calendar.at(hours.to <= hours.from ? calendar.moveDate(date, { days: 1 }) : date, hours.to),
    }))

const byTier = (turns: readonly { readonly tier: number; readonly people: readonly StaffId[] }[]): readonly DutyTier[] =>
  [...new Set(turns.map(({ tier }) => tier))]
    .sort((a, b) => a - b)
    .map((tier) => ({ tier, people: [...new Set(turns.filter((turn) => turn.tier === tier).flatMap((turn) => turn.people))] }))
