import { z } from 'zod'
import { type Decision, decided, type Facts, refused } from '../procedure.js'
import { cite } from '../sections.js'
import type { Bare } from '../shared/begun.js'
import { nameThen } from '../shared/called.js'
import * as fields from '../shared/fields.js'
import { type ByPerson, tell } from '../shared/people.js'
import { either, type May, ranked } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import { toCaseSystem } from './case-file.js'
import { dayGoneBy } from './dates.js'
import { evolveArrangement } from './evolve.js'
import { rings, takes } from './kinds-of-step.js'
import { type ArrangementEvent, isStanding, type Kind, type Known, type Standing, type Task } from './matter.js'
import { chaseTasks, isLetter, mayComeIntoForce, openLetters, taskOf, tasks } from './tasks.js'
import { sayDecided } from './who-decided.js'
import { mayOwn } from './whom.js'

type Answer = Decision<Bare<ArrangementEvent>>
export const standing = { during: ['Approved', 'InForce', 'Lifted'], otherwise: sayDecided } as const
/** Why it is not to be looked after any more, or not yet. */
const sayOver = (state: Known, facts: Facts): string => {
  const last = isStanding(state) ? state.reviews.at(-1) : undefined
  return last ? `${nameThen(last, facts.office)} lifted this ${facts.office.calendar.say(last.at, facts.now)}.` : sayDecided(state, facts)
}
export const stands = { during: ['Approved', 'InForce'], otherwise: sayOver } as const

/** s15: the owner reviews and looks after it; a head of department may step in, and so may a deputy of the rank while the owner is away. */
export const theOwner: May<Known> = (state, facts) => (isStanding(state) ? mayOwn(state, facts.by, facts) : 'This has not been approved.')
const doer =
  (task: Task): May<Known> =>
  (state, facts) =>
    isStanding(state) ? tasks.may(task, () => state.todo)(state, facts) : 'This has not been approved.'
const adviceServices: May<Known> = (state, facts) =>
  isStanding(state) ? ranked(['advice services'], 'Advice Services can do this.')(state, facts) : 'This has not been approved.'

/** What was decided last holds from this very step on, when these events are the last thing that was missing. */
const thenInForce = (events: readonly Bare<ArrangementEvent>[], state: Standing, facts: Facts): Answer => {
  const at = { by: facts.by, at: facts.now }
  const after = events.map((event) => ({ ...at, ...event }) as ArrangementEvent).reduce(evolveArrangement, state)
  if (!isStanding(after) || !mayComeIntoForce(after, facts.now, facts.office)) return decided(events)
  const told = tell(
    'in-force',
    [after.askedBy, after.owner].filter((id) => facts.office.person(id)),
  )
  if (after.is === 'Approved') return decided([...events, { event: 'ArrangementInForce' }], told)
  if (after.next) return decided([...events, { event: 'ChangeInForce' }], [...told, ...toCaseSystem(facts)])
  return decided(events)
}

const alreadyDone = (state: Standing, concerns: (task: Task) => boolean, { office, now }: Facts): string => {
  const closed = state.todo.findLast((one) => concerns(one.task) && one.closed)?.closed
  return closed ? `${nameThen(closed, office)} has done this already, ${office.calendar.say(closed.at, now)}.` : 'This is not needed here.'
}

/** Why an item of the checklist is not to be closed; undefined while it is open. */
const stillOpen =
  (task: Task) =>
  (state: Standing, facts: Facts): string | undefined =>
    openOf(state.todo).some((one) => one.task === task) ? undefined : alreadyDone(state, (one) => one === task, facts)

/** Closes one item of the checklist, with the words that are shown where it is. */
const done = (task: Task, state: Standing, facts: Facts, closing: { readonly as?: 'refused'; readonly note?: string } = {}): Answer => {
  const because = stillOpen(task)(state, facts)
  return because === undefined ? decided([{ event: 'TaskDone', task, ...closing }]) : refused(because)
}

/** The letter went out on a day: whatever was still to be told is told with it, and holds from its start date on (s10). One letter for two is ours. */
const letterSent = (on: string, state: Standing, facts: ByPerson): Answer => {
  const { calendar } = facts.office
  const open = openLetters(state)
  if (open.some((task) => on < calendar.dateOf(taskOf(state, task)?.since ?? facts.now)))
    return refused('That day is before the decision. Please give the day on which the letter about it went out.', 'on')
  return thenInForce(
    open.map((task) => ({ event: 'TaskDone', task, letterOn: on })),
    state,
    facts,
  )
}

const yet = (label: string) => fields.choice(label, { yes: 'Yes', no: 'Not yet' })

/** The checklist after the decision, and what holds from when (s10, s15). */
export const afterApproval = (kind: Kind) => ({
  /** s15: the date that the record should be created; at the earliest when the customer has been told (s10). */
  ComeIntoForce: rings({ during: ['Approved', 'InForce', 'Lifted'], does: (_, state, facts) => thenInForce([], state, facts) }),
  /** s10: the arrangement is explained to the customer in writing. */
  MarkLetterSent: takes({
    given: (facts: Facts) => z.object({ on: dayGoneBy('Sent on', facts) }),
    may: either<Known>(theOwner, adviceServices),
    ...standing,
    unless: (state, facts) => (openLetters(state).length === 0 ? alreadyDone(state, isLetter, facts) : undefined),
    form: {
      name: 'letter',
      title: 'The letter has been sent',
      send: 'Keep',
      know: [`A restriction, or a change of it, is not in force before the customer has been told in writing. (${cite('s10')})`],
      begin: (_, { office, now }) => ({ on: office.calendar.dateOf(now) }),
    },
    does: ({ on }, state, facts) => letterSent(String(on), state, facts),
  }),
  /** Ours: what cannot wait for the letter of s10 starts before it, for a reason. */
  StartWithoutLetter: takes({
    given: z.object({ reason: fields.words('Why can it not wait for the letter?') }),
    may: theOwner,
    ...stands,
    unless: (state) => (state.is === 'InForce' && !state.next ? 'This is in force already.' : undefined),
    form: { name: 'without-letter', title: 'Start before the letter', send: 'Start' },
    does: ({ reason }, state, facts) => thenInForce([{ event: 'LetterOverridden', reason }], state, facts),
  }),
  /** s10: 'NFC' is added to the titles of the cases. */
  MarkCasesTitled: takes({
    may: either<Known>(doer('nfc'), adviceServices),
    ...stands,
    does: (_, state, facts) => done('nfc', state, facts),
  }),
  /** s15: Advice Services make the record, the case that holds the correspondence, the box on the party record and the entry on the intranet. */
  MarkRecorded: takes({
    given: ({ office: { names } }: Facts) =>
      z
        .object({
          holdingCase: fields.line(`Case that holds the correspondence in ${names.caseSystem}`, { max: 100 }),
          partyBox: yet(
            `Is the box "${kind === 'restriction' ? 'restricted contact' : 'reasonable adjustment'}" ticked on the party record?`,
          ),
          intranet: yet(`Are the details on ${names.intranetPage}?`),
        })
        .superRefine((answers, context) => {
          const missing = answers.partyBox === 'no' ? 'partyBox' : answers.intranet === 'no' ? 'intranet' : undefined
          if (missing)
            context.addIssue({
              code: 'custom',
              path: [missing],
              message: `Please tick the box on the party record and put the details on ${names.intranetPage} first: both are what colleagues will see (${cite('s15')}).`,
            })
        }),
    may: doer('record'),
    ...stands,
    unless: stillOpen('record'),
    form: { name: 'record', title: 'The record is made', send: 'Keep' },
    does: ({ holdingCase }, state, facts) => done('record', state, facts, { note: String(holdingCase) }),
  }),
  /** s10: Customer Contact authorise a folder in the mail management inbox, or say why not. */
  AuthoriseMailFolder: takes({
    given: z.object({
      authorised: fields.yesNo('Do you authorise the folder?'),
      note: fields.shownWhen(
        'authorised',
        ['no'],
        fields.words('Why not?', {
          hint: 'The owner and whoever asked for it read this.',
          missing: 'Say why not, in a few words.',
          max: 2_000,
        }),
      ),
    }),
    may: doer('mail folder'),
    ...stands,
    unless: stillOpen('mail folder'),
    form: { name: 'mail-folder', title: 'Mail management folder', send: 'Keep' },
    does: ({ authorised, note }, state, facts) => {
      const closed = done('mail folder', state, facts, authorised === 'no' ? { as: 'refused', note: note ?? '' } : {})
      if (closed.outcome === 'refused' || authorised === 'yes') return closed
      return decided(
        closed.events,
        tell(
          'folder',
          [state.askedBy, state.owner].filter((id) => facts.office.person(id)),
        ),
      )
    },
  }),
  /** Ours, from s15: when it is over, what was entered is taken out again. */
  MarkTakenAway: takes({ may: doer('take away'), ...standing, does: (_, state, facts) => done('take away', state, facts) }),
  /** Ours: what is to be done after approval is asked after, and passed up (rule 3). */
  ChaseTasks: rings({
    during: ['Approved', 'InForce', 'Lifted'],
    does: (_, state, facts) => {
      const owed = chaseTasks(state, facts)
      return owed.length > 0 ? decided([{ event: 'TasksChased' }], owed) : decided()
    },
  }),
})
