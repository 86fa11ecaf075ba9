import type { Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { above, holds } from '../shared/people.js'
import { type May, neverOwn } from '../shared/rights.js'
import { openOf, toDos } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { dueOf, endOf, type Reckoning } from './due.js'
import type { BegunRequest, Clock, Task } from './matter.js'

const words: Readonly<Record<Task, string>> = {
  identify: 'See whose request for personal data this is',
  gather: 'Gather what is kept on somebody',
  review: 'Read what was gathered, before it goes',
  send: 'Send what was gathered',
  answer: 'See whether they have answered about their request',
}
const governance = (state: BegunRequest, { office }: Facts): readonly StaffId[] =>
  office.holding('information governance').flatMap(({ id }) => (id === state.told.staff ? [] : [id]))

/** Those above Information Governance, nearest first; never whoever asks. */
export const aboveThem = ({ told }: BegunRequest, { office }: Facts): readonly Person[] =>
  office
    .holding('information governance')
    .flatMap(({ id }) => above(id, office))
    .filter(({ id }) => id !== told.staff)

/** Who deals with a request: Information Governance, never with what is kept on themselves; late, or nobody of them here, those above them. */
export const handling = toDos<Task, BegunRequest>({
  alarm: 'ChaseRequest',
  notice: (_, whose) => (whose === 'doers' ? 'request' : 'late'),
  who: (_, state, facts) => governance(state, facts),
  above: aboveThem,
  never: ({ told }) => [told.staff ?? ''],
  wait: () => ({ workingDays: 5 }),
  button: () => ({ title: 'Open', does: { command: '/open' } }),
  says: (task, _, { record }) => `${words[task]} (${record})`,
})

/** What is to be done now. */
export const taskOf = ({ toDo }: Pick<BegunRequest, 'toDo'>): Task | undefined => openOf(toDo)[0]?.task

/** Whoever has it now. Nobody deals with a request for what is kept on themselves. */
export const deals: May<BegunRequest> = neverOwn(
  ({ told }) => told.staff ?? '',
  'This is what is kept on you: somebody else deals with it.',
  (state, facts) => {
    const task = taskOf(state)
    return task === undefined ? 'This request is over.' : handling.may(task, (one: BegunRequest) => one.toDo)(state, facts)
  },
)

/** Who may read it whole: Information Governance, and those who have it in their place; not the person who passed it on. */
export const mayRead = (state: BegunRequest, id: StaffId, facts: Facts): boolean =>
  id !== state.told.staff && (holds(id, ['information governance'], facts.office) || deals(state, { ...facts, by: id }) === true)

/** The clock after what moves it. */
export function clockOf(reckoning: Reckoning, { office }: Facts): Clock {
  const due = dueOf(reckoning, office.calendar)
  return { ...reckoning, due, until: endOf(due, office) }
}
