import { z } from 'zod'
import type { Answers } from '../form.js'
import type { AnyState, AnyStep, Dialog, Facts } from '../procedure.js'
import type { AtRiskReport, Details } from './matter.js'
import { whatHelps } from './what-helps.js'

const answers = {
  how: ['call', 'threat-only', 'written'],
  who: ['customer', 'others', 'staff', 'unknown'],
  imminent: ['yes', 'no', 'unknown'],
  onTheLine: ['yes', 'no'],
} as const
const answer = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values).optional().catch(undefined)
const text = z.string().optional().catch(undefined)

/**
 * What an alert holds, at casework's door: an alert is never refused for a detail, so one that cannot be read is left out. That is the one
 * difference from its forms, which say what is wrong while there is somebody to mend it.
 */
const details = {
  how: answer(answers.how),
  who: answer(answers.who),
  imminent: answer(answers.imminent),
  onTheLine: answer(answers.onTheLine),
  name: text,
  contact: text,
  location: text,
  case: text,
}
const nothingSaid = 'Say what was said or written, in a few words.'
export const raised = z.object({ report: z.object({ said: z.string(nothingSaid), ...details, reporter: text }, nothingSaid) })
export const added = z.object({ details: z.object({ said: text, ...details }, 'Say what else you know.') })

const particulars = {
  how: z
    .enum(answers.how)
    .optional()
    .meta({
      label: 'How did it reach us?',
      labels: { call: 'During a call', 'threat-only': 'A call made only to make the threat', written: 'In writing' },
    }),
  onTheLine: z
    .enum(answers.onTheLine)
    .optional()
    .meta({ label: 'Is the caller still on the line?', labels: { yes: 'Yes', no: 'No' } }),
  who: z
    .enum(answers.who)
    .optional()
    .meta({
      label: 'Who may be at risk?',
      labels: { customer: 'The customer', others: 'Other people', staff: 'Our staff', unknown: 'I cannot tell' },
    }),
  imminent: z
    .enum(answers.imminent)
    .optional()
    .meta({ label: 'Could it happen now?', labels: { yes: 'Yes', no: 'No', unknown: 'I cannot tell' } }),
  name: z.string().max(200).optional().meta({ label: 'Name of the customer, if you know it' }),
  contact: z.string().max(300).optional().meta({ label: 'Telephone number or e-mail' }),
  location: z.string().max(500).optional().meta({ label: 'Where are they? Anything you noticed helps' }),
  case: z.string().max(60).optional().meta({ label: 'Case reference' }),
}
const raiseForm = z.object({
  said: z.string().trim().min(1).max(20_000).meta({
    label: 'What was said or written?',
    hint: 'Their own words if you can. This is all we need; the rest can wait.',
    input: 'lines',
  }),
  ...particulars,
})
const addForm = z.object({
  said: z.string().max(20_000).optional().meta({ label: 'Anything more that was said', input: 'lines' }),
  ...particulars,
})

const filled = (given: Answers): Details =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string' && value.trim() !== '')) as Details
const know = (_: Answers, facts: Facts) => whatHelps(facts)
const fromRecord = (from: Answers | undefined): Answers => {
  const taken: Record<string, unknown> = {}
  for (const key of ['name', 'contact', 'case', 'said'] as const) if (from?.[key]) taken[key] = from[key]
  if (from?.customer) taken.name = from.customer
  if (answers.how.some((how) => how === from?.how)) taken.how = from?.how
  return taken
}

type Tells = Dialog<AnyStep & { readonly report: AtRiskReport }, AnyState>
type Adds = Dialog<AnyStep & { readonly details: Details }, AnyState>

/** One screen without "check your answers": it is out at once. */
export const raiseDialog = {
  name: 'raise',
  title: 'Somebody may be at risk',
  send: 'Tell the seniors now',
  steps: [{ name: 'said', title: 'What happened?', know, form: () => raiseForm }],
  begin: (_, __, given) => ({ ...fromRecord(given.from), ...(given.text ? { said: given.text } : {}) }),
  preview: () => [],
  step: (given) => {
    const { said = '', ...known } = filled(given)
    return { step: 'RaiseAlert' as const, report: { said, ...known } }
  },
} satisfies Tells

export const addDialog = {
  name: 'add-details',
  title: 'Add to the alert',
  send: 'Add',
  steps: [{ name: 'details', title: 'What else do you know?', know, form: () => addForm }],
  preview: () => [],
  step: (given) => ({ step: 'AddDetails' as const, details: filled(given) }),
} satisfies Adds
