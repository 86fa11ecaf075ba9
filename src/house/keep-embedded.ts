import { type Embedded, NoDatabase } from '../embedded/embedded.js'
import { LogAway } from '../log/log.js'

const lookEvery = 1_000
/** So many looks one after the other must find that it refuses, before it is ended: one may be a moment of its own. */
const sure = 3

/**
 * Starts the embedded database again when its process has ended by itself, and ends and starts one that answers, and refuses whatever is
 * asked (a disk that was full leaves it so, for good). `start` finds or starts it, `ping` asks it, `tell` says so to whoever runs the bot.
 */
export const keepEmbedded = (
  first: Embedded,
  start: () => Promise<Embedded>,
  ping: () => Promise<void>,
  tell: (sentence: string) => void,
) => {
  let embedded = first
  let stopped = false
  let told = false
  let why: string | undefined
  let refused = 0
  let looking: Promise<void> | undefined

  const startAgain = async (): Promise<void> => {
    if (!told) tell('The embedded database has ended by itself: it is started again. Alerts go out meanwhile, and are saved then.')
    told = true
    try {
      embedded = await start()
      told = false
      why = undefined
      tell('The embedded database is back.')
    } catch (fault) {
      // Tried again at the next look, for as long as it takes. Why is said once.
      if (!(fault instanceof NoDatabase) || fault.message === why) return
      why = fault.message
      tell(why)
    }
  }
  const look = async (): Promise<void> => {
    if (stopped) return
    if (!embedded.running()) return startAgain()
    const refuses = await ping().then(
      () => false,
      (fault: unknown) => fault instanceof LogAway && fault.refuses,
    )
    refused = refuses ? refused + 1 : 0
    if (!refuses) told = false
    if (refused < sure || stopped) return
    refused = 0
    if (!told)
      tell('The embedded database refuses everything (is the disk of DATA_DIR full?): it is started again. Alerts go out meanwhile.')
    told = true
    await embedded.kill()
  }
  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined
    })
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
