import { NewerRecord } from '../log/log.js'
import type { RecordId } from '../procedures/words.js'
import { type Desk, faultOf } from './desk.js'

/** Does something with one record of many. What goes wrong with it is told, gives undefined and stops no other; throws LogAway. What a newer version works on is left to it. */
export async function oneOfMany<T>(desk: Desk, doing: string, record: RecordId, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (fault) {
    if (fault instanceof Error && fault.name === 'LogAway') throw fault
    if (fault instanceof NewerRecord) return undefined
    desk.report({ tells: 'fault', doing, record, ...faultOf(fault) })
    return undefined
  }
}
