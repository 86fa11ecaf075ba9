import type { Answers } from '../form.js'
import {
  type Alarm,
  type Decision,
  decided,
  type Facts,
  type Notice,
  type Procedure,
  type Right,
  refused,
  type Waiting,
} from '../procedure.js'
import { mark } from '../shared/mark.js'
import { isReference } from '../shared/reference.js'
import { type Instant, instant, type StaffId } from '../words.js'
import {
  type BegunCall,
  type DifficultCallEvent,
  type DifficultCallState,
  type DifficultCallStep,
  evolveDifficultCall,
  type Rung,
} from './matter.js'
import { rungWords, viewDifficultCall } from './view.js'

type Answer = Decision<DifficultCallEvent>

/** Procedure 1: the companion of a live call (s4, s6, s9, s12). What to say now; one click notes that it was said, and when. */
export const difficultCall: Procedure<DifficultCallStep, DifficultCallEvent, DifficultCallState> = {
  name: 'difficult-call',
  prefix: 'DC',
  title: 'Difficult call',
  command: {
    name: '/difficult-call',
    help: 'You are on a difficult call: what to say now, noted with the time, and a manager when you need one.',
    begins: { step: (text) => ({ step: 'BeginCall', about: text.trim() }) },
  },
  initial: { is: 'NotBegun' },
  rights: {
    BeginCall: () => true,
    Explain: theCaller,
    Warn: theCaller,
    TellOfComplaints: theCaller,
    EndCall: theCaller,
    EndCallOnThreat: theCaller,
    CarryOn: theCaller,
    AskForManager: theCaller,
    MarkLogged: theCaller,
    TakeCall: (state, { by }) => {
      if (state.is === 'NotBegun') return notBegun
      if (by === state.staff) return 'This is your own call: a manager takes it from here.'
      return state.help?.told.includes(by) || 'This is for the managers who were asked.'
    },
  },
  // Nobody on a live call waits for a redraw, and managers race for "I have it": the rules settle it, not the drawing.
  holdsWhenStale: [
    'Explain',
    'Warn',
    'TellOfComplaints',
    'EndCall',
    'EndCallOnThreat',
    'CarryOn',
    'AskForManager',
    'TakeCall',
    'MarkLogged',
  ],
  settledBy: { '/terminated-call': 'MarkLogged' },
  leadsTo: { EndCall: '/terminated-call', EndCallOnThreat: '/terminated-call' },
  decide,
  evolve: evolveDifficultCall,
  dialogs: [],
  view: viewDifficultCall,
  waiting,
  marks: (state) => (state.is === 'NotBegun' ? [] : [mark('reporter', state.staff)]),
  customer: (state) => (state.is !== 'NotBegun' && isReference(state.about) ? { cases: [state.about] } : undefined),
  mayOpen: (state, person) => state.is !== 'NotBegun' && (person.id === state.staff || (state.help?.told.includes(person.id) ?? false)),
  gives,
  say,
}

const notBegun = 'There is no call here yet. Start with /difficult-call.'

/** Only whoever takes the call notes what was said. */
function theCaller(state: DifficultCallState, { by, office }: Parameters<Right<DifficultCallState>>[1]): true | string {
  if (state.is === 'NotBegun') return notBegun
  return by === state.staff || `Only ${office.nameOf(state.staff)}, who is on the call, can do this.`
}

function decide(step: DifficultCallStep, state: DifficultCallState, facts: Facts): Answer {
  const { by, now: at } = facts
  if (step.step === 'ClimbForManager') return state.is === 'NotBegun' ? decided() : climb(state, facts)
  if (by === 'clock' || by === 'courier') return refused('Only a person can do this.')
  if (step.step === 'BeginCall') {
    if (state.is !== 'NotBegun') return refused('This call has begun already.')
    return decided([{ event: 'CallBegun', by, at, about: step.about }], [{ notice: 'companion', to: { person: by }, urgency: 'now' }])
  }
  if (state.is === 'NotBegun') return refused(notBegun)
  if (step.step === 'MarkLogged') {
    if (state.is !== 'Ended') return refused('The call has not been ended, so there is nothing to log.')
    return state.logged ? refused('You have noted already that it is logged.') : decided([{ event: 'LogMarked', by, at }])
  }
  if (step.step === 'TakeCall') return take(state, { ...facts, by })
  if (state.is !== 'Live') return refused('This call is over. To log an ended call, use /terminated-call.')
  switch (step.step) {
    case 'Explain':
      return note('explained', state, by, facts)
    case 'Warn':
      return note('warned', state, by, facts)
    case 'TellOfComplaints':
      return note('complaints', state, by, facts)
    case 'EndCall':
    case 'EndCallOnThreat':
      // s4 asks for a warning first, but whoever has put the phone down is never told off by a button: the log says what was said.
      return decided([{ event: 'CallEnded', by, at, onThreat: step.step === 'EndCallOnThreat' }])
    case 'CarryOn':
      return decided([{ event: 'CallCarriedOn', by, at }])
    case 'AskForManager':
      return askForManager(state, by, facts)
  }
}

function note(rung: Rung, state: BegunCall, by: StaffId, { now: at, office }: Facts): Answer {
  const before = state.climbed.find((one) => one.rung === rung)
  if (before) return refused(`That is noted already, at ${office.calendar.timeOf(before.at)}.`)
  return decided([{ event: 'RungClimbed', by, at, rung }])
}

/** s12: managers step in. The line manager and the group's managers hear at once; stand-ins for those who are away. */
function askForManager(state: BegunCall, by: StaffId, facts: Facts): Answer {
  const { now: at, office } = facts
  if (state.help && !state.help.taken) return refused('Your managers have been told. The first who takes it is named on your card.')
  const group = office.person(by)?.group
  const first = [office.lineManagerOf(by), ...office.holding('group manager', group === undefined ? {} : { group })]
  const near = present(
    first.map((manager) => manager?.id),
    by,
    facts,
  )
  const told = near.length > 0 ? near : above(by, [], facts)
  return decided([{ event: 'ManagerAsked', by, at, told }], [...tell(told), climbAlarm(facts)])
}

/** Nobody took it: the next managers up hear; when all have heard, all hear again. Silence is never an answer (rule 3). */
function climb(state: BegunCall, facts: Facts): Answer {
  const { help } = state
  if (state.is !== 'Live' || !help || help.taken) return decided()
  // An alarm of an earlier round rings early for a later one.
  if (facts.now < minutesAfter(help.askedAt, facts.office.timings.managerNowClimbMinutes)) return decided()
  const next = above(state.staff, help.told, facts)
  const told = next.length > 0 ? next : present(help.told, state.staff, facts)
  if (told.length === 0) return decided([], [climbAlarm(facts)])
  return decided([{ event: 'ManagerClimbed', at: facts.now, told }], [...tell(told), climbAlarm(facts)])
}

function take(state: BegunCall, { by, now, office }: Facts & { readonly by: StaffId }): Answer {
  const taken = state.help?.taken
  if (taken)
    return refused(
      taken.by === by
        ? 'You have it already.'
        : `${office.nameOf(taken.by)} has it, ${office.calendar.say(taken.at, now)}. You can stand down.`,
    )
  if (!state.help) return refused('Nobody has asked for a manager on this call.')
  if (state.is !== 'Live') return refused(`The call is over. Please ask ${office.nameOf(state.staff)} how they are.`)
  return decided([{ event: 'CallTaken', by, at: now }])
}

const present = (ids: readonly (StaffId | undefined)[], but: StaffId, { office, now }: Facts): readonly StaffId[] => {
  const acting = ids.flatMap((id) => (id === undefined ? [] : (office.actingFor(id, now)?.id ?? [])))
  return [...new Set(acting)].filter((id) => id !== but)
}
/** Managers over a person who have not been told, nearest first. */
const above = (of: StaffId, told: readonly StaffId[], facts: Facts): readonly StaffId[] => {
  const { office } = facts
  const over = [office.lineManagerOf(of), ...office.managersOf(of)]
  return present(
    over.map((manager) => manager?.id),
    of,
    facts,
  ).filter((id) => !told.includes(id))
}
const tell = (told: readonly StaffId[]): Notice[] => told.map((person) => ({ notice: 'manager-needed', to: { person }, urgency: 'now' }))
const climbAlarm = ({ now, office }: Facts): Alarm => ({
  alarm: 'ClimbForManager',
  at: minutesAfter(now, office.timings.managerNowClimbMinutes),
  urgency: 'now',
})
const minutesAfter = (at: Instant, minutes: number): Instant => instant(new Date(Date.parse(at) + minutes * 60_000))

function waiting(state: DifficultCallState, { office, record }: Facts): readonly Waiting[] {
  if (state.is === 'NotBegun' || state.is === 'CarriedOn') return []
  const { staff, help } = state
  if (state.is === 'Ended') return state.logged ? [] : [{ for: staff, what: `Log the call you ended (${record})`, since: state.endedAt }]
  const needed = help && !help.taken ? help.told : []
  return [
    { for: staff, what: `A difficult call (${record}): is it over?`, since: state.startedAt },
    ...needed.map((person) => ({
      for: person,
      what: `${office.nameOf(staff)} needs a manager now (${record})`,
      since: help?.askedAt ?? state.startedAt,
    })),
  ]
}

/** What the log of the ended call is filled in with: the ladder, and when it began and ended (s4, s14). */
function gives(state: DifficultCallState): Answers {
  if (state.is === 'NotBegun') return {}
  const said = state.climbed.map(({ rung }) => rung)
  return {
    ...(state.is === 'Ended' && state.onThreat ? { kind: 'abusive', outset: said.length === 0 ? 'yes' : 'no' } : {}),
    warnings: said,
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
  }
}
