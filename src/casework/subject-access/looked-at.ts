import { looks } from '../../procedures/bookkeeping.js'
import type { Facts } from '../../procedures/procedure.js'
import type { Actor, RecordId, StaffId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { factsNow } from '../record-at-hand.js'
import type { LookedAt } from './gathered.js'
import type { Known, Piece, Reader } from './marked.js'
import { knownIn, type Page, sayMoment } from './of-record.js'
import type { Who } from './who.js'

/** Who looked at records that are theirs; and, of a member of staff, at what they themselves looked. */
export function looksIn(page: Page, isTheirs: boolean): readonly LookedAt[] {
  const { at, facts, reader, who } = page
  // What they read of a customer tells, as what they wrote does, how that customer is and what one said.
  const known: Known = isTheirs ? knownIn(page) : { others: [], health: 'sentences', customers: 'sentences' }
  return at.kept.events.flatMap((entry) => {
    if (!looks.has(entry.event) || !(isTheirs || who.ids.has(entry.by))) return []
    const why = String(entry.why ?? '')
    return [
      {
        record: at.kept.record,
        on: sayMoment(entry.at, facts),
        who: whoLooked(entry.by, facts, who),
        why: whyIn(why, (text) => reader.pieces(text, known)),
      },
    ]
  })
}

/** A colleague, whether they are here or have left; nobody's name at the command line, and their own in their own copy. */
function whoLooked(by: Actor, { office }: Facts, { ids }: Who): readonly Piece[] {
  if (by === 'clock' || by === 'courier') return [{ words: 'Somebody at the command line' }]
  const words = office.nameOf(by)
  return [ids.has(by) || words === office.nameOf('') ? { words } : { words, mark: 'member of staff' }]
}

/** At the command line somebody is known by the name under which they signed in there: a member of staff's, whatever it is. */
const whyIn = (why: string, pieces: Reader['pieces']): readonly Piece[] => {
  const [, before, name, after] = /^(On the command line, by )([^:]+)(: .*)$/s.exec(why) ?? []
  if (before === undefined || name === undefined || after === undefined) return pieces(why)
  return [{ words: before }, { words: name, mark: 'member of staff' }, ...pieces(after)]
}

/** The looks of a member of staff at what was erased since: they are still theirs, and why they were is not known any more. Throws as the log does. */
export async function looksAtErased(desk: Desk, erased: ReadonlySet<RecordId>, who: Who): Promise<readonly LookedAt[]> {
  const looks = await desk.log.looks({ by: [...who.ids] as StaffId[] })
  return looks
    .filter(({ record }) => erased.has(record))
    .map(({ record, at, by }) => {
      const facts = factsNow(desk, 'clock', record)
      return {
        record,
        on: sayMoment(at, facts),
        who: whoLooked(by, facts, who),
        why: [{ words: 'Not known: the record was erased.' }],
      }
    })
}
