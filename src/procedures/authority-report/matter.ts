import type { EventsOf } from '../procedure.js'
import { type Asked, answered, askedAgain, firstAsked, type Round } from '../shared/asked.js'
import type { By, ByItself } from '../shared/people.js'
import { chased, close, put, type ToDo } from '../shared/todo.js'
import type { Instant, StaffId } from '../words.js'
import { type Item, type Made, type Proposal, toldAlready } from './forms.js'

/** What a report asks of people (s11), beside the decision. */
export type Task = 'emergency' | 'report' | 'customer' | 'matter' | 'tell' | 'note' | 'record'

/** The report as it was made: s11's items. `rang`: it was a call to the emergency services, before anybody decided. */
export type Kept = Made & By & { readonly rang?: StaffId }
export type Correction = By & { readonly item: Item; readonly before: string; readonly words: string; readonly why: string }
/** `absent`: why a group manager decided it, when the office file did not say that the head was away. `forHead`: it was a group manager. */
interface InAbsence {
  readonly forHead?: true
  readonly absent?: string
}
export type Yes = By &
  InAbsence & { readonly reason: string; readonly to: string; readonly reporter: StaffId; readonly governance?: string }
export type Ratified = By & InAbsence & { readonly right: 'yes' | 'no'; readonly reason: string }
export type CustomerTold = By & { readonly told: 'told' | 'endangers' | 'not told'; readonly on?: string; readonly words?: string }

interface Matter extends By {
  readonly proposal: Proposal
  readonly asked: Asked
  /** The manager who put it to the head, and how they see the risk. */
  readonly put?: By & { readonly words: string }
  readonly consulted: readonly (By & { readonly whom: readonly StaffId[]; readonly question?: string })[]
  readonly advice: readonly (By & { readonly words: string })[]
  readonly made?: Kept
  readonly corrections: readonly Correction[]
  readonly decision?: Yes
  readonly ratified?: Ratified
  readonly customer?: CustomerTold
  readonly continues?: By & { readonly continues: 'yes' | 'no' | 'none'; readonly why: string }
  readonly record?: By & { readonly reference: string }
  readonly toDo: readonly ToDo<Task>[]
}
export type ReportState =
  | { readonly is: 'NotProposed' }
  | (Matter & { readonly is: 'Proposed' })
  | (Matter & { readonly is: 'Deciding' })
  | (Matter & { readonly is: 'NotReported'; readonly refusal: By & InAbsence & { readonly reason: string } })
  | (Matter & { readonly is: 'ToReport'; readonly decision: Yes })
  | (Matter & { readonly is: 'Reported'; readonly made: Kept })
export type BegunReport = Exclude<ReportState, { is: 'NotProposed' }>

export type ReportEvent =
  | (By & Round & { readonly event: 'ReportProposed'; readonly proposal: Proposal; readonly straight?: true })
  | (ByItself & Round & { readonly event: 'ProposalClimbed' })
  | (By & Round & { readonly event: 'ReportPut'; readonly words: string })
  | (ByItself & Round & { readonly event: 'DecisionClimbed' })
  | (By & { readonly event: 'Consulted'; readonly whom: readonly StaffId[]; readonly question?: string })
  | (By & { readonly event: 'Advised'; readonly words: string })
  | (By & InAbsence & { readonly event: 'ReportRefused'; readonly reason: string })
  | (Yes & { readonly event: 'ReportDecided' })
  | (By & { readonly event: 'NobodyRang' })
  | (By & Round & { readonly event: 'EmergencyRung'; readonly made: Made; readonly rang: StaffId })
  | (Ratified & { readonly event: 'ReportRatified' })
  | (By & { readonly event: 'ReportMade'; readonly made: Made })
  | (By & { readonly event: 'ItemCorrected'; readonly item: Item; readonly words: string; readonly why: string })
  | (CustomerTold & { readonly event: 'CustomerSettled' })
  | (By & { readonly event: 'MatterDecided'; readonly continues: 'yes' | 'no' | 'none'; readonly why: string })
  | (By & { readonly event: 'TaskDone'; readonly task: 'tell' | 'note' })
  | (By & { readonly event: 'RecordConfirmed'; readonly reference: string })
  | (ByItself & { readonly event: 'TasksChased' })

/** All of them: what is not among them was written by a newer version. */
export const reportEvents: EventsOf<ReportEvent> = {
  ReportProposed: true,
  ProposalClimbed: true,
  ReportPut: true,
  DecisionClimbed: true,
  Consulted: true,
  Advised: true,
  ReportRefused: true,
  ReportDecided: true,
  NobodyRang: true,
  EmergencyRung: true,
  ReportRatified: true,
  ReportMade: true,
  ItemCorrected: true,
  CustomerSettled: true,
  MatterDecided: true,
  TaskDone: true,
  RecordConfirmed: true,
  TasksChased: true,
}

const afterwards: readonly Task[] = ['customer', 'matter', 'record']
const keeping = <T extends object>({ event: _, ...rest }: T & { readonly event: string }) => rest

/** What has become of a report after one more event. */
export function evolveReport(state: ReportState, event: ReportEvent): ReportState {
  if (event.event === 'ReportProposed') {
    const { by, at, proposal, straight } = event
    const toDo = toldAlready(proposal) ? put<Task>([], ['emergency'], at) : []
    return {
      is: straight ? 'Deciding' : 'Proposed',
      by,
      at,
      proposal,
      asked: firstAsked(event),
      consulted: [],
      advice: [],
      corrections: [],
      toDo,
    }
  }
  if (state.is === 'NotProposed') return state
  const { at } = event
  switch (event.event) {
    case 'ProposalClimbed':
    case 'DecisionClimbed':
      return { ...state, asked: askedAgain(state.asked, event) }
    case 'ReportPut':
      return { ...state, is: 'Deciding', put: { by: event.by, at, words: event.words }, asked: firstAsked(event) }
    case 'Consulted':
      return { ...state, consulted: [...state.consulted, keeping(event)] }
    case 'Advised':
      return { ...state, advice: [...state.advice, keeping(event)] }
    case 'ReportRefused':
      return { ...state, is: 'NotReported', refusal: keeping(event), asked: answered(state.asked, event, 'refused') }
    case 'ReportDecided':
      return {
        ...state,
        is: 'ToReport',
        decision: keeping(event),
        asked: answered(state.asked, event, 'answered'),
        toDo: put(state.toDo, ['report'], at),
      }
    case 'NobodyRang':
      return { ...state, toDo: close(state.toDo, 'emergency', event, 'not needed') }
    case 'EmergencyRung': {
      const made = { ...event.made, by: event.by, at, rang: event.rang }
      return { ...state, is: 'Deciding', made, asked: firstAsked(event), toDo: put(close(state.toDo, 'emergency', event), afterwards, at) }
    }
    case 'ReportRatified':
      return state.made
        ? { ...state, is: 'Reported', made: state.made, ratified: keeping(event), asked: answered(state.asked, event, 'answered') }
        : state
    case 'ReportMade':
      return {
        ...state,
        is: 'Reported',
        made: { ...event.made, by: event.by, at },
        toDo: put(close(state.toDo, 'report', event), afterwards, at),
      }
    case 'ItemCorrected':
      return corrected(state, event)
    case 'CustomerSettled':
      return { ...state, customer: keeping(event), toDo: close(state.toDo, 'customer', event) }
    case 'MatterDecided': {
      const toDo = close(state.toDo, 'matter', event)
      return { ...state, continues: keeping(event), toDo: event.continues === 'no' ? put(toDo, ['tell', 'note'], at) : toDo }
    }
    case 'TaskDone':
      return { ...state, toDo: close(state.toDo, event.task, event) }
    case 'RecordConfirmed':
      return { ...state, record: keeping(event), toDo: close(state.toDo, 'record', event) }
    case 'TasksChased':
      return { ...state, toDo: chased(state.toDo) }
  }
}

/** The old words stay beside the new ones; a formal record that was confirmed of the old ones is to be confirmed again. */
function corrected(
  state: BegunReport,
  event: By & { readonly item: Item; readonly words: string; readonly why: string; readonly at: Instant },
): BegunReport {
  if (!state.made) return state
  const { by, at, item, words, why } = event
  const corrections = [...state.corrections, { by, at, item, before: state.made[item], words, why }]
  const toDo =
    state.record && state.toDo.every(({ task, closed }) => task !== 'record' || closed) ? put(state.toDo, ['record'], at) : state.toDo
  return { ...state, made: { ...state.made, [item]: words }, corrections, toDo }
}
