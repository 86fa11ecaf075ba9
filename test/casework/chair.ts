import { z } from 'zod'
import type { EventsOf } from '../../src/procedures/procedure.js'
import { asAny, type Dialog, decided, type Procedure, refused } from '../../src/procedures/procedure.js'
import { type Instant, StaffId } from '../../src/procedures/words.js'
import { markOf } from '../procedures/marks.js'

// A procedure that no office has, for the tests of casework: somebody reports a broken chair, a manager approves a new one.

type Step =
  | { step: 'Report'; what: string; quotes: readonly { who?: string; words: string }[]; room?: string }
  | { step: 'Approve' }
  | { step: 'Decline'; why: string }
  | { step: 'Note'; words?: string }
  | { step: 'HaveIt' }
  | { step: 'Remind' }
  | { step: 'Break' }
type Event =
  | { event: 'Reported'; by: StaffId; at: Instant; what: string; quotes: readonly { who?: string; words: string }[]; room?: string }
  | { event: 'Approved'; by: StaffId; at: Instant }
  | { event: 'Declined'; by: StaffId; at: Instant; why: string }
  | { event: 'Noted'; words: string }
  | { event: 'Reminded' }

/** All of them: what is not among them was written by a newer version. */
const events: EventsOf<Event> = { Reported: true, Approved: true, Declined: true, Noted: true, Reminded: true }

type State =
  | { is: 'Nothing' }
  | { is: 'Waiting'; by: StaffId; since: Instant; what: string; room?: string; notes: number }
  | { is: 'Done'; how: 'approved' | 'declined'; by: StaffId; at: Instant; asker: StaffId }

const kinds = z.enum(['broken', 'missing', 'other'])
const labels = { broken: 'Broken', missing: 'Missing', other: 'Something else' }

export const firstForm = z.object({
  what: z
    .string()
    .min(3)
    .max(200)
    .meta({ label: 'What happened?', input: 'lines', prompt: (v: string) => (/nasty/.test(v) ? 'Facts only' : undefined) }),
  kind: kinds.meta({ label: 'Kind', labels }),
  else: z.string().meta({ label: 'What else is it?', onlyWhen: { field: 'kind', is: ['other'] } }),
})
export const secondForm = z.object({
  room: z.string().optional().meta({ label: 'Room' }),
  on: z.iso.date().meta({ label: 'When was it?' }),
  hurt: z.boolean().meta({ label: 'Was anybody hurt?' }),
  manager: StaffId.meta({ label: 'Line manager', input: 'person' }),
  quotes: z
    .array(z.object({ who: z.string().optional().meta({ label: 'Who' }), words: z.string().meta({ label: 'Their words' }) }))
    .meta({ label: 'Quotes', addLabel: 'Add a quote' }),
})
const hurtForm = z.object({ injury: z.string().meta({ label: 'What is hurt?' }) })

const report: Dialog<Step, State> = {
  name: 'report',
  title: 'Report a chair',
  send: 'Send it',
  steps: [
    { name: 'what', title: 'What happened', know: () => ['Stay calm. (s1)'], form: () => firstForm },
    { name: 'details', title: 'Details', form: () => secondForm },
    { name: 'injury', title: 'The injury', when: (answers) => answers.hurt === true, form: () => hurtForm },
  ],
  begin: (_, facts, given) => ({
    on: facts.office.calendar.dateOf(facts.now),
    manager: 'lena',
    ...(given.text ? { what: given.text } : {}),
    ...(given.from?.room ? { room: given.from.room } : {}),
  }),
  likeness: (answers) =>
    typeof answers.room === 'string'
      ? { marks: [markOf('case', answers.room)], hours: 1, words: 'This may be the same chair as' }
      : undefined,
  step: (answers) => {
    const read = firstForm.partial().extend(secondForm.partial().shape).parse(answers)
    return { step: 'Report', what: read.what ?? '', quotes: (read.quotes ?? []) as never, ...(read.room ? { room: read.room } : {}) }
  },
}
const decline: Dialog<Step, State> = {
  name: 'decline',
  title: 'Decline',
  send: 'Decline it',
  steps: [{ name: 'why', title: 'Why', form: () => z.object({ why: z.string().meta({ label: 'Why?', input: 'lines' }) }) }],
  begin: (state) => (state.is === 'Waiting' ? {} : { refused: 'This has been decided already.' }),
  step: ({ why }) => ({ step: 'Decline', why: String(why) }),
}

const isManager = (_: State, { by, office }: Parameters<Procedure<Step, Event, State>['mayOpen']>[2]): true | string =>
  office.person(String(by))?.roles.includes('group manager') ? true : 'Only a group manager can do this.'

const plain: Procedure<Step, Event, State> = {
  name: 'chair',
  prefix: 'CH',
  title: 'Chair',
  command: { name: '/chair', help: 'Report a chair', begins: { dialog: 'report' } },
  initial: { is: 'Nothing' },
  rights: { Report: () => true, Approve: isManager, Decline: isManager, Note: () => true, HaveIt: () => true, Break: () => true },
  holdsWhenStale: ['Note', 'HaveIt'],
  decide(step, state, { by, now, office }) {
    const person = by as StaffId
    switch (step.step) {
      case 'Report': {
        const { step: _, ...said } = step
        if (said.what.includes('refuse')) return refused('We do not take this.')
        if (said.what.includes('nowhere')) return refused('Say in which room.', 'room')
        return decided<Event>(
          [{ event: 'Reported', by: person, at: now, ...said }],
          [{ notice: 'manager', to: { person: 'lena' as StaffId }, urgency: 'now' }],
        )
      }
      case 'Approve':
      case 'Decline':
        if (state.is === 'Done') return refused(`Already ${state.how} by ${office.nameOf(state.by)} ${office.calendar.say(state.at, now)}.`)
        return step.step === 'Approve'
          ? decided<Event>([{ event: 'Approved', by: person, at: now }])
          : decided<Event>([{ event: 'Declined', by: person, at: now, why: step.why }])
      case 'Note':
        return decided<Event>([{ event: 'Noted', words: step.words ?? '' }])
      case 'HaveIt':
        return decided<Event>()
      case 'Remind':
        return state.is === 'Waiting' ? decided<Event>([{ event: 'Reminded' }]) : decided<Event>()
      case 'Break':
        throw new Error('canary: the rule is broken')
    }
  },
  events: events,
  evolve(state, event): State {
    switch (event.event) {
      case 'Reported':
        return { is: 'Waiting', by: event.by, since: event.at, what: event.what, notes: 0, ...(event.room ? { room: event.room } : {}) }
      case 'Approved':
      case 'Declined':
        return {
          is: 'Done',
          how: event.event === 'Approved' ? 'approved' : 'declined',
          by: event.by,
          at: event.at,
          asker: state.is === 'Waiting' ? state.by : event.by,
        }
      case 'Noted':
        return state.is === 'Waiting' ? { ...state, notes: state.notes + 1 } : state
      case 'Reminded':
        return state
    }
  },
  dialogs: [report, decline],
  view: (notice, state, { person }) => ({
    template: 'office/choice',
    data: {
      words: `${notice} for ${person?.id ?? 'a channel'}: ${state.is}${state.is === 'Waiting' && person ? `, ${state.what}` : ''}`,
      choices: [],
    },
    title: 'Chair',
    sections: ['s1'],
    buttons:
      state.is === 'Waiting'
        ? [
            { title: 'Approve', does: { step: 'Approve' } },
            { title: 'Decline', does: { dialog: 'decline' } },
          ]
        : [],
    preview: 'Chair',
  }),
  waiting: (state) =>
    state.is === 'Waiting' ? [{ for: 'lena' as StaffId, what: 'Approve a chair', since: state.since, due: state.since }] : [],
  marks: (state) => (state.is === 'Waiting' && state.room ? [markOf('case', state.room)] : []),
  mayOpen: (state, person) =>
    person.roles.includes('group manager') || (state.is === 'Waiting' ? state.by : state.is === 'Done' ? state.asker : '') === person.id,
  gives: (state) => (state.is === 'Waiting' && state.room ? { room: state.room } : {}),
  say: (event) => `${event.event} it`,
}

/** The chair procedure, as the list of an office holds it. */
export const chair = asAny(plain)

/** A procedure begun by one click, or by words after the command. */
export const bell = asAny<{ step: 'Ring'; words: string }, { event: 'Rung'; words: string }, { is: 'Silent' | 'Rung' }>({
  name: 'bell',
  prefix: 'BE',
  title: 'Bell',
  command: { name: '/bell', help: 'Ring the bell', begins: { step: (text) => ({ step: 'Ring', words: text }) } },
  initial: { is: 'Silent' },
  rights: { Ring: () => true },
  decide: (step) => decided([{ event: 'Rung', words: step.words }]),
  events: { Rung: true },
  evolve: () => ({ is: 'Rung' }),
  dialogs: [],
  view: (notice, state) => ({
    template: 'office/choice',
    data: { words: `${notice}: ${state.is}`, choices: [] },
    title: 'Bell',
    sections: [],
    buttons: [],
    preview: 'Bell',
  }),
  waiting: () => [],
  marks: () => [],
  mayOpen: () => true,
  say: () => 'The bell was rung',
})
