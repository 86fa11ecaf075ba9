import { z } from 'zod'
import type { EventsOf } from '../procedure.js'
import { decided, type Procedure } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import { plainCard, whoAndWhen } from '../shared/lines.js'
import { mark } from '../shared/mark.js'
import type { By } from '../shared/people.js'
import { anybody } from '../shared/rights.js'
import { figuresTakenInCopy } from './in-copy.js'

export type FiguresTakenEvent = { readonly event: 'FiguresTaken'; readonly what: string } & By

/** All of them: what is not among them was written by a newer version. */
export const figuresTakenEvents: EventsOf<FiguresTakenEvent> = { FiguresTaken: true }

export type FiguresTakenState = { readonly is: 'NotTaken' } | ({ readonly is: 'Taken'; readonly what: string } & By)

const { opens } = begun<FiguresTakenState, FiguresTakenEvent, 'NotTaken'>({
  initial: 'NotTaken',
  notBegun: 'No figures were taken.',
  begunAlready: 'This is kept already.',
})

const steps = {
  /** Ours: who took which figures is kept; whether they were theirs to take is asked before, where they are given out. */
  TakeFigures: opens({
    given: z.object({ what: z.string().min(1).max(300) }),
    may: anybody,
    does: ({ what }) => decided([{ event: 'FiguresTaken', what }]),
  }),
}

/** Who took figures or a list out of the bot, when, and which. Ours: what leaves the bot is kept, as every look into a record is. */
export const figuresTaken: Procedure<StepOf<typeof steps>, FiguresTakenEvent, FiguresTakenState> = {
  name: 'figures-taken',
  prefix: 'FT',
  title: 'Figures taken',
  initial: { is: 'NotTaken' },
  ...stepsOf<FiguresTakenState, FiguresTakenEvent, typeof steps>(steps),
  events: figuresTakenEvents,
  inCopy: figuresTakenInCopy,
  evolve: (state, event) => (event.event === 'FiguresTaken' ? { is: 'Taken', what: event.what, by: event.by, at: event.at } : state),
  view: (_, state, viewer, facts) => {
    if (state.is === 'NotTaken') throw new Error(`${facts.record} says nothing yet, so it has no card`)
    return plainCard(
      {
        title: 'Figures taken',
        status: { words: 'Kept', tone: 'good' },
        paragraphs: ['You do not need to do anything. What leaves the bot is kept.'],
        rows: [
          { label: 'What', value: state.what },
          { label: 'Who', value: whoAndWhen(state, facts) },
        ],
        sections: [],
      },
      viewer,
      facts,
    )
  },
  keepsWhoTook: (what) => ({ step: 'TakeFigures', what }),
  waiting: () => [],
  marks: (state) => (state.is === 'NotTaken' ? [] : [mark('reporter', state.by)]),
  mayOpen: (state, { id, roles }) =>
    state.is !== 'NotTaken' &&
    (id === state.by || roles.some((role) => role === 'head of customer contact' || role === 'information governance')),
  retention: { names: ['taken'], of: (state) => (state.is === 'Taken' ? 'taken' : undefined) },
  say: ({ by, what }, { office }) => `${office.nameOf(by)} took figures: ${what}`,
}
