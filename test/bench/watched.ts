import { monitorEventLoopDelay } from 'node:perf_hooks'

/** What some work took: seconds by the clock, seconds of a processor, how many megabytes the heap grew, and the longest that anybody else's work was held up, in milliseconds. */
export interface Watched {
  readonly seconds: number
  readonly worked: number
  readonly grew: number
  readonly heldUp: number
}

/** One figure behind the point. */
export const tenths = (value: number): number => Math.round(value * 10) / 10

/** Does some work and says what it took. */
export const watched = async (work: () => Promise<unknown>): Promise<Watched> => {
  const lag = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage().heapUsed
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed)
  }, 200)
  lag.enable()
  const [from, begun] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(begun)
  const seconds = (performance.now() - from) / 1_000
  lag.disable()
  clearInterval(watching)
  return {
    seconds: tenths(seconds),
    worked: tenths((user + system) / 1e6),
    grew: Math.round((most - before) / 1e6),
    heldUp: Math.round(lag.max / 1e6),
  }
}
