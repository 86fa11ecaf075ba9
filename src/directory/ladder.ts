import type { Person } from '../procedures/people.js'
import { isSenior } from '../procedures/shared/people.js'
import type { Instant, StaffId } from '../procedures/words.js'
import type { DutyTier } from './duty.js'

/** One rung before absences are looked at, with its name for administrators. */
interface Rung {
  readonly called: string
  readonly people: readonly Person[]
}

/** What the ladder asks of the office. */
export interface LadderOffice {
  readonly people: readonly Person[]
  readonly person: (id: StaffId) => Person | undefined
  readonly actingFor: (id: StaffId, now: Instant) => Person | undefined
  readonly onDuty: (now: Instant) => readonly DutyTier[]
}

/**
 * The ladder now: seniors on duty by tier, then heads of department, then everybody senior. Absences are out, deputies in;
 * each tier brings only people who are not on an earlier one, and a tier that brings nobody is left out. When every senior
 * is away it holds them all the same: an unwelcome ring on a day off is better than silence. Empty only when the office has no senior.
 */
export function ladderAt(office: LadderOffice, now: Instant): readonly (readonly Person[])[] {
  const told = new Set<StaffId>()
  const tiers = rungs(office, now)
    .map((rung) =>
      reachable(office, rung, now).filter(({ id }) => {
        const first = !told.has(id)
        told.add(id)
        return first
      }),
    )
    .filter((tier) => tier.length > 0)
  if (tiers.length > 0) return tiers
  const seniors = office.people.filter(isSenior)
  return seniors.length > 0 ? [seniors] : []
}

/** Who on duty can be reached now, by tier: for the check of the coming week. */
export const reachableOnDuty = (office: LadderOffice, now: Instant): readonly Person[] =>
  dutyRungs(office, now).flatMap((rung) => reachable(office, rung, now))

/** A sentence for administrators on every tier that nobody can be reached on now; empty when all is well. */
export function emptyTiersAt(office: LadderOffice, now: Instant): readonly string[] {
  const duty = dutyRungs(office, now)
  const nobody = duty.length === 0 ? ['Nobody is on duty now: add out-of-hours cover to the duty rota in the office file.'] : []
  const empty = rungs(office, now)
    .filter((rung) => reachable(office, rung, now).length === 0)
    .map(({ called, people }) =>
      people.length === 0
        ? `Nobody is named for ${called}: name somebody in the office file.`
        : `Nobody can be reached for ${called}: ${people.map(({ name }) => name).join(', ')} ${people.length === 1 ? 'is' : 'are'} absent without a deputy who is here. Change the duty rota or name a deputy in the office file.`,
    )
  return [...nobody, ...empty]
}

const dutyRungs = (office: LadderOffice, now: Instant): readonly Rung[] =>
  office.onDuty(now).map(({ tier, people }) => ({
    called: `tier ${tier} of the duty rota`,
    people: people.flatMap((id) => office.person(id) ?? []),
  }))

const rungs = (office: LadderOffice, now: Instant): readonly Rung[] => [
  ...dutyRungs(office, now),
  { called: 'the heads of department', people: office.people.filter(({ roles }) => roles.includes('head of department')) },
  { called: 'the senior members of staff', people: office.people.filter(isSenior) },
]

const reachable = (office: LadderOffice, rung: Rung, now: Instant): readonly Person[] => [
  ...new Set(rung.people.flatMap(({ id }) => office.actingFor(id, now) ?? []).filter(isSenior)),
]
