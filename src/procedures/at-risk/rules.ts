import { type StepOf, stepsOf } from '../shared/begun.js'
import { openedAs } from '../shared/dialogs.js'
import { clearingSteps } from './clearing.js'
import { holding } from './holding.js'
import type { AtRiskEvent, AtRiskState } from './matter.js'
import { raising } from './raising.js'
import { recording } from './recording.js'
import { addDialog, raiseDialog } from './told.js'

/** The rules of an alert, in the order of its life. */
const rules = { ...raising, ...holding, ...recording, ...clearingSteps }
export type AtRiskStep = StepOf<typeof rules>

const made = stepsOf<AtRiskState, AtRiskEvent, typeof rules>(rules)
export const stepsAtRisk = {
  ...made,
  dialogs: [openedAs(raising.RaiseAlert, raiseDialog), openedAs(raising.AddDetails, addDialog), ...made.dialogs],
}
