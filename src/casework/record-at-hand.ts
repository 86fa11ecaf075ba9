import { type Kept, KeyErased, NewerRecord, type Summary } from '../log/log.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { WorkedIn } from '../procedures/figures.js'
import { knownSoFar } from '../procedures/known-so-far.js'
import type { Office, Person } from '../procedures/people.js'
import type { AnyProcedure, AnyState, Facts, Mark } from '../procedures/procedure.js'
import { officeThen } from '../procedures/shared/called.js'
import { marksOf } from '../procedures/shared/customer.js'
import type { Country } from '../procedures/shared/telephone.js'
import { type Actor, type Instant, instant, type RecordId } from '../procedures/words.js'
import type { Desk } from './desk.js'

/** A record as it lies on the desk: what the log keeps of it, its procedure, and the state its events add up to. */
export interface RecordAtHand {
  readonly kept: Kept
  readonly procedure: AnyProcedure
  readonly state: AnyState
}

/** Reads a record; undefined when there is none, when it was erased, or when its procedure is no longer one of the office's. Throws as the log does, and as layOut does. */
export async function fetchRecord(desk: Desk, record: RecordId): Promise<RecordAtHand | undefined> {
  const kept = await desk.log.read(record).catch(ifErased)
  return kept && onDesk(desk, kept)
}

/** A record that was read, as it lies on the desk; undefined when its procedure is no longer one of the office's. */
export function onDesk(desk: Pick<Desk, 'procedures'>, kept: Kept): RecordAtHand | undefined {
  const procedure = desk.procedures.find(({ name }) => name === kept.procedure)
  return procedure && layOut(procedure, kept)
}

/** Is the record hidden whole from whoever asks? The clock and the courier see all. */
export function isHiddenFrom(desk: Pick<Desk, 'directory' | 'clock'>, { kept, procedure, state }: RecordAtHand, by: Actor): boolean {
  if (by === 'clock' || by === 'courier') return false
  if (procedure.hiddenFrom?.(state, by)) return true
  if (!procedure.narrow) return false
  const person = desk.directory().person(by)
  return !person || !procedure.mayOpen(state, person, factsNow(desk, by, kept.record))
}

/** May this person open the record now, by the office of this moment? */
export const mayOpenNow = (desk: Pick<Desk, 'directory' | 'clock'>, at: RecordAtHand, person: Person): boolean =>
  !isHiddenFrom(desk, at, person.id) && at.procedure.mayOpen(at.state, person, factsNow(desk, person.id, at.kept.record))

/** Nothing, of a record whose key was destroyed; every other fault goes on. */
export const ifErased = (fault: unknown): undefined => {
  if (!(fault instanceof KeyErased)) throw fault
}

/** The same of one record among many on a list, which shows the others: nothing too where a newer version works on it. */
export const ifUnread = (fault: unknown): undefined => (fault instanceof NewerRecord ? undefined : ifErased(fault))

/** As it was laid out, for as long as whoever read it keeps what was read: the log gives a record that has not moved as it gave it before. */
const laidOut = new WeakMap<Kept, RecordAtHand>()

/** Folds a record's events into its state; bookkeeping is left out. Throws NewerRecord when a newer version has written in it what this one does not know. */
export function layOut(procedure: AnyProcedure, kept: Kept): RecordAtHand {
  const before = laidOut.get(kept)
  if (before?.procedure === procedure) return before
  const at = { kept, procedure, state: foldOn(procedure, kept) }
  laidOut.set(kept, at)
  return at
}

/** How far events were folded, by the last of them: the log gives those of before as it gave them before, and they never change. */
const foldedTo = new WeakMap<Kept['events'][number], Pick<RecordAtHand, 'procedure' | 'state'>>()

/** The state of a record, from where it was folded last: what rings every minute and is not taken up must not cost more each time. Throws NewerRecord. */
function foldOn(procedure: AnyProcedure, kept: Kept): AnyState {
  const { events } = kept
  const known = events.findLastIndex((event) => foldedTo.get(event)?.procedure === procedure)
  const at = events[known]
  const from = (at && foldedTo.get(at)?.state) ?? procedure.initial
  const state = fold(procedure, kept, events.slice(known + 1), from)
  const last = events.at(-1)
  if (at) foldedTo.delete(at)
  if (last) foldedTo.set(last, { procedure, state })
  return state
}

/** Some of a record's events, on what those before them add up to. Throws NewerRecord. */
function fold(procedure: AnyProcedure, { record }: Kept, events: Kept['events'], from: AnyState): AnyState {
  if (knownSoFar(procedure, events).length < events.length) throw new NewerRecord(record)
  return events.filter((event) => !isBookkeeping(event)).reduce(procedure.evolve, from)
}

/** The same of a record that a walk comes past, once: a hundred thousand of them that are remembered hold up everybody else, and fill the memory. */
export function layOutInPassing(procedure: AnyProcedure, kept: Kept): RecordAtHand {
  return { kept, procedure, state: fold(procedure, kept, kept.events, procedure.initial) }
}

/** The record as it stood right after one of its commits. */
export function asOf({ procedure, kept }: RecordAtHand, version: number): RecordAtHand {
  const events = kept.events.filter((event) => event.version <= version)
  const moved = Math.max(1, ...events.filter((event) => !isBookkeeping(event)).map((event) => event.version))
  return layOutInPassing(procedure, { ...kept, events, version, moved })
}

/** What a rule may know at this moment. */
export const factsAt = (office: Office, now: Instant, by: Actor, record: RecordId): Facts => ({ now, by, office, record })

/** What a rule may know now. */
export const factsNow = (desk: Pick<Desk, 'directory' | 'clock'>, by: Actor, record: RecordId): Facts =>
  factsAt(desk.directory(), instant(desk.clock()), by, record)

/** An event of a record in words: everybody is called in it as they were when it happened. */
export const sayEvent = (procedure: AnyProcedure, event: Kept['events'][number], facts: Facts, sealed = false): string =>
  procedure.say(event, { ...facts, office: officeThen(facts.office, event.at) }, sealed)

/** When a matter that has ended moved for the last time; undefined while anything of it is open. */
export const endedAt = ({ procedure, state, kept }: RecordAtHand): Instant | undefined =>
  procedure.retention?.of(state) === undefined ? undefined : kept.events.findLast(({ version }) => version === kept.moved)?.at

/** The reference that rules see while a record is being opened and has none yet: number 0000 of its year. */
export function unnamed(desk: Desk, procedure: AnyProcedure): RecordId {
  const year = desk.directory().calendar.dateOf(instant(desk.clock())).slice(0, 4)
  return `${procedure.prefix}-${year}-0000` as RecordId
}

const marksKnown = new WeakMap<AnyState, { readonly country: Country; readonly marks: readonly Mark[] }>()

/** The marks of a record's customer. Numbers take their time to read: they are read once for a state, and go with it. */
export function customerMarks({ procedure, state }: Pick<RecordAtHand, 'procedure' | 'state'>, country: Country): readonly Mark[] {
  const known = marksKnown.get(state)
  if (known?.country === country) return known.marks
  const marks = marksOf(procedure.customer?.(state) ?? {}, country)
  marksKnown.set(state, { country, marks })
  return marks
}

/** What lists, look-ups and figures keep of a record. `steward rebuild` makes every snapshot again with this. */
export function summarise({ kept, procedure, state }: RecordAtHand, facts: Facts): Summary {
  const { record, version, moved, opened } = kept
  const figures = procedure.figures?.(state)
  const customer = nameIn({ kept, procedure, state })
  return {
    record,
    procedure: procedure.name,
    version,
    moved,
    is: state.is,
    opened,
    waiting: procedure.waiting(state, facts),
    marks: [...procedure.marks(state), ...customerMarks({ procedure, state }, facts.office.country)],
    ...(figures ? { figures: { ...figures, ...(kept.workedIn ?? workedIn(kept, facts)) } } : {}),
    ...(customer === undefined ? {} : { customer }),
  }
}

/** Whom it is about by name; of what is being erased nothing is put into a list any more. */
const nameIn = ({ kept, procedure, state }: RecordAtHand): string | undefined =>
  procedure.customer && !kept.events.some(({ event }) => event === 'RecordErased') ? (procedure.customer(state)?.name ?? '') : undefined

/** It counts where whoever opened it worked when they did. Records from before this was kept: where they work now. */
function workedIn({ events: [first] }: Kept, { office }: Facts): WorkedIn {
  const { group, department } = (first && office.person(first.by)) ?? { group: notInTheFile, department: notInTheFile }
  return { group, department }
}
const notInTheFile = 'not in the office file'
