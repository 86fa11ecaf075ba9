import type { Alarm, Facts } from '../procedure.js'
import { atItsMoment } from '../shared/wait.js'
import { disclosureOf, handlingOf } from './handling.js'
import { askAgain } from './holding.js'
import { climb } from './ladder.js'
import type { AtRiskState } from './matter.js'
import { noteReminder } from './note.js'
import { disclosureReminder } from './recording.js'
import { reportOwed, reportReminder } from './report.js'

/**
 * What an alert owes as it stands: it climbs until somebody has it (s9), whoever has it is asked whether they still do, and what is to be put on record is
 * asked after until it is: what was given to somebody outside (s9, s11), its formal record, the telephone note.
 */
export const alertMustRing = (state: AtRiskState, facts: Facts): readonly Alarm[] => {
  if (state.is === 'NotRaised') return []
  const { now } = facts
  const disclosure = disclosureOf(state)
  return [
    ...(state.is === 'Unacknowledged' ? [climb(state.next > now ? state.next : now)] : []),
    ...(state.is === 'Held' && !state.dealtWith ? [{ ...askAgain(facts), at: state.askAt > now ? state.askAt : now }] : []),
    ...(reportOwed(state) ? [atItsMoment(reportReminder(facts), handlingOf(state)?.reporting?.ask, facts)] : []),
    ...(disclosure && !disclosure.confirmedBy ? [disclosureReminder(facts)] : []),
    ...(state.report.case && !state.noteKept ? [noteReminder(facts)] : []),
  ]
}
