import type { EventsOf } from '../procedure.js'
import type { By } from '../shared/people.js'
import type { Instant, RecordId } from '../words.js'

/** Two records, one under each spelling of the customer's name. References only: names copied here would outlive an erasure. */
export interface Pair {
  readonly one: RecordId
  readonly other: RecordId
}

/** The records of one customer, and those of another with whom something joins them. References only. */
export interface Sides {
  readonly one: readonly RecordId[]
  readonly other: readonly RecordId[]
}

export type SameCustomerEvent =
  | ({ readonly event: 'CustomersLinked' } & Pair & By)
  | ({ readonly event: 'CustomersUnlinked'; readonly reason: string } & By)
  | { readonly event: 'LinkMoved'; readonly from: RecordId; readonly to: RecordId; readonly at: Instant }
  | { readonly event: 'LinkLapsed'; readonly erased: RecordId; readonly at: Instant }
  | ({ readonly event: 'CustomersSeparated'; readonly reason: string } & Sides & By)
  | ({ readonly event: 'CustomersJoinedAgain'; readonly reason: string } & By)
  | { readonly event: 'SideLeft'; readonly erased: RecordId; readonly at: Instant }

/** All of them: what is not among them was written by a newer version. */
export const sameCustomerEvents: EventsOf<SameCustomerEvent> = {
  CustomersLinked: true,
  CustomersUnlinked: true,
  LinkMoved: true,
  LinkLapsed: true,
  CustomersSeparated: true,
  CustomersJoinedAgain: true,
  SideLeft: true,
}

interface Link extends Pair {
  readonly linked: By
}
interface Separation extends Sides {
  readonly separated: By
  readonly reason: string
}
export type SameCustomerState =
  | { readonly is: 'NotLinked' }
  | ({ readonly is: 'Linked' } & Link)
  | ({ readonly is: 'Unlinked'; readonly unlinked: By; readonly reason: string } & Link)
  /** The only record under one of the spellings was erased. */
  | ({ readonly is: 'Lapsed'; readonly erased: RecordId; readonly at: Instant } & Link)
  | ({ readonly is: 'Separated' } & Separation)
  | ({ readonly is: 'JoinedAgain'; readonly joined: By; readonly because: string } & Separation)
  /** The last record of one of the two was erased. */
  | ({ readonly is: 'SeparationLapsed'; readonly erased: RecordId; readonly at: Instant } & Separation)

/** What a link, or a separation, has come to after one more event. */
export function evolveSameCustomer(state: SameCustomerState, event: SameCustomerEvent): SameCustomerState {
  switch (event.event) {
    case 'CustomersLinked':
      return { is: 'Linked', one: event.one, other: event.other, linked: { by: event.by, at: event.at } }
    case 'CustomersUnlinked':
      return state.is === 'Linked' ? { ...state, is: 'Unlinked', unlinked: { by: event.by, at: event.at }, reason: event.reason } : state
    case 'LinkMoved': {
      const { from, to } = event
      return state.is === 'Linked' ? { ...state, ...(state.one === from ? { one: to } : { other: to }) } : state
    }
    case 'LinkLapsed':
      return state.is === 'Linked' ? { ...state, is: 'Lapsed', erased: event.erased, at: event.at } : state
    case 'CustomersSeparated': {
      const { one, other, reason, by, at } = event
      return { is: 'Separated', one, other, reason, separated: { by, at } }
    }
    case 'CustomersJoinedAgain':
      return state.is === 'Separated'
        ? { ...state, is: 'JoinedAgain', joined: { by: event.by, at: event.at }, because: event.reason }
        : state
    case 'SideLeft':
      return state.is === 'Separated' ? withoutErased(state, event) : state
    // What a newer bot beside this one kept.
    default:
      return state
  }
}

const withoutErased = (
  state: Extract<SameCustomerState, { is: 'Separated' }>,
  { erased, at }: Extract<SameCustomerEvent, { event: 'SideLeft' }>,
): SameCustomerState => {
  const stay = (side: readonly RecordId[]) => side.filter((record) => record !== erased)
  const left = { ...state, one: stay(state.one), other: stay(state.other) }
  return left.one.length > 0 && left.other.length > 0 ? left : { ...left, is: 'SeparationLapsed', erased, at }
}
