import type { Person } from '../people.js'
import type { Facts } from '../procedure.js'
import { above, canNow, heads, here, holds, managers } from '../shared/people.js'
import { type May, neverOwn, only } from '../shared/rights.js'
import type { StaffId } from '../words.js'
import type { CallLog, SentState } from './matter.js'

type Now = Pick<Facts, 'office' | 'now'>
/** Whose call it was, and the line manager named for it. */
export type Whose = { readonly reporter: StaffId; readonly log: Pick<CallLog, 'lineManager'> }

/**
 * Who discusses a log now: the line manager named in it while they hold that rank, or their deputy who holds it while they are away;
 * else the nearest manager above who is there, else any head of department. Never the member of staff whose call it was (rule 2).
 * Undefined: nobody in the office could.
 */
export function discusser({ reporter, log }: Whose, facts: Now): Person | undefined {
  const [named] = here([log.lineManager], facts, { never: [reporter], rank: managers })
  const waits =
    holds(log.lineManager, managers, facts.office) && log.lineManager !== reporter ? facts.office.person(log.lineManager) : undefined
  return (
    (named && facts.office.person(named)) ??
    [...managersAbove(reporter, facts), ...managersAbove(log.lineManager, facts)].find(({ id }) => id !== reporter) ??
    waits
  )
}

/**
 * The managers over a member of staff who are there now, nearest first, with stand-ins of that rank for those away; never the member of staff.
 * None of them there: the heads of department who are (ours: it is never with nobody).
 */
export const managersAbove = (of: StaffId, facts: Now): readonly Person[] => {
  const { office } = facts
  const present = (people: readonly Person[]) =>
    here(people, facts, { never: [of], rank: managers }).flatMap((id) => office.person(id) ?? [])
  const own = present(above(of, office))
  return own.length > 0 ? own : present(heads(of, office))
}

/** Is the member of staff there, whose call it was? */
export const isHere = ({ reporter }: Pick<Whose, 'reporter'>, { office, now }: Now): boolean =>
  office.person(reporter) !== undefined && !office.isAbsent(reporter, now)

/** Who puts the copy on the case file: the one who took the call; when they have left or are away, the one who discusses it. */
export const whoCopies = (whose: Whose, now: Now): Person | undefined => {
  const { office } = now
  const reporter = office.person(whose.reporter)
  return isHere(whose, now) ? reporter : (discusser(whose, now) ?? reporter)
}

/** The line manager named in the log, or whoever acts for them now: the one who also learns how the member of staff is (s2). */
export const isLineManager = (state: SentState, person: StaffId, now: Now): boolean =>
  isManagerNow(state, person, now) && (person === state.log.lineManager || person === discusser(state, now)?.id)

/** Holds the rank at this moment: having once been told, or named, gives no right. */
const isManagerNow = (state: SentState, person: StaffId, { office }: Now): boolean =>
  person !== state.reporter && holds(person, managers, office)

/** May discuss the log: the line manager, whoever acts for them, or a manager it was passed up to. */
export const mayDiscuss = (state: SentState, person: StaffId, now: Now): boolean =>
  isLineManager(state, person, now) || (isManagerNow(state, person, now) && state.passedUpTo.includes(person))

/** May open the details: the member of staff, whoever may discuss it, and the managers over the member of staff. */
export const mayOpenLog = (state: SentState, person: StaffId, now: Now): boolean =>
  person === state.reporter || mayDiscuss(state, person, now) || now.office.managersOf(state.reporter).some(({ id }) => id === person)

/** The name to give to whoever may not: the person who can. */
export const managerNamed = (state: SentState, now: Now): string =>
  canNow([discusser(state, now)?.id ?? state.log.lineManager], now, 'a manager, whom the office file does not name yet')

/** Whoever goes through the log, and never the member of staff whose call it was (rule 2). */
export const whoDiscusses: May<SentState> = neverOwn(
  ({ reporter }) => reporter,
  (state, facts) => `This is your own call: ${managerNamed(state, facts)} goes through it with you.`,
  (state, facts) => mayDiscuss(state, facts.by, facts) || `This is for ${managerNamed(state, facts)} to do.`,
)

export const whoTook: May<SentState> = only(
  ({ reporter }) => [reporter],
  (name) => `This is for ${name} to do, who took the call.`,
)

/** The keeper of the copy; once it is late, whoever goes through the log as well. */
export const mayCopy = (state: SentState, person: StaffId, now: Now): boolean =>
  person === state.reporter || person === whoCopies(state, now)?.id || (state.copyReminders > 1 && mayDiscuss(state, person, now))

export const whoMayCopy: May<SentState> = (state, facts) => {
  const keeper = whoCopies(state, facts)
  return mayCopy(state, facts.by, facts) || `This is for ${keeper ? canNow([keeper.id], facts) : managerNamed(state, facts)} to do.`
}

export const whoMayLink: May<SentState> = (state, facts) =>
  mayOpenLog(state, facts.by, facts) ||
  `This is for ${isHere(state, facts) ? `${facts.office.nameOf(state.reporter)} or ` : ''}${managerNamed(state, facts)} to do.`
