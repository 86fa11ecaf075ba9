import { z } from 'zod'
import type { Answers } from '../form.js'
import { type Alarm, type Decision, decided, type Facts, type Procedure, refused, type Waiting } from '../procedure.js'
import { askedOf, asks, asksAgain, isAsked, ringsUntilAnswered } from '../shared/asked.js'
import { type Bare, begun, type StepOf, stepsOf } from '../shared/begun.js'
import { nameThen } from '../shared/called.js'
import { mark } from '../shared/mark.js'
import { type ByPerson, tell } from '../shared/people.js'
import { isReference } from '../shared/reference.js'
import { anybody, neverOwn, only } from '../shared/rights.js'
import { after } from '../shared/wait.js'
import { asksWhetherOver, logging, managersOf, whoEnds } from './asking.js'
import { callFigureWords, figures, retention } from './figures.js'
import { rungWords } from './frame.js'
import { difficultCallInCopy } from './in-copy.js'
import {
  type BegunCall,
  type DifficultCallEvent,
  type DifficultCallState,
  difficultCallEvents,
  evolveDifficultCall,
  isLogged,
  type LiveCall,
  type Rung,
} from './matter.js'
import { viewDifficultCall } from './view.js'

const { opens, takes, rings } = begun<DifficultCallState, DifficultCallEvent, 'NotBegun'>({
  initial: 'NotBegun',
  notBegun: 'There is no call here yet. Start with /difficult-call.',
  begunAlready: 'This call has begun already.',
})

/** Only whoever takes the call notes what was said. */
const theCaller = only<BegunCall>(
  ({ staff }) => [staff],
  (name) => `Only ${name}, who is on the call, can do this.`,
)

/** Nobody on a live call waits for a redraw: the rules settle what is still to be done, not the drawing. */
const live = {
  may: theCaller,
  during: ['Live'],
  otherwise: 'This call is over. To log an ended call, use /terminated-call.',
  holdsWhenStale: true,
} as const

/** That the call is over: nobody leaves a call open for good. */
const ending = { ...live, may: only<BegunCall>(whoEnds, (names) => `This is for ${names} to do.`) } as const

const steps = {
  /** s4: a difficult call is stood by from its beginning. */
  BeginCall: opens({
    given: z.object({ about: z.string() }),
    may: anybody,
    does: ({ about }, facts) => decided([{ event: 'CallBegun', about }], [...tell('companion', [facts.by], 'now'), asksWhetherOver(facts)]),
  }),

  /** s4: precisely what is found unacceptable, and that the contact cannot go on unless it stops. */
  Explain: takes({ ...live, does: (_, call, facts) => note('explained', call, facts) }),
  /** s4: without sufficient improvement, the warning that the contact will be ended. */
  Warn: takes({ ...live, does: (_, call, facts) => note('warned', call, facts) }),
  /** s4: a customer who objects can make a service complaint, and is told how. */
  TellOfComplaints: takes({ ...live, does: (_, call, facts) => note('complaints', call, facts) }),

  // s4 asks for a warning first, but whoever has put the phone down is never told off by a button: the log says what was said.
  EndCall: takes({ ...ending, does: (_, __, facts) => end(false, facts) }),
  /** s4: abusive or threatening: it is ended without further explanation. */
  EndCallOnThreat: takes({ ...ending, does: (_, __, facts) => end(true, facts) }),
  /** s4: the behaviour has improved: the service goes on. */
  CarryOn: takes({ ...ending, does: () => decided([{ event: 'CallCarriedOn' }]) }),

  /** Ours: nobody has said how it ended: whoever can is asked, again and again, for until then it stays open, and is kept. */
  AskWhetherOver: rings({
    during: ['Live'],
    does: (_, call, facts) => decided([], [...tell('companion', whoEnds(call, facts)), asksWhetherOver(facts)]),
  }),

  /** s12: managers step in. */
  AskForManager: takes({
    ...live,
    does: (_, call, facts) =>
      call.help && !call.help.answered
        ? refused('Your managers have been told. The first who takes it is named on your card.')
        : asks(managersOf(call, facts), facts, (round) => ({ event: 'ManagerAsked', ...round })),
  }),
  /** Ours, from s12: no manager has come: the next is asked. */
  ClimbForManager: rings({
    during: ['Live'],
    does: (_, call, facts) => asksAgain(managersOf(call, facts), call.help, facts, (round) => ({ event: 'ManagerClimbed', ...round })),
  }),
  /** s12: a manager takes control of the contact. */
  TakeCall: takes({
    may: neverOwn<BegunCall>(
      ({ staff }) => staff,
      'This is your own call: a manager takes it from here.',
      (call, facts) => isAsked(managersOf(call, facts), call.help, facts.by, facts) || 'This is for the managers who were asked.',
    ),
    holdsWhenStale: true,
    does: (_, call, facts) => take(call, facts),
  }),

  /** s6: an ended call has its log. */
  MarkLogged: takes({
    may: logging.may('log', (state) => ('toDo' in state ? state.toDo : [])),
    during: ['Ended'],
    otherwise: 'The call has not been ended, so there is nothing to log.',
    holdsWhenStale: true,
    does: (_, call) => (isLogged(call) ? refused('You have noted already that it is logged.') : decided([{ event: 'LogMarked' }])),
  }),
  /** Ours, from s6: an ended call that nobody logs is asked after, and passed up (rule 3). */
  ChaseLog: rings({
    during: ['Ended'],
    does: (_, call, facts) => {
      const owed = logging.chases(call.toDo, call, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'LogChased' }], owed)
    },
  }),
}
type DifficultCallStep = StepOf<typeof steps>
type Answer = Decision<Bare<DifficultCallEvent>>

/** Procedure 1: the companion of a live call (s4, s6, s9, s12). What to say now; one click notes that it was said, and when. */
export const difficultCall: Procedure<DifficultCallStep, DifficultCallEvent, DifficultCallState> = {
  name: 'difficult-call',
  prefix: 'DC',
  title: 'Difficult call',
  command: {
    name: '/difficult-call',
    often: true,
    help: 'You are on a difficult call: what to say now, noted with the time, and a manager when you need one.',
    begins: { step: (text) => ({ step: 'BeginCall', about: text.trim() }) },
  },
  initial: { is: 'NotBegun' },
  ...stepsOf(steps),
  settledBy: { '/terminated-call': 'MarkLogged' },
  leadsTo: { EndCall: '/terminated-call', EndCallOnThreat: '/terminated-call' },
  events: difficultCallEvents,
  inCopy: difficultCallInCopy,
  evolve: evolveDifficultCall,
  view: viewDifficultCall,
  waiting,
  mustRing: (state, facts) =>
    state.is === 'Live'
      ? [asksWhetherOver(facts), ...ringsForManager(state, facts)]
      : state.is === 'Ended'
        ? logging.rings(state.toDo, facts)
        : [],
  marks: (state) => (state.is === 'NotBegun' ? [] : [mark('reporter', state.staff)]),
  subjectAccess: { ofCustomers: ['about'] },
  customer: (state) => (state.is !== 'NotBegun' && isReference(state.about) ? { cases: [state.about] } : undefined),
  mayOpen: (state, person, facts) =>
    state.is !== 'NotBegun' &&
    (person.id === state.staff || hasToDo(state, person.id, facts) || isAsked(managersOf(state, facts), state.help, person.id, facts)),
  // s12: one that called for a warning, or for a manager. The log of an ended call has its own talk.
  hardContact: (state) =>
    state.is !== 'NotBegun' && (state.help || state.climbed.some(({ rung }) => rung === 'warned'))
      ? { staff: state.staff, at: state.startedAt }
      : undefined,
  figures,
  figureWords: callFigureWords,
  retention,
  gives,
  say,
}

/** A call for a manager that nobody answered is not rung for again after a day of work: whether the call is over is asked then. */
const ringsForManager = (call: LiveCall, facts: Facts): readonly Alarm[] =>
  call.help && facts.now < after(call.help.askedAt, { workingDays: 1 }, facts)
    ? ringsUntilAnswered(managersOf(call, facts), call.help, facts)
    : []

/** Somebody whom the call waits for, since whoever took it is not here. */
const hasToDo = (state: BegunCall, id: string, facts: Facts): boolean =>
  (state.is === 'Live' ? whoEnds(state, facts) : state.is === 'Ended' && !isLogged(state) ? logging.doers('log', state, facts) : []).some(
    (one) => one === id,
  )

function note(rung: Rung, call: LiveCall, { office }: Facts): Answer {
  const before = call.climbed.find((one) => one.rung === rung)
  if (before) return refused(`That is noted already, at ${office.calendar.timeOf(before.at)}.`)
  return decided([{ event: 'RungClimbed', rung }])
}

const end = (onThreat: boolean, facts: Facts): Answer => decided([{ event: 'CallEnded', onThreat }], [logging.alarm(facts)])

function take({ help, is, staff }: BegunCall, { by, now, office }: ByPerson): Answer {
  if (help?.answered)
    return refused(
      help.answered.by === by
        ? 'You have it already.'
        : `${nameThen(help.answered, office)} has it, ${office.calendar.say(help.answered.at, now)}. You can stand down.`,
    )
  if (is !== 'Live') return refused(`The call is over. Please ask ${office.nameOf(staff)} how they are.`)
  return decided([{ event: 'CallTaken' }])
}

function waiting(state: DifficultCallState, facts: Facts): readonly Waiting[] {
  const { office, record } = facts
  switch (state.is) {
    case 'NotBegun':
    case 'CarriedOn':
      return []
    case 'Ended':
      return logging.waiting(state.toDo, state, facts)
    case 'Live':
      return [
        ...whoEnds(state, facts).map((id) => ({
          for: id,
          what: `Say whether a difficult call is over (${record})`,
          since: state.startedAt,
        })),
        ...askedOf(
          managersOf(state, facts),
          state.help,
          `Go to ${office.nameOf(state.staff)}, who needs a manager now (${record})`,
          facts,
          {
            title: 'I have it',
            does: { step: 'TakeCall' },
          },
        ),
      ]
  }
}

/** What the log of the ended call is filled in with: the ladder, and when it began and ended (s4, s14). */
function gives(state: DifficultCallState): Answers {
  if (state.is === 'NotBegun') return {}
  const said = state.climbed.map(({ rung }) => rung)
  return {
    ...(state.is === 'Ended' && state.onThreat ? { kind: 'abusive', outset: said.length === 0 ? 'yes' : 'no' } : {}),
    warnings: said,
    contactBy: state.staff,
    startedAt: state.startedAt,
    ...('endedAt' in state ? { endedAt: state.endedAt } : {}),
    ...(state.about === '' ? {} : isReference(state.about) ? { case: state.about } : { reason: state.about }),
  }
}

function say(event: DifficultCallEvent, { office }: Facts, sealed: boolean): string {
  const name = office.nameOf
  switch (event.event) {
    case 'CallBegun':
      return `${name(event.by)} began a difficult call${sealed && event.about !== '' ? `: ${event.about}` : ''}`
    case 'RungClimbed':
      return `${name(event.by)}: ${rungWords[event.rung]}`
    case 'CallEnded':
      return `${name(event.by)} ended the call${event.onThreat ? ' on a threat or abuse' : ''}`
    case 'CallCarriedOn':
      return `${name(event.by)} noted that the call went on without being ended`
    case 'ManagerAsked':
      return `${name(event.by)} asked for a manager: ${event.told.map(name).join(', ') || 'nobody was there'}`
    case 'ManagerClimbed':
      return `Nobody had taken it: ${event.told.map(name).join(', ') || 'nobody else was there'}`
    case 'CallTaken':
      return `${name(event.by)} took it`
    case 'LogMarked':
      return `${name(event.by)} noted that the call is logged`
    case 'LogChased':
      return 'The call was not logged yet: asked after'
  }
}
