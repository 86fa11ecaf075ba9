import type { Facts, LooksAt, OtherRecord } from '../procedure.js'
import type { Ask } from '../shared/asked.js'
import { mark } from '../shared/mark.js'
import { above, managers } from '../shared/people.js'
import type { Instant, RecordId, StaffId } from '../words.js'
import type { Owed } from './matter.js'

/** What is counted, and how far back (ours: s12 asks for particular attention and names no number). */
const counted = 30
/** Records of a contact that is unacceptable or difficult; a log has its own talk (s6, s12). */
const logs: readonly string[] = ['terminated-call', 'written-contact']
const contacts = [...logs, 'at-risk', 'difficult-call']

/**
 * Whose it is (s12): the line manager's; away or silent, whoever is next above. No deputy of them has it too. Whoever has offered is asked
 * first from then on. Never the person themselves.
 */
export const asking = ({ staff, offered }: Pick<Owed, 'staff' | 'offered'>, { office }: Pick<Facts, 'office'>): Ask => ({
  notice: 'to-meet',
  alarm: 'AskMeetingAgain',
  urgency: 'routine',
  wait: { workingDays: office.timings.discussReminderDays },
  first: [offered?.by ?? office.lineManagerOf(staff)],
  above: above(staff, office),
  never: [staff],
  rank: managers,
  reminders: 1,
  oneByOne: true,
  themselves: true,
})

/** The other contacts of somebody, and the meetings that they had or are to have. */
export const theirContacts = (staff: StaffId): LooksAt => ({
  procedures: [...contacts, 'meeting'],
  marks: [mark('reporter', staff)],
  days: counted,
})

const dayOf = (at: Instant, { office }: Facts): string => office.calendar.dateOf(at)
const isTalkedAbout = ({ state }: OtherRecord): boolean => 'talk' in state && state.talk !== undefined

/** One contact often leaves several records on its day (a call, its log, an alert): the log's own talk, or one meeting, is for all of them. */
export const sameDay = (at: Instant, facts: Facts) => {
  const others = (facts.others ?? []).filter((one) => dayOf(meets(one) ?? one.opened, facts) === dayOf(at, facts))
  return {
    logged: others.some(({ procedure }) => logs.includes(procedure)),
    talked: others.some((one) => logs.includes(one.procedure) && isTalkedAbout(one)),
    meeting: others.some(({ procedure }) => procedure === 'meeting'),
  }
}

/** A meeting is of the day of its contact, not of the day on which it was opened. */
const meets = ({ procedure, state }: OtherRecord): Instant | undefined =>
  procedure === 'meeting' && 'at' in state ? (state.at as Instant) : undefined

/** On how many days of the last thirty they had one, until this one. */
export const daysOf = (contact: { readonly record: RecordId; readonly at: Instant }, facts: Facts): number => {
  const before = (facts.others ?? []).filter((one) => contacts.includes(one.procedure) && one.opened <= contact.at)
  return new Set([contact.at, ...before.map(({ opened }) => opened)].map((at) => dayOf(at, facts))).size
}
