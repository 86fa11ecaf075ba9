import { begun } from '../shared/begun.js'
import type { EscalationEvent, EscalationState } from './matter.js'

/** The step that opens a matter, those that people take on it, and those by the clock. */
export const { opens, takes, rings } = begun<EscalationState, EscalationEvent, 'NotBegun'>({
  initial: 'NotBegun',
  notBegun: 'There is no escalation here yet. Start with /escalate.',
  begunAlready: 'This has been sent already. To add something, tell whoever has it.',
})
