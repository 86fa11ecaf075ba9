import { type Alarm, type Decision, decided, type Facts, type Notice, type Owed } from '../procedure.js'
import type { StaffId } from '../words.js'
import type { AtRiskEvent, Raised } from './matter.js'

/** How often the reporter is reminded before their manager is told too (ours). */
const remindedAlone = 1

const toReporter = (person: StaffId): Notice => ({ notice: 'telephone-note', to: { person }, urgency: 'routine' })
export const noteReminder = ({ now, office }: Facts): Alarm => ({
  alarm: 'RemindTelephoneNote',
  at: office.calendar.afterWorkingDays(now, 1),
})

/*
 * Not a to-do of the kit: records of today count each reminder and hold the one person to whom it was passed. A to-do counts otherwise and
 * looks anew for those above, so that an old note, replayed, would lie with somebody else than was told of it.
 */

/** s9: the telephone note on the case file, owed by whoever took the contact, and reminded of until it is there. */
export const owedNote = (raisedBy: StaffId, facts: Facts): readonly Owed[] => [
  ...(facts.office.person(raisedBy) ? [toReporter(raisedBy)] : []),
  noteReminder(facts),
]

/**
 * The note is not on the case file a working day later: the reporter is asked again, the next day their line manager too (ours). Whoever
 * has left is not asked; their manager cannot be looked up any more, so the senior who has the alert is, or else a group manager.
 */
export const remindNote = (state: Raised, facts: Facts): Decision<AtRiskEvent> => {
  if (state.noteKept || !state.report.case) return decided()
  const { office, now } = facts
  const reporter = office.person(state.raisedBy)
  const isLate = state.noteReminded >= remindedAlone || !reporter
  const manager = isLate ? managerFor(state, facts) : undefined
  return decided(
    [{ event: 'TelephoneNoteReminded', at: now, ...(manager ? { passedTo: manager } : {}) }],
    [
      ...(reporter ? [toReporter(reporter.id)] : []),
      ...(manager ? [{ notice: 'telephone-note-late', to: { person: manager }, urgency: 'routine' } satisfies Notice] : []),
      noteReminder(facts),
    ],
  )
}

/** Who has the note to do now: whoever took the contact and whom it was passed to; is nobody of them here, the manager who is. */
export const whoNotes = (state: Raised, facts: Facts): readonly StaffId[] => {
  const { office, now } = facts
  const known = [state.raisedBy, ...(state.notePassedTo ? [state.notePassedTo] : [])].filter((id) => office.person(id))
  const instead = known.some((id) => !office.isAbsent(id, now)) ? undefined : managerFor(state, facts)
  return [...new Set([...known, ...(instead ? [instead] : [])])]
}

const managerFor = (state: Raised, { office, now }: Facts): StaffId | undefined => {
  const line = office.lineManagerOf(state.raisedBy)
  const holder = 'heldBy' in state ? office.person(state.heldBy) : undefined
  const first = [
    ...(line ? [line] : []),
    ...office.managersOf(state.raisedBy),
    ...(holder ? [holder] : []),
    ...office.holding('group manager'),
    ...office.holding('head of department'),
  ]
  return first.flatMap(({ id }) => office.actingFor(id, now) ?? []).find(({ id }) => id !== state.raisedBy)?.id
}
