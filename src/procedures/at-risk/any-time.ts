import { type Decision, decided, type Facts, type Notice, type Owed, refused } from '../procedure.js'
import type { StaffId } from '../words.js'
import { disclosureOf } from './handling.js'
import type { Alert, AtRiskEvent, AtRiskStep, Handling, Raised } from './matter.js'
import { owedNote, remindNote } from './note.js'
import { chaseReport, noReportNeeded, reportOpened } from './report.js'

const by = (facts: Facts): StaffId => facts.by as StaffId

/** "Priya Shah has had this since today at 10:03." */
export const sayWhoHasIt = (state: Alert & Handling, facts: Facts): string =>
  `${facts.office.nameOf(state.heldBy)} has had this since ${facts.office.calendar.say(state.heldSince, facts.now)}.`

/** What may happen to an alert in every state once it is raised. */
export const anyTime = (step: AtRiskStep, state: Raised, facts: Facts): Decision<AtRiskEvent> => {
  switch (step.step) {
    case 'RaiseAlert':
      return refused(`This alert was raised already, as ${facts.record}.`)
    case 'AddDetails': {
      const note: readonly Owed[] = step.details.case && !state.report.case ? owedNote(state.raisedBy, facts) : []
      return decided([{ event: 'DetailsAdded', by: by(facts), at: facts.now, details: step.details }], note)
    }
    case 'EndCaution':
      if (state.is !== 'Concluded')
        return refused('While an alert is open, a senior colleague is asked first. Conclude it before you say that.')
      if (state.cautionEnded)
        return refused(
          `${facts.office.nameOf(state.cautionEnded.by)} said so already, ${facts.office.calendar.say(state.cautionEnded.at, facts.now)}.`,
        )
      return decided([{ event: 'CautionEnded', by: by(facts), at: facts.now, reason: step.reason }])
    case 'KeepTelephoneNote':
      if (state.noteKept) return refused('The telephone note is on the case file already.')
      return decided([{ event: 'TelephoneNoteKept', by: by(facts), at: facts.now }])
    case 'RemindTelephoneNote':
      return remindNote(state, facts)
    case 'ConfirmDisclosure': {
      const disclosure = disclosureOf(state)
      if (!disclosure) return refused('No disclosure has been decided on this alert.')
      if (disclosure.confirmedBy) return refused(`${facts.office.nameOf(disclosure.confirmedBy)} has confirmed the record already.`)
      return decided([{ event: 'DisclosureConfirmed', by: by(facts), at: facts.now, reference: step.reference }])
    }
    case 'ReportOpened':
      return reportOpened(state, facts)
    case 'NoReportNeeded':
      return noReportNeeded(step.why, state, { ...facts, by: by(facts) })
    case 'ChaseReport':
      return chaseReport(state, facts)
    case 'RemindDisclosure': {
      const disclosure = disclosureOf(state)
      if (!disclosure || disclosure.confirmedBy) return decided()
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
    case 'TellReporter':
    case 'OpenToOthers':
    case 'AskStillWithYou':
      return decided()
    case 'AcknowledgeAlert':
    case 'HandOverAlert':
    case 'TakeOverAlert':
    case 'ConfirmStillHeld':
    case 'RecordEstablished':
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
