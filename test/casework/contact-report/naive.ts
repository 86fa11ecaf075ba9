import { questionsOf } from '../../../src/casework/contact-report/tally.js'
import { factsNow, fetchRecord } from '../../../src/casework/record-at-hand.js'
import type { KeptEvent } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import type { AnyProcedure, AnyStep } from '../../../src/procedures/procedure.js'
import { type Instant, instant } from '../../../src/procedures/words.js'
import { testOffice } from '../../procedures/test-office.js'
import { numbered } from '../lives.js'
import type { openYear } from '../random-years.js'

const office = testOffice()

export type Events = readonly (KeptEvent & { readonly at: Instant })[]
type Oracle = Readonly<Record<string, (events: Events) => string | undefined>>

const last = (events: Events, ...names: readonly string[]) => events.findLast(({ event }) => names.includes(event))
const field = (given: unknown, ...path: readonly string[]): string | undefined =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], given) as string | undefined
export const when = (is: boolean, answer = 'yes'): string | undefined => (is ? answer : undefined)

const logged = (events: Events) => last(events, 'CallLogged', 'LogCorrected')?.log
const logs: Oracle = {
  kind: (events) => field(logged(events), 'kind'),
  warned: (events) => {
    const log = logged(events) as { readonly fromTheOutset?: boolean; readonly warnings: readonly string[] }
    return log.fromTheOutset ? 'from the outset' : when(log.warnings.includes('warned'))
  },
  personal: (events) => {
    if (field(logged(events), 'personal') === 'no') return undefined
    return last(events, 'FollowUpDecided')?.followUp === 'yes' ? 'followed' : 'not followed'
  },
}
/** A detail of an alert as it was told last. */
const told = (events: Events, name: string) =>
  events.reduce<string | undefined>((known, event) => field(event, 'details', name) ?? field(event, 'report', name) ?? known, undefined)
const arranged: Oracle = {
  outcome: (events) => {
    const approved = last(events, 'ArrangementApproved')
    if (approved) return when(approved.changed === undefined, 'approved')
    return when(last(events, 'ArrangementDeclined', 'PersistenceNotDeemed') !== undefined, 'declined')
  },
}
const request = (events: Events) => events.find((event) => 'request' in event)?.request
/** How each question is answered, told from the log alone. */
const oracles: Readonly<Record<string, Oracle>> = {
  'terminated-call': logs,
  'written-contact': logs,
  'at-risk': {
    kind: (events) => told(events, 'who'),
    imminent: (events) => told(events, 'imminent'),
    how: (events) => told(events, 'how'),
    outcome: (events) => field(last(events, 'AlertConcluded'), 'outcome'),
  },
  'difficult-call': {
    outcome: (events) => {
      const ended = last(events, 'CallEnded')
      return ended && (ended.onThreat ? 'ended on a threat' : 'ended')
    },
    explained: (events) => when(events.some(({ rung }) => rung === 'explained')),
    warned: (events) => when(events.some(({ rung }) => rung === 'warned')),
  },
  escalation: {
    kind: (events) => field(events[0], 'asking', 'kind'),
    route: (events) => field(events[0], 'asking', 'route'),
  },
  'authority-report': {
    kind: (events) => when(['rung', 'not rung'].includes(field(events[0], 'proposal', 'danger') ?? '')),
    outcome: (events) => when(last(events, 'ReportMade') !== undefined, 'reported'),
  },
  restriction: {
    ...arranged,
    kind: (events) => field(request(events), 'behaviour'),
    personal: (events) => {
      if (field(request(events), 'equality', 'answer') === 'no sign of it') return undefined
      return field(request(events), 'equality', 'instead', 'answer') === 'yes' ? 'both' : 'personal'
    },
  },
  adjustment: arranged,
}
/** What each time is counted between. */
const times: Readonly<Record<string, Readonly<Record<string, readonly [readonly string[], readonly string[]]>>>> = {
  'at-risk': { acknowledge: [['AlertRaised'], ['AlertAcknowledged']], conclude: [['AlertRaised'], ['AlertConcluded']] },
  'terminated-call': { talk: [['CallLogged'], ['TalkRecorded']] },
  'written-contact': { talk: [['CallLogged'], ['TalkRecorded']] },
  'difficult-call': { manager: [['ManagerAsked'], ['CallTaken']], end: [['CallBegun'], ['CallEnded', 'CallCarriedOn']] },
  escalation: { take: [['EscalationAsked'], ['CallBooked']], ring: [['EscalationAsked'], ['CallMade']] },
  'authority-report': { decide: [['ReportProposed'], ['ReportDecided', 'ReportRefused']], report: [['ReportProposed'], ['ReportMade']] },
  restriction: {
    decide: [
      ['DeemingAskedFor', 'ArrangementAskedFor'],
      ['ArrangementApproved', 'ArrangementDeclined', 'PersistenceNotDeemed'],
    ],
  },
  adjustment: { decide: [['ArrangementAskedFor'], ['ArrangementApproved', 'ArrangementDeclined']] },
}

const oneOf =
  (roll: () => number) =>
  <T>(...all: readonly T[]): T =>
    all[Math.floor(roll() * all.length)] as T
/** The same lives with other answers in their forms. */
export const varied = (roll: () => number) => {
  const one = oneOf(roll)
  const others = (step: AnyStep): object => {
    switch (step.step) {
      case 'LogCall':
      case 'CorrectLog':
        return {
          kind: one('abusive', 'offensive', 'persistent', 'other'),
          outset: one('yes', 'no'),
          warningsBefore: one([], ['explained', 'warned']),
          warnings: one([], ['explained'], ['explained', 'warned']),
          personal: one('no', 'possibly', 'yes'),
        }
      case 'RaiseAlert': {
        const [who, how, imminent] = [
          one(undefined, 'customer', 'others', 'staff'),
          one('call', 'written', 'only-threat'),
          one('yes', 'no'),
        ]
        return { report: { said: 'He says goodbye.', ...(who ? { who } : {}), how, imminent } }
      }
      case 'AddDetails':
        return { details: { location: 'At home' } }
      case 'DecideReport':
        return one({}, { report: 'yes', to: 'The police', reporter: 'hugh', reason: 'Because.', governance: 'Because.' })
      case 'ProposeReport':
        return { danger: one('no', 'rung', 'not rung', 'told') }
      case 'ConcludeAlert':
        return { outcome: one('passed on', 'handled here', 'no further action') }
      case 'Escalate': {
        const [kind, route] = one(
          ['outcome', 'case officer'],
          ['outcome', 'manager call'],
          ['outcome', 'senior'],
          ['dissatisfied', 'senior'],
          ['conduct', 'peer'],
          ['demand', 'senior'],
          ['unallocated', 'manager call'],
          ['call-back', 'manager call'],
          ['help', 'helper'],
        )
        return { kind, route, ...(kind === 'outcome' ? { caseOfficer: 'carl' } : {}) }
      }
      case 'AskForArrangement':
        return 'behaviour' in step
          ? {
              behaviour: one('unacceptable', 'unreasonably persistent'),
              equality: one('no sign of it', 'possibly'),
              equalityNote: 'He is ill.',
              ...one({ instead: 'no' }, { instead: 'yes', insteadNote: 'A call on Mondays.' }),
            }
          : {}
      default:
        return {}
    }
  }
  return (step: AnyStep, number: number): AnyStep => ({ ...numbered(step, number), ...others(step) })
}

export const counted = procedures.filter(({ figures, figureWords, narrow }) => figures && figureWords && !narrow)
/** An escalation that was passed on is to be taken again; one that was declined was taken by nobody. */
const sinceOffered = (events: Events): Events => {
  if (last(events, 'EscalationDeclined')) return []
  const passed = events.findLastIndex(({ event }) => event === 'EscalationPassed' || event === 'CallHandedOn')
  return [...events.filter(({ event }) => event === 'EscalationAsked'), ...events.slice(passed + 1)]
}

/** The records in which something that their procedure says is waiting should have been done by now. */
export async function late({ records, desk, now }: ReturnType<typeof openYear>): Promise<ReadonlySet<string>> {
  const found = await Promise.all(
    records.map(async ({ record, procedure }) => {
      const at = await fetchRecord(desk, record)
      const open = at ? procedure.waiting(at.state, factsNow(desk, 'clock', record)) : []
      return open.some(({ due }) => due !== undefined && due < now()) ? [record] : []
    }),
  )
  return new Set<string>(found.flat())
}

/** What one record answers to a question, told from its events; whether anything of it is late, from what it says is waiting. */
export function naive(procedure: string, question: string, all: Events, opened: Instant): string | undefined {
  if (!question.startsWith('time ')) return oracles[procedure]?.[question]?.(all)
  const name = question.slice('time '.length)
  const events = question === 'time take' ? sinceOffered(all) : all
  const [from, to] = times[procedure]?.[name] ?? [[], []]
  const [begin, end] = [events.find(({ event }) => from.includes(event)), events.find(({ event }) => to.includes(event))]
  const until = counted.find((one) => one.name === procedure)?.figureWords?.times?.[name]?.until
  if (!begin || !end || !until) return undefined
  const took = Date.parse(end.at) - Date.parse(begin.at)
  return when(instant(new Date(Date.parse(opened) + took)) <= until(opened, office), 'in time')
}

/** How a record answers every question of its procedure at once; what is not told is the rest. */
export function profileOf(procedure: AnyProcedure, events: Events, opened: Instant, isLate: boolean): Readonly<Record<string, string>> {
  const questions = Object.entries(procedure.figureWords ? questionsOf(procedure.figureWords) : {})
  return Object.fromEntries(
    questions.map(([question, { answers }]) => {
      const one = question === 'overdue' ? when(isLate) : naive(procedure.name, question, events, opened)
      return [question, one !== undefined && one in answers ? one : 'rest']
    }),
  )
}
