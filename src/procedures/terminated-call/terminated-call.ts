import type { Button, CustomerFields, Facts, Mark, Procedure, Waiting } from '../procedure.js'
import { type StepOf, stepsOf } from '../shared/begun.js'
import { mark, sameAgain } from '../shared/mark.js'
import { here, managers } from '../shared/people.js'
import { afterwards } from './afterwards.js'
import { evolveTerminatedCall } from './evolve.js'
import { callFigures, callRetention, logFigureWords } from './figures.js'
import { followingUp } from './following-up.js'
import { logInCopy } from './in-copy.js'
import { logging } from './logging.js'
import { cameAt, type TerminatedCallEvent, type TerminatedCallState, terminatedCallEvents } from './matter.js'
import { logMustRing } from './must-ring.js'
import { discusser, isHere, mayOpenLog, whoCopies } from './rights.js'
import { sayTerminatedCall } from './say.js'
import { talking } from './talking.js'
import { viewTerminatedCall } from './view.js'
import { ofCalls, ofWriting, wordsOf } from './words.js'

/** In the order of the log's life. */
const rules = (written: boolean) => ({ ...logging(written), ...talking, ...afterwards })
type Rules = ReturnType<typeof rules>
type LogProcedure = Procedure<StepOf<Rules>, TerminatedCallEvent, TerminatedCallState>
type Named = Pick<LogProcedure, 'name' | 'prefix' | 'title' | 'command' | 'settledBy'>

const logProcedure = (written: boolean, named: Named): LogProcedure => ({
  ...named,
  ...stepsOf<TerminatedCallState, TerminatedCallEvent, Rules>(rules(written)),
  initial: { is: 'NotSent' },
  events: terminatedCallEvents,
  inCopy: logInCopy,
  evolve: evolveTerminatedCall,
  view: viewTerminatedCall,
  waiting,
  mustRing: logMustRing,
  marks,
  customer,
  mayOpen: (state, person, facts) => state.is !== 'NotSent' && mayOpenLog(state, person.id, facts),
  gives: (state) => {
    if (state.is === 'NotSent') return {}
    const { log, customer: linked } = state
    return Object.fromEntries(
      Object.entries({
        customer: log.caller ?? linked?.name,
        contact: linked?.telephone ?? linked?.email,
        telephone: linked?.telephone,
        email: linked?.email,
        party: linked?.party,
        case: log.caseReference,
        behaviour: log.kind === 'persistent' ? 'unreasonably persistent' : 'unacceptable',
        facts: log.reason,
        contactBy: state.reporter,
        // For an alert that a threat in writing starts (s9).
        ...(log.threat ? { how: 'written', said: log.reason } : {}),
      }).filter(([, value]) => value !== undefined),
    )
  },
  // s12: two in a month are looked at together, beside the talk about each (s6).
  hardContact: (state, facts) => (state.is === 'NotSent' ? undefined : { staff: state.reporter, at: cameAt(state, facts), hasTalk: true }),
  figures: callFigures,
  figureWords: logFigureWords,
  retention: callRetention,
  // s2: how they are, and what was agreed with them, is theirs and no customer's.
  subjectAccess: {
    ofHealth: ['personal', 'personalNote'],
    ofCustomers: ['caller', 'caseReference', 'name', 'telephone', 'email', 'party'],
    withheld: {
      fields: { CallLogged: ['wellbeing'], TalkRecorded: ['how', 'support'] },
      whose: (state) => (state.is === 'NotSent' ? undefined : state.reporter),
    },
  },
  say: sayTerminatedCall,
})

/** Procedure 2: the log of a call that was ended (s6, s14; s2, s4, s5, s12). Logged, discussed with the line manager, kept. */
export const terminatedCall = logProcedure(false, {
  name: 'terminated-call',
  prefix: 'TC',
  title: ofCalls.title,
  command: {
    name: '/terminated-call',
    hint: 'what happened',
    often: true,
    help: 'You ended a call: log it for your line manager. A case reference after the command is filled in.',
    begins: { dialog: 'log' },
  },
})

/** The same for a contact by letter, e-mail or chat that is not answered further (s3, s4); a threat in it goes to a senior at once (s9). */
export const writtenContact = logProcedure(true, {
  name: 'written-contact',
  prefix: 'WC',
  title: ofWriting.title,
  command: {
    name: '/written-contact',
    hint: 'what was written',
    seldom: true,
    help: 'A letter, e-mail or chat that you do not answer further: log it for your line manager.',
    begins: { dialog: 'log' },
  },
  settledBy: { '/at-risk': 'MarkAlertRaised' },
})

const isThere: Button = { title: 'It is there', does: { step: 'MarkCopied' } }
const decide: Button = { title: 'Decide', does: { dialog: 'follow-up' } }

function waiting(state: TerminatedCallState, facts: Facts): readonly Waiting[] {
  if (state.is === 'NotSent') return []
  const { office, record } = facts
  const who = office.nameOf(state.reporter)
  const copier = state.copy === 'to do' && state.is !== 'Returned' ? whoCopies(state, facts) : undefined
  const manager = discusser(state, facts)
  const reporter = office.person(state.reporter) ? [state.reporter] : []
  return [
    ...(state.log.threat && !state.passedOn
      ? [...new Set([...reporter, ...(manager ? [manager.id] : [])])].map((id) => ({
          for: id,
          what: `Tell a senior of a threat in writing (${record})`,
          since: state.at,
          due: state.at,
          doneBy: { step: 'MarkAlertRaised' } as const,
        }))
      : []),
    ...(copier ? [{ for: copier.id, what: `Put the copy of ${record} on the case file`, since: state.at, button: isThere }] : []),
    ...followingUp.waiting(state.toDo, state, facts),
    ...(state.is === 'Returned'
      ? isHere(state, facts)
        ? [
            {
              for: state.reporter,
              what: `Correct the log ${record}`,
              since: state.returned.at,
              button: { title: 'Correct the log', does: { dialog: 'correct' } } as const,
            },
          ]
        : [...reporter, ...(manager ? [manager.id] : [])].map((id) => ({
            for: id,
            what: `See to the correction of a log by ${who}, who is not here (${record})`,
            since: state.returned.at,
          }))
      : []),
    ...(state.is === 'AwaitingDiscussion' && manager
      ? [
          {
            for: manager.id,
            what: `Talk with ${who} about ${wordsOf(state.log).about} (${record})`,
            since: state.at,
            due: office.calendar.afterWorkingDays(state.at, office.timings.discussReminderDays),
            button: { title: 'We have talked', does: { dialog: 'talked' } } as const,
          },
        ]
      : []),
    ...(state.is === 'AwaitingDiscussion'
      ? here(state.passedUpTo, facts, { never: [state.reporter], rank: managers }).map((person) => ({
          for: person,
          what: `See that somebody talks with ${who} (${record})`,
          since: state.at,
          doneBy: { dialog: 'talked' } as const,
        }))
      : []),
    ...(state.talk && !state.followUp && manager
      ? [{ for: manager.id, what: `Decide whether to follow up with the customer (${record})`, since: state.talk.at, button: decide }]
      : []),
  ]
}

function marks(state: TerminatedCallState): readonly Mark[] {
  if (state.is === 'NotSent') return []
  const { log, reporter } = state
  return [mark('reporter', reporter), ...sameAgain(reporter, log.caller, log.caseReference)]
}

/** The name as it was heard on the call, or whom a manager has found it to be. */
function customer(state: TerminatedCallState): CustomerFields | undefined {
  if (state.is === 'NotSent') return undefined
  const { log, customer: linked } = state
  const { caseReference: reference } = log
  return { ...linked, name: linked?.name ?? log.caller, ...(reference === undefined ? {} : { cases: [reference] }) }
}
