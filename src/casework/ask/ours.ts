import type { GuidanceAdded } from '../../procedures/guidance.js'
import type { Office } from '../../procedures/people.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { oneOfMany } from '../one-of-many.js'
import { fetchRecord, ifErased } from '../record-at-hand.js'

/** Words of the office's own that are shown beside a section, with the record that holds their history. */
export type Ours = GuidanceAdded & { readonly record: RecordId }

/** More than anybody reads beside a procedure of fifteen sections. */
const most = 500

/** Words as they were read, by the version of the record that they stand in. */
export type KnownOurs = Map<string, { readonly moved: number; readonly ours: Ours }>

/**
 * Every passage of the office's own that is shown now, oldest first: for answers, and for whoever looks through them once a year. What has not
 * moved since it was read last is not opened again. A record that is at fault stops no other; throws LogAway.
 */
export async function guidanceOfOurs(desk: Desk, known: KnownOurs): Promise<readonly Ours[]> {
  const live = new Set<string>()
  for (const { name, addsGuidance } of desk.procedures) {
    if (!addsGuidance) continue
    for (const { record, moved } of await desk.log.list({ procedure: name, is: addsGuidance.is, limit: most })) {
      live.add(record)
      if (known.get(record)?.moved === moved) continue
      known.delete(record)
      await oneOfMany(desk, 'read guidance of our own', record, async () => {
        const at = await fetchRecord(desk, record).catch(ifErased)
        const added = at && addsGuidance.of(at.state)
        if (added) known.set(record, { moved: at.kept.moved, ours: { ...added, record } })
      })
    }
  }
  for (const record of known.keys()) if (!live.has(record)) known.delete(record)
  return [...known.values()].map(({ ours }) => ours).toSorted((one, other) => one.at.localeCompare(other.at))
}

/** How a passage of ours stands on an answer: whose it is comes before what it says. */
export const oursQuote = ({ words, by, at, record, heading }: Ours, nameThen: Office['nameThen'], say: (at: Ours['at']) => string) => ({
  lead: 'Our office adds (ours, not the procedure’s)',
  heading: `Beside ${heading}. Agreed by ${nameThen(by, at)}, ${say(at)} (${record})`,
  words,
})
