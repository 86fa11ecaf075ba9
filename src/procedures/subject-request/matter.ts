import type { EventsOf } from '../procedure.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { Instant } from '../words.js'
import type { Reckoning } from './due.js'
import type { Grounds, Review, Told, What } from './forms.js'

/** What is to be done, one after the other; `answer` while the person is asked something. */
export type Task = 'identify' | 'gather' | 'review' | 'send' | 'answer'

/** The clock of a request: by when it must be answered, and what that was reckoned from. */
export interface Clock extends Reckoning {
  readonly due: string
  /** The end of that day. */
  readonly until: Instant
}
interface Matter extends By {
  readonly told: Told
  readonly clock: Clock
  readonly toDo: readonly ToDo<Task>[]
  readonly identified?: By & { readonly how: string; readonly also?: string }
  readonly gathered?: By
  readonly reviewed?: By & Review
  readonly extended?: By & { readonly reason: string; readonly toldOn: string }
  /** How often they were warned that its day comes. */
  readonly warned: number
}
type Open = Matter & { readonly is: 'Open' }
/** The clock stands still: they were asked who they are, or what they mean. */
type Stopped = Matter & { readonly is: 'Stopped'; readonly stopped: By & Question; readonly goesOn: Task }
export interface Question {
  readonly about: 'identity' | 'scope'
  readonly words: string
  readonly on: string
}
export type SubjectState =
  | { readonly is: 'NotAsked' }
  | Open
  | Stopped
  | (Matter & { readonly is: 'Sent'; readonly sent: By & { readonly what: What; readonly how: string; readonly on: string } })
  | (Matter & { readonly is: 'Refused'; readonly refused: By & { readonly ground: Grounds; readonly reason: string; readonly on: string } })
  | (Matter & { readonly is: 'Withdrawn'; readonly withdrawn: By & { readonly reason: string } })
export type BegunRequest = Exclude<SubjectState, { is: 'NotAsked' }>

/** Neutral names: they stand outside the seal. */
export type SubjectEvent =
  | (By & { readonly event: 'RequestReceived'; readonly told: Told; readonly clock: Clock })
  | (By & { readonly event: 'IdentityConfirmed'; readonly how: string; readonly also?: string | undefined })
  | (By & Question & { readonly event: 'ClockStopped' })
  | (By & { readonly event: 'ClockResumed'; readonly words: string; readonly on: string; readonly clock: Clock })
  | (By & { readonly event: 'TimeExtended'; readonly reason: string; readonly toldOn: string; readonly clock: Clock })
  | (By & { readonly event: 'DataGathered' })
  | (By & Review & { readonly event: 'DataReviewed' })
  | (By & { readonly event: 'DataSent'; readonly what: What; readonly how: string; readonly on: string })
  | (By & { readonly event: 'RequestRefused'; readonly ground: Grounds; readonly reason: string; readonly on: string })
  | (By & { readonly event: 'RequestWithdrawn'; readonly reason: string })
  | (ByItself & { readonly event: 'RequestChased' })
  | (ByItself & { readonly event: 'DayWarnedOf'; readonly warnings: number })

/** All of them: what is not among them was written by a newer version. */
export const subjectEvents: EventsOf<SubjectEvent> = {
  RequestReceived: true,
  IdentityConfirmed: true,
  ClockStopped: true,
  ClockResumed: true,
  TimeExtended: true,
  DataGathered: true,
  DataReviewed: true,
  DataSent: true,
  RequestRefused: true,
  RequestWithdrawn: true,
  RequestChased: true,
  DayWarnedOf: true,
}

/** What has become of a request after one more event. */
export function evolveRequest(state: SubjectState, event: SubjectEvent): SubjectState {
  if (event.event === 'RequestReceived') {
    const { told, clock, at } = event
    return { is: 'Open', ...by(event), told, clock, toDo: put([], ['identify'], at, clock.until), warned: 0 }
  }
  if (state.is !== 'Open' && state.is !== 'Stopped') return state
  switch (event.event) {
    case 'IdentityConfirmed':
      return {
        ...state,
        identified: { ...by(event), how: event.how, ...(event.also ? { also: event.also } : {}) },
        ...next(state, 'gather', event),
      }
    case 'ClockStopped': {
      const goesOn = state.toDo.find(({ closed }) => !closed)?.task ?? 'identify'
      const { about, words, on } = event
      return { ...state, is: 'Stopped', stopped: { ...by(event), about, words, on }, goesOn, ...next(state, 'answer', event) }
    }
    case 'ClockResumed':
      return state.is === 'Stopped'
        ? { ...bare(state), is: 'Open', clock: event.clock, warned: 0, ...next({ ...state, clock: event.clock }, state.goesOn, event) }
        : state
    case 'TimeExtended': {
      const { reason, toldOn, clock } = event
      const toDo = state.toDo.map((one) => (one.closed || one.task === 'answer' ? one : { ...one, due: clock.until }))
      return { ...state, clock, warned: 0, toDo, extended: { ...by(event), reason, toldOn } }
    }
    case 'DataGathered':
      return { ...state, gathered: by(event), ...next(state, 'review', event) }
    case 'DataReviewed':
      return { ...state, reviewed: event, ...next(state, 'send', event) }
    case 'DataSent':
      return { ...bare(state), is: 'Sent', ...next(state, undefined, event), sent: event }
    case 'RequestRefused':
      return { ...bare(state), is: 'Refused', ...next(state, undefined, event), refused: event }
    case 'RequestWithdrawn':
      return { ...bare(state), is: 'Withdrawn', ...next(state, undefined, event), withdrawn: event }
    case 'RequestChased':
      return { ...state, toDo: chased(state.toDo) }
    case 'DayWarnedOf':
      return { ...state, warned: event.warnings }
  }
}

const by = ({ by: who, at }: By): By => ({ by: who, at })
/** Closes what was to be done, and puts what comes next; an answer of the person's has no day of the office's. */
const next = ({ toDo, clock }: Matter, task: Task | undefined, event: By): Pick<Matter, 'toDo'> => {
  const closed = toDo.filter((one) => !one.closed).reduce((all, one) => close(all, one.task, event), toDo)
  return { toDo: task ? put(closed, [task], event.at, task === 'answer' ? undefined : clock.until) : closed }
}
const bare = (state: Open | Stopped): Matter => {
  const { told, clock, toDo, identified, gathered, reviewed, extended, warned } = state
  return {
    ...by(state),
    told,
    clock,
    toDo,
    warned,
    ...(identified ? { identified } : {}),
    ...(gathered ? { gathered } : {}),
    ...(reviewed ? { reviewed } : {}),
    ...(extended ? { extended } : {}),
  }
}
