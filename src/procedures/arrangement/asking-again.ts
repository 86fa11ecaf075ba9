import { type Decision, decided, type Facts } from '../procedure.js'
import { asks, asksAgain, whoHasIt } from '../shared/asked.js'
import type { Bare } from '../shared/begun.js'
import { here } from '../shared/people.js'
import { deciding, deeming, questioning } from './asking.js'
import { rings } from './kinds-of-step.js'
import type { ArrangementEvent, Waits } from './matter.js'

type Answer = Decision<Bare<ArrangementEvent>>

/** By the clock, while nobody has decided: reminded, then passed up. While the requester owes an answer it is they who are asked. */
const chase = (state: Exclude<Waits, { is: 'AwaitingDeeming' }>, facts: Facts): Answer => {
  if (state.is === 'AwaitingDecision')
    return asksAgain(deciding(state, facts), state.decision, facts, (round) => ({ event: 'DecisionAskedAgain', ...round }))
  // A question of before its own reminder was set is asked again by the decision's.
  return state.asking.again === undefined ? chaseAnswer(state, facts) : decided()
}
const chaseAnswer = (state: Extract<Waits, { is: 'AwaitingAnswer' }>, facts: Facts): Answer =>
  asksAgain(questioning(state, facts), state.asking, facts, (round) => ({ event: 'QuestionAskedAgain', ...round }))

/** Those whom it should be with by now and who were never told: the successor of a manager who has left, the stand-in of one who is away. */
const newcomers = (state: Waits, facts: Facts) => {
  const [ask, asked] =
    state.is === 'AwaitingDeeming'
      ? ([deeming(state, facts), state.deeming] as const)
      : state.is === 'AwaitingDecision'
        ? ([deciding(state, facts), state.decision] as const)
        : ([questioning(state, facts), state.asking] as const)
  const first = here(ask.first, facts, { never: ask.never, ...(ask.rank ? { rank: ask.rank } : {}) })
  const has = asked ? whoHasIt(ask, asked, facts) : []
  const told = (first.length > 0 ? first : has).filter((id) => !asked?.told.includes(id))
  return { ask, told }
}
/** Is a request with somebody who has left, or has somebody come whom it should be with? Asked every half minute. */
export const wantsHandingOn = (state: Waits, facts: Facts): boolean => newcomers(state, facts).told.length > 0

const handOn = (state: Waits, facts: Facts): Answer => {
  const { ask, told } = newcomers(state, facts)
  if (told.length === 0) return decided()
  const event = (
    { AwaitingDeeming: 'DeemingAskedAgain', AwaitingDecision: 'DecisionAskedAgain', AwaitingAnswer: 'QuestionAskedAgain' } as const
  )[state.is]
  return asks({ ...ask, first: told }, facts, (round) => ({ event, ...round }))
}

/** What the clock does while a request waits (rule 3): those who were asked are asked again, and what lay with somebody who is gone is handed on. */
export const askingAgain = {
  /** Ours: the line manager's answer of s4 is asked after, and passed up (rule 3). */
  ChaseDeeming: rings({
    during: ['AwaitingDeeming'],
    does: (_, state, facts) =>
      asksAgain(deeming(state, facts), state.deeming, facts, (round) => ({ event: 'DeemingAskedAgain', ...round })),
  }),
  /** Ours: a question back is asked after, and passed up (rule 3). */
  ChaseAnswer: rings({ during: ['AwaitingAnswer'], does: (_, state, facts) => chaseAnswer(state, facts) }),
  /** Ours: a request that nobody decides goes to the next who may decide (s10: a group manager or head of department). */
  ClimbDecision: rings({ during: ['AwaitingDecision', 'AwaitingAnswer'], does: (_, state, facts) => chase(state, facts) }),
  /** Ours: the first reminder's own alarm, of requests from before the decision had one alarm for all. */
  RemindDecision: rings({ during: ['AwaitingDecision', 'AwaitingAnswer'], does: (_, state, facts) => chase(state, facts) }),
  /** Ours: a request whose people have left or are away lies with those who stand in for them now (rule 3). */
  HandOnRequest: rings({
    during: ['AwaitingDeeming', 'AwaitingDecision', 'AwaitingAnswer'],
    does: (_, state, facts) => handOn(state, facts),
  }),
}
