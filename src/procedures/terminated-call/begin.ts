import { z } from 'zod'
import type { Answers } from '../form.js'
import type { Facts } from '../procedure.js'
import { isReference } from '../shared/reference.js'
import { Instant, type StaffId } from '../words.js'
import { kinds, speakers, warnings } from './matter.js'

/** What other records may fill in: the live call companion its ladder and times, an alert the name and the case. The rest is ignored. */
const Filled = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  outset: z.enum(['yes', 'no']).optional().catch(undefined),
  warnings: z.array(z.enum(warnings)).optional().catch(undefined),
  startedAt: Instant.optional().catch(undefined),
  endedAt: Instant.optional().catch(undefined),
  customer: z.string().optional().catch(undefined),
  case: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  quotes: z
    .array(z.object({ who: z.enum(speakers), words: z.string() }))
    .optional()
    .catch(undefined),
})

/** The answers a new log begins with: date and time of now, the line manager of the directory, and what is filled in from elsewhere. */
export function beginLog(facts: Facts & { readonly by: StaffId }, given: { text?: string; from?: Answers }): Answers {
  const { by, now, office } = facts
  const from = Filled.parse(given.from ?? {})
  const when = from.startedAt ?? now
  const manager = office.lineManagerOf(by)
  const text = given.text?.trim() ?? ''
  return {
    ...present({ kind: from.kind, outset: from.outset }),
    ...(from.warnings ? { warnings: from.warnings, warningsBefore: from.warnings } : {}),
    ...present({ caller: from.customer, caseReference: from.case, reason: from.reason, quotes: from.quotes }),
    ...wordsAfterCommand(text),
    date: office.calendar.dateOf(when),
    time: office.calendar.timeOf(when),
    ...(from.startedAt ? { duration: lasted(from.startedAt, from.endedAt ?? now) } : {}),
    ...(manager && manager.id !== by ? { lineManager: manager.id } : {}),
  }
}

/** A case reference in any dress fills in the case; other words are the beginning of the account. */
const wordsAfterCommand = (text: string): Answers => {
  if (text === '') return {}
  return isReference(text) ? { caseReference: text } : { reason: text }
}

function lasted(from: Instant, to: Instant): string {
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
  if (minutes < 1) return 'less than a minute'
  return minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`
}

const present = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
