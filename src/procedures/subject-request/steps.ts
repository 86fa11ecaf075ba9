import { type Decision, decided, type Facts, refused } from '../procedure.js'
import { type Bare, begun, type StepOf } from '../shared/begun.js'
import { here, tell } from '../shared/people.js'
import { anybody } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import { after } from '../shared/wait.js'
import { daysBetween, warningsBy } from './due.js'
import {
  extensionForm,
  identityForm,
  questionForm,
  refusalForm,
  replyForm,
  reviewForm,
  sentForm,
  toldForm,
  withdrawalForm,
} from './forms.js'
import { aboveThem, clockOf, deals, handling, taskOf } from './handling.js'
import { type BegunRequest, evolveRequest, type SubjectEvent, type SubjectState, type Task } from './matter.js'

const { opens, takes, rings } = begun<SubjectState, SubjectEvent, 'NotAsked'>({
  initial: 'NotAsked',
  notBegun: 'Nobody has asked here. Start with /subject-request.',
  begunAlready: 'This request has been passed on already.',
})
const open = ['Open', 'Stopped'] as const
const over = 'This request is over.'
/** What is to be done next, on the card of whoever has it; the one alarm that chases it was set when the request came. */
const goesTo = (task: Task, state: BegunRequest, facts: Facts) => tell('request', handling.doers(task, state, facts))
/** Whoever passed it on hears that it is over, and nothing more of it. */
const ends = (event: Bare<SubjectEvent>, { by }: BegunRequest, { office }: Facts): Decision<Bare<SubjectEvent>> =>
  decided([event], tell('over', office.person(by) ? [by] : []))
/** The answer is in its order: nothing goes before it was read, nothing is read before it was gathered. */
const unlessNext =
  (task: Task, otherwise: string) =>
  (state: BegunRequest): string | undefined =>
    taskOf(state) === task ? undefined : otherwise
const notBefore = 'That was before they asked: please check the day.'

/** The life of a request for one's own data: whose it is, gathered, read, sent; or refused with a ground. All of it is ours, by Articles 12 and 15 of the GDPR. */
export const steps = {
  /** Ours, by the law of data protection: somebody asks for what is kept on them. */
  AskForData: opens({
    given: toldForm,
    may: anybody,
    form: {
      name: 'ask',
      title: 'Somebody asks for what is kept on them',
      send: 'Pass it on',
      know: [
        'Anybody may ask for what we keep on them, in any words and to any of us, and has an answer within a month. Pass it on today: the month runs already.',
        'Information Governance deal with it. Promise nothing, send nothing, and change or delete nothing of theirs.',
      ],
      begin: (_, { office, now }, { text }) => ({
        received: office.calendar.dateOf(now),
        ...(text ? { wants: text.slice(0, 4_000) } : {}),
      }),
    },
    does: (told, facts) => {
      const name = told.staff ? facts.office.nameOf(told.staff) : told.name
      const clock = clockOf({ received: told.received, stoodStill: 0, isExtended: false, runsSince: told.received }, facts)
      const event = { event: 'RequestReceived' as const, told: { ...told, ...(name ? { name } : {}) }, clock }
      const state = evolveRequest({ is: 'NotAsked' }, { ...event, by: facts.by, at: facts.now })
      if (state.is !== 'Open') return refused(over)
      return decided([event], [...tell('receipt', [facts.by]), ...handling.puts(['identify'], state, facts)])
    },
  }),
  /** Ours, by the law of data protection: it is they who ask. */
  ConfirmIdentity: takes({
    given: identityForm,
    may: deals,
    during: ['Open'],
    otherwise: 'The clock stands still: record their answer first.',
    unless: unlessNext('identify', 'Who they are has been confirmed already.'),
    form: {
      name: 'identity',
      title: 'It is they',
      send: 'Go on to gather',
      know: [
        'What is sent to the wrong person cannot be called back. A telephone number or an address that two people share does not show who is who.',
      ],
    },
    does: ({ how, also }, state, facts) => decided([{ event: 'IdentityConfirmed', how, also }], goesTo('gather', state, facts)),
  }),
  /** Ours, by the law of data protection: who they are or what they want is asked, and the clock stands still. */
  AskSubject: takes({
    given: questionForm,
    may: deals,
    during: ['Open'],
    otherwise: 'They have been asked something already: record their answer first.',
    form: {
      name: 'question',
      title: 'Ask them something',
      send: 'Stop the clock',
      know: ['Ask only what is needed, and soon. The clock stands still until they answer.'],
    },
    does: (question, state) => {
      const { runsSince, due } = state.clock
      if (question.on < runsSince) return refused('The clock did not run on that day yet: please check the day.', 'on')
      if (question.on > due)
        return refused('The last day for the answer was over by then: a question does not stop the clock any more.', 'on')
      return decided([{ event: 'ClockStopped', ...question }])
    },
  }),
  /** Ours, by the law of data protection: they have answered, and the clock goes on. */
  RecordReply: takes({
    given: replyForm,
    may: deals,
    during: ['Stopped'],
    otherwise: 'They have not been asked anything: the clock runs.',
    form: { name: 'reply', title: 'They have answered', send: 'Let the clock go on' },
    does: ({ words, on }, state, facts) => {
      if (on < state.stopped.on) return refused('They were asked after that day: please check the day.', 'on')
      const { received, stoodStill, isExtended } = state.clock
      const clock = clockOf({ received, isExtended, stoodStill: stoodStill + daysBetween(state.stopped.on, on), runsSince: on }, facts)
      return decided([{ event: 'ClockResumed', words, on, clock }], goesTo(state.goesOn, state, facts))
    },
  }),
  /** Ours, by the law of data protection: two months more, for a reason that they are told. */
  ExtendTime: takes({
    given: extensionForm,
    may: deals,
    during: open,
    otherwise: over,
    unless: ({ clock }) => (clock.isExtended ? 'Two months have been added already: it can be done once.' : undefined),
    form: {
      name: 'extend',
      title: 'It needs more time',
      send: 'Add two months',
      know: [
        'Two months more, once, where the request is complex or they have made several. They are told so, with the reason, within the first month.',
      ],
    },
    does: ({ reason, toldOn }, { clock, ...state }, facts) => {
      if (toldOn < clock.received) return refused(notBefore, 'toldOn')
      if (state.is === 'Open' && toldOn > clock.due)
        return refused('The first month was over by then: the time cannot be extended any more. Please answer at once.', 'toldOn')
      return decided([{ event: 'TimeExtended', reason, toldOn, clock: clockOf({ ...clock, isExtended: true }, facts) }])
    },
  }),
  /** Ours: all that is kept on them was gathered. */
  MarkGathered: takes({
    may: deals,
    during: ['Open'],
    otherwise: over,
    unless: unlessNext('gather', 'This is not what comes next: the card shows it.'),
    does: (_, state, facts) => decided([{ event: 'DataGathered' }], goesTo('review', state, facts)),
  }),
  /** Ours, by the law of data protection: what is others' is taken out, and serious harm is asked about, before anything goes. */
  ReviewData: takes({
    given: reviewForm,
    may: deals,
    during: ['Open'],
    otherwise: over,
    unless: unlessNext('review', 'Gather first: what is read is what was gathered.'),
    form: {
      name: 'review',
      title: 'Before anything goes',
      send: 'It may go',
      know: [
        'Whatever is marked in the copy is perhaps somebody else’s: another customer, a member of staff, somebody who was threatened. Read the rest as well: the bot marks the names that it knows, and words that look like names.',
      ],
    },
    does: (review, state, facts) => decided([{ event: 'DataReviewed', ...review }], goesTo('send', state, facts)),
  }),
  /** Ours: it has gone to them. */
  SendData: takes({
    given: sentForm,
    may: deals,
    during: ['Open'],
    otherwise: over,
    unless: unlessNext('send', 'Nothing goes before somebody has read it: the card shows what comes next.'),
    form: { name: 'sent', title: 'It has gone', send: 'Answered', begin: (_, { office, now }) => ({ on: office.calendar.dateOf(now) }) },
    does: (sent, state, facts) =>
      sent.on < state.clock.received ? refused(notBefore, 'on') : ends({ event: 'DataSent', ...sent }, state, facts),
  }),
  /** Ours, by the law of data protection: refused on a ground, and they are told whom to complain to. */
  RefuseRequest: takes({
    given: refusalForm,
    may: deals,
    during: open,
    otherwise: over,
    form: {
      name: 'refuse',
      title: 'Refuse it',
      send: 'Refused',
      know: ({ office: { names } }) => [
        'A request is refused seldom, and never because it is a nuisance. They are told why, that they can complain to us, to ' +
          `${names.dataAuthority} and go to court. ${names.ombudsman.replace(/^the /, 'The ')} is for how we dealt with them otherwise.`,
        'The draft of the letter on the card says all of that.',
      ],
      begin: (_, { office, now }) => ({ on: office.calendar.dateOf(now) }),
    },
    does: (refusal, state, facts) =>
      refusal.on < state.clock.received ? refused(notBefore, 'on') : ends({ event: 'RequestRefused', ...refusal }, state, facts),
  }),
  /** Ours: they do not want it any more. */
  WithdrawData: takes({
    given: withdrawalForm,
    may: deals,
    during: open,
    otherwise: over,
    form: { name: 'withdraw', title: 'They have withdrawn it', send: 'Withdrawn' },
    does: ({ reason }, state, facts) => ends({ event: 'RequestWithdrawn', reason }, state, facts),
  }),
  /** Ours: what is for us to do is asked after, and passed up (rule 3). */
  ChaseRequest: rings({
    during: open,
    does: (_, state, facts) => {
      const [task] = openOf(state.toDo)
      if (!task) return decided()
      // What they were asked may take them four weeks; what is for us to do is asked after when it has lain for some days.
      const quiet = task.task === 'answer' ? { minutes: 28 * 24 * 60 } : { workingDays: 4 }
      if (after(task.since, quiet, facts) > facts.now) return decided([], [handling.alarm(facts)])
      return decided([{ event: 'RequestChased' }], handling.chases(state.toDo, state, facts))
    },
  }),
  /** Ours: a week and two days before its last day, and on each day that it is late: to whoever has it and to those above. */
  WarnOfDay: rings({
    during: ['Open'],
    does: (_, state, facts) => {
      const warnings = warningsBy(facts.office.calendar.dateOf(facts.now), state.clock.due)
      const task = taskOf(state)
      if (warnings <= state.warned || !task) return decided()
      const told = [
        ...tell('request', handling.doers(task, state, facts), 'now'),
        ...tell('late', here(aboveThem(state, facts), facts), 'now'),
      ]
      return decided([{ event: 'DayWarnedOf', warnings }], told)
    },
  }),
}
export type SubjectStep = StepOf<typeof steps>
