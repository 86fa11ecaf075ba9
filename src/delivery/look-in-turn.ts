import type { Timer } from './cut.js'

/** Looks, one after the other: `again` from now on so many milliseconds after each, and `soon` as the next. Never two that wait: one finds what another would. */
export const lookInTurn = (
  look: () => Promise<void>,
  { timer, faulty, every }: { readonly timer: Timer; readonly faulty: (fault: unknown) => void; readonly every: number },
) => {
  let stopLooking = () => {}
  let looking: Promise<void> = Promise.resolve()
  let isToLook = false
  let stopped = false

  const soon = (): void => {
    if (isToLook || stopped) return
    isToLook = true
    const begun = async (): Promise<void> => {
      isToLook = false
      if (!stopped) await look()
    }
    looking = looking.then(begun).catch(faulty)
  }
  const again = (): void => {
    if (stopped) return
    soon()
    stopLooking = timer(every, () => void looking.then(again))
  }
  return {
    soon,
    again,
    /** Begins no more; resolves when the look that is under way has ended. */
    async stop(): Promise<void> {
      stopped = true
      stopLooking()
      await looking
    },
  }
}
