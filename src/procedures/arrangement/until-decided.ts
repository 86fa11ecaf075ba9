import { z } from 'zod'
import { type Decision, decided, type Facts, type Notice, refused } from '../procedure.js'
import { cite } from '../sections.js'
import { asks, isAsked, whoHasIt } from '../shared/asked.js'
import type { Bare } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { type ByPerson, byPerson, here, namesOf, tell } from '../shared/people.js'
import { anybody, either, neverOwn, only, ranked } from '../shared/rights.js'
import { askForm, present } from './ask.js'
import { deciding, deeming, questioning, wantsDeeming } from './asking.js'
import { toCaseSystem } from './case-file.js'
import { dayGoneBy } from './dates.js'
import { changedForm, requestForm } from './forms.js'
import { opens, takes } from './kinds-of-step.js'
import type { ArrangementEvent, Kind, Known, Request, Terms, Waits } from './matter.js'
import { requestFrom, termsFrom } from './request.js'
import { nextRing } from './reviews.js'
import { startOf, tasks, tasksFor } from './tasks.js'
import { sayDecided } from './who-decided.js'
import { decidersOf, mayDecide } from './whom.js'

type Answer = Decision<Bare<ArrangementEvent>>
type OfRequest = Pick<Known, 'request' | 'askedBy'>
const reason = (label: string, hint?: string) => z.object({ reason: fields.words(label, { max: 20_000, ...(hint ? { hint } : {}) }) })

/** s4, s10: a group manager, a head of department or somebody more senior; never whoever asked (rule 2). */
const theDeciders = (state: Known, facts: ByPerson): true | string => {
  const right = mayDecide(state, facts.by, facts)
  return typeof right === 'string' ? right : true
}
const theRequester = only<Known>(
  ({ askedBy }) => [askedBy],
  (name) => `This is for ${name} to do, who asked for it.`,
)
const undecided = { during: ['AwaitingDecision', 'AwaitingAnswer'], otherwise: sayDecided } as const
const whileDeemed = { during: ['AwaitingDeeming'], otherwise: 'This waits for no line manager.' } as const

/** s4: the line manager considers it. */
const theLineManager = (state: Known, facts: ByPerson): true | string => {
  if (state.is !== 'AwaitingDeeming') return 'This waits for no line manager.'
  const ask = deeming(state, facts)
  return (
    isAsked(ask, state.deeming, facts.by, facts) ||
    `${namesOf(whoHasIt(ask, state.deeming, facts), facts.office) || 'A manager who is here'} considers this first (${cite('s4')}).`
  )
}

/** Put to those who decide, with a reference in the managers' channel. */
const putToDeciders = (
  of: OfRequest,
  facts: Facts,
  event: (round: { readonly told: readonly Known['askedBy'][]; readonly again: Known['askedAt'] }) => Bare<ArrangementEvent>,
): Answer => {
  const put = asks(deciding(of, facts), facts, event)
  const channel: readonly Notice[] = facts.office.channels.includes('managers')
    ? [{ notice: 'channel', to: { channel: 'managers' }, urgency: 'routine' }]
    : []
  return put.outcome === 'refused' ? put : { ...put, owed: [...put.owed, ...channel] }
}

const ask = (request: Request, facts: ByPerson): Answer => {
  const of = { request, askedBy: facts.by }
  // s4: whether persistence is to be deemed unreasonable is for the line manager to consider first.
  if (wantsDeeming(of, facts)) return asks(deeming(of, facts), facts, (round) => ({ event: 'DeemingAskedFor', request, ...round }))
  return putToDeciders(of, facts, ({ told, again }) => ({ event: 'ArrangementAskedFor', request, deciders: told, again }))
}

/** Approved: the decider becomes owner, and what has to be done is put to those who do it (s10, s15). */
const approve = (state: Waits, terms: Terms, changed: string | undefined, facts: ByPerson): Answer => {
  const { by, now, office } = facts
  const right = mayDecide(state, by, facts)
  if (typeof right === 'string') return refused(right)
  if (terms.contact && !office.person(terms.contact))
    return refused('The single point of contact is not in the office any more. Press “Approve with changes” and choose somebody else.')
  const todo = tasksFor(state.request.kind, terms, 'letter')
  const start = startOf(terms.start, office)
  const { actingFor } = right
  return decided(
    [
      {
        event: 'ArrangementApproved',
        terms,
        todo,
        ...(changed ? { changed } : {}),
        ...(actingFor ? { actingFor, actingForCalled: office.nameOf(actingFor) } : {}),
      },
    ],
    [
      ...tell('outcome', [state.askedBy], 'now'),
      ...tasks.puts(todo, { request: state.request, askedBy: state.askedBy, decidedBy: by, owner: by, terms }, facts),
      { alarm: 'ComeIntoForce', at: start > now ? start : now },
      nextRing(terms.review, now, office),
      ...toCaseSystem(facts),
    ],
  )
}

/** The rules until it is decided, in the order of a request's life (s4, s5, s10). */
export const untilDecided = (kind: Kind) => ({
  /** s10: unacceptable or unreasonably persistent behaviour is reported to whoever decides; s15: an adjustment is agreed with a customer. */
  AskForArrangement: opens({
    given: (facts: Facts) => requestForm(kind, facts),
    may: anybody,
    unless: (facts) =>
      byPerson(facts) && decidersOf({ request: { kind }, askedBy: facts.by }, facts.office).length === 0
        ? 'The office file names nobody who could decide this. Please tell an administrator.'
        : undefined,
    form: askForm(kind),
    does: (given, facts) => ask(requestFrom(kind, given), facts),
  }),

  /** s4: the line manager considers whether it is to be deemed unreasonably persistent. */
  DeemPersistent: takes({
    given: reason('Why do you consider it unreasonably persistent?', 'Whoever decides on the restriction reads this.'),
    may: theLineManager,
    ...whileDeemed,
    form: {
      name: 'deem',
      title: 'It is unreasonably persistent',
      send: 'Put it to the group manager',
      know: [`There is nothing useful left to add, the customer knows that, and goes on. (${cite('s4')})`],
    },
    does: ({ reason }, state, facts) => {
      const put = putToDeciders(state, facts, (round) => ({ event: 'PersistenceDeemed', reason, ...round }))
      return put.outcome === 'refused' ? put : { ...put, owed: [...put.owed, ...tell('deemed', [state.askedBy])] }
    },
  }),
  /** s4: the line manager does not deem it unreasonably persistent: no restriction follows. */
  NotPersistent: takes({
    given: reason('Why not? What can be done instead?', 'Your colleague reads this.'),
    may: theLineManager,
    ...whileDeemed,
    form: { name: 'not-deemed', title: 'It is not unreasonably persistent', send: 'Send it back' },
    does: ({ reason }, { askedBy }) => decided([{ event: 'PersistenceNotDeemed', reason }], tell('outcome', [askedBy], 'now')),
  }),

  /** s10: the relevant group manager or head of department decides, after reviewing all the contact there has been. */
  ApproveArrangement: takes({
    may: theDeciders,
    ...undecided,
    does: (_, state, facts) => approve(state, state.request.terms, undefined, facts),
  }),
  /** s10: whoever decides evaluates the circumstances, and may decide on other terms. */
  ApproveWithChanges: takes({
    given: (facts: Facts) => changedForm(kind, 'What is changed, and why?', facts),
    may: theDeciders,
    ...undecided,
    form: {
      name: 'approve-with-changes',
      title: 'Approve with changes',
      send: 'Approve these',
      know: [
        kind === 'restriction'
          ? `By approving you confirm that you have looked at all relevant contact and weighed the circumstances. (${cite('s10')})`
          : `We adjust our service wherever that is reasonable. (${cite('s5')})`,
      ],
      begin: (state, facts) => present(kind, state.request.terms, facts),
    },
    does: (given, state, facts) => approve(state, termsFrom(kind, given), String(given.reason), facts),
  }),
  /** s10: restrictions are imposed rarely: one that is not needed is declined, with a reason. */
  DeclineArrangement: takes({
    given: reason('Why?', 'Your colleague reads this. What could they do instead?'),
    may: theDeciders,
    ...undecided,
    form: { name: 'decline', title: 'Decline', send: 'Decline' },
    does: ({ reason }, { askedBy }) => decided([{ event: 'ArrangementDeclined', reason }], tell('outcome', [askedBy], 'now')),
  }),
  /** s10: all relevant factors are taken into account: what is missing is asked for. */
  AskForMore: takes({
    given: reason('What do you need to know?'),
    may: theDeciders,
    ...undecided,
    form: { name: 'ask-for-more', title: 'Ask for more', send: 'Ask' },
    does: ({ reason: question }, state, facts) =>
      asks(questioning({ ...state, questionBy: facts.by }, facts), facts, (round) => ({ event: 'MoreAskedFor', question, ...round })),
  }),
  /** Ours, from s10: the question is answered, and it lies with whoever decides again. */
  AnswerMore: takes({
    given: reason('Your answer'),
    may: either<Known>(
      theRequester,
      (state, facts) =>
        (state.is === 'AwaitingAnswer' && isAsked(questioning(state, facts), state.asking, facts.by, facts)) ||
        'This is for whoever was asked.',
    ),
    during: ['AwaitingAnswer'],
    otherwise: 'No question is waiting for your answer.',
    form: { name: 'answer', title: 'Answer the question', send: 'Send' },
    // Whoever asked may be gone by now: all who decide have it again.
    does: ({ reason: answer }, state, facts) => {
      const ask = deciding(state, facts)
      return asks({ ...ask, first: [state.questionBy, ...(state.decision?.told ?? []), ...ask.first] }, facts, (round) => ({
        event: 'MoreAnswered',
        answer,
        ...round,
      }))
    },
  }),
  /** s10: unsure about the type of adjustment or restriction → the Head of Customer Contact advises; the decider decides. */
  ConsultHead: takes({
    given: reason('What are you unsure about?'),
    may: theDeciders,
    ...undecided,
    form: {
      name: 'consult',
      title: 'Consult the Head of Customer Contact',
      send: 'Ask for advice',
      know: [`They advise; the decision stays with you. (${cite('s10')})`],
    },
    does: ({ reason: question }, { askedBy }, facts) => {
      const holders = facts.office.holding('head of customer contact').map(({ id }) => id)
      if (holders.length === 0) return refused('The office file names no Head of Customer Contact. Please tell an administrator.')
      // Ours: nobody advises on their own request.
      const all = holders.filter((id) => id !== askedBy)
      if (all.length === 0) return refused('The Head of Customer Contact asked for this, and does not advise on it. The decision is yours.')
      const there = here(all, facts, { rank: ['head of customer contact'], never: [askedBy] })
      const head = there.length > 0 ? there : all
      return decided([{ event: 'HeadConsulted', question, head }], tell('consult', head, 'now'))
    },
  }),
  /** s10: the Head of Customer Contact advises on the type; the decider decides. */
  AdviseDecider: takes({
    given: reason('What do you advise?'),
    may: neverOwn<Known>(
      ({ askedBy }) => askedBy,
      'You asked for this yourself: whoever decides does so without your advice.',
      ranked(['head of customer contact'], 'The Head of Customer Contact gives this advice.'),
    ),
    ...undecided,
    form: { name: 'advise', title: 'Your advice', send: 'Send' },
    does: ({ reason: advice }, state, facts) =>
      decided(
        [{ event: 'DeciderAdvised', advice }],
        tell('decision', state.decision ? whoHasIt(deciding(state, facts), state.decision, facts) : [], 'now'),
      ),
  }),
  /** s4: a letter of warning went out: it counts when somebody decides later. */
  MarkWarningSent: takes({
    given: (facts: Facts) => z.object({ on: dayGoneBy('Sent on', facts) }),
    may: theDeciders,
    during: ['AwaitingDecision', 'AwaitingAnswer', 'Declined'],
    otherwise: sayDecided,
    form: { name: 'warning', title: 'The warning has been sent', send: 'Keep' },
    does: ({ on }) => decided([{ event: 'WarningSent', on: String(on) }]),
  }),
  /** Ours: whoever asked may take the request back before it is decided. */
  WithdrawRequest: takes({
    given: reason('Why?'),
    may: theRequester,
    during: ['AwaitingDeeming', 'AwaitingDecision', 'AwaitingAnswer'],
    otherwise: sayDecided,
    form: { name: 'withdraw', title: 'Withdraw the request', send: 'Withdraw' },
    does: ({ reason }) => decided([{ event: 'RequestWithdrawn', reason }]),
  }),
})
