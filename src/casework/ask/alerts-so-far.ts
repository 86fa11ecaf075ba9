import type { Log } from '../../log/log.js'
import type { AnyProcedure } from '../../procedures/procedure.js'
import { mark } from '../../procedures/shared/mark.js'
import { type SoFar, urgentOf } from '../../procedures/urgent.js'
import type { Instant, RecordId, StaffId } from '../../procedures/words.js'
import type { Clock, Directory } from '../casework.js'
import { factsNow, ifUnread, onDesk } from '../record-at-hand.js'

/** An alert that somebody raised, as its record has it now. */
export interface AlertSoFar extends SoFar {
  readonly record: RecordId
  readonly version: number
  readonly raisedAt: Instant
}

/** The alerts that a person has raised at or after a moment, newest first. None where the log cannot be asked: then nobody is told that one went. */
export type AlertsSoFar = (by: StaffId, since: Instant) => Promise<readonly AlertSoFar[]>

/** So many are looked at: nobody raises more within a conversation. */
const most = 5

export interface AlertsSoFarSettings {
  readonly procedures: readonly AnyProcedure[]
  readonly log: Pick<Log, 'findByMarks' | 'read'>
  readonly directory: Directory
  readonly clock: Clock
}

/** Opens the way to somebody's own alerts. */
export const openAlertsSoFar = ({ procedures, log, directory, clock }: AlertsSoFarSettings): AlertsSoFar => {
  const names = urgentOf(procedures).map(({ name }) => name)
  async function soFar(record: RecordId, by: StaffId): Promise<readonly AlertSoFar[]> {
    const kept = await log.read(record).catch(ifUnread)
    const at = kept && onDesk({ procedures }, kept)
    const told = at?.procedure.urgent?.soFar(at.state, factsNow({ directory, clock }, by, record))
    return at && told ? [{ ...told, record, version: at.kept.moved, raisedAt: at.kept.opened }] : []
  }
  return async (by, since) => {
    try {
      const found = await log.findByMarks([mark('reporter', by)], since, most, names)
      return (await Promise.all(found.map(({ record }) => soFar(record, by)))).flat()
    } catch {
      // What cannot be looked up was not told to anybody: the alarm stands as if nothing had been pressed.
      return []
    }
  }
}
