import type { CaseworkTold } from '../casework/desk.js'
import { procedures } from '../office.js'

const whoSay: ReadonlySet<string> = new Set(procedures.filter(({ saysWhoIsHere }) => saysWhoIsHere).map(({ name }) => name))
const whoAdd: ReadonlySet<string> = new Set(procedures.filter(({ addsGuidance }) => addsGuidance).map(({ name }) => name))

/** What is looked at anew as soon as a step was taken: who is here, and the office's own guidance, by the procedures whose records say so. */
export const afterSteps =
  (looks: { readonly whoIsHere: () => Promise<void>; readonly guidance: () => Promise<void> }) =>
  (told: CaseworkTold): void => {
    if (told.tells !== 'step' || told.outcome !== 'taken') return
    if (whoSay.has(told.procedure)) void looks.whoIsHere()
    if (whoAdd.has(told.procedure)) void looks.guidance()
  }
