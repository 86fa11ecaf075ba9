import type { Facts, Found } from '../procedure.js'
import { above, here, namesOf } from '../shared/people.js'
import { capital, type StaffId } from '../words.js'
import { whoRings } from './asking.js'
import type { BookedCall, EscalationState } from './matter.js'

/**
 * Who rings and when; once the time is past without a call, or with whoever booked it away or gone, whom to tell, since it was promised to the
 * customer. Nobody is sent to somebody who is not here.
 */
function bookedWords(state: BookedCall, facts: Facts): string {
  const { office, now } = facts
  const { by, callAt } = state.booked
  const when = office.calendar.say(callAt, now)
  const name = capital(office.nameThen(by, state.booked.at))
  const ringing = whoRings(state, facts)
  if (callAt >= now && ringing.some((one) => one === by)) return `${name} rings them ${when}. Do not book another.`
  const tell = `Tell ${namesOf(ringing, office) || 'your line manager'} now, and do not book another.`
  return callAt < now
    ? `${name} was to ring them ${when}, and no call is noted yet. ${tell}`
    : `${name} was to ring them ${when}, and is not here now. ${tell}`
}

/** The one who answered, while they are here; else who stands in, or who is above them. */
function contactWords(contact: StaffId, facts: Facts): string {
  const { office, now } = facts
  const acting = office.actingFor(contact, now)
  if (acting?.id === contact) return `For this matter their contact is ${acting.name}. Pass them on.`
  if (acting) return `For this matter their contact is ${office.nameOf(contact)}, who is away: ${acting.name} stands in. Pass them on.`
  const instead = namesOf(here(above(contact, office), facts).slice(0, 1), office) || 'your line manager'
  return office.person(contact)
    ? `${office.nameOf(contact)}, their contact for this matter, is away: take a message, and tell ${instead}.`
    : `Their contact for this matter has left: take a message, and tell ${instead}.`
}

/** What a look-up says of the matter (s7): whom to point the customer to, what has been promised, and whether the process is exhausted. */
export function lookUpEscalation(state: EscalationState, facts: Facts): Found | undefined {
  const { office, now, by, record } = facts
  // The person complained of sees nothing of it, in a look-up neither.
  if (state.is === 'NotBegun' || state.is === 'NotEscalated' || state.is === 'Ended' || by === state.asking.about) return undefined
  const found = {
    customer: state.asking.customer ?? state.asking.case ?? record,
    order: 3 as const,
    what: `Matter with a call-back${state.asking.case ? ` (case ${state.asking.case})` : ''}`,
    buttons: [],
    sections: ['s7'],
  }
  switch (state.is) {
    case 'Offered':
      return {
        ...found,
        status: 'A call-back was asked for',
        toDo: [`Nobody has taken it yet. Tell them that a colleague will ring; do not book another (${record}).`],
      }
    case 'Booked':
      return {
        ...found,
        status: state.booked.callAt < now ? 'A call-back is late' : 'A call-back is booked',
        toDo: [bookedWords(state, facts)],
      }
    case 'Answered': {
      const contact = contactWords(state.contact, facts)
      if (state.exhaustion?.decided?.exhausted !== 'yes') return { ...found, status: 'Answered by a manager', toDo: [contact] }
      return {
        ...found,
        status: 'Complaints process exhausted on this matter',
        toDo: [`On this matter they can go to ${office.names.ombudsman}. Anything new is dealt with as for everybody.`, contact],
      }
    }
  }
}
