import type { Person } from '../people.js'
import type { Facts, HardContact, LooksAt, OtherRecord } from '../procedure.js'
import { type Ask, isAsked, whoHasIt } from '../shared/asked.js'
import { mark } from '../shared/mark.js'
import { above, holds, insteadOfAbove, managers } from '../shared/people.js'
import type { Instant, RecordId, Role, StaffId } from '../words.js'
import type { BegunMeeting, Owed } from './matter.js'

/** What is counted, and how far back (ours: s12 asks for particular attention and names no number). */
const counted = 30
/** Where a contact that is unacceptable or difficult leaves its record. */
const contacts = ['terminated-call', 'written-contact', 'at-risk', 'difficult-call']
/** Whose talk it may be: a manager’s, or of those who look after staff where nobody is above. */
const ranks: readonly Role[] = [...managers, 'human resources']

/** Who is above somebody and may talk with them; nobody is: another head of department, or human resources. */
export function whoMayTalk(staff: StaffId, { office }: Pick<Facts, 'office'>): readonly Person[] {
  const managing = above(staff, office).filter(({ id }) => holds(id, managers, office))
  return managing.length > 0 ? managing : insteadOfAbove(staff, office)
}

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
  above: whoMayTalk(staff, { office }),
  never: [staff],
  rank: ranks,
  reminders: 1,
  oneByOne: true,
  themselves: true,
})

/** Who has it now. */
export const askedNow = (state: Owed, facts: Facts): readonly StaffId[] => whoHasIt(asking(state, facts), state.asked, facts)

/** The other contacts of somebody, and the meetings that they had or are to have. */
export const theirContacts = (staff: StaffId): LooksAt => ({
  procedures: [...contacts, 'meeting'],
  marks: [mark('reporter', staff)],
  days: counted,
})

/** Their other meetings, as long ago as one may be left open. */
export const theirMeetings = (staff: StaffId): LooksAt => ({ procedures: ['meeting'], marks: [mark('reporter', staff)], days: 366 })

const dayOf = (at: Instant, { office }: Pick<Facts, 'office'>): string => office.calendar.dateOf(at)
const isTalkedAbout = ({ state }: OtherRecord): boolean => 'talk' in state && state.talk !== undefined

/** One talk for a day's contact: two bots that look at two of its records at the same moment open one. */
export const keyOf = ({ staff, at }: HardContact, facts: Pick<Facts, 'office'>): string => `${staff} ${dayOf(at, facts)}`

/** One contact often leaves several records on its day (a call, its log, an alert): the log's own talk, or one meeting, is for all of them. */
export function sameDay(at: Instant, facts: Facts) {
  const day = dayOf(at, facts)
  const others = (facts.others ?? []).filter(({ contact }) => contact && dayOf(contact.at, facts) === day)
  const logs = others.filter(({ contact }) => contact?.hasTalk)
  return { logged: logs.length > 0, talked: logs.some(isTalkedAbout) }
}

/** Is there a meeting already: of this contact, or of its day? Not of the day on which it was opened. */
export const isMetAbout = ({ contact, since }: { readonly contact: string; readonly since: Instant }, facts: Facts): boolean =>
  meetings(facts).some((one) => one.contact === contact || dayOf(one.at, facts) === dayOf(since, facts))

/** Has whoever is asked about this one said of another that they have talked, while both lay before them? Then they have talked about this one too. */
export const isTalkedOver = (state: Owed, facts: Facts): boolean =>
  meetings(facts).some(
    (one) => one.is === 'Had' && one.had.at >= state.asked.askedAt && isAsked(asking(state, facts), state.asked, one.had.by, facts),
  )

/** The other meetings of theirs that are still to be had. */
export const stillOwed = (facts: Facts): readonly RecordId[] =>
  (facts.others ?? []).filter(({ procedure, state }) => procedure === 'meeting' && state.is === 'Owed').map(({ record }) => record)

const meetings = ({ others = [] }: Facts): readonly BegunMeeting[] =>
  others.filter(({ procedure, state }) => procedure === 'meeting' && state.is !== 'NotOwed').map(({ state }) => state as BegunMeeting)

/** On how many days of the last thirty they had one, until this one. */
export function daysOf(at: Instant, facts: Facts): number {
  const before = (facts.others ?? []).flatMap(({ contact }) => (contact && contact.at <= at ? [contact.at] : []))
  return new Set([at, ...before].map((each) => dayOf(each, facts))).size
}
