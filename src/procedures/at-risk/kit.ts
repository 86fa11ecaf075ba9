import type { Facts } from '../procedure.js'
import { begun } from '../shared/begun.js'
import type { AtRiskEvent, AtRiskState, Raised } from './matter.js'

export const { opens, takes, rings } = begun<AtRiskState, AtRiskEvent, 'NotRaised'>({
  initial: 'NotRaised',
  notBegun: 'This alert was never raised.',
  begunAlready: ({ record }) => `This alert was raised already, as ${record}.`,
})

/** Why somebody who has not the alert cannot do what whoever has it does. */
export const notHeld = (state: Raised, facts: Facts): string => {
  const { office, now } = facts
  switch (state.is) {
    case 'Unacknowledged':
      return 'Nobody has this alert yet. Press "I have it" first.'
    case 'Held':
      return `${office.nameOf(state.heldBy)} has had this since ${office.calendar.say(state.heldSince, now)}.`
    case 'Concluded':
      return `${office.nameThen(state.concludedBy, state.concludedAt)} concluded this alert ${office.calendar.say(state.concludedAt, now)}.`
  }
}
