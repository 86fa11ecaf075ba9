/**
 * Sweeps a memory by itself, so that nothing outlives its time because nobody comes for more: so long after it was asked for, and again while `sweep`
 * says that something is left. It keeps no process alive.
 */
export function openSweeping(everyMs: number, sweep: () => boolean): { readonly soon: () => void } {
  let sweeping: NodeJS.Timeout | undefined
  const soon = (): void => {
    if (sweeping) return
    sweeping = setTimeout(() => {
      sweeping = undefined
      if (sweep()) soon()
    }, everyMs)
    sweeping.unref()
  }
  return { soon }
}
