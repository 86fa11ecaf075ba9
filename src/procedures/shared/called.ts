import type { Office } from '../people.js'
import type { AnyEvent, Decision, Facts } from '../procedure.js'
import type { Instant } from '../words.js'

/** The name that somebody had when they did it, where the event itself keeps it: what is kept names people as they were called then. */
export interface Called {
  readonly called?: string
}
/** Something that somebody did. */
export type Done = Called & { readonly by: string; readonly at: Instant }

/** A decision whose events keep the name of whoever took the step. */
export const withNames = <Event extends AnyEvent>(decision: Decision<Event>, { by, office }: Facts): Decision<Event> =>
  decision.outcome === 'decided' && office.person(by)
    ? { ...decision, events: decision.events.map((event) => ({ ...event, called: office.nameOf(by) })) }
    : decision

/** What whoever did it was called then. */
export const nameThen = ({ by, at, called }: Done, office: Office): string => called ?? office.nameThen(by, at)

/** The office in which everybody is called as they were at a moment: for telling what happened then. */
export const officeThen = (office: Office, at: Instant): Office => ({ ...office, nameOf: (id) => office.nameThen(id, at) })
