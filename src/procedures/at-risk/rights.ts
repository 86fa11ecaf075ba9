import { type ByPerson, holds, isSenior, namesOf } from '../shared/people.js'
import { type May, neverOwn } from '../shared/rights.js'
import type { StaffId } from '../words.js'
import { reporterOf } from './lines.js'
import type { Raised } from './matter.js'
import { whoNotes } from './note.js'

/** Was this person told, on any rung? */
export const isTold = (state: Raised, person: StaffId): boolean =>
  state.told.includes(person) || ('heldBy' in state && state.heldBy === person)

const senior = ({ office, by }: ByPerson): boolean => {
  const person = office.person(by)
  return person !== undefined && isSenior(person)
}
const aSenior =
  (otherwise: string): May<Raised> =>
  (_, facts) =>
    senior(facts) || otherwise
/** A senior, or somebody who was told of this alert. */
const aSeniorOrTold =
  (otherwise: string): May<Raised> =>
  (state, facts) =>
    senior(facts) || isTold(state, facts.by) || otherwise

/** Whoever has it, or a head of department, who may always step in. */
export const holder: May<Raised> = (state, facts) => {
  if (!('heldBy' in state)) return senior(facts) || 'A senior member of staff who has taken the alert can do this.'
  if (state.heldBy === facts.by || holds(facts.by, ['head of department'], facts.office)) return true
  return `This alert is with ${facts.office.nameOf(state.heldBy)}, who can do this or hand it over.`
}
export const holderAlone: May<Raised> = (state, { by, office }) =>
  !('heldBy' in state) || state.heldBy === by || `This alert is with ${office.nameOf(state.heldBy)} now.`

export const mayAdd: May<Raised> = (state, facts) =>
  state.raisedBy === facts.by ||
  isTold(state, facts.by) ||
  senior(facts) ||
  `The seniors on duty and ${reporterOf(state.report, state.raisedBy, facts.office)} can add to this alert.`

/** Two people know of every alert: whoever raised it cannot be the one who has it. */
const neverTheirs = (may: May<Raised>): May<Raised> =>
  neverOwn(({ raisedBy }) => raisedBy, 'You raised this alert. Another senior member of staff takes it, so that two of you know.', may)
export const mayTake = neverTheirs(aSeniorOrTold('A senior member of staff takes this alert.'))
/** Somebody who does not answer must not keep others out: any senior may take it over, and it stands under their name. */
export const mayTakeOver = neverTheirs(aSenior('A senior member of staff can take this over.'))

/** Ours: s9 leaves open how long. Whoever is senior can weigh it, also when the holder has left. */
export const mayEndCaution = aSenior('A senior member of staff can say that nobody need ask before they contact the customer.')
/** Whether there is such a report is asked of the log. */
export const mayRecord = aSeniorOrTold('The seniors who deal with this alert record what was given.')
/** Nobody says of their own alert that nothing was given. */
export const maySayNothingGiven: May<Raised> = (state, { by, office }) =>
  (holds(by, ['head of department', 'information governance'], office) && !('heldBy' in state && state.heldBy === by)) ||
  'A head of department or Information Governance can say this, and not whoever has the alert.'
export const mayConfirm: May<Raised> = (_, { by, office }) =>
  holds(by, ['information governance'], office) || 'Information Governance make the formal record of a disclosure.'
export const mayNote: May<Raised> = (state, facts) =>
  state.raisedBy === facts.by ||
  whoNotes(state, facts).includes(facts.by) ||
  `The note is put on the case file by ${namesOf(whoNotes(state, facts), facts.office) || 'whoever took the contact'}.`
