import type { Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { type ByPerson, canNow, here, holds, isSenior } from '../shared/people.js'
import { type May, neverOwn } from '../shared/rights.js'
import type { StaffId } from '../words.js'
import { reporterOf } from './lines.js'
import type { Raised } from './matter.js'
import { whoNotes } from './note.js'

/** Is it for this person now: a senior, or whoever still has it? Having once been told gives no right to somebody who is no senior any more. */
export const dealsWith = (state: Raised, person: Person): boolean => isSenior(person) || (state.is === 'Held' && state.heldBy === person.id)

const senior = ({ office, by }: ByPerson): boolean => {
  const person = office.person(by)
  return person !== undefined && isSenior(person)
}
const aSenior =
  (otherwise: string): May<Raised> =>
  (_, facts) =>
    senior(facts) || otherwise

/** Whoever has it, or a head of department, who may always step in. */
export const holder: May<Raised> = (state, facts) => {
  if (!('heldBy' in state)) return senior(facts) || 'A senior member of staff who has taken the alert can do this.'
  if (state.heldBy === facts.by || holds(facts.by, ['head of department'], facts.office)) return true
  return withHolder(state.heldBy, facts, 'who can do this or hand it over')
}
export const holderAlone: May<Raised> = (state, facts) =>
  !('heldBy' in state) || state.heldBy === facts.by || withHolder(state.heldBy, facts, 'who can say so')

/** With whom it is; is that somebody who is not here, what a senior can do about it. */
const withHolder = (holder: StaffId, facts: Facts, can: string): string =>
  here([holder], facts, { themselves: true }).length > 0
    ? `This alert is with ${facts.office.nameOf(holder)}, ${can}.`
    : `This alert is with ${canNow([holder], facts)}. A senior member of staff can take it over.`

/** Ours: what is over is read again by seniors only, and never without a reason. */
export const mayReadAgain = aSenior('A senior member of staff can open a concluded alert, with a reason.')

export const mayAdd: May<Raised> = (state, facts) =>
  state.raisedBy === facts.by ||
  (state.is === 'Held' && state.heldBy === facts.by) ||
  senior(facts) ||
  `The seniors on duty and ${state.report.reporter ? reporterOf(state.report, state.raisedBy, facts.office) : canNow([state.raisedBy], facts, 'those who were told')} can add to this alert.`

/** Two people know of every alert: whoever raised it cannot be the one who has it. */
const neverTheirs = (may: May<Raised>): May<Raised> =>
  neverOwn(({ raisedBy }) => raisedBy, 'You raised this alert. Another senior member of staff takes it, so that two of you know.', may)
export const mayTake = neverTheirs(aSenior('A senior member of staff takes this alert.'))
/** Somebody who does not answer must not keep others out: any senior may take it over, and it stands under their name. */
export const mayTakeOver = neverTheirs(aSenior('A senior member of staff can take this over.'))

/** Ours: s9 leaves open how long. Whoever is senior can weigh it, also when the holder has left. */
export const mayEndCaution = aSenior('A senior member of staff can say that nobody need ask before they contact the customer.')
/** Whether there is such a report is asked of the log. */
export const mayRecord = aSenior('The seniors who deal with this alert record what was given.')
/** Nobody says of their own alert that nothing was given. */
export const maySayNothingGiven: May<Raised> = (state, { by, office }) =>
  (holds(by, ['head of department', 'information governance'], office) && !('heldBy' in state && state.heldBy === by)) ||
  'A head of department or Information Governance can say this, and not whoever has the alert.'
export const mayConfirm: May<Raised> = (_, { by, office }) =>
  holds(by, ['information governance'], office) || 'Information Governance make the formal record of a disclosure.'
export const mayNote: May<Raised> = (state, facts) =>
  state.raisedBy === facts.by ||
  whoNotes(state, facts).includes(facts.by) ||
  `The note is put on the case file by ${canNow(whoNotes(state, facts), facts, 'whoever took the contact')}.`
