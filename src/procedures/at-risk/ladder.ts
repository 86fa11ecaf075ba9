import type { Office, Person } from '../people.js'
import type { Alarm, Facts, Notice, Owed } from '../procedure.js'
import { isSenior } from '../shared/people.js'
import { type Instant, instant, type StaffId } from '../words.js'
import { inChannel } from './in-channel.js'
import type { Alert } from './matter.js'

const later = (from: Instant, seconds: number): Instant => instant(new Date(Date.parse(from) + seconds * 1000))

/*
 * Not an `Ask` of the kit: a rung reaches whole tiers of the duty rota within seconds, over more and more means, and is told again only to those
 * whom no copy has reached; an Ask knows people above one another, working time, and nothing of copies.
 */

/** When the next rung is due after `rung` (0 when raised): at 60, 120, 180 seconds from the raising, then again and again (s9: immediately). */
export const nextRungAt = (raisedAt: Instant, rung: number, now: Instant, office: Office): Instant => {
  const at = office.timings.alertRungSeconds[rung]
  return at === undefined ? later(now, office.timings.alertAgainSeconds) : later(raisedAt, at)
}

/**
 * Everybody to be told on a rung: the tiers of the duty ladder up to it, never one of `without`: whoever raised it, or has it already. When a rung would name
 * nobody, it reaches further down the ladder at once, and last to every senior there is, absent or not: an empty rota is no reason for silence.
 */
export const toldOnRung = (rung: number, without: readonly StaffId[], now: Instant, office: Office): readonly StaffId[] => {
  const others = (people: readonly Person[]) => people.map((person) => person.id).filter((id) => !without.includes(id))
  const tiers = office.ladder(now)
  for (let reach = rung + 1; reach <= tiers.length; reach += 1) {
    const told = [...new Set(tiers.slice(0, reach).flatMap(others))]
    if (told.length > 0) return rung >= 3 ? [...new Set([...told, ...tiers.flatMap(others)])] : told
  }
  return others(office.people.filter(isSenior))
}

type SoFar = Pick<Alert, 'told' | 'reached' | 'missed'>
const nobodyYet: SoFar = { told: [], reached: [], missed: [] }

/**
 * What a senior is owed on a rung. The card once; who has it is told again in two lines, with a button of their own; whoever could not
 * be reached is tried again. A card that is still on its way is not owed a second time. What a later rung says anew ends with this one.
 */
const toSenior = (person: StaffId, next: Instant, soFar: SoFar, everywhere: Partial<Notice>): readonly Notice[] => {
  const has = (list: readonly { readonly person: StaffId }[]) => list.some((one) => one.person === person)
  const notice: Notice = { notice: 'senior', to: { person }, urgency: 'alert', ...everywhere }
  if (!soFar.told.includes(person)) return [notice]
  if (has(soFar.reached)) return [{ ...notice, notice: 'again', until: next }]
  return has(soFar.missed) ? [{ ...notice, until: next }] : []
}

/**
 * What a rung owes: each person's card or two lines; from the third rung on every platform; from the fourth e-mail and the webhook too,
 * where they are set up: a means that the office does not have is no rung.
 */
export const owedOnRung = (
  rung: number,
  people: readonly StaffId[],
  next: Instant,
  office: Office,
  soFar: SoFar = nobodyYet,
): readonly Owed[] => {
  const again = rung > 3 ? { until: next } : {}
  const outside = (means: 'email' | 'webhook'): boolean => rung >= 3 && (office.outsideMeans?.includes(means) ?? false)
  return [
    ...people.flatMap((person) => toSenior(person, next, soFar, rung >= 2 ? { everywhere: true } : {})),
    ...(outside('email')
      ? people.map((person): Notice => ({ notice: 'senior', to: { person }, urgency: 'alert', by: 'email', ...again }))
      : []),
    ...(outside('webhook')
      ? [{ notice: 'channel', to: { channel: 'seniors' }, urgency: 'alert', by: 'webhook', ...again } satisfies Notice]
      : []),
    ...(rung === 0 ? inChannel('channel', office) : rung > 1 ? inChannel('again', office, { until: next }) : []),
    climb(next),
  ]
}

/** The alarm of the next rung. */
export const climb = (at: Instant): Alarm => ({ alarm: 'ClimbAlert', at, urgency: 'alert' })

/** In seconds: so long after the raising whoever raised it reads that nobody has it yet, and whom to ring. */
const ringAfter = 60

/** Tells the reporter to ring in an office whose first rung comes later than that (ours). */
export const ringAlarm = (raisedAt: Instant, next: Instant): readonly Alarm[] => {
  const at = later(raisedAt, ringAfter)
  return at < next ? [{ alarm: 'TellReporter', at, urgency: 'alert' }] : []
}

/** The administrators who have no card about this record yet, and their cards: one a record, drawn again when more fails. */
export const tellAdministrators = (
  office: Office,
  told: readonly StaffId[] = [],
): { readonly administrators: readonly StaffId[]; readonly owed: readonly Notice[] } => {
  const administrators = office
    .holding('administrator')
    .map(({ id }) => id)
    .filter((id) => !told.includes(id))
  return { administrators, owed: administrators.map((person) => ({ notice: 'not-reached', to: { person }, urgency: 'now' })) }
}

/**
 * A person whom no platform could reach: who is told in their place, at once. The next on the ladder who has not been told;
 * nobody new left means the climb goes on by the clock, and the e-mail and webhook rungs with it.
 */
export const insteadOf = (alert: Alert, missed: StaffId, facts: Facts): readonly StaffId[] =>
  dutyOrder(alert.raisedBy, facts.now, facts.office)
    .filter((id) => id !== missed && !alert.told.includes(id))
    .slice(0, 1)

/** Everybody on the duty ladder in its order, each once, without whoever raised the alert: the order in which to ring them. */
export const dutyOrder = (raisedBy: StaffId, now: Instant, office: Office): readonly StaffId[] =>
  [...new Set(office.ladder(now).flatMap((tier) => tier.map(({ id }) => id)))].filter((id) => id !== raisedBy)

export const stillWithYouAt = (now: Instant, office: Office): Instant => later(now, office.timings.stillWithYouMinutes * 60)

/** How often the holder is asked alone, before others are asked too (ours). */
const asksAlone = 2

/**
 * Who is asked beside a holder who did not answer `asked` times: nobody at first, then the other seniors, then the heads too and
 * everybody senior (ours; s9 wants a senior member of staff to have it).
 */
export const askedBeside = (state: Alert & { readonly heldBy: StaffId; readonly asked: number }, facts: Facts): readonly StaffId[] => {
  if (state.asked < asksAlone) return []
  const rung = state.asked === asksAlone ? 1 : 3
  return toldOnRung(rung, [state.raisedBy, state.heldBy], facts.now, facts.office)
}

/** The cards of those who are asked beside the holder: two lines for whoever has the alert's card. */
export const owedBeside = (people: readonly StaffId[], told: readonly StaffId[]): readonly Notice[] =>
  people.map((person) => ({ notice: told.includes(person) ? 'take-over' : 'senior', to: { person }, urgency: 'alert' }))
