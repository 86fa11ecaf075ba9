import type { AnyProcedure, AnyState } from '../procedures/procedure.js'
import type { RecordId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import type { Taken } from './take-step.js'

/** Begins a command from a record that a step has led to it; undefined where no form of it opens. */
export type LeadOn = (command: `/${string}`, from: RecordId) => Promise<Answer | undefined>

/** The command that a step leads straight on to, as the record stands after it; undefined when it leads to none, or nothing was done. */
export function ledTo(taken: Taken, step: string): `/${string}` | undefined {
  if (!('after' in taken) || taken.outcome === 'moot') return undefined
  const { procedure, state }: { readonly procedure: AnyProcedure; readonly state: AnyState } = taken.after
  const to = procedure.leadsTo?.[step]
  return typeof to === 'function' ? to(state) : to
}
