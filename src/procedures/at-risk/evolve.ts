import type { Instant, StaffId } from '../words.js'
import type { AtRiskEvent, AtRiskReport, AtRiskState, Details, Handling, Raised, Reporting } from './matter.js'

const union = (a: readonly StaffId[], b: readonly StaffId[]): readonly StaffId[] => [...new Set([...a, ...b])]

/** Later details fill gaps and replace answers; more words of what was said are put below the first ones, never over them. */
const add = (report: AtRiskReport, details: Details): AtRiskReport => ({
  ...report,
  // What was not told replaces nothing.
  ...Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
  said: details.said ? `${report.said}\n${details.said}` : report.said,
})

/** The holder was heard of: whatever was asked is answered. */
const heard = ({ at }: { readonly at: Instant }) => ({ heardAt: at, asked: 0, handedBy: undefined, others: [] })
const heldFrom = (heldBy: StaffId, e: { readonly at: Instant; readonly ask: Instant }) => ({
  heldBy,
  heldSince: e.at,
  askAt: e.ask,
  ...heard(e),
})

/** The disclosure goes with the alert, whoever has it; it is kept while nobody does. */
const withDisclosure = (state: Raised, more: Partial<NonNullable<Handling['disclosure']>>): Raised => {
  if (state.is === 'Unacknowledged')
    return state.left?.disclosure ? { ...state, left: { ...state.left, disclosure: { ...state.left.disclosure, ...more } } } : state
  return state.disclosure ? { ...state, disclosure: { ...state.disclosure, ...more } } : state
}

/** Details that are given now need their record, whatever was said of earlier ones. */
const anew = ({ noNeed: _, ...reporting }: Reporting = {}, ask: Instant | undefined): Reporting => ({
  ...reporting,
  ...(ask ? { ask } : {}),
})

/** What became of the record of what was given goes with the alert too, whoever has it. */
const withReporting = (state: Raised, more: Partial<Reporting>, times = 0): Raised => {
  const put = (before: Reporting | undefined): Reporting => ({ ...before, ...more, chased: (before?.chased ?? 0) + times })
  if (state.is === 'Unacknowledged') return state.left ? { ...state, left: { ...state.left, reporting: put(state.left.reporting) } } : state
  return { ...state, reporting: put(state.reporting) }
}

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
      failures: [],
      administrators: e.administrators ?? [],
      rung: 0,
      next: e.next,
      openSince: e.at,
      ring: false,
      noteKept: false,
      noteReminded: 0,
    }
  }
  if (state.is === 'NotRaised') return state
  switch (e.event) {
    case 'DetailsAdded':
      return { ...state, report: add(state.report, e.details), added: [...state.added, { by: e.by, at: e.at }] }
    case 'AlertReached':
      return { ...state, reached: [...state.reached, { person: e.person, at: e.at }] }
    case 'AlertMissed':
      return {
        ...state,
        missed: [...state.missed, { person: e.person, because: e.because }],
        told: union(state.told, e.told),
        administrators: union(state.administrators, e.administrators ?? []),
      }
    case 'DeliveryFailed': {
      const failure = { to: e.to, because: e.because, ...(e.by ? { by: e.by } : {}) }
      return { ...state, failures: [...state.failures, failure], administrators: union(state.administrators, e.administrators) }
    }
    case 'AlertClimbed':
      return state.is === 'Unacknowledged' ? { ...state, rung: e.rung, told: union(state.told, e.told), next: e.next, ring: true } : state
    case 'ReporterTold':
      return state.is === 'Unacknowledged' ? { ...state, ring: true } : state
    case 'TelephoneNoteKept':
      return { ...state, noteKept: true }
    case 'TelephoneNoteReminded':
      return { ...state, noteReminded: state.noteReminded + 1, ...(e.passedTo ? { notePassedTo: e.passedTo } : {}) }
    case 'AlertAcknowledged': {
      if (state.is !== 'Unacknowledged') return state
      const { next: _, openSince: __, ring: ___, left, ...alert } = state
      const kept = {
        established: left?.established ?? [],
        ...(left?.disclosure ? { disclosure: left.disclosure } : {}),
        ...(left?.reporting ? { reporting: left.reporting } : {}),
      }
      return { ...alert, ...kept, is: 'Held', takenAt: alert.takenAt ?? e.at, ...heldFrom(e.by, e) }
    }
    case 'AlertHandedOver':
      return state.is === 'Held' ? { ...state, ...heldFrom(e.to, e), handedBy: e.by, told: union(state.told, [e.to]) } : state
    case 'AlertTakenOver':
      return state.is === 'Held' ? { ...state, ...heldFrom(e.by, e), told: union(state.told, [e.by]) } : state
    case 'HolderGone': {
      if (state.is !== 'Held') return state
      const {
        heldBy: _,
        heldSince: __,
        askAt: ___,
        heardAt: ____,
        asked: _____,
        others: ______,
        dealtWith: _______,
        handedBy: ________,
        established,
        disclosure,
        reporting,
        ...alert
      } = state
      const left = {
        by: e.from,
        because: e.because,
        established,
        ...(disclosure ? { disclosure } : {}),
        ...(reporting ? { reporting } : {}),
      }
      return { ...alert, is: 'Unacknowledged', told: union(state.told, e.told), rung: 0, next: e.next, openSince: e.at, ring: false, left }
    }
    case 'StillHeldAsked':
      if (state.is !== 'Held') return state
      return {
        ...state,
        askAt: e.ask,
        asked: state.asked + 1,
        others: union(state.others, e.others ?? []),
        told: union(state.told, e.others ?? []),
      }
    case 'StillHeldConfirmed':
      return state.is === 'Held' ? { ...state, ...heard(e), askAt: e.ask } : state
    case 'FactsEstablished':
      return state.is === 'Held'
        ? {
            ...state,
            ...(e.by === state.heldBy ? heard(e) : {}),
            established: [...state.established, { by: e.by, at: e.at, words: e.established, emergency: e.emergency }],
            ...(e.emergency === 'called' ? { reporting: anew(state.reporting, e.ask) } : {}),
          }
        : state
    case 'DisclosureDecided':
      return state.is === 'Held'
        ? { ...state, ...(e.by === state.heldBy ? heard(e) : {}), disclosure: { ...e.disclosure, at: e.at } }
        : state
    case 'GovernanceReached':
      return withDisclosure(state, { reached: true })
    case 'DisclosureConfirmed':
      return withDisclosure(state, { confirmedBy: e.by, reference: e.reference })
    case 'AlertDealtWith': {
      if (state.is !== 'Held') return state
      const { by, at, outcome, reason, ask } = e
      return { ...state, dealtWith: { by, at, outcome, reason }, reporting: anew(state.reporting, ask) }
    }
    case 'ReportOpened':
      return withReporting(state, { opened: { by: e.by, at: e.at, report: e.report } })
    case 'NoReportNeeded':
      return withReporting(state, { noNeed: { by: e.by, at: e.at, why: e.why } })
    case 'ReportChased':
      return withReporting(state, { ask: e.ask }, 1)
    case 'CautionEnded':
      return state.is === 'Concluded' ? { ...state, cautionEnded: { by: e.by, at: e.at, reason: e.reason } } : state
    case 'ChatCleared': {
      if (state.is !== 'Concluded') return state
      const { reading: _, ...alert } = state
      return { ...alert, cleared: true }
    }
    case 'AlertReadAgain':
      return state.is === 'Concluded' ? { ...state, reading: { by: e.by, at: e.at, why: e.why } } : state
    case 'AlertConcluded':
      return state.is === 'Held'
        ? { ...state, is: 'Concluded', outcome: e.outcome, reason: e.reason, concludedBy: e.by, concludedAt: e.at }
        : state
  }
}
