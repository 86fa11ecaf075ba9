import type { Notice } from '../procedures/procedure.js'
import type { RecordId, StaffId } from '../procedures/words.js'

/**
 * To whom this process has brought a card of an alert, kept or not: for whoever stands by in case the database goes between the alert and its first
 * card (see direct-alerts). Nothing is remembered of any other record.
 */
export interface FirstCards {
  /** From now on it is remembered to whom this notice of the record, whose card carries the alert with its button, is brought, until `leave`. */
  stand(record: RecordId, card: string): void
  leave(record: RecordId): void
  /** A try at bringing a card begins. Call what it answers once it ended, with whether the card is there; again, should it come late. */
  begin(record: RecordId, notice: Pick<Notice, 'notice' | 'to'>): (isThere: boolean) => void
  /** Who has a card before them. */
  arrivedTo(record: RecordId): ReadonlySet<StaffId>
  isUnderWay(record: RecordId): boolean
  /** Calls this whenever somebody has a card of a record that is remembered; one listens. */
  whenArrived(then: (record: RecordId) => void): void
}

/** Opens the memory. */
export const openFirstCards = (): FirstCards => {
  let arrived: (record: RecordId) => void = () => {}
  const records = new Map<RecordId, { readonly card: string; readonly there: Set<StaffId>; readonly underWay: Set<object> }>()
  return {
    stand(record, card) {
      if (!records.has(record)) records.set(record, { card, there: new Set(), underWay: new Set() })
    },
    leave: (record) => void records.delete(record),
    begin(record, { notice, to }) {
      const one = records.get(record)
      const person = 'person' in to ? to.person : undefined
      if (!one || person === undefined || notice !== one.card) return () => {}
      const trying = {}
      one.underWay.add(trying)
      return (isThere) => {
        one.underWay.delete(trying)
        if (!isThere) return
        one.there.add(person)
        if (records.get(record) === one) arrived(record)
      }
    },
    arrivedTo: (record) => records.get(record)?.there ?? new Set(),
    isUnderWay: (record) => (records.get(record)?.underWay.size ?? 0) > 0,
    whenArrived(then) {
      arrived = then
    },
  }
}
