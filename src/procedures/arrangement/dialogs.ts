import { z } from 'zod'
import type { Answers, Form } from '../form.js'
import type { Dialog, Facts } from '../procedure.js'
import * as fields from '../shared/fields.js'
import { deciders, managers } from '../shared/people.js'
import type { StaffId } from '../words.js'
import { askDialog } from './ask.js'
import { answersFrom, datesForm, reasonForm, termsForm, termsFrom } from './forms.js'
import type { ArrangementState, ArrangementStep, Kind } from './matter.js'
import { decidedTerms, isStanding } from './tasks.js'

type D = Dialog<ArrangementStep, ArrangementState>

/** A dialog of one screen. */
const one = (
  name: string,
  title: string,
  send: string,
  form: (facts: Facts) => Form,
  step: D['step'],
  know: readonly string[] = [],
  begin?: D['begin'],
): D => ({
  name,
  title,
  send,
  steps: [{ name: 'one', title, know: () => know, form: (_, facts) => form(facts) }],
  ...(begin ? { begin } : {}),
  preview: () => [],
  step,
})
const reason = (answers: Answers): string => String(answers.reason ?? '')

const changed = (kind: Kind): Form =>
  z.object({
    ...termsForm(kind).shape,
    start: datesForm.shape.start,
    review: datesForm.shape.review,
    ...reasonForm('What is changed, and why?').shape,
  })
const present: NonNullable<D['begin']> = (state) =>
  state.is === 'NotAsked' ? {} : answersFrom(isStanding(state) ? decidedTerms(state) : state.request.terms)
/** What stands now, from today at the earliest: a review is due within a year of the start. */
const fromToday: NonNullable<D['begin']> = (state, facts) => {
  const today = facts.office.calendar.dateOf(facts.now)
  const { start } = isStanding(state) ? decidedTerms(state) : { start: today }
  return { start: start > today ? start : today }
}
const nextReview: NonNullable<D['begin']> = (_state, facts) => ({
  review: facts.office.calendar.moveDate(facts.office.calendar.dateOf(facts.now), { years: 1 }),
})

/** Every dialog of a restriction or an adjustment. */
export const arrangementDialogs = (kind: Kind): readonly D[] => [
  askDialog(kind),
  one(
    'approve-with-changes',
    'Approve with changes',
    'Approve these',
    () => changed(kind),
    (answers) => ({ step: 'ApproveWithChanges', terms: termsFrom(answers), reason: reason(answers) }),
    [
      kind === 'restriction'
        ? 'By approving you confirm that you have looked at all relevant contact and weighed the circumstances. (section 10)'
        : 'We adjust our service wherever that is reasonable. (section 5)',
    ],
    present,
  ),
  one(
    'decline',
    'Decline',
    'Decline',
    () => reasonForm('Why?', 'Your colleague reads this. What could they do instead?'),
    (answers) => ({ step: 'DeclineArrangement', reason: reason(answers) }),
  ),
  one(
    'ask-for-more',
    'Ask for more',
    'Ask',
    () => reasonForm('What do you need to know?'),
    (answers) => ({ step: 'AskForMore', question: reason(answers) }),
  ),
  one(
    'answer',
    'Answer the question',
    'Send',
    () => reasonForm('Your answer'),
    (answers) => ({ step: 'AnswerMore', answer: reason(answers) }),
  ),
  one(
    'consult',
    'Consult the Head of Customer Contact',
    'Ask for advice',
    () => reasonForm('What are you unsure about?'),
    (answers) => ({ step: 'ConsultHead', question: reason(answers) }),
    ['They advise; the decision stays with you. (section 10)'],
  ),
  one(
    'advise',
    'Your advice',
    'Send',
    () => reasonForm('What do you advise?'),
    (answers) => ({ step: 'AdviseDecider', advice: reason(answers) }),
  ),
  one(
    'withdraw',
    'Withdraw the request',
    'Withdraw',
    () => reasonForm('Why?'),
    (answers) => ({ step: 'WithdrawRequest', reason: reason(answers) }),
  ),
  one(
    'letter',
    'The letter has been sent',
    'Keep',
    () => z.object({ on: z.iso.date().meta({ label: 'Sent on', input: 'date' }) }),
    (answers) => ({ step: 'MarkLetterSent', on: String(answers.on) }),
    ['A restriction, or a change of it, is not in force before the customer has been told in writing. (section 10)'],
    (_state, facts) => ({ on: facts.office.calendar.dateOf(facts.now) }),
  ),
  one(
    'without-letter',
    'Start before the letter',
    'Start',
    () => reasonForm('Why can it not wait for the letter?'),
    (answers) => ({ step: 'StartWithoutLetter', reason: reason(answers) }),
  ),
  one(
    'record',
    'The record is made',
    'Keep',
    (facts) =>
      z.object({
        holdingCase: z
          .string()
          .trim()
          .min(1)
          .max(100)
          .meta({ label: `Case that holds the correspondence in ${facts.office.names.caseSystem}` }),
        partyBox: z.enum(['yes', 'no']).meta({
          label: `Is the box "${kind === 'restriction' ? 'restricted contact' : 'reasonable adjustment'}" ticked on the party record?`,
          labels: { yes: 'Yes', no: 'Not yet' },
        }),
        intranet: z
          .enum(['yes', 'no'])
          .meta({ label: `Are the details on ${facts.office.names.intranetPage}?`, labels: { yes: 'Yes', no: 'Not yet' } }),
      }),
    (answers) => ({
      step: 'MarkRecorded',
      holdingCase: String(answers.holdingCase),
      partyBox: answers.partyBox === 'yes',
      intranet: answers.intranet === 'yes',
    }),
  ),
  one(
    'mail-folder',
    'Mail management folder',
    'Keep',
    () =>
      z.object({
        authorised: z.enum(['yes', 'no']).meta({ label: 'Do you authorise the folder?', labels: { yes: 'Yes', no: 'No' } }),
        note: z.string().max(2_000).optional().meta({ label: 'Note', input: 'lines' }),
      }),
    (answers) => ({
      step: 'AuthoriseMailFolder',
      authorised: answers.authorised === 'yes',
      ...(answers.note ? { note: String(answers.note) } : {}),
    }),
  ),
  one(
    'owner',
    'Name the owner',
    'Name',
    (facts) =>
      z.object({
        owner: fields.person(
          'New owner',
          fields.ofRank(kind === 'adjustment' ? managers : deciders, facts),
          'Please choose a group manager or a head of department.',
        ),
      }),
    (answers) => ({ step: 'NameOwner', owner: String(answers.owner) as StaffId }),
    ['The owner reviews it and answers the customer’s questions about it. (section 15)'],
  ),
  one(
    'continue',
    'Continue',
    'Continue',
    () => z.object({ ...reasonForm('Why does it go on?').shape, review: z.iso.date().meta({ label: 'Next review', input: 'date' }) }),
    (answers) => ({ step: 'ContinueArrangement', reason: reason(answers), review: String(answers.review) }),
    ['The customer is told the outcome of the review in a letter; a draft is on the card afterwards.'],
    nextReview,
  ),
  one(
    'change',
    'Change',
    'Change',
    () => changed(kind),
    (answers) => ({ step: 'ChangeArrangement', terms: termsFrom(answers), reason: reason(answers) }),
    kind === 'restriction'
      ? [
          'Until the letter about it has gone out and its start date has come, the customer is dealt with as before. (section 10)',
          'A draft of the letter is on the card afterwards.',
        ]
      : ['The customer is told the outcome of the review in a letter; a draft is on the card afterwards.'],
    (...given) => ({
      ...(present(...given) as Answers),
      ...(fromToday(...given) as Answers),
      ...(nextReview(...given) as Answers),
    }),
  ),
  one(
    'lift',
    'Lift',
    'Lift',
    () => reasonForm('Why is it no longer needed?'),
    (answers) => ({ step: 'LiftArrangement', reason: reason(answers) }),
    ['It is over at once. The customer is told so in a letter; a draft is on the card afterwards.'],
  ),
  one(
    'challenge',
    'The customer challenges this',
    'Keep',
    () => reasonForm('What do they say?'),
    (answers) => ({ step: 'RecordChallenge', words: reason(answers) }),
  ),
  one(
    'answer-challenge',
    'Answer to the challenge',
    'Keep',
    (facts) =>
      reasonForm(
        'What was answered?',
        `If they stay dissatisfied with how this procedure was applied, the "${facts.office.names.complaintsPage}" page is the way (section 12).`,
      ),
    (answers) => ({ step: 'AnswerChallenge', answer: reason(answers) }),
  ),
  one(
    'log-contact',
    'Log a contact',
    'Log',
    () => reasonForm('What happened?', 'The owner is told.'),
    (answers) => ({ step: 'LogContact', words: reason(answers) }),
  ),
]
