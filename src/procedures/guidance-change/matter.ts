import type { EventsOf } from '../procedure.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { needsGovernance, type Section } from './sections.js'

/** Who must agree before the words are shown to anybody. */
export type Task = 'approve' | 'governance'

interface Matter extends By {
  readonly section: Section
  readonly words: string
  readonly why: string
  readonly toDo: readonly ToDo<Task>[]
}
export type Proposed = Matter & { readonly is: 'Proposed' }
/** Shown beside the section, marked as the office's own. */
export type Live = Matter & { readonly is: 'Live'; readonly live: By }
export type ChangeState =
  | { readonly is: 'NotProposed' }
  | Proposed
  | Live
  | (Matter & { readonly is: 'Declined'; readonly declined: By & { readonly reason: string } })
  | (Matter & { readonly is: 'Withdrawn'; readonly withdrawn: By })
  | (Matter & { readonly is: 'TakenBack'; readonly live: By; readonly takenBack: By })
export type BegunChange = Exclude<ChangeState, { is: 'NotProposed' }>

export type ChangeEvent =
  | (By & { readonly event: 'ChangeProposed'; readonly section: Section; readonly words: string; readonly why: string })
  | (By & { readonly event: 'ChangeAgreed'; readonly task: Task })
  | (By & { readonly event: 'ChangeDeclined'; readonly reason: string })
  | (By & { readonly event: 'ChangeWithdrawn' })
  | (By & { readonly event: 'ChangeTakenBack' })
  | (ByItself & { readonly event: 'ChangeChased' })

/** All of them: what is not among them was written by a newer version. */
export const changeEvents: EventsOf<ChangeEvent> = {
  ChangeProposed: true,
  ChangeAgreed: true,
  ChangeDeclined: true,
  ChangeWithdrawn: true,
  ChangeTakenBack: true,
  ChangeChased: true,
}

/** Whose agreement a section's words need. */
export const tasksFor = (section: Section): readonly Task[] => (needsGovernance(section) ? ['approve', 'governance'] : ['approve'])

/** What has become of a proposed change after one more event. */
export function evolveChange(state: ChangeState, event: ChangeEvent): ChangeState {
  if (event.event === 'ChangeProposed') {
    const { by, at, section, words, why } = event
    return { is: 'Proposed', by, at, section, words, why, toDo: put([], tasksFor(section), at) }
  }
  if (event.event === 'ChangeTakenBack') return state.is === 'Live' ? { ...state, is: 'TakenBack', takenBack: by(event) } : state
  if (state.is !== 'Proposed') return state
  switch (event.event) {
    case 'ChangeAgreed': {
      const toDo = close(state.toDo, event.task, event)
      return toDo.every(({ closed }) => closed) ? { ...state, is: 'Live', toDo, live: by(event) } : { ...state, toDo }
    }
    case 'ChangeDeclined':
      return { ...state, is: 'Declined', toDo: closeAll(state, event), declined: { ...by(event), reason: event.reason } }
    case 'ChangeWithdrawn':
      return { ...state, is: 'Withdrawn', toDo: closeAll(state, event), withdrawn: by(event) }
    case 'ChangeChased':
      return { ...state, toDo: chased(state.toDo) }
  }
}

const by = ({ by: who, at }: By): By => ({ by: who, at })
const closeAll = ({ section, toDo }: Proposed, event: By): readonly ToDo<Task>[] =>
  tasksFor(section).reduce((all, task) => close(all, task, event, 'not needed'), toDo)

/** Whoever has agreed already: nobody agrees for both. */
export const agreedBy = ({ toDo }: Matter): readonly StaffId[] => toDo.flatMap(({ closed }) => (closed?.as === 'done' ? [closed.by] : []))
