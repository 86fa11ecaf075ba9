import type { Clock, Directory } from '../casework/casework.js'
import { instant } from '../procedures/words.js'
import { oneLookAtATime } from '../time/one-look.js'
import { type Repeated, repeat } from '../time/repeat.js'

const everyMs = 60_000
/** At the latest after so many rounds it is tried again. */
const mostRounds = 60
/** More than these nobody would read; the oldest go first. */
const mostWaiting = 100

interface Waiting {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly since: Date
  readonly tries: number
  readonly due: number
}

/** Tells the administrators; what reaches nobody waits. `look` is one round, for tests. */
export interface TellingUntilReached extends Repeated {
  readonly tell: (title: string, paragraphs: readonly string[], key: string) => Promise<void>
  readonly look: () => Promise<void>
}

/**
 * Tells the administrators something about the bot itself, and what reaches none of them once more, after a minute, two, four … an hour: at a start Slack may
 * not be up yet, and whoever tells takes it for told. Each key once, and with the moment of which it was true. What still waits when the bot ends is lost; it stands in its log.
 */
export const openTellingUntilReached = (needs: {
  /** Whether it reached anybody; never throws. */
  readonly tell: (title: string, paragraphs: readonly string[], key: string) => Promise<boolean>
  readonly directory: Directory
  readonly clock: Clock
}): TellingUntilReached => {
  const waiting = new Map<string, Waiting>()
  let round = 0
  const look = oneLookAtATime(async () => {
    round += 1
    for (const [key, one] of waiting) {
      if (one.due > round) continue
      const when = needs.directory().calendar.say(instant(one.since), instant(needs.clock()))
      const late = `This is from ${when}: none of the administrators could be reached since.`
      if (await needs.tell(one.title, [...one.paragraphs, late], key)) waiting.delete(key)
      else waiting.set(key, { ...one, tries: one.tries + 1, due: round + Math.min(2 ** one.tries, mostRounds) })
    }
  })
  return {
    async tell(title, paragraphs, key) {
      if (await needs.tell(title, paragraphs, key)) return
      waiting.set(key, { title, paragraphs, since: needs.clock(), tries: 1, due: round + 1 })
      const [oldest] = waiting.keys()
      if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest)
    },
    look,
    ...repeat(everyMs, () => void look()),
  }
}
