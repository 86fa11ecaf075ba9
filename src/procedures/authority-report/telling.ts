import { z } from 'zod'
import type { Facts, Notice, Owed } from '../procedure.js'
import { asks } from '../shared/asked.js'
import type { Bare } from '../shared/begun.js'
import { type ByPerson, tell } from '../shared/people.js'
import type { StaffId } from '../words.js'
import { deciding, governance, ownHeads, tasks } from './asking.js'
import type { Answer } from './kinds-of-step.js'
import type { BegunReport, ReportEvent } from './matter.js'

/** To whoever decides; Information Governance are told as it is put, and consulted (s11). `beside`: who is told as well, and not twice. */
export function asksHead(
  state: Parameters<typeof deciding>[0],
  facts: Facts,
  event: Parameters<typeof asks<Bare<ReportEvent>>>[2],
  { more = [], beside = [] }: { readonly more?: readonly Owed[]; readonly beside?: readonly StaffId[] } = {},
): Answer {
  const asked = asks<Bare<ReportEvent>>(deciding(state, facts), facts, event)
  if (asked.outcome === 'refused') return asked
  const told = asked.owed.flatMap((one) => ('notice' in one && 'person' in one.to ? [one.to.person] : []))
  const others = beside.filter((id) => !told.includes(id))
  return { ...asked, owed: [...asked.owed, ...tell('to-advise', governance(facts), 'now'), ...tell('told', others, 'now'), ...more] }
}

/** Who is told what was decided: whoever proposed it, and the manager who put it. */
export const concernedIn = ({ by, put }: BegunReport): readonly StaffId[] => [by, ...(put ? [put.by] : [])]
/** s11, ours: the head is told after a group manager has decided in their place. */
export const tellAfter = (state: BegunReport, { forHead }: { readonly forHead?: true }, facts: ByPerson): readonly Notice[] =>
  forHead ? tell('decided-for-head', ownHeads(state, facts), 'now') : []
/** What is to be done once somebody outside was told (s9, s11): about the customer, their matter, the formal record. */
export const putsAfter = (after: BegunReport, facts: Facts): readonly Owed[] => tasks.puts(['customer', 'matter', 'record'], after, facts)

/** Why this cannot be the day on which something was done; undefined when it can. */
export const notYet = (date: string, { office, now }: Facts): string | undefined => {
  if (!z.iso.date().safeParse(date).success) return 'Give the date as YYYY-MM-DD.'
  return date > office.calendar.dateOf(now) ? 'That day is still to come: give the day on which it was done.' : undefined
}
/** Why not, where nothing has been reported that this could be about. */
export const nothingYet = ({ made }: BegunReport): string | undefined => (made ? undefined : 'Nothing has been reported yet.')
