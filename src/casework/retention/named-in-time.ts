import { isBookkeeping } from '../../procedures/bookkeeping.js'
import { recordsNamed } from '../../procedures/shared/records-named.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { asOf, type RecordAtHand } from '../record-at-hand.js'
import { going } from './going.js'
import { askedFor, keepsNothing } from './named-by-open.js'

/**
 * What the newest step of an open matter has named, or begins to wait for, and was being erased at that moment, in a sentence; undefined when it keeps all of
 * it. Asked after the step is kept, before anybody is told so: whoever erases marks first and asks then. No alert waits for it. Throws as the log does.
 */
export async function notKeptInTime(desk: Desk, at: RecordAtHand): Promise<string | undefined> {
  const { procedure, kept, state } = at
  if (procedure.urgent || keepsNothing(procedure) || procedure.retention?.of(state) !== undefined) return undefined
  const own = kept.events.filter((event) => event.version === kept.version && !isBookkeeping(event))
  const named = recordsNamed(JSON.stringify(own)).filter((one) => one !== kept.record)
  const asks = beginsToWait(at)
  if (named.length === 0 && !asks) return undefined
  const goes = (await going(desk).all()) as ReadonlySet<RecordId>
  if (goes.size === 0) return undefined
  const gone = named.filter((one) => goes.has(one))
  const asked = asks ? [...(await askedFor(desk, asks, goes))].filter((one) => one !== kept.record) : []
  const said = [
    ...(gone.length > 0 ? [`Being erased at that moment: ${gone.join(', ')}. ${look}`] : []),
    ...(asked.length > 0 ? [`Being erased at that moment: ${asked.length} that may be on them. ${gather}`] : []),
  ]
  return said.length > 0 ? said.join(' ') : undefined
}

const look = 'Please look in ten minutes whether it is still there, before you rely on it.'
const gather = 'What is gathered for them shows in ten minutes what is still there.'

/** On whom somebody waits from this step on, or now on somebody else. */
function beginsToWait(at: RecordAtHand) {
  const { procedure, kept, state } = at
  const now = procedure.waitsFor?.(state)
  const before = now && kept.version > 1 ? procedure.waitsFor?.(asOf(at, kept.version - 1).state) : undefined
  return JSON.stringify(now) === JSON.stringify(before) ? undefined : now
}
