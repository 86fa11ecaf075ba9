import { createHash } from 'node:crypto'
import { shownKind } from '../log/log.js'
import { instant, type RecordId } from '../procedures/words.js'
import type { Arrival } from './arrival.js'
import type { Unsure } from './casework.js'
import type { Desk } from './desk.js'

/**
 * Keeps that a press or a form was answered, by what a channel may have put in the place of one of the record's copies: that is drawn anew
 * at the record's next change, however it looked before. Nobody waits for this; were it lost, the copy would show the answer until its
 * drawing changes.
 */
export function keepPressed({ log, clock }: Pick<Desk, 'log' | 'clock'>, { by, id }: Pick<Arrival, 'by' | 'id'>, record: RecordId): void {
  const unsure: Unsure = { record, at: instant(clock()), pressed: by }
  const name = `press ${createHash('sha256').update(id).digest('base64url').slice(0, 22)}`
  log.putSealed(shownKind, name, unsure, { owner: record }).catch(() => undefined)
}
