import type { Answers } from '../form.js'
import type { Person } from '../people.js'
import type { Button, CustomerFields, Facts, Found, Procedure, Waiting } from '../procedure.js'
import { cite } from '../sections.js'
import { isAsked, readFirst } from '../shared/asked.js'
import { stepsOf } from '../shared/begun.js'
import { withNames } from '../shared/called.js'
import { mark } from '../shared/mark.js'
import { aNounOf, askedNow, deeming, nounOf, questioning } from './asking.js'
import { wantsHandingOn } from './asking-again.js'
import { evolveArrangement } from './evolve.js'
import { arrangementFigures, arrangementFigureWords, arrangementRetention } from './figures.js'
import { arrangementHeardInYear } from './heard-in-year.js'
import { arrangementInCopy } from './in-copy.js'
import { letterFor } from './letter.js'
import { letterDrafts } from './letters.js'
import { arrangementList } from './list.js'
import { wantsAnswerer, wantsOwner } from './looking-after.js'
import {
  type ArrangementEvent,
  type ArrangementState,
  arrangementEvents,
  isStanding,
  isWaiting,
  type Kind,
  type Standing,
} from './matter.js'
import { arrangementMustRing } from './must-ring.js'
import { sayArrangement } from './say.js'
import { standingOf, toDoNow } from './standing-words.js'
import { type ArrangementStep, type Rules, rules } from './steps.js'
import { decidedTerms, mayComeIntoForce, openLetters, tasksWaiting } from './tasks.js'
import { viewArrangement } from './view.js'
import { hasOwner, headsNow, mayDecide, withOwner } from './whom.js'

/** What waits for whom: what was asked of them, open tasks, reviews that are near, an owner to name. No customer is named (rule 6). */
const waiting = (state: ArrangementState, facts: Facts): readonly Waiting[] => {
  const { office, now } = facts
  if (state.is === 'NotAsked') return []
  if (!isStanding(state)) return askedNow(state, facts)
  const noun = aNounOf(state)
  const rang = state.is !== 'Lifted' && state.lastRang?.review === state.terms.review ? state.lastRang : undefined
  const due = office.calendar.at(state.terms.review, '09:00')
  const review = rang
    ? withOwner(state, facts).map(
        (id): Waiting => ({ for: id, what: `Review ${noun}`, since: rang.at, due, button: readFirst('Read and review') }),
      )
    : []
  const owner =
    state.is === 'Lifted' || hasOwner(state, office)
      ? []
      : headsNow(state, facts).map(
          (id): Waiting => ({ for: id, what: `Name an owner for ${noun}`, since: state.ownerMissingSince ?? now, button: nameOwner }),
        )
  return [...tasksWaiting(state, facts), ...review, ...askedNow(state, facts), ...owner]
}

const nameOwner: Button = { title: 'Name the owner', does: { dialog: 'owner' } }

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
  // It holds from its moment on: the clock may come some seconds later, and whoever is contacted in between goes by it already.
  const begins = state.is === 'Approved' && mayComeIntoForce(state, facts.now, facts.office)
  const stands: Standing = begins ? { ...state, is: 'InForce' } : changedNow(state, facts)
  const title = state.request.kind === 'restriction' ? 'Log a contact against the restriction' : 'Log a contact'
  return {
    customer: state.request.customer.name,
    order: state.request.kind === 'adjustment' ? 0 : 1,
    what: nounOf(state),
    status: standingOf(stands, facts).words,
    toDo: toDoNow(stands, facts),
    buttons: [{ title, does: { dialog: 'log-contact' } }],
  }
}

/** A change holds from its moment on, too. */
function changedNow(state: Standing, { now, office }: Facts): Standing {
  if (state.is !== 'InForce' || !state.next || !mayComeIntoForce(state, now, office)) return state
  const { next, ...rest } = state
  return { ...rest, terms: next }
}

/**
 * s10, s15: everybody who may be contacted by the customer handles them in line with it once it stands. Before, it is for whoever asked, for
 * those who decide or were asked something and hold the rank now, and for whoever advises.
 */
const mayOpen = (state: ArrangementState, { id, roles }: Person, facts: Facts): boolean => {
  if (state.is === 'NotAsked') return false
  if (isStanding(state) || state.askedBy === id) return true
  if (roles.includes('head of customer contact') && state.talk.some((one) => one.kind === 'consulted')) return true
  if (state.is === 'AwaitingDeeming') return isAsked(deeming(state, facts), state.deeming, id, facts)
  if (state.is === 'AwaitingAnswer' && isAsked(questioning(state, facts), state.asking, id, facts)) return true
  return typeof mayDecide(state, id, facts) !== 'string'
}

/** s10: whoever decides looks at everything, also at what the requester did not tick. */
const besides: Arrangement['besides'] = (state, { id }, facts) => {
  const waits = state.is === 'AwaitingDeeming' || state.is === 'AwaitingDecision' || state.is === 'AwaitingAnswer'
  if (!waits || state.askedBy === id || typeof mayDecide(state, id, facts) === 'string') return undefined
  const shown = [...state.request.linked, ...(state.request.earlier ?? []).map(({ record }) => record), facts.record]
  return { customer: customer(state) ?? {}, years: 5, shown }
}

const gives = (state: ArrangementState): Answers => {
  if (state.is === 'NotAsked') return {}
  const { customer, terms, facts } = state.request
  return {
    facts,
    customer: customer.name,
    ...(customer.telephone ? { contact: customer.telephone } : {}),
    ...(terms.cases[0] ? { case: terms.cases[0] } : {}),
  }
}

type Arrangement = Procedure<ArrangementStep, ArrangementEvent, ArrangementState>
/** What a decider confirms by *Approve* (s10, s5), wherever it stands. */
const asksOf = (kind: Kind): Arrangement['asks'] & {} => ({
  ApproveArrangement: {
    says:
      kind === 'restriction'
        ? `By approving you confirm that you have looked at all relevant contact and weighed the circumstances (${cite('s10')}).`
        : `You approve the adjustment as it stands on the card (${cite('s5')}). Your colleague is told at once.`,
    yes: 'Yes, approve',
  },
})
const arrangement = (kind: Kind, particulars: Pick<Arrangement, 'title' | 'prefix' | 'command'>): Arrangement => {
  const steps = stepsOf<ArrangementState, ArrangementEvent, Rules>(rules[kind])
  return {
    name: kind,
    ...particulars,
    initial: { is: 'NotAsked' },
    ...steps,
    asks: asksOf(kind),
    decide: (step, state, facts) => withNames(steps.decide(step, state, facts), facts),
    events: arrangementEvents,
    inCopy: arrangementInCopy,
    evolve: evolveArrangement,
    // Whoever leaves, leaves nothing behind: what waits for a decision, or for its letter, is looked at every half minute, what is in force every day.
    watched: {
      is: ['AwaitingDeeming', 'AwaitingDecision', 'AwaitingAnswer', 'Approved'],
      step: (state, facts) => {
        if (isWaiting(state)) return wantsHandingOn(state, facts) ? { step: 'HandOnRequest' } : undefined
        return isStanding(state) && (wantsOwner(state, facts) || wantsAnswerer(state, facts)) ? { step: 'CheckOwner' } : undefined
      },
    },
    daily: (state, facts) =>
      isStanding(state) && (wantsOwner(state, facts) || wantsAnswerer(state, facts)) ? { step: 'CheckOwner' } : undefined,
    view: viewArrangement,
    receipts: { ContactLogged: 'logged', ChallengeRecorded: 'logged challenge' },
    waiting,
    mustRing: arrangementMustRing,
    marks: (state) => (state.is === 'NotAsked' ? [] : [mark('reporter', state.askedBy)]),
    customer,
    subjectAccess: {
      ofHealth: ['equality', 'note', 'agreed'],
      ofCustomers: ['customer', 'telephone', 'email', 'address', 'party', 'cases'],
    },
    lookUp,
    mayOpen,
    // What is asked for, and nobody has decided, is between those who deal with it.
    earlier: (state, person, facts) => (mayOpen(state, person, facts) ? 'kind and day' : 'nothing'),
    besides,
    gives,
    letters: letterDrafts,
    letter: letterFor,
    list: arrangementList(kind),
    figures: arrangementFigures,
    figureWords: arrangementFigureWords(kind),
    heardInYear: arrangementHeardInYear,
    retention: arrangementRetention,
    say: sayArrangement,
  }
}

/** Procedure 5: a restriction of contact (s4, s10, s15). */
export const restriction: Arrangement = arrangement('restriction', {
  title: 'Restriction',
  prefix: 'RE',
  command: {
    name: '/restriction',
    hint: 'name of the customer',
    help: 'Ask for a restriction of contact; a group manager or head of department decides.',
    begins: { dialog: 'ask' },
  },
})

/** Procedure 6: a service adjustment, the same life with its own type (s5, s15). */
export const adjustment: Arrangement = arrangement('adjustment', {
  title: 'Service adjustment',
  prefix: 'SA',
  command: { name: '/adjustment', help: 'Record a service adjustment that was agreed with a customer.', begins: { dialog: 'ask' } },
})
