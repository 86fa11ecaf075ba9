import type { Embedded } from '../embedded/embedded.js'

const lookEvery = 1_000

/** Starts the embedded database again when its process has ended by itself. `start` finds or starts it; `tell` says so to whoever runs the bot. */
export const keepEmbedded = (first: Embedded, start: () => Promise<Embedded>, tell: (sentence: string) => void) => {
  let embedded = first
  let stopped = false
  let told = false
  let looking: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    if (stopped || embedded.running()) return
    if (!told) tell('The embedded database has ended by itself: it is started again. Alerts go out meanwhile, and are saved then.')
    told = true
    try {
      embedded = await start()
      told = false
      tell('The embedded database is back.')
    } catch {
      // Tried again at the next look, for as long as it takes.
    }
  }
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, lookEvery)

  return {
    /** Stops looking, then the database. */
    async stop(): Promise<void> {
      stopped = true
      clearInterval(timer)
      await looking
      await embedded.stop()
    },
  }
}
