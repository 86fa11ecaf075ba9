import type { Entry } from './page.js'
import type { Thing } from './small-thing.js'

const [minutes, day] = [60, 86_400]
/** Between two clocks, and for whoever is seen every few seconds. */
const patience = 5 * minutes

/** What is known beside a page and a thing, in seconds by the database's clock. */
export interface Known {
  readonly now: number
  /** When a bot of an earlier version was last seen, which drops and notes nothing; 0: never. */
  readonly earlier: number
  readonly isOver: (writing: string) => boolean
}

/** What is to be made of a thing: noted as it stands; taken off the page, with its end where it left one; or nothing. */
export type Judged =
  | 'as noted'
  | 'note'
  | 'take off'
  /** It went while a bot of an earlier version was there: whether that did it nobody knows. */
  | 'take off unknown'
  | { readonly fault: string }

/**
 * Holds a thing against what the register says of it. The thing is read after its page: then it is what was noted, or something later, and nothing that was
 * over by then. What is unknown is later, or an older copy that was never noted: only its date tells.
 */
export const judge = (entry: Entry | undefined, thing: Thing | undefined, known: Known): Judged => {
  const { now, earlier, isOver } = known
  const weakUntil = earlier === 0 ? 0 : earlier + patience
  if (thing === undefined) {
    if (!entry || (entry.expires > 0 && entry.expires - patience <= now)) return entry ? 'take off' : 'as noted'
    return entry.noted <= weakUntil ? 'take off unknown' : { fault: 'was taken out by hand' }
  }
  switch (thing.is) {
    case 'closed':
      return 'as noted'
    case 'altered':
      return { fault: 'was altered' }
    case 'broken':
      return entry ? { fault: 'was altered or put in the place of another, and opens no more' } : 'as noted'
    case 'ended':
      return entry && (isOver(thing.writing) || isOlder(thing, entry, now))
        ? { fault: 'was taken out by hand: an end of before stands in its place' }
        : 'take off'
    case 'whole': {
      const isOther = entry !== undefined && entry.writing !== thing.writing
      // What bears no mark a bot of an earlier version wrote: none was there since that was noted.
      if (isOther && (isOver(thing.writing) || (thing.marked ? isOlder(thing, entry, now) : entry.noted > weakUntil))) return putBack
      // The server clears it away when it comes to it.
      if (thing.expires > 0 && thing.expires <= now) return entry ? 'take off' : 'as noted'
      if (!entry) return isOver(thing.writing) ? putBack : 'note'
      if (isOther) return 'note'
      return entry.noted <= weakUntil && now > weakUntil ? 'note' : 'as noted'
    }
  }
}

const putBack: Judged = { fault: 'is an older one that was put back by hand' }

/** By more than clocks differ. What is said to have been written in time to come says nothing: the clock was wrong. */
const isOlder = ({ at }: { readonly at: number }, noted: Entry, now: number): boolean =>
  noted.at > 0 && noted.at <= now + patience && at < noted.at - day
