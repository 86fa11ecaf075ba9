import type { Facts, View, Viewer } from '../procedure.js'
import type { StaffId } from '../words.js'
import { buttonsFor } from './buttons.js'
import { caseFile, caseFileOf } from './case-file.js'
import {
  comingLines,
  customerRows,
  equalityWords,
  fromWhen,
  linkedRows,
  reasonLines,
  standingOf,
  talkLines,
  termRows,
  todoLines,
  whatToDo,
} from './lines.js'
import type { ArrangementState, Known, Standing, Todo } from './matter.js'
import { stageAt } from './reviews.js'
import { decidedTerms, doersOf, isLate, isStanding, noticeOf } from './tasks.js'
import { hasOwner } from './whom.js'

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }))
const paragraphs = (text: string) => lines(text.split('\n').filter((one) => one.trim() !== ''))
const titleOf = (state: Known): string => (state.request.kind === 'restriction' ? 'Restriction' : 'Service adjustment')

/** Once it is decided, what happened is on these cards only: others say what to do, and the record is one press away. */
const wholeAfter: ReadonlySet<string> = new Set(['record', 'review', 'challenge'])

const whole = (notice: string, state: Known, viewer: Viewer, facts: Facts, first: readonly string[]): View => {
  const { request } = state
  const person = viewer.person
  const terms = isStanding(state) ? state.terms : request.terms
  return {
    template: isStanding(state) && !wholeAfter.has(notice) ? 'arrangement/short' : 'arrangement/whole',
    title: titleOf(state),
    status: standingOf(state, facts),
    data: {
      first: lines(first),
      customer: customerRows(request.customer),
      behaviour: request.behaviour ? lines([`Behaviour: ${request.behaviour}`]) : [],
      why: request.kind === 'restriction' ? 'What happened' : 'Why it helps',
      facts: paragraphs(request.facts),
      asked: `Asked for by ${facts.office.nameOf(state.askedBy)}, ${facts.office.calendar.say(state.askedAt, facts.now)}`,
      linked: linkedRows(request, facts.office),
      documents: request.documents.length > 0 ? [{ label: 'Documents', value: request.documents.join(' · ') }] : [],
      equality: request.kind === 'restriction' ? lines([equalityWords(request)]) : [],
      terms: termRows(terms, facts.office),
      talk: talkLines(state, facts),
      todo: isStanding(state) ? [...lines(comingLines(state, facts)), ...todoLines(state, facts)] : [],
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
    buttons: person ? buttonsFor(notice, state, person.id, facts) : [],
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
            state.request.kind === 'restriction'
              ? 'Please decide. By approving you confirm that you have looked at all relevant contact and weighed the circumstances (section 10).'
              : 'Please decide. We adjust our service wherever that is reasonable (section 5).',
          ]
        : []
    case 'question':
      return state.is === 'AwaitingAnswer' ? [`${office.nameOf(state.questionBy)} asks: ${state.question}`] : []
    case 'consult':
      return state.is === 'AwaitingDecision' ? ['A decider asks for your advice. The decision stays with them (section 10).'] : []
    case 'review':
      return isStanding(state) && state.is !== 'Lifted' ? [reviewLine(state, by, facts)] : []
    case 'owned':
      return ['You are the owner now: you look after this, and the review comes to you.']
    case 'challenge':
      return isStanding(state) && state.challenge && state.challenge.answer === undefined
        ? ['The customer challenges this. Please answer them, and note your answer here.']
        : []
    case 'owner':
      return isStanding(state) && !hasOwner(state, office) ? [noOwner(state, facts)] : []
    case 'contact':
      return isStanding(state) ? state.contacts.slice(-1).map((one) => `${office.nameOf(one.by)} logged a contact: ${one.words}`) : []
    default:
      return [
        ...(isStanding(state) && state.is === 'InForce' ? whatToDo(state, office) : []),
        // The short card after an approval holds no talk: whoever asked reads here what became of their words.
        ...(notice === 'outcome' && isStanding(state) ? reasonLines(state, facts) : []),
      ]
  }
}

const noOwner = ({ owner }: Standing, { office }: Facts): string =>
  office.person(owner)
    ? `${office.nameOf(owner)} owns this without the rank for it. Please name a group manager or a head of department.`
    : 'The owner has left the office. Please name a new one.'

const outcomes = {
  continued: 'it goes on.',
  changed: 'it changes.',
  lifted: 'it is over.',
} as const

/** What the letter about a review must say, and what waits for it (s10, s15). */
const reviewLetterLines = (state: Standing, facts: Facts): readonly string[] => {
  const last = state.reviews.at(-1)
  return [
    `Please tell the customer the outcome of the review in a letter: ${last ? outcomes[last.outcome] : ''} "Draft of the letter about the review" begins it for you.`,
    ...(state.next ? [`The change holds ${fromWhen(state.next, state, facts)} (section 10).`] : []),
    'When it has gone out, press "The letter has been sent".',
  ]
}

/** What to do for one item of the checklist. */
const taskView = (notice: string, state: Standing, facts: Facts): readonly string[] => {
  const { office } = facts
  switch (notice) {
    case noticeOf('letter'):
      return [
        'Please write to the customer and explain the decision. "Draft of the letter" begins it for you.',
        'When it has gone out, press "The letter has been sent".',
      ]
    case noticeOf('review letter'):
      return reviewLetterLines(state, facts)
    case noticeOf('take away'):
      return [
        `This has been lifted: please take the box on the party record, the entry on ${office.names.intranetPage} and any "NFC" away (section 15).`,
      ]
    case noticeOf('nfc'):
      return [`Please add "NFC" to the title in ${office.names.caseSystem}: ${decidedTerms(state).cases.join(', ')}.`]
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
  // The copy goes to the case system alone, in place of the drawing.
  const copy = notice === caseFile ? caseFileOf(state, facts) : undefined
  if (!person)
    return {
      template: 'plain',
      title: titleOf(state),
      status: standingOf(state, facts),
      data: { paragraphs: ['The group managers have the details in their own messages.'], rows: [], quotes: [] },
      sections: ['s10'],
      buttons: [],
      ...(copy ? { copy } : {}),
      preview: `${titleOf(state)} ${facts.record}`,
    }
  const task = isStanding(state) && state.todo.find((todo) => noticeOf(todo.task) === notice)
  if (task && isStanding(state)) {
    const doers = doersOf(task.task, state, facts.office)
    const first = task.doneAt
      ? ['This is done. Thank you.']
      : doers.includes(person.id)
        ? taskView(notice, state, facts)
        : [waitingLine(task, doers.map(facts.office.nameOf), facts)]
    return whole(notice, state, viewer, facts, first)
  }
  return whole(notice, state, viewer, facts, firstLines(notice, state, person.id, facts))
}

/** For whoever does not do it: with whom it is, and when it has waited long, since when (rule 3). */
const waitingLine = (task: Todo, names: readonly string[], facts: Facts): string => {
  const who = names.join(', ') || 'nobody in the office file'
  return isLate(task, facts)
    ? `This has waited since ${facts.office.calendar.say(task.askedAt, facts.now)}, and is with ${who}. Please see that it is done.`
    : `This is with ${who}.`
}

/** A review that is decided asks for nothing any more, on whichever copy: the next one is a year away. */
const reviewLine = (state: Standing, by: StaffId, { office, now }: Facts): string => {
  const on = office.calendar.sayDate(state.terms.review)
  if (stageAt(state.terms.review, now, office) === undefined) return `The review is done. The next one is on ${on}.`
  return state.owner === by
    ? `The review is due on ${on}. Please decide: continue, change or lift.`
    : `The review is due on ${on}. ${office.nameOf(state.owner)} decides.`
}
