import type { Person } from '../people.js'
import type { Button, Facts, View } from '../procedure.js'
import { onNumber } from '../shared/ringing.js'
import { nextButton, plain } from './frame.js'
import type { Raised } from './matter.js'

/** What comes again for the same person is two lines: the card that they have holds the rest. */
export const again = (state: Raised, person: Person, facts: Facts): View => {
  const { office, record, now } = facts
  if (state.is === 'Unacknowledged')
    return plain(
      state,
      facts,
      [`Nobody has ${record} yet, raised ${office.calendar.say(state.raisedAt, now)}. Your card further up has the details.`],
      person.id === state.raisedBy ? [] : [{ title: 'I have it', does: { step: 'AcknowledgeAlert' }, style: 'primary' }, open],
    )
  if (state.is === 'Held' && state.heldBy === person.id)
    return plain(
      state,
      facts,
      ['You have it. Thank you.', 'Your card further up has the details, and everything that can be done with it.'],
      [nextButton(state), open],
    )
  return plain(state, facts, ['There is nothing for you to do.'], [open])
}
const open: Button = { title: 'Open', does: { command: '/open' } }

/** Something was added to an alert that somebody has: two lines for them, for the card that holds it is drawn anew without a sound. */
export const more = (state: Raised, person: Person, facts: Facts): View =>
  state.is === 'Held' && state.heldBy === person.id
    ? plain(state, facts, [`Details were added to ${facts.record}. Please read them now: your card further up has them.`], [open], {
        title: 'More is known',
      })
    : again(state, person, facts)

/** The holder does not answer: whoever is asked to look beside them. */
export const takeOver = (state: Raised, person: Person, facts: Facts): View => {
  const { office, record, now } = facts
  if (state.is !== 'Held' || state.heldBy === person.id || !state.others.includes(person.id)) return again(state, person, facts)
  return plain(
    state,
    facts,
    [
      `${office.nameOf(state.heldBy)} took ${record} ${office.calendar.say(state.heldSince, now)} and has not answered since ${office.calendar.say(state.heardAt, now)}. Please ring them${onNumber(state.heldBy, office)}, or take it over.`,
    ],
    [{ title: 'Take it over', does: { step: 'TakeOverAlert' }, style: 'primary' }, open],
  )
}

/** At the end of the reporter's chat, when somebody takes it: who, and nothing else. */
export const taken = (state: Raised, facts: Facts): View =>
  plain(
    state,
    facts,
    [
      state.is === 'Unacknowledged'
        ? 'Nobody has your alert at the moment: your card further up says whom to ring.'
        : state.is === 'Concluded'
          ? `Your alert ${facts.record} is concluded. Thank you for passing it on.`
          : `${facts.office.nameOf(state.heldBy)} has your alert ${facts.record}. It is theirs to deal with now. You can ring them${onNumber(state.heldBy, facts.office)}, or add what you remember.`,
    ],
    state.is === 'Concluded' ? [] : [{ title: 'Add details', does: { dialog: 'add-details' } }],
    state.is === 'Unacknowledged' ? {} : { title: state.is === 'Concluded' ? 'Your alert is concluded' : 'Somebody has your alert' },
  )

/** Tells the former holder who has it now. */
export const takenOver = (state: Raised, person: Person, facts: Facts): View =>
  plain(
    state,
    facts,
    [
      'heldBy' in state && state.heldBy !== person.id
        ? `${facts.office.nameOf(state.heldBy)} has taken ${facts.record} over from you. Please tell them what you know: ring them${onNumber(state.heldBy, facts.office)}.`
        : 'This alert has moved on.',
    ],
    [open],
  )
