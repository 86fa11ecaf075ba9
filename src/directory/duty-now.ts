import type { TurnSaid } from '../procedures/who-is-here.js'
import type { Instant, StaffId } from '../procedures/words.js'
import type { DutyTier } from './duty.js'

/**
 * The rota with the turns that people took. Whoever takes a turn comes first in its tier; the colleague whose place it is goes only while the one
 * who took it can be reached, so that somebody who takes a turn and falls ill leaves nobody out.
 */
export function withTurns(
  rota: readonly DutyTier[],
  turns: readonly TurnSaid[],
  now: Instant,
  canBeReached: (person: StaffId) => boolean,
): readonly DutyTier[] {
  const taken = turns.filter(({ from, until, person }) => from <= now && now < until && canBeReached(person))
  if (taken.length === 0) return rota
  const numbers = [...new Set([...rota, ...taken].map(({ tier }) => tier))].sort((one, other) => one - other)
  return numbers.map((tier) => {
    const here = taken.filter((turn) => turn.tier === tier)
    const gone = new Set(here.map(({ insteadOf }) => insteadOf))
    const rest = rota.find((each) => each.tier === tier)?.people.filter((person) => !gone.has(person)) ?? []
    return { tier, people: [...new Set([...here.map(({ person }) => person), ...rest])] }
  })
}

/**
 * The office file's rota with that of its calendars: in each tier whom a calendar names takes the place of whom the file names. A tier of which
 * nobody can be reached stays as the file has it, so that a calendar that is wrong leaves no tier with nobody.
 */
export function withCalendars(
  rota: readonly DutyTier[],
  named: readonly TurnSaid[],
  now: Instant,
  canBeReached: (person: StaffId) => boolean,
): readonly DutyTier[] {
  const here = named.filter(({ from, until }) => from <= now && now < until)
  const served = here.filter(({ person }) => canBeReached(person)).map(({ tier }) => tier)
  if (served.length === 0) return rota
  const tiers = [...new Set([...rota.map(({ tier }) => tier), ...served])].sort((one, other) => one - other)
  return tiers.map((tier) => ({
    tier,
    people: served.includes(tier)
      ? [...new Set(here.filter((turn) => turn.tier === tier).map(({ person }) => person))]
      : (rota.find((each) => each.tier === tier)?.people ?? []),
  }))
}
