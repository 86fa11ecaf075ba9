import type { Component, Ical, Property } from './ical.js'
import { wallAt, wallOf } from './recurrence.js'
import type { Zone } from './zones.js'

/** What events of their own change of a repeated one, by the moments at which it would have begun. */
export interface Changes {
  /** One time each, which is called off or goes as an event of its own says. */
  readonly once: ReadonlySet<number>
  /** From a moment on, itself included, every time is called off or goes as this event says; oldest first. */
  readonly onwards: readonly { readonly from: number; readonly event: Component }[]
}
const none: Changes = { once: new Set(), onwards: [] }

type ZoneOf = (property: Property) => Zone

/** The changes of each repeated event, by its UID (RECURRENCE-ID, alone or with RANGE=THISANDFUTURE). */
export function changesIn(ical: Ical, events: readonly Component[], zoneOf: ZoneOf): (uid: string) => Changes {
  const found = new Map<string, { once: Set<number>; onwards: Changes['onwards'] }>()
  for (const event of events) {
    const which = event.getFirstProperty('recurrence-id')
    const time = which?.getFirstValue()
    if (!which || !(time instanceof ical.Time)) continue
    const uid = uidOf(event)
    const { once, onwards } = found.get(uid) ?? { once: new Set(), onwards: [] }
    const from = zoneOf(which)(wallOf(time))
    found.set(
      uid,
      isOnwards(event)
        ? { once, onwards: [...onwards, { from, event }].sort((one, other) => one.from - other.from) }
        : { once: once.add(from), onwards },
    )
  }
  return (uid) => found.get(uid) ?? none
}

export const uidOf = (event: Component): string => String(event.getFirstPropertyValue('uid') ?? '')
export const isOnwards = (event: Component): boolean =>
  String(event.getFirstProperty('recurrence-id')?.getParameter('range') ?? '').toUpperCase() === 'THISANDFUTURE'

/** Does the repeated event itself still happen at a moment? */
export const stays = ({ once, onwards }: Changes, moment: number): boolean =>
  !once.has(moment) && moment < (onwards[0]?.from ?? Number.POSITIVE_INFINITY)

/**
 * When an event begins that changes a repeated one from a time on, beside its own first time: as much later or earlier than the series each time as it is the
 * first time, by the clocks of its zone. `series`: when the repeated one would begin, as moments.
 */
export function onwardTimes(
  event: Component,
  first: { readonly wall: number; readonly zone: Zone },
  series: readonly number[],
  changes: Changes,
): readonly number[] {
  const at = changes.onwards.findIndex((each) => each.event === event)
  const from = changes.onwards[at]?.from
  if (from === undefined) return []
  const next = changes.onwards[at + 1]?.from ?? Number.POSITIVE_INFINITY
  const later = first.wall - wallAt(from, first.zone)
  return series
    .filter((moment) => moment > from && moment < next && !changes.once.has(moment))
    .map((moment) => wallAt(moment, first.zone) + later)
}
