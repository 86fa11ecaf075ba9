import { z } from 'zod'
import type { EventsOf } from '../../src/procedures/procedure.js'
import { asAny, decided, type Facts, type Procedure } from '../../src/procedures/procedure.js'
import {
  type Ask,
  type Asked,
  answered,
  askedAgain,
  askedOf,
  asks,
  asksAgain,
  firstAsked,
  isAsked,
  type Round,
} from '../../src/procedures/shared/asked.js'
import { begun, type StepOf, stepsOf } from '../../src/procedures/shared/begun.js'
import * as fields from '../../src/procedures/shared/fields.js'
import { plainCard, whoAndWhen } from '../../src/procedures/shared/lines.js'
import { mark } from '../../src/procedures/shared/mark.js'
import { above, type By, type ByItself, deciders, managers, tell } from '../../src/procedures/shared/people.js'
import { anybody, both, either, neverOwn, only, ranked } from '../../src/procedures/shared/rights.js'
import { chased, close, closedWords, put, type ToDo, toDos } from '../../src/procedures/shared/todo.js'

/**
 * A procedure as somebody adds it who has read README's four touches: a colleague promises a customer a call, a manager agrees to it, the
 * call is made. Nothing of it is known to casework, to the channels or to the log.
 */
type CallBackEvent =
  | ({ readonly event: 'CallBackAsked'; readonly promise: Promised } & Round & By)
  | ({ readonly event: 'CallBackAskedAgain' } & Round & ByItself)
  | ({ readonly event: 'CallBackAgreed'; readonly note?: string | undefined } & By)
  | ({ readonly event: 'CallBackChased' } & ByItself)
  | ({ readonly event: 'CallBackClosed'; readonly made: 'yes' | 'no'; readonly outcome: string } & By)

/** All of them: what is not among them was written by a newer version. */
const callBackEvents: EventsOf<CallBackEvent> = {
  CallBackAsked: true,
  CallBackAskedAgain: true,
  CallBackAgreed: true,
  CallBackChased: true,
  CallBackClosed: true,
}

type Promised = z.output<ReturnType<typeof promise>>
interface CallBack {
  readonly promise: Promised
  readonly askedBy: By
  readonly asked: Asked
}
type CallBackState =
  | { readonly is: 'NotPromised' }
  | ({ readonly is: 'Promised' } & CallBack)
  | ({ readonly is: 'Agreed'; readonly toDo: readonly ToDo<'call'>[] } & CallBack)
type Begun = Exclude<CallBackState, { is: 'NotPromised' }>

const who = z.object({ customer: fields.line('Who is to be called?'), number: fields.perhaps(fields.line('On which number?')) })
const what = (facts: Facts) =>
  z.object({
    about: fields.facts('What is it about?'),
    topics: fields.choices('Which of these?', { case: 'A case', complaint: 'A complaint' }),
    day: fields.date('On which day?'),
    time: fields.time('At what time?'),
    interpreter: fields.yesNo('Is an interpreter needed?'),
    language: fields.shownWhen('interpreter', ['yes'], fields.line('For which language?')),
    manager: fields.person('Who agrees to it?', fields.ofRank(managers, facts, [facts.by]), 'Choose a manager other than yourself.'),
  })
const promise = (facts: Facts) => z.object({ ...who.shape, ...what(facts).shape })

const asking = ({ promise: { manager }, askedBy: { by } }: Pick<CallBack, 'promise' | 'askedBy'>, { office }: Facts): Ask => ({
  notice: 'agree',
  alarm: 'AskAgain',
  wait: { workingDays: 1 },
  first: [manager],
  above: above(by, office),
  never: [by],
  rank: managers,
  reminders: 1,
  oneByOne: true,
})
const calling = toDos<'call', Begun>({
  alarm: 'ChaseCall',
  notice: () => 'call',
  who: (_, { askedBy }) => [askedBy.by],
  above: ({ askedBy }, { office }) => above(askedBy.by, office),
  says: (_, __, { record }) => `Call a customer back (${record})`,
})
const toDoOf = (state: Begun) => (state.is === 'Agreed' ? state.toDo : [])

const { opens, takes, rings } = begun<CallBackState, CallBackEvent, 'NotPromised'>({
  initial: 'NotPromised',
  notBegun: 'There is no call to make here yet. Start with /call-back.',
  begunAlready: 'This call is promised already.',
})
const steps = {
  PromiseCall: opens({
    given: promise,
    may: anybody,
    form: {
      name: 'promise',
      title: 'Promise a call',
      send: 'Ask for agreement',
      screens: [
        { name: 'who', title: 'Who?', form: who },
        { name: 'what', title: 'What?', form: (_, facts) => what(facts) },
      ],
      begin: (_, __, { text }) => (text ? { customer: text } : {}),
    },
    does: (promise, facts) =>
      asks(asking({ promise, askedBy: { by: facts.by, at: facts.now } }, facts), facts, (round) => ({
        event: 'CallBackAsked',
        promise,
        ...round,
      })),
  }),
  AskAgain: rings({
    during: ['Promised'],
    does: (_, state, facts) => asksAgain(asking(state, facts), state.asked, facts, (round) => ({ event: 'CallBackAskedAgain', ...round })),
  }),
  Agree: takes({
    given: z.object({ note: fields.perhaps(fields.words('Anything to bear in mind?')) }),
    may: neverOwn<Begun>(
      ({ askedBy }) => askedBy.by,
      'Somebody else agrees to your call.',
      either<Begun>(
        both<Begun>(
          ranked(managers, 'A manager agrees to this.'),
          (state, facts) => isAsked(asking(state, facts), state.asked, facts.by, facts) || 'This is for the manager who was asked.',
        ),
        ranked(deciders, 'A group manager may agree to it too.'),
      ),
    ),
    during: ['Promised'],
    otherwise: 'It is agreed already.',
    form: { name: 'agree', title: 'Agree to the call', send: 'Agree' },
    does: ({ note }, state, facts) => decided([{ event: 'CallBackAgreed', note }], calling.puts(['call'], state, facts)),
  }),
  ChaseCall: rings({
    during: ['Agreed'],
    does: (_, state, facts) => {
      const owed = calling.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'CallBackChased' }], owed)
    },
  }),
  CloseCall: takes({
    given: z.object({ made: fields.yesNo('Was the call made?'), outcome: fields.words('What came of it?') }),
    may: calling.may('call', toDoOf),
    during: ['Agreed'],
    otherwise: 'Nobody has agreed to this call yet.',
    form: { name: 'close', title: 'How did it go?', send: 'Close' },
    does: ({ made, outcome }, { askedBy }) => decided([{ event: 'CallBackClosed', made, outcome }], tell('closed', [askedBy.by])),
  }),
  Withdraw: takes({
    may: only<Begun>(
      ({ askedBy }) => [askedBy.by],
      (name) => `${name} promised this call, and can close it.`,
    ),
    during: ['Promised'],
    otherwise: 'It is agreed already.',
    does: () => decided([{ event: 'CallBackClosed', made: 'no', outcome: 'Withdrawn' }]),
  }),
}

function evolve(state: CallBackState, event: CallBackEvent): CallBackState {
  if (event.event === 'CallBackAsked')
    return { is: 'Promised', promise: event.promise, askedBy: { by: event.by, at: event.at }, asked: firstAsked(event) }
  if (state.is === 'NotPromised') return state
  switch (event.event) {
    case 'CallBackAskedAgain':
      return { ...state, asked: askedAgain(state.asked, event) }
    case 'CallBackAgreed':
      return { ...state, is: 'Agreed', asked: answered(state.asked, event, 'answered'), toDo: put([], ['call'], event.at) }
    case 'CallBackChased':
      return state.is === 'Agreed' ? { ...state, toDo: chased(state.toDo) } : state
    case 'CallBackClosed':
      return {
        ...state,
        is: 'Agreed',
        toDo: close(
          put(toDoOf(state), state.is === 'Agreed' ? [] : ['call'], event.at),
          'call',
          event,
          event.made === 'yes' ? 'done' : 'refused',
          event.outcome,
        ),
      }
  }
}

const procedure: Procedure<StepOf<typeof steps>, CallBackEvent, CallBackState> = {
  name: 'call-back',
  prefix: 'CB',
  title: 'Promised call',
  command: { name: '/call-back', help: 'You promised a customer a call.', begins: { dialog: 'promise' } },
  initial: { is: 'NotPromised' },
  ...stepsOf(steps),
  events: callBackEvents,
  evolve,
  view: (_, state, viewer, facts) =>
    plainCard(
      {
        title: 'Promised call',
        status: { words: state.is === 'Agreed' ? 'Agreed' : 'Waits for a manager', tone: 'waiting' },
        rows:
          state.is === 'NotPromised'
            ? []
            : [
                { label: 'Customer', value: state.promise.customer },
                { label: 'Promised by', value: whoAndWhen(state.askedBy, facts) },
                { label: 'Language', value: state.promise.language },
                ...toDoOf(state).map((one) => ({ label: 'The call', value: closedWords(one, facts) })),
              ],
        sections: ['s6'],
        buttons:
          state.is === 'Promised' ? [{ title: 'Agree', does: { dialog: 'agree' } }] : [{ title: 'Close', does: { dialog: 'close' } }],
      },
      viewer,
      facts,
    ),
  waiting: (state, facts) =>
    state.is === 'NotPromised'
      ? []
      : [
          ...askedOf(asking(state, facts), state.asked, `Agree to a call (${facts.record})`, facts),
          ...calling.waiting(toDoOf(state), state, facts),
        ],
  marks: (state) => (state.is === 'NotPromised' ? [] : [mark('reporter', state.askedBy.by)]),
  customer: (state) => (state.is === 'NotPromised' ? undefined : { name: state.promise.customer, telephone: state.promise.number }),
  mayOpen: (state, person, facts) =>
    state.is !== 'NotPromised' && (person.id === state.askedBy.by || isAsked(asking(state, facts), state.asked, person.id, facts)),
  say: (event, { office }) => `${office.nameOf(event.by)}: ${event.event}`,
}

export const callBack = asAny(procedure)
