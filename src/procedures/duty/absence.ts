import { z } from 'zod'
import type { Alarm, Owed, Procedure } from '../procedure.js'
import { decided, type Facts, refused } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { type ByPerson, canNow, here, tell } from '../shared/people.js'
import { anybody, type May } from '../shared/rights.js'
import type { DutyTurn } from '../who-is-here.js'
import type { StaffId } from '../words.js'
import { type AbsenceEvent, type AbsenceState, absenceEvents, type BegunAbsence, evolveAbsence, type Presence } from './absence-matter.js'
import { viewAbsence } from './absence-view.js'
import { answersFor, mayTakeTurns, sayUntil, sayUntilDate, spokenFor, turnsOf } from './answers-for.js'
import { absenceInCopy } from './in-copy.js'

/** Longer belongs into the office file or the office's calendar; ours, in days. */
const longest = 62

/** Who is away, and from which day to which. The days are checked together: each fault stands at its own field. */
const absenceForm = ({ by, office, now }: Facts) => {
  const { calendar } = office
  const today = calendar.dateOf(now)
  const people = by === 'clock' || by === 'courier' ? [] : spokenFor(by, office)
  return z
    .object({
      person: fields.person('Who?', people, 'Choose yourself, or somebody whom you answer for.'),
      is: fields.choice('What is so?', {
        away: 'Away: alerts and decisions go to whoever stands in',
        here: 'Here after all, whatever the office file or a calendar says',
      }),
      from: fields.date('From which day?', { hint: 'Today means: from now on.' }),
      until: fields.date('Until which day?', { hint: 'The last day, which counts.' }),
    })
    .superRefine(({ from, until }, check) => {
      const wrong = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
      if (from < today) wrong('from', 'This day has gone by. Begin with today, or a later day.')
      if (until < from) wrong('until', 'The last day lies before the first. Choose the first day, or a later one.')
      if (until > calendar.moveDate(today, { days: longest }))
        wrong('until', `More than ${longest} days ahead belongs into the office file: tell an administrator, and say the next weeks here.`)
    })
}

const mayTakeBack: May<BegunAbsence> = ({ said: { person }, saidBy }, facts) =>
  facts.by === person ||
  facts.by === saidBy.by ||
  answersFor(facts.by, person, facts.office) ||
  `This is for ${canNow([person], facts)} to say, or for somebody who answers for them.`

const { opens, takes, rings } = begun<AbsenceState, AbsenceEvent, 'NotSaid'>({
  initial: 'NotSaid',
  notBegun: 'Nobody has said this. Start with /away.',
  begunAlready: 'This is said already. Take it back, and say it anew with /away.',
})

const ends = ({ until }: Presence): Alarm => ({ alarm: 'EndPresence', at: until })

const steps = {
  /** Ours: somebody is away, or here after all; said by those concerned or their manager. */
  SayAway: opens({
    given: absenceForm,
    may: anybody,
    form: {
      name: 'away',
      title: 'Say who is away, or here after all',
      send: 'Say so',
      know: ['No reason is asked. It ends by itself after the last day, and can be taken back before.'],
      begin: (_, { by, office, now }) => {
        const today = office.calendar.dateOf(now)
        return { person: by, is: 'away', from: today, until: today }
      },
    },
    does: ({ person, is, from, until }, facts) => {
      if (person !== facts.by && !answersFor(facts.by, person, facts.office))
        return refused('Choose yourself, or somebody whom you answer for.')
      const { calendar } = facts.office
      const begins = from === calendar.dateOf(facts.now) ? facts.now : calendar.at(from, '00:00')
      const said: Presence = { person, is, from: begins, until: calendar.at(calendar.moveDate(until, { days: 1 }), '00:00') }
      return decided([{ event: 'PresenceSaid', said }], [...toldOf(said, facts), ends(said)])
    },
  }),

  /** Ours: what was said of an absence is taken back. */
  TakeBack: takes({
    may: mayTakeBack,
    during: ['Said'],
    otherwise: 'It has ended already.',
    holdsWhenStale: true,
    does: (_, state, facts) => decided([{ event: 'PresenceTakenBack' }], toldOf(state.said, facts)),
  }),

  /** Ours: an absence ends by itself. */
  EndPresence: rings({
    during: ['Said'],
    does: (_, { said }, { now }) => (now < said.until ? decided() : decided([{ event: 'PresenceEnded' }])),
  }),
}
type AbsenceStep = StepOf<typeof steps>

/**
 * Whom it concerns: the person themselves where somebody else said it, their line manager, whoever stands in, and those who share a turn on
 * duty with them. A turn that is left with nobody goes to the heads of department and the administrators at once. Ours, for s9's sake.
 */
function toldOf({ person, is, from, until }: Presence, facts: ByPerson): readonly Owed[] {
  const { office, by } = facts
  const deputy = office.person(person)?.deputy
  const turns = is === 'away' ? turnsOf(person, from, until, facts) : []
  const besides = turns.flatMap(({ people }) => people).filter((id) => id !== person)
  const uncovered = turns.some((turn) => isLeft(turn, person, facts))
  const concerned = [person, office.lineManagerOf(person)?.id, deputy && office.person(deputy)?.id, ...besides]
  const known = concerned.filter((id): id is StaffId => id !== undefined && id !== by && office.person(id) !== undefined)
  const alarmed = uncovered
    ? here([...office.holding('head of department'), ...office.holding('administrator')], facts, { never: [person] })
    : []
  return [
    ...tell(
      'said',
      known.filter((id) => !alarmed.includes(id)),
    ),
    ...tell('uncovered', alarmed, 'now'),
  ]
}

/** Is a turn left with nobody who may take an alert, once somebody is away from it? Asked of the moment at which it begins. */
function isLeft({ people, from }: DutyTurn, without: StaffId, { office, now }: Pick<Facts, 'office' | 'now'>): boolean {
  const deputy = office.person(without)?.deputy
  const others = [...people.filter((id) => id !== without), ...(deputy ? [deputy] : [])]
  return !others.some((id) => {
    const acting = office.actingFor(id, from < now ? now : from)
    return acting !== undefined && acting.id !== without && mayTakeTurns(acting)
  })
}

/** Somebody is away, or here after all: said by them or by somebody who answers for them. Ours: the source knows deputies, and no calendar. */
export const absence: Procedure<AbsenceStep, AbsenceEvent, AbsenceState> = {
  name: 'absence',
  prefix: 'AB',
  title: 'Away or here',
  command: {
    name: '/away',
    help: 'You, or somebody whom you answer for, are away, or here after all: alerts and decisions go to whoever is here.',
    seldom: true,
    begins: { dialog: 'away' },
  },
  initial: { is: 'NotSaid' },
  ...stepsOf(steps),
  events: absenceEvents,
  inCopy: absenceInCopy,
  evolve: evolveAbsence,
  view: viewAbsence,
  saysWhoIsHere: {
    is: ['Said'],
    of: (state) => (state.is === 'Said' ? { presence: [{ ...state.said, at: state.saidBy.at }], turns: [] } : { presence: [], turns: [] }),
  },
  waiting: (state, facts) =>
    state.is === 'Said' && state.said.is === 'away' && facts.office.person(state.said.person)
      ? [
          {
            for: state.said.person,
            what: `Say when you are back: away until ${sayUntilDate(state.said.until, facts)} (${facts.record})`,
            since: state.said.from,
            due: state.said.until,
            button: { title: 'I am back', does: { step: 'TakeBack' } },
          },
        ]
      : [],
  mustRing: (state) => (state.is === 'Said' ? [ends(state.said)] : []),
  marks: (state) => (state.is === 'NotSaid' ? [] : [mark('reporter', state.saidBy.by)]),
  mayOpen: (state, { id }, { office }) =>
    state.is !== 'NotSaid' &&
    (id === state.said.person ||
      id === state.saidBy.by ||
      id === office.person(state.said.person)?.deputy ||
      answersFor(id, state.said.person, office) ||
      office.holding('administrator').some((one) => one.id === id)),
  retention: { names: ['over'], of: (state) => (state.is === 'Over' ? 'over' : undefined) },
  say: (event, facts) => {
    const { office } = facts
    const who = event.by === 'clock' || event.by === 'courier' ? 'The bot' : office.nameOf(event.by)
    switch (event.event) {
      case 'PresenceSaid':
        return `${who} said that ${office.nameOf(event.said.person)} is ${event.said.is === 'away' ? 'away' : 'here after all'} until ${sayUntil(event.said.until, facts)}`
      case 'PresenceTakenBack':
        return `${who} took it back`
      case 'PresenceEnded':
        return 'It ended by itself'
    }
  },
}
