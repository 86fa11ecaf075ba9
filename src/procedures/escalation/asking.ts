import type { Alarm, Facts } from '../procedure.js'
import type { Ask } from '../shared/asked.js'
import { above, heads, here, holds, managers } from '../shared/people.js'
import { toDos } from '../shared/todo.js'
import { after } from '../shared/wait.js'
import type { Instant, Role, StaffId } from '../words.js'
import type { Asking } from './forms.js'
import type { AnsweredMatter, BegunEscalation, Task } from './matter.js'

/** Whose matter it is and whom the customer complains about: never asked, whoever stands in for whom. */
const never = (requester: StaffId, { about }: Asking): readonly string[] => [requester, ...(about ? [about] : [])]

/** Managers alone take what goes one of these ways (s7), also where it was put to them before; the others may be anybody’s who can help. */
const ofManagers: readonly Asking['route'][] = ['manager call', 'line manager', 'senior']
const rankFor = ({ route }: Asking): { readonly rank?: readonly Role[] } => (ofManagers.includes(route) ? { rank: managers } : {})

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
  ...rankFor(asking),
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

/**
 * Ours, from s7: whoever answered says whether the matter is settled, and so how long it is kept. Nobody waits for that: it is asked quietly, and of their
 * own manager too when they are silent, but of nobody higher.
 */
export const settling = ({ requester, asking, contact }: Answering, { office }: Facts): Ask => ({
  notice: 'to-settle',
  alarm: 'AskWhetherSettled',
  urgency: 'routine',
  wait: { workingDays: office.timings.settledAskDays },
  first: [contact],
  above: above(contact, office)
    .filter(({ id }) => !never(requester, asking).includes(id))
    .slice(0, 1),
  never: never(requester, asking),
  reminders: 1,
})
export type Answering = Pick<BegunEscalation, 'requester' | 'asking'> & { readonly contact: StaffId }

/** The moment from which it may be asked: so long after the answer, the decision on the complaints process, or the word that it goes on. */
export function asksFrom({ answer, exhaustion: asked, wentOn }: AnsweredMatter, facts: Facts): Instant {
  const heard = [answer.at, wentOn, asked?.decided?.at].flatMap((each) => each ?? []).toSorted()
  return after(heard.at(-1) ?? answer.at, { workingDays: facts.office.timings.settledAskDays }, facts)
}
/** The alarm that asks, at this moment. */
export const settledAt = (at: Instant): Alarm => ({ alarm: 'AskWhetherSettled', at, urgency: 'routine' })
/** So long from now. */
export const settledLater = (facts: Facts): Alarm =>
  settledAt(after(facts.now, { workingDays: facts.office.timings.settledAskDays }, facts))

/** Who rings the customer now: whoever booked the call, their stand-in while they are away, or those above once they have left. */
export const whoRings = (state: BegunEscalation, facts: Facts): readonly StaffId[] => tasks.doers('call', state, facts)

/**
 * Who asks whether the complaints process is exhausted (s7: a manager): those who do the contact's tasks now and hold the rank. A
 * stand-in without it is passed over for the next manager above (ours).
 */
export function whoAsks(state: BegunEscalation & { readonly contact: StaffId }, facts: Facts): readonly StaffId[] {
  const ranked = tasks.doers('promised', state, facts).filter((id) => holds(id, managers, facts.office))
  if (here(ranked, facts).length > 0) return ranked
  const next = here(above(state.contact, facts.office), facts, { never: never(state.requester, state.asking), rank: managers })
  return [...ranked, ...next.slice(0, 1)]
}

/** The tasks of a matter: they lie with whoever has it, and those above hear when they are late (rule 3). */
export const tasks = toDos<Task, BegunEscalation>({
  alarm: 'ChaseTasks',
  notice: (_, whose) => (whose === 'doers' ? 'to-ring' : 'late'),
  // Whoever promised the customer a call keeps the promise, whatever their rank by then.
  who: (_, state, facts) => {
    const but = { never: never(state.requester, state.asking) }
    return 'contact' in state ? here([state.contact], facts, but) : here([state.receiver], facts, { ...but, ...rankFor(state.asking) })
  },
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
