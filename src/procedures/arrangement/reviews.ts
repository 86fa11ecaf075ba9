import type { Office } from '../people.js'
import type { Alarm, Facts, Owed } from '../procedure.js'
import { tell } from '../shared/people.js'
import type { Instant } from '../words.js'
import type { ReviewStage, Standing } from './matter.js'
import { headsNow, withOwner } from './whom.js'

/** Reviews ring in the morning, so that there is a day to act on them. When they ring, and how often once overdue, is ours (s15: yearly). */
const morning = '09:00'
const stages: readonly { readonly stage: ReviewStage; readonly days: number }[] = [
  { stage: 'coming', days: -30 },
  { stage: 'near', days: -7 },
  { stage: 'due', days: 0 },
  { stage: 'overdue', days: 1 },
]
const weekly = 7

const momentOf = (review: string, days: number, office: Office): Instant =>
  office.calendar.at(office.calendar.moveDate(review, { days }), morning)

/** How near the review is at a moment; undefined while it is more than 30 days away. */
export const stageAt = (review: string, now: Instant, office: Office): ReviewStage | undefined =>
  stages.filter(({ days }) => now >= momentOf(review, days, office)).at(-1)?.stage

/** Is the review overdue? Shown wherever the arrangement is shown: it neither lapses nor lives on in silence. */
export const isOverdue = (state: Standing, now: Instant, office: Office): boolean =>
  state.is !== 'Lifted' && stageAt(state.terms.review, now, office) === 'overdue'

/** Does it ring now: a stage that has not rung for this review date, or another week overdue? A bot that was down on the day rings when it is back. */
export const ringsNow = (state: Standing, now: Instant, office: Office): ReviewStage | undefined => {
  const stage = stageAt(state.terms.review, now, office)
  const last = state.lastRang?.review === state.terms.review ? state.lastRang : undefined
  if (stage === undefined || (last?.stage === stage && stage !== 'overdue')) return undefined
  if (last?.stage === 'overdue' && now < momentOf(office.calendar.dateOf(last.at), weekly, office)) return undefined
  return stage
}

/** When it rings next: the next stage still ahead, or a week on when overdue. */
export const nextRing = (review: string, now: Instant, office: Office): Alarm => {
  const ahead = stages.map(({ days }) => momentOf(review, days, office)).find((at) => at > now)
  return { alarm: 'ReviewRings', at: ahead ?? momentOf(office.calendar.dateOf(now), weekly, office) }
}

/** Whom a ring tells: the owner decides, Advice Services contact the owner (s15); overdue it goes up to the heads of department too. */
export const tellReview = (stage: ReviewStage, state: Standing, facts: Facts): readonly Owed[] => {
  const { office } = facts
  return tell('review', [
    ...withOwner(state, facts),
    ...office.holding('advice services').map((person) => person.id),
    ...(stage === 'overdue' ? headsNow(state, facts) : []),
  ])
}
