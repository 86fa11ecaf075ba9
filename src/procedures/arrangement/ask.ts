import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Dialog, Facts } from '../procedure.js'
import { behaviourForm, customerForm, datesForm, equalityForm, linkedForm, requestFrom, termsForm, usualDates } from './forms.js'
import type { ArrangementState, ArrangementStep, Kind } from './matter.js'

type D = Dialog<ArrangementStep, ArrangementState>

const given = (from: Answers | undefined): Answers => {
  const taken: Record<string, unknown> = {}
  for (const key of ['customer', 'telephone', 'email', 'party', 'facts', 'behaviour'] as const) if (from?.[key]) taken[key] = from[key]
  if (from?.case) taken.cases = from.case
  // Where a record knows only one way to reach the customer, it tells which by its look.
  const contact = typeof from?.contact === 'string' ? from.contact : ''
  if (contact.includes('@')) taken.email ??= contact
  else if (/\d/.test(contact)) taken.telephone ??= contact
  // The record that this was begun from is ticked already (casework names it as `record`).
  if (typeof from?.record === 'string') taken.linked = [from.record]
  return taken
}

const typed = (answer: unknown): string => (typeof answer === 'string' ? answer : '')

/** The request, step by step. Records of the same customer are named above "check your answers", so that the decider sees them. */
export const askDialog = (kind: Kind): D => ({
  name: 'ask',
  title: kind === 'restriction' ? 'Ask for a restriction' : 'Record a service adjustment',
  send: kind === 'restriction' ? 'Send for decision' : 'Send for confirmation',
  steps: [
    {
      name: 'customer',
      title: 'Who is the customer?',
      know: () => ['What you give here goes into the record that colleagues see, so that they know what to do. (section 15)'],
      form: (_: Answers, { office }: Facts) => customerForm(office),
    },
    ...(kind === 'restriction'
      ? [
          {
            name: 'behaviour',
            title: 'What has happened?',
            know: () => [
              'Unreasonably persistent means: there is nothing useful left to add, the customer has been told so, and they go on. If you can still help them understand, do that first. (section 4)',
              'A group manager or head of department decides, after looking at everything. Such decisions are rare. (section 10)',
            ],
            form: (answers: Answers, facts: Facts) => behaviourForm.extend(linkedForm(answers, facts.office).shape),
          },
        ]
      : [
          {
            name: 'why',
            title: 'Why does it help?',
            know: () => [
              'If our service is harder to use for somebody, for whatever reason, we adjust it where that is reasonable. (section 5)',
            ],
            form: (answers: Answers, facts: Facts) =>
              z.object({
                facts: behaviourForm.shape.facts.meta({ label: 'Why does it help them, and with whom was it agreed?', input: 'lines' }),
                ...linkedForm(answers, facts.office).shape,
              }),
          },
        ]),
    ...(kind === 'restriction'
      ? [
          {
            name: 'equality',
            title: 'Could an adjustment do instead?',
            know: () => [
              'Behaviour can come from a difficulty in using our service. We must consider it; it does not excuse everything. (section 5)',
            ],
            form: () => equalityForm,
          },
        ]
      : []),
    {
      name: 'terms',
      title: kind === 'restriction' ? 'What do you propose?' : 'What was agreed?',
      know: () =>
        kind === 'restriction'
          ? [
              'Any mix is possible: cases or a subject, one person to deal with, a channel. Everything else stays open to the customer. (section 10)',
              'Closed cases get "NFC" in their title. Always consider whether a mail folder would help. (section 10)',
            ]
          : ['Write it so that a colleague who picks up the telephone knows what to do.'],
      form: () => termsForm(kind),
    },
    {
      name: 'dates',
      title: 'From when, and until the next look?',
      know: () => ['It starts when the customer has been told. It is reviewed within a year. (section 15)'],
      form: () => datesForm,
    },
  ],
  begin: (_state, facts, { text, from }) => ({ ...usualDates(facts), ...given(from), ...(text && !from ? { customer: text } : {}) }),
  evidence: (answers) => ({
    customer: {
      name: typed(answers.customer),
      telephone: typed(answers.telephone),
      email: typed(answers.email),
      party: typed(answers.party),
      // Cases are named on a later screen, or by the record that this began from.
      cases: [typed(answers.cases)],
    },
    years: 5,
  }),
  step: (answers) => ({ step: 'AskForArrangement', request: requestFrom(kind, answers) }),
})
