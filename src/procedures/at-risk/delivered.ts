import { type Decision, type Delivery, decided, type Facts, type Notice, type Recipient } from '../procedure.js'
import type { StaffId } from '../words.js'
import { disclosureOf } from './handling.js'
import { insteadOf, nextRungAt, owedOnRung, tellAdministrators, toldOnRung } from './ladder.js'
import type { AtRiskEvent, AtRiskState, Failure, Raised } from './matter.js'

/** Notices that bring the alert itself to a senior. */
const bringsAlert: ReadonlySet<string> = new Set(['senior', 'again', 'take-over'])

/**
 * The record's answer to deliveries: the reporter sees who was reached; whoever cannot be reached is stood in for at once (rule 5);
 * everything else that fails is the administrators' matter, on one card a record.
 */
export const alertDelivered = (delivery: Delivery, state: AtRiskState, facts: Facts): Decision<AtRiskEvent> => {
  if (state.is === 'NotRaised') return decided()
  return delivery.outcome === 'delivered' ? reached(delivery, state, facts) : failed(delivery, state, facts)
}

const personOf = (to: Recipient): StaffId | undefined => ('person' in to ? to.person : undefined)
const isReached = (state: Raised, id: StaffId): boolean => state.reached.some(({ person }) => person === id)

const reached = ({ notice, channel }: Delivery, state: Raised, { now }: Facts): Decision<AtRiskEvent> => {
  const person = personOf(notice.to)
  const disclosure = disclosureOf(state)
  if (notice.notice === 'information-governance')
    return disclosure && !disclosure.reached ? decided([{ event: 'GovernanceReached', at: now }]) : decided()
  if (!person || !bringsAlert.has(notice.notice) || isReached(state, person)) return decided()
  return decided([{ event: 'AlertReached', person, at: now, channel: channel ?? '' }])
}

const failed = ({ notice, because = 'could not be reached' }: Delivery, state: Raised, facts: Facts): Decision<AtRiskEvent> => {
  // That an administrator cannot be told stands in the log; nobody else could mend it.
  if (notice.notice === 'not-reached') return decided()
  const { administrators, owed } = tellAdministrators(facts.office, state.administrators)
  const person = personOf(notice.to)
  const isHandedOn = state.is === 'Held' && state.handedBy && !state.dealtWith && state.heldBy === person
  if (isHandedOn && !notice.by && bringsAlert.has(notice.notice)) return openedAgain(state, because, facts)
  // Means outside the chat are further tries for people who have a card, or are stood in for already: their failing changes nobody.
  const isMissed = person && !notice.by && bringsAlert.has(notice.notice) && state.is === 'Unacknowledged' && !isReached(state, person)
  if (isMissed && !state.missed.some((one) => one.person === person)) {
    const told = insteadOf(state, person, facts)
    return decided(
      [{ event: 'AlertMissed', person, at: facts.now, because, told, administrators }],
      [...told.map((id): Notice => ({ notice: 'senior', to: { person: id }, urgency: 'alert' })), ...owed],
    )
  }
  const failure: Failure = { to: notice.to, because, ...(notice.by ? { by: notice.by } : {}) }
  if (isKnown(failure, state)) return decided()
  return decided([{ event: 'DeliveryFailed', at: facts.now, ...failure, administrators }], owed)
}

/** Ours, from s9: it was handed over to somebody whom no message reaches, so that nobody has it: it climbs again from the first rung, at once. */
const openedAgain = (state: Extract<Raised, { is: 'Held' }>, because: string, { office, now }: Facts): Decision<AtRiskEvent> => {
  const from = state.heldBy
  const mend = tellAdministrators(office, state.administrators)
  const others = toldOnRung(0, [state.raisedBy, from], now, office)
  const told = [...new Set([...others, ...(state.handedBy ? [state.handedBy] : [])])]
  const next = nextRungAt(now, 0, now, office)
  const known = state.missed.some(({ person }) => person === from)
  const { administrators } = mend
  return decided(
    [
      ...(known ? [] : [{ event: 'AlertMissed', person: from, at: now, because, told: [], administrators } as const]),
      { event: 'HolderGone', at: now, from, because: 'not reached', told, next },
    ],
    [...owedOnRung(0, told, next, office, state), ...mend.owed],
  )
}

/** What fails every minute for one reason is told once. */
const isKnown = (failure: Failure, state: Raised): boolean =>
  state.failures.some((one) => same(one, failure)) ||
  state.missed.some((one) => one.person === personOf(failure.to) && one.because === failure.because && !failure.by)

const same = (one: Failure, other: Failure): boolean =>
  one.because === other.because && one.by === other.by && JSON.stringify(one.to) === JSON.stringify(other.to)
