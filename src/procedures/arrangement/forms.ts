import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Office } from '../people.js'
import type { Facts } from '../procedure.js'
import { customerFields } from '../shared/customer.js'
import type { RecordId, StaffId } from '../words.js'
import { channelsOfContact, type Earlier, type Kind, type Request, type Terms } from './matter.js'

const line = (label: string, hint?: string, max = 300) =>
  z
    .string()
    .trim()
    .max(max)
    .optional()
    .meta({ label, ...(hint ? { hint } : {}) })
const words = (label: string, hint?: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(20_000)
    .meta({ label, input: 'lines', ...(hint ? { hint } : {}) })
const person = (label: string, hint?: string) =>
  z
    .string()
    .optional()
    .meta({ label, input: 'person', ...(hint ? { hint } : {}) })
const date = (label: string, hint?: string) => z.iso.date().meta({ label, input: 'date', ...(hint ? { hint } : {}) })
const channelLabels = Object.fromEntries(channelsOfContact.map((one) => [one, one.charAt(0).toUpperCase() + one.slice(1)]))

/** Who the customer is, as the record of s15 wants it. */
export const customerForm = ({ names, country }: Office) => {
  const { name, telephone, email, party } = customerFields(names, country)
  return z.object({
    customer: name.min(1).meta({ label: 'Name of the customer' }),
    telephone,
    email,
    address: line('Postal address', undefined, 500),
    party,
  })
}

export const behaviourForm = z.object({
  behaviour: z.enum(['unacceptable', 'unreasonably persistent']).meta({
    label: 'What is the behaviour?',
    labels: {
      unacceptable: 'Unacceptable: abusive, threatening, offensive or insulting',
      'unreasonably persistent': 'Unreasonably persistent',
    },
  }),
  nothingToAdd: z.enum(['yes', 'no'], 'Say whether there is something left to add.').meta({
    label: 'Is there nothing useful left to add?',
    labels: { yes: 'Yes, nothing', no: 'No, we could still explain more' },
    onlyWhen: { field: 'behaviour', is: ['unreasonably persistent'] },
  }),
  customerTold: z.enum(['yes', 'no'], 'Say whether the customer has been told.').meta({
    label: 'Has the customer been told so?',
    labels: { yes: 'Yes', no: 'Not yet' },
    onlyWhen: { field: 'behaviour', is: ['unreasonably persistent'] },
  }),
  facts: words('What happened?', 'Facts only: what was said and done, when, and by whom.'),
})

/** s5 must be answered: could something make our service harder for them, and could an adjustment do instead? */
export const equalityForm = z.object({
  equality: z.enum(['no sign of it', 'possibly', 'yes']).meta({
    label: 'Could a personal difficulty or characteristic be behind this?',
    labels: { 'no sign of it': 'No sign of it', possibly: 'Possibly', yes: 'Yes' },
  }),
  equalityNote: z
    .string()
    .trim()
    .max(5_000)
    .optional()
    .meta({ label: 'What did you consider, and could an adjustment do instead?', input: 'lines' }),
})

/** What is proposed: any mix (s10), or what was agreed (s5). */
export const termsForm = (kind: Kind) =>
  kind === 'restriction'
    ? z.object({
        cases: line('Cases we will no longer discuss', 'Case references, with commas between them', 1_000),
        subject: line('Or a subject we will no longer discuss'),
        contact: person('Single point of contact', 'If one person is to deal with this customer'),
        channel: z.enum(channelsOfContact).optional().meta({ label: 'Channel', labels: channelLabels }),
        mailFolder: z
          .enum(['yes', 'no'])
          .meta({ label: 'Would a mail management folder help?', labels: { yes: 'Yes: ask Customer Contact to authorise one', no: 'No' } }),
      })
    : z.object({
        agreed: words('What was agreed?', 'For example: large print letters; calls in the morning; time to think before answering.'),
        contact: person('Single point of contact', 'If one person is to deal with this customer'),
        cases: line('Case references', 'With commas between them', 1_000),
      })

export const datesForm = z.object({
  start: date('Start date', 'Not before the customer has been told'),
  review: date('Review date', 'A year after the start at the latest'),
  documents: z.string().max(5_000).optional().meta({ label: 'Documents', hint: 'Links to letters and notes, one a line', input: 'lines' }),
})

/** Earlier records of the customer: ticks when there are any, else a line for references that somebody knows. */
export const linkedForm = (answers: Answers, office: Office) => {
  const found = foundIn(answers)
  const [first, ...rest] = found.map(({ record }) => String(record))
  const labels = Object.fromEntries(found.map(({ record, what, on }) => [record, `${what}, ${office.calendar.sayDate(on)} (${record})`]))
  return z.object({
    linked:
      first === undefined
        ? z
            .string()
            .trim()
            .max(2_000)
            .optional()
            .meta({ label: 'Earlier records', hint: 'References such as TC-2026-0001, if you know them' })
        : z
            .array(z.enum([first, ...rest]))
            .optional()
            .meta({ label: 'Earlier records of this customer: which belong to it?', input: 'choices', labels }),
  })
}

export const reasonForm = (label: string, hint?: string) => z.object({ reason: words(label, hint) })

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined)
const list = (value: unknown, between: RegExp): readonly string[] =>
  (text(value) ?? '').split(between).flatMap((one) => (one.trim() ? [one.trim()] : []))
const optional = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [k in K]: V })

/** Terms out of a dialog's answers. The forms have checked each field; the rules check the sense. */
export const termsFrom = (answers: Answers): Terms => ({
  cases: list(answers.cases, /[,;\n]/),
  ...optional('subject', text(answers.subject)),
  ...optional('contact', text(answers.contact) as StaffId | undefined),
  ...optional(
    'channel',
    channelsOfContact.find((one) => one === answers.channel),
  ),
  ...optional('agreed', text(answers.agreed)),
  mailFolder: answers.mailFolder === 'yes',
  start: text(answers.start) ?? '',
  review: text(answers.review) ?? '',
})

/** Answers that fill a dialog with terms again, for "approve with changes" and "change". */
export const answersFrom = (terms: Terms): Answers => ({
  cases: terms.cases.join(', '),
  ...optional('subject', terms.subject),
  ...optional('contact', terms.contact),
  ...optional('channel', terms.channel),
  ...optional('agreed', terms.agreed),
  mailFolder: terms.mailFolder ? 'yes' : 'no',
  start: terms.start,
  review: terms.review,
})

/** The records that casework found for this dialog (see Dialog.evidence). */
export const foundIn = (answers: Answers): readonly Earlier[] => (Array.isArray(answers.found) ? (answers.found as Earlier[]) : [])

const isArrangement = ({ record }: Earlier): boolean => /^(RE|SA)-/.test(record)

/** Ticked among those that were found, or typed; earlier arrangements of the customer are shown to the decider in any case. */
const linkedFrom = (answers: Answers): Pick<Request, 'linked' | 'earlier'> => {
  const found = foundIn(answers)
  if (found.length === 0) return { linked: list(answers.linked, /[,\s]+/) as readonly RecordId[] }
  const ticked: readonly unknown[] = Array.isArray(answers.linked) ? answers.linked : []
  const earlier = found.filter((one) => ticked.includes(one.record) || isArrangement(one))
  return { linked: found.flatMap(({ record }) => (ticked.includes(record) ? [record] : [])), ...(earlier.length > 0 ? { earlier } : {}) }
}

/** The request out of the dialog's answers. */
export const requestFrom = (kind: Kind, answers: Answers): Request => ({
  kind,
  customer: {
    name: text(answers.customer) ?? '',
    ...optional('telephone', text(answers.telephone)),
    ...optional('email', text(answers.email)),
    ...optional('address', text(answers.address)),
    ...optional('party', text(answers.party)),
  },
  ...(answers.behaviour === 'unacceptable' || answers.behaviour === 'unreasonably persistent' ? { behaviour: answers.behaviour } : {}),
  ...(answers.nothingToAdd ? { nothingToAdd: answers.nothingToAdd === 'yes' } : {}),
  ...(answers.customerTold ? { customerTold: answers.customerTold === 'yes' } : {}),
  facts: text(answers.facts) ?? '',
  ...linkedFrom(answers),
  equality: {
    answer: answers.equality === 'yes' || answers.equality === 'possibly' ? answers.equality : 'no sign of it',
    ...optional('note', text(answers.equalityNote)),
  },
  terms: termsFrom(answers),
  documents: list(answers.documents, /\n/),
})

/** Today, and a year from today: how a request begins. */
export const usualDates = (facts: Facts): Answers => {
  const start = facts.office.calendar.dateOf(facts.now)
  return { start, review: facts.office.calendar.moveDate(start, { years: 1 }) }
}
