import type { Facts } from '../procedure.js'
import { findings, type ReviewEvent } from './matter.js'

/** A step of a review in words, for the timeline. */
export function sayReview(event: ReviewEvent, { office }: Facts, sealed: boolean): string {
  const who = event.by === 'clock' || event.by === 'courier' ? 'The bot' : office.nameOf(event.by)
  switch (event.event) {
    case 'ReviewOpened':
      return `${who} opened the yearly review for ${office.calendar.sayDate(event.found.date)}`
    case 'PackRead':
      return `${who} read the pack`
    case 'GuidanceLookedThrough':
      return `${who} looked through the office’s own guidance`
    case 'RecordLookedAt':
      return `${who} looked at ${event.record}${sealed ? `: ${findings[event.finding]}${event.words ? `. ${event.words}` : ''}` : ''}`
    case 'ReviewDiscussed':
      return `${who} noted that it was discussed on ${office.calendar.sayDate(event.on)}${sealed ? `: ${event.words}` : ''}`
    case 'DecisionMade':
      return `${who} noted a decision, for ${office.nameOf(event.who)} by ${office.calendar.sayDate(event.until)}${sealed ? `: ${event.what}` : ''}`
    case 'DecisionSettled':
      return `${who} noted that decision ${event.number} is done${sealed ? `: ${event.words}` : ''}`
    case 'ReviewClosed':
      return `${who} closed the review; the next is on ${office.calendar.sayDate(event.next)}${sealed ? `: ${event.because}` : ''}`
    case 'ReviewChased':
      return `${who} asked again`
  }
}
