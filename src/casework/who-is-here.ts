import type { PresenceSaid, TurnSaid, WhoIsHere } from '../procedures/who-is-here.js'
import type { Desk } from './desk.js'
import { oneOfMany } from './one-of-many.js'
import { fetchRecord, ifErased } from './record-at-hand.js'

/** More words than an office of thousands has in force at once. */
const most = 2_000

/** A word as it was read, by the version of the record that it stands in. */
export type KnownWords = Map<string, { readonly moved: number; readonly said: WhoIsHere }>

/**
 * Everything that the records say of who is here and who is on duty. What has not moved since it was read last is not opened again: `known`
 * holds it between two looks. A record that is at fault stops no other; throws LogAway.
 */
export async function whoIsHere(desk: Desk, known: KnownWords): Promise<WhoIsHere> {
  const presence: PresenceSaid[] = []
  const turns: TurnSaid[] = []
  const inForce = new Set<string>()
  for (const { name, saysWhoIsHere } of desk.procedures) {
    if (!saysWhoIsHere) continue
    for (const { record, moved } of await desk.log.list({ procedure: name, is: saysWhoIsHere.is, limit: most })) {
      await oneOfMany(desk, 'look at who is here', record, async () => {
        const read = known.get(record)
        let said = read?.moved === moved ? read.said : undefined
        if (!said) {
          const at = await fetchRecord(desk, record).catch(ifErased)
          if (!at) return
          said = saysWhoIsHere.of(at.state)
          known.set(record, { moved: at.kept.moved, said })
        }
        inForce.add(record)
        presence.push(...said.presence)
        turns.push(...said.turns)
      })
    }
  }
  for (const record of known.keys()) if (!inForce.has(record)) known.delete(record)
  return { presence, turns }
}
