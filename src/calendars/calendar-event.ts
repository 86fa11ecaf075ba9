import type { Instant } from '../procedures/words.js'

/** An event of a calendar, with the times at which it happens. Its title may tell private things: it is read and let go, never kept or logged. */
export interface CalendarEvent {
  readonly title: string
  /** Who was invited and has not declined: e-mail addresses, small. */
  readonly attendees: readonly string[]
  readonly organiser: string | undefined
  /** What the calendar's program says of it: away from work, or at work somewhere else; undefined when it says neither. */
  readonly marked: 'out of office' | 'working elsewhere' | undefined
  readonly times: readonly { readonly from: Instant; readonly until: Instant }[]
}

/** A calendar as it was read, for a stretch of time. */
export interface CalendarRead {
  readonly events: readonly CalendarEvent[]
  /** What in it could not be read, in sentences that tell nothing of anybody. */
  readonly notes: readonly string[]
  /** When events first begin that were left out, for they repeat in a way that nobody here follows; a calendar that has some says more than was read. */
  readonly leftOut: readonly Instant[]
  /** When the last that it knows of ends, whenever that is; undefined when it holds nothing. */
  readonly last: Instant | undefined
}

/** What of a calendar is read: from one moment to another, with the time zone of the office for what names none. */
export interface Span {
  readonly from: Instant
  readonly until: Instant
  readonly timeZone: string
}
