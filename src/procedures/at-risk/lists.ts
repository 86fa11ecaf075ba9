import type { Facts, Found, Mark, Waiting } from '../procedure.js'
import { mark } from '../shared/mark.js'
import type { AtRiskState } from './matter.js'

/** What waits for whom (s9): unacknowledged alerts for everybody told, held ones for the holder, the note for the reporter, the formal record for Information Governance. */
export const waitingAtRisk = (state: AtRiskState, facts: Facts): readonly Waiting[] => {
  if (state.is === 'NotRaised') return []
  const note: readonly Waiting[] =
    state.report.case && !state.noteKept
      ? [{ for: state.raisedBy, what: 'Put a telephone note on the case file', since: state.raisedAt }]
      : []
  if (state.is === 'Unacknowledged')
    return [
      ...state.told.map(
        (id): Waiting => ({ for: id, what: 'At-risk alert: nobody has it yet', since: state.raisedAt, due: state.raisedAt }),
      ),
      ...note,
    ]
  const disclosure = state.disclosure
  const record: readonly Waiting[] =
    disclosure && !disclosure.confirmedBy
      ? facts.office
          .holding('information governance')
          .map((person) => ({ for: person.id, what: 'Confirm the record of a disclosure', since: disclosure.at }))
      : []
  const held: readonly Waiting[] =
    state.is === 'Held' ? [{ for: state.heldBy, what: 'At-risk alert: with you', since: state.heldSince, due: state.askAt }] : []
  return [...held, ...record, ...note]
}

/** What finds an alert again: the customer, the case, the contact, and whoever raised it. Fingerprints, never the words themselves (rule 6). */
export const marksAtRisk = (state: AtRiskState): readonly Mark[] => {
  if (state.is === 'NotRaised') return []
  const { name, contact, case: reference } = state.report
  return [
    { kind: 'reporter', value: state.raisedBy },
    ...(name ? [mark('customer', name)] : []),
    ...(reference ? [mark('case', reference)] : []),
    ...(contact ? [mark(contact.includes('@') ? 'email' : 'telephone', contact)] : []),
  ]
}

/** In a look-up an alert says one thing only, and nothing of what was said (s9, rule 6). */
export const lookUpAtRisk = (state: AtRiskState): Found | undefined =>
  state.is === 'NotRaised' || !state.report.name
    ? undefined
    : {
        customer: state.report.name,
        order: 2,
        what: 'At-risk alert',
        status: '',
        toDo: ['Ask a senior colleague before you contact them.'],
        buttons: [],
      }
