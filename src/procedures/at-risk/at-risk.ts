import type { Person } from '../people.js'
import { type Decision, decided, type Facts, type Notice, type Owed, type Procedure, refused } from '../procedure.js'
import { isSenior } from '../shared/people.js'
import type { StaffId } from '../words.js'
import { anyTime } from './any-time.js'
import { stepsAtTheDoor } from './at-the-door.js'
import { alertDelivered } from './delivered.js'
import { atRiskDialogs } from './dialogs.js'
import { evolveAlert } from './evolve.js'
import { atRiskFigures, atRiskRetention } from './figures.js'
import { disclosureOf, holderGone } from './handling.js'
import { askAgain, whileHeld } from './held.js'
import { nextRungAt, owedOnRung, ringAlarm, stillWithYouAt, tellAdministrators, toldOnRung } from './ladder.js'
import { customerAtRisk, lookUpAtRisk, marksAtRisk, waitingAtRisk } from './lists.js'
import type { Alert, AtRiskEvent, AtRiskReport, AtRiskState, AtRiskStep } from './matter.js'
import { owedNote } from './note.js'
import { gaveDetails, givesForReport, looksForReport } from './report.js'
import { atRiskRights, isTold } from './rights.js'
import { sayAtRisk } from './say.js'
import { urgentAtRisk } from './unsaved.js'
import { viewAtRisk } from './view.js'

const by = (facts: Facts): StaffId => facts.by as StaffId
/** A card for whoever raised it; somebody outside the office has been told whom to ring, and has none. */
const toReporter = (notice: string, { raisedBy, report }: Pick<Alert, 'raisedBy' | 'report'>): readonly Notice[] =>
  report.reporter ? [] : [{ notice, to: { person: raisedBy }, urgency: 'alert' }]

/** s9: "immediately pass them on to a senior member of staff"; nobody here judges whether a threat is genuine. */
const raise = (report: AtRiskReport, facts: Facts): Decision<AtRiskEvent> => {
  if (report.said.trim() === '') return refused('Please say what was said or written, in a few words: /at-risk and then the words.')
  const { now, office } = facts
  const told = toldOnRung(0, by(facts), now, office)
  const next = nextRungAt(now, 0, now, office)
  // A tier that nobody can be reached on is passed over at once, and mended by whoever can.
  const mend = office.emptyTiers?.(now).length ? tellAdministrators(office) : { administrators: [], owed: [] }
  const gaps = mend.administrators.length > 0 ? { administrators: mend.administrators } : {}
  const event: AtRiskEvent = { event: 'AlertRaised', by: by(facts), at: now, report, told, next, ...gaps }
  const note: readonly Owed[] = report.case ? owedNote(by(facts), facts) : []
  const toTell = { raisedBy: by(facts), report }
  const status = toReporter('status', toTell)
  return decided([event], [...owedOnRung(0, told, next, office), ...status, ...ringAlarm(now, next), ...note, ...mend.owed])
}

type Open = AtRiskState & { is: 'Unacknowledged' }

/** Not acknowledged: again, and one tier further (s9; the times are the office's). Rings early or late are put right by `next`. */
const climbOn = (state: Open, facts: Facts): Decision<AtRiskEvent> => {
  if (facts.now < state.next) return decided()
  const rung = state.rung + 1
  const told = toldOnRung(rung, state.raisedBy, facts.now, facts.office)
  const next = nextRungAt(state.openSince, rung, facts.now, facts.office)
  return decided([{ event: 'AlertClimbed', at: facts.now, rung, told, next }], owedOnRung(rung, told, next, facts.office, state))
}

const acknowledge = (state: Open, facts: Facts): Decision<AtRiskEvent> =>
  decided(
    [{ event: 'AlertAcknowledged', by: by(facts), at: facts.now, ask: stillWithYouAt(facts.now, facts.office) }],
    [...toReporter('taken', state), askAgain(facts)],
  )

/** What the clock and the seniors do while nobody has it. */
const whileOpen = (step: AtRiskStep, state: Open, facts: Facts): Decision<AtRiskEvent> => {
  switch (step.step) {
    case 'ClimbAlert':
      return climbOn(state, facts)
    case 'AcknowledgeAlert':
      return acknowledge(state, facts)
    case 'TellReporter':
      return state.ring ? decided() : decided([{ event: 'ReporterTold', at: facts.now }])
    default:
      return anyTime(step, state, facts)
  }
}

const decide = (step: AtRiskStep, state: AtRiskState, facts: Facts): Decision<AtRiskEvent> => {
  switch (state.is) {
    case 'NotRaised':
      return step.step === 'RaiseAlert' ? raise(step.report, facts) : refused('This alert was never raised.')
    case 'Unacknowledged':
      return whileOpen(step, state, facts)
    case 'Held':
      return whileHeld(step, state, facts)
    case 'Concluded':
      return anyTime(step, state, facts)
  }
}

const mayOpen = (state: AtRiskState, person: Person): boolean =>
  state.is !== 'NotRaised' &&
  (state.raisedBy === person.id ||
    isTold(state, person.id) ||
    isSenior(person) ||
    ((disclosureOf(state) !== undefined || gaveDetails(state)) && person.roles.includes('information governance')))

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
  urgent: urgentAtRisk,
  initial: { is: 'NotRaised' },
  rights: atRiskRights,
  // An alert climbs and gathers details while people read it: what they press on an older card still means what it says.
  holdsWhenStale: [
    'AcknowledgeAlert',
    'AddDetails',
    'ConfirmStillHeld',
    'HandOverAlert',
    'TakeOverAlert',
    'RecordEstablished',
    'ConcludeAlert',
    'EndCaution',
    'ReportOpened',
    'NoReportNeeded',
    'KeepTelephoneNote',
    'ConfirmDisclosure',
  ],
  steps: stepsAtTheDoor,
  decide,
  looksAt: (step, _, facts) => looksForReport(step, facts),
  evolve: evolveAlert,
  delivered: alertDelivered,
  watched: {
    is: ['Held'],
    step: (state, facts) => (state.is === 'Held' && holderGone(state, facts.office, facts.now) ? { step: 'OpenToOthers' } : undefined),
  },
  dialogs: atRiskDialogs,
  view: viewAtRisk,
  waiting: waitingAtRisk,
  marks: marksAtRisk,
  customer: customerAtRisk,
  lookUp: lookUpAtRisk,
  earlier: (state, person) => (mayOpen(state, person) ? 'kind and day' : 'ask a senior'),
  mayOpen,
  gives: (state) => {
    if (state.is === 'NotRaised') return {}
    const { name, contact, case: reference } = state.report
    const customer = { ...(name ? { customer: name } : {}), ...(contact ? { contact } : {}), ...(reference ? { case: reference } : {}) }
    return { ...customer, ...givesForReport(state) }
  },
  // s9, s11: what was given to an authority has its own record; the alert is not concluded past it.
  settledBy: { '/authority-report': 'ReportOpened' },
  figures: atRiskFigures,
  retention: atRiskRetention,
  say: sayAtRisk,
}
