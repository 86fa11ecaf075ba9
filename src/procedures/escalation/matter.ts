import type { EventsOf } from '../procedure.js'
import { type Asked, answered, askedAgain, firstAsked, type Round } from '../shared/asked.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'
import type { Asking } from './forms.js'

/** What a call-back asks of people besides the call: a letter after three tries, what was promised in writing, the letter of an exhausted process. */
export type Task = 'call' | 'letter' | 'promised' | 'exhausted letter'

/** Whose call it is and when. `tries` counts the calls that nobody answered. */
export interface Booked extends By {
  readonly callAt: Instant
  readonly tries: number
}
/** How the customer was answered, by whoever is their single point of contact for this matter from then on (s7). */
export interface Answered extends By {
  readonly outcome: string
  readonly agreed?: string
  readonly toWrite?: string
}
/** s7: has the customer exhausted the complaints process on this matter? A head of department alone says so. */
export interface Exhaustion extends By {
  readonly why: string
  readonly asked: Asked
  readonly decided?: By & { readonly exhausted: 'yes' | 'no'; readonly reason: string }
}

interface Matter {
  readonly requester: StaffId
  readonly at: Instant
  readonly asking: Asking
  /** Proposed by the rules, or chosen. */
  readonly receiver: StaffId
  readonly asked: Asked
  readonly passes: readonly (By & { readonly to: StaffId; readonly why: string })[]
  readonly toDo: readonly ToDo<Task>[]
}
export type Offered = Matter & { readonly is: 'Offered' }
export type BookedCall = Matter & { readonly is: 'Booked'; readonly booked: Booked }
export type AnsweredMatter = Matter & {
  readonly is: 'Answered'
  readonly answer: Answered
  readonly contact: StaffId
  readonly exhaustion?: Exhaustion
  /** Ours: whether it is settled, as it was asked last. */
  readonly settled?: Asked
  /** When somebody said last that it goes on. */
  readonly wentOn?: Instant
}
export type EscalationState =
  | { readonly is: 'NotBegun' }
  | Offered
  | BookedCall
  | AnsweredMatter
  | (Matter & { readonly is: 'NotEscalated'; readonly declined: By & { readonly why: string } })
  | (Matter & {
      readonly is: 'Ended'
      readonly ended: By & { readonly why: string }
      readonly answer: Answered
      readonly exhaustion?: Exhaustion
    })
export type BegunEscalation = Exclude<EscalationState, { is: 'NotBegun' }>

export type EscalationEvent =
  | (By & Round & { readonly event: 'EscalationAsked'; readonly asking: Asking; readonly receiver: StaffId })
  | (ByItself & Round & { readonly event: 'EscalationClimbed' })
  | (By & Round & { readonly event: 'EscalationPassed'; readonly to: StaffId; readonly why: string })
  | (ByItself & Round & { readonly event: 'CallHandedOn'; readonly from: StaffId })
  | (By & { readonly event: 'CallBooked'; readonly callAt: Instant })
  | (By & { readonly event: 'CallMoved'; readonly callAt: Instant; readonly why: string })
  | (By & { readonly event: 'CallUnanswered'; readonly callAt?: Instant })
  | (By & { readonly event: 'CallMade'; readonly outcome: string; readonly agreed?: string; readonly toWrite?: string })
  | (By & { readonly event: 'EscalationDeclined'; readonly why: string })
  | (ByItself & { readonly event: 'TasksChased' })
  | (By & { readonly event: 'TaskDone'; readonly task: Task; readonly words?: string })
  | (By & Round & { readonly event: 'ExhaustionAsked'; readonly why: string })
  | (ByItself & Round & { readonly event: 'ExhaustionClimbed' })
  | (By & { readonly event: 'ExhaustionDecided'; readonly exhausted: 'yes' | 'no'; readonly reason: string })
  | (ByItself & { readonly event: 'ContactChanged'; readonly to: StaffId })
  | (ByItself & Round & { readonly event: 'SettledAsked' })
  | (By & { readonly event: 'MatterContinued' })
  | (By & { readonly event: 'MatterEnded'; readonly why: string })

/** All of them: what is not among them was written by a newer version. */
export const escalationEvents: EventsOf<EscalationEvent> = {
  EscalationAsked: true,
  EscalationClimbed: true,
  EscalationPassed: true,
  CallHandedOn: true,
  CallBooked: true,
  CallMoved: true,
  CallUnanswered: true,
  CallMade: true,
  EscalationDeclined: true,
  TasksChased: true,
  TaskDone: true,
  ExhaustionAsked: true,
  ExhaustionClimbed: true,
  ExhaustionDecided: true,
  ContactChanged: true,
  SettledAsked: true,
  MatterContinued: true,
  MatterEnded: true,
}

/** After so many calls that nobody answered, the customer gets a letter instead (ours). */
export const mostTries = 3

/** What has become of a matter after one more event. */
export function evolveEscalation(state: EscalationState, event: EscalationEvent): EscalationState {
  if (event.event === 'EscalationAsked') {
    const { by, at, asking, receiver } = event
    return { is: 'Offered', requester: by, at, asking, receiver, asked: firstAsked(event), passes: [], toDo: [] }
  }
  if (state.is === 'NotBegun') return state
  switch (event.event) {
    case 'EscalationClimbed':
      return { ...state, asked: askedAgain(state.asked, event) }
    case 'EscalationPassed': {
      const { by, at, to, why } = event
      return offered({ ...state, receiver: to, passes: [...state.passes, { by, at, to, why }] }, event)
    }
    case 'CallHandedOn':
      return offered(state, event)
    case 'CallBooked': {
      const { by, at, callAt } = event
      return booked(state, { by, at, callAt, tries: 0 }, put(state.toDo, ['call'], at, callAt))
    }
    case 'CallMoved':
      return state.is === 'Booked' ? booked(state, { ...state.booked, callAt: event.callAt }, again(state, event, event.callAt)) : state
    case 'CallUnanswered': {
      if (state.is !== 'Booked') return state
      const tries = { ...state.booked, tries: state.booked.tries + 1 }
      const { callAt } = event
      if (callAt !== undefined) return booked(state, { ...tries, callAt }, again(state, event, callAt))
      return booked(state, tries, put(close(state.toDo, 'call', event, 'not needed'), ['letter'], event.at))
    }
    case 'CallMade': {
      if (state.is !== 'Booked') return state
      const { by, at, outcome, agreed, toWrite } = event
      const done = (['call', 'letter'] as const).reduce<Matter['toDo']>((all, task) => close(all, task, event), state.toDo)
      const answer = { by, at, outcome, ...(agreed ? { agreed } : {}), ...(toWrite ? { toWrite } : {}) }
      const { booked: _, ...matter } = state
      return { ...matter, is: 'Answered', answer, contact: by, toDo: toWrite ? put(done, ['promised'], at) : done }
    }
    case 'EscalationDeclined':
      return {
        ...bare(state),
        is: 'NotEscalated',
        declined: { by: event.by, at: event.at, why: event.why },
        asked: answered(state.asked, event, 'refused'),
        toDo: closedAll(state, event),
      }
    case 'TasksChased':
      return { ...state, toDo: chased(state.toDo) }
    case 'TaskDone':
      return { ...state, toDo: close(state.toDo, event.task, event, 'done', event.words) }
    case 'ExhaustionAsked':
      return state.is === 'Answered'
        ? { ...notAsked(state), exhaustion: { by: event.by, at: event.at, why: event.why, asked: firstAsked(event) } }
        : state
    case 'ExhaustionClimbed':
      return state.is === 'Answered' && state.exhaustion
        ? { ...state, exhaustion: { ...state.exhaustion, asked: askedAgain(state.exhaustion.asked, event) } }
        : state
    case 'ExhaustionDecided': {
      if (state.is !== 'Answered' || !state.exhaustion) return state
      const { by, at, exhausted, reason } = event
      return {
        ...state,
        exhaustion: {
          ...state.exhaustion,
          asked: answered(state.exhaustion.asked, event, 'answered'),
          decided: { by, at, exhausted, reason },
        },
        toDo: exhausted === 'yes' ? put(state.toDo, ['exhausted letter'], at) : state.toDo,
      }
    }
    case 'ContactChanged':
      return state.is === 'Answered' ? { ...notAsked(state), contact: event.to } : state
    case 'SettledAsked':
      if (state.is !== 'Answered') return state
      return { ...state, settled: state.settled ? askedAgain(state.settled, event) : firstAsked(event) }
    case 'MatterContinued':
      return state.is === 'Answered' ? { ...notAsked(state), wentOn: event.at } : state
    case 'MatterEnded': {
      if (state.is !== 'Answered') return state
      const { contact: _, wentOn: __, ...matter } = notAsked(state)
      return { ...matter, is: 'Ended', ended: { by: event.by, at: event.at, why: event.why }, toDo: closedAll(state, event) }
    }
  }
}

/** Whether it is settled is not open any more: it was answered, or is asked of somebody else. */
const notAsked = ({ settled: _, ...state }: AnsweredMatter): AnsweredMatter => state
const bare = ({ requester, at, asking, receiver, asked, passes, toDo }: Matter): Matter => ({
  requester,
  at,
  asking,
  receiver,
  asked,
  passes,
  toDo,
})
/** Offered anew, to somebody else: a call that was booked is no longer theirs. */
const offered = (state: BegunEscalation, round: Round & { readonly at: Instant } & { readonly by: string }): Offered => ({
  ...bare(state),
  is: 'Offered',
  asked: firstAsked(round),
  toDo: state.toDo.map((one) => (one.closed ? one : { ...one, closed: { by: state.receiver, at: round.at, as: 'not needed' as const } })),
})
const booked = (state: BegunEscalation, call: Booked, toDo: Matter['toDo']): BookedCall => ({
  ...bare(state),
  is: 'Booked',
  booked: call,
  receiver: call.by,
  asked: state.asked.answered ? state.asked : answered(state.asked, call, 'taken'),
  toDo,
})
const again = (state: BookedCall, event: By, callAt: Instant): Matter['toDo'] =>
  put(close(state.toDo, 'call', event, 'not needed'), ['call'], event.at, callAt)
const closedAll = (state: BegunEscalation, event: By): Matter['toDo'] =>
  (['call', 'letter', 'promised', 'exhausted letter'] as const).reduce<Matter['toDo']>(
    (all, task) => close(all, task, event, 'not needed'),
    state.toDo,
  )
