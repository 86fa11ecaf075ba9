import type { Office } from '../people.js'
import type { AnyEvent, Decision, Facts } from '../procedure.js'
import type { StaffId } from '../words.js'

/** The name that somebody had when they did it: what is kept names people as they were called then. Left out in events of before this was kept. */
export interface Called {
  readonly called?: string
}

/** A decision whose events keep the name of whoever took the step. */
export const withNames = <Event extends AnyEvent>(decision: Decision<Event>, { by, office }: Facts): Decision<Event> =>
  decision.outcome === 'decided' && office.person(by)
    ? { ...decision, events: decision.events.map((event) => ({ ...event, called: office.nameOf(by) })) }
    : decision

/** What they were called then; where that was not kept, what they are called now. */
export const nameThen = ({ by, called }: Called & { readonly by: StaffId }, office: Office): string => called ?? office.nameOf(by)
