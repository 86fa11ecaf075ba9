import { z } from 'zod'
import { decided, type Facts, type Procedure, refused } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import { nameThen } from '../shared/called.js'
import { openedAs } from '../shared/dialogs.js'
import * as fields from '../shared/fields.js'
import { mark } from '../shared/mark.js'
import { holds, managers, tell } from '../shared/people.js'
import { RecordId } from '../words.js'
import { sameCustomerInCopy } from './in-copy.js'
import { evolveSameCustomer, type SameCustomerEvent, type SameCustomerState, sameCustomerEvents } from './matter.js'
import { manager, separate, separateDialog, separation } from './separate.js'
import { undoTitles, viewSameCustomer } from './view.js'

const { opens, takes, rings } = begun<SameCustomerState, SameCustomerEvent, 'NotLinked'>({
  initial: 'NotLinked',
  notBegun: 'These customers are not linked.',
  begunAlready: 'Which customers this links cannot be changed. Look them up with /customer.',
})

const separateAlready = (state: SameCustomerState, { office, now }: Facts): string =>
  state.is === 'Unlinked'
    ? `They are shown separately already: ${nameThen(state.unlinked, office)} said so ${office.calendar.say(state.unlinked.at, now)}.`
    : 'These customers are not linked.'

const togetherAlready = (state: SameCustomerState, { office, now }: Facts): string =>
  state.is === 'JoinedAgain'
    ? `They are shown together already: ${nameThen(state.joined, office)} said so ${office.calendar.say(state.joined.at, now)}.`
    : 'These customers are not kept apart.'

const steps = {
  /** Ours, from s15: one customer written in two ways is one, and their records are found together. */
  LinkCustomers: opens({
    given: z.object({ one: RecordId, other: RecordId }),
    may: manager,
    does: ({ one, other }) =>
      one === other ? refused('This is one record: there is nothing to link.') : decided([{ event: 'CustomersLinked', one, other }]),
  }),

  /** Ours: two customers who were taken for one are two again. */
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

  /** Ours: records of one name that are two people's are kept apart. */
  SeparateCustomers: opens({ given: separation, may: manager, does: separate }),

  /** Ours: what was kept apart is one customer's after all. */
  JoinAgain: takes({
    given: z.object({
      reason: fields.words('How do you know?', { max: 2_000, missing: 'Please say how you know that they are one customer.' }),
    }),
    may: manager,
    during: ['Separated'],
    otherwise: togetherAlready,
    form: {
      name: 'one-again',
      screen: 'reason',
      title: 'This is one customer after all',
      send: 'Show them together',
      know: ['Look-ups show what belongs together by a number, an address or a reference in one place again. Nothing else changes.'],
    },
    does: ({ reason }) => decided([{ event: 'CustomersJoinedAgain', reason }]),
  }),

  /** Ours: before a record is erased that stands on a side, the side goes on without it; an empty one ends the separation, which is told. */
  LeaveSide: rings({
    given: z.object({ erased: RecordId }),
    during: ['Separated'],
    does: ({ erased }, state, { office }) => {
      const side = [state.one, state.other].find((each) => each.includes(erased))
      if (!side) return decided()
      const whoSaidSo = side.length === 1 ? office.person(state.separated.by) : undefined
      return decided([{ event: 'SideLeft', erased }], whoSaidSo ? tell('lapsed', [whoSaidSo.id]) : [])
    },
  }),

  /**
   * Ours: before a record is erased; `instead` is another record of the same name, if there is one. A link stands on one record a spelling and
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

const rules = stepsOf<SameCustomerState, SameCustomerEvent, typeof steps>(steps)

/**
 * Procedure 7, who is one customer and who is two: the same under two spellings, linked by a manager (s10: one customer, one record); or two,
 * whom a number, an address or a case joins, told apart. Each can be undone.
 */
export const sameCustomer: Procedure<SameCustomerStep, SameCustomerEvent, SameCustomerState> = {
  name: 'same-customer',
  prefix: 'CM',
  title: 'Who is one customer',
  initial: { is: 'NotLinked' },
  ...rules,
  dialogs: [...rules.dialogs, openedAs(steps.SeparateCustomers, separateDialog)],
  events: sameCustomerEvents,
  inCopy: sameCustomerInCopy,
  evolve: evolveSameCustomer,
  view: viewSameCustomer,
  waiting: () => [],
  marks: (state) => {
    const records = state.is === 'Linked' ? [state.one, state.other] : state.is === 'Separated' ? [...state.one, ...state.other] : []
    return records.map((record) => mark('record', record))
  },
  links: {
    step: (one, other) => ({ step: 'LinkCustomers', one, other }),
    of: (state) => (state.is === 'Linked' ? { records: [state.one, state.other], ...state.linked } : undefined),
    leave: (erased, instead) => ({ step: 'LeaveErased', erased, ...(instead ? { instead } : {}) }),
    undo: (state, facts) =>
      state.is === 'Linked' && manager(state, facts) === true ? [{ title: undoTitles.Linked, does: { dialog: 'not-same' } }] : [],
  },
  parts: {
    dialog: separateDialog.name,
    of: (state) => (state.is === 'Separated' ? { sides: [state.one, state.other], ...state.separated } : undefined),
    sides: (step) => (step.step === 'SeparateCustomers' ? [step.one, step.other] : undefined),
    leave: (erased) => ({ step: 'LeaveSide', erased }),
    undo: (state, facts) =>
      state.is === 'Separated' && manager(state, facts) === true ? [{ title: undoTitles.Separated, does: { dialog: 'one-again' } }] : [],
  },
  mayOpen: (state, person, { office }) => state.is !== 'NotLinked' && holds(person.id, managers, office),
  retention: { names: ['ended'], of: (state) => (state.is === 'Unlinked' || state.is === 'Lapsed' ? 'ended' : undefined) },
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
    case 'CustomersSeparated':
      return `${office.nameOf(event.by)} said that these are two customers: ${event.one.join(', ')}; and ${event.other.join(', ')}${sealed ? `: ${event.reason}` : ''}`
    case 'CustomersJoinedAgain':
      return `${office.nameOf(event.by)} said that this is one customer after all${sealed ? `: ${event.reason}` : ''}`
    case 'SideLeft':
      return `${event.erased} was to be erased: it was taken out of what keeps two customers apart`
  }
}
