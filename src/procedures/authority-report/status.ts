import type { Facts, View } from '../procedure.js'
import { whoAndWhen } from '../shared/lines.js'
import { namesOf } from '../shared/people.js'
import { openOf } from '../shared/todo.js'
import { isImminent } from './forms.js'
import type { BegunReport } from './matter.js'

/** Where it stands, the same for everybody. */
export function statusOf(state: BegunReport, facts: Facts): NonNullable<View['status']> {
  const { office } = facts
  const asked = namesOf(state.asked.told, office, 'and') || 'Nobody who is here'
  switch (state.is) {
    case 'Proposed':
      return { words: `Not put to the head of department yet. Asked: ${asked}`, tone: 'waiting' }
    case 'Deciding':
      return { words: `Not decided yet. Asked: ${asked}`, tone: isImminent(state.proposal) ? 'attention' : 'waiting' }
    case 'NotReported':
      return { words: `Not reported: decided by ${whoAndWhen(state.refusal, facts)}`, tone: 'good' }
    case 'ToReport':
      return { words: `${office.nameOf(state.decision.reporter)} is to report it`, tone: 'waiting' }
    case 'Reported': {
      const left = openOf(state.toDo).length
      if (left > 0) return { words: `Reported. ${left === 1 ? 'One thing is' : `${left} things are`} still to be done`, tone: 'warning' }
      return { words: `Reported by ${whoAndWhen(state.made, facts)}`, tone: 'good' }
    }
  }
}
