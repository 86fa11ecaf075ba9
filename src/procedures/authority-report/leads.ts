import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { isAsked } from '../shared/asked.js'
import { nameThen } from '../shared/called.js'
import { namesOf } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { deciding, governance, headIsHere, putting, tasks, taskWords } from './asking.js'
import type { BegunReport, Task } from './matter.js'

/** What to do first, why second. */
export function leadsFor(notice: string, state: BegunReport, id: string, facts: Facts): readonly string[] {
  const { office } = facts
  const ring =
    state.proposal.danger === 'not rung' && !state.made && (state.is === 'Proposed' || state.is === 'Deciding')
      ? [`Ring ${office.names.emergencyNumber} now if nobody has: it is said that it could happen now. Then record what they were told.`]
      : []
  const mine = openOf(state.toDo).flatMap(({ task }) =>
    tasks.doers(task, state, facts).some((one) => one === id) ? [toDoWords[task]] : [],
  )
  return [...ring, ...afterNotice(notice, state, facts), ...mine, ...asked(state, id, facts)]
}

const toDoWords: Readonly<Record<Task, string>> = {
  emergency: `Please record what they were told, as soon as you can: who was told, what, and when. It is as much a report as any (${cite('s11')}).`,
  report: `Please report it: by telephone, or in writing after a call to check whom to write to (${cite('s11')}). Then record what was reported.`,
  customer: `Please tell the customer that we reported it, or record why not. Normally they are told (${cite('s11')}).`,
  matter: `Please say whether we go on dealing with the matter that they came to us with (${cite('s11')}).`,
  tell: `Please tell the customer at the earliest that we no longer deal with their matter (${cite('s11')}).`,
  note: `Please add a note to the case: we no longer deal with the matter (${cite('s11')}).`,
  record: `Please make the formal record of the disclosure, and confirm it with its reference (${cite('s9')}).`,
}

function afterNotice(notice: string, state: BegunReport, facts: Facts): readonly string[] {
  const { office } = facts
  const decision = state.is === 'NotReported' ? state.refusal : (state.ratified ?? state.decision)
  switch (notice) {
    case 'decided-for-head':
      return decision ? [`${nameThen(decision, office)} decided this in your place. You do not have to do anything.`] : []
    case 'not-told':
      return state.customer && state.customer.told !== 'told' ? ['The customer is not told that we reported this. Please read why.'] : []
    case 'corrected':
      return state.corrections.length > 0 ? ['Something in this report was put right. What stood there before is beside it.'] : []
    case 'late':
      return openOf(state.toDo)
        .filter((one) => tasks.isLate(one, facts))
        .map(({ task }) => `This is late: ${taskWords[task]}. Please see that it is done.`)
    case 'told':
      return [`${office.nameOf(state.by)} has put this to whoever decides. Please ask how they are.`]
    default:
      return []
  }
}

function asked(state: BegunReport, id: string, facts: Facts): readonly string[] {
  const { office } = facts
  if (state.is === 'Proposed' && id !== state.by && isAsked(putting(state, facts), state.asked, id, facts))
    return [
      `Put it to the head of department, with how you see the risk. Only they decide (${cite('s11')}). Please ask your colleague how they are.`,
    ]
  if (state.is === 'Deciding' && isAsked(deciding(state, facts), state.asked, id, facts)) {
    if (openOf(state.toDo).some(({ task }) => task === 'emergency'))
      return [
        `An authority has been told already. ${namesOf(tasks.doers('emergency', state, facts), office)} records what they were told; you then say whether it was right to tell them at once.`,
      ]
    return [
      state.made
        ? 'Somebody told them before anybody could decide. Say whether it was right.'
        : `Decide whether we report it, by the risk to staff and others (${cite('s11')}).`,
      ...(office.person(id)?.roles.includes('head of department')
        ? []
        : [
            headIsHere(state, facts)
              ? 'The head of department has not answered. If you decide in their place, say why.'
              : 'The head of department is away, so you may decide.',
          ]),
    ]
  }
  if (governance(facts).some((one) => one === id) && (state.is === 'Proposed' || state.is === 'Deciding' || state.is === 'ToReport'))
    return [`You are consulted on this (${cite('s11')}). Your advice goes to whoever decides.`]
  if (id !== state.by) return []
  switch (state.is) {
    case 'Proposed':
      return ['It is with your manager. You are told here what is decided. If this has shaken you, tell them so.']
    case 'Deciding':
      return ['It is with those who decide. You are told here what is decided. If this has shaken you, tell your manager.']
    case 'NotReported':
      return [`It is not reported: ${state.refusal.reason}`, ...afterwardsFor(state, id)]
    case 'Reported':
      return afterwardsFor(state, id)
    default:
      return []
  }
}

/** What whoever proposed it is told at its end, whatever else has left the chat. */
export function afterwardsFor(state: BegunReport, id: string): readonly string[] {
  if (id !== state.by) return []
  if (state.is === 'NotReported') return ['If it happens again, say so again: this stands against nobody.']
  return state.ratified?.right === 'no'
    ? [`Nobody is blamed for telling them at once: when you fear for somebody, that comes first (${cite('s11')}).`]
    : []
}
