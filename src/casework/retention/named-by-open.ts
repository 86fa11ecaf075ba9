import { setImmediate as letOthers } from 'node:timers/promises'
import { isBookkeeping } from '../../procedures/bookkeeping.js'
import { recordsNamed } from '../../procedures/shared/records-named.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { layOutInPassing } from '../record-at-hand.js'
import { recordsOn } from '../subject-access/records-on.js'

/** The open matter that a record waits for, and why; `narrow`: it is between a few people, and in a chat its reference is not said. */
export interface NamedBy {
  readonly by: RecordId
  readonly because: 'named' | 'asked for'
  readonly narrow: boolean
}

/**
 * Which of these records an open matter names: evidence of a restriction that is in force, a challenge that nobody has answered, a report that is on
 * its way; and what is kept on somebody who has asked for it. They stay while it is open. Links and partings of customers move on when a record goes,
 * and lists of what is due hold nothing. Throws as the log does.
 */
export async function namedByOpen(desk: Desk, records: ReadonlySet<RecordId>): Promise<ReadonlyMap<RecordId, NamedBy>> {
  const named = new Map<RecordId, NamedBy>()
  if (records.size === 0) return named
  for (const procedure of desk.procedures) {
    if (procedure.links || procedure.parts || procedure.listsDue) continue
    await desk.log.walk({ procedure: procedure.name }, async (some) => {
      for (const { record, kept } of some) {
        const at = kept && layOutInPassing(procedure, kept)
        if (!at || procedure.retention?.of(at.state) !== undefined) continue
        // Whoever asks for what is kept on them is to be given it: none of it goes meanwhile.
        const asks = procedure.waitsFor?.(at.state)
        const narrow = procedure.narrow ?? false
        for (const one of asks ? await recordsOn(desk, asks, records) : [])
          if (one !== record && !named.has(one)) named.set(one, { by: record, because: 'asked for', narrow })
        const own = at.kept.events.filter((event) => !isBookkeeping(event))
        for (const one of recordsNamed(JSON.stringify(own)))
          if (one !== record && records.has(one) && !named.has(one)) named.set(one, { by: record, because: 'named', narrow })
      }
      await letOthers()
    })
  }
  return named
}
