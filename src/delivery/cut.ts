import type { Urgency } from '../procedures/procedure.js'

/** Calls `then` after so many milliseconds, unless the answer is called first; tests bring their own. */
export type Timer = (milliseconds: number, then: () => void) => () => void

export const realTimer: Timer = (milliseconds, then) => {
  const timer = setTimeout(then, milliseconds)
  return () => clearTimeout(timer)
}

/** How long one try may take, in milliseconds, before it is cut. */
export const tryLimit: Readonly<Record<Urgency, number>> = { alert: 3_000, now: 6_000, routine: 10_000 }

/** How long a try waits for what an earlier one of the same delivery sent and does not know the end of, in milliseconds; the rest of its limit is left to send it. */
export const comesStill = 1_000

/** How long a search for what stands in a chat may take, in milliseconds, before it is made again later: ten pages of a slow platform. */
export const searchLimit = 30_000

/** How long this machine's disk is waited for, in milliseconds: one that hangs must hold up neither an answer nor an alert. What it was asked for goes on. */
export const diskPatience = 600

/** What a cut try answers. */
export const cutOff = Symbol('cut off')

/** The work's result, or `cutOff` when it takes longer than allowed; what comes later goes to `late`, and a late fault to nobody. */
export const within = <T>(work: Promise<T>, milliseconds: number, timer: Timer, late: (result: T) => void): Promise<T | typeof cutOff> =>
  new Promise((resolve, reject) => {
    let over = false
    const cancel = timer(milliseconds, () => {
      over = true
      resolve(cutOff)
    })
    work.then(
      (result) => {
        cancel()
        if (over) late(result)
        else resolve(result)
      },
      (fault: unknown) => {
        cancel()
        reject(fault)
      },
    )
  })
