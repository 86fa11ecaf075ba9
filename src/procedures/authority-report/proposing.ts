import { z } from 'zod'
import type { Answers } from '../form.js'
import { refused } from '../procedure.js'
import { cite } from '../sections.js'
import { asks, asksAgain } from '../shared/asked.js'
import * as fields from '../shared/fields.js'
import { here, holds, managers, tell } from '../shared/people.js'
import { anybody } from '../shared/rights.js'
import { putting, tasks } from './asking.js'
import { dangerForm, fromAlert, isImminent, proposalForm, toldAlready, whatFor, whoForm } from './forms.js'
import { opens, rings, takes } from './kinds-of-step.js'
import { asStands, whoPuts } from './rights.js'
import { asksHead } from './telling.js'

/** From the member of staff who is alarmed to the head who decides (s11). */
export const proposing = {
  /** s11: a member of staff informs their manager immediately; imminent, or from a manager, it goes straight to whoever decides. */
  ProposeReport: opens({
    given: proposalForm,
    may: anybody,
    form: {
      name: 'propose',
      title: 'Report to an authority',
      send: 'Put it forward now',
      screens: [
        {
          name: 'danger',
          title: 'Could it happen now?',
          know: (_, { office }) => [
            `If there is reason to believe that somebody is in danger now, ring the emergency services on ${office.names.emergencyNumber} first. You need nobody’s leave. This form waits. (${cite('s11')})`,
            `Otherwise a call or a letter to the police, or to whoever else is responsible, is enough. A head of department decides. (${cite('s11')})`,
          ],
          form: dangerForm,
        },
        { name: 'what', title: 'What happened?', form: ({ from }) => whatFor(from) },
        { name: 'who', title: 'Who is it about?', know: () => ['Leave empty what you do not know.'], form: whoForm },
      ],
      begin: (_, __, given) => filledIn(given),
    },
    does: (proposal, facts) => {
      const { by, office } = facts
      if (fromAlert(proposal.from) && !proposal.vitalInterests)
        return refused(`Say whether telling an authority would protect somebody’s life: an alert led here (${cite('s9')}).`)
      const about = { by, proposal }
      const straight = isImminent(proposal) || toldAlready(proposal) || holds(by, managers, office)
      if (!straight) return asks(putting(about, facts), facts, (round) => ({ event: 'ReportProposed', proposal, ...round }))
      const manager = here([office.lineManagerOf(by)], facts, { never: [by] })
      return asksHead(about, facts, (round) => ({ event: 'ReportProposed', proposal, straight: true, ...round }), {
        beside: manager,
        // A card of their own: a receipt goes with its window, and this is still to do.
        more: toldAlready(proposal) ? [...tell('to-do emergency', [by], 'now'), tasks.alarm(facts)] : [],
      })
    },
  }),
  /** Ours: a proposal that its manager leaves lying goes to whoever is above (s11: immediately). */
  ClimbProposal: rings({
    during: ['Proposed'],
    does: (_, state, facts) => asksAgain(putting(state, facts), state.asked, facts, (round) => ({ event: 'ProposalClimbed', ...round })),
  }),
  /** A manager adds how they see the risk. They cannot keep it back: only the head decides against it (s11). */
  PutToHead: takes({
    given: z.object({ words: fields.words('How do you see the risk?', { hint: 'What could happen, to whom, and how sure you are.' }) }),
    may: whoPuts,
    during: ['Proposed'],
    otherwise: asStands,
    form: {
      name: 'put',
      title: 'Put it to the head of department',
      send: 'Put it to them',
      know: [`Information Governance are told at the same time, and consulted (${cite('s11')}).`],
    },
    does: ({ words }, state, facts) => asksHead(state, facts, (round) => ({ event: 'ReportPut', words, ...round })),
  }),
}

/** What a log, an alert, a restriction or a live call filled in. */
function filledIn({ text, from }: { readonly text?: string; readonly from?: Answers }): Answers {
  const words = (name: string): string | undefined =>
    typeof from?.[name] === 'string' && from[name] !== '' ? String(from[name]) : undefined
  const found = {
    danger: words('danger'),
    grounds: from?.grounds,
    facts: words('threat') ?? words('facts') ?? words('reason') ?? words('said') ?? text,
    customer: words('customer') ?? words('name'),
    contact: words('contact') ?? words('telephone') ?? words('email'),
    case: words('case'),
    from: words('record'),
    contactBy: words('contactBy'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}
