import { z } from 'zod'
import { decided } from '../procedure.js'
import { cite } from '../sections.js'
import { asks, asksAgain, isAsked, type Round } from '../shared/asked.js'
import * as fields from '../shared/fields.js'
import { tell } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { asksFrom, exhaustion, settledAt, settledLater, settling, tasks } from './asking.js'
import { rings, takes } from './kinds-of-step.js'
import type { BegunEscalation } from './matter.js'
import { goneOn, notComplainedOf, whoAsksWhetherExhausted, whoSettles } from './rights.js'

/** After the answer (s7): the single point of contact, whether the complaints process is exhausted, and the end of the matter. */
export const afterwards = {
  /** s7: a manager who can add nothing useful asks; a head of department alone decides. */
  AskWhetherExhausted: takes({
    given: z.object({
      why: fields.words('Why is there nothing useful left to add?', {
        hint: 'What was complained of, what we answered, and why that was a suitable outcome.',
      }),
    }),
    may: whoAsksWhetherExhausted,
    during: ['Answered'],
    otherwise: goneOn,
    unless: ({ exhaustion: asked }) => {
      if (asked && !asked.decided) return 'The head of department has been asked already.'
      return asked?.decided?.exhausted === 'yes' ? 'It has been decided already: the process is exhausted on this matter.' : undefined
    },
    form: {
      name: 'exhausted',
      title: 'Complaints process exhausted?',
      send: 'Ask the head of department',
      know: [`Only a head of department can say so, and only for this matter (${cite('s7')}).`],
    },
    does: ({ why }, state, facts) =>
      asks(exhaustion(state, facts.by, facts), facts, (round) => ({ event: 'ExhaustionAsked', why, ...round })),
  }),
  /** Ours: a head of department who does not answer is passed over for the next (s7). */
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
  /** s7: a head of department decides whether the complaints process is exhausted. */
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
          settledLater(facts),
        ],
      ),
  }),

  /** Ours, from s7: the single point of contact has left: whoever is above them now is it (rule 3). */
  ChangeContact: rings({
    during: ['Answered'],
    does: (_, state, facts) => {
      const [to] = tasks.doers('promised', state, facts)
      return facts.office.person(state.contact) || !to ? decided() : decided([{ event: 'ContactChanged', to }], tell('answered', [to]))
    },
  }),
  /** Ours, from s7: nobody has said that it is over: whoever answered is asked, for until then it stays open, and is kept. */
  AskWhetherSettled: rings({
    during: ['Answered'],
    does: (_, state, facts) => {
      const from = asksFrom(state, facts)
      if (facts.now < from) return decided([], [settledAt(from)])
      // Another card asks for something already: this one waits.
      if (openOf(state.toDo).length > 0 || (state.exhaustion && !state.exhaustion.decided)) return decided([], [settledLater(facts)])
      const event = (round: Required<Round>) => ({ event: 'SettledAsked' as const, ...round })
      const ask = settling(state, facts)
      return state.settled ? asksAgain(ask, state.settled, facts, event) : asks(ask, facts, event)
    },
  }),
  /** Ours: it goes on: it is asked after again later. */
  ContinueMatter: takes({
    may: whoSettles,
    during: ['Answered'],
    otherwise: goneOn,
    unless: ({ settled }) => (settled ? undefined : 'This stays open already. You need do nothing: you are asked again later.'),
    does: (_, __, facts) => decided([{ event: 'MatterContinued' }], [settledLater(facts)]),
  }),
  /** Ours, from s7: the matter is over, and with it its single point of contact. */
  EndMatter: takes({
    given: z.object({ why: fields.words('How did the matter end?') }),
    may: whoSettles,
    during: ['Answered'],
    otherwise: goneOn,
    unless: ({ exhaustion: asked }) =>
      asked && !asked.decided ? 'The head of department has still to decide whether the process is exhausted.' : undefined,
    form: {
      name: 'end',
      title: 'The matter is over',
      send: 'End it',
      know: ['Look-ups stop naming you as the contact. What was decided stays in the record.'],
    },
    does: ({ why }) => decided([{ event: 'MatterEnded', why }]),
  }),
}
