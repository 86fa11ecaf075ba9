import { heads } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import type { BegunList, Task } from './matter.js'

/** Who looks through a list: Information Governance; where nobody of them answers, a head of department (ours). */
export const looking = toDos<Task, BegunList>({
  alarm: 'ChaseList',
  notice: (_, whose) => (whose === 'doers' ? 'look through' : 'late'),
  who: (_, __, { office }) => office.holding('information governance').map(({ id }) => id),
  above: (_, { office }) => heads('' as StaffId, office),
  button: () => ({ title: 'Look through', does: { command: '/open' } }),
  says: (_, __, { record }) => `Look through records that are due to go (${record})`,
})
