import { z } from 'zod'
import { type Alarm, decided, type Facts, owing, type Procedure, refused, type Waiting } from '../procedure.js'
import { cite } from '../sections.js'
import { askedOf, asks, asksAgain, isAsked, readFirst, ringsUntilAnswered, whoHasIt } from '../shared/asked.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { namesOf, tell } from '../shared/people.js'
import { either, type May, neverOwn, only } from '../shared/rights.js'
import { agreeing, noting, whoIsTold } from './asking.js'
import { agreeForm, isNotCovered, latestDay, notCovered, screens, withheldForm } from './forms.js'
import { withheldInCopy } from './in-copy.js'
import { type BegunWithheld, evolveWithheld, type WithheldEvent, type WithheldState, withheldEvents } from './matter.js'
import { viewWithheld } from './view.js'

const { opens, takes, rings } = begun<WithheldState, WithheldEvent, 'NotSaid'>({
  initial: 'NotSaid',
  notBegun: 'Nothing was said here yet. Start with /withheld-name.',
  begunAlready: 'This has been said already.',
})

const own = only<BegunWithheld>(
  ({ by }) => [by],
  (names) => `This is for ${names} to say: it is their name.`,
)
/** s8: the line manager, and never in one's own matter. */
const answers: May<BegunWithheld> = neverOwn(
  ({ by }) => by,
  'This is your own name: your line manager agrees to it, or not.',
  (state, facts) => {
    if (!('asked' in state)) return 'There is nothing here to agree to: it was a call.'
    const ask = agreeing(state.by, facts)
    return (
      isAsked(ask, state.asked, facts.by, facts) ||
      `${namesOf(whoHasIt(ask, state.asked, facts), facts.office) || 'A line manager'} can do this.`
    )
  },
)
const over = 'This has been decided, or has ended.'

const endsAfter = (until: string, { office: { calendar } }: Facts): Alarm => ({
  alarm: 'EndWithholding',
  at: calendar.at(calendar.moveDate(until, { days: 1 }), '00:00'),
})

const steps = {
  /** s8: who, when and why; in writing it is asked for, and holds from the moment that it is agreed to. */
  WithholdName: opens({
    given: withheldForm,
    form: {
      name: 'withhold',
      title: 'First name only',
      send: 'Send it',
      screens,
      begin: (_, { now, office: { calendar } }, { text, from }) => {
        const { customer, telephone, email, case: reference, facts: why } = from ?? {}
        const day = { day: calendar.dateOf(now), time: calendar.timeOf(now) }
        const known = Object.fromEntries(
          Object.entries({ customer, telephone, email, case: reference, why }).filter(([, value]) => value !== undefined),
        )
        return { ...day, until: latestDay({ now, office: { calendar } }), ...known, ...(text ? { why: text } : {}) }
      },
    },
    does: (given, facts) => {
      if (isNotCovered(given)) return refused(notCovered)
      const { how, takesCalls: _, day, time, matter, until, ...withheld } = given
      const mine = tell('receipt', [facts.by])
      if (how === 'telephone')
        return day && time
          ? decided([{ event: 'NameWithheld', day, time, ...withheld }], [...mine, ...tell('withheld', whoIsTold(facts.by, facts))])
          : refused('Say on which day and at what time the call was.')
      if (!matter || !until) return refused('Say for which matter, and until which day.')
      return owing(
        asks(agreeing(facts.by, facts), facts, (round) => ({ event: 'WithholdingAsked' as const, matter, until, ...withheld, ...round })),
        mine,
      )
    },
  }),
  /** s8: the line manager's full name and the complaints page are on the card, ready to read out. */
  NoteObjection: takes({
    may: own,
    during: ['Noted'],
    otherwise: 'This was about letters and e-mails.',
    holdsWhenStale: true,
    does: (_, state, facts) =>
      state.objected ? decided() : decided([{ event: 'CustomerObjected' }], tell('withheld', whoIsTold(state.by, facts), 'now')),
  }),

  /** Ours: an agreement that was asked for is asked after, and passed up (rule 3). */
  AskAgain: rings({
    during: ['Asking'],
    does: (_, state, facts) =>
      asksAgain(agreeing(state.by, facts), state.asked, facts, (round) => ({ event: 'WithholdingAskedAgain', ...round })),
  }),
  /** s8: in exceptional circumstances the line manager agrees to letters without the full name. */
  AgreeToWithhold: takes({
    given: agreeForm,
    may: answers,
    during: ['Asking'],
    otherwise: over,
    form: {
      name: 'agree',
      title: 'Agree: full name left out',
      send: 'Agree',
      know: [`In exceptional circumstances, for this matter and until this day. A note on the case says so (${cite('s8')}).`],
      begin: (state) => ({ until: state.until }),
    },
    does: ({ until }, state, facts) =>
      decided(
        [{ event: 'WithholdingAgreed', until }],
        [...tell('agreed', [state.by], 'now'), noting.alarm(facts), endsAfter(until, facts)],
      ),
  }),
  /** s8: the line manager does not agree: full name and direct number stay on letters. */
  RefuseToWithhold: takes({
    given: z.object({ reason: fields.words('Why not?', { hint: 'They read it. Say what you do instead to protect them.' }) }),
    may: answers,
    during: ['Asking'],
    otherwise: over,
    form: { name: 'refuse', title: 'The full name stays', send: 'Send it' },
    does: ({ reason }, state) => decided([{ event: 'WithholdingRefused', reason }], tell('refused', [state.by], 'now')),
  }),

  /** s8: a note is added to the case or contact record. */
  NoteOnCase: takes({
    may: noting.may('note', (state) => ('toDo' in state ? state.toDo : [])),
    during: ['Agreed'],
    otherwise: over,
    holdsWhenStale: true,
    does: () => decided([{ event: 'WithholdingNoted' }]),
  }),
  /** Ours, from s8: the note is asked after, and passed up (rule 3). */
  ChaseNote: rings({
    during: ['Agreed'],
    does: (_, state, facts) => {
      const owed = noting.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'NoteChased' }], owed)
    },
  }),
  /** Ours, from s8: by the person who asked or their manager: not longer than it is needed. */
  GiveFullName: takes({
    may: either(own, answers),
    during: ['Asking', 'Agreed'],
    otherwise: over,
    does: (_, state, facts) => {
      const others = [state.by, ...state.asked.told].filter((id) => id !== facts.by && facts.office.person(id))
      return decided([{ event: 'WithholdingEnded' }], tell('ended', others))
    },
  }),
  /** Ours: it ends on its day, or with whoever it was for. */
  EndWithholding: rings({
    during: ['Asking', 'Agreed'],
    does: (_, state, { now, office }) =>
      !office.person(state.by)
        ? decided([{ event: 'WithholdingEnded' }])
        : state.is === 'Asking' || office.calendar.dateOf(now) <= state.until
          ? decided()
          : decided([{ event: 'WithholdingEnded' }], tell('ended', [state.by], 'now')),
  }),
}
export type WithheldStep = StepOf<typeof steps>

/** Procedure 9: first name only (s8). Told to the line manager, agreed by them where it is in writing; for one customer, never a habit. */
export const withheldName: Procedure<WithheldStep, WithheldEvent, WithheldState> = {
  name: 'withheld-name',
  prefix: 'FN',
  title: 'First name only',
  command: {
    name: '/withheld-name',
    seldom: true,
    help: 'You gave a customer only your first name, or would like to leave your full name out of letters.',
    begins: { dialog: 'withhold' },
  },
  initial: { is: 'NotSaid' },
  ...stepsOf(steps),
  events: withheldEvents,
  inCopy: withheldInCopy,
  evolve: evolveWithheld,
  // Whose name it is has left: there is no name to leave out.
  watched: {
    is: ['Asking', 'Agreed'],
    step: (state, { office }) => (state.is !== 'NotSaid' && !office.person(state.by) ? { step: 'EndWithholding' } : undefined),
  },
  view: viewWithheld,
  waiting,
  mustRing: (state, facts) => {
    if (state.is === 'Asking') return ringsUntilAnswered(agreeing(state.by, facts), state.asked, facts)
    return state.is === 'Agreed' ? [...noting.rings(state.toDo, facts), endsAfter(state.until, facts)] : []
  },
  marks: (state) => (state.is === 'NotSaid' ? [] : [mark('reporter', state.by)]),
  customer: (state) => {
    if (state.is === 'NotSaid') return undefined
    const { customer, telephone, email, case: reference } = state.withheld
    return { name: customer, telephone, email, cases: reference ? [reference] : [] }
  },
  subjectAccess: {
    care: 'Somebody did not give this person their full name, for a reason: take it out unless they agree.',
    ofCustomers: ['customer', 'telephone', 'email', 'case'],
  },
  mayOpen: (state, { id }, facts) => state.is !== 'NotSaid' && (id === state.by || deals(state, id, facts)),
  gives: (state) => {
    if (state.is === 'NotSaid') return {}
    const { customer, telephone, email, case: reference, why } = state.withheld
    return Object.fromEntries(
      Object.entries({ customer, telephone, email, case: reference, facts: why }).filter(([, value]) => value !== undefined),
    )
  },
  retention: {
    names: ['on a call', 'in writing'],
    of: (state) => (state.is === 'Noted' ? 'on a call' : state.is === 'Refused' || state.is === 'Ended' ? 'in writing' : undefined),
  },
  say: ({ event }) => said[event],
}

/** Those who answer for the member of staff now, and whoever was asked. */
const deals = (state: BegunWithheld, id: string, facts: Facts): boolean =>
  whoIsTold(state.by, facts).some((one) => one === id) ||
  (state.is === 'Agreed' && noting.waiting(state.toDo, state, facts).some((one) => one.for === id)) ||
  ('asked' in state && isAsked(agreeing(state.by, facts), state.asked, id, facts))

function waiting(state: WithheldState, facts: Facts): readonly Waiting[] {
  const { office, record } = facts
  if (state.is === 'Asking')
    return askedOf(
      agreeing(state.by, facts),
      state.asked,
      `Agree that ${office.nameOf(state.by)} leaves out their full name (${record})`,
      facts,
      readFirst('Read and answer'),
    )
  return state.is === 'Agreed' ? noting.waiting(state.toDo, state, facts) : []
}

const said: Readonly<Record<WithheldEvent['event'], string>> = {
  NameWithheld: 'First name only was given on a call',
  CustomerObjected: 'The customer was not happy with it',
  WithholdingAsked: 'Asked to leave out the full name in writing',
  WithholdingAskedAgain: 'Asked again',
  WithholdingAgreed: 'Agreed to it',
  WithholdingRefused: 'Did not agree to it',
  WithholdingNoted: 'Noted on the case',
  NoteChased: 'Reminded of the note on the case',
  WithholdingEnded: 'It has ended',
}
