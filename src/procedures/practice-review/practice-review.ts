import { z } from 'zod'
import type { YearFound } from '../looking-back.js'
import { decided, type Facts, type Procedure, refused } from '../procedure.js'
import { begun, type StepOf, stepsOf } from '../shared/begun.js'
import { withNames } from '../shared/called.js'
import * as fields from '../shared/fields.js'
import { recordsNamed } from '../shared/records-named.js'
import { either } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import type { RecordId } from '../words.js'
import { dueReview } from './due.js'
import { reviewInCopy } from './in-copy.js'
import { chases, isLeads, looksAt, puts, reviewMustRing, seesAll, settles, theirs, waits } from './leading.js'
import { type BegunReview, decisionOf, evolveReview, findings, lookAt, type ReviewEvent, type ReviewState, reviewEvents } from './matter.js'
import { sayReview } from './say.js'
import { viewReview } from './view.js'

const { opensItself, takes, rings } = begun<ReviewState, ReviewEvent, 'NotOpened'>({
  initial: 'NotOpened',
  notBegun: 'No review was opened here.',
  begunAlready: 'This review is open already.',
})
const over = 'This review is closed. The next one opens by itself.'
const ledNow = { may: isLeads, during: ['Open'], otherwise: over } as const

/** Nobody waits for the next review for longer than this (s1: each year; the quarter more is ours). */
const mostMonths = 15
/** So far ahead something may be decided. */
const mostMonthsToDo = 12
const noNames = 'Name no customer and nobody of the staff: others read this.'

const opened = (given: YearFound, facts: Facts): ReviewEvent => ({
  event: 'ReviewOpened',
  found: given,
  due: facts.office.calendar.at(given.date, '09:00'),
  by: facts.by,
  at: facts.now,
})

const tasksOpen = (state: BegunReview): readonly string[] =>
  openOf(state.toDo)
    .map(({ task }) => task)
    .filter((task) => !task.startsWith('decision '))

const steps = {
  /** s1: once a year. An office of which nothing was recorded yet has nothing to look back on, and its first review waits. */
  OpenReview: opensItself({
    given: z.object({ found: z.custom<YearFound>((value) => typeof value === 'object' && value !== null), first: z.boolean() }),
    does: ({ found, first }, facts) => {
      if (first && found.recorded === 0) return decided()
      const event = opened(found, facts)
      const state = evolveReview({ is: 'NotOpened' }, event)
      return state.is === 'NotOpened'
        ? decided()
        : decided(
            [event],
            puts(
              state.toDo.map(({ task }) => task),
              state,
              facts,
            ),
          )
    },
  }),
  /** s1: the Head of Customer Contact leads the review: the year's figures are read first. */
  ReadPack: takes({
    ...ledNow,
    does: (_, state) => decided(tasksOpen(state).includes('read') ? [{ event: 'PackRead' }] : []),
  }),
  /** Ours, from s1: guidance of the office's own is looked through once a year. */
  LookThroughGuidance: takes({
    ...ledNow,
    does: (_, state) => decided(tasksOpen(state).includes('guidance') ? [{ event: 'GuidanceLookedThrough' }] : []),
  }),
  /** s1: applied consistently: some records of the year are looked at, and what was found is kept. */
  LookAtRecord: takes({
    given: z.object({
      record: fields.line('Which record?', { hint: 'Its reference, as it stands on the card.' }),
      finding: fields.choice('How does it stand against the procedure?', findings),
      words: fields.perhaps(fields.words('In a few words', { max: 1_000, hint: `What the office can learn from it. ${noNames}` })),
    }),
    may: either(
      (state, facts) => theirs(state, facts.by, facts).looks.length > 0 || 'None of these records is for you to look at.',
      isLeads,
    ),
    during: ['Open'],
    otherwise: over,
    form: {
      name: 'look',
      title: 'A record that was drawn',
      send: 'Save',
      know: [
        'Open the record first, from the card. Look at whether the procedure was applied as in others of its kind: not at who did it.',
      ],
      begin: (state, facts, _) => {
        const [next] = [...theirs(state, facts.by, facts).looks, ...tasksOpen(state).filter((task) => task.startsWith('look '))]
        return next ? { record: next.slice('look '.length) } : {}
      },
    },
    does: ({ record: typed, finding, words }, state, facts) => {
      const record = recordsNamed(typed)[0] ?? (typed.toUpperCase() as RecordId)
      const task = lookAt(record)
      if (!state.found.draw.drawn.some((one) => one.record === record))
        return refused(`${record} was not drawn for this review. Copy the reference from the card.`, 'record')
      if (!tasksOpen(state).includes(task)) return refused(`${record} has been looked at already.`, 'record')
      const may = looksAt(task)(state, facts)
      if (may !== true && (finding !== 'unseen' || isLeads(state, facts) !== true)) return refused(may, 'record')
      return decided([{ event: 'RecordLookedAt', record, finding, words }])
    },
  }),
  /** s1: experience is discussed in team and management meetings. */
  DiscussReview: takes({
    ...ledNow,
    given: ({ office, now }: Facts) => {
      const today = office.calendar.dateOf(now)
      return z.object({
        on: fields.date('When was it discussed?').refine((day) => day <= today, 'Choose today or a day before.'),
        words: fields.words('What was said?', {
          max: 4_000,
          hint: `Is the procedure still fit for its purpose, and is it applied in the same way everywhere? ${noNames}`,
        }),
      })
    },
    form: {
      name: 'discuss',
      title: 'The review was discussed',
      send: 'Save',
      begin: (_, { office, now }) => ({ on: office.calendar.dateOf(now) }),
    },
    does: (given) => decided([{ event: 'ReviewDiscussed', ...given }]),
  }),
  /** s1: fit for purpose: what is to change, by whom and when. */
  DecideInReview: takes({
    ...ledNow,
    given: (facts: Facts) => {
      const today = facts.office.calendar.dateOf(facts.now)
      const last = facts.office.calendar.moveDate(today, { months: mostMonthsToDo })
      return z.object({
        what: fields.words('What was decided?', { max: 1_000, hint: noNames }),
        who: fields.person('Who does it?', facts.office.people, 'Choose somebody of the office.'),
        until: fields
          .date('By when?')
          .refine((day) => today <= day && day <= last, `Choose a day from today to ${facts.office.calendar.sayDate(last)}.`),
        guidance: fields.yesNo('Does it change guidance of our own?', {
          hint: 'If so, its form comes next: new words are proposed there, and approved as always.',
        }),
      })
    },
    form: { name: 'decide', title: 'Something was decided', send: 'Save' },
    does: ({ guidance, ...given }, state, facts) => {
      const due = facts.office.calendar.at(given.until, '09:00')
      const event = { event: 'DecisionMade' as const, ...given, guidance: guidance === 'yes', due }
      const after = evolveReview(state, { ...event, by: facts.by, at: facts.now })
      const task = decisionOf(state.decisions.length + 1)
      return decided([event], after.is === 'NotOpened' ? [] : puts([task], after, facts))
    },
  }),
  /** Ours: a decision of the review is done. */
  SettleDecision: takes({
    given: z.object({
      number: fields.line('Which decision?', { hint: 'Its number, as it stands on the card.' }),
      words: fields.words('What was done, or why not?', { max: 1_000, hint: noNames }),
    }),
    may: either(
      (state, facts) => theirs(state, facts.by, facts).decisions.length > 0 || 'None of these decisions is for you to do.',
      isLeads,
    ),
    form: {
      name: 'settle',
      title: 'A decision is done',
      send: 'Save',
      begin: (state, facts, _) => {
        const [next] = [...theirs(state, facts.by, facts).decisions, ...openDecisions(state)]
        return next === undefined ? {} : { number: String(next) }
      },
    },
    does: ({ number: typed, words }, state, facts) => {
      const number = Number(typed)
      if (!openDecisions(state).includes(number))
        return refused('No open decision has this number: look at the card, and write it again.', 'number')
      const may = settles(decisionOf(number))(state, facts)
      return may === true ? decided([{ event: 'DecisionSettled', number, words }]) : refused(may, 'number')
    },
  }),
  /** s1: the review ends with a reason, and the next has a date. */
  CloseReview: takes({
    ...ledNow,
    given: ({ office, now }: Facts) => {
      const today = office.calendar.dateOf(now)
      const last = office.calendar.moveDate(today, { months: mostMonths })
      return z.object({
        because: fields.words('What did the review come to?', {
          max: 4_000,
          hint: `Is the procedure still fit for its purpose? If something was left out, say why. ${noNames}`,
        }),
        next: fields
          .date('When is the next review?', { hint: 'Each year. It opens by itself a month before.' })
          .refine((day) => today < day && day <= last, `Choose a day from tomorrow to ${office.calendar.sayDate(last)}.`),
      })
    },
    form: {
      name: 'close',
      title: 'Close the review',
      send: 'Close it',
      know: ['What was decided is still asked after until it is done. Whatever else is open is closed with the review.'],
      begin: ({ found }, { office }) => ({ next: office.calendar.moveDate(found.date, { years: 1 }) }),
    },
    does: (given) => decided([{ event: 'ReviewClosed', ...given }]),
  }),
  /** Ours: the review and its decisions are asked after, and passed up (rule 3). */
  ChaseReview: rings({
    does: (_, state, facts) => {
      const owed = chases(state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'ReviewChased' }], owed)
    },
  }),
}
const openDecisions = (state: BegunReview): readonly number[] =>
  openOf(state.toDo).flatMap(({ task }) => (task.startsWith('decision ') ? [Number(task.slice('decision '.length))] : []))
export type ReviewStep = StepOf<typeof steps>
const rules = stepsOf<ReviewState, ReviewEvent, typeof steps>(steps)

/** The yearly review of practice (s1), led by the Head of Customer Contact: opened by the clock, read, discussed, decided, closed with its next date. */
export const practiceReview: Procedure<ReviewStep, ReviewEvent, ReviewState> = {
  name: 'practice-review',
  prefix: 'YR',
  title: 'Yearly review',
  initial: { is: 'NotOpened' },
  ...rules,
  decide: (step, state, facts) => withNames(rules.decide(step, state, facts), facts),
  events: reviewEvents,
  inCopy: reviewInCopy,
  evolve: evolveReview,
  view: viewReview,
  looksBack: {
    due: dueReview,
    step: (found, last) => ({ step: 'OpenReview', found, first: last === undefined }),
    pack: (state, facts) => {
      if (state.is === 'NotOpened' || !seesAll(state, facts.by, facts)) return 'The pack is for whoever leads the review.'
      return {
        found: state.found,
        looked: state.looks.length,
        decisions: state.decisions.map(({ what, who, until }, place) => ({
          ...{ what, who, by: until },
          done: !openDecisions(state).includes(place + 1),
        })),
      }
    },
  },
  // s1: what is decided about the office's own words is proposed and approved where all of them are.
  leadsTo: {
    DecideInReview: (state) => (state.is !== 'NotOpened' && state.decisions.at(-1)?.guidance ? '/guidance-change' : undefined),
  },
  waiting: (state, facts) => (state.is === 'NotOpened' ? [] : waits(state, facts)),
  mustRing: (state, facts) => (state.is === 'NotOpened' ? [] : reviewMustRing(state, facts)),
  marks: () => [],
  mayOpen: (state, { id }, facts) => {
    if (state.is === 'NotOpened') return false
    const own = theirs(state, id, facts)
    return seesAll(state, id, facts) || own.looks.length > 0 || own.decisions.length > 0
  },
  retention: {
    names: ['closed'],
    of: (state) => (state.is === 'Closed' && openDecisions(state).length === 0 ? 'closed' : undefined),
  },
  say: sayReview,
}
