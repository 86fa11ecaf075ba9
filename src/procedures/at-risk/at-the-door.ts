import { z } from 'zod'
import type { Facts, StepAtTheDoor } from '../procedure.js'
import { StaffId } from '../words.js'
import { type AtRiskStep, emergencies, outcomeNames } from './matter.js'

const words = (otherwise: string) => z.string(otherwise).trim().min(1, otherwise)
const answer = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values).optional().catch(undefined)
const text = z.string().optional().catch(undefined)

/** What may be told beside the words: a detail that cannot be read is left out, for nothing holds an alert up. */
const details = {
  how: answer(['call', 'threat-only', 'written']),
  who: answer(['customer', 'others', 'staff', 'unknown']),
  imminent: answer(['yes', 'no', 'unknown']),
  onTheLine: answer(['yes', 'no']),
  name: text,
  contact: text,
  location: text,
  case: text,
  reporter: text,
}
const nothingSaid = 'Say what was said or written, in a few words.'
const Report = z.object({ said: z.string(nothingSaid), ...details }, nothingSaid)
const { reporter: _, ...addable } = details
const Details = z.object({ said: text, ...addable }, 'Say what else you know.')

const inForm = (given: z.ZodObject): StepAtTheDoor => ({ given: () => given, from: 'form' })
const press: StepAtTheDoor = { from: 'press' }
const byItself: StepAtTheDoor = { from: 'itself' }

/** What each step of an alert holds, and where it comes from: a press is no way past a form, and an alert is never refused for a detail. */
export const stepsAtTheDoor: Readonly<Record<AtRiskStep['step'], StepAtTheDoor>> = {
  RaiseAlert: inForm(z.object({ report: Report })),
  AddDetails: inForm(z.object({ details: Details })),
  AcknowledgeAlert: press,
  TakeOverAlert: press,
  HandOverAlert: {
    given: ({ office }: Facts) =>
      z.object({ to: StaffId.refine((id) => office.person(id) !== undefined, 'Please choose a senior member of staff to hand this to.') }),
    from: 'form',
  },
  ConfirmStillHeld: press,
  RecordEstablished: inForm(
    z.object({
      established: words('Say what was established.'),
      emergency: z.enum(emergencies, 'Say whether the emergency services were called.'),
    }),
  ),
  ConfirmDisclosure: inForm(z.object({ reference: words('Give the reference of the formal record.') })),
  ConcludeAlert: inForm(z.object({ outcome: z.enum(outcomeNames, 'Say how it ends.'), reason: words('Say why.') })),
  // Casework takes it when the report that was begun from the alert is sent.
  ReportOpened: { from: 'form' },
  NoReportNeeded: inForm(z.object({ why: words('Say why no record is needed.') })),
  EndCaution: inForm(z.object({ reason: words('Say why nobody need ask any more.') })),
  KeepTelephoneNote: press,
  ChaseReport: byItself,
  ClimbAlert: byItself,
  AskStillWithYou: byItself,
  RemindDisclosure: byItself,
  TellReporter: byItself,
  OpenToOthers: byItself,
  RemindTelephoneNote: byItself,
}
