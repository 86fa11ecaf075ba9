import type { Facts } from '../procedure.js'
import { namesOf } from '../shared/people.js'
import { taskWords } from './asking.js'
import { items } from './forms.js'
import type { ReportEvent } from './matter.js'

export const toldWords = {
  told: 'The customer has been told',
  endangers: 'The customer is not told: it would endanger somebody',
  'not told': 'The customer is not told',
} as const
export const continuesWords = {
  yes: 'We go on dealing with their matter',
  no: 'We no longer deal with their matter',
  none: 'They have no matter with us',
} as const

/** One event in words, for the timeline. What people wrote stands in it only when the record is unsealed. */
export function sayReport(event: ReportEvent, { office }: Facts, sealed: boolean): string {
  const name = office.nameOf
  const words = (text: string | undefined): string => (sealed && text ? `: ${text}` : '')
  const told = (people: readonly string[]): string => namesOf(people, office, 'and') || 'nobody was there'
  const inPlace = ({ forHead, absent }: { readonly forHead?: true; readonly absent?: string }) =>
    forHead ? ` in the absence of the head of department${words(absent)}` : ''
  switch (event.event) {
    case 'ReportProposed':
      return `${name(event.by)} proposed a report to an authority: ${told(event.told)}${words(event.proposal.facts)}`
    case 'ProposalClimbed':
      return `Nobody had put it to the head of department: ${told(event.told)}`
    case 'ReportPut':
      return `${name(event.by)} put it to ${told(event.told)}${words(event.words)}`
    case 'DecisionClimbed':
      return `Nobody had decided: ${told(event.told)}`
    case 'Consulted':
      return `${name(event.by)} asked ${told(event.whom)} for advice${words(event.question)}`
    case 'Advised':
      return `${name(event.by)} gave their advice${words(event.words)}`
    case 'ReportRefused':
      return `${name(event.by)} decided not to report it${inPlace(event)}${words(event.reason)}`
    case 'ReportDecided':
      return `${name(event.by)} decided to report it${inPlace(event)}; ${name(event.reporter)} does so${words(`${event.to}. ${event.reason}`)}`
    case 'NobodyRang':
      return `${name(event.by)} noted that nobody outside had been told`
    case 'EmergencyRung':
      return `${name(event.rang)} told an authority at once; recorded by ${name(event.by)}: ${told(event.told)}${words(event.made.what)}`
    case 'ReportRatified':
      return `${name(event.by)} ${event.right === 'yes' ? 'found it right to tell them at once' : 'thought that telling them could have waited'}${inPlace(event)}${words(event.reason)}`
    case 'ReportMade':
      return `${name(event.by)} reported it${words(`${event.made.authority}. ${event.made.what}`)}`
    case 'ItemCorrected':
      return `${name(event.by)} corrected “${items[event.item]}”${words(`${event.words}. ${event.why}`)}`
    case 'CustomerSettled':
      return `${name(event.by)}: ${toldWords[event.told].toLowerCase()}${words(event.words)}`
    case 'MatterDecided':
      return `${name(event.by)}: ${continuesWords[event.continues].toLowerCase()}${words(event.why)}`
    case 'TaskDone':
      return `${name(event.by)} has done this: ${taskWords[event.task].toLowerCase()}`
    case 'RecordConfirmed':
      return `${name(event.by)} confirmed the record of disclosure${words(event.reference)}`
    case 'TasksChased':
      return 'Something is still to be done: asked for again'
  }
}
