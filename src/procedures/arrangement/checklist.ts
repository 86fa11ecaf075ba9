import { type Decision, decided, type Facts, refused } from '../procedure.js'
import type { StaffId } from '../words.js'
import { toCaseSystem } from './case-file.js'
import { evolveArrangement } from './evolve.js'
import type { ArrangementEvent, Standing, Task } from './matter.js'
import { isLetter, isStanding, mayComeIntoForce, openLetters } from './tasks.js'

type Verdict = Decision<ArrangementEvent>

/** What was decided last holds from this very step on, when these events are the last thing that was missing. */
export const thenInForce = (events: readonly ArrangementEvent[], state: Standing, facts: Facts): Verdict => {
  const after = events.reduce(evolveArrangement, state)
  if (!isStanding(after) || !mayComeIntoForce(after, facts.now, facts.office)) return decided(events)
  const told = [...new Set([after.askedBy, after.owner])].map((person) => ({
    notice: 'in-force',
    to: { person },
    urgency: 'routine' as const,
  }))
  if (after.is === 'Approved') return decided([...events, { event: 'ArrangementInForce', at: facts.now }], told)
  if (after.next) return decided([...events, { event: 'ChangeInForce', at: facts.now }], [...told, ...toCaseSystem(facts)])
  return decided(events)
}

const alreadyDone = (state: Standing, concerns: (task: Task) => boolean, { office, now }: Facts): string => {
  const last = state.todo.findLast(({ task, doneAt }) => concerns(task) && doneAt)
  return last?.doneAt && last.doneBy
    ? `${office.nameOf(last.doneBy)} has done this already, ${office.calendar.say(last.doneAt, now)}.`
    : 'This is not needed here.'
}

/** Marks one item of the checklist as done. */
export const done = (task: Task, state: Standing, facts: Facts, note?: string): Verdict => {
  if (!state.todo.some((todo) => todo.task === task && !todo.doneAt)) return refused(alreadyDone(state, (one) => one === task, facts))
  return decided([{ event: 'TaskDone', task, by: facts.by as StaffId, at: facts.now, ...(note ? { note } : {}) }])
}

/** The letter went out on a day: whatever was still to be told is told with it, and holds from its start date on (s10). */
export const letterSent = (on: string, state: Standing, facts: Facts): Verdict => {
  const { calendar } = facts.office
  const open = openLetters(state)
  if (open.length === 0) return refused(alreadyDone(state, isLetter, facts))
  if (on > calendar.dateOf(facts.now)) return refused('The letter cannot have been sent in the future. Mark it on the day it goes out.')
  const asked = state.todo.filter(({ task }) => open.some((one) => one === task)).map(({ askedAt }) => calendar.dateOf(askedAt))
  if (asked.some((day) => on < day))
    return refused('That day is before the decision. Please give the day on which the letter about it went out.')
  return thenInForce(
    open.map((task) => ({ event: 'TaskDone', task, by: facts.by as StaffId, at: facts.now, letterOn: on })),
    state,
    facts,
  )
}
