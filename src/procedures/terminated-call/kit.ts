import { begun } from '../shared/begun.js'
import type { TerminatedCallEvent, TerminatedCallState } from './matter.js'

export const { opens, takes, rings } = begun<TerminatedCallState, TerminatedCallEvent, 'NotSent'>({
  initial: 'NotSent',
  notBegun: 'There is no log here yet. Start one with /terminated-call or /written-contact.',
  begunAlready: 'This call is logged already. To change something, use Correct the log.',
})
