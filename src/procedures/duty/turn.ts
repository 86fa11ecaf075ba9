import { z } from 'zod'
import type { Alarm, Procedure } from '../procedure.js'
import { decided, type Facts, refused } from '../procedure.js'
import { brief } from '../sections.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { canNow, here, namesOf, tell } from '../shared/people.js'
import type { May } from '../shared/rights.js'
import type { DutyTurn, TurnSaid } from '../who-is-here.js'
import { StaffId } from '../words.js'
import { answersFor, mayTakeTurns, sayUntil, spokenFor, weekAhead } from './answers-for.js'
import { turnInCopy } from './in-copy.js'
import { type BegunTurn, evolveTurn, type TurnEvent, type TurnState, turnEvents } from './turn-matter.js'
import { viewTurn } from './turn-view.js'

/** The turns that may be taken: those of the coming week. */
const turnsOf = ({ office, now }: Pick<Facts, 'office' | 'now'>): readonly DutyTurn[] => office.turns?.(now, weekAhead) ?? []
/** A turn's own name: its tier and its end, which stay the same while it goes on. */
const nameOf = ({ tier, until }: Pick<DutyTurn, 'tier' | 'until'>): string => `${tier} ${until}`
const beside = 'beside'

const sayTurn = ({ tier, from, until, people }: DutyTurn, facts: Facts): string => {
  const { office, now } = facts
  const begins = from <= now ? 'now' : office.calendar.say(from, now)
  return `Tier ${tier}, ${begins} until ${sayUntil(until, facts)}: ${namesOf(people, office, 'and')}`
}

const takers = ({ by, office }: Facts) => (by === 'clock' || by === 'courier' ? [] : spokenFor(by, office).filter(mayTakeTurns))

const which = (facts: Facts) => {
  const turns = turnsOf(facts).slice(0, mostListed)
  return z.object({
    turn: fields.choice('Which turn?', Object.fromEntries(turns.map((turn) => [nameOf(turn), sayTurn(turn, facts)])), {
      missing: 'Choose one of the turns. If it has changed meanwhile, begin again with /turn.',
    }),
    person: fields.person('Who takes it?', takers(facts), 'Choose yourself or somebody whom you answer for, who may take at-risk alerts.'),
  })
}
/** Most turns that a list of choices holds on every platform. */
const mostListed = 40

/** Why this person cannot take this turn so; undefined when they can. */
function faultOf({ people }: DutyTurn, person: string, insteadOf: string, { office }: Pick<Facts, 'office'>): string | undefined {
  if (insteadOf === person) return 'They have this turn already: choose in whose place, or another turn.'
  if (insteadOf !== beside)
    return people.some((id) => id === insteadOf) ? undefined : `${office.nameOf(insteadOf)} does not have this turn. Choose again.`
  return people.some((id) => id === person) ? `${office.nameOf(person)} has this turn already.` : undefined
}

const inWhosePlace = (turn: DutyTurn | undefined, person: unknown, facts: Facts) =>
  z.object({
    insteadOf: fields
      .choice('Who need not be rung for this turn any more?', {
        [beside]: 'Nobody: all of them are rung',
        ...Object.fromEntries((turn?.people ?? []).map((id) => [id, facts.office.nameOf(id)])),
      })
      .superRefine((insteadOf, check) => {
        const fault = turn && typeof person === 'string' ? faultOf(turn, person, insteadOf, facts) : undefined
        if (fault !== undefined) check.addIssue({ code: 'custom', message: fault })
      }),
  })
const given = (facts: Facts) =>
  z.object({ ...which(facts).shape, insteadOf: z.union([z.literal(beside), StaffId], 'Choose in whose place, or beside them.') })

/** Whose place it was may have it back, too. */
const mayGiveBack: May<BegunTurn> = ({ turn: { person, insteadOf }, takenBy }, facts) =>
  [person, insteadOf, takenBy.by].some((id) => id === facts.by) ||
  answersFor(facts.by, person, facts.office) ||
  `This is for ${canNow([person], facts)} to give back, or for somebody who answers for them.`

const { opens, takes, rings } = begun<TurnState, TurnEvent, 'NotTaken'>({
  initial: 'NotTaken',
  notBegun: 'Nobody has taken this turn. Start with /turn.',
  begunAlready: 'This turn is taken already. Give it back, and take another with /turn.',
})

const ends = ({ until }: TurnSaid): Alarm => ({ alarm: 'EndTurn', at: until })

const steps = {
  /** Ours, from s9: a turn among those whom an alert reaches first. */
  TakeTurn: opens({
    given,
    may: (_, facts) => {
      if (takers(facts).length === 0)
        return `A turn on duty is for senior members of staff, who may take at-risk alerts (${brief('s9')}). An administrator can add the role.`
      return turnsOf(facts).length > 0 || 'The office file names no turns on duty: ask an administrator to add them.'
    },
    form: {
      name: 'turn',
      title: 'Take a turn on duty',
      send: 'Take the turn',
      screens: [
        {
          name: 'which',
          title: 'Which turn?',
          know: () => [`Whoever has a turn is told first of a customer at risk (${brief('s9')}).`],
          form: (_, facts) => which(facts),
        },
        {
          name: 'place',
          title: 'In whose place?',
          know: () => ['Whom you name is told, and so are those who share the turn. Should you fall ill, they are rung again.'],
          form: ({ turn, person }, facts) =>
            inWhosePlace(
              turnsOf(facts).find((one) => nameOf(one) === turn),
              person,
              facts,
            ),
        },
      ],
      begin: (_, facts) => {
        const own = takers(facts).find(({ id }) => id === facts.by)
        const first = turnsOf(facts).find(({ people }) => own === undefined || !people.includes(own.id))
        return { ...(first ? { turn: nameOf(first) } : {}), ...(own ? { person: own.id } : {}), insteadOf: beside }
      },
    },
    does: ({ turn: name, person, insteadOf }, facts) => {
      const { office, by } = facts
      const found = turnsOf(facts).find((one) => nameOf(one) === name)
      if (!found) return refused('This turn has changed meanwhile. Begin again with /turn: what you typed is short.', 'turn')
      const fault = faultOf(found, person, insteadOf, facts)
      if (fault !== undefined) return refused(fault, 'insteadOf')
      const { tier, from, until, people } = found
      const turn: TurnSaid = { person, tier, from, until, ...(insteadOf === beside ? {} : { insteadOf }) }
      const concerned = [...people, person].filter((id) => id !== by && office.person(id) !== undefined)
      return decided([{ event: 'TurnTaken', turn }], [...tell('taken', concerned), ends(turn)])
    },
  }),

  /** Ours: a turn that was taken is given back to whoever had it. */
  GiveBack: takes({
    may: mayGiveBack,
    during: ['Taken'],
    otherwise: 'This turn is over already.',
    holdsWhenStale: true,
    does: (_, { turn }, { by, office }) => decided([{ event: 'TurnGivenBack' }], tell('given-back', thoseWhoHave(turn, office, by))),
  }),

  /** Ours: whoever took it can take no alert any more: those who had it are told, and the administrators where nobody had. */
  LapseTurn: rings({
    during: ['Taken'],
    does: (_, { turn }, facts) => {
      if (canTake(turn, facts)) return decided()
      const back = here(thoseWhoHave(turn, facts.office, turn.person), facts)
      const told = back.length > 0 ? back : here(facts.office.holding('administrator'), facts)
      return decided([{ event: 'TurnLapsed' }], tell('lapsed', told, 'now'))
    },
  }),

  /** Ours: a turn ends by itself. */
  EndTurn: rings({
    during: ['Taken'],
    does: (_, { turn }, { now }) => (now < turn.until ? decided() : decided([{ event: 'TurnEnded' }])),
  }),
}
type TurnStep = StepOf<typeof steps>

/** Those whom a turn falls back to: whose place it was, or those who share it. */
const thoseWhoHave = (turn: TurnSaid, office: Facts['office'], never: string): readonly StaffId[] => {
  const others = turn.insteadOf ? [turn.insteadOf] : []
  return [...others, turn.person].filter((id) => id !== never && office.person(id) !== undefined)
}

const canTake = ({ person }: TurnSaid, { office, now }: Pick<Facts, 'office' | 'now'>): boolean =>
  mayTakeTurns(office.actingFor(person, now))

/** A turn on duty that somebody takes, in a colleague's place or beside them: alerts go by it at the click. Ours, for s9's sake. */
export const turn: Procedure<TurnStep, TurnEvent, TurnState> = {
  name: 'turn',
  prefix: 'DT',
  title: 'A turn on duty',
  command: {
    name: '/turn',
    help: 'Take a turn on duty, in a colleague’s place or beside them; or give one to somebody whom you answer for.',
    seldom: true,
    begins: { dialog: 'turn' },
  },
  initial: { is: 'NotTaken' },
  ...stepsOf(steps),
  events: turnEvents,
  inCopy: turnInCopy,
  evolve: evolveTurn,
  watched: {
    is: ['Taken'],
    step: (state, facts) =>
      state.is === 'Taken' && state.turn.from <= facts.now && !canTake(state.turn, facts) ? { step: 'LapseTurn' } : undefined,
  },
  view: viewTurn,
  saysWhoIsHere: {
    is: ['Taken'],
    of: (state) => ({ presence: [], turns: state.is === 'Taken' ? [state.turn] : [] }),
  },
  waiting: () => [],
  mustRing: (state) => (state.is === 'Taken' ? [ends(state.turn)] : []),
  marks: (state) => (state.is === 'NotTaken' ? [] : [mark('reporter', state.takenBy.by)]),
  // Who is on duty is no secret in the office: whoever raises an alert is told their names.
  mayOpen: (state) => state.is !== 'NotTaken',
  retention: { names: ['over'], of: (state) => (state.is === 'NotTaken' || state.is === 'Taken' ? undefined : 'over') },
  say: (event, facts) => {
    const { office } = facts
    const who = event.by === 'clock' || event.by === 'courier' ? 'The bot' : office.nameOf(event.by)
    switch (event.event) {
      case 'TurnTaken': {
        const { person, tier, until, insteadOf } = event.turn
        const place = insteadOf ? ` in the place of ${office.nameOf(insteadOf)}` : ''
        return person === event.by
          ? `${who} took a turn in tier ${tier} until ${sayUntil(until, facts)}${place}`
          : `${who} gave ${office.nameOf(person)} a turn in tier ${tier} until ${sayUntil(until, facts)}${place}`
      }
      case 'TurnGivenBack':
        return `${who} gave the turn back`
      case 'TurnLapsed':
        return 'Whoever took it could not be reached any more: it went back to those who had it'
      case 'TurnEnded':
        return 'It ended by itself'
    }
  },
}
