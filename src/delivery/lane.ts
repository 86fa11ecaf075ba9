import type { OwedItem } from '../log/log.js'
import type { Timer } from './cut.js'

/** A lane takes what is due and has so many in hand at once; while there is nothing it looks every `poll` milliseconds. */
export interface LaneSettings {
  readonly atOnce: number
  readonly poll: number
  readonly take: () => Promise<OwedItem | undefined>
  /** Must not throw. */
  readonly deliver: (item: OwedItem) => Promise<void>
  /** Taking went wrong: the database is away. */
  readonly faulty: (fault: unknown) => void
  readonly timer: Timer
}

export interface Lane {
  /** Looks now: something was just owed. */
  wake(): void
  /** Takes no more, and ends when what is in hand has ended. */
  stop(): Promise<void>
}

/** Starts a lane. Lanes know nothing of each other, so that no urgency ever waits for another. */
export const startLane = ({ atOnce, poll, take, deliver, faulty, timer }: LaneSettings): Lane => {
  const inHand = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let rouse = () => {}

  const idle = () =>
    new Promise<void>((resolve) => {
      if (woken || stopped) return resolve()
      const cancel = timer(poll, resolve)
      rouse = () => {
        cancel()
        resolve()
      }
    })

  const run = async () => {
    while (!stopped) {
      if (inHand.size >= atOnce) {
        await Promise.race(inHand)
        continue
      }
      woken = false
      const item = await take().catch((fault: unknown) => {
        faulty(fault)
        woken = false
        return undefined
      })
      if (!item) {
        await idle()
        continue
      }
      const job = deliver(item).finally(() => inHand.delete(job))
      inHand.add(job)
    }
    await Promise.all(inHand)
  }
  const running = run()

  return {
    wake() {
      woken = true
      rouse()
    },
    async stop() {
      stopped = true
      rouse()
      await running
    },
  }
}
