import type { Facts } from '../procedure.js'
import { reporterOf } from './lines.js'
import type { AtRiskEvent } from './matter.js'

const gone = { left: 'has left', away: 'is away', 'not reached': 'is reached by no message' } as const

/** One event of an alert in words, for the timeline; what was said and decided only when the sealed parts were asked for. */
export const sayAtRisk = (e: AtRiskEvent, facts: Facts, sealed: boolean): string => {
  const name = facts.office.nameOf
  const names = (ids: readonly string[]) => ids.map(name).join(', ') || 'nobody new'
  const words = (text: string) => (sealed ? `: ${text}` : '')
  switch (e.event) {
    case 'AlertRaised':
      return `Raised by ${reporterOf(e.report, e.by, facts.office)}; told ${names(e.told)}${words(e.report.said)}`
    case 'DetailsAdded':
      return `Details added by ${name(e.by)}${words(Object.values(e.details).join(' · '))}`
    case 'AlertReached':
      return `Delivered to ${name(e.person)} (${e.channel})`
    case 'AlertMissed':
      return `${name(e.person)} could not be reached (${e.because}); told ${names(e.told)} instead`
    case 'AlertClimbed':
      return `Not acknowledged: round ${e.rung + 1}, told ${names(e.told)}`
    case 'AlertAcknowledged':
      return `${name(e.by)} has it`
    case 'AlertHandedOver':
      return `${name(e.by)} handed it over to ${name(e.to)}`
    case 'AlertTakenOver':
      return `${name(e.by)} took it over from ${name(e.from)}`
    case 'HolderGone':
      return `${name(e.from)}, who had it, ${gone[e.because]}: open to the others again, told ${names(e.told)}`
    case 'DeliveryFailed':
      return `Not delivered${e.by ? ` by ${e.by}` : ''} to ${'person' in e.to ? name(e.to.person) : `the channel for ${e.to.channel}`} (${e.because})`
    case 'ReporterTold':
      return 'Nobody has it after a minute: the reporter was told whom to ring'
    case 'GovernanceReached':
      return 'Information Governance have the disclosure'
    case 'TelephoneNoteReminded':
      return `Reminded of the telephone note${e.passedTo ? `; ${name(e.passedTo)} was told too` : ''}`
    case 'StillHeldAsked':
      return `Asked "still with you?"${e.others ? `; no answer before, so asked too: ${names(e.others)}` : ''}`
    case 'StillHeldConfirmed':
      return `${name(e.by)} still has it`
    case 'FactsEstablished':
      return `${name(e.by)} recorded what was established; emergency services: ${e.emergency}${words(e.established)}`
    case 'DisclosureDecided':
      return `Disclosure in vital interests decided by ${name(e.disclosure.decidedBy)}, recorded by ${name(e.by)}${words(`${e.disclosure.authority} – ${e.disclosure.what} – ${e.disclosure.vitalInterests}`)}`
    case 'DisclosureConfirmed':
      return `Formal record confirmed by ${name(e.by)}${words(e.reference)}`
    case 'AlertDealtWith':
      return `Dealt with by ${name(e.by)}: ${e.outcome}; the record of what was given is missing${words(e.reason)}`
    case 'ReportOpened':
      return `What was given is recorded in ${e.report}`
    case 'NoReportNeeded':
      return `${name(e.by)} said that no record is needed${words(e.why)}`
    case 'ReportChased':
      return `The record of what was given is still missing: ${names(e.told)} were asked for it`
    case 'AlertConcluded':
      return `Concluded by ${name(e.by)}: ${e.outcome}${words(e.reason)}`
    case 'ChatCleared':
      return 'What was said was taken out of everybody’s chat'
    case 'AlertReadAgain':
      return `${name(e.by)} read it again${words(e.why)}`
    case 'CautionEnded':
      return `${name(e.by)} said that nobody need ask any more before they contact the customer${words(e.reason)}`
    case 'TelephoneNoteKept':
      return `${name(e.by)} put the telephone note on the case file`
  }
}
