import { decided, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { tell } from '../shared/people.js'
import { either } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import { decides, governance, inAbsence } from './asking.js'
import { type Made, ratifyForm, rungForm } from './forms.js'
import { takes } from './kinds-of-step.js'
import type { BegunReport } from './matter.js'
import { asStands, concerned, has } from './rights.js'
import { asksHead, concernedIn, nothingYet, notYet, putsAfter, tellAfter } from './telling.js'

/** Somebody outside was told before anybody could decide: the call comes first, the record and whoever decides afterwards (s11; how is ours). */
export const toldAtOnce = {
  /** s11: imminent, the emergency services are called first. That is a report too, with all its items, and the head looks at it. */
  RecordRung: takes({
    given: rungForm,
    may: concerned,
    during: ['Proposed', 'Deciding'],
    otherwise: asStands,
    unless: ({ made }) => (made ? 'That is recorded already. To put it right, correct it.' : undefined),
    form: {
      name: 'rung',
      title: 'What were they told?',
      send: 'Record it',
      know: [`A head of department looks at it now, and Information Governance make the formal record (${cite('s9', 's11')}).`],
      begin: (state, { by, now, office }) => ({
        rang: by,
        on: office.calendar.dateOf(now),
        authority: state.proposal.danger === 'told' ? (state.proposal.to ?? '') : 'Emergency services',
        what: state.proposal.facts,
        why: state.proposal.risk,
      }),
    },
    does: ({ rang, ...given }, state, facts) => {
      const because = notYet(given.on, facts)
      if (because) return refused(because, 'on')
      const made: Made = { how: 'call', ...given }
      const after: BegunReport = { ...state, made: { ...made, by: facts.by, at: facts.now, rang } }
      return asksHead(after, facts, (round) => ({ event: 'EmergencyRung', made, rang, ...round }), { more: putsAfter(after, facts) })
    },
  }),
  /** Ours: it was thought imminent, and nobody had to ring after all. */
  NobodyRang: takes({
    may: either<BegunReport>(decides, has('emergency')),
    during: ['Proposed', 'Deciding'],
    otherwise: asStands,
    does: (_, state) =>
      openOf(state.toDo).some(({ task }) => task === 'emergency')
        ? decided([{ event: 'NobodyRang' }])
        : refused('There is no such call left to record.'),
  }),
  /** Whoever rang could not wait for the head: the head looks at it afterwards, and either answer stands (ours, from s11). */
  Ratify: takes({
    given: ratifyForm,
    may: decides,
    during: ['Deciding'],
    otherwise: asStands,
    unless: nothingYet,
    form: {
      name: 'ratify',
      title: 'Somebody was told at once',
      send: 'Record it',
      know: [
        `Whoever fears for somebody rings first, and needs nobody’s leave (${cite('s11')}). Your answer is for the record and for the next time.`,
      ],
    },
    does: ({ right, reason, absent }, state, facts) => {
      const absence = inAbsence(state, absent, facts)
      if ('refused' in absence) return refused(absence.refused, 'absent')
      return decided(
        [{ event: 'ReportRatified', right, reason, ...absence }],
        [
          ...tell('decided', [...concernedIn(state), ...(state.made?.rang ? [state.made.rang] : []), ...governance(facts)], 'now'),
          ...tellAfter(state, absence, facts),
        ],
      )
    },
  }),
}
