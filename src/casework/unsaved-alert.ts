import type { AnyProcedure, AnyStep } from '../procedures/procedure.js'
import type { StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import { atRiskCommand } from './commands.js'
import type { Desk } from './desk.js'
import { openRecord } from './open-record.js'

/** An alert that the log could not take: it goes out directly, and is saved later under the same key, once. */
export interface UnsavedAlert {
  readonly key: string
  readonly by: StaffId
  readonly step: AnyStep
}

/** The log is away: an at-risk alert gets out all the same (architecture.md, 7). Undefined for everything else, which waits. */
export const sendUnsaved = async (desk: Desk, procedure: AnyProcedure, alert: UnsavedAlert): Promise<Answer | undefined> =>
  procedure.command?.name === atRiskCommand ? desk.sendUnsaved?.(alert) : undefined

/** Saves an alert that went out unsaved; one that was saved after all is found by its key. False: the rules refuse it. Throws LogAway while the log is away. */
export const saveAlert = async (desk: Desk, alert: UnsavedAlert): Promise<boolean> => {
  const procedure = desk.procedures.find(({ command }) => command?.name === atRiskCommand)
  if (!procedure) return false
  const opened = await openRecord(desk, { procedure, ...alert })
  return opened.outcome === 'taken' || opened.outcome === 'repeated'
}
