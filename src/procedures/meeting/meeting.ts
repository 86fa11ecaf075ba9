import { z } from 'zod'
import { type Delivery, decided, type Facts, owing, type Procedure } from '../procedure.js'
import { askedOf, asks, asksAgain, isAsked, passesUpNow, ringsUntilAnswered } from '../shared/asked.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { tell } from '../shared/people.js'
import type { May } from '../shared/rights.js'
import type { Instant, RecordId, StaffId } from '../words.js'
import { meetingInCopy } from './in-copy.js'
import { type BegunMeeting, evolveMeeting, type MeetingEvent, type MeetingState, meetingEvents } from './matter.js'
import { viewMeeting } from './view.js'
import {
  askedNow,
  asking,
  daysOf,
  isMetAbout,
  isTalkedOver,
  keyOf,
  sameDay,
  stillOwed,
  theirContacts,
  theirMeetings,
  whoMayTalk,
} from './whom.js'

/** Every refusal is this one: whose talk it is is nobody else's business. */
const nothingHere = 'There is nothing here for you to do.'
const { opensItself, takes, rings } = begun<MeetingState, MeetingEvent, 'NotOwed'>({
  initial: 'NotOwed',
  notBegun: nothingHere,
  begunAlready: nothingHere,
})
const theirOwn: May<BegunMeeting> = ({ staff }, { by }) => by === staff || nothingHere
const whoIsAsked: May<BegunMeeting> = (state, facts) =>
  (state.is === 'Owed' && isAsked(asking(state, facts), state.asked, facts.by, facts)) || nothingHere
const owed = { during: ['Owed'], otherwise: nothingHere, holdsWhenStale: true } as const
const hasLeft = ({ staff }: BegunMeeting, { office }: Facts): boolean => office.person(staff) === undefined

const steps = {
  /**
   * s12: a meeting with anybody who has dealt with unacceptable or difficult behaviour. Not twice for one contact; a log has its own talk, and
   * is told here only when it is not the first day in thirty.
   */
  OweMeeting: opensItself({
    given: z.object({ staff: z.string(), contact: z.string(), since: z.string(), hasTalk: z.boolean() }),
    does: (given, facts) => {
      const [staff, contact, since] = [given.staff as StaffId, given.contact as RecordId, given.since as Instant]
      const often = given.hasTalk || sameDay(since, facts).logged
      const days = daysOf(since, facts)
      if (!facts.office.person(staff) || isMetAbout({ contact, since }, facts) || (often && days < 2)) return decided()
      const matter = { event: 'MeetingOwed', staff, contact, since, days, often } as const
      if (whoMayTalk(staff, facts).length === 0)
        return decided(
          [
            { ...matter, told: [] },
            { event: 'MeetingOver', because: 'nobody above' },
          ],
          tell('how-are-you', [staff]),
        )
      const told = asks(asking({ staff }, facts), facts, (round) => ({ ...matter, ...round }))
      // A log has asked already how they are (s2).
      return often ? told : owing(told, tell('how-are-you', [staff]))
    },
  }),
  /** Ours, from s12: a meeting that is not had is asked after, and passed up. */
  AskMeetingAgain: rings({
    during: ['Owed'],
    does: (_, state, facts) => {
      if (hasLeft(state, facts)) return decided([{ event: 'MeetingOver', because: 'left' }])
      if (!state.often && sameDay(state.at, facts).talked) return decided([{ event: 'MeetingOver', because: 'talked about the log' }])
      if (isTalkedOver(state, facts)) return decided([{ event: 'MeetingOver', because: 'talked' }])
      if (whoMayTalk(state.staff, facts).length === 0)
        return decided([{ event: 'MeetingOver', because: 'nobody above' }], tell('how-are-you', [state.staff]))
      return asksAgain(asking(state, facts), state.asked, facts, (round) => ({ event: 'MeetingAskedAgain', ...round }))
    },
  }),
  /** s12: welfare issues are addressed: whoever had the contact says that they are all right. */
  SayAllRight: takes({ ...owed, may: theirOwn, does: () => decided([{ event: 'MeetingAnswered', how: 'all right' }]) }),
  /** s12: they wish a talk, and the manager is told so. */
  WishMeeting: takes({
    ...owed,
    may: theirOwn,
    does: (_, state, facts) =>
      state.how === 'talk'
        ? decided()
        : decided([{ event: 'MeetingAnswered', how: 'talk' }], tell('to-meet', askedNow(state, facts), 'now')),
  }),
  /** Ours: they would rather not talk, and are not asked again for this contact. */
  DeclineMeeting: takes({ ...owed, may: theirOwn, does: () => decided([{ event: 'MeetingOver', because: 'not wished' }]) }),
  /** s12: the manager says that they are there for a talk. */
  OfferMeeting: takes({
    ...owed,
    may: whoIsAsked,
    does: (_, { staff, offered }, facts) =>
      offered?.by === facts.by
        ? decided()
        : owing(
            asks({ ...asking({ staff }, facts), first: [facts.by] }, facts, (round) => ({ event: 'MeetingOffered' as const, ...round })),
            tell('how-are-you', [staff]),
          ),
  }),
  /** s12: the two have met, and what was agreed stays between them. */
  HaveMet: takes({
    ...owed,
    given: z.object({
      agreed: fields.perhaps(
        fields.words('What did you agree, or what would help?', {
          hint: 'Seen by the two of you and by nobody else. You may leave it empty.',
        }),
      ),
    }),
    may: whoIsAsked,
    form: { name: 'met', title: 'We have talked', send: 'We have talked' },
    // Of one's other meetings too, as far as they lie with the same two.
    does: ({ agreed }, { staff }, facts) =>
      decided(
        [{ event: 'MeetingHad', agreed }],
        [...tell('had', [staff]), ...stillOwed(facts).map((on) => ({ alarm: 'AskMeetingAgain', at: facts.now, on }))],
      ),
  }),
  /** Ours: looked for every half minute: whoever had the contact has left. */
  LetMeetingGo: rings({
    during: ['Owed'],
    does: (_, state, facts) => decided(hasLeft(state, facts) ? [{ event: 'MeetingOver', because: 'left' }] : []),
  }),
}

/** A message that cannot be delivered is passed up at once. Nobody else is told: whose talk it is is nobody else's business. */
function delivered({ notice: { notice, to }, outcome }: Delivery, state: MeetingState, facts: Facts) {
  if (outcome === 'delivered' || notice !== 'to-meet' || state.is !== 'Owed' || !('person' in to)) return decided<MeetingEvent>()
  const stamp = { by: facts.by, at: facts.now }
  const up = passesUpNow<MeetingEvent>(asking(state, facts), state.asked, facts, (round) => ({
    event: 'MeetingAskedAgain',
    ...stamp,
    ...round,
  }))
  return up ?? decided<MeetingEvent>()
}

/** The meeting that follows a hard contact (s12), between whoever had it and the manager who talks with them. */
export const meeting: Procedure<StepOf<typeof steps>, MeetingEvent, MeetingState> = {
  name: 'meeting',
  prefix: 'MT',
  title: 'A talk',
  initial: { is: 'NotOwed' },
  narrow: true,
  subjectAccess: { only: (state) => (state.is === 'NotOwed' ? [] : [state.staff]) },
  ...stepsOf(steps),
  // Ours: an hour, so that a log of the same contact is there already, and nobody is disturbed in the middle of it.
  followsContact: {
    minutes: 60,
    key: keyOf,
    again: 'AskMeetingAgain',
    step: ({ record, staff, at, hasTalk }) => ({ step: 'OweMeeting', staff, contact: record, since: at, hasTalk: hasTalk ?? false }),
  },
  looksAt: (step, state) => {
    if (step.step === 'OweMeeting') return theirContacts(step.staff as StaffId)
    if (state.is !== 'Owed') return undefined
    return step.step === 'AskMeetingAgain' ? theirContacts(state.staff) : step.step === 'HaveMet' ? theirMeetings(state.staff) : undefined
  },
  events: meetingEvents,
  inCopy: meetingInCopy,
  evolve: evolveMeeting,
  delivered,
  watched: { is: ['Owed'], step: (state, facts) => (state.is === 'Owed' && hasLeft(state, facts) ? { step: 'LetMeetingGo' } : undefined) },
  view: viewMeeting,
  waiting: (state, facts) =>
    state.is !== 'Owed' || hasLeft(state, facts)
      ? []
      : askedOf(asking(state, facts), state.asked, `Talk with ${facts.office.nameOf(state.staff)} (${facts.record})`, facts, {
          ...(state.offered
            ? { title: 'We have talked', does: { dialog: 'met' } }
            : { title: 'I have offered to talk', does: { step: 'OfferMeeting' } }),
        }),
  mustRing: (state, facts) => (state.is === 'Owed' ? ringsUntilAnswered(asking(state, facts), state.asked, facts) : []),
  // Found by meetings and by nothing else: lists and look-ups leave out what is narrow.
  marks: (state) => (state.is === 'NotOwed' ? [] : [mark('reporter', state.staff)]),
  mayOpen: (state, { id }, facts) =>
    state.is !== 'NotOwed' &&
    (id === state.staff ||
      (state.is === 'Had' && id === state.had.by) ||
      (state.is === 'Owed' && isAsked(asking(state, facts), state.asked, id, facts))),
  retention: {
    names: ['talked', 'no talk'],
    of: (state) => (state.is === 'Had' ? 'talked' : state.is === 'Over' ? 'no talk' : undefined),
  },
  say: ({ event }) => said[event],
}

/** The answer to a press; nothing of who or what. */
const said: Readonly<Record<MeetingEvent['event'], string>> = {
  MeetingOwed: 'To be offered',
  MeetingAskedAgain: 'Asked again',
  MeetingOffered: 'Offered',
  MeetingAnswered: 'Answered',
  MeetingHad: 'Had',
  MeetingOver: 'Nothing more to do',
}
