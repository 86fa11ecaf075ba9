import { type Decision, decided, type Facts, type Notice, type Owed, refused } from '../procedure.js'
import type { Instant, StaffId } from '../words.js'
import { toCaseSystem } from './case-file.js'
import type { ArrangementEvent, ArrangementState, ArrangementStep, Known, Request, Terms } from './matter.js'
import { nextRing } from './reviews.js'
import { decideStanding } from './standing.js'
import { askForTasks, isStanding, startOf, tasksFor } from './tasks.js'
import { faultOfTerms } from './terms.js'
import { firstDeciders, mayDecide, nextDeciders, whoDecides } from './whom.js'

type Verdict = Decision<ArrangementEvent>
const by = (facts: Facts): StaffId => facts.by as StaffId
const tell = (notice: string, people: readonly StaffId[]): readonly Notice[] =>
  people.map((person) => ({ notice, to: { person }, urgency: 'now' }))

/** What is wrong with a request (s4, s5, s10). */
const faultOfRequest = (request: Request, facts: Facts): string | undefined => {
  if (request.facts.trim() === '') return 'Please say what happened: the facts that the decision rests on.'
  if (request.kind === 'restriction' && !request.behaviour)
    return 'Please say whether the behaviour is unacceptable or unreasonably persistent (section 4).'
  if (request.behaviour === 'unreasonably persistent' && !(request.nothingToAdd && request.customerTold))
    return 'Behaviour is unreasonably persistent only when there is nothing useful left to add and the customer has been told so. If you can still help them understand, do that first (section 4).'
  if (facts.office.calendar.dateOf(facts.now) > request.terms.start) return 'The start date has passed. Please choose today or later.'
  return faultOfTerms(request.kind, request.terms, facts)
}

const ask = (request: Request, facts: Facts): Verdict => {
  const fault = faultOfRequest(request, facts)
  if (fault) return refused(fault)
  const { office, now } = facts
  const deciders = firstDeciders(request.kind, by(facts), now, office)
  if (deciders.length === 0)
    return refused('The office file names nobody who could decide this. Please tell an administrator; what you typed is kept as a draft.')
  const { calendar, timings } = office
  return decided(
    [{ event: 'ArrangementAskedFor', by: by(facts), at: now, request, deciders }],
    [
      ...tell('decision', deciders),
      ...(office.channels.includes('managers')
        ? [{ notice: 'channel', to: { channel: 'managers' }, urgency: 'routine' } satisfies Notice]
        : []),
      { alarm: 'RemindDecision', at: calendar.afterWorkingDays(now, timings.approvalReminderDays) },
      { alarm: 'ClimbDecision', at: calendar.afterWorkingDays(now, timings.approvalClimbDays) },
    ],
  )
}

/** Approved: the decider becomes owner, and what has to be done is put to those who do it (s10, s15). */
const approve = (state: Known, terms: Terms, changed: string | undefined, facts: Facts): Verdict => {
  const fault = faultOfTerms(state.request.kind, terms, facts)
  if (fault) return refused(fault)
  const right = mayDecide(state.request.kind, state.askedBy, by(facts), facts)
  if (typeof right === 'string') return refused(right)
  const todo = tasksFor(state.request.kind, terms, 'letter')
  const start: Instant = startOf(terms.start, facts.office)
  return decided(
    [{ event: 'ArrangementApproved', by: by(facts), at: facts.now, terms, todo, ...(changed ? { changed } : {}), ...right }],
    [
      ...tell('outcome', [state.askedBy]),
      ...askForTasks(todo, { request: state.request, askedBy: state.askedBy, decidedBy: by(facts), owner: by(facts), terms }, facts),
      { alarm: 'ComeIntoForce', at: start > facts.now ? start : facts.now },
      nextRing(terms.review, facts.now, facts.office),
      ...toCaseSystem(facts),
    ],
  )
}

/** Whose decision it was, for a late click (rule 2). */
const sayDecided = (state: Known, facts: Facts): string => {
  const { nameOf, calendar } = facts.office
  if (state.is === 'Declined') return `${nameOf(state.decidedBy)} declined this ${calendar.say(state.decidedAt, facts.now)}.`
  if (isStanding(state)) return `${nameOf(state.decidedBy)} approved this ${calendar.say(state.decidedAt, facts.now)}.`
  if (state.is === 'Withdrawn') return `${nameOf(state.askedBy)} has withdrawn this request.`
  return 'This request is still waiting for a decision.'
}

const whileAsked = (step: ArrangementStep, state: Extract<Known, { is: 'AwaitingDecision' | 'AwaitingAnswer' }>, facts: Facts): Verdict => {
  const { now, office } = facts
  switch (step.step) {
    case 'ApproveArrangement':
      return approve(state, state.request.terms, undefined, facts)
    case 'ApproveWithChanges':
      return approve(state, step.terms, step.reason, facts)
    case 'DeclineArrangement':
      return decided([{ event: 'ArrangementDeclined', by: by(facts), at: now, reason: step.reason }], tell('outcome', [state.askedBy]))
    case 'AskForMore':
      return decided([{ event: 'MoreAskedFor', by: by(facts), at: now, question: step.question }], tell('question', [state.askedBy]))
    case 'AnswerMore':
      if (state.is !== 'AwaitingAnswer') return refused('No question is waiting for your answer.')
      return decided([{ event: 'MoreAnswered', by: by(facts), at: now, answer: step.answer }], tell('decision', [state.questionBy]))
    case 'ConsultHead': {
      // s10: unsure about the type of adjustment or restriction → consult the Head of Customer Contact, who advises; the decider decides.
      const head = office.holding('head of customer contact').map((person) => person.id)
      if (head.length === 0) return refused('The office file names no Head of Customer Contact. Please tell an administrator.')
      return decided([{ event: 'HeadConsulted', by: by(facts), at: now, question: step.question, head }], tell('consult', head))
    }
    case 'AdviseDecider':
      return decided(
        [{ event: 'DeciderAdvised', by: by(facts), at: now, advice: step.advice }],
        tell(
          'decision',
          state.deciders.filter((id) => office.person(id)),
        ),
      )
    case 'WithdrawRequest':
      return decided([{ event: 'RequestWithdrawn', by: by(facts), at: now, reason: step.reason }])
    case 'RemindDecision':
      return decided([], tell('decision', whoDecides(state.request.kind, state.askedBy, state.deciders, facts)))
    case 'ClimbDecision': {
      // Silence is never a decision (rule 3): it goes up, and keeps going.
      const deciders = nextDeciders(state.request.kind, state.askedBy, state.deciders, facts)
      const again: Owed = { alarm: 'ClimbDecision', at: office.calendar.afterWorkingDays(now, office.timings.approvalClimbDays) }
      if (deciders.length === 0)
        return decided(
          [],
          [
            ...tell(
              'decision',
              state.deciders.filter((id) => office.person(id)),
            ),
            again,
          ],
        )
      return decided([{ event: 'DecisionClimbed', at: now, deciders }], [...tell('decision', deciders), again])
    }
    default:
      return refused('This request has not been decided yet.')
  }
}

const clockSteps: ReadonlySet<string> = new Set([
  'RemindDecision',
  'ClimbDecision',
  'ComeIntoForce',
  'ChaseTasks',
  'ReviewRings',
  'CheckOwner',
])

/** Procedures 5 and 6: asked for, decided by the right manager, looked after for life (s4, s5, s10, s15). */
export const decideArrangement = (step: ArrangementStep, state: ArrangementState, facts: Facts): Verdict => {
  // The clock decides nothing about a customer (rule 3).
  if ((facts.by === 'clock' || facts.by === 'courier') && !clockSteps.has(step.step)) return refused('Only a person can do this.')
  if (state.is === 'NotAsked') return step.step === 'AskForArrangement' ? ask(step.request, facts) : refused('This was never asked for.')
  if (step.step === 'AskForArrangement') return refused(`This was asked for already, as ${facts.record}.`)
  if (state.is === 'AwaitingDecision' || state.is === 'AwaitingAnswer')
    return clockSteps.has(step.step) && !['RemindDecision', 'ClimbDecision'].includes(step.step)
      ? decided()
      : whileAsked(step, state, facts)
  if (isStanding(state)) return decideStanding(step, state, facts, sayDecided(state, facts))
  return clockSteps.has(step.step) ? decided() : refused(sayDecided(state, facts))
}
