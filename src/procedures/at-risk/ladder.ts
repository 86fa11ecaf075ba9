import type { Office, Person } from '../people.js'
import type { Alarm, Facts, Notice, Owed } from '../procedure.js'
import { type Instant, instant, type StaffId } from '../words.js'
import type { Alert } from './matter.js'

const later = (from: Instant, seconds: number): Instant => instant(new Date(Date.parse(from) + seconds * 1000))

/** When the next rung is due after `rung` (0 when raised): at 60, 120, 180 seconds from the raising, then again and again (s9: immediately). */
export const nextRungAt = (raisedAt: Instant, rung: number, now: Instant, office: Office): Instant => {
  const at = office.timings.alertRungSeconds[rung]
  return at === undefined ? later(now, office.timings.alertAgainSeconds) : later(raisedAt, at)
}

/** May act on an alert as "a senior member of staff" (s9). */
export const isSenior = (person: Person): boolean =>
  person.roles.some((role) => ['senior on duty', 'group manager', 'head of department', 'head of customer contact'].includes(role))

/**
 * Everybody to be told on a rung: the tiers of the duty ladder up to it, never whoever raised it. When a rung would name nobody,
 * it reaches further down the ladder at once, and last to every senior there is, absent or not: an empty rota is no reason for silence.
 */
export const toldOnRung = (rung: number, raisedBy: StaffId, now: Instant, office: Office): readonly StaffId[] => {
  const others = (people: readonly Person[]) => people.map((person) => person.id).filter((id) => id !== raisedBy)
  const tiers = office.ladder(now)
  for (let reach = rung + 1; reach <= tiers.length; reach += 1) {
    const told = [...new Set(tiers.slice(0, reach).flatMap(others))]
    if (told.length > 0) return rung >= 3 ? [...new Set([...told, ...tiers.flatMap(others)])] : told
  }
  return others(office.people.filter(isSenior))
}

const alert = (person: StaffId, more: Partial<Notice> = {}): Notice => ({ notice: 'senior', to: { person }, urgency: 'alert', ...more })

/** What a rung owes: a card to each person; from the third rung on every platform; from the fourth e-mail and the webhook too. */
export const owedOnRung = (rung: number, told: readonly StaffId[], next: Instant, office: Office): readonly Owed[] => [
  ...told.map((person) => alert(person, rung >= 2 ? { everywhere: true } : {})),
  ...(rung >= 3 ? told.map((person) => alert(person, { by: 'email' })) : []),
  ...(rung >= 3 ? [{ notice: 'channel', to: { channel: 'seniors' }, urgency: 'alert', by: 'webhook' } satisfies Notice] : []),
  ...(office.channels.includes('seniors') && rung !== 1
    ? [{ notice: 'channel', to: { channel: 'seniors' }, urgency: 'alert' } satisfies Notice]
    : []),
  climb(next),
]

/** The alarm of the next rung. */
export const climb = (at: Instant): Alarm => ({ alarm: 'ClimbAlert', at, urgency: 'alert' })

/** One card to the administrators, who mend the directory while the alert goes on. */
export const tellAdministrators = (office: Office): readonly Notice[] =>
  office.holding('administrator').map((person) => ({ notice: 'not-reached', to: { person: person.id }, urgency: 'now' }))

/**
 * A person whom no platform could reach: who is told in their place, at once. The next on the ladder who has not been told;
 * nobody new left means the climb goes on by the clock, and the e-mail and webhook rungs with it.
 */
export const insteadOf = (alert: Alert, missed: StaffId, facts: Facts): readonly StaffId[] => {
  const tiers = facts.office.ladder(facts.now)
  const fresh = tiers
    .flatMap((tier) => tier.map((person) => person.id))
    .filter((id) => id !== alert.raisedBy && id !== missed && !alert.told.includes(id))
  return fresh.slice(0, 1)
}

export const stillWithYouAt = (now: Instant, office: Office): Instant => later(now, office.timings.stillWithYouMinutes * 60)
