import type { StaffId } from '../../procedures/words.js'
import type { Clock } from '../casework.js'

const minutesKept = 10
const mostKept = 2

/** What somebody asked a moment ago, so that a follow-up is understood. In this process's memory only, for ten minutes. */
export interface Thread {
  /** The questions before this one, oldest first; none when this one stands by itself. */
  before(by: StaffId, text: string): string[]
  keep(by: StaffId, text: string): void
}

/** Opens the memory of threads. */
export function openThread(clock: Clock): Thread {
  const asked = new Map<StaffId, readonly { readonly text: string; readonly at: number }[]>()

  /** Everybody's questions that are too old go, not only this person's: nothing is kept longer than was said. */
  function forget(): void {
    const since = clock().getTime() - minutesKept * 60_000
    for (const [by, questions] of asked) {
      const fresh = questions.filter(({ at }) => at > since)
      if (fresh.length > 0) asked.set(by, fresh)
      else asked.delete(by)
    }
  }

  return {
    before(by, text) {
      forget()
      return isFollowUp(text) ? (asked.get(by) ?? []).map((question) => question.text) : []
    },
    keep(by, text) {
      forget()
      asked.set(by, [...(asked.get(by) ?? []), { text, at: clock().getTime() }].slice(-mostKept))
    },
  }
}

/** A long message tells its own story, perhaps of another customer; a short one, or one that begins with "and", leans on the last. */
const isFollowUp = (text: string): boolean => text.trim().split(/\s+/).length <= 8 || leansOnTheLast(text)

/** Does it begin as the second half of something said before? */
export const leansOnTheLast = (text: string): boolean => /^\W*(and|but|so|then|also|ok|okay|still|what if|what about|now|if)\b/i.test(text)
