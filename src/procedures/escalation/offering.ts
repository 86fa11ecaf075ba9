import { z } from 'zod'
import type { Answers } from '../form.js'
import { decided, refused } from '../procedure.js'
import { asks, asksAgain } from '../shared/asked.js'
import * as fields from '../shared/fields.js'
import { holds, managers, tell } from '../shared/people.js'
import { anybody } from '../shared/rights.js'
import { receiving } from './asking.js'
import { bookCall } from './calls.js'
import { escalationForm, routeOf, screens } from './forms.js'
import { isSettledByWords, wordsFor } from './kinds.js'
import { opens, rings, takes } from './kinds-of-step.js'
import { goneOn, whoCalls, whoWasAsked } from './rights.js'
import { passForm, proposedTime, whenForm } from './when.js'
import { proposal } from './whom.js'

/** From the asking until somebody has it (s7): asked, climbing, taken with a time, passed on, or not escalated. */
export const offering = {
  /** s7: basic information, the right person, a call-back. */
  Escalate: opens({
    given: escalationForm,
    may: anybody,
    form: {
      name: 'escalate',
      title: 'Escalate, or book a call-back',
      send: 'Ask them to ring',
      screens,
      begin: (_, __, given) => filledIn(given ?? {}),
    },
    does: (given, facts) => {
      const asking = { ...given, route: given.route ?? routeOf(given, facts) }
      if (isSettledByWords(asking.route))
        return refused(`Nobody needs to ring. Say: ${wordsFor(asking.kind, asking.route, facts.office).say.join(' ')}`)
      const { people } = proposal(asking.route, { requester: facts.by, about: asking.about, caseOfficer: asking.caseOfficer }, facts)
      const receiver = asking.receiver ?? people[0]?.id
      if (receiver === undefined) return refused('Nobody who could take this is in the office file now. Please ring your line manager.')
      if (receiver === asking.about || receiver === facts.by)
        return refused('Choose somebody else: it is for neither you nor the person the complaint is about.', 'receiver')
      if (!people.some(({ id }) => id === receiver))
        return refused(`${facts.office.nameOf(receiver)} is away, or does not suit this way on. Choose one of those listed.`, 'receiver')
      return asks(receiving({ requester: facts.by, asking, receiver }, facts), facts, (round) => ({
        event: 'EscalationAsked',
        asking,
        receiver,
        ...round,
      }))
    },
  }),
  /** Ours: a call-back that nobody takes goes to whoever is above (rule 3). */
  ClimbEscalation: rings({
    during: ['Offered'],
    does: (_, state, facts) =>
      asksAgain(receiving(state, facts), state.asked, facts, (round) => ({ event: 'EscalationClimbed', ...round })),
  }),

  /** s7: a call-back is arranged: whoever takes it says when. */
  TakeEscalation: takes({
    given: whenForm,
    may: whoWasAsked,
    during: ['Offered'],
    otherwise: goneOn,
    form: {
      name: 'take',
      title: 'Take it: when do you ring?',
      send: 'I ring them then',
      know: ['The member of staff is told the time, and can tell the customer.'],
      begin: (_, facts) => proposedTime(facts),
    },
    does: ({ date, time }, state, facts) => bookCall(date, time, facts, (callAt) => ({ event: 'CallBooked', callAt }), state),
  }),
  /** s7: the most appropriate person may be somebody else. */
  PassEscalation: takes({
    given: passForm,
    may: (state, facts) => (state.is === 'Offered' ? whoWasAsked(state, facts) : whoCalls(state, facts)),
    during: ['Offered', 'Booked'],
    otherwise: goneOn,
    form: { name: 'pass', title: 'Pass it to somebody else', send: 'Pass it on' },
    does: ({ to, why }, state, facts) => {
      const { asking, requester } = state
      const { people } = proposal(asking.route, { requester, about: asking.about, caseOfficer: asking.caseOfficer }, facts)
      if (to === asking.about || to === requester) return refused('Choose somebody else: it cannot go to them.', 'to')
      if (!people.some(({ id }) => id === to) && !holds(to, managers, facts.office))
        return refused('Choose a manager, or somebody who suits this.', 'to')
      return asks({ ...receiving({ ...state, receiver: to }, facts), first: [to] }, facts, (round) => ({
        event: 'EscalationPassed',
        to,
        why,
        ...round,
      }))
    },
  }),
  /** s7: it would not settle the matter more effectively; the member of staff gets the words to use. */
  DeclineEscalation: takes({
    given: z.object({
      why: fields.words('Why not, and what should they say?', { hint: 'They read this out to the customer, more or less.' }),
    }),
    may: whoWasAsked,
    during: ['Offered'],
    otherwise: goneOn,
    form: { name: 'decline', title: 'Not escalating', send: 'Tell them' },
    does: ({ why }, { requester }) => decided([{ event: 'EscalationDeclined', why }], tell('declined', [requester], 'now')),
  }),
}

/** What a call, a log or a question filled in (s4, s6). */
function filledIn({ text, from }: { readonly text?: string; readonly from?: Answers }): Answers {
  const given = from ?? {}
  const known = ['customer', 'telephone', 'email', 'party', 'case'].flatMap((field) =>
    typeof given[field] === 'string' && given[field] !== '' ? [[field, given[field]]] : [],
  )
  const basics = typeof given.facts === 'string' ? given.facts : typeof given.reason === 'string' ? given.reason : (text ?? '')
  return { ...Object.fromEntries(known), ...(basics ? { basics } : {}) }
}
