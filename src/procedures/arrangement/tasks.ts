import type { Office } from '../people.js'
import type { Button, Facts, Owed, Waiting } from '../procedure.js'
import { openOf, type ToDo, toDos } from '../shared/todo.js'
import type { Instant } from '../words.js'
import { nounOf } from './asking.js'
import type { Kind, Standing, Task, Terms } from './matter.js'
import { closedCases } from './terms.js'
import { headsFor, withOwner } from './whom.js'

/** The letter that is owed: the first tells the decision, later ones the outcome of a review. */
export type LetterTask = Extract<Task, 'letter' | 'review letter'>
export const isLetter = (task: Task): task is LetterTask => task === 'letter' || task === 'review letter'

/** What was decided last: what holds, or is to hold after the letter about a change. */
export const decidedTerms = ({ terms, next }: { terms: Terms; next?: Terms }): Terms => next ?? terms

/** What has to be done once these terms are decided: the letter always (s10: "explain this to the customer in writing"), NFC for cases, the record of s15, the mail folder. */
export const tasksFor = (kind: Kind, terms: Terms, letter: LetterTask): readonly Task[] => [
  letter,
  ...(closedCases(kind, terms).length > 0 ? (['nfc'] as const) : []),
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

/** The notice of a task is named for it, so that its card shows that task. */
export const noticeOf = (task: Task): string => `task: ${task}`

/** Whose tasks they are: of a decision that stands, or of one that is being made. */
export type Doing = Pick<Standing, 'request' | 'askedBy' | 'decidedBy' | 'owner' | 'terms' | 'next'>

export const taskWords = {
  letter: 'write to the customer',
  nfc: 'put NFC in the case title',
  record: 'make the record',
  'mail folder': 'decide on the mail folder',
  'review letter': 'write to the customer about the review',
  'take away': 'take the box, the entry and NFC away',
} as const satisfies Record<Task, string>

/** What closes a task, in the words of its card: on it, and on the board. */
export const taskButtons = {
  letter: { title: 'The letter has been sent', does: { dialog: 'letter' } },
  'review letter': { title: 'The letter has been sent', does: { dialog: 'letter' } },
  nfc: { title: 'NFC is in the title', does: { step: 'MarkCasesTitled' } },
  record: { title: 'The record is made', does: { dialog: 'record' } },
  'take away': { title: 'They are taken away', does: { step: 'MarkTakenAway' } },
  'mail folder': { title: 'Mail folder', does: { dialog: 'mail-folder' } },
} as const satisfies Record<Task, Button>

/**
 * Who does a task now: whoever has the owner's work the letters, the requester a single case's title, Advice Services several titles and the
 * record, Customer Contact the folder (s10, s15). They are asked after every two working days, and then those above are (both ours).
 */
export const tasks = toDos<Task, Doing>({
  alarm: 'ChaseTasks',
  notice: noticeOf,
  who: (task, state, facts) => {
    const { office } = facts
    const holding = (role: 'advice services' | 'customer contact') => office.holding(role).map(({ id }) => id)
    switch (task) {
      case 'letter':
      case 'review letter':
        return withOwner(state, facts)
      case 'nfc':
        return closedCases(state.request.kind, decidedTerms(state)).length === 1 && office.person(state.askedBy)
          ? [state.askedBy]
          : holding('advice services')
      case 'record':
      case 'take away':
        return holding('advice services')
      case 'mail folder':
        return holding('customer contact')
    }
  },
  above: (state, { office }) => [state.owner, ...headsFor(state, office)].flatMap((id) => office.person(id) ?? []),
  button: (task) => taskButtons[task],
  says: (task, state) => {
    const words = taskWords[task]
    return `${words.charAt(0).toUpperCase()}${words.slice(1)} (${nounOf(state).toLowerCase()})`
  },
})

/** Whenever tasks are put, or asked after, the next ring is set: an earlier one that comes meanwhile is not needed any more. */
const isOutrun = (state: Standing, { now, office }: Facts): boolean =>
  [...state.todo.map(({ since }) => since), ...(state.chasedAt ? [state.chasedAt] : [])].some(
    (at) => now < office.calendar.afterWorkingDays(at, 2),
  )

/** By the clock: everybody who is asked after open tasks, and those above when they are late. */
export const chaseTasks = (state: Standing, facts: Facts): readonly Owed[] =>
  isOutrun(state, facts) ? [] : tasks.chases(state.todo, state, facts)

/** The newest of this task, open or closed. */
export const taskOf = (state: Standing, task: Task): ToDo<Task> | undefined => state.todo.findLast((one) => one.task === task)

/** The letters that the customer should have had, and that nobody has marked as sent. */
export const openLetters = (state: Standing): readonly LetterTask[] =>
  openOf(state.todo).flatMap(({ task }) => (isLetter(task) ? [task] : []))

/** The first moment of a local date. */
export const startOf = (date: string, office: Office): Instant => office.calendar.at(date, '00:00')

/** A letter is due on the day from which what it tells is to hold, or a working day after it was asked for. */
const dueOf = ({ since }: ToDo<Task>, state: Standing, { calendar }: Office): Instant => {
  const onTheDay = calendar.at(decidedTerms(state).start, '17:00')
  const soonest = calendar.afterWorkingDays(since, 1)
  return onTheDay > soonest ? onTheDay : soonest
}

/** The open tasks in everybody's list; a letter with the moment from which it is overdue. */
export const tasksWaiting = (state: Standing, facts: Facts): readonly Waiting[] =>
  openOf(state.todo).flatMap((one) =>
    tasks.waiting([isLetter(one.task) ? { ...one, due: dueOf(one, state, facts.office) } : one], state, facts),
  )

/**
 * Does what was decided last hold now: on its start date, and a restriction, new or changed, not before the customer has been told in
 * writing, unless the owner said why (s10, s15)? Lifting waits for nothing: only limiting somebody needs to be explained first.
 */
export const mayComeIntoForce = (state: Standing, now: Instant, office: Office): boolean =>
  now >= startOf(decidedTerms(state).start, office) && !waitsForLetter(state)

/** A restriction that waits for the letter about it. */
export const waitsForLetter = (state: Standing): boolean =>
  state.request.kind === 'restriction' && openLetters(state).length > 0 && state.withoutLetter === undefined

/** Approved for a day that has gone by, and not in force, since the letter has not gone out. */
export const isHeldByLetter = (state: Standing, { now, office }: Facts): boolean =>
  state.is === 'Approved' && waitsForLetter(state) && office.calendar.dateOf(now) > state.terms.start
