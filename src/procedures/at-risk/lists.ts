import type { Button, CustomerFields, Facts, Found, Mark, Waiting } from '../procedure.js'
import { mark } from '../shared/mark.js'
import { disclosureOf, handlingOf } from './handling.js'
import type { AtRiskState } from './matter.js'
import { whoNotes } from './note.js'
import { reportDoers, reportOwed } from './report.js'

/** What waits for whom (s9): unacknowledged alerts for everybody told, held ones for the holder, the note for the reporter, the formal record for Information Governance. */
export const waitingAtRisk = (state: AtRiskState, facts: Facts): readonly Waiting[] => {
  if (state.is === 'NotRaised') return []
  const note: readonly Waiting[] =
    state.report.case && !state.noteKept
      ? whoNotes(state, facts).map((id) => ({
          for: id,
          what: 'Put a telephone note on the case file',
          since: state.raisedAt,
          button: noteKept,
          ...(id === state.raisedBy ? {} : { card: 'telephone-note-late' }),
        }))
      : []
  const disclosure = disclosureOf(state)
  const record: readonly Waiting[] =
    disclosure && !disclosure.confirmedBy
      ? facts.office.holding('information governance').map((person) => ({
          for: person.id,
          what: 'Confirm the record of a disclosure',
          since: disclosure.at,
          doneBy: { dialog: 'confirm-disclosure' },
        }))
      : []
  const report: readonly Waiting[] = reportOwed(state)
    ? reportDoers(state, facts).map((id) => ({
        for: id,
        what: 'Record what an authority was told on an at-risk alert',
        since: handlingOf(state)?.dealtWith?.at ?? state.raisedAt,
        doneBy: { command: '/authority-report' },
      }))
    : []
  if (state.is === 'Unacknowledged')
    return [
      ...state.told
        .filter((id) => facts.office.person(id))
        .map(
          (id): Waiting => ({
            for: id,
            what: 'Take an at-risk alert that nobody has',
            since: state.raisedAt,
            due: state.raisedAt,
            button: take,
          }),
        ),
      ...report,
      ...record,
      ...note,
    ]
  const held: readonly Waiting[] =
    state.is === 'Held' && !state.dealtWith
      ? [
          {
            for: state.heldBy,
            what: 'Look after an at-risk alert that you have',
            since: state.heldSince,
            due: state.askAt,
            button: stillMine,
          },
          ...state.others
            .filter((id) => facts.office.person(id) && !facts.office.isAbsent(id, facts.now))
            .map((id) => ({
              for: id,
              what: 'Take over an at-risk alert whose holder does not answer',
              since: state.heardAt,
              due: state.askAt,
              button: takeOver,
            })),
        ]
      : []
  return [...held, ...report, ...record, ...note]
}

const take: Button = { title: 'I have it', does: { step: 'AcknowledgeAlert' } }
const noteKept: Button = { title: 'It is there', does: { step: 'KeepTelephoneNote' } }
const takeOver: Button = { title: 'Take it over', does: { step: 'TakeOverAlert' } }
const stillMine: Button = { title: 'Still with me', does: { step: 'ConfirmStillHeld' } }

/** What finds an alert again beside its customer: whoever raised it. */
export const marksAtRisk = (state: AtRiskState): readonly Mark[] => (state.is === 'NotRaised' ? [] : [mark('reporter', state.raisedBy)])

/** Whom the alert is about, as far as anybody knows. */
export const customerAtRisk = (state: AtRiskState): CustomerFields | undefined => {
  if (state.is === 'NotRaised') return undefined
  const { name, contact, case: reference } = state.report
  return { name, contact, cases: reference ? [reference] : [] }
}

/** In a look-up an alert says one thing only, and nothing of what was said (s9, rule 6). */
export const lookUpAtRisk = (state: AtRiskState, facts: Facts): Found | undefined =>
  state.is === 'NotRaised' || !needsCaution(state, facts)
    ? undefined
    : {
        customer: state.report.name ?? '',
        order: 2,
        what: 'At-risk alert',
        status: '',
        toDo: ['Ask a senior colleague before you contact them.'],
        buttons: [],
      }

/**
 * Is a senior to be asked before anybody contacts the customer? While the alert is open, always; then until a senior says that it is over,
 * or until the office's time for it has passed, where it has set one (ours: s9 does not say how long).
 */
const needsCaution = (state: Exclude<AtRiskState, { is: 'NotRaised' }>, { now, office: { calendar, timings } }: Facts): boolean => {
  if (state.is !== 'Concluded') return true
  if (state.cautionEnded) return false
  const months = timings.askSeniorMonths
  return months === undefined || calendar.dateOf(now) < calendar.moveDate(calendar.dateOf(state.concludedAt), { months })
}
