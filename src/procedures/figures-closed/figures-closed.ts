import { z } from 'zod'
import type { ClosedFigures } from '../figures.js'
import type { EventsOf } from '../procedure.js'
import { decided, type Procedure } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import { plainCard } from '../shared/lines.js'
import { type ByItself, holds } from '../shared/people.js'
import { figuresClosedInCopy } from './in-copy.js'

export type FiguresClosedEvent = { readonly event: 'FiguresClosed'; readonly closed: ClosedFigures } & ByItself

/** All of them: what is not among them was written by a newer version. */
export const figuresClosedEvents: EventsOf<FiguresClosedEvent> = { FiguresClosed: true }

export type FiguresClosedState = { readonly is: 'Open' } | { readonly is: 'Closed'; readonly closed: ClosedFigures }

const month = z.string().regex(/^\d{4}-\d{2}$/)
const numbers = z.record(z.string(), z.number())
const unit = z.object({
  department: z.string().optional(),
  group: z.string().optional(),
  count: z.number(),
  answers: z.record(z.string(), numbers),
  times: z.unknown().optional(),
})
const closed = z.object({
  quarter: month,
  sheets: z
    .array(
      z.object({
        procedure: z.string(),
        of: z.object({ from: month, to: month }),
        units: z.array(unit).readonly(),
        notWhole: z.string().optional(),
      }),
    )
    .readonly(),
})

const { opensItself } = begun<FiguresClosedState, FiguresClosedEvent, 'Open'>({
  initial: 'Open',
  notBegun: 'These figures are not closed.',
  begunAlready: 'These figures are closed already.',
})

const steps = {
  CloseFigures: opensItself({
    given: z.object({ closed }),
    does: (given) => decided(given.closed.sheets.length === 0 ? [] : [{ event: 'FiguresClosed', closed: given.closed }]),
  }),
}

/**
 * The office's figures of a quarter, in fives, as the clock closed them (s1; ours). They are kept and never changed: nobody learns a small
 * number by asking on another day, and what the records came to outlives the records.
 */
export const figuresClosed: Procedure<StepOf<typeof steps>, FiguresClosedEvent, FiguresClosedState> = {
  name: 'figures-closed',
  prefix: 'FC',
  title: 'Figures of a quarter',
  initial: { is: 'Open' },
  ...stepsOf<FiguresClosedState, FiguresClosedEvent, typeof steps>(steps),
  events: figuresClosedEvents,
  inCopy: figuresClosedInCopy,
  evolve: (state, event) => (event.event === 'FiguresClosed' ? { is: 'Closed', closed: event.closed } : state),
  view: (_, state, viewer, facts) => {
    if (state.is === 'Open') throw new Error(`${facts.record} says nothing yet, so it has no card`)
    const { calendar } = facts.office
    return plainCard(
      {
        title: 'Figures of a quarter',
        status: { words: 'Closed', tone: 'good' },
        paragraphs: ['You do not need to do anything. /contact-report shows these figures to those who answer for others.'],
        rows: [{ label: 'The quarter ends', value: calendar.sayDate(lastDay(state.closed.quarter, calendar)) }],
        sections: ['s1'],
      },
      viewer,
      facts,
    )
  },
  keepsFigures: {
    step: (kept) => ({ step: 'CloseFigures', closed: kept }),
    of: (state) => (state.is === 'Closed' ? state.closed : undefined),
  },
  waiting: () => [],
  marks: () => [],
  mayOpen: (state, { id }, { office }) => state.is === 'Closed' && holds(id, ['head of customer contact'], office),
  say: (_, { office }) => `${office.names.office}: the figures of a quarter were closed`,
}

const lastDay = (to: string, { moveDate }: { moveDate(date: string, by: { days?: number; months?: number }): string }): string =>
  moveDate(moveDate(`${to}-01`, { months: 1 }), { days: -1 })
