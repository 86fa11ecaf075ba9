import { isBookkeeping } from '../../procedures/bookkeeping.js'
import { knownSoFar } from '../../procedures/known-so-far.js'
import type { AnyProcedure, CustomerFields } from '../../procedures/procedure.js'
import { referencesIn } from '../../procedures/shared/reference.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { layOutInPassing, type RecordAtHand } from '../record-at-hand.js'

/** What stood in a record as its customer's until it was put right: somebody else's, whose name may be written anyhow. As it was typed. */
export interface WrittenBefore {
  readonly names: readonly string[]
  readonly references: readonly string[]
  readonly contacts: readonly string[]
}

/** Whom a record named as its customer before whom it names now; what both have is left out. */
export function writtenBefore({ kept, procedure, state }: RecordAtHand): WrittenBefore {
  const now = inFields(procedure.customer?.(state))
  const before = eachCustomer(procedure, kept.events).map(inFields)
  const only = (of: keyof WrittenBefore): readonly string[] => [
    ...new Set(before.flatMap((one) => one[of].filter((typed) => !now[of].includes(typed)))),
  ]
  return { names: only('names'), references: only('references'), contacts: only('contacts') }
}

function eachCustomer({ customer, initial, evolve }: AnyProcedure, events: RecordAtHand['kept']['events']): readonly CustomerFields[] {
  if (!customer) return []
  let state = initial
  return events.flatMap((event) => {
    if (isBookkeeping(event)) return []
    state = evolve(state, event)
    return customer(state) ?? []
  })
}

const inFields = ({ name, cases = [], party, telephone, email, contact, address }: CustomerFields = {}): WrittenBefore => ({
  names: typed(name),
  references: typed(...cases, party),
  contacts: typed(telephone, email, contact, address),
})
const typed = (...all: readonly (string | undefined)[]): readonly string[] => all.flatMap((one) => (one?.trim() ? [one] : []))

/** The cases and party records on records that are surely one person's: theirs, though the request names none of them. Throws as the log does. */
export async function referencesOn(desk: Desk, records: ReadonlySet<RecordId>): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  if (records.size === 0) return found
  await desk.log.walk({ records: [...records] }, (some) => {
    for (const { kept } of some) {
      const procedure = desk.procedures.find(({ name }) => name === kept?.procedure)
      // Of what a newer version has written in nothing is given yet.
      const at = kept && procedure && knownSoFar(procedure, kept.events).length === kept.events.length && layOutInPassing(procedure, kept)
      if (!at) continue
      for (const reference of inFields(procedure.customer?.(at.state)).references) for (const one of referencesIn(reference)) found.add(one)
    }
  })
  return found
}
