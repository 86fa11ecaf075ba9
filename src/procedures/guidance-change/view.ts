import type { Button, Facts, View, Viewer } from '../procedure.js'
import { nameThen } from '../shared/called.js'
import { plainCard, type Row, whoAndWhen } from '../shared/lines.js'
import { type ByPerson, namesOf } from '../shared/people.js'
import { closedWords, openOf } from '../shared/todo.js'
import { agreeing } from './agreeing.js'
import { agreedBy, type BegunChange, type ChangeState } from './matter.js'
import { cited, headings } from './sections.js'
import { mayTakeBack } from './take-back.js'

const title = 'Guidance of our own'

/** The card of a proposed or live passage: the words, the source's heading beside them, and who agreed. */
export function viewChange(_: string, state: ChangeState, viewer: Viewer, facts: Facts): View {
  if (state.is === 'NotProposed')
    return plainCard({ title, status: { words: 'Nothing here yet', tone: 'waiting' }, sections: ['s1'] }, viewer, facts)
  const { office } = facts
  const by = viewer.person?.id
  return plainCard(
    {
      title: `${title} beside ${cited(state.section)}`,
      ...standing(state, facts),
      rows: rowsOf(state, facts),
      quotes: [{ who: `The words, by ${nameThen(state, office)}`, words: state.words }],
      sections: [cited(state.section)],
      buttons: by === undefined ? [] : buttonsFor(state, { ...facts, by }),
    },
    viewer,
    facts,
  )
}

type Standing = Required<Pick<Parameters<typeof plainCard>[0], 'status' | 'paragraphs'>>

function standing(state: BegunChange, facts: Facts): Standing {
  switch (state.is) {
    case 'Proposed': {
      const who = openOf(state.toDo).flatMap(({ task }) => agreeing.doers(task, state, facts))
      const names = namesOf(who, facts.office, 'and')
      return {
        status: { words: 'Shown to nobody yet', tone: 'waiting' },
        paragraphs: [
          names ? `It waits for ${names}.` : 'The office file names nobody who could agree. Please tell an administrator.',
          'Once agreed, the words stand beside the procedure’s own in every answer about this section, marked as ours.',
        ],
      }
    }
    case 'Live':
      return {
        status: { words: 'Shown beside the section', tone: 'good' },
        paragraphs: ['Whoever asks about this section sees these words, marked as ours. The procedure’s own words stand as they are.'],
      }
    case 'Declined':
      return { status: { words: 'Declined', tone: 'good' }, paragraphs: ['It is shown to nobody.', state.declined.reason] }
    case 'Withdrawn':
      return { status: { words: 'Withdrawn', tone: 'good' }, paragraphs: ['It is shown to nobody.'] }
    case 'TakenBack':
      return { status: { words: 'Taken back', tone: 'good' }, paragraphs: ['It is shown to nobody any more. What it said stays here.'] }
  }
}

const rowsOf = (state: BegunChange, facts: Facts): readonly Row[] => [
  { label: 'The source’s heading', value: headings[state.section] },
  { label: 'Why', value: state.why },
  { label: 'Proposed', value: whoAndWhen(state, facts) },
  ...state.toDo.map((one) => ({
    label: one.task === 'approve' ? 'Head of Customer Contact' : 'Information Governance',
    value: closedWords(one, facts),
  })),
  { label: 'Shown since', value: 'live' in state ? whoAndWhen(state.live, facts) : undefined },
  { label: 'Declined', value: state.is === 'Declined' ? whoAndWhen(state.declined, facts) : undefined },
  { label: 'Withdrawn', value: state.is === 'Withdrawn' ? whoAndWhen(state.withdrawn, facts) : undefined },
  { label: 'Taken back', value: state.is === 'TakenBack' ? whoAndWhen(state.takenBack, facts) : undefined },
]

function buttonsFor(state: BegunChange, facts: ByPerson): readonly Button[] {
  if (state.is === 'Live') return mayTakeBack(facts) ? [{ title: 'Take it back', does: { step: 'TakeBackChange' }, style: 'danger' }] : []
  if (state.is !== 'Proposed') return []
  if (facts.by === state.by) return [{ title: 'Withdraw', does: { step: 'WithdrawChange' } }]
  if (agreedBy(state).includes(facts.by)) return []
  const mine = openOf(state.toDo).filter(({ task }) => agreeing.may(task, (one: BegunChange) => one.toDo)(state, facts) === true)
  return [
    ...mine.map(
      ({ task }): Button =>
        task === 'approve'
          ? { title: 'Approve', does: { step: 'ApproveChange' }, style: 'primary' }
          : { title: 'Agree for Information Governance', does: { step: 'AgreeForGovernance' }, style: 'primary' },
    ),
    ...(mine.length > 0 ? [{ title: 'Not in these words', does: { dialog: 'decline' } } as const] : []),
  ]
}
