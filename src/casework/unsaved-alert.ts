import { LogAway, NewerRecord } from '../log/log.js'
import { type Bookkeeping, isBookkeeping } from '../procedures/bookkeeping.js'
import type { Office } from '../procedures/people.js'
import type { AnyProcedure, AnyStep } from '../procedures/procedure.js'
import { isUrgent } from '../procedures/urgent.js'
import type { RecordId, StaffId } from '../procedures/words.js'
import type { Answer } from './arrival.js'
import { type Desk, faultOf } from './desk.js'
import { openRecord } from './open-record.js'
import { fetchRecord, ifErased } from './record-at-hand.js'

/** An alert that the log could not take: it goes out directly, and is saved later under the same key, once. */
export interface UnsavedAlert {
  /** The procedure's name. */
  readonly procedure: string
  readonly key: string
  readonly by: StaffId
  readonly step: AnyStep
  /** It is what a message says now that somebody changed, whose alert arrived under this key and went directly too: it is kept with that one. */
  readonly adds?: { readonly to: string; readonly said: string }
}

/**
 * An alert could not be saved, for whatever reason: it gets out all the same (architecture.md, 7), and what is no mere absence of the log is
 * reported. Undefined for everything else, which waits.
 */
export const sendUnsaved = async (
  desk: Desk,
  procedure: AnyProcedure,
  alert: Omit<UnsavedAlert, 'procedure'>,
  fault?: unknown,
): Promise<Answer | undefined> => {
  if (!isUrgent(procedure) || !desk.sendUnsaved) return undefined
  if (fault !== undefined && (!(fault instanceof LogAway) || fault.refuses))
    desk.report({ tells: 'fault', doing: 'save an alert', ...faultOf(fault) })
  return desk.sendUnsaved({ ...alert, procedure: procedure.name })
}

/** How long an alert waits for a log that answers slowly before it goes out directly, in milliseconds. It may then be saved all the same: under the same key, once. */
const alertPatience = 1_800

/** Does what saves an alert; a log that is slower than a person at risk can wait for counts as away. Everything else takes its time. */
export const saveSoon = async <T>(desk: Desk, procedure: AnyProcedure, save: () => Promise<T>): Promise<T> => {
  if (!isUrgent(procedure) || !desk.sendUnsaved) return save()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LogAway('The log did not take the alert in time.')), alertPatience)
  })
  try {
    return await Promise.race([save(), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Saves an alert that went out unsaved; one that was saved after all is found by its key. Its record; undefined: the rules refuse it. Throws LogAway while the log is away. */
export const saveAlert = async (desk: Desk, alert: UnsavedAlert): Promise<RecordId | undefined> => {
  const procedure = desk.procedures.find(({ name }) => name === alert.procedure)
  if (!procedure) return undefined
  const opened = await openRecord(desk, { ...alert, procedure })
  // An earlier try of ours may still be under way: whether it was kept is known in a moment.
  if (opened.outcome === 'busy' || opened.outcome === 'crowded') throw new LogAway('The alert is still being saved.')
  return opened.outcome === 'taken' || opened.outcome === 'repeated' ? opened.after.kept.record : undefined
}

/** What reaches people outside their chats shows them no button. */
const outsideChats: ReadonlySet<string> = new Set<NonNullable<Office['outsideMeans']>[number]>(['email', 'webhook'])

/**
 * To whom the card of an alert that was kept has been brought, with its button; undefined where it waits for nobody any more (it is theirs who took it, or a newer
 * bot's, or erased). Throws what the log throws.
 */
export const waitingAlert = async (desk: Desk, record: RecordId): Promise<readonly StaffId[] | undefined> => {
  const at = await fetchRecord(desk, record).catch((fault: unknown) => (fault instanceof NewerRecord ? undefined : ifErased(fault)))
  if (!at || !isUrgent(at.procedure) || !at.procedure.urgent.waits.is.includes(at.state.is)) return undefined
  const { card } = at.procedure.urgent
  return at.kept.events.filter(isBookkeeping).flatMap((event) => {
    // Casework kept it, which is why its shape is known.
    const told = event as unknown as Bookkeeping
    const brings = told.event === 'NoticeDelivered' && told.notice === card && !outsideChats.has(told.posted.channel)
    return brings && 'person' in told.to ? [told.to.person] : []
  })
}
