import { setImmediate as letOthers } from 'node:timers/promises'
import { isBookkeeping } from '../../procedures/bookkeeping.js'
import { recordsNamed } from '../../procedures/shared/records-named.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { layOutInPassing } from '../record-at-hand.js'
import { recordsOn } from '../subject-access/records-on.js'

/**
 * Which of these records an open matter names: evidence of a restriction that is in force, a challenge that nobody has answered, a report that is on
 * its way; and what is kept on somebody who has asked for it. They stay while it is open. `by` is its reference; empty of a matter that is between a few people. Links and partings of
 * customers move on when a record goes, and lists of what is due hold nothing.
 */
export async function namedByOpen(desk: Desk, records: ReadonlySet<RecordId>): Promise<ReadonlyMap<RecordId, string>> {
  const named = new Map<RecordId, string>()
  if (records.size === 0) return named
  for (const procedure of desk.procedures) {
    if (procedure.links || procedure.parts || procedure.listsDue) continue
    await desk.log.walk({ procedure: procedure.name }, async (some) => {
      for (const { record, kept } of some) {
        const at = kept && layOutInPassing(procedure, kept)
        if (!at || procedure.retention?.of(at.state) !== undefined) continue
        // Whoever asks for what is kept on them is to be given it: none of it goes meanwhile.
        const asks = procedure.waitsFor?.(at.state)
        for (const one of asks ? await recordsOn(desk, asks, records) : []) if (!named.has(one)) named.set(one, '')
        const own = at.kept.events.filter((event) => !isBookkeeping(event))
        for (const one of recordsNamed(JSON.stringify(own)))
          if (one !== record && records.has(one) && !named.has(one)) named.set(one, procedure.narrow ? '' : record)
      }
      await letOthers()
    })
  }
  return named
}
