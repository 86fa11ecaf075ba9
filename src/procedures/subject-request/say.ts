import type { Facts } from '../procedure.js'
import { groundWords } from './forms.js'
import type { SubjectEvent } from './matter.js'

/** One event of a request in words; what was typed only where it is asked for. */
export function sayRequest(event: SubjectEvent, { office }: Facts, sealed: boolean): string {
  const who = event.by === 'clock' || event.by === 'courier' ? 'The bot' : office.nameOf(event.by)
  const day = office.calendar.sayDate
  const words = (typed: string) => (sealed ? `: ${typed}` : '')
  switch (event.event) {
    case 'RequestReceived':
      return `${who} passed on a request for personal data that came on ${day(event.told.received)}, to be answered by ${day(event.clock.due)}${words(event.told.wants)}`
    case 'IdentityConfirmed':
      return `${who} confirmed who they are${words(event.how)}`
    case 'ClockStopped':
      return `${who} asked them on ${day(event.on)} ${event.about === 'identity' ? 'who they are' : 'what they are looking for'}; the clock stands still${words(event.words)}`
    case 'ClockResumed':
      return `${who} had their answer of ${day(event.on)}; to be answered by ${day(event.clock.due)}${words(event.words)}`
    case 'TimeExtended':
      return `${who} added two months, of which they were told on ${day(event.toldOn)}; to be answered by ${day(event.clock.due)}${words(event.reason)}`
    case 'DataGathered':
      return `${who} had what is kept on them`
    case 'DataReviewed':
      return `${who} read it before it went`
    case 'DataSent':
      return `${who} recorded that it went on ${day(event.on)}${words(event.how)}`
    case 'RequestRefused':
      return `${who} refused it on ${day(event.on)}: ${groundWords[event.ground]}${words(event.reason)}`
    case 'RequestWithdrawn':
      return `${who} recorded that they withdrew it${words(event.reason)}`
    case 'RequestChased':
      return 'The bot asked again'
    case 'DayWarnedOf':
      return 'The bot warned that its last day comes'
  }
}
