import { LogAway } from '../log/log.js'
import type { AnyStep } from '../procedures/procedure.js'
import { isUrgent } from '../procedures/urgent.js'
import type { RecordId } from '../procedures/words.js'
import type { Answer, Arrival } from './arrival.js'
import { untilTaken } from './arrived-before.js'
import type { Desk } from './desk.js'
import { inTime } from './in-time.js'
import { fetchRecord } from './record-at-hand.js'
import { sentence } from './sentences.js'
import { takeStep } from './take-step.js'
import { sendUnsaved, type UnsavedAlert } from './unsaved-alert.js'

/** A threat waits no longer than this to know whether it belongs to an alert that is there. In milliseconds. */
const patience = 500
const waitsAtMost = 1_000
const nothing = (): undefined => undefined

/**
 * Words that somebody changed after they had sent them belong to the alert that those raised (s9: "as many details as possible"): they are added to it, as
 * details are, and raise no second one. Where that is on its way without the log they go the same way, at once. Undefined where they raised none, where it is
 * over, or where that cannot be known now: then they are read as new, so that no threat is lost.
 */
export async function addChanged(desk: Desk, arrival: Arrival): Promise<Answer | undefined> {
  if (arrival.edits === undefined || (arrival.arrives !== 'message' && arrival.arrives !== 'command')) return undefined
  const { edits } = arrival
  const raised = () => inTime(raisedBy(desk, edits).catch(nothing), nothing, patience)
  // In the second in which the first words are being saved, too.
  const at = (await raised()) ?? ((await inTime(untilTaken(desk, edits), nothing, waitsAtMost)) ? await raised() : undefined)
  if (!at) return sendChanged(desk, arrival, edits)
  if (!isUrgent(at.procedure)) return undefined
  const { record } = at.kept
  const step = arrival.text.trim() === '' ? undefined : (at.procedure.takesReply?.(arrival.text.trim()) as AnyStep | undefined)
  if (!step) return mayBeSaid(sentence(`${record} stands as it was raised: of the changed message nothing was added.`, 'note'))
  const taken = await takeStep(desk, { record, step, by: arrival.by, key: arrival.id }).catch(nothing)
  switch (taken?.outcome) {
    case undefined:
    case 'crowded':
      return sendChanged(desk, arrival, edits)
    case 'taken':
    case 'repeated':
      return mayBeSaid(
        sentence(`Kept with ${record}: your changed words stand on its card, below the first ones. No second alert was raised.`, 'done'),
      )
    // An alert that is over takes nothing more: what is changed after that is heard as what it says now.
    default:
      return undefined
  }
}

/** It names the record alone: whoever no message of their own reaches is told where they wrote, and does not raise it again. */
const mayBeSaid = (answer: Answer): Answer => (answer.answer === 'sentence' ? { ...answer, anywhere: answer.text } : answer)

/** Changed words of an alert that is on its way without the log, or stands by to be: they go to whom it goes. Undefined of any other. */
async function sendChanged(
  desk: Desk,
  { id, by, text, outsider }: Arrival & { readonly text: string },
  to: string,
): Promise<Answer | undefined> {
  const goes = desk.onItsWay?.(to)
  const procedure = goes && desk.procedures.find(({ name }) => name === goes.procedure)
  if (!procedure || !isUrgent(procedure)) return undefined
  const said = text.trim()
  if (said === '') return mayBeSaid(sentence('The alert stands as it was raised: of the changed message nothing was added.', 'note'))
  return sendUnsaved(desk, procedure, { key: id, by, step: procedure.urgent.raise(said, outsider?.name), adds: { to, said } })
}

/**
 * Keeps changed words that went directly with the alert of which they are, once, and names its record. Undefined where that is over, or was not kept: they
 * are saved as an alert of their own. Throws LogAway.
 */
export async function saveChanged(desk: Desk, { key, by, adds }: UnsavedAlert): Promise<RecordId | undefined> {
  // What was kept as an alert of its own before stays one.
  const at = adds && (await desk.log.commitOf(key))?.version !== 1 ? await raisedBy(desk, adds.to) : undefined
  const step = adds && (at?.procedure.takesReply?.(adds.said) as AnyStep | undefined)
  if (!at || !step) return undefined
  const { record } = at.kept
  const { outcome } = await takeStep(desk, { record, step, by, key })
  if (outcome === 'crowded') throw new LogAway('The changed words are still being saved.')
  return outcome === 'taken' || outcome === 'repeated' ? record : undefined
}

/** The record that a message opened, by the id with which it arrived. */
const raisedBy = async (desk: Desk, id: string) => {
  const cause = await desk.log.commitOf(id)
  return cause?.version === 1 ? fetchRecord(desk, cause.record) : undefined
}
