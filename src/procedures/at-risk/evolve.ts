import type { StaffId } from '../words.js'
import type { AtRiskEvent, AtRiskReport, AtRiskState } from './matter.js'

const union = (a: readonly StaffId[], b: readonly StaffId[]): readonly StaffId[] => [...new Set([...a, ...b])]

/** Later details fill gaps and replace answers; more words of what was said are put below the first ones, never over them. */
const add = (report: AtRiskReport, details: Partial<AtRiskReport>): AtRiskReport => ({
  ...report,
  ...details,
  said: details.said ? `${report.said}\n${details.said}` : report.said,
})

/** The alert after an event. Events that do not fit the state leave it as it is: rules never write them. */
export const evolveAlert = (state: AtRiskState, e: AtRiskEvent): AtRiskState => {
  if (e.event === 'AlertRaised') {
    return {
      is: 'Unacknowledged',
      raisedBy: e.by,
      raisedAt: e.at,
      report: e.report,
      added: [],
      told: e.told,
      reached: [],
      missed: [],
      rung: 0,
      next: e.next,
      noteKept: false,
    }
  }
  if (state.is === 'NotRaised') return state
  switch (e.event) {
    case 'DetailsAdded':
      return { ...state, report: add(state.report, e.details), added: [...state.added, { by: e.by, at: e.at }] }
    case 'AlertReached':
      return { ...state, reached: [...state.reached, { person: e.person, at: e.at }] }
    case 'AlertMissed':
      return { ...state, missed: [...state.missed, { person: e.person, because: e.because }], told: union(state.told, e.told) }
    case 'AlertClimbed':
      return state.is === 'Unacknowledged' ? { ...state, rung: e.rung, told: union(state.told, e.told), next: e.next } : state
    case 'TelephoneNoteKept':
      return { ...state, noteKept: true }
    case 'AlertAcknowledged': {
      if (state.is !== 'Unacknowledged') return state
      const { next: _, ...alert } = state
      return { ...alert, is: 'Held', heldBy: e.by, heldSince: e.at, askAt: e.ask, established: [] }
    }
    case 'AlertHandedOver':
      return state.is === 'Held' ? { ...state, heldBy: e.to, heldSince: e.at, askAt: e.ask, told: union(state.told, [e.to]) } : state
    case 'StillHeldAsked':
    case 'StillHeldConfirmed':
      return state.is === 'Held' ? { ...state, askAt: e.ask } : state
    case 'FactsEstablished':
      return state.is === 'Held'
        ? { ...state, established: [...state.established, { by: e.by, at: e.at, words: e.established, emergency: e.emergency }] }
        : state
    case 'DisclosureDecided':
      return state.is === 'Held' ? { ...state, disclosure: { ...e.disclosure, at: e.at } } : state
    case 'DisclosureConfirmed':
      return 'disclosure' in state && state.disclosure
        ? { ...state, disclosure: { ...state.disclosure, confirmedBy: e.by, reference: e.reference } }
        : state
    case 'AlertConcluded':
      return state.is === 'Held'
        ? { ...state, is: 'Concluded', outcome: e.outcome, reason: e.reason, concludedBy: e.by, concludedAt: e.at }
        : state
  }
}
