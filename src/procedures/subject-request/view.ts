import type { Button, Facts, View, Viewer } from '../procedure.js'
import { plainCard, type Row, whoAndWhen } from '../shared/lines.js'
import { byPerson } from '../shared/people.js'
import { daysBetween } from './due.js'
import { groundWords } from './forms.js'
import { deals, mayRead, taskOf } from './handling.js'
import { requestLetters } from './letter.js'
import type { BegunRequest, SubjectState, Task } from './matter.js'

const title = 'Request for personal data'

/** The card of a request. Whoever passed it on sees that somebody has it and by when, and nothing of what is found. */
export function viewRequest(notice: string, state: SubjectState, viewer: Viewer, facts: Facts): View {
  if (state.is === 'NotAsked') throw new Error(`${facts.record} is a request that nobody has made`)
  const id = viewer.person?.id
  const whole = id !== undefined && mayRead(state, id, facts)
  const status = statusOf(state, facts)
  return plainCard(
    {
      title,
      status,
      sections: [],
      paragraphs: whole ? wordsFor(notice, state) : wordsForOthers(state, facts),
      rows: whole ? rowsOf(state, facts) : [{ label: 'Came on', value: facts.office.calendar.sayDate(state.clock.received) }],
      quotes: whole ? [{ who: 'They ask', words: state.told.wants }] : [],
      buttons: whole && id ? buttonsFor(state, { ...facts, by: id }) : [],
    },
    viewer,
    facts,
  )
}

function statusOf(state: BegunRequest, { office, now }: Facts): View['status'] & object {
  switch (state.is) {
    case 'Sent':
      return { words: `Answered on ${office.calendar.sayDate(state.sent.on)}`, tone: 'good' }
    case 'Refused':
      return { words: `Refused on ${office.calendar.sayDate(state.refused.on)}`, tone: 'good' }
    case 'Withdrawn':
      return { words: 'Withdrawn', tone: 'good' }
    case 'Stopped':
      return { words: 'The clock stands still until they answer', tone: 'waiting' }
    case 'Open': {
      const { due } = state.clock
      const left = daysBetween(office.calendar.dateOf(now), due)
      if (left < 0) return { words: `Late: it was to be answered by ${office.calendar.sayDate(due)}`, tone: 'attention' }
      return { words: `To be answered by ${office.calendar.sayDate(due)}`, tone: left > 7 ? 'waiting' : 'warning' }
    }
  }
}

const doing: Readonly<Record<Task, string>> = {
  identify: 'First see whose request this is. If you know, say how; if not, ask them, and no more than is needed.',
  gather: 'Now gather what is kept on them. The copy is yours alone: that you had it is kept here and on each record in it.',
  review:
    'Read the copy before anything goes. What is marked in it may be somebody else’s. In the copy for them that is taken out already: compare the two, put right what must not go or may stay, then say so here.',
  send: 'The copy for them may go now, as you have put it right, by a way that nobody else reads. Then say here that it has gone.',
  answer: 'They were asked something. As soon as they answer, say so here: the clock goes on from that day.',
}
function wordsFor(notice: string, state: BegunRequest): readonly string[] {
  const task = taskOf(state)
  if (!task) return []
  return [...(notice === 'late' ? ['You have this as well because its last day comes, or because it lies.'] : []), doing[task]]
}

/** What whoever passed it on may say: while the clock stands still there is no day to promise. */
function wordsForOthers(state: BegunRequest, { office }: Facts): readonly string[] {
  const leave = 'Change and delete nothing that is theirs meanwhile.'
  switch (state.is) {
    case 'Open':
      return [
        `Information Governance have it. If they ask you about it again, say that they will be answered by ${office.calendar.sayDate(state.clock.due)}, and promise nothing else.`,
        leave,
      ]
    case 'Stopped':
      return [
        'Information Governance have it, and have asked them something. If they ask you about it again, say that the time for the answer stands still until we hear from them, and promise no day.',
        leave,
      ]
    default:
      return ['You do not need to do anything.']
  }
}

function rowsOf(state: BegunRequest, facts: Facts): readonly Row[] {
  const { told, clock, identified, gathered, reviewed, extended } = state
  const { calendar } = facts.office
  return [
    { label: 'Who asks', value: told.name },
    {
      label: 'They are',
      value: { customer: 'outside the office', staff: 'a member of staff', left: 'somebody who has worked here' }[told.is],
    },
    { label: 'Telephone', value: told.telephone },
    { label: 'E-mail', value: told.email },
    { label: `${facts.office.names.caseSystem} party record`, value: told.party },
    { label: 'Case', value: told.case },
    { label: 'Came on', value: calendar.sayDate(clock.received) },
    { label: 'Passed on by', value: whoAndWhen(state, facts) },
    {
      label: 'The clock stood still for',
      value: clock.stoodStill > 0 ? `${clock.stoodStill} ${clock.stoodStill === 1 ? 'day' : 'days'}` : undefined,
    },
    { label: 'Two months added', value: extended && `${extended.reason} They were told on ${calendar.sayDate(extended.toldOn)}.` },
    {
      label: 'They were asked',
      value: state.is === 'Stopped' ? `${state.stopped.words} (${calendar.sayDate(state.stopped.on)})` : undefined,
    },
    { label: 'How we know who they are', value: identified && `${identified.how} (${whoAndWhen(identified, facts)})` },
    { label: 'Also looked for', value: identified?.also },
    { label: 'Gathered by', value: gathered && whoAndWhen(gathered, facts) },
    { label: 'Read before it went by', value: reviewed && whoAndWhen(reviewed, facts) },
    ...(reviewed
      ? [
          { label: 'What others’ may stay', value: reviewed.othersWords },
          { label: 'About harm', value: reviewed.harmWords },
        ]
      : []),
    ...(state.is === 'Sent' ? [{ label: 'How it went', value: `${state.sent.how} (${whoAndWhen(state.sent, facts)})` }] : []),
    ...(state.is === 'Refused' ? [{ label: 'Ground', value: `${groundWords[state.refused.ground]}. ${state.refused.reason}` }] : []),
    ...(state.is === 'Withdrawn' ? [{ label: 'How we know', value: state.withdrawn.reason }] : []),
  ]
}

const opens = (dialog: string, words: string, style?: 'primary'): Button => ({
  title: words,
  does: { dialog },
  ...(style ? { style } : {}),
})
const word: Button = { title: 'The copy (Word)', does: { gather: 'word' } }
const json: Button = { title: 'The copy (JSON)', does: { gather: 'json' } }
const copies: readonly Button[] = [word, json]
const theirs: readonly Button[] = [
  { title: 'The copy for them (Word)', does: { gather: 'word-theirs' } },
  { title: 'The copy for them (JSON)', does: { gather: 'json-theirs' } },
]
const first: Readonly<Record<Task, readonly Button[]>> = {
  identify: [opens('identity', 'I know who they are', 'primary')],
  // The copy first: that somebody has it is said once they do.
  gather: [{ ...word, style: 'primary' }, json, { title: 'I have the copy', does: { step: 'MarkGathered' } }],
  review: [opens('review', 'I have read it', 'primary'), ...copies, ...theirs],
  send: [opens('sent', 'It has gone', 'primary'), ...theirs, ...copies],
  answer: [opens('reply', 'They have answered', 'primary')],
}
function buttonsFor(state: BegunRequest, facts: Facts): readonly Button[] {
  const task = taskOf(state)
  if (!task || !byPerson(facts) || deals(state, facts) !== true) return []
  return [
    ...first[task],
    ...(state.is === 'Open' ? [opens('question', 'Ask them something')] : []),
    ...(state.clock.isExtended ? [] : [opens('extend', 'It needs more time')]),
    opens('refuse', 'Refuse it'),
    opens('withdraw', 'They have withdrawn it'),
    ...requestLetters(state, facts).map(({ kind, title: words }): Button => ({ title: words, does: { letter: kind } })),
  ]
}
