import type { Button, Facts } from '../procedure.js'
import type { StaffId } from '../words.js'
import { openChallenges } from './asking.js'
import { draftFor, letterDrafts } from './letters.js'
import { isStanding, isWaiting, type Known, type Standing, type Task } from './matter.js'
import { stageAt } from './reviews.js'
import { mayTakeNow, type Rules } from './steps.js'
import { noticeOf, openLetters, taskButtons, waitsForLetter } from './tasks.js'

type When = (step: keyof Rules, button: Button) => readonly Button[]

const open: Button = { title: 'Open the record', does: { command: '/open' } }

/** What whoever asked, the line manager or a decider may do before the decision. */
const whileAsked = (state: Known, when: When): readonly Button[] => [
  ...when('DeemPersistent', { title: 'Yes, unreasonably persistent', does: { dialog: 'deem' }, style: 'primary' }),
  ...when('NotPersistent', { title: 'No, it is not', does: { dialog: 'not-deemed' } }),
  ...when('AnswerMore', { title: 'Answer the question', does: { dialog: 'answer' }, style: 'primary' }),
  ...when('ApproveArrangement', { title: 'Approve', does: { step: 'ApproveArrangement' }, style: 'primary' }),
  ...when('ApproveWithChanges', { title: 'Approve with changes', does: { dialog: 'approve-with-changes' } }),
  ...when('DeclineArrangement', { title: 'Decline', does: { dialog: 'decline' } }),
  ...when('AskForMore', { title: 'Ask for more', does: { dialog: 'ask-for-more' } }),
  ...(state.request.kind === 'restriction'
    ? when('ConsultHead', { title: 'Consult the Head of Customer Contact', does: { dialog: 'consult' } })
    : []),
  ...when('WithdrawRequest', { title: 'Withdraw', does: { dialog: 'withdraw' } }),
]

/** A letter of warning, which counts when somebody decides later (s4). */
const forWarning = (drafts: readonly Button[], state: Known, when: When): readonly Button[] =>
  state.request.kind === 'adjustment'
    ? []
    : [...drafts, ...when('MarkWarningSent', { title: 'The warning has been sent', does: { dialog: 'warning' } })]

/** One item of the checklist, while it is open. */
const forTask = (task: Task, state: Standing, drafts: readonly Button[], when: When): readonly Button[] => {
  if (!state.todo.some((one) => one.task === task && !one.closed)) return []
  switch (task) {
    case 'letter':
    case 'review letter':
      return [
        ...drafts.filter(({ does }) => 'letter' in does && does.letter === draftFor(task, state)),
        ...when('MarkLetterSent', { ...taskButtons[task], style: 'primary' }),
      ]
    case 'nfc':
      return when('MarkCasesTitled', { ...taskButtons[task], style: 'primary' })
    case 'record':
      return when('MarkRecorded', { ...taskButtons[task], style: 'primary' })
    case 'take away':
      return when('MarkTakenAway', { ...taskButtons[task], style: 'primary' })
    case 'mail folder':
      return when('AuthoriseMailFolder', { ...taskButtons[task], style: 'primary' })
  }
}

const forReview = (when: When): readonly Button[] => [
  ...when('ContinueArrangement', { title: 'Continue', does: { dialog: 'continue' }, style: 'primary' }),
  ...when('ChangeArrangement', { title: 'Change', does: { dialog: 'change' } }),
  ...when('LiftArrangement', { title: 'Lift', does: { dialog: 'lift' } }),
]

const forChallenge = (state: Standing, when: When): readonly Button[] =>
  openChallenges(state).length > 0
    ? when('AnswerChallenge', { title: 'Answer the challenge', does: { dialog: 'answer-challenge' }, style: 'primary' })
    : []

const forOwner = (when: When): readonly Button[] => when('NameOwner', { title: 'Name the owner', does: { dialog: 'owner' } })

/** What is still to be done, also when it is over; two letters that are owed go out as one. */
const whatIsLeft = (state: Standing, drafts: readonly Button[], when: When): readonly Button[] => {
  const [letter, ...others] = openLetters(state)
  const left = state.todo.filter(({ task, closed }) => !closed && !others.some((other) => other === task))
  return [
    ...left.flatMap(({ task }) => forTask(task, state, [], when)),
    ...forChallenge(state, when),
    ...(state.is === 'Lifted' && !letter ? [] : drafts),
  ]
}

/** Everything that this person may do, for the record's own card. */
const everything = (state: Standing, drafts: readonly Button[], when: When): readonly Button[] => [
  ...whatIsLeft(state, drafts, when),
  ...forReview(when).map(({ style: _, ...plain }) => plain),
  ...((state.is === 'Approved' || state.next) && waitsForLetter(state)
    ? when('StartWithoutLetter', { title: 'Start before the letter', does: { dialog: 'without-letter' } })
    : []),
  ...forOwner(when),
  { title: 'Log a contact', does: { dialog: 'log-contact' } },
  { title: 'The customer challenges this', does: { dialog: 'challenge' } },
  // s11: behaviour that goes on may be for the police; a head of department decides.
  ...(state.request.kind === 'restriction' ? [{ title: 'Report to an authority', does: { command: '/authority-report' } } as const] : []),
]

/**
 * The buttons of whoever looks: what they would do next with this card, and may (rule 1; the click is checked again). What is
 * seldom needed stands on the record's own card, one press away.
 */
export const buttonsFor = (notice: string, state: Known, by: StaffId, facts: Facts): readonly Button[] => {
  const own = { ...facts, by }
  const when: When = (step, button) => (mayTakeNow(step, state, own) ? [button] : [])
  const drafts = letterDrafts(state, own).map(({ kind, title }): Button => ({ title, does: { letter: kind } }))
  if (isWaiting(state)) {
    if (notice === 'consult') return when('AdviseDecider', { title: 'Give your advice', does: { dialog: 'advise' }, style: 'primary' })
    return [...whileAsked(state, when), ...(notice === 'record' ? forWarning(drafts, state, when) : [])]
  }
  if (!isStanding(state)) return state.is === 'Declined' && notice !== 'receipt' ? forWarning(drafts, state, when) : []
  const task = state.todo.find((one) => noticeOf(one.task) === notice)?.task
  if (task) return [...forTask(task, state, drafts, when), open]
  if (state.is === 'Lifted' && notice !== 'challenge') return notice === 'record' ? whatIsLeft(state, drafts, when) : [open]
  switch (notice) {
    case 'record':
      return everything(state, drafts, when)
    case 'review':
      return [...(stageAt(state.terms.review, facts.now, facts.office) ? forReview(when) : []), ...drafts.slice(0, 1), open]
    case 'owner':
      return [...forOwner(when), open]
    case 'challenge':
      return [...forChallenge(state, when), open]
    default:
      return [open]
  }
}
