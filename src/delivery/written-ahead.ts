import type { Journal } from '../log/journal.js'
import type { Instant } from '../procedures/words.js'
import { type Timer, within } from './cut.js'
import type { Unsaved } from './on-its-way.js'

/** How long the disk is waited for before an alert is saved, in milliseconds: one that hangs holds no alert up. */
const aheadPatience = 200
/** By then an alert was saved, or goes directly, or whoever raised it was told that it is not saved; in milliseconds. */
const keptFor = 30_000

/**
 * Alerts that are about to be saved stand in the journal before the log has them (architecture.md, 7): a bot that is killed in the moment in which it saves one,
 * and its database with it, leaves it to the bot that follows. It takes only free room: what is saved a moment later needs no other.
 */
export const openWrittenAhead = ({
  journal,
  timer,
  faulty,
}: {
  readonly journal: Pick<Journal, 'keep' | 'drop'>
  readonly timer: Timer
  readonly faulty: (fault: unknown) => void
}) => {
  const ahead = new Map<string, { readonly at: Instant; readonly kept: Promise<boolean> }>()
  return {
    /** Writes it down; resolves when the disk has it, refuses it, or takes too long. Never throws. */
    async write(alert: Unsaved): Promise<void> {
      const kept =
        ahead.get(alert.key)?.kept ??
        journal.keep(alert.key, alert, 'free room').then(
          () => true,
          () => false,
        )
      ahead.set(alert.key, { at: alert.at, kept })
      await within(kept, aheadPatience, timer, () => {})
    },
    /** It is saved now, or goes directly: whoever looks after it has what stands in the journal. Did the disk take it? */
    takeOver(key: string): Promise<boolean> {
      const kept = ahead.get(key)?.kept
      ahead.delete(key)
      return kept ?? Promise.resolve(false)
    },
    /** Drops what nobody took over: another bot has saved it, or nothing came of it, and whoever raised it knows. */
    letGo(now: Instant): void {
      for (const [key, { at, kept }] of ahead) {
        if (Date.parse(now) - Date.parse(at) < keptFor) continue
        ahead.delete(key)
        kept.then((is) => (is ? journal.drop(key) : undefined)).catch(faulty)
      }
    },
  }
}
