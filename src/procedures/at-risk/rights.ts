import type { Facts, Right } from '../procedure.js'
import { isSenior, namesOf } from '../shared/people.js'
import type { StaffId } from '../words.js'
import { reporterOf } from './lines.js'
import type { AtRiskState, AtRiskStep, Raised } from './matter.js'
import { whoNotes } from './note.js'

type Rights = { readonly [S in AtRiskStep['step']]?: Right<AtRiskState> }
type ByPerson = Facts & { readonly by: StaffId }

/** Was this person told, on any rung? */
export const isTold = (state: Raised, person: StaffId): boolean =>
  state.told.includes(person) || ('heldBy' in state && state.heldBy === person)

const senior = (facts: ByPerson): boolean => {
  const person = facts.office.person(facts.by)
  return person !== undefined && isSenior(person)
}

/** Whoever has it, or a head of department, who may always step in. */
const holder: Right<AtRiskState> = (state, facts) => {
  if (!('heldBy' in state)) return senior(facts) || 'A senior member of staff who has taken the alert can do this.'
  if (state.heldBy === facts.by || facts.office.person(facts.by)?.roles.includes('head of department')) return true
  return `This alert is with ${facts.office.nameOf(state.heldBy)}, who can do this or hand it over.`
}

/** Who may take which step (s9: details go to a senior member of staff, who decides; Information Governance make the formal record). */
export const atRiskRights: Rights = {
  RaiseAlert: () => true,
  AddDetails: (state, facts) =>
    state.is === 'NotRaised' ||
    state.raisedBy === facts.by ||
    isTold(state, facts.by) ||
    senior(facts) ||
    `The seniors on duty and ${reporterOf(state.report, state.raisedBy, facts.office)} can add to this alert.`,
  // Two people know of every alert: whoever raised it cannot be the one who has it.
  AcknowledgeAlert: (state, facts) => {
    if (state.is !== 'NotRaised' && state.raisedBy === facts.by)
      return 'You raised this alert. Another senior member of staff takes it, so that two of you know.'
    return (state.is !== 'NotRaised' && isTold(state, facts.by)) || senior(facts) || 'A senior member of staff takes this alert.'
  },
  HandOverAlert: holder,
  // Somebody who does not answer must not keep others out: any senior may take it over, and it stands under their name.
  TakeOverAlert: (state, facts) => {
    if (state.is !== 'NotRaised' && state.raisedBy === facts.by)
      return 'You raised this alert. Another senior member of staff takes it, so that two of you know.'
    return senior(facts) || 'A senior member of staff can take this over.'
  },
  ConfirmStillHeld: (state, facts) =>
    !('heldBy' in state) || state.heldBy === facts.by || `This alert is with ${facts.office.nameOf(state.heldBy)} now.`,
  RecordEstablished: holder,
  ConcludeAlert: holder,
  // Ours: s9 leaves open how long. Whoever is senior can weigh it, also when the holder has left.
  EndCaution: (_, facts) => senior(facts) || 'A senior member of staff can say that nobody need ask before they contact the customer.',
  // Whether there is such a report is asked of the log.
  ReportOpened: (state, facts) =>
    senior(facts) || (state.is !== 'NotRaised' && isTold(state, facts.by)) || 'The seniors who deal with this alert record what was given.',
  // Nobody says of their own alert that nothing was given.
  NoReportNeeded: (state, facts) =>
    (facts.office.person(facts.by)?.roles.some((role) => role === 'head of department' || role === 'information governance') &&
      !('heldBy' in state && state.heldBy === facts.by)) ||
    'A head of department or Information Governance can say this, and not whoever has the alert.',
  ConfirmDisclosure: (_, facts) =>
    facts.office.person(facts.by)?.roles.includes('information governance') ||
    'Information Governance make the formal record of a disclosure.',
  KeepTelephoneNote: (state, facts) =>
    state.is === 'NotRaised' ||
    state.raisedBy === facts.by ||
    whoNotes(state, facts).includes(facts.by) ||
    `The note is put on the case file by ${namesOf(whoNotes(state, facts), facts.office) || 'whoever took the contact'}.`,
}
