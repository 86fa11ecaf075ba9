import type { Office } from '../people.js'
import type { Alarm, Facts, Notice, Owed } from '../procedure.js'
import type { Instant, StaffId } from '../words.js'
import type { ArrangementState, Kind, Request, Standing, Task, Terms, Todo } from './matter.js'
import { hasOwner, headsFor, ownersNow } from './whom.js'

/** The letter that is owed: the first tells the decision, later ones the outcome of a review. */
export type LetterTask = Extract<Task, 'letter' | 'review letter'>
export const isLetter = (task: Task): task is LetterTask => task === 'letter' || task === 'review letter'

/** What was decided last: what holds, or is to hold after the letter about a change. */
export const decidedTerms = ({ terms, next }: { terms: Terms; next?: Terms }): Terms => next ?? terms

/** What has to be done once these terms are decided: the letter always (s10: "explain this to the customer in writing"), NFC for cases, the record of s15, the mail folder. */
export const tasksFor = (kind: Kind, terms: Terms, letter: LetterTask): readonly Task[] => [
  letter,
  ...(kind === 'restriction' && terms.cases.length > 0 ? (['nfc'] as const) : []),
  'record',
  ...(terms.mailFolder ? (['mail folder'] as const) : []),
]

/** Has the customer heard or felt anything of it yet? Only then is there a review to write about. */
export const isKnownToCustomer = (state: Standing): boolean => state.letterOn !== undefined || state.is === 'InForce'

/** What has to be done once it is lifted: colleagues must stop acting on it, and a customer who knows of it must hear that it is over. */
export const tasksOfLifting = (state: Standing): readonly Task[] => [
  ...(isKnownToCustomer(state) ? (['review letter'] as const) : []),
  'take away',
]

/**
 * Who does a task now: the owner the letters, the requester a single case's title, Advice Services several titles and the record, Customer
 * Contact the folder (s10, s15). The letters of an owner who has left are with those who name a new one.
 */
export const doersOf = (
  task: Task,
  state: { request: Request; askedBy: StaffId; decidedBy: StaffId; owner: StaffId; terms: Terms; next?: Terms },
  office: Office,
): readonly StaffId[] => {
  const holding = (role: 'advice services' | 'customer contact') => office.holding(role).map((person) => person.id)
  switch (task) {
    case 'letter':
    case 'review letter':
      return hasOwner(state, office) ? [state.owner] : headsFor(state, office)
    case 'nfc':
      return decidedTerms(state).cases.length === 1 && office.person(state.askedBy) ? [state.askedBy] : holding('advice services')
    case 'record':
    case 'take away':
      return holding('advice services')
    case 'mail folder':
      return holding('customer contact')
  }
}

/** The notice of a task is named for it, so that its card shows that task. */
export const noticeOf = (task: Task): string => `task: ${task}`

const put = (task: Task, people: readonly StaffId[], office: Office): readonly Notice[] =>
  [...new Set(people)]
    .filter((id) => office.person(id))
    .map((person): Notice => ({ notice: noticeOf(task), to: { person }, urgency: 'routine' }))

export const askForTasks = (tasks: readonly Task[], state: Parameters<typeof doersOf>[1], facts: Facts): readonly Owed[] => [
  ...tasks.flatMap((task) => put(task, doersOf(task, state, facts.office), facts.office)),
  ...(tasks.length > 0 ? [chase(facts)] : []),
]

/** Open tasks are asked after every two working days until they are done. */
const workingDays = 2
const chase = ({ now, office }: Facts): Alarm => ({ alarm: 'ChaseTasks', at: office.calendar.afterWorkingDays(now, workingDays) })

/** Whenever tasks are asked for, or asked after, the next ring is set: an earlier one that comes meanwhile is not needed any more. */
const isOutrun = (state: Standing, { now, office }: Facts): boolean =>
  [...state.todo.map(({ askedAt }) => askedAt), ...(state.chasedAt ? [state.chasedAt] : [])].some(
    (at) => now < office.calendar.afterWorkingDays(at, workingDays),
  )

/** Asked for so long ago that asking its doers again is not enough (rule 3: it is passed up). */
export const isLate = (todo: Todo, { now, office }: Facts): boolean =>
  now >= office.calendar.afterWorkingDays(todo.askedAt, 2 * workingDays)

/** Everybody who is asked after open tasks: the doers, whoever acts for them while they are away, and when it is late the owner and the heads. */
export const chaseTasks = (state: Standing, facts: Facts): readonly Owed[] => {
  const { office } = facts
  const open = openTodo(state)
  if (open.length === 0 || isOutrun(state, facts)) return []
  const asked = open.flatMap((todo) => {
    const doers = doersOf(todo.task, state, office)
    const acting = isLetter(todo.task) ? ownersNow(state, facts) : []
    return put(todo.task, [...doers, ...acting, ...(isLate(todo, facts) ? [state.owner, ...headsFor(state, office)] : [])], office)
  })
  return [...asked, chase(facts)]
}

export const openTodo = (state: Standing): readonly Todo[] => state.todo.filter(({ doneAt }) => doneAt === undefined)

/** The letters that the customer should have had, and that nobody has marked as sent. */
export const openLetters = (state: Standing): readonly LetterTask[] => openTodo(state).flatMap(({ task }) => (isLetter(task) ? [task] : []))

/** The first moment of a local date. */
export const startOf = (date: string, office: Office): Instant => office.calendar.at(date, '00:00')

/**
 * Does what was decided last hold now: on its start date, and a restriction, new or changed, not before the customer has been told in
 * writing, unless the owner said why (s10, s15)? Lifting waits for nothing: only limiting somebody needs to be explained first.
 */
export const mayComeIntoForce = (state: Standing, now: Instant, office: Office): boolean =>
  now >= startOf(decidedTerms(state).start, office) &&
  (state.request.kind === 'adjustment' || openLetters(state).length === 0 || state.withoutLetter !== undefined)

export const isStanding = (state: ArrangementState): state is Standing =>
  state.is === 'Approved' || state.is === 'InForce' || state.is === 'Lifted'
