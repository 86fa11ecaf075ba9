import { z } from 'zod'
import { decided, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { asks, asksAgain, isAsked } from '../shared/asked.js'
import * as fields from '../shared/fields.js'
import { holds, managers, tell } from '../shared/people.js'
import { exhaustion, tasks } from './asking.js'
import { rings, takes } from './kinds-of-step.js'
import type { BegunEscalation } from './matter.js'
import { goneOn, notComplainedOf, whoIsAnswering } from './rights.js'

/** After the answer (s7): the single point of contact, whether the complaints process is exhausted, and the end of the matter. */
export const afterwards = {
  /** s7: a manager who can add nothing useful asks; a head of department alone decides. */
  AskWhetherExhausted: takes({
    given: z.object({
      why: fields.words('Why is there nothing useful left to add?', {
        hint: 'What was complained of, what we answered, and why that was a suitable outcome.',
      }),
    }),
    may: notComplainedOf<BegunEscalation>((state, facts) =>
      holds(facts.by, managers, facts.office) ? whoIsAnswering(state, facts) : 'A manager asks this of a head of department.',
    ),
    during: ['Answered'],
    otherwise: goneOn,
    form: {
      name: 'exhausted',
      title: 'Complaints process exhausted?',
      send: 'Ask the head of department',
      know: [`Only a head of department can say so, and only for this matter (${cite('s7')}).`],
    },
    does: ({ why }, state, facts) => {
      if (state.exhaustion && !state.exhaustion.decided) return refused('The head of department has been asked already.')
      if (state.exhaustion?.decided?.exhausted === 'yes')
        return refused('It has been decided already: the process is exhausted on this matter.')
      return asks(exhaustion(state, facts.by, facts), facts, (round) => ({ event: 'ExhaustionAsked', why, ...round }))
    },
  }),
  ClimbExhaustion: rings({
    during: ['Answered'],
    does: (_, state, facts) =>
      state.exhaustion && !state.exhaustion.decided
        ? asksAgain(exhaustion(state, state.exhaustion.by, facts), state.exhaustion.asked, facts, (round) => ({
            event: 'ExhaustionClimbed',
            ...round,
          }))
        : decided(),
  }),
  DecideExhaustion: takes({
    given: z.object({
      exhausted: fields.choice('Is our complaints process exhausted on this matter?', {
        yes: 'Yes: they can go to the ombudsman',
        no: 'No: there is something left to do',
      }),
      reason: fields.words('Why?'),
    }),
    may: notComplainedOf<BegunEscalation>((state, facts) => {
      if (!('exhaustion' in state) || !state.exhaustion || state.exhaustion.decided) return 'Nobody has asked for this decision.'
      if (facts.by === state.exhaustion.by) return 'You asked for this: another head of department decides it.'
      return (
        isAsked(exhaustion(state, state.exhaustion.by, facts), state.exhaustion.asked, facts.by, facts) ||
        `Only a head of department can decide this (${cite('s7')}).`
      )
    }),
    during: ['Answered'],
    otherwise: goneOn,
    form: {
      name: 'decide-exhausted',
      title: 'Is the process exhausted?',
      send: 'Decide',
      know: ['This matter only: anything new that they raise is dealt with as for everybody.'],
    },
    does: ({ exhausted, reason }, state, facts) =>
      decided(
        [{ event: 'ExhaustionDecided', exhausted, reason }],
        [
          ...tell('exhaustion-decided', [state.contact, ...(state.exhaustion ? [state.exhaustion.by] : [])], 'now'),
          ...(exhausted === 'yes' ? [tasks.alarm(facts)] : []),
        ],
      ),
  }),

  /** The single point of contact has left: whoever is above them now is it (rule 3). */
  ChangeContact: rings({
    during: ['Answered'],
    does: (_, state, facts) => {
      const [to] = tasks.doers('promised', state, facts)
      return facts.office.person(state.contact) || !to ? decided() : decided([{ event: 'ContactChanged', to }], tell('answered', [to]))
    },
  }),
  EndMatter: takes({
    given: z.object({ why: fields.words('How did the matter end?') }),
    may: whoIsAnswering,
    during: ['Answered'],
    otherwise: goneOn,
    form: {
      name: 'end',
      title: 'The matter is over',
      send: 'End it',
      know: ['Look-ups stop naming you as the contact. What was decided stays in the record.'],
    },
    does: ({ why }, state) =>
      state.exhaustion && !state.exhaustion.decided
        ? refused('The head of department has still to decide whether the process is exhausted.')
        : decided([{ event: 'MatterEnded', why }]),
  }),
}
