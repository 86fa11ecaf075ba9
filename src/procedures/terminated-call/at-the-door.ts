import { z } from 'zod'
import type { StepAtTheDoor } from '../procedure.js'
import { StaffId } from '../words.js'
import { kinds, media, speakers, type TerminatedCallStep, warnings } from './matter.js'

const said = (otherwise: string) => z.string(otherwise).trim().min(1, otherwise)
const Log = z.object({
  kind: z.enum(kinds),
  medium: z.enum(media).optional(),
  threat: z.literal(true).optional(),
  fromTheOutset: z.boolean(),
  warnings: z.array(z.enum(warnings)),
  caller: z.string().optional(),
  caseReference: z.string().optional(),
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  duration: z.string().optional(),
  reason: said('Say why you ended the call.'),
  quotes: z.array(z.object({ who: z.enum(speakers), words: z.string() })),
  lineManager: StaffId,
  personal: z.enum(['no', 'possibly', 'yes']),
  personalNote: z.string().optional(),
})
const Customer = z.object({
  name: said('Give the name.'),
  telephone: z.string().optional(),
  email: z.string().optional(),
  party: z.string().optional(),
  how: said('Say how you know.'),
})

const inForm = (given: z.ZodObject): StepAtTheDoor => ({ given: () => given, from: 'form' })
const byItself: StepAtTheDoor = { from: 'itself' }

/** What each step of a log holds, and where it comes from: a press is no way past a form. */
export const stepsAtTheDoor: Readonly<Record<TerminatedCallStep['step'], StepAtTheDoor>> = {
  LogCall: inForm(z.object({ log: Log, wellbeing: z.enum(['fine', 'shaken', 'talk']) })),
  CorrectLog: inForm(z.object({ log: Log, reason: said('Say why you change it: the reason is kept beside the old words.') })),
  RecordTalk: inForm(z.object({ how: said('Say how they are.'), support: z.string() })),
  DecideFollowUp: inForm(
    z.object({ followUp: z.enum(['yes', 'no'], 'Say whether we follow it up.'), what: z.string(), on: z.iso.date().optional() }),
  ),
  CloseFollowUp: inForm(z.object({ outcome: said('Say what came of it.') })),
  ReturnForCorrection: inForm(
    z.object({
      points: z.array(z.enum(['quotes', 'opinion', 'other'])).min(1, 'Choose at least one.'),
      reason: said('Say what you ask for.'),
    }),
  ),
  LinkCustomer: inForm(z.object({ customer: Customer })),
  MarkCopied: { from: 'press' },
  TakeBackReturn: { from: 'press' },
  MarkAlertRaised: { from: 'press' },
  RemindToRaise: byItself,
  RemindToDiscuss: byItself,
  PassUpDiscussion: byItself,
  RemindToCopy: byItself,
  ChaseFollowUp: byItself,
  RemindToDecide: byItself,
}
