import { setImmediate as letOthers } from 'node:timers/promises'
import { type Kept, NewerRecord, type Passed } from '../../log/log.js'
import type { AnyProcedure, AnyState, Subject } from '../../procedures/procedure.js'
import type { Instant, RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { lookUpOf } from '../look-up/look-up.js'
import { factsNow, ifUnread, layOutInPassing, type RecordAtHand } from '../record-at-hand.js'
import { labelsOf, oursIn } from './details.js'
import type { Gathered, GatheredRecord, LookedAt } from './gathered.js'
import { looksAtErased, looksIn } from './looked-at.js'
import { openReader } from './marked.js'
import { type Page, partOf, wholeOf } from './of-record.js'
import { referencesOn } from './put-right.js'
import { unfinishedOf } from './unfinished.js'
import { whoIs } from './who.js'

/**
 * Gathers what the office keeps on one person: their records, as a customer; what names them in others'; what they wrote and what was written
 * of them, as a member of staff; who looked. Each record is opened, read and let go again, so that only what is theirs stays in memory. Throws as the log does.
 */
export async function gather(desk: Desk, subject: Subject): Promise<Gathered> {
  const { everyRecordOf, isName } = lookUpOf(desk)
  const theirs =
    subject.is === 'customer'
      ? await everyRecordOf(subject.customer, ifUnread)
      : { surely: new Set<RecordId>(), perhaps: new Set<RecordId>() }
  const who = { ...whoIs(subject, desk.directory(), [...theirs.surely]), onRecords: await referencesOn(desk, theirs.surely) }
  const reader = openReader(who, desk.directory(), isName)
  const found: { readonly opened: Instant; readonly one: GatheredRecord }[] = []
  const looks: LookedAt[] = []
  const counted: { readonly what: string; readonly records: number }[] = []
  const unread = new Set<RecordId>()
  const newer: Gathered['newer'][number][] = []
  for (const procedure of desk.procedures) {
    let counts = 0
    const anywhere = factsNow(desk, 'clock', 'XX-2000-0000' as RecordId)
    const labels = labelsOf(procedure, anywhere)
    const ours = oursIn(labels, anywhere)
    const take = ({ record, kept }: Passed): void => {
      if (!kept) {
        unread.add(record)
        return
      }
      const at = orNewer(procedure, kept)
      if (!at) {
        newer.push({ record, what: procedure.title })
        return
      }
      const only = procedure.subjectAccess?.only?.(at.state)
      if (only && !only.some((id) => who.ids.has(id))) return
      const whole = theirs.surely.has(record) ? 'theirs' : theirs.perhaps.has(record) ? 'under the same name' : only ? 'theirs' : undefined
      const page: Page = { at, procedure, labels, ours, facts: factsNow(desk, 'clock', record), reader, who, isWhole: whole !== undefined }
      const one = whole ? wholeOf(page, whole) : partOf(page)
      if (one) found.push({ opened: kept.opened, one })
      const isCountedAs = subject.is === 'customer' ? whole === 'theirs' : who.ids.has(kept.events[0]?.by ?? '')
      if (isCountedAs && countsInFigures(procedure, at.state)) counts += 1
      looks.push(...looksIn(page, whole !== undefined))
    }
    await desk.log.walk({ procedure: procedure.name }, async (some) => {
      for (const [place, one] of some.entries()) {
        take(one)
        // Everybody else's work goes on between.
        if (place % 10 === 9) await letOthers()
      }
    })
    if (counts > 0) counted.push({ what: procedure.title, records: counts })
  }
  if (who.ids.size > 0 && unread.size > 0) looks.push(...(await looksAtErased(desk, unread, who)))
  return {
    name: subject.customer.name ?? (subject.staff ? desk.directory().nameOf(subject.staff) : ''),
    records: found.sort((a, b) => order(a.opened, b.opened) || order(a.one.record, b.one.record)).map(({ one }) => one),
    unfinished: await unfinishedOf(desk, reader, who),
    looks,
    counted,
    unread: unread.size,
    newer,
  }
}

/** Moments and references have one way to be written, in which they stand in order. */
const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** A record as it is laid out; undefined where a newer version has written in it: the others are gathered all the same. */
function orNewer(procedure: AnyProcedure, kept: Kept): RecordAtHand | undefined {
  try {
    return layOutInPassing(procedure, kept)
  } catch (fault) {
    if (fault instanceof NewerRecord) return undefined
    throw fault
  }
}

/** Figures count what a procedure says of a record; of what is between a few people they count nothing. */
const countsInFigures = ({ figures, figureWords, narrow }: AnyProcedure, state: AnyState): boolean =>
  figureWords !== undefined && !narrow && figures?.(state) !== undefined
