import { type StepOf, stepsOf } from '../shared/begun.js'
import { holding } from './holding.js'
import type { AtRiskEvent, AtRiskState } from './matter.js'
import { raising } from './raising.js'
import { recording } from './recording.js'
import { addDialog, raiseDialog } from './told.js'

/** The rules of an alert, in the order of its life. */
const rules = { ...raising, ...holding, ...recording }
export type AtRiskStep = StepOf<typeof rules>

const made = stepsOf<AtRiskState, AtRiskEvent, typeof rules>(rules)
export const stepsAtRisk = { ...made, dialogs: [raiseDialog, addDialog, ...made.dialogs] }
