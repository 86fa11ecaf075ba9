/** A piece of work that is done now and again while it is started. */
export interface Repeated {
  start(): void
  stop(): void
}

/** Does a piece of work at `start` and then every so many milliseconds until `stop`. It keeps no process alive, and looks after no fault: that is the work's. */
export function repeat(everyMs: number, work: () => void): Repeated {
  let timer: NodeJS.Timeout | undefined
  return {
    start() {
      work()
      timer = setInterval(work, everyMs)
      timer.unref()
    },
    stop: () => clearInterval(timer),
  }
}
