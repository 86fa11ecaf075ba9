import { judge } from '../../src/casework/take-step.js'
import {
  type AnyEvent,
  type AnyState,
  type AnyStep,
  asAny,
  type Decision,
  type Facts,
  type Owed,
  type Procedure,
} from '../../src/procedures/procedure.js'

/** One story of a record: its steps are taken in turn, as casework would (rights first, then the decision). */
export interface Story<Step, Event, State> {
  readonly state: State
  readonly events: readonly Event[]
  /** Owed by the last step. */
  readonly owed: readonly Owed[]
  /** Why the last step was refused, if it was: nothing happened then. */
  readonly refusedBecause: string | undefined
  readonly when: (step: Step, facts: Facts) => Story<Step, Event, State>
  /** The names of the notices owed by the last step, with whom they go to: 'Log → lena'. */
  readonly tells: readonly string[]
  /** The alarms set by the last step: 'DiscussReminder at 2026-03-04T10:00:00.000Z'. */
  readonly alarms: readonly string[]
}

/** Begins a story at the procedure's initial state, or at the state given. */
export function given<Step extends AnyStep, Event extends AnyEvent, State extends AnyState>(
  procedure: Procedure<Step, Event, State>,
  state: State = procedure.initial,
): Story<Step, Event, State> {
  const story = (now: State, events: readonly Event[], owed: readonly Owed[], because?: string): Story<Step, Event, State> => ({
    state: now,
    events,
    owed,
    refusedBecause: because,
    tells: owed.flatMap((o) =>
      'notice' in o ? [`${o.notice} → ${'person' in o.to ? o.to.person : `#${o.to.channel}`}${o.at ? ` at ${o.at}` : ''}`] : [],
    ),
    alarms: owed.flatMap((o) => ('alarm' in o ? [`${o.alarm} at ${o.at}`] : [])),
    when: (step, facts) => {
      const decision = take(procedure, step, now, facts)
      if (decision.outcome === 'refused') return story(now, [], [], decision.because)
      return story(decision.events.reduce(procedure.evolve, now), decision.events, decision.owed)
    },
  })
  return story(state, [], [])
}

/** What casework does with a step: the right to it, what it holds, then the rule; the clock and the courier take only steps that nobody has a right to. */
export const take = <Step extends AnyStep, Event extends AnyEvent, State extends AnyState>(
  procedure: Procedure<Step, Event, State>,
  step: Step,
  state: State,
  facts: Facts,
): Decision<Event> => judge(asAny(procedure), step, { state }, facts) as Decision<Event>
