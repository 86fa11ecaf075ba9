import type { ReadSummary } from '../log/log.js'
import type { AnyProcedure, AnyState, AnyStep, Facts, OtherRecord } from '../procedures/procedure.js'
import { instant } from '../procedures/words.js'
import type { Desk } from './desk.js'
import { oneOfMany } from './one-of-many.js'
import { parseStep } from './parse-step.js'
import { fetchRecord } from './record-at-hand.js'

/** A rule looks at so many other records, and they are sought among so many that bear the marks. */
const most = 20
const among = 200

/** The facts with the other records that this step wishes to see. One that is erased or does not open is left out. Throws LogAway. */
export async function withOthers(desk: Desk, procedure: AnyProcedure, step: AnyStep, state: AnyState, facts: Facts): Promise<Facts> {
  if (!procedure.looksAt) return facts
  // What is missing or wrong in the step is said by its rule, which then looks at nothing.
  const parsed = parseStep(procedure, step, facts)
  const wanted = 'step' in parsed ? procedure.looksAt(parsed.step, state, facts) : undefined
  if (!wanted) return facts
  const since = instant(new Date(Date.parse(facts.now) - wanted.days * 86_400_000))
  const found = wanted.marks.length === 0 ? [] : await desk.log.findByMarks(wanted.marks, since, among)
  const theirs = found.filter((one) => one.record !== facts.record && wanted.procedures.includes(one.procedure)).slice(0, most)
  const others = await Promise.all(theirs.map((one) => readOther(desk, one)))
  return { ...facts, others: others.filter((one) => one !== undefined) }
}

const readOther = (desk: Desk, { record, procedure, opened }: ReadSummary): Promise<OtherRecord | undefined> =>
  oneOfMany(desk, 'look at another record', record, async () => {
    const at = await fetchRecord(desk, record)
    const contact = at?.procedure.hardContact?.(at.state, { office: desk.directory() })
    return at && { record, procedure, opened, state: at.state, ...(contact ? { contact } : {}) }
  })
