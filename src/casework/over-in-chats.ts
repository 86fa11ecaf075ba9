import type { Alarm, Facts, Owed, View, Viewer } from '../procedures/procedure.js'
import { readFirst } from '../procedures/shared/asked.js'
import { type Instant, instant } from '../procedures/words.js'
import { endedAt, type RecordAtHand } from './record-at-hand.js'

/*
 * Ours, for promise 41: what was written about a customer, or between two people, does not stay in chats once the matter is over. What is left is
 * its reference and its outcome; the record keeps the words, whoever may reads them there, and each opening is a look that is kept.
 */

/** Whoever opens the record of such a matter has it so long, in seconds, until it goes from their chat again. */
export const readFor = 300
export const forMinutes = `You have this for ${readFor / 60} minutes; then it goes from your chat again.`
/** By the clock: what was opened goes from the chat. No procedure knows of it: the copies are drawn anew, until they show what they ought. */
export const closeOpened = 'CloseOpened'
/** Owed with the opening of such a record, and with each drawing of a matter that is over. */
export const closing = (now: Instant): Alarm => ({ alarm: closeOpened, at: later(now), urgency: 'now' })
const later = (from: Instant): Instant => instant(new Date(Date.parse(from) + readFor * 1000))

/** Is it over, and of a kind whose words leave chats? A procedure that clears chats in a way of its own says so in its views. */
export const isOver = (at: RecordAtHand): boolean =>
  !at.procedure.clearsChats &&
  (at.procedure.customer !== undefined || at.procedure.narrow === true) &&
  at.procedure.retention?.of(at.state) !== undefined

/**
 * What a drawing of a matter that is over is owed beside it: the alarm that looks, some minutes later, whether its words have left the chats. A
 * drawing leaves no trace in the log, an alarm does: taken out of the database by hand, it is missed by `verify`.
 */
export const seenTo = (at: RecordAtHand, owed: readonly Owed[], now: Instant): readonly Owed[] => {
  const isAsked = owed.some((one) => 'alarm' in one && one.alarm === closeOpened)
  return !isAsked && isOverInChats(at) ? [closing(now)] : []
}

/** Is it over, and of a kind whose words leave chats, by casework's way or by its own? */
export const isOverInChats = ({ procedure, state }: RecordAtHand): boolean =>
  (procedure.clearsChats === true || procedure.customer !== undefined || procedure.narrow === true) &&
  procedure.retention?.of(state) !== undefined

/** Has an opened record that came at `came` had its time: the matter has ended since, or it has stood there long enough? */
export const hadItsTime = (at: RecordAtHand, came: Instant, now: Instant): boolean => {
  const ended = endedAt(at)
  return isOver(at) && ended !== undefined && (came <= ended || later(came) <= now)
}

/** A card of a matter as it stands: where it is over and about a customer, what is left of it. */
export const asLeft = (view: View, at: RecordAtHand, viewer: Viewer, facts: Facts): View =>
  at.procedure.customer && isOver(at) ? bare(view, at, viewer, facts) : view

/** A reference, an outcome, and how to read the rest. */
export function bare(view: View, { procedure, state }: RecordAtHand, { person }: Viewer, facts: Facts): View {
  const { paste: _, folded: __, ...kept } = view
  const mayOpen = person !== undefined && procedure.mayOpen(state, person, facts)
  const opens = mayOpen && !view.buttons.some(({ does }) => 'command' in does && does.command === '/open')
  const left = mayOpen
    ? 'Now that this is over, what was written stays out of chats. Open it to read it: that you looked is kept.'
    : 'Now that this is over, what was written stays out of chats. Those who deal with it can open it.'
  return {
    ...kept,
    template: 'plain',
    data: { paragraphs: [...(view.afterwards ?? []), ...(person ? [left] : [])], rows: [], quotes: [] },
    buttons: person ? [...(opens ? [readFirst('Open')] : []), ...view.buttons] : view.buttons,
  }
}
