import type { Answer, Arrival, Listen } from '../casework/arrival.js'
import { inTime } from '../casework/in-time.js'
import { openUnderWay } from '../channels/under-way.js'

/** As long as casework lets anybody wait, in milliseconds. */
const patience = 2_400

/**
 * The way in while one office takes over from another in the same process. Held, it takes whatever comes and lets it in with whoever takes over; who waits too
 * long for that is answered by `late`, and what they did is taken all the same.
 */
export const openDoor = (first: Listen, late: () => Answer) => {
  const inHand = openUnderWay()
  const underWay: Listen = (arrival) => inHand.keep(first(arrival))
  let listen = underWay
  let letIn: (next: Listen) => void = () => {}
  return {
    listen: (arrival: Arrival): Promise<Answer> => listen(arrival),
    /** From now on everybody waits. Resolves when everything that came before is answered. */
    async hold(): Promise<void> {
      const next = new Promise<Listen>((resolve) => {
        letIn = resolve
      })
      listen = (arrival) =>
        inTime(
          next.then((theirs) => theirs(arrival)),
          late,
          patience,
        )
      await inHand.quiet()
    },
    /** Whoever waits, and whoever comes, is let in here. Nothing changes where nobody was held. */
    open: (next: Listen): void => letIn(next),
  }
}
