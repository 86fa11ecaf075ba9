import type { Casework } from '../casework/casework.js'

const everyMs = 60 * 60_000

/** Reads the names for look-ups in the background after a start, and compares them with every record each hour: look-ups between ask for what is new only. */
export const openNameReading = (
  casework: Pick<Casework, 'readNames'>,
  faulty: (fault: unknown) => void,
): { start(): void; stop(): void } => {
  let timer: NodeJS.Timeout | undefined
  // What goes wrong here, the next look-up or the next hour tries again.
  const read = (): void => void casework.readNames().catch(faulty)
  return {
    start() {
      read()
      timer = setInterval(read, everyMs)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}
