import type { EventsOf } from '../procedure.js'
import { type Asked, answered, askedAgain, firstAsked, type Round } from '../shared/asked.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'

/** The note of an agreement on the case or contact record (s8). */
export type Task = 'note'

/** From whom the name is withheld, and why: what that customer does. */
export interface Withheld {
  readonly customer?: string | undefined
  readonly telephone?: string | undefined
  readonly email?: string | undefined
  readonly case?: string | undefined
  readonly why: string
}
interface Matter {
  readonly by: StaffId
  readonly at: Instant
  readonly withheld: Withheld
}
/** On the telephone: it was done, and the line manager is told (s8). */
export type Noted = Matter & {
  readonly is: 'Noted'
  /** Local date and time of the call. */
  readonly day: string
  readonly time: string
  /** They were not happy with it, and were given the line manager's name and the complaints page. */
  readonly objected?: By
}
interface InWriting extends Matter {
  /** For this matter, until this day. */
  readonly matter: string
  readonly until: string
  readonly asked: Asked
}
export type Asking = InWriting & { readonly is: 'Asking' }
export type Agreed = InWriting & { readonly is: 'Agreed'; readonly agreed: By; readonly toDo: readonly ToDo<Task>[] }
export type Refused = InWriting & { readonly is: 'Refused'; readonly refused: By & { readonly reason: string } }
/** It came to its day, or was given up before. */
export type Ended = InWriting & {
  readonly is: 'Ended'
  readonly agreed?: By
  readonly toDo: readonly ToDo<Task>[]
  readonly ended: { readonly by: string; readonly at: Instant }
}
export type WithheldState = { readonly is: 'NotSaid' } | Noted | Asking | Agreed | Refused | Ended
export type BegunWithheld = Exclude<WithheldState, { is: 'NotSaid' }>

export type WithheldEvent =
  | (By & Withheld & { readonly event: 'NameWithheld'; readonly day: string; readonly time: string })
  | (By & { readonly event: 'CustomerObjected' })
  | (By & Withheld & Round & { readonly event: 'WithholdingAsked'; readonly matter: string; readonly until: string })
  | (ByItself & Round & { readonly event: 'WithholdingAskedAgain' })
  | (By & { readonly event: 'WithholdingAgreed'; readonly until: string })
  | (By & { readonly event: 'WithholdingRefused'; readonly reason: string })
  | (By & { readonly event: 'WithholdingNoted' })
  | (ByItself & { readonly event: 'NoteChased' })
  | (ByItself & { readonly event: 'WithholdingEnded' })

/** All of them: what is not among them was written by a newer version. */
export const withheldEvents: EventsOf<WithheldEvent> = {
  NameWithheld: true,
  CustomerObjected: true,
  WithholdingAsked: true,
  WithholdingAskedAgain: true,
  WithholdingAgreed: true,
  WithholdingRefused: true,
  WithholdingNoted: true,
  NoteChased: true,
  WithholdingEnded: true,
}

/** What has become of it after one more event. */
export function evolveWithheld(state: WithheldState, event: WithheldEvent): WithheldState {
  if (event.event === 'NameWithheld') {
    const { by, at, day, time } = event
    return { is: 'Noted', by, at, day, time, withheld: withheldOf(event) }
  }
  if (event.event === 'WithholdingAsked') {
    const { by, at, matter, until } = event
    return { is: 'Asking', by, at, matter, until, withheld: withheldOf(event), asked: firstAsked(event) }
  }
  if (state.is === 'NotSaid') return state
  if (state.is === 'Noted') return event.event === 'CustomerObjected' ? { ...state, objected: { by: event.by, at: event.at } } : state
  const stamp = { by: event.by, at: event.at }
  switch (event.event) {
    case 'WithholdingAskedAgain':
      return { ...state, asked: askedAgain(state.asked, event) }
    case 'WithholdingAgreed': {
      const asked = answered(state.asked, event, 'answered')
      return { ...bare(state), is: 'Agreed', until: event.until, asked, agreed: event, toDo: put([], ['note'], event.at) }
    }
    case 'WithholdingRefused': {
      const { by, at, reason } = event
      return { ...bare(state), is: 'Refused', asked: answered(state.asked, event, 'refused'), refused: { by, at, reason } }
    }
    case 'WithholdingNoted':
      return 'toDo' in state ? { ...state, toDo: close(state.toDo, 'note', event) } : state
    case 'NoteChased':
      return 'toDo' in state ? { ...state, toDo: chased(state.toDo) } : state
    case 'WithholdingEnded': {
      const agreed = 'agreed' in state && state.agreed ? { agreed: state.agreed } : {}
      const asked =
        state.asked.answered || event.by === 'clock' || event.by === 'courier'
          ? state.asked
          : answered(state.asked, { by: event.by, at: event.at }, 'refused')
      return { ...bare(state), is: 'Ended', asked, ...agreed, toDo: 'toDo' in state ? state.toDo : [], ended: stamp }
    }
    case 'CustomerObjected':
      return state
  }
}

const bare = ({ by, at, withheld, matter, until, asked }: InWriting): InWriting => ({ by, at, withheld, matter, until, asked })
const withheldOf = ({ customer, telephone, email, case: reference, why }: Withheld): Withheld => ({
  ...(customer ? { customer } : {}),
  ...(telephone ? { telephone } : {}),
  ...(email ? { email } : {}),
  ...(reference ? { case: reference } : {}),
  why,
})
