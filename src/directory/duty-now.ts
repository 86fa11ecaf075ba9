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
