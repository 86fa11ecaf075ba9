import type { Facts, View, Viewer } from '../procedure.js'
import { plainCard } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { nounOf } from './asking.js'
import { buttonsFor } from './buttons.js'
import { caseFile, caseFileOf } from './case-file.js'
import { firstLines, taskLines } from './first-lines.js'
import {
  behaviourLines,
  comingLines,
  customerRows,
  equalityLines,
  historyLines,
  linkedRows,
  ownerRows,
  talkLines,
  termRows,
  todoLines,
} from './lines.js'
import { type ArrangementState, isStanding, type Known } from './matter.js'
import { standingOf } from './standing-words.js'
import { noticeOf } from './tasks.js'
import { requester } from './who-decided.js'
import { withOwner } from './whom.js'

const lines = (texts: readonly string[]) => texts.map((text) => ({ text }))
const paragraphs = (text: string) => lines(text.split('\n').filter((one) => one.trim() !== ''))

/** Once it is decided, what happened is on these cards only: others say what to do, and the record is one press away. */
const wholeAfter: ReadonlySet<string> = new Set(['record', 'review', 'challenge', 'challenged', 'contact'])

const decidesAgain = (notice: string): boolean => notice === 'review' || notice.startsWith('challenge')

const whole = (notice: string, state: Known, viewer: Viewer, facts: Facts, first: readonly string[]): View => {
  const { request } = state
  const { office } = facts
  const restricts = request.kind === 'restriction'
  const terms = isStanding(state) ? state.terms : request.terms
  // What it rests on decides again at a review and a challenge; else, once it is decided, it is folded.
  const folds = isStanding(state) && !decidesAgain(notice)
  const what = restricts ? 'What happened' : 'Why it helps'
  return {
    template: isStanding(state) && !wholeAfter.has(notice) ? 'arrangement/short' : 'arrangement/whole',
    title: nounOf(state),
    status: standingOf(state, facts),
    data: {
      first: lines(first),
      customer: customerRows(request.customer),
      behaviour: folds ? [] : lines(behaviourLines(request)),
      heading: isStanding(state) ? 'The arrangement' : 'What is proposed',
      why: folds ? '' : what,
      facts: folds ? [] : paragraphs(request.facts),
      asked: `Asked for by ${requester(state, office)}, ${office.calendar.say(state.askedAt, facts.now)}`,
      linked: linkedRows(request, office),
      documents: request.documents.length > 0 ? [{ label: 'Documents', value: request.documents.join(' · ') }] : [],
      equality: restricts && !folds ? lines(equalityLines(request)) : [],
      terms: [...termRows(request.kind, terms, office), ...(isStanding(state) ? ownerRows(state, facts) : [])],
      talk: lines(talkLines(state, facts)),
      todo: isStanding(state) ? lines([...comingLines(state, facts), ...todoLines(state, facts)]) : [],
      reviews: isStanding(state) ? lines(historyLines(state, facts)) : [],
    },
    ...(folds && wholeAfter.has(notice)
      ? {
          folded: {
            title: what,
            rows: [
              { label: what, value: [...behaviourLines(request), request.facts].join('\n') },
              ...(restricts ? [{ label: 'The circumstances', value: equalityLines(request).join('\n') }] : []),
            ],
          },
        }
      : {}),
    sections: [...(restricts ? ['s4', 's5', 's10'] : ['s5']), ...(notice.startsWith('challenge') ? ['s12'] : []), 's15'],
    buttons: viewer.person ? buttonsFor(notice, state, viewer.person.id, facts) : [],
    preview: `${nounOf(state)} ${facts.record}`,
  }
}

/** Whoever logged a contact or a challenge reads that it is kept, and who has it now: not the record. */
const receipt = (notice: string, state: Known, viewer: Viewer, facts: Facts): View => {
  const standing = isStanding(state) ? state : undefined
  const challenge = notice === 'logged challenge'
  const last = challenge ? standing?.challenges.at(-1) : standing?.contacts.at(-1)
  const owner = standing ? namesOf(withOwner(standing, facts), facts.office) : ''
  return plainCard(
    {
      title: nounOf(state),
      status: { words: challenge ? 'Kept: the challenge' : 'Kept: the contact', tone: 'good' },
      paragraphs: challenge
        ? [
            'Thank you. Somebody who had no part in the decision answers the customer: you need not.',
            `${owner || 'The owner'} is told that it came.`,
          ]
        : [`Thank you. ${owner || 'The owner'} is told, and finds it in the record.`],
      quotes: last ? [{ who: 'Your words', words: last.words }] : [],
      sections: challenge ? ['s12'] : ['s10'],
      buttons: [{ title: 'Open the record', does: { command: '/open' } }],
    },
    viewer,
    facts,
  )
}

/** Every card of a restriction or adjustment. Shared channels get the reference and the state only (rule 6). */
export const viewArrangement = (notice: string, state: ArrangementState, viewer: Viewer, facts: Facts): View => {
  if (state.is === 'NotAsked') throw new Error(`${facts.record} was never asked for, so it has no card`)
  const { person } = viewer
  // The copy goes to the case system alone, in place of the drawing.
  const copy = notice === caseFile ? caseFileOf(state, facts) : undefined
  if (!person)
    return {
      template: 'plain',
      title: nounOf(state),
      status: standingOf(state, facts),
      data: { paragraphs: ['The group managers have the details in their own messages.'], rows: [], quotes: [] },
      sections: ['s10'],
      buttons: [],
      ...(copy ? { copy } : {}),
      preview: `${nounOf(state)} ${facts.record}`,
    }
  if (notice.startsWith('logged')) return receipt(notice, state, viewer, facts)
  const task = isStanding(state) ? state.todo.find((one) => noticeOf(one.task) === notice) : undefined
  const first = task && isStanding(state) ? taskLines(task, state, person.id, facts) : firstLines(notice, state, person.id, facts)
  return whole(notice, state, viewer, facts, first)
}
