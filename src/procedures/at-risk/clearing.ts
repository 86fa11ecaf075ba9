import { z } from 'zod'
import { decided, type Facts, refused, type View, type Viewer } from '../procedure.js'
import { cite } from '../sections.js'
import * as fields from '../shared/fields.js'
import { isSenior } from '../shared/people.js'
import { clearing, readFor } from './clears-soon.js'
import { plain, seniorButtons } from './frame.js'
import { rings, takes } from './kit.js'
import { outcomes } from './lines.js'
import type { AtRiskState, Raised } from './matter.js'
import { mayReadAgain } from './rights.js'

/**
 * Ours, for promise 41: what was said about somebody at risk does not stay in chats. Soon after the alert has ended every card of it is a
 * reference and an outcome; the record keeps the words, and a senior reads them there with a reason.
 */

/** An alert of before there was this, or one whose alarm was lost: the daily look clears it. */
export const clearsToday = (state: AtRiskState, { now }: Facts): boolean =>
  state.is === 'Concluded' &&
  (!state.cleared || state.reading !== undefined) &&
  Date.parse(now) - Date.parse(state.reading?.at ?? state.concludedAt) > readFor * 1000

export const clearingSteps = {
  /** Ours: a minute after its end an alert leaves a reference and an outcome in every chat, and nothing else. */
  ClearChat: rings({
    during: ['Concluded'],
    does: (_, state, { now: at }) => (state.cleared && !state.reading ? decided() : decided([{ event: 'ChatCleared', at }])),
  }),
  /** Ours: a senior reads a concluded alert again for a reason, which is kept. */
  ReadAgain: takes({
    given: z.object({
      why: fields.words('Why do you need to read it?', { max: 1_000, missing: 'Say why.', hint: 'It is kept with your name.' }),
    }),
    may: mayReadAgain,
    during: ['Concluded'],
    otherwise: 'This alert is open: its card has everything.',
    holdsWhenStale: true,
    form: {
      name: 'read-again',
      title: 'Read a concluded alert',
      send: 'Open it',
      know: [`You have it for five minutes; then it goes from your chat again. Read no more than you need. (${cite('s9')})`],
    },
    does: ({ why }, state, facts) =>
      state.cleared
        ? decided([{ event: 'AlertReadAgain', why }], [clearing(facts, readFor)])
        : refused('It can still be read on your card.'),
  }),
}

/** Is this alert over, and gone from this person's chat? Who reads it again just now has it. */
export const isCleared = (state: Raised, { person }: Viewer): boolean =>
  state.is === 'Concluded' && state.cleared === true && (state.reading === undefined || state.reading.by !== person?.id)

/** What is left of it in a chat: a reference and an outcome. */
export function cleared(state: Raised, viewer: Viewer, facts: Facts): View {
  if (state.is !== 'Concluded') return plain(state, facts, [], [])
  const mayRead = viewer.person !== undefined && isSenior(viewer.person)
  return plain(
    state,
    facts,
    [
      // Its standing says above who concluded it, and when.
      `${outcomes[state.outcome]}.`,
      mayRead
        ? 'The cards of this alert no longer show what was said. The record keeps it: open it with a reason, which is kept with your name.'
        : 'The cards of this alert no longer show what was said. The record keeps it: a senior colleague can open it when there is a reason.',
    ],
    mayRead ? [{ title: 'Open with a reason', does: { dialog: 'read-again' } }, ...seniorButtons(state, viewer)] : [],
  )
}
