import type { Facts } from '../procedure.js'
import { officeThen } from '../shared/called.js'
import type { CallLog, SentState, TerminatedCallEvent } from './matter.js'
import { linesOfLog } from './preview.js'
import { wordsOf } from './words.js'

/** One event of a terminated call in words. Without the sealed parts it names no customer and repeats nothing that was said. */
export function sayTerminatedCall(event: TerminatedCallEvent, facts: Facts, sealed: boolean): string {
  const name = facts.office.nameOf
  const words = (text: string) => (sealed && text !== '' ? `: ${text}` : '')
  switch (event.event) {
    case 'CallLogged':
      return `${name(event.by)} logged ${wordsOf(event.log).one} and sent it to ${name(event.log.lineManager)}${words(event.log.reason)}`
    case 'LogCorrected': {
      const changes = differences(event.was, event.log, facts).map(({ label, value }) => `${label} was: ${value}`)
      return `${name(event.by)} corrected the log${words([event.reason, ...changes].join(' – '))}`
    }
    case 'TalkRecorded':
      // What was said stays between the two (s2), even in an opened timeline.
      return `${name(event.by)} recorded that they have talked${acted(event, name)}`
    case 'FollowUpDecided':
      return `${name(event.by)} decided ${event.followUp === 'yes' ? 'to follow up' : 'not to follow up'} with the customer${acted(event, name)}${words(event.what)}`
    case 'LogReturned':
      return `${name(event.by)} returned the log for correction${acted(event, name)}${words(event.reason)}`
    case 'ReturnTakenBack':
      return `${name(event.by)} left the log as it is, without the correction${acted(event, name)}`
    case 'CustomerLinked':
      return `${name(event.by)} linked a customer${words(`${event.customer.name} (${event.customer.how})`)}`
    case 'CopiedToCase':
      return `${name(event.by)} put the copy on the case file`
    case 'ThreatPassedOn':
      return `${name(event.by)} noted that a senior was told of the threat`
    case 'ThreatReminded':
      return 'A reminder to tell a senior of the threat was sent'
    case 'DiscussionReminded':
      return `${name(event.told)} was reminded`
    case 'DiscussionPassedUp':
      return `${name(event.told)} was told that the log has not been discussed`
    case 'FollowUpClosed':
      return `${name(event.by)} followed up with the customer${acted(event, name)}${words(event.outcome)}`
    case 'FollowUpChased':
      return 'A reminder to follow up with the customer was sent'
    case 'DecisionReminded':
      return 'A reminder to decide whether to follow up with the customer was sent'
    case 'CopyReminded':
      return 'A reminder to put the copy on the case file was sent'
  }
}

const acted = ({ instead }: { readonly instead?: CallLog['lineManager'] }, name: (id: string) => string): string =>
  instead === undefined ? '' : ` for ${name(instead)}`

/** The lines that read otherwise now, as they read before. */
export function differences(was: CallLog, is: CallLog, facts: Pick<Facts, 'office'>): readonly { label: string; value: string }[] {
  const now = new Set(linesOfLog(is, facts, nobody).map(({ label, value }) => `${label}\n${value}`))
  return linesOfLog(was, facts, nobody).filter(({ label, value }) => !now.has(`${label}\n${value}`))
}

const nobody = { label: '', name: '' }

/** Whoever took the call, as everybody but themselves reads it. */
export const writerOf = (state: SentState, { office }: Pick<Facts, 'office'>) => ({
  label: 'Member of staff',
  name: office.nameThen(state.reporter, state.at),
})

/** The lines of the log as it was sent: everybody in it is called as they were then. */
export const linesAsSent = (state: SentState, facts: Facts): ReturnType<typeof linesOfLog> =>
  linesOfLog(state.log, { ...facts, office: officeThen(facts.office, state.at) }, writerOf(state, facts))

/** The text to paste on the case file (s6, s14): the log and whoever wrote it; nothing about how they are, and no guess about the customer. */
export const copyForCase = (state: SentState, facts: Facts): string =>
  [
    `${wordsOf(state.log).title} log ${facts.record}`,
    ...linesAsSent(state, facts)
      .filter(({ step }) => step !== 'you-and-them')
      .map(({ label, value }) => `${label}: ${value}`),
    ...state.corrections.map(({ at, reason }) => `Corrected ${facts.office.calendar.sayDate(facts.office.calendar.dateOf(at))}: ${reason}`),
  ].join('\n')
