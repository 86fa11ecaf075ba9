import type { Procedure, Subject } from '../procedure.js'
import { stepsOf } from '../shared/begun.js'
import { mark } from '../shared/mark.js'
import { byPerson } from '../shared/people.js'
import { warningsBy } from './due.js'
import type { Told } from './forms.js'
import { deals, handling, mayRead } from './handling.js'
import { requestInCopy } from './in-copy.js'
import { requestLetter, requestLetters } from './letter.js'
import { type BegunRequest, evolveRequest, type SubjectEvent, type SubjectState, subjectEvents } from './matter.js'
import { sayRequest } from './say.js'
import { type SubjectStep, steps } from './steps.js'
import { viewRequest } from './view.js'

const customerOf = ({ name, telephone, email, party, case: typed }: Told) => ({
  name,
  telephone,
  email,
  party,
  cases: typed ? [typed] : [],
})

/** On whom it is, by what is known of them so far. */
function subjectOf({ told, identified }: BegunRequest): Subject {
  const also = (identified?.also ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return {
    is: told.is === 'customer' ? 'customer' : 'staff',
    customer: customerOf(told),
    ...(told.staff ? { staff: told.staff } : {}),
    also,
  }
}

/** Ours, by law and not by the source: somebody asks for what is kept on them (Articles 12 and 15 of the GDPR). */
export const subjectRequest: Procedure<SubjectStep, SubjectEvent, SubjectState> = {
  name: 'subject-request',
  prefix: 'SR',
  title: 'Request for personal data',
  command: {
    name: '/subject-request',
    seldom: true,
    help: 'Somebody asks for what we keep on them: pass it to Information Governance, who answer within a month.',
    begins: { dialog: 'ask' },
  },
  initial: { is: 'NotAsked' },
  // That somebody uses their right is nobody's business but of those who deal with it.
  narrow: true,
  ...stepsOf<SubjectState, SubjectEvent, typeof steps>(steps),
  events: subjectEvents,
  inCopy: requestInCopy,
  evolve: evolveRequest,
  view: viewRequest,
  daily: (state, { office, now }) =>
    state.is === 'Open' && warningsBy(office.calendar.dateOf(now), state.clock.due) > state.warned ? { step: 'WarnOfDay' } : undefined,
  waiting: (state, facts) => (state.is === 'NotAsked' ? [] : handling.waiting(state.toDo, state, facts)),
  mustRing: (state, facts) => (state.is === 'NotAsked' ? [] : handling.rings(state.toDo, facts)),
  marks: (state) => (state.is === 'NotAsked' ? [] : [mark('reporter', state.by)]),
  customer: (state) => {
    if (state.is === 'NotAsked' || state.told.is !== 'customer') return undefined
    return customerOf(state.told)
  },
  gathers: (state, facts) => {
    if (state.is !== 'Open') return state.is === 'Stopped' ? 'The clock stands still: record their answer first.' : 'This request is over.'
    if (!state.identified) return 'Confirm first who they are: what is gathered is theirs alone.'
    const may = byPerson(facts) ? deals(state, facts) : true
    if (may !== true) return may
    return subjectOf(state)
  },
  waitsFor: (state) => (state.is === 'Open' || state.is === 'Stopped' ? subjectOf(state) : undefined),
  subjectAccess: {
    care: 'It shows how their own request was dealt with, and by whom.',
    ofCustomers: ['name', 'telephone', 'email', 'party', 'case', 'wants'],
    withheld: { fields: { DataReviewed: ['othersWords', 'harmWords'] }, whose: () => undefined },
  },
  mayOpen: (state, { id }, facts) => state.is !== 'NotAsked' && (id === state.by || mayRead(state, id, facts)),
  letters: requestLetters,
  letter: requestLetter,
  retention: {
    names: ['answered', 'refused', 'withdrawn'],
    of: ({ is }) =>
      ({ NotAsked: undefined, Open: undefined, Stopped: undefined, Sent: 'answered', Refused: 'refused', Withdrawn: 'withdrawn' })[is],
  },
  say: sayRequest,
}
