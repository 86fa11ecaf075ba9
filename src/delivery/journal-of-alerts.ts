import type { Journal } from '../log/journal.js'
import { type Timer, within } from './cut.js'
import { type Journalled, type OnItsWay, toKeep } from './on-its-way.js'

/** How long a start waits for what the journal holds, in milliseconds. */
const journalPatience = 5_000

/** Alerts on this machine's disk, for the bot that follows: as they are, as long as they are on their way (`isStill`). The disk may fail, or hang: nothing waits for it long. */
export const openJournalOfAlerts = (
  { journal, timer, faulty }: { readonly journal: Journal; readonly timer: Timer; readonly faulty: (fault: unknown) => void },
  isStill: (one: OnItsWay) => boolean,
) => {
  let reading: Promise<void> | undefined

  /** Writes an alert down as it is then, one writing after the other. The journal may fail too: the alert goes out all the same, and that is told once. */
  const write = (one: OnItsWay): Promise<void> => {
    if (one.toWrite) return one.keeping
    one.toWrite = true
    one.keeping = one.keeping.then(async () => {
      one.toWrite = false
      if (!isStill(one)) return
      try {
        await journal.keep(one.alert.key, toKeep(one), one.savedAs && 'free room')
        one.journalled = true
      } catch (fault) {
        if (!one.unwritten) faulty(fault)
        one.unwritten = true
      }
    })
    return one.keeping
  }

  return {
    write,
    /** Reads, once, what an earlier run left. What a slow disk tells after this has resolved is taken up then. Rejects as the journal does. */
    async readAll(takeUp: (kept: Journalled) => void): Promise<void> {
      reading ??= journal.all().then(({ entries, broken }) => {
        // Written by a bot of ours, which is why its shape is known.
        for (const { value } of entries) takeUp(value as Journalled)
        for (const name of broken) faulty(new Error(`An entry of the journal does not open: ${name}.`))
      })
      await within(reading, journalPatience, timer, () => {})
    },
  }
}
