import { z } from 'zod'
import type { Answers, Form } from '../form.js'
import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import { cite } from '../sections.js'
import { customerFields } from '../shared/customer.js'
import * as fields from '../shared/fields.js'
import { recordsNamed, strayIn } from '../shared/records-named.js'
import { capital, RecordId } from '../words.js'
import { dates, datesForm, datesHold } from './dates.js'
import { channelsOfContact, type Kind } from './matter.js'
import { casesIn, foundIn, listIn } from './request.js'
import { contradicting } from './terms.js'

/** Who the customer is, as the record of s15 wants it, with every case that it is about. */
export const customerForm = ({ names, country }: Office) => {
  const { name, telephone, email, party } = customerFields(names, country)
  return z.object({
    customer: name.min(1).meta({ label: 'Name of the customer' }),
    telephone,
    email,
    address: fields.perhaps(fields.line('Postal address', { max: 500 })),
    party,
    cases: fields.perhaps(fields.line('Relevant cases', { hint: 'Case references, with commas between them', max: 1_000 })),
  })
}

const persistent = ['unreasonably persistent'] as const
export const behaviourForm = z.object({
  behaviour: fields.choice('What is the behaviour?', {
    unacceptable: 'Unacceptable: abusive, threatening, offensive or insulting',
    'unreasonably persistent': 'Unreasonably persistent',
  }),
  nothingToAdd: fields.shownWhen(
    'behaviour',
    persistent,
    fields.choice(
      'Is there nothing useful left to add?',
      { yes: 'Yes, nothing', no: 'No, we could still explain more' },
      { missing: 'Say whether there is something left to add.' },
    ),
  ),
  customerTold: fields.shownWhen(
    'behaviour',
    persistent,
    fields.choice('Has the customer been told so?', { yes: 'Yes', no: 'Not yet' }, { missing: 'Say whether the customer has been told.' }),
  ),
  facts: fields.facts('What happened?', { hint: 'Facts only: what was said and done, when, and by whom.', max: 20_000 }),
})
/** s4: it is unreasonable only once there is nothing left to add and the customer knows. */
export const isPersistence = (answers: Answers, context: z.core.$RefinementCtx): void => {
  if (answers.behaviour !== 'unreasonably persistent') return
  const at = answers.nothingToAdd !== 'yes' ? 'nothingToAdd' : answers.customerTold !== 'yes' ? 'customerTold' : undefined
  if (at)
    context.addIssue({
      code: 'custom',
      path: [at],
      message: `It is unreasonably persistent only when there is nothing useful left to add and the customer has been told so. If you can still help them understand, do that first (${cite('s4')}).`,
    })
}

export const whyForm = z.object({
  facts: fields.words('Why does it help them, and with whom was it agreed?', { max: 20_000 }),
})

/** s5 must be answered: could something make our service harder for them? And, a question of its own: could an adjustment do instead? */
export const equalityForm = z.object({
  equality: fields.choice('Could a personal difficulty or characteristic be behind this?', {
    'no sign of it': 'No sign of it',
    possibly: 'Possibly',
    yes: 'Yes',
  }),
  equalityNote: fields.shownWhen(
    'equality',
    ['possibly', 'yes'],
    fields.words('What makes you think so, and what did you consider?', {
      hint: 'Your own impression is enough. The decision rests on it, so say it in a few words.',
      missing: 'Say in a few words what makes you think so, and what you considered.',
      max: 5_000,
    }),
  ),
  instead: fields.choice('Could an adjustment of our service do instead?', {
    no: 'No',
    yes: 'Yes, or it might',
  }),
  insteadNote: fields.shownWhen(
    'instead',
    ['yes'],
    fields.words('Which adjustment, and why a restriction all the same?', {
      hint: 'If it would do alone, record it with /adjustment: then no restriction is needed.',
      missing: 'Say which adjustment, and why a restriction all the same.',
      max: 5_000,
    }),
  ),
})

const channelLabels = Object.fromEntries(channelsOfContact.map((one) => [one, capital(one)])) as {
  [one in (typeof channelsOfContact)[number]]: string
}
const contact = ({ office }: Facts) =>
  z
    .string()
    .refine((id) => office.person(id) !== undefined, 'Choose somebody who is in the office file.')
    .optional()
    .meta({ label: 'Single point of contact', input: 'person', hint: 'If one person is to deal with this customer' })

/** "No further contact" is asked of each relevant case; where none was named it is a line. */
const noFurtherContact = (cases: readonly string[]) =>
  cases.length > 0
    ? fields.choices('No further contact on', Object.fromEntries(cases.map((one) => [one, one])), {
        hint: 'Only where we have done all we can and given all our advice',
      })
    : fields.perhaps(
        fields.line('Cases we will no longer discuss', {
          hint: 'Only where we have done all we can and given all our advice. Commas between them.',
          max: 1_000,
        }),
      )

const restricts = (facts: Facts, cases: readonly string[]) => ({
  noFurtherContact: noFurtherContact(cases),
  subject: fields.perhaps(fields.line('Or a subject we will no longer discuss', { max: 300 })),
  contact: contact(facts),
  channels: fields.choices('Channels', channelLabels, { hint: 'Several may hold together' }),
  mailFolder: fields.choice('Would a mail management folder help?', { yes: 'Yes: ask Customer Contact to authorise one', no: 'No' }),
})
const agrees = (facts: Facts) => ({
  agreed: fields.words('What was agreed?', {
    hint: 'For example: large print letters; calls in the morning; time to think before answering.',
    max: 20_000,
  }),
  contact: contact(facts),
})

/** A restriction limits something, and its channels can hold together (s10). */
const isSomething = (answers: Answers, context: z.core.$RefinementCtx): void => {
  const pair = contradicting(listIn(answers.channels))
  if (pair)
    context.addIssue({ code: 'custom', path: ['channels'], message: `“${pair[0]}” and “${pair[1]}” cannot both hold. Please choose one.` })
  const some = [answers.noFurtherContact, answers.channels].some((one) => listIn(one).length > 0) || answers.subject || answers.contact
  if (!some)
    context.addIssue({
      code: 'custom',
      path: ['noFurtherContact'],
      message: `Please choose at least one: cases or a subject, a single point of contact, or a channel (${cite('s10')}).`,
    })
}

/** What is proposed: any mix (s10), or what was agreed (s5). */
export const termsForm = (kind: Kind, answers: Answers, facts: Facts): Form =>
  kind === 'restriction' ? z.object(restricts(facts, casesIn(answers.cases))).superRefine(isSomething) : z.object(agrees(facts))

const notReferences = 'Give references such as TC-2026-0001, with commas between them. Other words belong under “What happened?”.'
const linkedLine = fields.perhaps(
  z
    .string()
    .trim()
    .max(500, notReferences)
    .refine((typed) => typed === '' || (recordsNamed(typed).length > 0 && strayIn(typed) === undefined), notReferences)
    .meta({ label: 'Earlier records', hint: 'References such as TC-2026-0001, if you know them', input: 'line' }),
)

/** Earlier records of the customer: ticks when there are any, else a line for references that somebody knows. */
export const linkedForm = (answers: Answers, office: Office) => {
  const found = foundIn(answers)
  const labels = Object.fromEntries(
    found.map(({ record, what, on }) => [record, `${what}${on ? `, ${office.calendar.sayDate(on)}` : ''} (${record})`]),
  )
  return z.object({
    linked: found.length === 0 ? linkedLine : fields.choices('Earlier records of this customer: which belong to it?', labels),
  })
}

/** The whole request, as casework's door knows it: every screen's fields, and what casework found. */
export const requestForm = (kind: Kind, facts: Facts): Form => {
  const shape = {
    ...customerForm(facts.office).shape,
    ...(kind === 'restriction' ? { ...behaviourForm.shape, ...equalityForm.shape } : whyForm.shape),
    linked: z
      .union([linkedLine, z.array(RecordId)])
      .optional()
      .meta({ label: 'Earlier records', input: 'line' }),
    found: z.array(z.object({ record: RecordId, what: z.string(), on: z.union([z.iso.date(), z.literal('')]) })).optional(),
    ...(kind === 'restriction' ? { ...restricts(facts, []), noFurtherContact: typedOrTicked } : agrees(facts)),
    ...datesForm(facts).shape,
  }
  const whole = z.object(shape).superRefine(datesHold(facts))
  return kind === 'restriction' ? whole.superRefine(isPersistence).superRefine(isSomething) : whole
}
const typedOrTicked = z
  .union([z.string().max(1_000), z.array(z.string().max(300)).max(50)])
  .optional()
  .meta({ label: 'No further contact on', input: 'line' })

/** Terms and dates on one screen, with the reason: for what is approved with changes, and for what a review changes. */
export const changedForm = (kind: Kind, label: string, facts: Facts, more: z.core.$ZodLooseShape = {}): Form => {
  const cases = customerForm(facts.office).shape.cases
  const whole = z
    .object({
      cases,
      ...(kind === 'restriction' ? { ...restricts(facts, []), noFurtherContact: noFurtherContact([]) } : agrees(facts)),
      ...dates,
      reason: fields.words(label, { max: 20_000 }),
      ...more,
    })
    .superRefine(datesHold(facts))
  return kind === 'restriction' ? whole.superRefine(isSomething) : whole
}
