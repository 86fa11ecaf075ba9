import type { Answers } from '../form.js'
import type { Alarm, Facts, Procedure, Waiting } from '../procedure.js'
import { askedOf, ringsUntilAnswered } from '../shared/asked.js'
import { type StepOf, stepsOf } from '../shared/begun.js'
import { mark } from '../shared/mark.js'
import { atItsMoment } from '../shared/wait.js'
import { afterwards } from './afterwards.js'
import { asksFrom, exhaustion, receiving, settledLater, settling, tasks } from './asking.js'
import { isGone, remindsOfCall } from './calls.js'
import { escalationFigures, escalationFigureWords, escalationRetention } from './figures.js'
import { escalationInCopy } from './in-copy.js'
import { escalationLetter, escalationLetters } from './letter.js'
import { lookUpEscalation } from './look-up.js'
import { type BegunEscalation, type EscalationEvent, type EscalationState, escalationEvents, evolveEscalation } from './matter.js'
import { offering } from './offering.js'
import { mayOpenEscalation } from './rights.js'
import { ringing } from './ringing.js'
import { sayEscalation } from './say.js'
import { viewEscalation } from './view.js'

/** The life of a matter: somebody is asked, somebody rings, and what comes of it. */
const steps = { ...offering, ...ringing, ...afterwards }
export type EscalationStep = StepOf<typeof steps>

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
  events: escalationEvents,
  inCopy: escalationInCopy,
  evolve: evolveEscalation,
  daily: (state, { office }) => (state.is === 'Answered' && !office.person(state.contact) ? { step: 'ChangeContact' } : undefined),
  watched: {
    is: ['Booked'],
    step: (state, facts) => (state.is === 'Booked' && isGone(state, facts) ? { step: 'HandOnCall' } : undefined),
  },
  view: viewEscalation,
  waiting,
  mustRing: escalationMustRing,
  marks: (state) => (state.is === 'NotBegun' ? [] : [mark('reporter', state.requester)]),
  customer: (state) => {
    if (state.is === 'NotBegun') return undefined
    const { customer, telephone, email, party, case: reference } = state.asking
    return { name: customer, telephone, email, party, cases: reference ? [reference] : [] }
  },
  subjectAccess: { ofCustomers: ['customer', 'telephone', 'email', 'party', 'case'] },
  lookUp: lookUpEscalation,
  hiddenFrom: (state, person) => state.is !== 'NotBegun' && person === state.asking.about,
  mayOpen: (state, person, facts) => state.is !== 'NotBegun' && mayOpenEscalation(state, person.id, facts),
  letters: escalationLetters,
  letter: escalationLetter,
  gives: (state) => (state.is === 'NotBegun' ? {} : givenBy(state)),
  figures: escalationFigures,
  figureWords: escalationFigureWords,
  retention: escalationRetention,
  say: sayEscalation,
}

/**
 * Whoever was asked is asked until they answer; who promised something, until it is done: a call from an hour after its time (s7; the hours are ours);
 * who answered, until they say that it is over.
 */
function escalationMustRing(state: EscalationState, facts: Facts): readonly Alarm[] {
  if (state.is === 'NotBegun') return []
  const late = state.is === 'Booked' ? facts.office.calendar.afterWorkingHours(state.booked.callAt, 1) : undefined
  return [
    ...(state.is === 'Offered' ? ringsUntilAnswered(receiving(state, facts), state.asked, facts) : []),
    ...(state.is === 'Booked' ? remindsOfCall(state, facts) : []),
    ...tasks.rings(state.toDo, facts).map((alarm) => atItsMoment(alarm, late, facts)),
    ...(state.is === 'Answered' && state.exhaustion && !state.exhaustion.decided
      ? ringsUntilAnswered(exhaustion(state, state.exhaustion.by, facts), state.exhaustion.asked, facts)
      : []),
    ...(state.is === 'Answered' ? [atItsMoment(settledLater(facts), state.settled?.again ?? asksFrom(state, facts), facts)] : []),
  ]
}

function waiting(state: EscalationState, facts: Facts): readonly Waiting[] {
  if (state.is === 'NotBegun') return []
  const { office, record } = facts
  const open = tasks.waiting(state.toDo, state, facts)
  const asked =
    state.is === 'Offered'
      ? askedOf(receiving(state, facts), state.asked, `Take a call-back for ${office.nameOf(state.requester)} (${record})`, facts, {
          title: 'Take it',
          does: { dialog: 'take' },
        })
      : []
  const deciding =
    state.is === 'Answered' && state.exhaustion && !state.exhaustion.decided
      ? askedOf(
          exhaustion(state, state.exhaustion.by, facts),
          state.exhaustion.asked,
          `Decide whether the complaints process is exhausted (${record})`,
          facts,
          { title: 'Decide', does: { dialog: 'decide-exhausted' } },
        )
      : []
  const settled =
    state.is === 'Answered'
      ? askedOf(settling(state, facts), state.settled, `Say whether a customer’s matter is settled (${record})`, facts)
      : []
  return [...asked, ...open, ...deciding, ...settled]
}

/** s7: the behaviour has become unacceptable meanwhile: a restriction begins with what is known. */
function givenBy({ asking }: BegunEscalation): Answers {
  const { customer, telephone, email, party, case: reference, basics } = asking
  return Object.fromEntries(
    Object.entries({ customer, telephone, email, party, case: reference, facts: basics }).filter(([, value]) => value !== undefined),
  )
}
