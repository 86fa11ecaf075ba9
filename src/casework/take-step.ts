import type { Commit, Kept, KeptEvent } from '../log/log.js'
import { isBookkeeping } from '../procedures/bookkeeping.js'
import {
  type AnyEvent,
  type AnyProcedure,
  type AnyState,
  type AnyStep,
  type Decision,
  type Facts,
  type Right,
  refused,
} from '../procedures/procedure.js'
import { isUrgent } from '../procedures/urgent.js'
import type { Actor, Instant, RecordId } from '../procedures/words.js'
import { forgetAsked } from './ask/forget-asked.js'
import { boardsMovedBy } from './boards.js'
import type { CaseworkTold, Desk } from './desk.js'
import { withOthers } from './others.js'
import { isOverInChats, seenTo } from './over-in-chats.js'
import { atTheDoor, parseStep } from './parse-step.js'
import { asOf, factsNow, fetchRecord, type RecordAtHand, sayEvent, summarise } from './record-at-hand.js'

/** How a step ended. `at` and `by` are those of the commit, so that a repeat can be answered alike. */
export type Taken =
  | { readonly outcome: 'taken' | 'repeated'; readonly after: RecordAtHand; readonly at: Instant }
  | { readonly outcome: 'moot'; readonly after: RecordAtHand }
  | { readonly outcome: 'refused' | 'stale'; readonly because: string; readonly field?: string; readonly now: RecordAtHand }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'crowded' }

/** What one commit adds beside its decision. */
export interface Addition {
  readonly events: readonly KeptEvent[]
  readonly owed: Commit['owed']
  readonly redraw?: boolean
}

/** A lost race means that somebody else got on, so trying again at once ends; this only bounds a fault. */
const mostTries = 100

/**
 * Takes a step on a record that exists: load, check the right at this moment, decide, append; overtaken, all of it again.
 * An arrival whose key is already in the log is `repeated`. `drawnAt` is the version of the card that was pressed.
 */
export async function takeStep(
  desk: Desk,
  ask: {
    readonly record: RecordId
    readonly step: AnyStep
    readonly by: Actor
    readonly key?: string
    readonly drawnAt?: number
    /** It came by a press and from no form. */
    readonly pressed?: true
  },
): Promise<Taken> {
  const taken = await change(desk, ask, async (at, facts) => {
    const { procedure } = at
    const decision = judge(procedure, ask.step, at, await withOthers(desk, procedure, ask.step, at.state, facts), ask.pressed)
    if (decision.outcome === 'refused') return { ...decision, now: at }
    const stale = ask.drawnAt !== undefined && ask.drawnAt < at.kept.moved && !procedure.holdsWhenStale?.includes(ask.step.step)
    if (stale) return { outcome: 'stale', because: howItMovedOn(at, facts), now: at }
    return { events: asKept(decision.events), owed: decision.owed }
  })
  if (taken.outcome !== 'gone' && taken.outcome !== 'crowded')
    reportStep(desk, 'after' in taken ? taken.after.procedure : taken.now.procedure, ask, taken.outcome)
  return taken
}

/** Tells figures and logs of a step; of what is between a few people, nothing. A press can carry any word, and what somebody typed is no name of a step. */
export function reportStep(
  desk: Desk,
  procedure: AnyProcedure,
  { step: { step }, by }: { readonly step: AnyStep; readonly by: Actor },
  outcome: Extract<CaseworkTold, { tells: 'step' }>['outcome'],
): void {
  if (procedure.narrow) return
  const named = by === 'clock' || by === 'courier' || Object.hasOwn(procedure.rights, step) ? step : 'unknown'
  desk.report({ tells: 'step', procedure: procedure.name, step: named, outcome })
}

/** A press is no way past a form. */
const isSaidInForm = (procedure: AnyProcedure, { step }: AnyStep): boolean => (atTheDoor(procedure, step)?.from ?? 'press') !== 'press'
const inForm = 'This is said in a form, which was not filled in: nothing was done. Please use the buttons on the card.'

/** The right first (rule 1), then what the step holds, then the rule. The clock and the courier need no right. */
export function judge(
  procedure: AnyProcedure,
  step: AnyStep,
  { state }: Pick<RecordAtHand, 'state'>,
  facts: Facts,
  pressed?: true,
): Decision<AnyEvent> {
  if (facts.by !== 'clock' && facts.by !== 'courier') {
    const granted = mayTake(procedure, step, state, { ...facts, by: facts.by })
    if (granted !== true) return { outcome: 'refused', because: granted }
  }
  if (pressed && isSaidInForm(procedure, step)) return refused(inForm)
  const parsed = parseStep(procedure, step, facts)
  return 'refused' in parsed ? refused(parsed.refused, parsed.field) : procedure.decide(parsed.step, state, facts)
}

/** May this person take this step now? True, or the sentence that says who can. */
export function mayTake(procedure: AnyProcedure, { step }: AnyStep, state: AnyState, facts: Parameters<Right<AnyState>>[1]): true | string {
  const right = new Map(Object.entries(procedure.rights)).get(step)
  return right ? right(state, facts) : 'Nobody can do this by hand here.'
}

/** What is to be kept, or why nothing is. */
type Found = Addition | Extract<Taken, { outcome: 'refused' | 'stale' }>

/**
 * Appends what `decide` finds, on the newest version, as often as it takes. An addition without events and owed items is moot. `read` is the
 * record as it was read a moment ago: it is not read again, unless it has moved on since.
 */
export async function change(
  desk: Desk,
  ask: { readonly record: RecordId; readonly by: Actor; readonly key?: string; readonly read?: RecordAtHand; readonly tries?: number },
  decide: (at: RecordAtHand, facts: Facts) => Found | Promise<Found>,
): Promise<Taken> {
  for (let tries = 0; tries < (ask.tries ?? mostTries); tries += 1) {
    const at = (tries === 0 ? ask.read : undefined) ?? (await fetchRecord(desk, ask.record))
    if (!at) return { outcome: 'gone' }
    // Asked after the read: a commit of this arrival that came before the read is found here, one that comes later overtakes us.
    const before = ask.key === undefined ? undefined : await repeated(desk, at, ask.key)
    if (before) return before
    const facts = factsNow(desk, ask.by, ask.record)
    const found = await decide(at, facts)
    if ('outcome' in found) return found
    if (found.events.length === 0 && found.owed.length === 0 && !found.redraw) return { outcome: 'moot', after: at }
    const made = commitOf(at.kept, found, facts, ask.key)
    const after = withCommit(at, made)
    const commit = made.redraw ? { ...made, owed: [...made.owed, ...seenTo(after, made.owed, facts.now)] } : made
    const appended = await desk.log.append(commit, summarise(after, facts))
    if (appended.outcome !== 'appended') continue
    desk.boardsMoved?.(boardsMovedBy(at, after, facts))
    if (waitsForSomebody(at) && !waitsForSomebody(after)) desk.standDown?.(after.kept.record)
    if (isOverInChats(after) && !isOverInChats(at)) forgetAsked(desk, after)
    return { outcome: 'taken', after, at: commit.at }
  }
  return { outcome: 'crowded' }
}

/** Is it an alert that nobody has yet? */
const waitsForSomebody = ({ procedure, state }: RecordAtHand): boolean =>
  isUrgent(procedure) && procedure.urgent.waits.is.includes(state.is)

/** The record right after the commit that this arrival caused, when there is one. */
async function repeated(desk: Desk, at: RecordAtHand, key: string): Promise<Taken | undefined> {
  const cause = await desk.log.commitOf(key)
  if (cause?.record !== at.kept.record) return undefined
  const commit = await desk.log.commit(cause.record, cause.version)
  // Another process may have taken it since the record was read: what was read does not hold it yet.
  const holding = cause.version > at.kept.version ? await fetchRecord(desk, at.kept.record) : at
  return commit && holding ? { outcome: 'repeated', after: asOf(holding, cause.version), at: commit.at } : undefined
}

function commitOf(kept: Kept, { events, owed, redraw }: Addition, { now, by, record }: Facts, key: string | undefined): Commit {
  const copies = [...kept.events, ...events].some(({ event }) => event === 'NoticeDelivered' || event === 'AnswerStands')
  const moves = events.some((event) => !isBookkeeping(event))
  return {
    record,
    version: kept.version + 1,
    at: now,
    by,
    ...(key === undefined ? {} : { arrival: key }),
    events,
    owed,
    ...((moves && copies) || redraw ? { redraw: true } : {}),
  }
}

/** The record with a commit more. Bookkeeping leaves its state as it is. */
const withCommit = ({ procedure, kept, state }: RecordAtHand, commit: Commit): RecordAtHand => {
  const after = add(kept, commit)
  const happened = after.events.slice(kept.events.length).filter((event) => !isBookkeeping(event))
  return { procedure, kept: after, state: happened.reduce(procedure.evolve, state) }
}

function add(kept: Kept, { events, version, at, by }: Commit): Kept {
  const moves = events.some((event) => !isBookkeeping(event))
  return {
    ...kept,
    version,
    moved: moves ? version : kept.moved,
    events: [...kept.events, ...events.map((event) => ({ ...event, at, by, version }))],
  }
}

/** A procedure's events as plain records. */
export const asKept = (events: readonly AnyEvent[]): readonly KeptEvent[] => events.map((event) => ({ ...event }))

function howItMovedOn({ kept, procedure }: RecordAtHand, facts: Facts): string {
  const last = kept.events.findLast((event) => event.version === kept.moved && !isBookkeeping(event))
  const told = last ? ` Since then: ${sayEvent(procedure, last, facts).replace(/\.$/, '')}.` : ''
  return `Nothing was done, because this card was out of date.${told} This is how it stands now.`
}
