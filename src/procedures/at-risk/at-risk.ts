import { type Decision, decided, type Facts, type Notice, type Owed, type Procedure, refused } from '../procedure.js'
import type { StaffId } from '../words.js'
import { atRiskDialogs } from './dialogs.js'
import { evolveAlert } from './evolve.js'
import { insteadOf, isSenior, nextRungAt, owedOnRung, stillWithYouAt, tellAdministrators, toldOnRung } from './ladder.js'
import { customerAtRisk, lookUpAtRisk, marksAtRisk, waitingAtRisk } from './lists.js'
import type { Alert, AtRiskEvent, AtRiskReport, AtRiskState, AtRiskStep, Handling } from './matter.js'
import { atRiskRights, isTold } from './rights.js'
import { sayAtRisk } from './say.js'
import { viewAtRisk } from './view.js'

const mayDisclose: ReadonlySet<string> = new Set(['head of department', 'group manager', 'senior on duty'])
const status = (alert: { raisedBy: StaffId }): Notice => ({ notice: 'status', to: { person: alert.raisedBy }, urgency: 'alert' })
const askAgain = (facts: Facts): Owed => ({ alarm: 'AskStillWithYou', at: stillWithYouAt(facts.now, facts.office) })
const by = (facts: Facts): StaffId => facts.by as StaffId

/** s9: "immediately pass them on to a senior member of staff"; nobody here judges whether a threat is genuine. */
const raise = (report: AtRiskReport, facts: Facts): Decision<AtRiskEvent> => {
  if (report.said.trim() === '') return refused('Please say what was said or written, in a few words: /at-risk and then the words.')
  const told = toldOnRung(0, by(facts), facts.now, facts.office)
  const next = nextRungAt(facts.now, 0, facts.now, facts.office)
  const event: AtRiskEvent = { event: 'AlertRaised', by: by(facts), at: facts.now, report, told, next }
  const note: readonly Owed[] = report.case ? [{ notice: 'telephone-note', to: { person: by(facts) }, urgency: 'routine' }] : []
  // A tier that nobody can be reached on is passed over at once, and mended by whoever can.
  const mend = facts.office.emptyTiers?.(facts.now).length ? tellAdministrators(facts.office) : []
  return decided(
    [event],
    [...owedOnRung(0, told, next, facts.office), ...(report.reporter ? [] : [status({ raisedBy: by(facts) })]), ...note, ...mend],
  )
}

/** Not acknowledged: again, and one tier further (s9; the times are the office's). Rings early or late are put right by `next`. */
const climbOn = (state: AtRiskState, facts: Facts): Decision<AtRiskEvent> => {
  if (state.is !== 'Unacknowledged' || facts.now < state.next) return decided()
  const rung = state.rung + 1
  const told = toldOnRung(rung, state.raisedBy, facts.now, facts.office)
  const next = nextRungAt(state.raisedAt, rung, facts.now, facts.office)
  return decided([{ event: 'AlertClimbed', at: facts.now, rung, told, next }], owedOnRung(rung, told, next, facts.office))
}

const sayWhoHasIt = (state: Alert & Handling, facts: Facts): string =>
  `${facts.office.nameOf(state.heldBy)} has had this since ${facts.office.calendar.say(state.heldSince, facts.now)}.`

const whileHeld = (step: AtRiskStep, state: AtRiskState & { is: 'Held' }, facts: Facts): Decision<AtRiskEvent> => {
  const { now, office } = facts
  const ask = stillWithYouAt(now, office)
  switch (step.step) {
    case 'AcknowledgeAlert':
      return refused(state.heldBy === facts.by ? 'You have this already. Thank you.' : sayWhoHasIt(state, facts))
    case 'HandOverAlert': {
      const to = office.person(step.to)
      if (!to || !isSenior(to)) return refused('Please choose a senior member of staff to hand this to.')
      if (to.id === state.heldBy) return refused(`${to.name} has this already.`)
      if (to.id === state.raisedBy) return refused(`${to.name} raised this alert. Choose somebody else, so that two of you know.`)
      return decided(
        [{ event: 'AlertHandedOver', by: by(facts), to: to.id, at: now, ask }],
        [{ notice: 'senior', to: { person: to.id }, urgency: 'alert' }, askAgain(facts)],
      )
    }
    case 'ConfirmStillHeld':
      return decided([{ event: 'StillHeldConfirmed', by: by(facts), at: now, ask }], [askAgain(facts)])
    case 'RecordEstablished':
      return decided([{ event: 'FactsEstablished', by: by(facts), at: now, established: step.established, emergency: step.emergency }])
    case 'DecideDisclosure': {
      if (state.disclosure) return refused('A disclosure has been decided already. Add anything further under "What was established".')
      // s9, s11: a senior member of staff weighs it, a head of department or group manager decides; never whoever took the contact.
      if (!office.person(step.disclosure.decidedBy)?.roles.some((role) => mayDisclose.has(role)))
        return refused('A head of department, a group manager or a senior on duty decides this. Please choose who of them did.')
      // s9: Information Governance are notified, so that they may assist and make a formal record.
      const governance = office.holding('information governance')
      return decided(
        [{ event: 'DisclosureDecided', by: by(facts), at: now, disclosure: step.disclosure }],
        [
          ...governance.map((person): Notice => ({ notice: 'information-governance', to: { person: person.id }, urgency: 'now' })),
          { alarm: 'RemindDisclosure', at: office.calendar.afterWorkingDays(now, 1) },
        ],
      )
    }
    case 'ConcludeAlert':
      return decided([{ event: 'AlertConcluded', by: by(facts), at: now, outcome: step.outcome, reason: step.reason }])
    case 'AskStillWithYou':
      if (now < state.askAt) return decided()
      return decided(
        [{ event: 'StillHeldAsked', at: now, ask }],
        [{ notice: 'still-with-you', to: { person: state.heldBy }, urgency: 'now' }, askAgain(facts)],
      )
    default:
      return anyTime(step, state, facts)
  }
}

/** What may happen to an alert in every state once it is raised. */
const anyTime = (step: AtRiskStep, state: Exclude<AtRiskState, { is: 'NotRaised' }>, facts: Facts): Decision<AtRiskEvent> => {
  switch (step.step) {
    case 'RaiseAlert':
      return refused(`This alert was raised already, as ${facts.record}.`)
    case 'AddDetails': {
      const note: readonly Owed[] =
        step.details.case && !state.report.case ? [{ notice: 'telephone-note', to: { person: state.raisedBy }, urgency: 'routine' }] : []
      return decided([{ event: 'DetailsAdded', by: by(facts), at: facts.now, details: step.details }], note)
    }
    case 'KeepTelephoneNote':
      if (state.noteKept) return refused('The telephone note is on the case file already.')
      return decided([{ event: 'TelephoneNoteKept', by: by(facts), at: facts.now }])
    case 'ConfirmDisclosure': {
      if (!('disclosure' in state) || !state.disclosure) return refused('No disclosure has been decided on this alert.')
      if (state.disclosure.confirmedBy)
        return refused(`${facts.office.nameOf(state.disclosure.confirmedBy)} has confirmed the record already.`)
      return decided([{ event: 'DisclosureConfirmed', by: by(facts), at: facts.now, reference: step.reference }])
    }
    case 'RemindDisclosure': {
      if (!('disclosure' in state) || !state.disclosure || state.disclosure.confirmedBy) return decided()
      const again: Owed = { alarm: 'RemindDisclosure', at: facts.office.calendar.afterWorkingDays(facts.now, 1) }
      return decided(
        [],
        [
          ...facts.office
            .holding('information governance')
            .map((person): Notice => ({ notice: 'information-governance', to: { person: person.id }, urgency: 'now' })),
          again,
        ],
      )
    }
    case 'ClimbAlert':
    case 'AskStillWithYou':
      return decided()
    case 'AcknowledgeAlert':
    case 'HandOverAlert':
    case 'ConfirmStillHeld':
    case 'RecordEstablished':
    case 'DecideDisclosure':
    case 'ConcludeAlert':
      return refused(
        state.is === 'Unacknowledged'
          ? 'Nobody has this alert yet. Press "I have it" first.'
          : state.is === 'Concluded'
            ? `${facts.office.nameOf(state.concludedBy)} concluded this alert ${facts.office.calendar.say(state.concludedAt, facts.now)}.`
            : sayWhoHasIt(state, facts),
      )
  }
}

const decide = (step: AtRiskStep, state: AtRiskState, facts: Facts): Decision<AtRiskEvent> => {
  if (state.is === 'NotRaised') return step.step === 'RaiseAlert' ? raise(step.report, facts) : refused('This alert was never raised.')
  if (step.step === 'ClimbAlert') return climbOn(state, facts)
  if (state.is === 'Unacknowledged' && step.step === 'AcknowledgeAlert')
    return decided(
      [{ event: 'AlertAcknowledged', by: by(facts), at: facts.now, ask: stillWithYouAt(facts.now, facts.office) }],
      [askAgain(facts)],
    )
  return state.is === 'Held' ? whileHeld(step, state, facts) : anyTime(step, state, facts)
}

/** The record's answer to deliveries: the reporter sees who was reached; whoever cannot be reached is stood in for at once (rule 5). */
const delivered: NonNullable<Procedure<AtRiskStep, AtRiskEvent, AtRiskState>['delivered']> = (delivery, state, facts) => {
  if (state.is === 'NotRaised' || delivery.notice.notice !== 'senior' || !('person' in delivery.notice.to)) return decided()
  const person = delivery.notice.to.person
  if (delivery.outcome === 'delivered')
    return state.reached.some((one) => one.person === person)
      ? decided()
      : decided([{ event: 'AlertReached', person, at: facts.now, channel: delivery.channel ?? '' }])
  // Means outside the chat are further tries for people who have a card already: their failing changes nobody.
  if (state.is !== 'Unacknowledged' || delivery.notice.by || state.missed.some((one) => one.person === person)) return decided()
  const told = insteadOf(state, person, facts)
  return decided(
    [{ event: 'AlertMissed', person, at: facts.now, because: delivery.because ?? 'could not be reached', told }],
    [...told.map((id): Notice => ({ notice: 'senior', to: { person: id }, urgency: 'alert' })), ...tellAdministrators(facts.office)],
  )
}

/** Procedure 4: the at-risk alert (s9, s11). Raised by anybody, told to every senior on duty, and not let go until one of them has it. */
export const atRisk: Procedure<AtRiskStep, AtRiskEvent, AtRiskState> = {
  name: 'at-risk',
  prefix: 'AR',
  title: 'At-risk alert',
  command: {
    name: '/at-risk',
    help: 'Somebody may come to harm: tell the seniors on duty now. Words after the command are sent at once.',
    begins: { step: (text) => (text.trim() === '' ? { dialog: 'raise' } : { step: 'RaiseAlert', report: { said: text.trim() } }) },
  },
  initial: { is: 'NotRaised' },
  rights: atRiskRights,
  // An alert climbs and gathers details while people read it: what they press on an older card still means what it says.
  holdsWhenStale: [
    'AcknowledgeAlert',
    'AddDetails',
    'ConfirmStillHeld',
    'HandOverAlert',
    'RecordEstablished',
    'DecideDisclosure',
    'ConcludeAlert',
    'KeepTelephoneNote',
    'ConfirmDisclosure',
  ],
  decide,
  evolve: evolveAlert,
  delivered,
  dialogs: atRiskDialogs,
  view: viewAtRisk,
  waiting: waitingAtRisk,
  marks: marksAtRisk,
  customer: customerAtRisk,
  lookUp: lookUpAtRisk,
  mayOpen: (state, person) =>
    state.is !== 'NotRaised' &&
    (state.raisedBy === person.id ||
      isTold(state, person.id) ||
      isSenior(person) ||
      ('disclosure' in state && !!state.disclosure && person.roles.includes('information governance'))),
  gives: (state) => {
    if (state.is === 'NotRaised') return {}
    const { name, contact, case: reference } = state.report
    return { ...(name ? { customer: name } : {}), ...(contact ? { contact } : {}), ...(reference ? { case: reference } : {}) }
  },
  say: sayAtRisk,
}
