import type { CustomerFields, Facts, Found, Procedure, Waiting } from '../procedure.js'
import { saidInForms } from '../shared/dialogs.js'
import { arrangementDialogs } from './dialogs.js'
import { evolveArrangement } from './evolve.js'
import { letterFor } from './letter.js'
import { letterDrafts } from './letters.js'
import { standingOf, toDoNow } from './lines.js'
import type { ArrangementEvent, ArrangementState, ArrangementStep, Kind, Task } from './matter.js'
import { arrangementRights } from './rights.js'
import { decideArrangement } from './rules.js'
import { sayArrangement } from './say.js'
import { decidedTerms, doersOf, isStanding, openLetters, openTodo } from './tasks.js'
import { viewArrangement } from './view.js'
import { hasOwner, mayDecide } from './whom.js'

const nouns = { restriction: 'Restriction', adjustment: 'Service adjustment' } as const
const taskNames = {
  letter: 'write to the customer',
  nfc: 'put NFC in the case title',
  record: 'make the record',
  'mail folder': 'decide on the mail folder',
  'review letter': 'write to the customer about the review',
  'take away': 'take the box, the entry and NFC away',
} as const satisfies Record<Task, string>

/** What waits for whom: decisions, answers, open tasks, reviews that are near, challenges. No customer is named (rule 6). */
const waiting = (state: ArrangementState, facts: Facts): readonly Waiting[] => {
  const { office, now } = facts
  if (state.is === 'NotAsked' || state.is === 'Declined' || state.is === 'Withdrawn') return []
  const noun = nouns[state.request.kind]
  if (state.is === 'AwaitingAnswer') return [{ for: state.askedBy, what: `${noun}: a question for you`, since: state.askedAt }]
  if (!isStanding(state)) return state.deciders.map((id) => ({ for: id, what: `${noun}: please decide`, since: state.askedAt }))
  const tasks = openTodo(state).flatMap(({ task, askedAt }) =>
    doersOf(task, state, office).map((id): Waiting => ({ for: id, what: `${noun}: ${taskNames[task]}`, since: askedAt })),
  )
  const rang = state.lastRang?.review === state.terms.review ? state.lastRang : undefined
  const review: readonly Waiting[] = rang
    ? [{ for: state.owner, what: `${noun}: review`, since: rang.at, due: office.calendar.at(state.terms.review, '09:00') }]
    : []
  const challenge: readonly Waiting[] =
    state.challenge && state.challenge.answer === undefined
      ? [{ for: state.owner, what: `${noun}: a challenge to answer`, since: state.challenge.at }]
      : []
  if (state.is === 'Lifted') return [...tasks, ...challenge]
  const owner: readonly Waiting[] = hasOwner(state, office)
    ? []
    : office.holding('head of department').map((person) => ({ for: person.id, what: `${noun}: name an owner`, since: now }))
  return [...tasks, ...review, ...challenge, ...owner]
}

/** By what a look-up finds it: the customer's name, numbers, party record and cases. */
const customer = (state: ArrangementState): CustomerFields | undefined =>
  state.is === 'NotAsked'
    ? undefined
    : {
        ...state.request.customer,
        cases: isStanding(state) ? [...state.terms.cases, ...decidedTerms(state).cases] : state.request.terms.cases,
      }

/** What whoever is contacted by the customer sees (s10): what to do while it stands, what is on its way, and that it is over until they have been told. */
const lookUp = (state: ArrangementState, facts: Facts): Found | undefined => {
  if (!isStanding(state) || (state.is === 'Lifted' && openLetters(state).length === 0)) return undefined
  return {
    customer: state.request.customer.name,
    order: state.request.kind === 'adjustment' ? 0 : 1,
    what: nouns[state.request.kind],
    status: standingOf(state, facts).words,
    toDo: toDoNow(state, facts),
    buttons: [
      {
        title: state.request.kind === 'restriction' ? 'Log a contact against the restriction' : 'Log a contact',
        does: { dialog: 'log-contact' },
      },
    ],
  }
}

type Arrangement = Procedure<ArrangementStep, ArrangementEvent, ArrangementState>
const arrangement = (kind: Kind, particulars: Pick<Arrangement, 'prefix' | 'command'>): Arrangement => ({
  name: kind,
  title: nouns[kind],
  ...particulars,
  initial: { is: 'NotAsked' },
  rights: arrangementRights,
  // What colleagues report of a customer stands whatever else has changed meanwhile.
  holdsWhenStale: ['LogContact', 'RecordChallenge'],
  steps: saidInForms(
    'AdviseDecider',
    'AnswerChallenge',
    'AnswerMore',
    'ApproveWithChanges',
    'AskForArrangement',
    'AskForMore',
    'AuthoriseMailFolder',
    'ChangeArrangement',
    'ConsultHead',
    'ContinueArrangement',
    'DeclineArrangement',
    'LiftArrangement',
    'LogContact',
    'MarkLetterSent',
    'MarkRecorded',
    'NameOwner',
    'RecordChallenge',
    'StartWithoutLetter',
    'WithdrawRequest',
  ),
  decide: decideArrangement,
  evolve: evolveArrangement,
  daily: (state, facts) =>
    isStanding(state) && state.is !== 'Lifted' && !state.ownerMissing && !hasOwner(state, facts.office)
      ? { step: 'CheckOwner' }
      : undefined,
  dialogs: arrangementDialogs(kind),
  view: viewArrangement,
  waiting,
  marks: () => [],
  customer,
  lookUp,
  // s10, s15: everybody who may be contacted by the customer handles them in line with it once it stands; a request is its deciders' matter.
  mayOpen: (state, person, facts) => {
    if (state.is === 'NotAsked') return false
    if (isStanding(state) || state.askedBy === person.id || state.deciders.includes(person.id)) return true
    if (person.roles.includes('head of customer contact') && state.talk.some((one) => one.kind === 'consulted')) return true
    return typeof mayDecide(state.request.kind, state.askedBy, person.id, facts) !== 'string'
  },
  gives: (state) => {
    if (state.is === 'NotAsked') return {}
    const { customer, terms } = state.request
    return {
      customer: customer.name,
      ...(customer.telephone ? { contact: customer.telephone } : {}),
      ...(terms.cases[0] ? { case: terms.cases[0] } : {}),
    }
  },
  letters: letterDrafts,
  letter: letterFor,
  say: sayArrangement,
})

/** Procedure 5: a restriction of contact (s4, s10, s15). */
export const restriction: Arrangement = arrangement('restriction', {
  prefix: 'RE',
  command: {
    name: '/restriction',
    help: 'Ask for a restriction of contact; a group manager or head of department decides.',
    begins: { dialog: 'ask' },
  },
})

/** Procedure 6: a service adjustment, the same life with its own type (s5, s15). */
export const adjustment: Arrangement = arrangement('adjustment', {
  prefix: 'SA',
  command: { name: '/adjustment', help: 'Record a service adjustment that was agreed with a customer.', begins: { dialog: 'ask' } },
})
