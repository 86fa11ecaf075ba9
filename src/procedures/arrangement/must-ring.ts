import type { Alarm, Facts } from '../procedure.js'
import { ringsUntilAnswered } from '../shared/asked.js'
import { challenging, deciding, deeming, openChallenges, questioning } from './asking.js'
import type { ArrangementState, Standing } from './matter.js'
import { nextRing, ringsNow } from './reviews.js'
import { decidedTerms, startOf, tasks, waitsForLetter } from './tasks.js'

/**
 * What an arrangement owes as it stands: whoever was asked is asked until they answer (s4, s10), the tasks are chased, what was decided comes into force on
 * its day, and the reviews ring (s15).
 */
export const arrangementMustRing = (state: ArrangementState, facts: Facts): readonly Alarm[] => {
  switch (state.is) {
    case 'NotAsked':
    case 'Declined':
    case 'Withdrawn':
      return []
    case 'AwaitingDeeming':
      return ringsUntilAnswered(deeming(state, facts), state.deeming, facts)
    case 'AwaitingDecision':
      return ringsUntilAnswered(deciding(state, facts), state.decision, facts)
    case 'AwaitingAnswer':
      return ringsUntilAnswered(questioning(state, facts), state.asking, facts)
    default:
      return [
        ...tasks.rings(state.todo, facts),
        ...(openChallenges(state).length > 0 ? ringsUntilAnswered(challenging(state, facts), state.challenged, facts) : []),
        ...(state.is === 'Lifted' ? [] : [...comesIntoForce(state, facts), review(state, facts)]),
      ]
  }
}

/** One that waits for its letter comes into force with it (s10). */
const comesIntoForce = (state: Standing, { now, office }: Facts): readonly Alarm[] => {
  if (state.is === 'InForce' && !state.next) return []
  const start = startOf(decidedTerms(state).start, office)
  if (start <= now && waitsForLetter(state)) return []
  return [{ alarm: 'ComeIntoForce', at: start > now ? start : now }]
}

const review = (state: Standing, { now, office }: Facts): Alarm => {
  const next = nextRing(state.terms.review, now, office)
  return ringsNow(state, now, office) ? { ...next, at: now } : next
}
