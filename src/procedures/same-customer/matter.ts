import type { By } from '../shared/people.js'
import type { Instant, RecordId } from '../words.js'

/** Two records, one under each spelling of the customer's name. References only: names copied here would outlive an erasure. */
export interface Pair {
  readonly one: RecordId
  readonly other: RecordId
}

export type SameCustomerEvent =
  | ({ readonly event: 'CustomersLinked' } & Pair & By)
  | ({ readonly event: 'CustomersUnlinked'; readonly reason: string } & By)
  | { readonly event: 'LinkMoved'; readonly from: RecordId; readonly to: RecordId; readonly at: Instant }
  | { readonly event: 'LinkLapsed'; readonly erased: RecordId; readonly at: Instant }

interface Link extends Pair {
  readonly linked: By
}
export type SameCustomerState =
  | { readonly is: 'NotLinked' }
  | ({ readonly is: 'Linked' } & Link)
  | ({ readonly is: 'Unlinked'; readonly unlinked: By; readonly reason: string } & Link)
  /** The only record under one of the spellings was erased. */
  | ({ readonly is: 'Lapsed'; readonly erased: RecordId; readonly at: Instant } & Link)

/** What a link has come to after one more event. */
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
  }
}
