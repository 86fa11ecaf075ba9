import type { ArrangementState, Kind, Request, Standing, Task, Terms } from './arrangement-matter.js'
import type { Office } from './people.js'
import type { Alarm, Facts, Notice, Owed } from './procedure.js'
import type { Instant, StaffId } from './words.js'

/** What has to be done once these terms are approved: the letter always (s10: "explain this to the customer in writing"), NFC for cases, the record of s15, the mail folder. */
export const tasksFor = (kind: Kind, terms: Terms): readonly Task[] => [
  'letter',
  ...(kind === 'restriction' && terms.cases.length > 0 ? (['nfc'] as const) : []),
  'record',
  ...(terms.mailFolder ? (['mail folder'] as const) : []),
]

/** Who does a task now: the owner the letter, the requester a single case's title, Advice Services several titles and the record, Customer Contact the folder (s10, s15). */
export const doersOf = (
  task: Task,
  state: { request: Request; askedBy: StaffId; owner: StaffId; terms: Terms },
  office: Office,
): readonly StaffId[] => {
  const holding = (role: 'advice services' | 'customer contact') => office.holding(role).map((person) => person.id)
  switch (task) {
    case 'letter':
      return [state.owner]
    case 'nfc':
      return state.terms.cases.length === 1 && office.person(state.askedBy) ? [state.askedBy] : holding('advice services')
    case 'record':
      return holding('advice services')
    case 'mail folder':
      return holding('customer contact')
  }
}

/** The notice of a task is named for it, so that its card shows that task. */
export const noticeOf = (task: Task): string => `task: ${task}`

export const askForTasks = (tasks: readonly Task[], state: Parameters<typeof doersOf>[1], facts: Facts): readonly Owed[] => [
  ...tasks.flatMap((task) =>
    doersOf(task, state, facts.office).map((person): Notice => ({ notice: noticeOf(task), to: { person }, urgency: 'routine' })),
  ),
  chase(facts),
]

/** Open tasks are asked after every two working days until they are done. */
export const chase = (facts: Facts): Alarm => ({ alarm: 'ChaseTasks', at: facts.office.calendar.afterWorkingDays(facts.now, 2) })

export const openTasks = (state: Standing): readonly Task[] => state.todo.flatMap((todo) => (todo.doneAt ? [] : [todo.task]))

/** The first moment of a local date. */
export const startOf = (date: string, office: Office): Instant => office.calendar.at(date, '00:00')

/** In force on its start date, and a restriction not before its letter was sent, unless the approver said why (s10, s15). */
export const mayComeIntoForce = (state: Standing, now: Instant, office: Office): boolean =>
  now >= startOf(state.terms.start, office) &&
  (state.request.kind === 'adjustment' || state.letterOn !== undefined || state.withoutLetter !== undefined)

export const isStanding = (state: ArrangementState): state is Standing =>
  state.is === 'Approved' || state.is === 'InForce' || state.is === 'Lifted'
