import { setImmediate as letOthers } from 'node:timers/promises'
import { type Kept, NewerRecord } from '../../log/log.js'
import { isBookkeeping } from '../../procedures/bookkeeping.js'
import type { AnyProcedure, Subject } from '../../procedures/procedure.js'
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
        const open = kept && openOf(procedure, kept)
        if (!open) continue
        const narrow = procedure.narrow ?? false
        // Whoever asks for what is kept on them is to be given it: none of it goes meanwhile.
        for (const one of open.asks === 'somebody' ? records : open.asks ? await askedFor(desk, open.asks, records) : [])
          if (one !== record && !named.has(one)) named.set(one, { by: record, because: 'asked for', narrow })
        const own = kept.events.filter((event) => !isBookkeeping(event))
        for (const one of recordsNamed(JSON.stringify(own)))
          if (one !== record && records.has(one) && !named.has(one)) named.set(one, { by: record, because: 'named', narrow })
      }
      await letOthers()
    })
  }
  return named
}

/** All of them where one of theirs, or a link, is a newer version's: which are theirs is not known then. */
const askedFor = async (desk: Desk, subject: Subject, records: ReadonlySet<RecordId>): Promise<Iterable<RecordId>> =>
  recordsOn(desk, subject, records).catch((fault: unknown) => {
    if (fault instanceof NewerRecord) return records
    throw fault
  })

/**
 * Of a matter that is open, on whom something waits for it; undefined of one that is over. What a newer version has written in may be open, and
 * somebody may ask in it: rather one too many stays.
 */
function openOf(procedure: AnyProcedure, kept: Kept): { readonly asks: Subject | 'somebody' | undefined } | undefined {
  try {
    const { state } = layOutInPassing(procedure, kept)
    return procedure.retention?.of(state) === undefined ? { asks: procedure.waitsFor?.(state) } : undefined
  } catch (fault) {
    if (!(fault instanceof NewerRecord)) throw fault
    return { asks: procedure.waitsFor && 'somebody' }
  }
}
