import { z } from 'zod'
import type { Answers, Settled } from '../form.js'
import type { Facts } from '../procedure.js'
import { cite, citeFirst } from '../sections.js'
import type { Screen } from '../shared/dialogs.js'
import * as fields from '../shared/fields.js'

/** Ours: an agreement holds for a matter and until a day, so that it is no habit. */
const mostMonths = 3

const how = fields.choice('Where is it about?', {
  telephone: 'A call: I gave only my first name and department',
  writing: 'Letters or e-mails: I would like to leave out my full name',
})
const takesCalls = fields.choice(
  'Do you take enquiries from members of the public?',
  { yes: 'Yes', no: 'No' },
  { missing: `Say yes or no: ${cite('s8')} covers those who do.` },
)
const firstForm = z.object({ how, takesCalls: fields.shownWhen('how', ['telephone'], takesCalls) })

const about = {
  why: fields.facts('What does this customer do that concerns you?', {
    hint: 'What they said and did. It is this customer’s behaviour that counts, not customers in general.',
    missing: `Say what this customer does: their behaviour is the reason (${cite('s8')}).`,
  }),
  customer: fields.perhaps(fields.line('Name of the customer')),
  telephone: fields.perhaps(fields.line('Their telephone', { max: 40 })),
  email: fields.perhaps(fields.line('Their e-mail')),
  case: fields.perhaps(fields.line('Case reference', { max: 60 })),
}
const call = { day: fields.date('On which day was the call?'), time: fields.time('At what time?') }
const until = fields.date('Until which day?', { hint: `Three months at most. After it you give your full name again, or ask anew.` })
const writing = { matter: fields.line('For which matter?', { hint: 'This matter only, in a few words.' }), until }

interface Days {
  readonly day?: string | undefined
  readonly time?: string | undefined
  readonly until?: string | undefined
}
/** A call that has been, and a day that is still to come and not too far. */
function checkDays({ day, time, until: last }: Days, { now, office: { calendar } }: Facts, context: z.RefinementCtx): void {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (day && time && calendar.at(day, time) > now)
    wrong(day > calendar.dateOf(now) ? 'day' : 'time', 'That is still to come. When was the call?')
  if (last === undefined) return
  const latest = latestDay({ now, office: { calendar } })
  if (last <= calendar.dateOf(now)) wrong('until', 'Choose a day that is still to come.')
  else if (last > latest) wrong('until', `Three months at most: choose ${calendar.sayDate(latest)} or a day before it.`)
}

/** The last day that may be agreed to, YYYY-MM-DD. */
export const latestDay = ({
  now,
  office: { calendar },
}: {
  readonly now: Facts['now']
  readonly office: Pick<Facts['office'], 'calendar'>
}) => calendar.moveDate(calendar.dateOf(now), { months: mostMonths })

/** Everything that the first step holds, as its schema at casework's door; the screens ask for it in parts. */
export const withheldForm = (facts: Facts) =>
  z
    .object({
      ...firstForm.shape,
      day: fields.shownWhen('how', ['telephone'], call.day),
      time: fields.shownWhen('how', ['telephone'], call.time),
      matter: fields.shownWhen('how', ['writing'], writing.matter),
      until: fields.shownWhen('how', ['writing'], writing.until),
      ...about,
    })
    .superRefine((typed, context) => checkDays(typed, facts, context))

/** What the line manager agrees to: the day may be an earlier one. */
export const agreeForm = (facts: Facts) => z.object({ until }).superRefine((typed, context) => checkDays(typed, facts, context))

const partForm = ({ how: chosen }: Answers, facts: Facts): z.ZodObject =>
  z
    .object(chosen === 'writing' ? { ...writing, ...about } : { ...call, ...about })
    .superRefine((typed, context) => checkDays(typed, facts, context))

/** Is it one whom s8 gives no leave: somebody who takes no enquiries from the public, about a call? */
export const isNotCovered = ({ how: chosen, takesCalls: takes }: Answers): boolean => chosen === 'telephone' && takes === 'no'

/** What s8 covers, for somebody who takes no enquiries from the public. */
export const notCovered = `${citeFirst('s8')} lets those who take enquiries from members of the public give their first name and department only. In your work, please give your full name. If this customer worries you, talk with your manager now: /need-support.`
const settles = (answers: Answers): Settled | undefined =>
  isNotCovered(answers)
    ? { title: `What ${cite('s8')} covers`, paragraphs: [notCovered, 'Nothing is recorded.'], sections: ['s8', 's2'] }
    : undefined

/** Two screens: where it is about, and who, when and why. */
export const screens: readonly Screen[] = [
  {
    name: 'how',
    title: 'First name only',
    know: () => [
      `We normally give our full name and department. You may give your first name only because of what one particular customer does (${cite('s8')}).`,
      `In letters and e-mails your line manager agrees to it first, in exceptional circumstances (${cite('s8')}).`,
    ],
    form: firstForm,
    settles,
  },
  {
    name: 'why',
    title: 'Who, when and why',
    know: ({ how: chosen }) => [
      chosen === 'writing'
        ? 'Your line manager decides. Until they agree, your full name and direct number stand in every letter and e-mail.'
        : 'Your line manager is told.',
    ],
    form: partForm,
  },
]
