import { answersOf } from '../../../src/procedures/terminated-call/forms.js'
import type { CallLog, Wellbeing } from '../../../src/procedures/terminated-call/matter.js'
import type { terminatedCall } from '../../../src/procedures/terminated-call/terminated-call.js'

export type LogStep = Parameters<typeof terminatedCall.decide>[0]
type Of<Name> = Extract<LogStep, { step: Name }>

/** The step that sends this log, as its form does. */
export const logs = (log: CallLog, wellbeing: Wellbeing = 'fine') => ({ step: 'LogCall', ...answersOf(log), wellbeing }) as Of<'LogCall'>

/** The step that corrects a log to this one. */
export const corrects = (log: CallLog, correctionReason: string) =>
  ({ step: 'CorrectLog', ...answersOf(log), correctionReason }) as Of<'CorrectLog'>
