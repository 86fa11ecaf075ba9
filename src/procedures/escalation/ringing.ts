import { z } from 'zod'
import { type Decision, decided, refused } from '../procedure.js'
import { cite } from '../sections.js'
import type { Bare } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { tell } from '../shared/people.js'
import { settledLater, tasks } from './asking.js'
import { bookCall, handOn, isGone, remind } from './calls.js'
import { rings, takes } from './kinds-of-step.js'
import { type AnsweredMatter, type EscalationEvent, mostTries } from './matter.js'
import { goneOn, whoCalls, whoIsAnswering } from './rights.js'
import { againForm, moveForm, proposedTime } from './when.js'

type Answer = Decision<Bare<EscalationEvent>>

/** From the booking until the customer has been answered, and what was promised has been sent. */
export const ringing = {
  /** s7: the manager has spoken with the customer, and manages what comes next. */
  CallMade: takes({
    given: z.object({
      outcome: fields.facts('How did it go?', { hint: 'What was said and agreed, in facts.' }),
      agreed: fields.perhaps(fields.words('What did you agree?')),
      toWrite: fields.perhaps(fields.words('Anything to send them?', { hint: 'It becomes a to-do for you.' })),
    }),
    may: whoCalls,
    during: ['Booked'],
    otherwise: goneOn,
    form: {
      name: 'call-made',
      title: 'Call made',
      send: 'Record the call',
      know: [`From now on you are the customer’s contact for this matter (${cite('s7')}).`],
    },
    does: ({ outcome, agreed, toWrite }, state, facts) =>
      decided(
        [{ event: 'CallMade', outcome, ...(agreed ? { agreed } : {}), ...(toWrite ? { toWrite } : {}) }],
        [...tell('answered', [state.requester]), ...(toWrite ? [tasks.alarm(facts)] : []), settledLater(facts)],
      ),
  }),
  /** Ours: tried and not answered: a next time, or a letter. */
  NoAnswer: takes({
    given: againForm,
    may: whoCalls,
    during: ['Booked'],
    otherwise: goneOn,
    form: {
      name: 'no-answer',
      title: 'Nobody answered',
      send: 'Note it',
      know: [`After ${mostTries} tries a letter takes the place of the call (ours): leave both empty then.`],
      begin: (state, facts) => (state.booked.tries + 1 < mostTries ? proposedTime(facts) : {}),
    },
    does: ({ date, time }, state, facts) => {
      if (state.booked.tries + 1 >= mostTries)
        return decided([{ event: 'CallUnanswered' }], [...tell('to-write', [state.booked.by]), tasks.alarm(facts)])
      if (!date || !time) return refused('Say when you try again: the day and the time.', date ? 'time' : 'date')
      return bookCall(date, time, facts, (callAt) => ({ event: 'CallUnanswered', callAt }), state)
    },
  }),
  /** Ours: the call is put on another time. */
  MoveCall: takes({
    given: moveForm,
    may: whoCalls,
    during: ['Booked'],
    otherwise: goneOn,
    form: { name: 'move', title: 'Move the call', send: 'Move it', begin: (_, facts) => proposedTime(facts) },
    does: (given, state, facts) =>
      bookCall(given.date, given.time, facts, (callAt) => ({ event: 'CallMoved', callAt, why: given.why }), state),
  }),
  /** Ours: before the time and at it. */
  RemindOfCall: rings({
    during: ['Booked'],
    does: (_, state, facts) => remind(state, facts),
  }),
  /** Ours: looked for every half minute: whoever has left, or will not be there, hands it on at once (rule 3). */
  HandOnCall: rings({
    during: ['Booked'],
    does: (_, state, facts) => (isGone(state, facts) ? handOn(state, facts) : decided()),
  }),
  /** Ours: what was promised is asked after, and passed up (rule 3). */
  ChaseTasks: rings({
    does: (_, state, facts) => {
      const owed = tasks.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'TasksChased' }], owed)
    },
  }),
  /** Ours: after the last try a letter takes the place of the call. */
  LetterSent: takes({
    may: whoCalls,
    during: ['Booked'],
    otherwise: goneOn,
    unless: ({ booked }) => (booked.tries < mostTries ? 'A call is still booked: record the call, or that nobody answered.' : undefined),
    given: z.object({ outcome: fields.words('What did the letter say, in a sentence?') }),
    form: { name: 'letter-sent', title: 'The letter is sent', send: 'Record it' },
    does: ({ outcome }, { requester }, facts) =>
      decided([{ event: 'CallMade', outcome: `By letter: ${outcome}` }], [...tell('answered', [requester]), settledLater(facts)]),
  }),
  /** Ours: what was promised in the call has gone out. */
  SentPromised: takes({ may: whoIsAnswering, during: ['Answered'], otherwise: goneOn, does: (_, state) => closes(state, 'promised') }),
  /** s7: the customer is directed to the Ombudsman, in writing. */
  SentExhausted: takes({
    may: whoIsAnswering,
    during: ['Answered'],
    otherwise: goneOn,
    does: (_, state) => closes(state, 'exhausted letter'),
  }),
}

const closes = ({ toDo }: AnsweredMatter, task: 'promised' | 'exhausted letter'): Answer =>
  toDo.some((one) => one.task === task && !one.closed)
    ? decided([{ event: 'TaskDone', task }])
    : refused('There is nothing to send, or it is sent already.')
