import type { YearFound } from '../looking-back.js'
import type { EventsOf } from '../procedure.js'
import type { Called } from '../shared/called.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { Instant, RecordId, StaffId } from '../words.js'

/** How a record that was looked at stands against the procedure. */
export const findings = {
  agrees: 'As the procedure has it',
  differs: 'Otherwise than the procedure has it',
  unseen: 'Nobody could look at it',
} as const
export type Finding = keyof typeof findings

export type LeadTask = 'read' | 'guidance' | 'discuss' | 'close'
export type LookTask = `look ${string}`
export type DecisionTask = `decision ${string}`
export type Task = LeadTask | LookTask | DecisionTask
export const lookAt = (record: RecordId): LookTask => `look ${record}`
export const decisionOf = (number: number): DecisionTask => `decision ${number}`

export interface Looked extends By, Called {
  readonly record: RecordId
  readonly finding: Finding
  readonly words?: string
}
/** Who does what by when; numbered from 1. */
export interface Decision extends By, Called {
  readonly what: string
  readonly who: StaffId
  /** A local date. */
  readonly until: string
  /** It changes the guidance of our own. */
  readonly guidance: boolean
}
interface Matter {
  readonly found: YearFound
  readonly openedAt: Instant
  readonly looks: readonly Looked[]
  readonly talks: readonly (By & Called & { readonly on: string; readonly words: string })[]
  readonly decisions: readonly Decision[]
  readonly toDo: readonly ToDo<Task>[]
}
export type OpenReview = Matter & { readonly is: 'Open' }
type ClosedReview = Matter & { readonly is: 'Closed'; readonly closed: By & Called & { readonly because: string; readonly next: string } }
export type ReviewState = { readonly is: 'NotOpened' } | OpenReview | ClosedReview
export type BegunReview = OpenReview | ClosedReview

export type ReviewEvent =
  | (ByItself & { readonly event: 'ReviewOpened'; readonly found: YearFound; readonly due: Instant })
  | (By & Called & { readonly event: 'PackRead' })
  | (By & Called & { readonly event: 'GuidanceLookedThrough' })
  | (By &
      Called & {
        readonly event: 'RecordLookedAt'
        readonly record: RecordId
        readonly finding: Finding
        readonly words?: string | undefined
      })
  | (By & Called & { readonly event: 'ReviewDiscussed'; readonly on: string; readonly words: string })
  | (By & Called & { readonly event: 'DecisionMade'; readonly due: Instant } & Pick<Decision, 'what' | 'who' | 'until' | 'guidance'>)
  | (By & Called & { readonly event: 'DecisionSettled'; readonly number: number; readonly words: string })
  | (By & Called & { readonly event: 'ReviewClosed'; readonly because: string; readonly next: string })
  | (ByItself & { readonly event: 'ReviewChased' })

/** All of them: what is not among them was written by a newer version. */
export const reviewEvents: EventsOf<ReviewEvent> = {
  ReviewOpened: true,
  PackRead: true,
  GuidanceLookedThrough: true,
  RecordLookedAt: true,
  ReviewDiscussed: true,
  DecisionMade: true,
  DecisionSettled: true,
  ReviewClosed: true,
  ReviewChased: true,
}

/** What has become of a review after one more event. */
export function evolveReview(state: ReviewState, event: ReviewEvent): ReviewState {
  if (event.event === 'ReviewOpened') {
    const { found, due, at } = event
    const tasks: readonly Task[] = [
      'read',
      ...found.draw.drawn.map(({ record }) => lookAt(record)),
      ...(found.guidance.length > 0 ? (['guidance'] as const) : []),
      'discuss',
      'close',
    ]
    return { is: 'Open', found, openedAt: at, looks: [], talks: [], decisions: [], toDo: put([], tasks, at, due) }
  }
  if (state.is === 'NotOpened') return state
  const closing = (task: Task, words?: string) => close(state.toDo, task, event as By & Called, 'done', words)
  switch (event.event) {
    case 'PackRead':
      return { ...state, toDo: closing('read') }
    case 'GuidanceLookedThrough':
      return { ...state, toDo: closing('guidance') }
    case 'RecordLookedAt': {
      const { by, at, called, record, finding, words } = event
      const look = { by, at, ...(called ? { called } : {}), record, finding, ...(words ? { words } : {}) }
      return { ...state, looks: [...state.looks, look], toDo: closing(lookAt(record)) }
    }
    case 'ReviewDiscussed': {
      const { by, at, called, on, words } = event
      return { ...state, talks: [...state.talks, { by, at, ...(called ? { called } : {}), on, words }], toDo: closing('discuss') }
    }
    case 'DecisionMade': {
      const { by, at, called, what, who, until, guidance, due } = event
      const decisions = [...state.decisions, { by, at, ...(called ? { called } : {}), what, who, until, guidance }]
      return { ...state, decisions, toDo: put(state.toDo, [decisionOf(decisions.length)], at, due) }
    }
    case 'DecisionSettled':
      return { ...state, toDo: closing(decisionOf(event.number), event.words) }
    case 'ReviewClosed': {
      const { by, at, called, because, next } = event
      // What was decided is still chased; of the rest nothing is left to do.
      const toDo = state.toDo.reduce(
        (all, { task }) => (task.startsWith('decision ') ? all : close(all, task, event, task === 'close' ? 'done' : 'not needed')),
        state.toDo,
      )
      return { ...state, is: 'Closed', toDo, closed: { by, at, ...(called ? { called } : {}), because, next } }
    }
    case 'ReviewChased':
      return { ...state, toDo: chased(state.toDo) }
  }
}
