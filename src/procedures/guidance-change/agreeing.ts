import type { Office } from '../people.js'
import { heads } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { agreedBy, type BegunChange, type Task } from './matter.js'

const holding = (role: 'head of customer contact' | 'information governance', office: Office): readonly StaffId[] =>
  office.holding(role).map(({ id }) => id)

/**
 * Who agrees: the Head of Customer Contact, and Information Governance beside s9 and s11; never whoever proposed it or has agreed already. Where
 * the office has nobody left for it, or nobody answers, a head of department (ours).
 */
export const agreeing = toDos<Task, BegunChange>({
  alarm: 'ChaseChange',
  notice: (task, whose) => (whose === 'doers' ? task : 'late'),
  who: (task, state, { office }) =>
    holding(task === 'approve' ? 'head of customer contact' : 'information governance', office).filter(
      (id) => id !== state.by && !agreedBy(state).includes(id),
    ),
  above: (state, { office }) => heads(state.by, office).filter(({ id }) => !agreedBy(state).includes(id)),
  never: (state) => [state.by, ...agreedBy(state)],
  wait: ({ office }) => ({ workingDays: office.timings.approvalReminderDays }),
  button: () => ({ title: 'Read and decide', does: { command: '/open' } }),
  says: (task, _, { record }) =>
    task === 'approve' ? `Decide on guidance of our own (${record})` : `Agree to guidance of our own beside s9 or s11 (${record})`,
})
