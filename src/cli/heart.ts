import type { Clock } from '../casework/casework.js'
import { instant } from '../procedures/words.js'
import { callWatchService } from './watch-service.js'

/** In milliseconds: between two calls, and between two words to the administrators that none is counted. */
const beatMs = 30_000
const tellMs = 86_400_000
/** So long must every call count before what comes back is another trouble: of two computers behind one address, one may refuse each second call. */
const wellMs = 3_600_000

/**
 * Calls the watch service now and then while all is well, without waiting for it; after a rest at once. What is wrong with a call is complained of; where no
 * later call will fare better, the administrators are told, once a day for as long as it lasts, with no hour between in which every call counted: nobody
 * outside would hear that the watchdog has stopped.
 */
export const openHeart = (needs: {
  readonly url: string | undefined
  readonly clock: Clock
  readonly complain: (line: string) => void
  readonly tell: (title: string, paragraphs: readonly string[], key: string) => Promise<boolean>
}): { rest(): void; beat(): Promise<void> } => {
  const { url, clock, complain, tell } = needs
  let last = Number.NEGATIVE_INFINITY
  let told = Number.NEGATIVE_INFINITY
  let ill = Number.NEGATIVE_INFINITY
  return {
    rest() {
      last = Number.NEGATIVE_INFINITY
    },
    /** Resolves when the call is over; nobody need wait for it. Never rejects. */
    async beat() {
      const now = clock()
      if (url === undefined || now.getTime() - last < beatMs) return
      last = now.getTime()
      const found = await callWatchService(url)
      if (!('trouble' in found)) {
        // What comes back after that is another trouble, of which nobody was told.
        if (now.getTime() - ill >= wellMs) told = Number.NEGATIVE_INFINITY
        return
      }
      ill = now.getTime()
      complain(`${instant(now)} ${found.trouble}`)
      if (!found.lasts || now.getTime() - told < tellMs) return
      const reached = await tell(
        'the watch service does not count the calls',
        [
          found.trouble,
          'Alerts go out as ever, and the watchdog still tells you here what it sees. Until this is mended, nobody outside hears when the watchdog itself stops.',
        ],
        `watch-service ${instant(now)}`,
      )
      // Whoever could not be reached is told with the next call.
      if (reached) told = now.getTime()
    },
  }
}
