import type { Erasures } from '../log/log.js'
import { openSweeping } from '../time/sweep-soon.js'
import type { Answer, Arrival } from './arrival.js'
import type { Clock } from './casework.js'

const minutesKept = 5
const mostKept = 2000

/**
 * Gives repeats of an arrival the answer of the first, also while that is still in the making. It lives in this process and only
 * keeps answers alike; that a step is taken once is the log's doing. An answer that says "not saved" is not kept: a repeat may do better. When a record
 * is erased every answer goes, also one that is in the making then: a form that was filled in from the record need not name it.
 */
export function onceEach(
  clock: Clock,
  erasures: Erasures,
  take: (arrival: Arrival) => Promise<{ readonly answer: Answer; readonly keep: boolean }>,
) {
  const answers = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>()
  const sweeping = openSweeping(60_000, () => {
    const now = clock().getTime()
    for (const [id, { until }] of answers) if (until <= now) answers.delete(id)
    return answers.size > 0
  })
  erasures.whenErased(() => {
    for (const [key, one] of answers) {
      const drop = (): void => void (answers.get(key) === one && answers.delete(key))
      one.answer.then(drop, drop)
    }
  })

  return async function answerOnce(arrival: Arrival): Promise<Answer> {
    const now = clock().getTime()
    for (const [id, { until }] of answers) {
      if (until > now && answers.size <= mostKept) break
      answers.delete(id)
    }
    const key = `${arrival.by} ${arrival.id}`
    const before = answers.get(key)
    if (before) return before.answer
    const taking = take(arrival)
    const answer = taking.then((taken) => taken.answer)
    answers.set(key, { answer, until: now + minutesKept * 60_000 })
    sweeping.soon()
    if (!(await taking).keep) answers.delete(key)
    return answer
  }
}
