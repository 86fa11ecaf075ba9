import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { whoHasIt } from '../shared/asked.js'
import { nameThen } from '../shared/called.js'
import { namesOf } from '../shared/people.js'
import { closedWords, type ToDo } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { challenging, openChallenges } from './asking.js'
import { fromWhen, reasonLines, whatToDo } from './lines.js'
import { isStanding, type Known, type Standing, type Task } from './matter.js'
import { stageAt } from './reviews.js'
import { mayTakeNow } from './steps.js'
import { decidedTerms, isLetter, taskOf, tasks } from './tasks.js'
import { closedCases } from './terms.js'
import { requester } from './who-decided.js'
import { hasOwner, withOwner } from './whom.js'

/** What a decider confirms by approving (s10), or what we do (s5): wherever *Approve* stands, short, and without more; the foot names the sections. */
const confirming = (state: Known, by: StaffId, facts: Facts): readonly string[] => {
  if (!mayTakeNow('ApproveArrangement', state, { ...facts, by })) return []
  return [
    state.request.kind === 'restriction'
      ? 'Approving confirms that you have looked at all relevant contact and weighed the circumstances.'
      : 'We adjust our service wherever that is reasonable.',
  ]
}

const whileAsked = (notice: string, state: Known, by: StaffId, facts: Facts): readonly string[] => {
  const { office } = facts
  if (state.is === 'AwaitingDeeming' && mayTakeNow('DeemPersistent', state, { ...facts, by }))
    return [
      `${requester(state, office)} asks for a restriction, since the customer is persistent. Please consider first whether it is unreasonably so: is there nothing useful left to add, and do they know? If yes, it goes to the group manager (${cite('s4')}).`,
    ]
  if (state.is === 'AwaitingDeeming' && state.askedBy === by)
    return [`Your line manager considers it first. If they agree, it goes to the group manager (${cite('s4')}).`]
  if (state.is === 'AwaitingAnswer' && mayTakeNow('AnswerMore', state, { ...facts, by }))
    return [`${office.nameOf(state.questionBy)} asks: ${state.question}`]
  if (notice === 'consult')
    return state.is === 'AwaitingDecision' ? [`A decider asks for your advice. The decision stays with them (${cite('s10')}).`] : []
  if (notice === 'deemed')
    return [`Your line manager considers it unreasonably persistent: it is with the group manager now (${cite('s4')}).`]
  return confirming(state, by, facts)
}

/** What stands first on the card of each notice: what to do, then why. */
export const firstLines = (notice: string, state: Known, by: StaffId, facts: Facts): readonly string[] => {
  if (!isStanding(state)) return whileAsked(notice, state, by, facts)
  const { office } = facts
  switch (notice) {
    case 'review':
      return state.is === 'Lifted' ? [] : [reviewLine(state, by, facts), ...whileOpen(state, by, facts)]
    case 'owned':
      return ['You are the owner now: you look after this, and the review comes to you.']
    case 'challenge':
    case 'challenged':
      return challengeLines(state, by, facts)
    case 'owner':
      return hasOwner(state, office) || state.is === 'Lifted' ? [] : [noOwner(state, facts)]
    case 'contact':
      return state.contacts.slice(-1).map((one) => `${nameThen(one, office)} logged a contact: ${one.words}`)
    case 'folder':
      return folderLines(state, facts)
    default:
      return [
        ...(notice === 'record' ? whileOpen(state, by, facts) : []),
        ...(state.is === 'InForce' ? whatToDo(state, facts) : []),
        // The short card after an approval holds no talk: whoever asked reads here what became of their words.
        ...(notice === 'outcome' ? reasonLines(state, facts) : []),
      ]
  }
}

const folderLines = (state: Standing, facts: Facts): readonly string[] => {
  const folder = taskOf(state, 'mail folder')
  const words = folder && closedWords(folder, facts)
  return words ? [`Mail management folder: ${words}. The rest holds without it.`] : []
}

const whileOpen = (state: Standing, by: StaffId, facts: Facts): readonly string[] =>
  openChallenges(state).length > 0 ? challengeLines(state, by, facts) : []

/** A challenge that is open: for whoever answers it, what to do; for others, with whom it is and why not with them. */
const challengeLines = (state: Standing, by: StaffId, facts: Facts): readonly string[] => {
  const open = openChallenges(state)
  if (open.length === 0) return answeredLines(state, facts)
  if (mayTakeNow('AnswerChallenge', state, { ...facts, by }))
    return [
      `The customer challenges this. You had no part in it: please look at it afresh, answer them, and note your answer here (our own rule, to ${cite('s12')}).`,
      ...open.map(({ words }) => `They say: ${words}`),
    ]
  const who = state.challenged ? namesOf(whoHasIt(challenging(state, facts), state.challenged, facts), facts.office) : ''
  return [
    `The customer challenges this. ${who || 'Nobody in the office file'} answers: somebody who did not decide, own or advise on it (our own rule, to ${cite('s12')}).`,
  ]
}

/** Once it is answered nobody has to do anything: the owner reads what was said. */
const answeredLines = ({ challenges }: Standing, { office }: Facts): readonly string[] => {
  const answer = challenges.at(-1)?.answer
  return answer ? [`${nameThen(answer, office)} has answered the customer’s challenge: ${answer.words}`] : []
}

const noOwner = ({ owner }: Standing, { office }: Facts): string =>
  office.person(owner)
    ? `${office.nameOf(owner)} owns this without the rank for it. Please name a group manager or a head of department.`
    : 'The owner has left the office. Please name a new one.'

/** A review that is decided asks for nothing any more, on whichever copy: the next one is a year away. */
const reviewLine = (state: Standing, by: StaffId, facts: Facts): string => {
  const { office, now } = facts
  const on = office.calendar.sayDate(state.terms.review)
  if (stageAt(state.terms.review, now, office) === undefined) return `The review is done. The next one is on ${on}.`
  const owners = withOwner(state, facts)
  return owners.includes(by)
    ? `The review is due on ${on}. Please decide: continue, change or lift.`
    : `The review is due on ${on}. ${namesOf(owners, office) || 'A head of department'} decides.`
}

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
    ...(state.next ? [`The change holds ${fromWhen(state.next, state, facts)} (${cite('s10')}).`] : []),
    'When it has gone out, press "The letter has been sent".',
  ]
}

/** What to do for one item of the checklist; for whoever does not do it, with whom it is; and when it is closed, how. */
export const taskLines = (one: ToDo<Task>, state: Standing, by: StaffId, facts: Facts): readonly string[] => {
  const closed = closedWords(one, facts)
  if (closed) return [one.closed?.as === 'refused' ? `This was ${closed}` : 'This is done. Thank you.']
  const doers = tasks.doers(one.task, state, facts)
  return doers.includes(by) ? whatToDoFor(one.task, state, facts) : [waitingLine(one, namesOf(doers, facts.office, 'and'), facts)]
}

const whatToDoFor = (task: Task, state: Standing, facts: Facts): readonly string[] => {
  const { names, nameOf } = facts.office
  switch (task) {
    case 'letter':
      return [
        'Please write to the customer and explain the decision. "Draft of the letter" begins it for you.',
        'When it has gone out, press "The letter has been sent".',
      ]
    case 'review letter':
      return reviewLetterLines(state, facts)
    case 'take away':
      return [
        `This has been lifted: please take the box on the party record, the entry on ${names.intranetPage} and any "NFC" away (${cite('s15')}).`,
      ]
    case 'nfc':
      return [`Please add "NFC" to the title in ${names.caseSystem}: ${closedCases(state.request.kind, decidedTerms(state)).join(', ')}.`]
    case 'record':
      return [
        `Please make the record: a case in ${names.caseSystem} that holds the correspondence, the box on the party record, and the entry on ${names.intranetPage}. The owner is ${nameOf(state.owner)}.`,
      ]
    case 'mail folder':
      return ['A mail management folder is asked for. Please authorise it, or say why not.']
  }
}

/** For whoever does not do it: with whom it is, and when it has waited long, since when (rule 3). */
const waitingLine = (one: ToDo<Task>, names: string, facts: Facts): string => {
  const who = names || 'nobody in the office file'
  if (!tasks.isLate(one, facts)) return `This is with ${who}.`
  const since = facts.office.calendar.say(one.since, facts.now)
  return `This has waited since ${since}, and is with ${who}. ${isLetter(one.task) ? 'Until it has gone out, the customer has not been told. ' : ''}Please see that it is done.`
}
