import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Dialog, Facts } from '../procedure.js'
import { outcomes } from './lines.js'
import { type AtRiskReport, type AtRiskState, type AtRiskStep, emergencies, outcomeNames } from './matter.js'

const how = z.enum(['call', 'threat-only', 'written'])
const who = z.enum(['customer', 'others', 'staff', 'unknown'])
const emergency = z.enum(emergencies)
const outcome = z.enum(outcomeNames)
const howLabels = { call: 'During a call', 'threat-only': 'A call made only to make the threat', written: 'In writing' }
const whoLabels = { customer: 'The customer', others: 'Other people', staff: 'Our staff', unknown: 'I cannot tell' }

const particulars = {
  how: how.optional().meta({ label: 'How did it reach us?', labels: howLabels }),
  onTheLine: z
    .enum(['yes', 'no'])
    .optional()
    .meta({ label: 'Is the caller still on the line?', labels: { yes: 'Yes', no: 'No' } }),
  who: who.optional().meta({ label: 'Who may be at risk?', labels: whoLabels }),
  imminent: z
    .enum(['yes', 'no', 'unknown'])
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

/** s9: what helps while the person is still there, before anything is asked; the same for a call, a threat-only call and writing. */
export const whatHelps = (facts: Facts): readonly string[] => {
  const { emergencyNumber } = facts.office.names
  return [
    `On a call: say that we are not in a position to help with this, and suggest they ring the emergency services on ${emergencyNumber}. You could say: “I’m worried about what you’ve told me. I’m not able to help with that myself. Please ring ${emergencyNumber} now, and I will tell a senior colleague.” (section 9)`,
    'A call made only to make a threat: note as much as you can. If it is about self-harm, say that you are not qualified to help and suggest the emergency services. (section 9)',
    'In writing: there is nothing to answer. Pass it on here; a senior colleague decides who else should know. (section 9)',
    'You do not have to judge whether it is meant, and you are not responsible for what they do. Send this, and it is with somebody. (section 9)',
  ]
}

const filled = (answers: Answers): Partial<AtRiskReport> =>
  Object.fromEntries(
    Object.entries(answers).filter(([, value]) => typeof value === 'string' && value.trim() !== ''),
  ) as Partial<AtRiskReport>

const know = (_: Answers, facts: Facts) => whatHelps(facts)
const fromRecord = (from: Answers | undefined): Answers => {
  const taken: Record<string, unknown> = {}
  for (const key of ['name', 'contact', 'case', 'said'] as const) if (from?.[key]) taken[key] = from[key]
  if (from?.customer) taken.name = from.customer
  if (how.safeParse(from?.how).success) taken.how = from?.how
  return taken
}

const raise: Dialog<AtRiskStep, AtRiskState> = {
  name: 'raise',
  title: 'Somebody may be at risk',
  send: 'Tell the seniors now',
  steps: [{ name: 'said', title: 'What happened?', know, form: () => raiseForm }],
  begin: (_state, _facts, given) => ({ ...fromRecord(given.from), ...(given.text ? { said: given.text } : {}) }),
  // No "check your answers" here: one screen, and it is out.
  preview: () => [],
  step: (answers) => ({ step: 'RaiseAlert', report: { said: '', ...filled(answers) } }),
}

const addDetails: Dialog<AtRiskStep, AtRiskState> = {
  name: 'add-details',
  title: 'Add to the alert',
  send: 'Add',
  steps: [{ name: 'details', title: 'What else do you know?', know, form: () => addForm }],
  preview: () => [],
  step: (answers) => ({ step: 'AddDetails', details: filled(answers) }),
}

const handOver: Dialog<AtRiskStep, AtRiskState> = {
  name: 'hand-over',
  title: 'Hand the alert over',
  send: 'Hand over',
  steps: [
    {
      name: 'to',
      title: 'Who takes it from here?',
      know: () => ['Speak to them first if you can. It stays with you until this is sent, and they get the card at once.'],
      form: () => z.object({ to: z.string().min(1).meta({ label: 'Senior member of staff', input: 'person' }) }),
    },
  ],
  preview: () => [],
  step: (answers) => ({ step: 'HandOverAlert', to: String(answers.to) as never }),
}

const establish: Dialog<AtRiskStep, AtRiskState> = {
  name: 'establish',
  title: 'What was established',
  send: 'Keep this',
  steps: [
    {
      name: 'facts',
      title: 'What do we know now?',
      know: (_, facts) => [
        `If there is reason to believe the danger is imminent, ring the emergency services on ${facts.office.names.emergencyNumber} first. (section 11)`,
        'Facts only: what was said and done, and by whom. (sections 6 and 9)',
      ],
      form: () =>
        z.object({
          established: z.string().trim().min(1).max(20_000).meta({ label: 'What was established?', input: 'lines' }),
          emergency: emergency.meta({
            label: 'Emergency services',
            labels: { called: 'We have called them', 'customer told': 'The customer was told to ring them', 'not needed': 'Not needed' },
          }),
        }),
    },
  ],
  preview: () => [],
  step: (answers) => ({
    step: 'RecordEstablished',
    established: String(answers.established),
    emergency: emergency.parse(answers.emergency),
  }),
}

const noReport: Dialog<AtRiskStep, AtRiskState> = {
  name: 'no-report',
  title: 'No record is needed',
  send: 'Record it',
  steps: [
    {
      name: 'why',
      title: 'Why is no record needed?',
      know: () => ['Only when nobody outside was given anything after all. A call to the emergency services is a report. (section 11)'],
      form: () => z.object({ why: z.string().trim().min(1).max(10_000).meta({ label: 'Why?', input: 'lines' }) }),
    },
  ],
  preview: () => [],
  step: (answers) => ({ step: 'NoReportNeeded', why: String(answers.why) }),
}

const confirmDisclosure: Dialog<AtRiskStep, AtRiskState> = {
  name: 'confirm-disclosure',
  title: 'Formal record of the disclosure',
  send: 'Confirm',
  steps: [
    {
      name: 'reference',
      title: 'Where is the formal record?',
      form: () => z.object({ reference: z.string().trim().min(1).max(300).meta({ label: 'Reference of the formal record' }) }),
    },
  ],
  preview: () => [],
  step: (answers) => ({ step: 'ConfirmDisclosure', reference: String(answers.reference) }),
}

const conclude: Dialog<AtRiskStep, AtRiskState> = {
  name: 'conclude',
  title: 'Conclude the alert',
  send: 'Conclude',
  steps: [
    {
      name: 'outcome',
      title: 'How does it end?',
      know: () => [
        'Whether or not anything more is done, say why: somebody may ask in a year. (section 9)',
        'Were details given to anybody outside? Then a short record of that comes next, and the alert is concluded with it. It keeps you from nothing that is urgent. (sections 9 and 11)',
        'Please also ask the colleague who took the contact how they are. (sections 2 and 12)',
      ],
      form: () =>
        z.object({
          outcome: outcome.meta({ label: 'Outcome', labels: outcomes }),
          reason: z.string().trim().min(1).max(10_000).meta({ label: 'Why?', input: 'lines' }),
        }),
    },
  ],
  preview: () => [],
  step: (answers) => ({
    step: 'ConcludeAlert',
    outcome: outcome.parse(answers.outcome),
    reason: String(answers.reason),
  }),
}

const endCaution: Dialog<AtRiskStep, AtRiskState> = {
  name: 'end-caution',
  title: 'Contact as usual again',
  send: 'Nobody need ask any more',
  steps: [
    {
      name: 'reason',
      title: 'Why need nobody ask any more?',
      know: () => [
        'Until you say so, everybody who looks the customer up is told to ask a senior colleague before they contact them. (section 9)',
        'Please talk to whoever dealt with the alert first. The alert itself stays as it is.',
      ],
      form: () => z.object({ reason: z.string().trim().min(1).max(2_000).meta({ label: 'Why?', input: 'lines' }) }),
    },
  ],
  preview: () => [],
  step: (answers) => ({ step: 'EndCaution', reason: String(answers.reason) }),
}

/** The dialogs of an alert, each one screen without a preview: on a day like this, fewer clicks. */
export const atRiskDialogs: readonly Dialog<AtRiskStep, AtRiskState>[] = [
  raise,
  addDetails,
  handOver,
  establish,
  noReport,
  confirmDisclosure,
  conclude,
  endCaution,
]
