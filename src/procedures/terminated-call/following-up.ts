import { above } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import type { SentState } from './matter.js'
import { discusser } from './rights.js'

/** s6: a follow-up with the customer that was decided on lies with the manager who goes through the log, and is chased until it is done. */
export const followingUp = toDos<'follow-up', SentState>({
  alarm: 'ChaseFollowUp',
  notice: () => 'follow-up',
  who: (_, state, facts) => {
    const manager = discusser(state, facts)
    return manager ? [manager.id] : []
  },
  above: (state, { office }) => above(state.log.lineManager, office).filter(({ id }) => id !== state.reporter),
  never: ({ reporter }) => [reporter],
  button: () => ({ title: 'Followed up', does: { dialog: 'followed-up' } }),
  says: (_, __, { record }) => `Follow up with the customer (${record})`,
})
