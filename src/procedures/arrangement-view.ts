import { customerRows, equalityWords, standingOf, talkLines, termRows, todoLines, whatToDo } from './arrangement-lines.js'
import type { ArrangementState, Known, Standing } from './arrangement-matter.js'
import { arrangementRights } from './arrangement-rights.js'
import { doersOf, isStanding, noticeOf } from './arrangement-tasks.js'
import type { Button, Facts, View, Viewer } from './procedure.js'
import type { StaffId } from './words.js'

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }))
const paragraphs = (text: string) => lines(text.split('\n').filter((one) => one.trim() !== ''))
const titleOf = (state: Known): string => (state.request.kind === 'restriction' ? 'Restriction' : 'Service adjustment')

const may = (step: keyof typeof arrangementRights, state: Known, by: StaffId, facts: Facts): boolean =>
  arrangementRights[step]?.(state, { ...facts, by }) === true

/** The buttons of whoever looks: only what they may press now (rule 1; the click is checked again). */
const buttonsFor = (state: Known, by: StaffId, facts: Facts): readonly Button[] => {
  const when = (step: keyof typeof arrangementRights, button: Button): readonly Button[] => (may(step, state, by, facts) ? [button] : [])
  if (state.is === 'AwaitingDecision' || state.is === 'AwaitingAnswer')
    return [
      ...when('ApproveArrangement', { title: 'Approve', does: { step: 'ApproveArrangement' }, style: 'primary' }),
      ...when('ApproveWithChanges', { title: 'Approve with changes', does: { dialog: 'approve-with-changes' } }),
      ...when('DeclineArrangement', { title: 'Decline', does: { dialog: 'decline' } }),
      ...when('AskForMore', { title: 'Ask for more', does: { dialog: 'ask-for-more' } }),
      ...(state.request.kind === 'restriction'
        ? when('ConsultHead', { title: 'Consult the Head of Customer Contact', does: { dialog: 'consult' } })
        : []),
      ...(state.is === 'AwaitingAnswer'
        ? when('AnswerMore', { title: 'Answer the question', does: { dialog: 'answer' }, style: 'primary' })
        : []),
      ...when('WithdrawRequest', { title: 'Withdraw', does: { dialog: 'withdraw' } }),
    ]
  if (!isStanding(state) || state.is === 'Lifted') return []
  const open = (task: Standing['todo'][number]['task']) => state.todo.some((todo) => todo.task === task && !todo.doneAt)
  return [
    ...(open('letter') ? when('MarkLetterSent', { title: 'The letter has been sent', does: { dialog: 'letter' }, style: 'primary' }) : []),
    ...(open('letter') && state.is === 'Approved' && state.request.kind === 'restriction'
      ? when('StartWithoutLetter', { title: 'Start before the letter', does: { dialog: 'without-letter' } })
      : []),
    ...(open('nfc') ? when('MarkCasesTitled', { title: 'NFC is in the title', does: { step: 'MarkCasesTitled' }, style: 'primary' }) : []),
    ...(open('record') ? when('MarkRecorded', { title: 'The record is made', does: { dialog: 'record' }, style: 'primary' }) : []),
    ...(open('mail folder')
      ? when('AuthoriseMailFolder', { title: 'Mail folder', does: { dialog: 'mail-folder' }, style: 'primary' })
      : []),
    ...when('ContinueArrangement', { title: 'Continue', does: { dialog: 'continue' } }),
    ...when('ChangeArrangement', { title: 'Change', does: { dialog: 'change' } }),
    ...when('LiftArrangement', { title: 'Lift', does: { dialog: 'lift' } }),
    ...when('NameOwner', { title: 'Name the owner', does: { dialog: 'owner' } }),
    ...(state.challenge && state.challenge.answer === undefined
      ? when('AnswerChallenge', { title: 'Answer the challenge', does: { dialog: 'answer-challenge' }, style: 'primary' })
      : []),
    { title: 'Log a contact', does: { dialog: 'log-contact' } },
    { title: 'The customer challenges this', does: { dialog: 'challenge' } },
  ]
}

const whole = (state: Known, viewer: Viewer, facts: Facts, first: readonly string[]): View => {
  const { request } = state
  const person = viewer.person
  const terms = isStanding(state) ? state.terms : request.terms
  return {
    template: 'arrangement/whole',
    title: titleOf(state),
    status: standingOf(state, facts),
    data: {
      first: lines(first),
      customer: customerRows(request.customer),
      behaviour: request.behaviour ? lines([`Behaviour: ${request.behaviour}`]) : [],
      facts: paragraphs(request.facts),
      asked: `Asked for by ${facts.office.nameOf(state.askedBy)}, ${facts.office.calendar.say(state.askedAt, facts.now)}`,
      linked: request.linked.length > 0 ? [{ label: 'Earlier records', value: request.linked.join(', ') }] : [],
      documents: request.documents.length > 0 ? [{ label: 'Documents', value: request.documents.join(' · ') }] : [],
      equality: request.kind === 'restriction' ? lines([equalityWords(request)]) : [],
      terms: termRows(terms, facts.office),
      talk: talkLines(state, facts),
      todo: isStanding(state) ? todoLines(state, facts) : [],
      reviews: isStanding(state)
        ? [
            ...state.reviews.map((one) => ({
              text: `${facts.office.nameOf(one.by)} ${one.outcome} it ${facts.office.calendar.say(one.at, facts.now)}: ${one.reason}`,
            })),
            ...lines(
              state.challenge
                ? [
                    `The customer challenges it: ${state.challenge.words}`,
                    ...(state.challenge.answer ? [`Answer: ${state.challenge.answer}`] : []),
                  ]
                : [],
            ),
          ]
        : [],
    },
    sections: request.kind === 'restriction' ? ['s4', 's5', 's10', 's15'] : ['s5', 's15'],
    buttons: person ? buttonsFor(state, person.id, facts) : [],
    preview: `${titleOf(state)} ${facts.record}`,
  }
}

/** What stands first on the card of each notice: what to do, then why. */
const firstLines = (notice: string, state: Known, by: StaffId, facts: Facts): readonly string[] => {
  const { office } = facts
  switch (notice) {
    case 'decision':
      return state.is === 'AwaitingDecision'
        ? [
            'Please decide. By approving you confirm that you have looked at all relevant contact and weighed the circumstances (section 10).',
          ]
        : []
    case 'question':
      return state.is === 'AwaitingAnswer' ? [`${office.nameOf(state.questionBy)} asks: ${state.question}`] : []
    case 'consult':
      return state.is === 'AwaitingDecision' ? ['A decider asks for your advice. The decision stays with them (section 10).'] : []
    case 'review':
      return isStanding(state) && state.is !== 'Lifted'
        ? [
            state.owner === by
              ? `The review is due on ${office.calendar.sayDate(state.terms.review)}. Please decide: continue, change or lift.`
              : `The review is due on ${office.calendar.sayDate(state.terms.review)}. ${office.nameOf(state.owner)} decides.`,
          ]
        : []
    case 'owner':
      return isStanding(state) && !office.person(state.owner) ? ['The owner has left the office. Please name a new one.'] : []
    case 'lifted':
      return [
        `This has been lifted: please take the box on the party record, the entry on ${office.names.intranetPage} and any "NFC" away (section 15).`,
      ]
    case 'contact':
      return isStanding(state) ? state.contacts.slice(-1).map((one) => `${office.nameOf(one.by)} logged a contact: ${one.words}`) : []
    default:
      return isStanding(state) && state.is === 'InForce' ? whatToDo(state, office) : []
  }
}

/** What to do for one item of the checklist. */
const taskView = (notice: string, state: Standing, facts: Facts): readonly string[] => {
  const { office } = facts
  switch (notice) {
    case noticeOf('letter'):
      return [
        'Please write to the customer and explain the decision. A draft can be had with: npm run --silent steward -- letter.',
        'Then press "The letter has been sent".',
      ]
    case noticeOf('nfc'):
      return [`Please add "NFC" to the title in ${office.names.caseSystem}: ${state.terms.cases.join(', ')}.`]
    case noticeOf('record'):
      return [
        `Please make the record: a case in ${office.names.caseSystem} that holds the correspondence, the box on the party record, and the entry on ${office.names.intranetPage}. The owner is ${office.nameOf(state.owner)}.`,
      ]
    default:
      return ['A mail management folder is asked for. Please authorise it, or say why not.']
  }
}

/** Every card of a restriction or adjustment. Shared channels get the reference and the state only (rule 6). */
export const viewArrangement = (notice: string, state: ArrangementState, viewer: Viewer, facts: Facts): View => {
  if (state.is === 'NotAsked') throw new Error(`${facts.record} was never asked for, so it has no card`)
  const person = viewer.person
  if (!person)
    return {
      template: 'plain',
      title: titleOf(state),
      status: standingOf(state, facts),
      data: { paragraphs: ['The group managers have the details in their own messages.'], rows: [], quotes: [] },
      sections: ['s10'],
      buttons: [],
      preview: `${titleOf(state)} ${facts.record}`,
    }
  const task = isStanding(state) && state.todo.find((todo) => noticeOf(todo.task) === notice)
  if (task && isStanding(state)) {
    const first = task.doneAt
      ? ['This is done. Thank you.']
      : doersOf(task.task, state, facts.office).includes(person.id)
        ? taskView(notice, state, facts)
        : []
    return whole(state, viewer, facts, first)
  }
  return whole(state, viewer, facts, firstLines(notice, state, person.id, facts))
}
