import { isBookkeeping } from './bookkeeping.js'
import type { AnyEvent, AnyProcedure } from './procedure.js'

/** The events of a record that this version knows, from its first up to the first that it does not; all of them, but while a newer version works beside it. */
export const knownSoFar = <Event extends Pick<AnyEvent, 'event'>>(
  { events: known }: Pick<AnyProcedure, 'events'>,
  events: readonly Event[],
): readonly Event[] => {
  const first = events.findIndex((event) => !isBookkeeping(event) && !Object.hasOwn(known, event.event))
  return first < 0 ? events : events.slice(0, first)
}
