import { z } from 'zod'
import { decided, refused } from '../procedure.js'
import { cite } from '../sections.js'
import * as fields from '../shared/fields.js'
import { tell } from '../shared/people.js'
import { either } from '../shared/rights.js'
import { openOf } from '../shared/todo.js'
import { decides, governance, governs, ownHeads, tasks } from './asking.js'
import { correctForm, customerForm, items, madeForm, matterForm } from './forms.js'
import { type Answer, rings, takes } from './kinds-of-step.js'
import type { BegunReport } from './matter.js'
import { asStands, has } from './rights.js'
import { nothingYet, notYet, putsAfter } from './telling.js'

/** The report itself, and what is to be done afterwards (s11; s9's formal record). */
export const reporting = {
  /** s11: what is provided to the head of department and Information Governance after a report. */
  MakeReport: takes({
    given: madeForm,
    may: has('report'),
    during: ['ToReport'],
    otherwise: asStands,
    form: {
      name: 'made',
      title: 'What was reported',
      send: 'Record the report',
      know: [`It goes to the head of department and to Information Governance, with your name (${cite('s11')}).`],
      begin: ({ decision, proposal }, { now, office }) => ({
        authority: decision.to,
        why: decision.reason,
        what: proposal.facts,
        on: office.calendar.dateOf(now),
      }),
    },
    does: (made, state, facts) => {
      const because = notYet(made.on, facts)
      if (because) return refused(because, 'on')
      const after: BegunReport = { ...state, made: { ...made, by: facts.by, at: facts.now } }
      return decided(
        [{ event: 'ReportMade', made }],
        [...tell('reported', [...ownHeads(state, facts), state.decision.by], 'now'), ...putsAfter(after, facts)],
      )
    },
  }),
  /** Ours: what was kept can be put right; the old words stay beside the new ones, and those who have it are told. */
  CorrectItem: takes({
    given: correctForm,
    may: either<BegunReport>(
      decides,
      (state, facts) => state.made?.by === facts.by || 'Whoever recorded it, or who decides, can correct it.',
      has('customer'),
    ),
    during: ['Deciding', 'Reported'],
    otherwise: asStands,
    unless: nothingYet,
    form: { name: 'correct', title: 'Put something right', send: 'Correct it' },
    does: ({ item, words, why }, state, facts) => {
      const because = item === 'on' ? notYet(words, facts) : undefined
      if (because) return refused(because, 'words')
      if (state.made?.[item] === words) return refused(`“${items[item]}” reads so already.`, 'words')
      return decided(
        [{ event: 'ItemCorrected', item, words, why }],
        [...tell('corrected', [...ownHeads(state, facts), ...governance(facts)]), ...(state.record ? [tasks.alarm(facts)] : [])],
      )
    },
  }),
  /** s11: we would normally expect to make the customer aware of it. */
  SettleCustomer: takes({
    given: customerForm,
    may: has('customer'),
    during: ['Deciding', 'Reported'],
    otherwise: asStands,
    unless: (state) => nothingYet(state) ?? (state.customer?.told === 'told' ? 'They have been told already.' : undefined),
    form: {
      name: 'customer',
      title: 'Does the customer know?',
      send: 'Record it',
      know: [
        `Normally they are told. Where that would endanger somebody, say so: Information Governance see it (${cite('s11')}; the exception is ours).`,
      ],
    },
    does: (given, _, facts) => {
      const because = given.on ? notYet(given.on, facts) : undefined
      if (because) return refused(because, 'on')
      const { told, on, words } = given
      return decided(
        [{ event: 'CustomerSettled', told, ...(on ? { on } : {}), ...(words ? { words } : {}) }],
        told === 'told' ? [] : tell('not-told', governance(facts), 'now'),
      )
    },
  }),
  /** s11: we should also consider whether we go on dealing with their matter. */
  DecideMatter: takes({
    given: matterForm,
    may: has('matter'),
    during: ['Deciding', 'Reported'],
    otherwise: asStands,
    unless: (state) => nothingYet(state) ?? (state.continues ? 'That has been said already.' : undefined),
    form: { name: 'matter', title: 'Their own matter', send: 'Record it' },
    does: ({ continues, why }, state, facts) =>
      decided([{ event: 'MatterDecided', continues, why }], continues === 'no' ? tasks.puts(['tell', 'note'], state, facts) : []),
  }),
  /** s11: the customer is told at the earliest opportunity that their own matter is not dealt with any more. */
  ToldOfMatter: takes({ may: has('tell'), during: ['Deciding', 'Reported'], otherwise: asStands, does: (_, state) => done(state, 'tell') }),
  /** s11: and a record of it is added to the case file or contact record. */
  NoteAdded: takes({ may: has('note'), during: ['Deciding', 'Reported'], otherwise: asStands, does: (_, state) => done(state, 'note') }),
  /** s9: Information Governance make the formal record of the disclosure. */
  ConfirmRecord: takes({
    given: z.object({ reference: fields.line('Reference of the formal record') }),
    may: governs,
    during: ['Deciding', 'Reported'],
    otherwise: asStands,
    unless: (state) => {
      if (openOf(state.toDo).some(({ task }) => task === 'record')) return undefined
      return state.record ? 'The record is confirmed already.' : 'Nothing has been reported yet.'
    },
    form: { name: 'record', title: 'The record of disclosure', send: 'Confirm it' },
    does: ({ reference }) => decided([{ event: 'RecordConfirmed', reference }]),
  }),
  /** Ours: what is to be done after the decision is asked after, and passed up (rule 3). */
  ChaseTasks: rings({
    does: (_, state, facts) => {
      const owed = tasks.chases(state.toDo, state, facts)
      return owed.length === 0 ? decided() : decided([{ event: 'TasksChased' }], owed)
    },
  }),
}

const done = ({ toDo }: BegunReport, task: 'tell' | 'note'): Answer =>
  openOf(toDo).some((one) => one.task === task)
    ? decided([{ event: 'TaskDone', task }])
    : refused('That is done already, or was never needed.')
