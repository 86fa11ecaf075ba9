import { z } from 'zod'
import { decided, type Facts, type Procedure, refused } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { holds, managers, tell } from '../shared/people.js'
import { ranked } from '../shared/rights.js'
import { RecordId } from '../words.js'
import { evolveSameCustomer, type SameCustomerEvent, type SameCustomerState } from './matter.js'
import { viewSameCustomer } from './view.js'

/** Who may say so. The source does not say (s10, s15 speak of one record a customer): ours, whoever answers for staff who are contacted. */
const manager = ranked(managers, 'A line manager, a group manager or a head of department can say whether two customers are the same.')

const { opens, takes, rings } = begun<SameCustomerState, SameCustomerEvent, 'NotLinked'>({
  initial: 'NotLinked',
  notBegun: 'These customers are not linked.',
  begunAlready: 'Which customers this links cannot be changed. Look them up with /customer.',
})

const separateAlready = (state: SameCustomerState, { office, now }: Facts): string =>
  state.is === 'Unlinked'
    ? `They are shown separately already: ${office.nameOf(state.unlinked.by)} said so ${office.calendar.say(state.unlinked.at, now)}.`
    : 'These customers are not linked.'

const steps = {
  LinkCustomers: opens({
    given: z.object({ one: RecordId, other: RecordId }),
    may: manager,
    does: ({ one, other }) =>
      one === other ? refused('This is one record: there is nothing to link.') : decided([{ event: 'CustomersLinked', one, other }]),
  }),

  UnlinkCustomers: takes({
    given: z.object({
      reason: fields.words('How do you know?', { max: 2_000, missing: 'Please say how you know that they are two customers.' }),
    }),
    may: manager,
    during: ['Linked'],
    otherwise: separateAlready,
    form: {
      name: 'not-same',
      screen: 'reason',
      title: 'These are not the same customer',
      send: 'Show them separately',
      know: ['Look-ups show two customers again. Nothing else changes on their records.'],
    },
    does: ({ reason }) => decided([{ event: 'CustomersUnlinked', reason }]),
  }),

  /**
   * Before a record is erased; `instead` is another record of the same name, if there is one. A link stands on one record a spelling and
   * knows no names: so it is told where else the name stands, or it ends and says so.
   */
  LeaveErased: rings({
    given: z.object({ erased: RecordId, instead: RecordId.optional() }),
    during: ['Linked'],
    does: ({ erased, instead }, state, { office }) => {
      if (state.one !== erased && state.other !== erased) return decided()
      const stays = state.one === erased ? state.other : state.one
      if (instead && instead !== stays) return decided([{ event: 'LinkMoved', from: erased, to: instead }])
      const whoLinked = office.person(state.linked.by)
      return decided([{ event: 'LinkLapsed', erased }], whoLinked ? tell('lapsed', [whoLinked.id]) : [])
    },
  }),
}
type SameCustomerStep = StepOf<typeof steps>

/** Procedure 7, the same customer under two spellings: linked by a manager, and unlinked again when that was wrong (s10: one customer, one record). */
export const sameCustomer: Procedure<SameCustomerStep, SameCustomerEvent, SameCustomerState> = {
  name: 'same-customer',
  prefix: 'CM',
  title: 'One customer, two spellings',
  initial: { is: 'NotLinked' },
  ...stepsOf(steps),
  evolve: evolveSameCustomer,
  view: viewSameCustomer,
  waiting: () => [],
  marks: (state) => (state.is === 'Linked' ? [mark('record', state.one), mark('record', state.other)] : []),
  links: {
    step: (one, other) => ({ step: 'LinkCustomers', one, other }),
    of: (state) => (state.is === 'Linked' ? { records: [state.one, state.other], ...state.linked } : undefined),
    leave: (erased, instead) => ({ step: 'LeaveErased', erased, ...(instead ? { instead } : {}) }),
    undo: (state, facts) =>
      state.is === 'Linked' && manager(state, facts) === true
        ? [{ title: 'These are not the same customer', does: { dialog: 'not-same' } }]
        : [],
  },
  mayOpen: (state, person, { office }) => state.is !== 'NotLinked' && holds(person.id, managers, office),
  say,
}

function say(event: SameCustomerEvent, { office }: Facts, sealed: boolean): string {
  switch (event.event) {
    case 'CustomersLinked':
      return `${office.nameOf(event.by)} linked ${event.one} and ${event.other}: one customer under two spellings`
    case 'CustomersUnlinked':
      return `${office.nameOf(event.by)} said that these are two customers${sealed ? `: ${event.reason}` : ''}`
    case 'LinkMoved':
      return `${event.from} was to be erased: the link stands on ${event.to} now, a record of the same name`
    case 'LinkLapsed':
      return `${event.erased} was to be erased, the only record of its name: the link ended`
  }
}
