import type { Button } from '../procedure.js'
import { isAsked } from '../shared/asked.js'
import { above, type ByPerson } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { decides, governance, putting, taskButton, tasks } from './asking.js'
import { authorityLetters } from './letter.js'
import type { BegunReport } from './matter.js'

/** What this person can do with it now, the first thing first. */
export function buttonsFor(state: BegunReport, facts: ByPerson): readonly Button[] {
  const { by, office } = facts
  const open = state.is === 'Proposed' || state.is === 'Deciding'
  const may = open && decides(state, facts) === true
  const puts =
    state.is === 'Proposed' &&
    by !== state.by &&
    (isAsked(putting(state, facts), state.asked, by, facts) || above(state.by, office).some(({ id }) => id === by))
  const rung = openOf(state.toDo).some(({ task }) => task === 'emergency')
  const consulted = governance(facts).includes(by) || state.consulted.some(({ whom }) => whom.includes(by))
  const mine = openOf(state.toDo).filter(({ task }) => tasks.may(task, (one: BegunReport) => one.toDo)(state, facts) === true)
  const drafts = authorityLetters(state, facts).map(({ kind, title }): Button => ({ title, does: { letter: kind } }))
  return [
    ...(puts && !may ? [{ title: 'Put it to the head of department', does: { dialog: 'put' }, style: 'primary' } as const] : []),
    ...(may && state.made ? [{ title: 'Was it right to tell them?', does: { dialog: 'ratify' }, style: 'primary' } as const] : []),
    ...(may && !state.made && !rung ? [{ title: 'Decide', does: { dialog: 'decide' }, style: 'primary' } as const] : []),
    ...(consulted && (open || state.is === 'ToReport')
      ? [{ title: 'Give your advice', does: { dialog: 'advise' }, style: 'primary' } as const]
      : []),
    ...drafts,
    // s11: one thing after the other: the first that is theirs comes first, whichever it is.
    ...mine.map(({ task }, place) => (place === 0 ? { ...taskButton[task], style: 'primary' as const } : taskButton[task])),
    ...(open && !state.made && !mine.some(({ task }) => task === 'emergency')
      ? [{ title: 'Somebody has been told already', does: { dialog: 'rung' } } as const]
      : []),
    ...(may && rung ? [{ title: 'Nobody was told', does: { step: 'NobodyRang' } } as const] : []),
    ...(may || puts
      ? [
          ...(office.holding('human resources').length > 0
            ? [{ title: 'Ask Human Resources', does: { step: 'ConsultHumanResources' } } as const]
            : []),
          { title: 'Ask a colleague', does: { dialog: 'consult' } } as const,
        ]
      : []),
    ...(state.made && (state.made.by === by || decides(state, facts) === true)
      ? [{ title: 'Put something right', does: { dialog: 'correct' } } as const]
      : []),
  ]
}
