import { setTimeout as pause } from 'node:timers/promises'
import { instant } from '../procedures/words.js'
import type { Arrival } from './arrival.js'
import type { Desk } from './desk.js'
import { inTime } from './in-time.js'
import { openingClaim } from './open-record.js'

const nothing = (): undefined => undefined

/** How long it may take to know whether the version before took a delivery, in milliseconds: a threat waits no longer. */
const patience = 300

/** The arrival under the id with which the version before took it, where it did: so nothing is taken twice across an upgrade. Never throws. */
export async function asTakenBefore<Some extends Arrival>(desk: Desk, arrival: Some): Promise<Some> {
  const { formerly } = arrival
  if (formerly === undefined) return arrival
  const known = desk.onItsWay?.(formerly) || (await inTime(desk.log.commitOf(formerly).catch(nothing), nothing, patience))
  return known ? { ...arrival, id: formerly } : arrival
}

/** How long whoever is behind an arrival waits for it, in milliseconds, and how often what another process has in hand is looked at. */
const waits = 900
const lookEvery = 100
/** How long the log may take to say whether another process has it, in milliseconds: one that hangs holds no threat up. */
const saysWithin = 200

/**
 * Waits until what arrived under this id is saved or given up, in this process or another, where that is under way now; not for long. Did it wait at all?
 * Never throws.
 */
export async function untilTaken(desk: Desk, id: string): Promise<boolean> {
  const here = desk.taking?.get(id)
  if (here !== undefined) {
    await inTime(here.then(nothing, nothing), nothing, waits)
    return true
  }
  return elsewhere(desk, id).catch(() => false)
}

/** Another process claims a key while it opens a record by it. */
const elsewhere = async ({ log, clock }: Desk, id: string): Promise<boolean> => {
  const claim = openingClaim(id)
  let waited = false
  for (let left = waits; left > 0; left -= lookEvery) {
    const isFree = await inTime(log.claim(claim, instant(new Date(clock().getTime() + waits))), nothing, saysWithin)
    if (isFree) await log.unclaim(claim)
    if (isFree !== false) return waited
    waited = true
    if (await log.commitOf(id)) return true
    await pause(lookEvery)
  }
  return waited
}
