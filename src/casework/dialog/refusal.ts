import { LogAway } from '../../log/log.js'
import type { AnyProcedure, Facts } from '../../procedures/procedure.js'
import type { Desk } from '../desk.js'
import { withOthers } from '../others.js'
import { fetchRecord } from '../record-at-hand.js'
import { judge } from '../take-step.js'
import type { Draft } from './drafts.js'
import { type AnyDialog, walk } from './walk.js'

/** Why a step is refused, with the field that it is about, if it is about one. */
export interface Refusal {
  readonly because: string
  readonly field?: string
}

/** Would what is about to be checked be refused? Asked before anybody reads it through; a log that does not answer refuses nothing. */
export async function wouldBeRefused(
  desk: Desk,
  { procedure, dialog, facts }: { readonly procedure: AnyProcedure; readonly dialog: AnyDialog; readonly facts: Facts },
  draft: Draft,
): Promise<Refusal | undefined> {
  try {
    const at = draft.record ? await fetchRecord(desk, draft.record) : { state: procedure.initial }
    if (!at) return undefined
    const step = dialog.step(walk(dialog, draft, facts).answers, facts)
    const decision = judge(procedure, step, at, await withOthers(desk, procedure, step, at.state, facts))
    return decision.outcome === 'refused' ? decision : undefined
  } catch (fault) {
    if (!(fault instanceof LogAway)) throw fault
    return undefined
  }
}
