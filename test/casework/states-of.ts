import { layOut } from '../../src/casework/record-at-hand.js'
import type { AnyProcedure, AnyState } from '../../src/procedures/procedure.js'
import { staff } from '../procedures/test-office.js'
import { memoryLog } from './memory-log.js'
import { dice, openYear } from './random-years.js'

/** Records of one procedure in every state that a random life came through, begun by people of every rank. */
export async function statesOf(procedure: AnyProcedure): Promise<readonly AnyState[]> {
  const year = openYear(memoryLog, dice(7))
  const states = new Map<string, AnyState>()
  for (const by of ['asha', 'lena', 'gita', 'carl']) {
    for (let count = 0; count < 3; count += 1) await year.begin(procedure, staff(by))
  }
  for (let count = 0; count < 14 * Object.keys(procedure.rights).length; count += 1) {
    for (const { record } of year.records) {
      const kept = await year.log.read(record)
      if (kept) states.set(`${layOut(procedure, kept).state.is} ${kept.events[0]?.by}`, layOut(procedure, kept).state)
    }
    await year.goOn()
    if (count % 6 === 0) {
      year.pass(24 * 60)
      await year.ring()
    } else year.pass(20)
  }
  return [...states.values()]
}
