import { z } from 'zod'
import type { EventsOf } from '../../src/procedures/procedure.js'
import { asAny, decided, type Procedure } from '../../src/procedures/procedure.js'
import { begun, type StepOf, stepsOf } from '../../src/procedures/shared/begun.js'
import * as fields from '../../src/procedures/shared/fields.js'
import { plainCard } from '../../src/procedures/shared/lines.js'
import { mark } from '../../src/procedures/shared/mark.js'
import { type By, type ByItself, tell } from '../../src/procedures/shared/people.js'
import { anybody } from '../../src/procedures/shared/rights.js'

/**
 * Two procedures that no office has, for what a procedure may ask beside its own record: somebody notes a hard contact, and the second
 * within thirty days is told to their line manager; and a digest of the month, which the clock opens.
 */
type ContactEvent = { readonly event: 'ContactNoted'; readonly words: string; readonly before: readonly string[] } & By

/** All of them: what is not among them was written by a newer version. */
const contactEvents: EventsOf<ContactEvent> = { ContactNoted: true }

type ContactState =
  | { readonly is: 'NotNoted' }
  | ({ readonly is: 'Noted'; readonly words: string; readonly before: readonly string[] } & By)

const contact = begun<ContactState, ContactEvent, 'NotNoted'>({
  initial: 'NotNoted',
  notBegun: 'Note one first.',
  begunAlready: 'It is noted already.',
})
const contactSteps = {
  Note: contact.opens({
    given: z.object({ words: fields.words('What was hard about it?') }),
    may: anybody,
    form: { name: 'note', title: 'A hard contact', send: 'Note it' },
    does: ({ words }, { by, office, others = [] }) => {
      const manager = office.lineManagerOf(by)
      return decided(
        [{ event: 'ContactNoted', words, before: others.map(({ record }) => record) }],
        others.length > 0 && manager ? tell('second', [manager.id]) : [],
      )
    },
  }),
}
const hardContact: Procedure<StepOf<typeof contactSteps>, ContactEvent, ContactState> = {
  name: 'hard-contact',
  prefix: 'HC',
  title: 'Hard contact',
  command: { name: '/hard-contact', help: 'Note a hard contact.', begins: { dialog: 'note' } },
  initial: { is: 'NotNoted' },
  ...stepsOf(contactSteps),
  looksAt: (step, _, { by }) => {
    // What looks may be sure that the step holds what its schema says.
    if (step.words.length === 0) throw new Error('This step was never parsed.')
    return { procedures: ['hard-contact'], marks: [mark('reporter', by)], days: 30 }
  },
  events: contactEvents,
  evolve: (_, event) => ({ is: 'Noted', words: event.words, before: event.before, by: event.by, at: event.at }),
  view: (_, state, viewer, facts) =>
    plainCard({ title: 'Hard contact', status: { words: state.is, tone: 'good' }, sections: ['s12'], buttons: [] }, viewer, facts),
  waiting: () => [],
  marks: (state) => (state.is === 'NotNoted' ? [] : [mark('reporter', state.by)]),
  mayOpen: () => true,
  say: () => 'A contact was noted',
}

type DigestEvent = { readonly event: 'DigestMade'; readonly month: string } & ByItself
/** All of them: what is not among them was written by a newer version. */
const digestEvents: EventsOf<DigestEvent> = { DigestMade: true }

type DigestState = { readonly is: 'NotMade' } | { readonly is: 'Made'; readonly month: string }
const digest = begun<DigestState, DigestEvent, 'NotMade'>({
  initial: 'NotMade',
  notBegun: 'It is made by the clock.',
  begunAlready: 'It is made already.',
})
const digestSteps = {
  Make: digest.opensItself({
    given: z.object({ month: z.string() }),
    does: ({ month }, { office }) =>
      decided(
        [{ event: 'DigestMade', month }],
        tell(
          'digest',
          office.holding('line manager').map(({ id }) => id),
        ),
      ),
  }),
}
const monthly: Procedure<StepOf<typeof digestSteps>, DigestEvent, DigestState> = {
  name: 'digest',
  prefix: 'DG',
  title: 'Digest of the month',
  initial: { is: 'NotMade' },
  ...stepsOf(digestSteps),
  /** The month before, from its first morning on. */
  opensByItself: ({ now, office: { calendar } }) => {
    const month = calendar.moveDate(`${calendar.dateOf(now).slice(0, 7)}-01`, { months: -1 }).slice(0, 7)
    return [{ key: month, step: { step: 'Make', month } }]
  },
  events: digestEvents,
  evolve: (_, event) => ({ is: 'Made', month: event.month }),
  view: (_, state, viewer, facts) =>
    plainCard({ title: 'Digest', status: { words: state.is, tone: 'good' }, sections: ['s1'], buttons: [] }, viewer, facts),
  waiting: () => [],
  marks: () => [],
  mayOpen: () => true,
  say: () => 'The digest was made',
}

export const secondContact = asAny(hardContact)
export const digestOfTheMonth = asAny(monthly)
