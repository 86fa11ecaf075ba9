import type { Person } from '../people.js'
import { type Alarm, type Button, type Decision, decided, type Facts, type Urgency, type Waiting } from '../procedure.js'
import type { Instant, Role, StaffId } from '../words.js'
import { above, type By, here, holds, managers, tell } from './people.js'
import { after, atItsMoment, type Wait } from './wait.js'

/** One round of asking: who was told, and when it is asked again. The event that tells of it holds this. */
export interface Round {
  readonly told: readonly StaffId[]
  /** Left out in events of before this was kept. */
  readonly again?: Instant
}

/** Something that somebody was asked: everybody told so far, and how it was answered. It climbs until it is. */
export interface Asked extends Round {
  readonly askedAt: Instant
  /** How often it went out. */
  readonly rounds: number
  readonly answered?: By & { readonly as: 'taken' | 'answered' | 'refused' }
}

/** How something is asked. People are given as the office file has them: stand-ins are put in, and whoever must not be asked is left out, here. */
export interface Ask {
  /** The card that they get. */
  readonly notice: string
  /** The step by the clock that asks again. */
  readonly alarm: string
  readonly urgency?: Urgency
  /** How long until it is asked again, or climbs. */
  readonly wait: Wait
  /** Who is asked first; nobody of them here, the next above are at once. */
  readonly first: readonly (Person | StaffId | undefined)[]
  /** To whom it is passed up, nearest first. */
  readonly above: readonly Person[]
  /** Whose own matter it is. */
  readonly never: readonly string[]
  /** Who of those told may still do it; left out, all of the rank. */
  readonly may?: (id: StaffId) => boolean
  /** The rank that is needed now, for a deputy as for everybody. */
  readonly rank?: readonly Role[]
  /** It is for them and nobody else: no deputy stands in for somebody who is away. */
  readonly themselves?: true
  /** How often the first are reminded before it is passed up; left out, it is passed up at once. */
  readonly reminders?: number
  /** Passed up to one more person each time; left out, to all who are above. */
  readonly oneByOne?: true
}

/** Asks for the first time: tells whom there is to tell, and sets the alarm that asks again. Nobody there: it keeps looking. */
export function asks<Event>(ask: Ask, facts: Facts, event: (round: Required<Round>) => Event): Decision<Event> {
  const first = present(ask, ask.first, facts)
  return goesOut(ask, first.length > 0 ? first : nextAbove(ask, facts), facts, event)
}

/** Asks again by the clock (rule 3: silence is never an answer): reminds, passes up, and once everybody has been told begins again with all. */
export function asksAgain<Event>(
  ask: Ask,
  asked: Asked | undefined,
  facts: Facts,
  event: (round: Required<Round>) => Event,
): Decision<Event> {
  // An alarm of an earlier asking rings early for a later one.
  if (!asked || asked.answered || (asked.again !== undefined && facts.now < asked.again)) return decided()
  const reminded = asked.rounds <= (ask.reminders ?? 0) ? present(ask, ask.first, facts) : []
  const next = reminded.length > 0 ? reminded : upwards(ask, asked.told, facts)
  const told = next.length > 0 ? next : whoHasIt(ask, asked, facts)
  if (told.length === 0) return decided([], [alarmOf(ask, facts)])
  return goesOut(ask, told, facts, event)
}

/** Somebody could not be reached: it is passed up now, to people who were not told yet; undefined when there is nobody new. */
export function passesUpNow<Event>(
  ask: Ask,
  { again: _, ...asked }: Asked,
  facts: Facts,
  event: (round: Required<Round>) => Event,
): Extract<Decision<Event>, { outcome: 'decided' }> | undefined {
  const isNew = upwards(ask, asked.told, facts).length > 0
  const up = isNew ? asksAgain({ ...ask, first: [] }, asked, facts, event) : undefined
  return up?.outcome === 'decided' ? up : undefined
}

function goesOut<Event>(ask: Ask, told: readonly StaffId[], facts: Facts, event: (round: Required<Round>) => Event): Decision<Event> {
  const alarm = alarmOf(ask, facts)
  return decided([event({ told, again: alarm.at })], [...tell(ask.notice, told, ask.urgency ?? 'now'), alarm])
}

const alarmOf = ({ alarm, wait, urgency }: Ask, facts: Facts): Alarm => ({
  alarm,
  at: after(facts.now, wait, facts),
  ...(urgency ? { urgency } : {}),
})
const present = ({ never, rank, themselves, may }: Ask, people: Ask['first'], facts: Facts) =>
  here(people, facts, { never, ...(rank ? { rank } : {}), ...(themselves ? { themselves } : {}) }).filter((id) => may?.(id) ?? true)

function upwards(ask: Ask, told: readonly StaffId[], facts: Facts): readonly StaffId[] {
  const next = present(ask, ask.above, facts).filter((id) => !told.includes(id))
  return ask.oneByOne ? next.slice(0, 1) : next
}

/** The next above who are here; nobody of them is: any head of department who may be asked (ours: it is never with nobody). */
function nextAbove(ask: Ask, facts: Facts): readonly StaffId[] {
  const up = upwards(ask, [], facts)
  return up.length > 0 || ask.themselves ? up : present(ask, facts.office.holding('head of department'), facts)
}

/** Who has it now: those told who are still here and of the rank; were all of them gone, the next above (so that leavers leave nothing behind). */
export function whoHasIt(ask: Ask, asked: Pick<Asked, 'told'>, facts: Facts): readonly StaffId[] {
  const told = present(ask, asked.told, facts)
  return told.length > 0 ? told : nextAbove(ask, facts)
}

/** Is it for this person to answer: told, or standing in for somebody told, and of the rank now? Having once been told gives no right. */
export const isAsked = (ask: Ask, asked: Asked | undefined, id: string, facts: Facts): boolean =>
  asked !== undefined &&
  !ask.never.includes(id) &&
  (!ask.rank || holds(id, ask.rank, facts.office)) &&
  (ask.may?.(id as StaffId) ?? true) &&
  (asked.told.some((told) => told === id) || whoHasIt(ask, asked, facts).some((one) => one === id))

/**
 * What somebody needs their own line manager's word for: away, whoever of that rank stands in; silent, once reminded, those above, one after the
 * other. Never the person themselves. The days are those of an approval.
 */
export const ofOwnManager = (of: Pick<Ask, 'notice' | 'alarm'>, by: StaffId, { office }: Pick<Facts, 'office'>): Ask => ({
  ...of,
  urgency: 'now',
  wait: { workingDays: office.timings.approvalReminderDays },
  first: [office.lineManagerOf(by)],
  above: above(by, office),
  never: [by],
  rank: managers,
  reminders: 1,
  oneByOne: true,
})

/** What an open record owes for it: the alarm that asks again, at its moment where that is kept and still to come; answered, none. */
export const ringsUntilAnswered = (ask: Ask, asked: Asked | undefined, facts: Facts): readonly Alarm[] =>
  !asked || asked.answered ? [] : [atItsMoment(alarmOf(ask, facts), asked.again, facts)]

/** While it is unanswered it stands in the list of everybody who has it. */
export const askedOf = (ask: Ask, asked: Asked | undefined, what: string, facts: Facts, button?: Button): readonly Waiting[] =>
  !asked || asked.answered
    ? []
    : whoHasIt(ask, asked, facts).map((person) => ({ for: person, what, since: asked.askedAt, ...(button ? { button } : {}) }))

/** On the board, of what nobody decides unread: the button opens the record, where the decision stands. */
export const readFirst = (title: string): Button => ({ title, does: { command: '/open' } })

/** What was asked, after the event that asks for the first time. */
export const firstAsked = ({ told, again, at }: Round & { readonly at: Instant }): Asked => ({
  askedAt: at,
  told,
  rounds: 1,
  ...(again === undefined ? {} : { again }),
})

/** After the event that asks again. */
export const askedAgain = ({ again: _, ...asked }: Asked, { told, again }: Round): Asked => ({
  ...asked,
  told: [...new Set([...asked.told, ...told])],
  rounds: asked.rounds + 1,
  ...(again === undefined ? {} : { again }),
})

/** After the event that ends the asking. */
export const answered = (asked: Asked, { by, at }: By, as: 'taken' | 'answered' | 'refused'): Asked => ({
  ...asked,
  answered: { by, at, as },
})
