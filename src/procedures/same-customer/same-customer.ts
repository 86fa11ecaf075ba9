import { z } from 'zod'
import { type Decision, type Dialog, decided, type Facts, type Procedure, type Right, refused } from '../procedure.js'
import { mark } from '../shared/mark.js'
import type { Role } from '../words.js'
import { evolveSameCustomer, type SameCustomerEvent, type SameCustomerState, type SameCustomerStep } from './matter.js'
import { viewSameCustomer } from './view.js'

/** Who may say so. The source does not say (s10, s15 speak of one record a customer): ours, whoever answers for staff who are contacted. */
const managers: readonly Role[] = ['line manager', 'group manager', 'head of department']

const manager: Right<SameCustomerState> = (_, { by, office }) =>
  office.person(by)?.roles.some((role) => managers.includes(role)) ||
  'A line manager, a group manager or a head of department can say whether two customers are the same.'

const notSame: Dialog<SameCustomerStep, SameCustomerState> = {
  name: 'not-same',
  title: 'These are not the same customer',
  send: 'Show them separately',
  steps: [
    {
      name: 'reason',
      title: 'These are not the same customer',
      know: () => ['Look-ups show two customers again. Nothing else changes on their records.'],
      form: () => z.object({ reason: z.string().trim().min(1).max(2_000).meta({ label: 'How do you know?', input: 'lines' }) }),
    },
  ],
  begin: (state, facts) => (state.is === 'Linked' ? {} : { refused: separateAlready(state, facts) }),
  preview: () => [],
  step: ({ reason }) => ({ step: 'UnlinkCustomers', reason: String(reason ?? '') }),
}

/** Procedure 7, the same customer under two spellings: linked by a manager, and unlinked again when that was wrong (s10: one customer, one record). */
export const sameCustomer: Procedure<SameCustomerStep, SameCustomerEvent, SameCustomerState> = {
  name: 'same-customer',
  prefix: 'CM',
  title: 'One customer, two spellings',
  initial: { is: 'NotLinked' },
  rights: { LinkCustomers: manager, UnlinkCustomers: manager },
  decide,
  evolve: evolveSameCustomer,
  dialogs: [notSame],
  view: viewSameCustomer,
  waiting: () => [],
  marks: (state) => (state.is === 'Linked' ? [mark('record', state.one), mark('record', state.other)] : []),
  links: {
    step: (one, other) => ({ step: 'LinkCustomers', one, other }),
    of: (state) => (state.is === 'Linked' ? { records: [state.one, state.other], ...state.linked } : undefined),
    leave: (erased, instead) => ({ step: 'LeaveErased', erased, ...(instead ? { instead } : {}) }),
    undo: (state, facts) =>
      state.is === 'Linked' && manager(state, facts) === true ? [{ title: notSame.title, does: { dialog: notSame.name } }] : [],
  },
  mayOpen: (state, person) => state.is !== 'NotLinked' && person.roles.some((role) => managers.includes(role)),
  say,
}

function decide(step: SameCustomerStep, state: SameCustomerState, facts: Facts): Decision<SameCustomerEvent> {
  const { by, now: at } = facts
  if (step.step === 'LeaveErased') return leaveErased(step, state, facts)
  if (by === 'clock' || by === 'courier') return refused('Only a person can say whether two customers are the same.')
  switch (step.step) {
    case 'LinkCustomers': {
      const { one, other } = step
      if (state.is !== 'NotLinked') return refused('Which customers this links cannot be changed. Look them up with /customer.')
      return one === other
        ? refused('This is one record: there is nothing to link.')
        : decided([{ event: 'CustomersLinked', one, other, by, at }])
    }
    case 'UnlinkCustomers': {
      const reason = step.reason?.trim() ?? ''
      if (state.is !== 'Linked') return refused(separateAlready(state, facts))
      return reason === ''
        ? refused('Please say how you know that they are two customers.')
        : decided([{ event: 'CustomersUnlinked', reason, by, at }])
    }
  }
}

/** A link stands on one record a spelling and knows no names: of an erasure it is told where else the name stands, or it ends and says so. */
function leaveErased(
  { erased, instead }: Extract<SameCustomerStep, { step: 'LeaveErased' }>,
  state: SameCustomerState,
  { now: at, office }: Facts,
): Decision<SameCustomerEvent> {
  if (state.is !== 'Linked' || (state.one !== erased && state.other !== erased)) return decided()
  const stays = state.one === erased ? state.other : state.one
  if (instead && instead !== stays) return decided([{ event: 'LinkMoved', from: erased, to: instead, at }])
  const manager = office.person(state.linked.by)
  return decided(
    [{ event: 'LinkLapsed', erased, at }],
    manager ? [{ notice: 'lapsed', to: { person: manager.id }, urgency: 'routine' }] : [],
  )
}

const separateAlready = (state: SameCustomerState, { office, now }: Facts): string =>
  state.is === 'Unlinked'
    ? `They are shown separately already: ${office.nameOf(state.unlinked.by)} said so ${office.calendar.say(state.unlinked.at, now)}.`
    : 'These customers are not linked.'

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
