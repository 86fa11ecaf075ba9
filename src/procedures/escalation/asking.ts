import type { Facts } from '../procedure.js'
import type { Ask } from '../shared/asked.js'
import { above, heads, here } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import type { Asking } from './forms.js'
import type { BegunEscalation, Task } from './matter.js'

/** Whose matter it is and whom the customer complains about: never asked, whoever stands in for whom. */
const never = (requester: StaffId, { about }: Asking): readonly string[] => [requester, ...(about ? [about] : [])]

/** The receiver is asked; untaken after the office's working hours it climbs to those above them (s7; the hours are ours). */
export const receiving = (
  { requester, asking, receiver }: Pick<BegunEscalation, 'requester' | 'asking' | 'receiver'>,
  { office }: Facts,
): Ask => ({
  notice: 'to-take',
  alarm: 'ClimbEscalation',
  urgency: 'now',
  wait: { workingHours: office.timings.callBackClimbHours },
  first: [receiver],
  above: [...above(receiver, office), ...above(requester, office)],
  never: never(requester, asking),
  oneByOne: true,
})

/** s7: a head of department alone decides; not the one who asks, and not the one complained of. */
export const exhaustion = ({ asking }: Pick<BegunEscalation, 'asking'>, by: StaffId, { office }: Facts): Ask => ({
  notice: 'to-decide-exhausted',
  alarm: 'ClimbExhaustion',
  urgency: 'now',
  wait: { workingDays: office.timings.approvalReminderDays },
  first: heads(by, office).slice(0, 1),
  above: heads(by, office),
  never: [by, ...(asking.about ? [asking.about] : [])],
  rank: ['head of department'],
  reminders: 1,
  oneByOne: true,
})

/** Who rings the customer now: whoever booked the call, their stand-in while they are away, or those above once they have left. */
export const whoRings = (state: BegunEscalation, facts: Facts): readonly StaffId[] => tasks.doers('call', state, facts)

/** The tasks of a matter: they lie with whoever has it, and those above hear when they are late (rule 3). */
export const tasks = toDos<Task, BegunEscalation>({
  alarm: 'ChaseTasks',
  notice: (_, whose) => (whose === 'doers' ? 'to-ring' : 'late'),
  who: (_, state, facts) =>
    here(['contact' in state ? state.contact : state.receiver], facts, { never: never(state.requester, state.asking) }),
  above: (state, { office }) =>
    above('contact' in state ? state.contact : state.receiver, office).filter(
      ({ id }) => !never(state.requester, state.asking).includes(id),
    ),
  never: ({ requester, asking }) => never(requester, asking),
  button: (task) =>
    task === 'call'
      ? { title: 'Call made', does: { dialog: 'call-made' } }
      : task === 'letter'
        ? { title: 'The letter is sent', does: { dialog: 'letter-sent' } }
        : undefined,
  says: (task, state, { record, office }) => says(task, office.nameOf(state.requester), record),
})

function says(task: Task, requester: string, record: string): string {
  switch (task) {
    case 'call':
      return `Ring a customer back for ${requester} (${record})`
    case 'letter':
      return `Write to a customer who cannot be reached (${record})`
    case 'promised':
      return `Send a customer what you promised (${record})`
    case 'exhausted letter':
      return `Send the letter about the ended complaints process (${record})`
  }
}
