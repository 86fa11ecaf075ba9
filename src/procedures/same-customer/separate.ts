import { z } from 'zod'
import type { Answers } from '../form.js'
import { type Decision, type Dialog, decided, refused } from '../procedure.js'
import type { Bare } from '../shared/begun.js'
import * as fields from '../shared/fields.js'
import { managers } from '../shared/people.js'
import { ranked } from '../shared/rights.js'
import { counted, RecordId } from '../words.js'
import type { SameCustomerEvent, SameCustomerState } from './matter.js'

/** Who may say who is one customer and who is two. The source does not say (s10, s15 speak of one record a customer): ours, whoever answers for staff who are contacted. */
export const manager = ranked(
  managers,
  'A line manager, a group manager or a head of department can say whether two customers are the same.',
)

/** A record that the form asks about, with what tells it from the others: casework begins the dialog with these, as `asked`. */
interface Asked {
  readonly record: string
  readonly label: string
}
const askedIn = ({ asked }: Answers): readonly Asked[] => (Array.isArray(asked) ? (asked as Asked[]) : [])
const fieldOf = (place: number): string => `belongs${place + 1}`

const reason = fields.words('How do you know that they are two?', {
  max: 2_000,
  hint: 'For example: their dates of birth differ, or both were on the line.',
  missing: 'Please say how you know that they are two customers.',
})
const records = z.array(RecordId).max(100)
/** What the step holds: the records of the one, those of the other, and how it is known. */
export const separation = z.object({ one: records, other: records, reason })
type Separation = z.output<typeof separation>

/** Ours: records of two people come together where they share a number, an address or a case; each side is one customer's from now on. */
export const separate = ({ one, other, reason: why }: Separation): Decision<Bare<SameCustomerEvent>> => {
  if (one.length === 0 || other.length === 0) return refused(nothingToTell)
  if (one.some((record) => other.includes(record))) return refused('A record belongs to one customer or to the other, not to both.')
  return decided([{ event: 'CustomersSeparated', one: [...new Set(one)], other: [...new Set(other)], reason: why }])
}

const sides = { one: 'The first customer', other: 'The second customer', neither: 'I cannot tell' }

const formOf = (answers: Answers) =>
  z
    .object({
      ...Object.fromEntries(
        askedIn(answers).map(({ label }, place) => [
          fieldOf(place),
          fields.choice(label, sides, { missing: 'Please say to which customer this record belongs, or that you cannot tell.' }),
        ]),
      ),
      reason,
    })
    .superRefine((typed, context) => {
      const said: readonly unknown[] = Object.values(typed)
      if (!said.includes('one') || !said.includes('other')) context.addIssue({ code: 'custom', path: [fieldOf(0)], message: nothingToTell })
    })
const nothingToTell =
  'Please put at least one record with the first customer and one with the second: otherwise there is nothing to tell apart.'

const onSide = (answers: Answers, side: keyof typeof sides): readonly RecordId[] =>
  askedIn(answers).flatMap(({ record }, place) => (answers[fieldOf(place)] === side ? [RecordId.parse(record)] : []))

type Step = { readonly step: 'SeparateCustomers' } & Separation

/** The form that asks of each record on a customer's card whose it is. Nothing is chosen beforehand: a guess would put somebody's restriction on another. */
export const separateDialog: Dialog<Step, SameCustomerState> = {
  name: 'two-customers',
  title: 'These are two customers',
  send: 'Show them separately',
  steps: [
    {
      name: 'whose',
      title: 'To whom does each record belong?',
      know: ({ unasked }) => [
        'Which of the two you call the first does not matter. What you cannot tell is shown by itself, so that nothing is lost from sight.',
        'Look-ups show two customers from then on. Nothing else changes on the records, and it can be undone.',
        ...(typeof unasked === 'number' && unasked > 0
          ? [
              `This form does not ask about ${counted(unasked, 'more record')}: what it leaves out stays where its numbers and references put it.`,
            ]
          : []),
      ],
      form: formOf,
    },
  ],
  preview: () => [],
  begin: (_, __, { from }) => from ?? {},
  step: (answers) => ({
    step: 'SeparateCustomers',
    one: [...onSide(answers, 'one')],
    other: [...onSide(answers, 'other')],
    reason: String(answers.reason ?? ''),
  }),
}
