import type { Facts, View } from '../procedure.js'
import { nameThen } from '../shared/called.js'
import { onNumber } from '../shared/ringing.js'
import { capital } from '../words.js'
import { frame, rungWords } from './frame.js'
import { type BegunCall, type EndedCall, isLogged, type LiveCall } from './matter.js'

/** For the manager who has a call to close, since whoever was on it is not here any more. */
export const leftOpen = (state: LiveCall, facts: Facts): View => ({
  ...frame(facts),
  template: 'difficult-call/lines',
  title: 'A difficult call that nobody has ended here',
  status: { words: 'Still open', tone: 'warning' },
  data: {
    lines: [
      `${facts.office.person(state.staff)?.name ?? 'Whoever was on it'} began a difficult call ${facts.office.calendar.say(state.startedAt, facts.now)} and is not here now. Say how it ended, so that it is closed.`,
    ],
  },
  sections: ['s4'],
  buttons: [
    { title: 'The call was ended', does: { step: 'EndCall' } },
    { title: 'Ended on threat or abuse', does: { step: 'EndCallOnThreat' }, style: 'danger' },
    { title: 'It calmed down', does: { step: 'CarryOn' } },
  ],
})

/** For a manager, when nobody has logged an ended call: how they are comes first (s2). */
export function notLogged(state: EndedCall, mine: boolean, facts: Facts): View {
  const { office } = facts
  const who = capital(office.nameThen(state.staff, state.endedAt))
  const logged = isLogged(state)
  return {
    ...frame(facts),
    template: 'difficult-call/lines',
    title: 'An ended call that is not logged yet',
    status: logged ? { words: 'Logged', tone: 'good' } : { words: 'Not logged yet', tone: 'warning' },
    data: {
      lines: logged
        ? [`${who} has logged it. There is nothing more to do here.`]
        : [
            `${who} ended a difficult call ${office.calendar.say(state.endedAt, facts.now)} and has not logged it.${office.person(state.staff) ? ' Please ask how they are.' : ''}`,
            mine
              ? 'They are not here to log it: log it from what you know, or press “It is logged”.'
              : 'Then see that it is logged, so that you can go through it together: /terminated-call, or “I have logged it” on their card.',
          ],
    },
    sections: ['s2', 's6'],
    buttons:
      mine && !logged
        ? [
            { title: 'Log the call', does: { command: '/terminated-call' }, style: 'primary' },
            { title: 'It is logged', does: { step: 'MarkLogged' } },
          ]
        : [],
  }
}

/** For a manager who is needed on a call: what to do, then its button, then what happened so far (s12). */
export function forManager(state: BegunCall, facts: Facts): View {
  const { nameOf, calendar } = facts.office
  const who = nameOf(state.staff)
  const taken = state.help?.answered
  const open = state.is === 'Live' && !taken
  return {
    ...frame(facts),
    template: 'plain',
    title: 'A manager is needed now',
    preview: `Difficult call ${facts.record}: a manager is needed`,
    status: taken
      ? { words: `${nameThen(taken, facts.office)} has it, ${calendar.say(taken.at, facts.now)}`, tone: 'good' }
      : open
        ? { words: `Nobody has it yet, asked ${calendar.say(state.help?.askedAt ?? state.startedAt, facts.now)}`, tone: 'attention' }
        : { words: 'The call is over', tone: 'good' },
    data: {
      paragraphs: open
        ? [
            `${who} is on a difficult call and needs a manager now. Press “I have it” and go to them, or ring them${onNumber(state.staff, facts.office)}; take the call over if that helps.`,
          ]
        : [
            taken
              ? `${nameThen(taken, facts.office)} is with ${who}. There is nothing more to do here.`
              : `${who} is off the call. Please ask how they are.`,
          ],
      // Whoever comes reads it on the way: below the button.
      rows: open
        ? [
            ...(state.climbed.length > 0
              ? [{ label: 'So far', value: state.climbed.map(({ rung, at }) => `${rungWords[rung]} (${calendar.timeOf(at)})`).join(', ') }]
              : []),
            { label: 'Why', value: 'Stepping in early protects both of you and the customer.' },
          ]
        : [],
      quotes: [],
    },
    sections: ['s12'],
    buttons: open ? [{ title: 'I have it', does: { step: 'TakeCall' }, style: 'primary' }] : [],
  }
}
