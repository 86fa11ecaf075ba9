import type { Facts } from '../procedure.js'
import { namesOf } from '../shared/people.js'
import type { EscalationEvent, Task } from './matter.js'

const taskWords: Readonly<Record<Task, string>> = {
  call: 'the call',
  letter: 'the letter in place of the call',
  promised: 'what was promised',
  'exhausted letter': 'the letter about the ended complaints process',
}

/** One event in words, for the timeline. What people wrote stands in it only when the record is unsealed. */
export function sayEscalation(event: EscalationEvent, { office }: Facts, sealed: boolean): string {
  const name = office.nameOf
  const words = (text: string): string => (sealed ? `: ${text}` : '')
  const told = (people: readonly string[]): string => namesOf(people, office, 'and') || 'nobody was there'
  switch (event.event) {
    case 'EscalationAsked':
      return `${name(event.by)} asked for a call-back: ${told(event.told)}${words(event.asking.basics)}`
    case 'EscalationClimbed':
      return `Nobody had taken it: ${told(event.told)}`
    case 'EscalationPassed':
      return `${name(event.by)} passed it to ${name(event.to)}${words(event.why)}`
    case 'CallHandedOn':
      return `${name(event.from)} is not here for the call: ${told(event.told)}`
    case 'CallBooked':
      return `${name(event.by)} took it, and rings the customer ${office.calendar.say(event.callAt, event.at)}`
    case 'CallMoved':
      return `${name(event.by)} moved the call to ${office.calendar.say(event.callAt, event.at)}${words(event.why)}`
    case 'CallUnanswered':
      return `${name(event.by)} rang, and nobody answered${event.callAt ? `; next try ${office.calendar.say(event.callAt, event.at)}` : '; a letter takes its place'}`
    case 'CallMade':
      return `${name(event.by)} answered the customer${words(event.outcome)}`
    case 'EscalationDeclined':
      return `${name(event.by)} did not escalate it${words(event.why)}`
    case 'TasksChased':
      return 'Something is still to be done: asked for again'
    case 'TaskDone':
      return `${name(event.by)} has sent ${taskWords[event.task]}`
    case 'ExhaustionAsked':
      return `${name(event.by)} asked whether the complaints process is exhausted: ${told(event.told)}${words(event.why)}`
    case 'ExhaustionClimbed':
      return `Nobody had decided: ${told(event.told)}`
    case 'ExhaustionDecided':
      return `${name(event.by)} decided that the complaints process is ${event.exhausted === 'yes' ? '' : 'not '}exhausted on this matter${words(event.reason)}`
    case 'ContactChanged':
      return `The customer’s contact has left: ${name(event.to)} is it now`
    case 'SettledAsked':
      return `Asked whether the matter is settled: ${told(event.told)}`
    case 'MatterContinued':
      return `${name(event.by)} said that the matter goes on`
    case 'MatterEnded':
      return `${name(event.by)} ended the matter${words(event.why)}`
  }
}
