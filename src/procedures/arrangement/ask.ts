import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import type { StepForm } from '../shared/dialogs.js'
import { byPerson, holds, namesOf } from '../shared/people.js'
import { datesForm, usualDates } from './dates.js'
import { behaviourForm, customerForm, equalityForm, isPersistence, linkedForm, termsForm, whyForm } from './forms.js'
import type { ArrangementState, Kind, Request, Terms } from './matter.js'
import { answersFrom, textIn, typedIn } from './request.js'
import { decidersOf, rankFor } from './whom.js'

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

/** Who holds the rank to decide cannot decide on what they ask for themselves: said before they fill it in. */
const ownRequest = (kind: Kind, facts: Facts): readonly string[] => {
  if (!byPerson(facts) || !holds(facts.by, rankFor(kind), facts.office)) return []
  const others = decidersOf({ request: { kind } as Request, askedBy: facts.by }, facts.office).map(({ id }) => id)
  const names = namesOf(others.slice(0, 2), facts.office) || 'nobody in the office file'
  return [`Nobody decides on their own request, whatever their rank: ${names} decides this one.`]
}

/** s4: persistence goes to the line manager first, when it is no manager who asks. */
const whoDecides = (kind: Kind, facts: Facts): readonly string[] =>
  kind === 'restriction'
    ? [
        `A group manager or head of department decides, after looking at everything. Such decisions are rare. (${cite('s10')})`,
        ...ownRequest(kind, facts),
      ]
    : ownRequest(kind, facts)

/** The request, screen by screen. Records of the same customer are named above "check your answers", so that the decider sees them. */
export const askForm = (kind: Kind): StepForm<ArrangementState> => ({
  name: 'ask',
  title: kind === 'restriction' ? 'Ask for a restriction' : 'Record a service adjustment',
  send: kind === 'restriction' ? 'Send for decision' : 'Send for confirmation',
  screens: [
    {
      name: 'customer',
      title: 'Who is the customer?',
      know: (_, facts) => [
        `What you give here goes into the record that colleagues see, so that they know what to do. (${cite('s15')})`,
        ...whoDecides(kind, facts),
      ],
      form: (_, { office }) => customerForm(office),
    },
    ...(kind === 'restriction'
      ? [
          {
            name: 'behaviour',
            title: 'What has happened?',
            know: () => [
              `Unreasonably persistent means: there is nothing useful left to add, the customer has been told so, and they go on. If you can still help them understand, do that first. (${cite('s4')})`,
              `Your line manager considers first whether it is persistent in that way. (${cite('s4')})`,
            ],
            form: (answers: Answers, { office }: Facts) =>
              z.object({ ...behaviourForm.shape, ...linkedForm(answers, office).shape }).superRefine(isPersistence),
          },
          {
            name: 'equality',
            title: 'Could something be behind it?',
            know: () => [
              `Behaviour can come from a difficulty in using our service. We must consider it; it does not excuse everything. (${cite('s5')})`,
            ],
            form: equalityForm,
          },
        ]
      : []),
    {
      name: 'terms',
      title: kind === 'restriction' ? 'What do you propose?' : 'What was agreed?',
      know: () =>
        kind === 'restriction'
          ? [
              `Any mix is possible: cases or a subject, one person to deal with, channels. Everything else stays open to the customer. (${cite('s10')})`,
              `A case that we no longer discuss gets "NFC" in its title. Always consider whether a mail folder would help. (${cite('s10')})`,
            ]
          : ['Write it so that a colleague who picks up the telephone knows what to do.'],
      form: (answers, facts) => termsForm(kind, answers, facts),
    },
    // What was agreed is what a colleague needs first; why it helps is asked after it.
    ...(kind === 'adjustment'
      ? [
          {
            name: 'why',
            title: 'Why does it help?',
            know: () => [
              `If our service is harder to use for somebody, for whatever reason, we adjust it where that is reasonable. (${cite('s5')})`,
            ],
            form: (answers: Answers, { office }: Facts) => z.object({ ...whyForm.shape, ...linkedForm(answers, office).shape }),
          },
        ]
      : []),
    {
      name: 'dates',
      title: 'From when, and until the next look?',
      know: () => [`It starts when the customer has been told. It is reviewed within a year. (${cite('s15')})`],
      form: (_, facts) => datesForm(facts),
    },
  ],
  begin: (_state, facts, { text, from }) => ({ ...usualDates(facts), ...given(from), ...(text && !from ? { customer: text } : {}) }),
  names: typedIn,
  evidence: (answers) => ({
    customer: {
      name: textIn(answers.customer) ?? '',
      telephone: textIn(answers.telephone) ?? '',
      email: textIn(answers.email) ?? '',
      party: textIn(answers.party) ?? '',
      cases: [textIn(answers.cases) ?? ''],
    },
    years: 5,
  }),
})

/** What a form that changes terms begins with: those that stand, from today at the earliest. */
export const present = (kind: Kind, terms: Terms, { now, office }: Facts): Answers => {
  const today = office.calendar.dateOf(now)
  return { ...answersFrom(kind, terms), start: terms.start > today ? terms.start : today }
}
