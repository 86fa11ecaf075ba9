import type { Desk } from '../desk.js'
import type { RecordAtHand } from '../record-at-hand.js'

/** An alert is over: what whoever raised it asked before, and about it since, goes from this process's memory and from the cards laid aside for them. */
export function forgetAsked({ ask, held, aside }: Pick<Desk, 'ask' | 'held' | 'aside'>, { kept, procedure }: RecordAtHand): void {
  const first = kept.events[0]
  if (!procedure.urgent || !first || first.by === 'clock' || first.by === 'courier') return
  void ask?.forget(first.by, first.at, kept.record)
  held?.forget(first.by, first.at)
  // What the store cannot let go of now goes by itself within a day, and no card leads to it any more.
  void aside?.forget(first.by, first.at).catch(() => undefined)
}
