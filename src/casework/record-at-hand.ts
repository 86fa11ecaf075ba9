import { type Kept, KeyErased, type Summary } from '../log/log.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import type { WorkedIn } from '../procedures/figures.js'
import type { Office } from '../procedures/people.js'
import type { AnyProcedure, AnyState, Facts, Mark } from '../procedures/procedure.js'
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

/** Reads a record; undefined when there is none, when it was erased, or when its procedure is no longer one of the office's. Throws as the log does. */
export async function fetchRecord(desk: Desk, record: RecordId): Promise<RecordAtHand | undefined> {
  const kept = await desk.log.read(record).catch(ifErased)
  const procedure = desk.procedures.find(({ name }) => name === kept?.procedure)
  return kept && procedure ? layOut(procedure, kept) : undefined
}

/** Is the record hidden whole from whoever asks? The clock and the courier see all. */
export function isHiddenFrom(desk: Pick<Desk, 'directory' | 'clock'>, { kept, procedure, state }: RecordAtHand, by: Actor): boolean {
  if (by === 'clock' || by === 'courier') return false
  if (procedure.hiddenFrom?.(state, by)) return true
  if (!procedure.narrow) return false
  const person = desk.directory().person(by)
  return !person || !procedure.mayOpen(state, person, factsNow(desk, by, kept.record))
}

/** Nothing, of a record whose key was destroyed; every other fault goes on. */
export const ifErased = (fault: unknown): undefined => {
  if (!(fault instanceof KeyErased)) throw fault
}

/** Folds a record's events into its state; bookkeeping is left out. */
export function layOut(procedure: AnyProcedure, kept: Kept): RecordAtHand {
  const state = kept.events.filter((event) => !isBookkeeping(event)).reduce(procedure.evolve, procedure.initial)
  return { kept, procedure, state }
}

/** The record as it stood right after one of its commits. */
export function asOf({ procedure, kept }: RecordAtHand, version: number): RecordAtHand {
  const events = kept.events.filter((event) => event.version <= version)
  const moved = Math.max(1, ...events.filter((event) => !isBookkeeping(event)).map((event) => event.version))
  return layOut(procedure, { ...kept, events, version, moved })
}

/** What a rule may know at this moment. */
export const factsAt = (office: Office, now: Instant, by: Actor, record: RecordId): Facts => ({ now, by, office, record })

/** What a rule may know now. */
export const factsNow = (desk: Pick<Desk, 'directory' | 'clock'>, by: Actor, record: RecordId): Facts =>
  factsAt(desk.directory(), instant(desk.clock()), by, record)

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
  }
}

/** It counts where whoever opened it worked when they did. Records from before this was kept: where they work now. */
function workedIn({ events: [first] }: Kept, { office }: Facts): WorkedIn {
  const { group, department } = (first && office.person(first.by)) ?? { group: notInTheFile, department: notInTheFile }
  return { group, department }
}
const notInTheFile = 'not in the office file'
