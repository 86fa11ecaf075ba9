import type { Person } from '../people.js'
import type { Procedure } from '../procedure.js'
import { clearsToday } from './clearing.js'
import { alertDelivered } from './delivered.js'
import { urgentAtRisk } from './directly.js'
import { evolveAlert } from './evolve.js'
import { atRiskFigures, atRiskFigureWords, atRiskRetention } from './figures.js'
import { disclosureOf, holderGone } from './handling.js'
import { atRiskInCopy } from './in-copy.js'
import { customerAtRisk, lookUpAtRisk, marksAtRisk, waitingAtRisk } from './lists.js'
import type { AtRiskEvent, AtRiskState } from './matter.js'
import { atRiskEvents } from './matter.js'
import { alertMustRing } from './must-ring.js'
import { gaveDetails, givesForReport, looksForReport, reportOwed } from './report.js'
import { dealsWith } from './rights.js'
import { type AtRiskStep, stepsAtRisk } from './rules.js'
import { sayAtRisk } from './say.js'
import { viewAtRisk } from './view.js'

const mayOpen = (state: AtRiskState, person: Person): boolean =>
  state.is !== 'NotRaised' &&
  (state.raisedBy === person.id ||
    dealsWith(state, person) ||
    ((disclosureOf(state) !== undefined || gaveDetails(state)) && person.roles.includes('information governance')))

/** Procedure 4: the at-risk alert (s9, s11). Raised by anybody, told to every senior on duty, and not let go until one of them has it. */
export const atRisk: Procedure<AtRiskStep, AtRiskEvent, AtRiskState> = {
  name: 'at-risk',
  prefix: 'AR',
  title: 'At-risk alert',
  command: {
    name: '/at-risk',
    hint: 'what was said: it is sent at once',
    help: 'Somebody may come to harm: tell the seniors on duty now. Words after the command are sent at once.',
    begins: { step: (text) => (text.trim() === '' ? { dialog: 'raise' } : { step: 'RaiseAlert', report: { said: text.trim() } }) },
  },
  urgent: urgentAtRisk,
  initial: { is: 'NotRaised' },
  ...stepsAtRisk,
  looksAt: (step, _, facts) => looksForReport(step, facts),
  events: atRiskEvents,
  inCopy: atRiskInCopy,
  evolve: evolveAlert,
  delivered: alertDelivered,
  watched: {
    is: ['Held'],
    step: (state, facts) => (state.is === 'Held' && holderGone(state, facts.office, facts.now) ? { step: 'OpenToOthers' } : undefined),
  },
  daily: (state, facts) => (clearsToday(state, facts) ? { step: 'ClearChat' } : undefined),
  view: viewAtRisk,
  clearsChats: true,
  receipts: { AlertReadAgain: 'record' },
  waiting: waitingAtRisk,
  mustRing: alertMustRing,
  marks: marksAtRisk,
  customer: customerAtRisk,
  lookUp: lookUpAtRisk,
  earlier: (state, person) => (mayOpen(state, person) ? 'kind and day' : 'ask a senior'),
  subjectAccess: {
    care: 'It may show who raised an alert, who was threatened, or where somebody is: could that endanger anybody?',
    ofHealth: ['said', 'who'],
    ofCustomers: ['name', 'contact', 'location', 'case'],
  },
  mayOpen,
  gives: (state) => {
    if (state.is === 'NotRaised') return {}
    const { name, contact, case: reference } = state.report
    const customer = { ...(name ? { customer: name } : {}), ...(contact ? { contact } : {}), ...(reference ? { case: reference } : {}) }
    return { ...customer, ...givesForReport(state) }
  },
  // s9, s11: what was given to an authority has its own record; the alert is not concluded past it.
  takesReply: (said) => ({ step: 'AddDetails', details: { said } }),
  settledBy: { '/authority-report': 'ReportOpened' },
  leadsTo: { ConcludeAlert: (state) => (reportOwed(state) ? '/authority-report' : undefined) },
  // s12: whoever raised it is asked how they are, and their manager talks with them. Somebody outside the office has none here.
  hardContact: (state) => (state.is === 'NotRaised' || state.report.reporter ? undefined : { staff: state.raisedBy, at: state.raisedAt }),
  figures: atRiskFigures,
  figureWords: atRiskFigureWords,
  retention: atRiskRetention,
  say: sayAtRisk,
}
