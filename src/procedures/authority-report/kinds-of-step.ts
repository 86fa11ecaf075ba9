import type { Decision } from '../procedure.js'
import { type Bare, begun } from '../shared/begun.js'
import type { ReportEvent, ReportState } from './matter.js'

/** The step that proposes a report, those that people take on it, and those by the clock. */
export const { opens, takes, rings } = begun<ReportState, ReportEvent, 'NotProposed'>({
  initial: 'NotProposed',
  notBegun: 'There is no report here yet. Start with /authority-report.',
  begunAlready: 'This has been proposed already. To add something, tell whoever has it.',
})
export type Answer = Decision<Bare<ReportEvent>>
