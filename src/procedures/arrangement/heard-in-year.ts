import type { ChallengeEnding, HeardInYear } from '../looking-back.js'
import type { Facts } from '../procedure.js'
import { type ArrangementState, type Challenge, isStanding, type Standing } from './matter.js'
import { isOverdue } from './reviews.js'

/** What a yearly review hears (s1): a review that is overdue (s15), and what became of each challenge; nothing that anybody wrote. */
export function arrangementHeardInYear(state: ArrangementState, { office, now }: Facts): HeardInYear {
  if (!isStanding(state)) return { challenges: [] }
  return {
    ...(isOverdue(state, now, office) ? { overdueSince: state.terms.review } : {}),
    challenges: state.challenges.map((one) => ({ at: one.at, ended: endedOf(one, state) })),
  }
}

function endedOf({ at, answer }: Challenge, { reviews }: Standing): ChallengeEnding {
  if (!answer) return 'not answered yet'
  const since = reviews.filter((one) => one.at >= at).map(({ outcome }) => outcome)
  if (since.includes('lifted')) return 'answered, and lifted since'
  return since.includes('changed') ? 'answered, and changed since' : 'answered; it stands'
}
