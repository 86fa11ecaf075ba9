import type { Facts } from '../procedure.js'
import { isAsked, whoHasIt } from '../shared/asked.js'
import { nameThen } from '../shared/called.js'
import { above, canNow, namesOf } from '../shared/people.js'
import type { May } from '../shared/rights.js'
import type { StaffId } from '../words.js'
import { exhaustion, receiving, settling, tasks, whoAsks, whoRings } from './asking.js'
import type { BegunEscalation } from './matter.js'

/** s7: nobody answers a complaint about themselves, and they see nothing of it. */
export const notComplainedOf =
  <State extends BegunEscalation>(may: May<State>): May<State> =>
  (state, facts) =>
    facts.by === state.asking.about ? nothingHere : may(state, facts)
const nothingHere = 'There is nothing here for you to do.'

/** For those who were asked to take it. */
export const whoWasAsked = notComplainedOf<BegunEscalation>(
  (state, facts) =>
    isAsked(receiving(state, facts), state.asked, facts.by, facts) ||
    `This is for ${namesOf(whoHasIt(receiving(state, facts), state.asked, facts), facts.office) || 'a manager'} to take.`,
)
/** For whoever rings the customer. */
export const whoCalls = notComplainedOf<BegunEscalation>(
  (state, facts) =>
    whoRings(state, facts).includes(facts.by) || `This is for ${namesOf(whoRings(state, facts), facts.office) || 'a manager'} to do.`,
)
type WithContact = BegunEscalation & { readonly contact: StaffId }
const forContact = (who: (state: WithContact, facts: Facts) => readonly StaffId[]): May<BegunEscalation> =>
  notComplainedOf<BegunEscalation>((state, facts) => {
    if (!('contact' in state)) return 'The customer has no contact for this matter yet, who could do this.'
    const doers = who(state, facts)
    return doers.includes(facts.by) || `This is for ${canNow(doers, facts, 'a manager')}, who deals with this matter for the customer.`
  })
/** For the customer’s contact of this matter. */
export const whoIsAnswering = forContact((state, facts) => tasks.doers('promised', state, facts))
/** Ours: were they asked whether the matter is settled, and is that open still? */
export const isAskedWhetherSettled = (state: BegunEscalation, id: string, facts: Facts): boolean =>
  state.is === 'Answered' && isAsked(settling(state, facts), state.settled, id, facts)
/** For the customer’s contact, and for whoever else was asked whether it is settled. */
export const whoSettles: May<BegunEscalation> = notComplainedOf<BegunEscalation>(
  (state, facts) => isAskedWhetherSettled(state, facts.by, facts) || whoIsAnswering(state, facts),
)
/** s7: for the customer’s contact, as a manager. */
export const whoAsksWhetherExhausted = forContact(whoAsks)
/** Why a step cannot be taken as the matter stands: what has become of it. */
export const goneOn = (state: BegunEscalation, { office, now }: Facts): string => {
  switch (state.is) {
    case 'Offered':
      return 'Nobody has taken this yet: take it first.'
    case 'Booked':
      return `${office.nameOf(state.booked.by)} has it, and rings the customer ${office.calendar.say(state.booked.callAt, now)}.`
    case 'Answered':
      return `${nameThen(state.answer, office)} has answered the customer, ${office.calendar.say(state.answer.at, now)}.`
    case 'NotEscalated':
      return `${nameThen(state.declined, office)} decided not to escalate this, ${office.calendar.say(state.declined.at, now)}.`
    case 'Ended':
      return `${nameThen(state.ended, office)} ended this matter, ${office.calendar.say(state.ended.at, now)}.`
  }
}

/** Who sees the details: the one who asked, those who have or had to do with it and are managers, and those above them; never the person complained of. */
export function mayOpenEscalation(state: BegunEscalation, id: StaffId, facts: Facts): boolean {
  const { office } = facts
  if (id === state.asking.about) return false
  if (id === state.requester || whoRings(state, facts).includes(id) || isAsked(receiving(state, facts), state.asked, id, facts)) return true
  const deciding =
    'exhaustion' in state && state.exhaustion
      ? isAsked(exhaustion(state, state.exhaustion.by, facts), state.exhaustion.asked, id, facts)
      : false
  return (
    deciding ||
    isAskedWhetherSettled(state, id, facts) ||
    [...above(state.requester, office), ...above(state.receiver, office)].some((one) => one.id === id)
  )
}
