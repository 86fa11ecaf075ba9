import { setTimeout as pause } from 'node:timers/promises'
import type { AnyProcedure, AnyStep } from '../procedures/procedure.js'
import { isUrgent } from '../procedures/urgent.js'
import { type Actor, instant } from '../procedures/words.js'
import { takeAnswersAlong } from './ask/answers-stand.js'
import { boardsMovedBy } from './boards.js'
import type { Desk } from './desk.js'
import { withOthers } from './others.js'
import { asOf, factsNow, fetchRecord, layOut, type RecordAtHand, summarise, unnamed } from './record-at-hand.js'
import { asKept, judge, reportStep, type Taken } from './take-step.js'

/** The name that is claimed while a record is opened by an arrival with this key. */
export const openingClaim = (key: string): string => `open:${key}`

/** How long a claim holds when whoever made it died before opening the record; a repeat then takes over. */
const claimSeconds = 4
const waitMilliseconds = 100
const mostWaits = 18

export type Opened =
  | Taken
  | { readonly outcome: 'not opened'; readonly because: string; readonly field?: string }
  | { readonly outcome: 'busy' }

/**
 * Opens a record by its first step. A record has no version to be raced for yet, so the arrival's key is claimed around it:
 * a repeat waits for the commit and is answered by it; when the claim runs out (a crash), the repeat opens the record.
 */
export async function openRecord(
  desk: Desk,
  ask: { readonly procedure: AnyProcedure; readonly step: AnyStep; readonly by: Actor; readonly key: string },
): Promise<Opened> {
  const claim = openingClaim(ask.key)
  for (let waits = 0; waits <= mostWaits; waits += 1) {
    const before = await openedBy(desk, ask.key)
    if (before) return before
    if (await desk.log.claim(claim, instant(new Date(desk.clock().getTime() + claimSeconds * 1000)))) {
      // Between the look and the claim another may have finished and its claim run out.
      const meanwhile = await openedBy(desk, ask.key)
      return meanwhile ?? (await openNow(desk, ask, claim))
    }
    await pause(waitMilliseconds)
  }
  return { outcome: 'busy' }
}

/** The record that an arrival has opened, as it stood then. */
export async function openedBy(desk: Desk, key: string): Promise<Extract<Taken, { outcome: 'taken' | 'repeated' }> | undefined> {
  const cause = await desk.log.commitOf(key)
  if (!cause) return undefined
  const at = await fetchRecord(desk, cause.record)
  const commit = await desk.log.commit(cause.record, cause.version)
  return at && commit ? { outcome: 'repeated', after: asOf(at, cause.version), at: commit.at } : undefined
}

async function openNow(
  desk: Desk,
  { procedure, step, by, key }: { readonly procedure: AnyProcedure; readonly step: AnyStep; readonly by: Actor; readonly key: string },
  claim: string,
): Promise<Opened> {
  const facts = factsNow(desk, by, unnamed(desk, procedure))
  const seeing = await withOthers(desk, procedure, step, procedure.initial, facts)
  const decision = judge(procedure, step, { state: procedure.initial }, seeing)
  if (decision.outcome === 'refused' || decision.events.length === 0) {
    // What was refused may be put right and sent again at once.
    await desk.log.unclaim(claim)
    reportStep(desk, procedure, { step, by }, 'refused')
    return decision.outcome === 'refused'
      ? { ...decision, outcome: 'not opened' }
      : { outcome: 'not opened', because: 'There was nothing to keep.' }
  }
  const events = asKept(decision.events)
  const atHand = (record: typeof facts.record): RecordAtHand =>
    layOut(procedure, {
      record,
      procedure: procedure.name,
      version: 1,
      moved: 1,
      opened: facts.now,
      events: events.map((event) => ({ ...event, at: facts.now, by, version: 1 })),
    })
  const first = { at: facts.now, by, arrival: key, events, owed: decision.owed }
  const year = Number(facts.record.slice(3, 7))
  const alert = isUrgent(procedure) && by !== 'clock' && by !== 'courier' ? { procedure: procedure.name, key, by, step } : undefined
  if (alert) await desk.writeAhead?.(alert)
  const commit = await desk.log.open(procedure.prefix, year, procedure.name, first, (record) =>
    summarise(atHand(record), { ...facts, record }),
  )
  // We were frozen for so long that another took over and opened it: what it kept is the answer.
  const before = commit.at === facts.now ? undefined : await openedBy(desk, key)
  if (before) return before
  // The log may go away before anybody has heard of it (architecture.md, 7).
  if (alert) desk.standBy?.(alert, commit.record)
  reportStep(desk, procedure, { step, by }, 'taken')
  const after = atHand(commit.record)
  // Nobody waits for it; what is left is taken along when the alert is over.
  if (procedure.urgent && by !== 'clock' && by !== 'courier') takeAnswersAlong(desk, commit.record, by, facts.now).catch(() => undefined)
  desk.boardsMoved?.(boardsMovedBy(undefined, after, { ...facts, record: commit.record }))
  return { outcome: 'taken', after, at: commit.at }
}
