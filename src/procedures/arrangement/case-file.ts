import type { Facts, Notice } from '../procedure.js'
import { comingLines, termRows, whatToDo } from './lines.js'
import { isStanding, type Known, type Standing } from './matter.js'
import { closedCases } from './terms.js'
import { decider } from './who-decided.js'

/** The notice that takes an arrangement to the case system, where one is connected; else people alone do it. */
export const caseFile = 'case file'
export const toCaseSystem = ({ office }: Facts): readonly Notice[] =>
  office.caseSystemConnected ? [{ notice: caseFile, to: { channel: 'advice services' }, urgency: 'routine', by: 'case-system' }] : []

const statuses = { Approved: 'approved', InForce: 'in force', Lifted: 'lifted' } as const

/** What the case system is told (s10, s15): which titles carry NFC, whether the party record's box is ticked, the intranet entry, the copy. No narrative. */
export const caseFileOf = (state: Known, facts: Facts): Readonly<Record<string, unknown>> | undefined =>
  isStanding(state) ? entry(state, facts) : undefined

const entry = (state: Standing, facts: Facts): Readonly<Record<string, unknown>> => {
  const { office, record } = facts
  const { request, terms } = state
  const stands = state.is !== 'Lifted'
  const closed = closedCases(request.kind, terms)
  const rows = termRows(request.kind, terms, office).map(({ label, value }) => `${label}: ${value}`)
  return {
    kind: request.kind,
    status: statuses[state.is],
    customer: request.customer.name,
    ...(request.customer.party ? { party: request.customer.party } : {}),
    // Those whose titles carry "NFC", where any do; every case that it is about stands beside them.
    cases: closed.length > 0 ? closed : terms.cases,
    relevantCases: terms.cases,
    // Wanted now: the receiver sets it so, and takes it away when it is false.
    nfcInTitle: stands && closed.length > 0,
    partyBox: { name: request.kind === 'restriction' ? 'restricted contact' : 'reasonable adjustment', ticked: stands },
    intranetEntry: stands ? whatToDo(state, facts) : [],
    owner: office.nameOf(state.owner),
    start: terms.start,
    review: terms.review,
    copy: [`${record}: ${statuses[state.is]}, decided by ${decider(state, office)}`, ...rows, ...comingLines(state, facts)].join('\n'),
  }
}
