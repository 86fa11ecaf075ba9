import { z } from 'zod'
import { decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { asksAgain } from '../shared/asked.js'
import * as fields from '../shared/fields.js'
import { here, holds, tell } from '../shared/people.js'
import { either } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import type { StaffId } from '../words.js'
import { deciding as asking, decides, governance, inAbsence, tasks } from './asking.js'
import { decideForm } from './forms.js'
import { type Answer, rings, takes } from './kinds-of-step.js'
import type { BegunReport } from './matter.js'
import { asStands, whoAdvises, whoPuts } from './rights.js'
import { concernedIn, tellAfter } from './telling.js'

/** Consulting, and deciding (s11). */
export const deciding = {
  /** Ours: a decision that nobody takes goes to the next who may take it (s11: in the head's absence, a group manager). */
  ClimbDecision: rings({
    during: ['Deciding'],
    does: (_, state, facts) => asksAgain(asking(state, facts), state.asked, facts, (round) => ({ event: 'DecisionClimbed', ...round })),
  }),

  /** s11: "if necessary managers should consult with Information Governance, Human Resources or other relevant colleagues". */
  ConsultHumanResources: takes({
    may: either<BegunReport>(decides, whoPuts),
    during: ['Proposed', 'Deciding'],
    otherwise: asStands,
    does: (_, __, { office }) => consult(office.holding('human resources').map(({ id }) => id)),
  }),
  /** s11: Information Governance or other relevant colleagues are consulted. */
  Consult: takes({
    given: ({ office, by }: Facts) =>
      z.object({
        whom: fields.person(
          'Whom do you ask?',
          office.people.filter(({ id }) => id !== by),
          'Choose a colleague, and not yourself.',
        ),
        question: fields.words('What do you ask them?'),
      }),
    may: either<BegunReport>(decides, whoPuts),
    during: ['Proposed', 'Deciding'],
    otherwise: asStands,
    form: { name: 'consult', title: 'Ask a colleague', send: 'Ask them', know: ['They can then read everything here.'] },
    does: ({ whom, question }) => consult([whom], question),
  }),
  /** s11: what was advised is kept beside the decision. */
  Advise: takes({
    given: z.object({ words: fields.words('What do you advise?') }),
    may: whoAdvises,
    during: ['Proposed', 'Deciding', 'ToReport'],
    otherwise: asStands,
    form: { name: 'advise', title: 'Your advice', send: 'Send it' },
    holdsWhenStale: true,
    does: ({ words }, state, facts) =>
      decided(
        [{ event: 'Advised', words }],
        tell('advised', state.decision ? [state.decision.reporter] : here(state.asked.told, facts), 'now'),
      ),
  }),

  /** s11: decided by a head of department or, in their absence, a group manager, in consultation with Information Governance. */
  DecideReport: takes({
    given: decideForm,
    may: decides,
    during: ['Proposed', 'Deciding'],
    otherwise: asStands,
    unless: ({ made, toDo }) => {
      if (made) return 'Somebody has been told already: say whether that was right.'
      return openOf(toDo).some(({ task }) => task === 'emergency')
        ? 'Somebody has been told already: first record what they were told, or that nobody was.'
        : undefined
    },
    form: {
      name: 'decide',
      title: 'Do we report it?',
      send: 'Decide',
      know: [
        `Decide by the risk: the need to protect staff and others from harm (${cite('s11')}).`,
        `Information Governance are consulted on every report (${cite('s11')}).`,
      ],
      begin: (state) => ({ ...(state.proposal.to ? { to: state.proposal.to } : {}), ...(state.put ? { reporter: state.put.by } : {}) }),
    },
    does: (given, state, facts) => {
      const absence = inAbsence(state, given.absent, facts)
      if ('refused' in absence) return refused(absence.refused, 'absent')
      const after = tellAfter(state, absence, facts)
      if (given.report === 'no')
        return decided(
          [{ event: 'ReportRefused', reason: given.reason, ...absence }],
          [...tell('decided', concernedIn(state), 'now'), ...after],
        )
      const { to, reporter, reason, governance: advice } = given
      if (!to || !reporter) return refused('Say to which authority, and who reports it.', to ? 'reporter' : 'to')
      const advised = state.advice.some(({ by }) => holds(by, ['information governance'], facts.office))
      if (!advised && !advice) return refused('Say what Information Governance advise, or why it cannot wait for them.', 'governance')
      return decided(
        [{ event: 'ReportDecided', to, reporter, reason, ...(advice ? { governance: advice } : {}), ...absence }],
        [
          ...tell('decided', [...concernedIn(state), ...governance(facts)], 'now'),
          ...after,
          ...tell('to-do report', [reporter], 'now'),
          tasks.alarm(facts),
        ],
      )
    },
  }),
}

const consult = (whom: readonly StaffId[], question?: string): Answer =>
  whom.length === 0
    ? refused('The office file names nobody in Human Resources. Ask a colleague by name instead.')
    : decided([{ event: 'Consulted', whom, ...(question ? { question } : {}) }], tell('to-advise', whom, 'now'))
