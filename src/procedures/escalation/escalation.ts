import { z } from 'zod'
import type { Answers } from '../form.js'
import { type Decision, decided, type Facts, type Procedure, refused, type Waiting } from '../procedure.js'
import { askedOf, asks, asksAgain, isAsked } from '../shared/asked.js'
import { type Bare, begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { above, holds, managers, tell } from '../shared/people.js'
import { anybody, type May } from '../shared/rights.js'
import { type Instant, instant, type StaffId } from '../words.js'
import { exhaustion, receiving, tasks, whoRings } from './asking.js'
import { againForm, escalationForm, moveForm, notThen, passForm, proposedTime, screens, whenForm } from './forms.js'
import { isSettledByWords, wordsFor } from './kinds.js'
import { escalationLetter, escalationLetters } from './letter.js'
import {
  type AnsweredMatter,
  type BegunEscalation,
  type BookedCall,
  type EscalationEvent,
  type EscalationState,
  evolveEscalation,
  mostTries,
} from './matter.js'
import { sayEscalation } from './say.js'
import { lookUpEscalation, viewEscalation } from './view.js'
import { proposal } from './whom.js'

const { opens, takes, rings } = begun<EscalationState, EscalationEvent, 'NotBegun'>({
  initial: 'NotBegun',
  notBegun: 'There is no escalation here yet. Start with /escalate.',
  begunAlready: 'This has been sent already. To add something, tell whoever has it.',
})

/** s7: nobody answers a complaint about themselves, and they see nothing of it. */
const notComplainedOf =
  <State extends BegunEscalation>(may: May<State>): May<State> =>
  (state, facts) =>
    facts.by === state.asking.about ? nothingHere : may(state, facts)
const nothingHere = 'There is nothing here for you to do.'

const whoWasAsked = notComplainedOf<BegunEscalation>(
  (state, facts) =>
    isAsked(receiving(state, facts), state.asked, facts.by, facts) || `This is for ${facts.office.nameOf(state.receiver)} to take.`,
)
const whoCalls = notComplainedOf<BegunEscalation>(
  (state, facts) => whoRings(state, facts).includes(facts.by) || `This is for ${facts.office.nameOf(state.receiver)} to do.`,
)
const whoIsAnswering = notComplainedOf<BegunEscalation>((state, facts) => {
  if (!('contact' in state)) return `This is for ${facts.office.nameOf(state.receiver)} to do.`
  return (
    tasks.doers('promised', state, facts).includes(facts.by) ||
    `This is for ${facts.office.nameOf(state.contact)}, who is the customer’s contact for this matter.`
  )
})
const goneOn = (state: BegunEscalation, facts: Facts): string => statusIn(state, facts)
const statusIn = (state: BegunEscalation, { office, now }: Facts): string => {
  switch (state.is) {
    case 'Offered':
      return 'Nobody has taken this yet: take it first.'
    case 'Booked':
      return `${office.nameOf(state.booked.by)} has it, and rings the customer ${office.calendar.say(state.booked.callAt, now)}.`
    case 'Answered':
      return `${office.nameOf(state.answer.by)} has answered the customer, ${office.calendar.say(state.answer.at, now)}.`
    case 'NotEscalated':
      return `${office.nameOf(state.declined.by)} decided not to escalate this, ${office.calendar.say(state.declined.at, now)}.`
    case 'Ended':
      return `${office.nameOf(state.ended.by)} ended this matter, ${office.calendar.say(state.ended.at, now)}.`
  }
}

const steps = {
  /** s7: basic information, the right person, a call-back. */
  Escalate: opens({
    given: escalationForm,
    may: anybody,
    form: {
      name: 'escalate',
      title: 'Escalate, or book a call-back',
      send: 'Ask them to ring',
      screens,
      begin: (_, facts, given) => filledIn(given ?? {}, facts),
    },
    does: (asking, facts) => {
      if (isSettledByWords(asking.route))
        return refused(`Nobody needs to ring. Say: ${wordsFor(asking.kind, asking.route, facts.office).say.join(' ')}`)
      const { people } = proposal(asking.route, { requester: facts.by, about: asking.about, caseOfficer: asking.caseOfficer }, facts)
      const receiver = asking.receiver ?? people[0]?.id
      if (receiver === undefined) return refused('Nobody who could take this is in the office file now. Please ring your line manager.')
      if (receiver === asking.about || receiver === facts.by)
        return refused('Choose somebody else: it is for neither you nor the person the complaint is about.')
      if (!people.some(({ id }) => id === receiver))
        return refused(`${facts.office.nameOf(receiver)} is away, or does not suit this way on. Choose one of those listed.`)
      return asks(receiving({ requester: facts.by, asking, receiver }, facts), facts, (round) => ({
        event: 'EscalationAsked',
        asking,
        receiver,
        ...round,
      }))
    },
  }),
  ClimbEscalation: rings({
    during: ['Offered'],
    does: (_, state, facts) =>
      asksAgain(receiving(state, facts), state.asked, facts, (round) => ({ event: 'EscalationClimbed', ...round })),
  }),

  TakeEscalation: takes({
    given: whenForm,
    may: whoWasAsked,
    during: ['Offered'],
    otherwise: goneOn,
    form: {
      name: 'take',
      title: 'Take it: when do you ring?',
      send: 'I ring them then',
      know: ['The member of staff is told the time, and can tell the customer.'],
      begin: (_, facts) => proposedTime(facts),
    },
    does: ({ date, time }, state, facts) => bookCall(date, time, facts, (callAt) => ({ event: 'CallBooked', callAt }), state),
  }),
  PassEscalation: takes({
    given: passForm,
    may: (state, facts) => (state.is === 'Offered' ? whoWasAsked(state, facts) : whoCalls(state, facts)),
    during: ['Offered', 'Booked'],
    otherwise: goneOn,
    form: { name: 'pass', title: 'Pass it to somebody else', send: 'Pass it on' },
    does: ({ to, why }, state, facts) => {
      const { asking, requester } = state
      const { people } = proposal(asking.route, { requester, about: asking.about, caseOfficer: asking.caseOfficer }, facts)
      if (to === asking.about || to === requester) return refused('Choose somebody else: it cannot go to them.')
      if (!people.some(({ id }) => id === to) && !holds(to, managers, facts.office))
        return refused('Choose a manager, or somebody who suits this.')
      return asks({ ...receiving({ ...state, receiver: to }, facts), first: [to] }, facts, (round) => ({
        event: 'EscalationPassed',
        to,
        why,
        ...round,
      }))
    },
  }),
  /** s7: it would not settle the matter more effectively; the member of staff gets the words to use. */
  DeclineEscalation: takes({
    given: z.object({
      why: fields.words('Why not, and what should they say?', { hint: 'They read this out to the customer, more or less.' }),
    }),
    may: whoWasAsked,
    during: ['Offered'],
    otherwise: goneOn,
    form: { name: 'decline', title: 'Not escalating', send: 'Tell them' },
    does: ({ why }, { requester }) => decided([{ event: 'EscalationDeclined', why }], tell('declined', [requester], 'now')),
  }),

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
      know: ['From now on you are the customer’s contact for this matter (section 7).'],
    },
    does: ({ outcome, agreed, toWrite }, state, facts) =>
      decided(
        [{ event: 'CallMade', outcome, ...(agreed ? { agreed } : {}), ...(toWrite ? { toWrite } : {}) }],
        [...tell('answered', [state.requester]), ...(toWrite ? [tasks.alarm(facts)] : [])],
      ),
  }),
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
      if (!date || !time) return refused('Say when you try again: the day and the time.')
      return bookCall(date, time, facts, (callAt) => ({ event: 'CallUnanswered', callAt }), state)
    },
  }),
  MoveCall: takes({
    given: moveForm,
    may: whoCalls,
    during: ['Booked'],
    otherwise: goneOn,
    form: { name: 'move', title: 'Move the call', send: 'Move it', begin: (_, facts) => proposedTime(facts) },
    does: (given, state, facts) =>
      bookCall(given.date, given.time, facts, (callAt) => ({ event: 'CallMoved', callAt, why: given.why }), state),
  }),
  /** Before the time and at it; whoever has left or is away hands it on at once (rule 3). */
  RemindOfCall: rings({
    during: ['Booked'],
    does: (_, state, facts) => remind(state, facts),
  }),
  ChaseTasks: rings({
    does: (_, state, facts) => {
      const owed = tasks.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'TasksChased' }], owed)
    },
  }),
  LetterSent: takes({
    may: whoCalls,
    during: ['Booked'],
    otherwise: goneOn,
    given: z.object({ outcome: fields.words('What did the letter say, in a sentence?') }),
    form: { name: 'letter-sent', title: 'The letter is sent', send: 'Record it' },
    does: ({ outcome }, { requester, booked }) =>
      booked.tries < mostTries
        ? refused('A call is still booked: record the call, or that nobody answered.')
        : decided([{ event: 'CallMade', outcome: `By letter: ${outcome}` }], tell('answered', [requester])),
  }),
  SentPromised: takes({ may: whoIsAnswering, during: ['Answered'], otherwise: goneOn, does: (_, state) => closes(state, 'promised') }),
  SentExhausted: takes({
    may: whoIsAnswering,
    during: ['Answered'],
    otherwise: goneOn,
    does: (_, state) => closes(state, 'exhausted letter'),
  }),

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
      know: ['Only a head of department can say so, and only for this matter (section 7).'],
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
        'Only a head of department can decide this (section 7).'
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
export type EscalationStep = StepOf<typeof steps>
type Answer = Decision<Bare<EscalationEvent>>

type Booking =
  | { readonly event: 'CallBooked' | 'CallUnanswered'; readonly callAt: Instant }
  | { readonly event: 'CallMoved'; readonly callAt: Instant; readonly why: string }

/** Books a call: those who wait for it are told, a reminder comes before and at the time, and it is late an hour after. */
function bookCall(date: string, time: string, facts: Facts, event: (callAt: Instant) => Booking, { requester }: BegunEscalation): Answer {
  const because = notThen(date, time, facts)
  if (because) return refused(because)
  const callAt = facts.office.calendar.at(date, time)
  const before = minutes(callAt, -reminderMinutes)
  return decided(
    [event(callAt)],
    [
      ...tell('booked', [requester], 'now'),
      { alarm: 'RemindOfCall', at: before > facts.now ? before : callAt },
      { alarm: 'ChaseTasks', at: facts.office.calendar.afterWorkingHours(callAt, 1) },
    ],
  )
}

function remind(state: BookedCall, facts: Facts): Answer {
  const { booked, asking, requester } = state
  if (facts.now < minutes(booked.callAt, -reminderMinutes) || state.toDo.every(({ task, closed }) => task !== 'call' || closed))
    return decided()
  // Whoever has left or is away has handed it on already, in effect: it is offered to the next, who books their own time.
  if (facts.office.actingFor(booked.by, facts.now)?.id !== booked.by) {
    const next = receiving({ requester, asking, receiver: booked.by }, facts)
    return asks({ ...next, first: [facts.office.actingFor(booked.by, facts.now)] }, facts, (round) => ({
      event: 'CallHandedOn',
      from: booked.by,
      ...round,
    }))
  }
  const soon = facts.now < booked.callAt
  return decided([], [...tell('to-ring', [booked.by], 'now'), ...(soon ? [{ alarm: 'RemindOfCall', at: booked.callAt }] : [])])
}

/** How long before a call its caller is reminded, in minutes (ours). */
const reminderMinutes = 15
const minutes = (at: Instant, by: number): Instant => instant(new Date(Date.parse(at) + by * 60_000))

const closes = ({ toDo }: AnsweredMatter, task: 'promised' | 'exhausted letter'): Answer =>
  toDo.some((one) => one.task === task && !one.closed)
    ? decided([{ event: 'TaskDone', task }])
    : refused('There is nothing to send, or it is sent already.')

/** What a call, a log or a question filled in (s4, s6). */
function filledIn({ text, from }: { readonly text?: string; readonly from?: Answers }, _facts: Facts): Answers {
  const given = from ?? {}
  const known = ['customer', 'telephone', 'email', 'party', 'case'].flatMap((field) =>
    typeof given[field] === 'string' && given[field] !== '' ? [[field, given[field]]] : [],
  )
  const basics = typeof given.facts === 'string' ? given.facts : typeof given.reason === 'string' ? given.reason : (text ?? '')
  return { ...Object.fromEntries(known), ...(basics ? { basics } : {}) }
}

function waiting(state: EscalationState, facts: Facts): readonly Waiting[] {
  if (state.is === 'NotBegun') return []
  const { office, record } = facts
  const open = tasks.waiting(state.toDo, state, facts)
  const asked =
    state.is === 'Offered'
      ? askedOf(receiving(state, facts), state.asked, `Take a call-back for ${office.nameOf(state.requester)} (${record})`, facts)
      : []
  const deciding =
    state.is === 'Answered' && state.exhaustion && !state.exhaustion.decided
      ? askedOf(
          exhaustion(state, state.exhaustion.by, facts),
          state.exhaustion.asked,
          `Decide whether the complaints process is exhausted (${record})`,
          facts,
        )
      : []
  return [...asked, ...open, ...deciding]
}

/** Procedure 3: escalation and call-backs (s7, s13 a to d; s4's call-back). The right person rings the customer when they were promised it. */
export const escalation: Procedure<EscalationStep, EscalationEvent, EscalationState> = {
  name: 'escalation',
  prefix: 'ES',
  title: 'Escalation',
  command: {
    name: '/escalate',
    help: 'A customer wants a manager, or a call back: the right way on, with the words to say.',
    begins: { dialog: 'escalate' },
  },
  initial: { is: 'NotBegun' },
  ...stepsOf(steps),
  evolve: evolveEscalation,
  daily: (state, { office }) => (state.is === 'Answered' && !office.person(state.contact) ? { step: 'ChangeContact' } : undefined),
  view: viewEscalation,
  waiting,
  marks: (state) => (state.is === 'NotBegun' ? [] : [mark('reporter', state.requester)]),
  customer: (state) => {
    if (state.is === 'NotBegun') return undefined
    const { customer, telephone, email, party, case: reference } = state.asking
    return { name: customer, telephone, email, party, cases: reference ? [reference] : [] }
  },
  lookUp: lookUpEscalation,
  mayOpen: (state, person, facts) => state.is !== 'NotBegun' && mayOpen(state, person.id, facts),
  letters: escalationLetters,
  letter: escalationLetter,
  gives: (state) => (state.is === 'NotBegun' ? {} : givenBy(state)),
  say: sayEscalation,
}

/** Who sees the details: the one who asked, those who have or had to do with it and are managers, and those above them; never the person complained of. */
function mayOpen(state: BegunEscalation, id: StaffId, facts: Facts): boolean {
  const { office } = facts
  if (id === state.asking.about) return false
  if (id === state.requester || whoRings(state, facts).includes(id) || isAsked(receiving(state, facts), state.asked, id, facts)) return true
  const deciding =
    'exhaustion' in state && state.exhaustion
      ? isAsked(exhaustion(state, state.exhaustion.by, facts), state.exhaustion.asked, id, facts)
      : false
  return deciding || [...above(state.requester, office), ...above(state.receiver, office)].some((one) => one.id === id)
}

/** s7: the behaviour has become unacceptable meanwhile: a restriction begins with what is known. */
function givenBy({ asking }: BegunEscalation): Answers {
  const { customer, telephone, email, party, case: reference, basics } = asking
  return Object.fromEntries(
    Object.entries({ customer, telephone, email, party, case: reference, facts: basics }).filter(([, value]) => value !== undefined),
  )
}
