import type { Facts } from '../procedure.js'
import { isAsked } from '../shared/asked.js'
import { above, heads } from '../shared/people.js'
import { type May, only } from '../shared/rights.js'
import { deciding, governance, putting, tasks } from './asking.js'
import type { BegunReport, Task } from './matter.js'
import { statusOf } from './status.js'

/** Why a step cannot be taken as the report stands: where it stands. */
export const asStands = (state: BegunReport, facts: Facts): string => `${statusOf(state, facts).words}. Nothing was changed.`

/** For those who may read it. */
export const concerned: May<BegunReport> = (state, facts) =>
  mayOpenReport(state, facts.by, facts) || 'Only those who deal with this can do it.'
/** For whoever has this to do now. */
export const has = (task: Task): May<BegunReport> => tasks.may(task, (state) => state.toDo)
/** s11: for the proposer’s manager, or somebody above them. */
export const whoPuts: May<BegunReport> = (state, facts) =>
  (state.is === 'Proposed' && isAsked(putting(state, facts), state.asked, facts.by, facts)) ||
  (facts.by !== state.by && above(state.by, facts.office).some(({ id }) => id === facts.by)) ||
  'The proposer’s manager puts this to the head of department.'
/** For whoever was asked for advice, and Information Governance always. */
export const whoAdvises = only<BegunReport>(
  (state, facts) => [...state.consulted.flatMap(({ whom }) => whom), ...governance(facts)],
  (names) => `Advice comes from those who were asked: ${names}.`,
)

/** Who reads it: whoever proposed it and those above, heads, Information Governance, those asked, consulted, or with something to do. */
export function mayOpenReport(state: BegunReport, id: string, facts: Facts): boolean {
  const { office } = facts
  const people = [
    state.by,
    ...above(state.by, office).map((one) => one.id),
    ...heads(state.by, office).map((one) => one.id),
    ...governance(facts),
    ...state.consulted.flatMap(({ whom }) => whom),
    ...[state.put?.by, state.decision?.reporter, state.decision?.by, state.made?.by, state.made?.rang].filter((one) => one !== undefined),
  ]
  const ask = state.is === 'Proposed' ? putting(state, facts) : deciding(state, facts)
  return (
    people.some((one) => one === id) ||
    isAsked(ask, state.asked, id, facts) ||
    tasks.waiting(state.toDo, state, facts).some((one) => one.for === id)
  )
}
