import type { Person } from '../../procedures/people.js'
import type { CustomerFields } from '../../procedures/procedure.js'
import { instant, type RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow, fetchRecord, isHiddenFrom, type RecordAtHand } from '../record-at-hand.js'
import { keepLooks, type Look } from './keep-looks.js'
import { lookUpOf } from './look-up.js'

/** A record of a customer as a list names it: its kind and its local day, or that a senior is to be asked. */
export interface Earlier {
  readonly record: RecordId
  readonly what: string
  readonly on: string
}

/** More than this are no evidence, but a list. */
const most = 10

/**
 * The earlier records of a customer that this person may be told of, newest first. That they looked is kept on each, with why: undefined
 * when it could not be, and then none of them may be shown. `from` is one that is this customer's for certain. Throws what the log throws.
 */
export const earlierRecords = async (
  desk: Desk,
  look: Look,
  of: { readonly customer: CustomerFields; readonly years: number; readonly from?: RecordId; readonly except?: readonly RecordId[] },
  why: string,
): Promise<readonly Earlier[] | undefined> => {
  const { calendar } = desk.directory()
  const today = calendar.dateOf(instant(desk.clock()))
  const since = instant(new Date(calendar.at(calendar.moveDate(today, { years: -of.years }), '00:00')))
  const person = desk.directory().person(look.by)
  const records = await lookUpOf(desk).recordsOf(of.customer, since, look.by, of.from)
  const asked = [...new Set([...(of.from ? [of.from] : []), ...records])].filter((record) => !of.except?.includes(record))
  const read = await Promise.all(asked.map((record) => fetchRecord(desk, record)))
  const found = read
    .flatMap((at) => (at && person && !at.procedure.narrow && at.kept.opened >= since && !isHiddenFrom(desk, at, look.by) ? [at] : []))
    .sort((one, other) => other.kept.opened.localeCompare(one.kept.opened))
    .flatMap((at) => (person ? told(desk, at, person).map((one) => ({ at, one })) : []))
    .slice(0, most)
  const kept = await keepLooks(
    desk,
    look,
    found.map(({ at }) => at),
    why,
  )
  return kept ? found.map(({ one }) => one) : undefined
}

const told = (desk: Desk, at: RecordAtHand, person: Person): readonly Earlier[] => {
  const { record, opened } = at.kept
  const { calendar } = desk.directory()
  switch (at.procedure.earlier?.(at.state, person, factsNow(desk, person.id, record)) ?? 'kind and day') {
    case 'nothing':
      return []
    case 'ask a senior':
      return [{ record, what: 'Please ask a senior colleague about this one', on: '' }]
    case 'kind and day':
      return [{ record, what: at.procedure.title, on: calendar.dateOf(opened) }]
  }
}
