import type { StepOf } from '../shared/begun.js'
import type { ByPerson } from '../shared/people.js'
import { afterApproval } from './after-approval.js'
import { askingAgain } from './asking-again.js'
import { lookingAfter } from './looking-after.js'
import type { Kind, Known } from './matter.js'
import { reviewing } from './reviewing.js'
import { untilDecided } from './until-decided.js'

/** Every rule of one kind, in the order of an arrangement's life. */
const rulesOf = (kind: Kind) => ({
  ...untilDecided(kind),
  ...askingAgain,
  ...afterApproval(kind),
  ...reviewing(kind),
  ...lookingAfter(kind),
})
export type Rules = ReturnType<typeof rulesOf>
export type ArrangementStep = StepOf<Rules>

/** The rules of both kinds. */
export const rules: Readonly<Record<Kind, Rules>> = { restriction: rulesOf('restriction'), adjustment: rulesOf('adjustment') }

/** May this person take this step on the record as it stands? So that a card offers nothing that would be refused (rule 1). */
export const mayTakeNow = (step: keyof Rules, state: Known, facts: ByPerson): boolean => {
  const { may, notNow } = rules[state.request.kind][step]
  return notNow(state, facts) === undefined && may?.(state, facts) === true
}
