import { z } from 'zod'
import { type Button, type Delivery, decided, type Facts, owing, type Procedure } from '../procedure.js'
import { askedOf, asks, asksAgain, isAsked, passesUpNow, ringsUntilAnswered } from '../shared/asked.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { tell } from '../shared/people.js'
import type { May } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import { counted } from '../words.js'
import { conversationInCopy } from './in-copy.js'
import { type BegunConversation, type ConversationEvent, type ConversationState, conversationEvents, evolveConversation } from './matter.js'
import { viewConversation } from './view.js'
import { asking, firstOffered, isGone, tasks, whomToAsk, whomToOffer } from './whom.js'

const { opens, takes, rings } = begun<ConversationState, ConversationEvent, 'NotAsked'>({
  initial: 'NotAsked',
  notBegun: 'There is nothing here for you to do.',
  begunAlready: 'There is nothing here for you to do.',
})

/** From the list as from the card: one press takes it. */
const willTalk: Button = { title: 'I will talk with them', does: { step: 'TakeConversation' } }
/** Every refusal is this one: who is in it is nobody else's business. */
const nothingHere = 'There is nothing here for you to do.'
const either =
  (who: (state: BegunConversation, facts: Facts) => readonly (string | undefined)[]): May<BegunConversation> =>
  (state, facts) =>
    who(state, facts).includes(facts.by) || nothingHere
const theAsker = either(({ asker }) => [asker])
const theTwo = either((state) => [state.asker, 'holder' in state ? state.holder : undefined])
/** Has whoever asked left the office? Then there is nobody to talk with. */
const isOver = (state: ConversationState, { office }: Facts): boolean =>
  state.is !== 'NotAsked' && state.is !== 'Withdrawn' && office.person(state.asker) === undefined
const isTold = (state: BegunConversation, id: string, facts: Facts): boolean =>
  state.is === 'Waiting' && isAsked(asking(state, facts), state.asked, id, facts)
const whoWasTold = either((state, facts) => (isTold(state, facts.by, facts) ? [facts.by] : []))

const whom = (facts: Facts, hint: string) =>
  fields.person('With whom?', whomToOffer(facts), 'Choose your line manager, or a more senior manager who is here.', { hint })

const talkedForm = ({ now, office: { calendar } }: Facts) =>
  z
    .object({
      agreed: fields.perhaps(
        fields.words('What did you agree?', { hint: 'Seen by the two of you and by nobody else. You may leave it empty.' }),
      ),
      day: fields.perhaps(
        fields.date('Is something to be done by a day?', { hint: 'You are both reminded then. The reminder does not say of what.' }),
      ),
    })
    .superRefine(({ day }, context) => {
      if (day !== undefined && day <= calendar.dateOf(now))
        context.addIssue({ code: 'custom', path: ['day'], message: 'Choose a day that is still to come, or leave it empty.' })
    })

const steps = {
  /** s2: at once, to the line manager or a more senior manager. No reason is asked for. */
  AskConversation: opens({
    given: (facts: Facts) =>
      z.object({
        wished: whom(facts, 'If you choose somebody more senior, your line manager is told nothing of it.'),
        words: fields.perhaps(
          fields.words('Anything they should know first? You need not write anything.', {
            hint: 'Only the person who takes it reads this, after they have taken it.',
          }),
        ),
      }),
    may: (_, { by, office }) =>
      whomToAsk(by, office).length > 0 ||
      'The office file names nobody above you whom I could ask. Please talk with somebody you trust, and ask an administrator to put this right.',
    form: {
      name: 'ask',
      title: 'Talk with a manager',
      send: 'Ask them now',
      know: ({ office }) => [
        'Nobody else sees this: it is in no channel, no list and no report. You need give no reason, and can withdraw it at any time.',
        `If they have not picked it up within ${counted(office.timings.welfareClimbMinutes, 'minute')}, I ask one more senior manager.`,
      ],
      begin: (_, { office, now, by }, { text }) => {
        const first = firstOffered({ office, now, by })
        return { ...(first ? { wished: first } : {}), ...(text ? { words: text } : {}) }
      },
    },
    does: ({ wished, words }, facts) =>
      // Their own card stays with them, so that they can withdraw it at any time.
      owing(
        asks(asking({ asker: facts.by, wished }, facts), facts, (round) => ({
          event: 'ConversationAsked' as const,
          wished,
          words,
          ...round,
        })),
        tell('receipt', [facts.by]),
      ),
  }),
  /** Ours, from s2: immediate attention: who does not answer is passed over for a more senior manager. */
  PassConversationUp: rings({
    during: ['Waiting'],
    does: (_, state, facts) =>
      asksAgain(asking(state, facts), state.asked, facts, (round) => ({ event: 'ConversationPassedUp', ...round })),
  }),
  /** s2: a more senior manager, as appropriate. */
  AskSomebodyElse: takes({
    given: (facts: Facts) => z.object({ wished: whom(facts, 'Whoever was asked so far sees that it is no longer for them.') }),
    may: theAsker,
    during: ['Waiting', 'Taken'],
    form: { name: 'ask-else', title: 'Ask somebody else', send: 'Ask them instead' },
    does: ({ wished }, { asker }, facts) =>
      asks(asking({ asker, wished }, facts), facts, (round) => ({ event: 'ConversationAskedElse', wished, ...round })),
  }),

  /** s12: a manager's duty of care: they say that they have it. */
  TakeConversation: takes({
    may: whoWasTold,
    during: ['Waiting'],
    holdsWhenStale: true,
    does: (_, state, facts) => decided([{ event: 'ConversationTaken' }], [...tell('taken', [state.asker], 'now'), tasks.alarm(facts)]),
  }),
  /** s12: the meeting, and what was agreed; it stays between those two. */
  HaveTalked: takes({
    given: talkedForm,
    may: theTwo,
    during: ['Taken'],
    form: { name: 'talked', title: 'We have talked', send: 'We have talked' },
    does: ({ agreed, day }, state, facts) => {
      const due = day === undefined ? undefined : facts.office.calendar.at(day, '09:00')
      const other = facts.by === state.asker ? state.holder : state.asker
      return decided(
        [{ event: 'ConversationHad', agreed, day, ...(due === undefined ? {} : { due }) }],
        [...tell('talked', [other]), ...(due === undefined ? [] : [{ alarm: 'ChaseConversation', at: due }])],
      )
    },
  }),
  /** Ours: a talk that was taken and not had is asked after (rule 3). */
  ChaseConversation: rings({
    during: ['Taken', 'Talked'],
    does: (_, state, facts) => {
      const owed = openOf(state.toDo).some(({ due }) => due !== undefined && facts.now < due) ? [] : tasks.chases(state.toDo, state, facts)
      if (owed.length === 0) return decided()
      // The manager who took it is away or gone: nobody stands in, so its asker is told and may ask somebody else.
      const alone = state.is === 'Taken' && isGone(state.holder, facts) ? tell('taken', [state.asker], 'now') : []
      return decided([{ event: 'ConversationChased' }], [...owed, ...alone])
    },
  }),
  /** s12: adequate steps are in place: what was agreed is done. */
  SettleAgreed: takes({
    may: theTwo,
    during: ['Talked'],
    does: (_, state) => (openOf(state.toDo).length === 0 ? decided() : decided([{ event: 'ConversationSettled' }])),
  }),
  /** Ours: whoever asked may take it back at any time, without a reason. */
  WithdrawConversation: takes({
    may: theAsker,
    during: ['Waiting', 'Taken', 'Talked'],
    holdsWhenStale: true,
    does: () => decided([{ event: 'ConversationWithdrawn' }]),
  }),
  /** Ours: looked for every half minute: whoever asked has left. */
  LetConversationGo: rings({
    during: ['Waiting', 'Taken', 'Talked'],
    does: (_, state, facts) => decided(isOver(state, facts) ? [{ event: 'ConversationWithdrawn' }] : []),
  }),
}

/** A message that cannot be delivered is passed up at once (silence is never an answer), and whoever asked sees whom to ring. */
function delivered({ notice, outcome }: Delivery, state: ConversationState, facts: Facts) {
  const { to } = notice
  if (outcome === 'delivered' || notice.notice !== 'to-take' || state.is !== 'Waiting' || !('person' in to))
    return decided<ConversationEvent>()
  const stamp = { by: facts.by, at: facts.now }
  const unreached: ConversationEvent = { event: 'ConversationUnreached', person: to.person, ...stamp }
  const up = passesUpNow<ConversationEvent>(asking(state, facts), state.asked, facts, (round) => ({
    event: 'ConversationPassedUp',
    ...stamp,
    ...round,
  }))
  return up ? decided([unreached, ...up.events], up.owed) : decided([unreached], tell('taken', [state.asker], 'now'))
}

/** Procedure 8: whoever feels threatened, distressed or in difficulty talks with a manager (s2, s12). Between those two, and nobody else. */
export const conversation: Procedure<StepOf<typeof steps>, ConversationEvent, ConversationState> = {
  name: 'conversation',
  prefix: 'CV',
  title: 'A conversation',
  command: {
    name: '/need-support',
    button: 'I need support',
    help: 'Talk with your manager, or a more senior one. No reason needed; nobody else sees it.',
    begins: { dialog: 'ask' },
  },
  initial: { is: 'NotAsked' },
  narrow: true,
  // What it came to is for whoever asked for it, and for nobody whom they spoke of.
  subjectAccess: { only: (state) => (state.is === 'NotAsked' ? [] : [state.asker]) },
  ...stepsOf(steps),
  events: conversationEvents,
  inCopy: conversationInCopy,
  asks: {
    WithdrawConversation: {
      says: 'The manager is told that you no longer ask. You can ask again whenever you like.',
      yes: 'Yes, withdraw',
    },
  },
  evolve: evolveConversation,
  watched: {
    is: ['Waiting', 'Taken', 'Talked'],
    step: (state, facts) => (isOver(state, facts) ? { step: 'LetConversationGo' } : undefined),
  },
  delivered,
  view: viewConversation,
  waiting: (state, facts) => {
    if (state.is === 'NotAsked' || state.is === 'Withdrawn') return []
    return [
      ...(state.is === 'Waiting'
        ? askedOf(asking(state, facts), state.asked, `Say whether you have time for a conversation (${facts.record})`, facts, willTalk)
        : []),
      ...tasks.waiting(state.toDo, state, facts),
    ]
  },
  mustRing: (state, facts) => {
    if (state.is === 'NotAsked' || state.is === 'Withdrawn') return []
    return [
      ...(state.is === 'Waiting' ? ringsUntilAnswered(asking(state, facts), state.asked, facts) : []),
      ...tasks.rings(state.toDo, facts),
    ]
  },
  // Found by nothing: no customer, no reporter.
  marks: () => [],
  mayOpen: (state, { id }, facts) =>
    state.is !== 'NotAsked' && (id === state.asker || ('holder' in state && id === state.holder) || isTold(state, id, facts)),
  // It stands in no figures; how long the two can read it is the office's to say.
  retention: {
    names: ['talked', 'withdrawn'],
    of: (state) =>
      state.is === 'Withdrawn' ? 'withdrawn' : state.is === 'Talked' && openOf(state.toDo).length === 0 ? 'talked' : undefined,
  },
  say: ({ event }) => said[event],
}

/** The answer to a press; nothing of who or what. */
const said: Readonly<Record<ConversationEvent['event'], string>> = {
  ConversationAsked: 'Asked for',
  ConversationAskedElse: 'Somebody else was asked',
  ConversationPassedUp: 'Passed up',
  ConversationUnreached: 'A message did not arrive',
  ConversationTaken: 'Taken',
  ConversationHad: 'Had',
  ConversationChased: 'Reminded',
  ConversationSettled: 'Done',
  ConversationWithdrawn: 'Withdrawn',
}
