import { type Instant, instant, type RecordId, type StaffId } from '../../procedures/words.js'
import type { Clock } from '../casework.js'
import { inTime } from '../in-time.js'
import type { AlertsSoFar } from './alerts-so-far.js'
import type { Guide } from './guide.js'
import type { Conversation, Thread } from './thread.js'
import { type TellingLine, type ToldAlready, toldAlready, untoldThreats } from './told-already.js'

/** So long an answer waits to hear which alerts went, in milliseconds. */
const patience = 400

interface Around {
  readonly thread: Thread
  readonly guide: Pick<Guide, 'understand' | 'ownWords'>
  readonly clock: Clock
  /** Left out, no alerts are known. */
  readonly alerts?: AlertsSoFar
}

/** What of somebody's threads the seniors have been told, by the records, and what is forgotten of them when one is over. */
export function openTold({ thread, guide, clock, alerts = async () => [] }: Around) {
  const alarming = (said: readonly Omit<TellingLine, 'alarms'>[]): Promise<readonly TellingLine[]> =>
    Promise.all(
      said.map(async (line) => ({
        ...line,
        own: guide.ownWords?.(line.text) ?? line.text,
        alarms: (await guide.understand(line.text)).atRisk,
      })),
    )

  /** The alerts of this person since the first of what they said. */
  async function raisedSince(by: StaffId, said: readonly { readonly saidAt: Instant }[]): Promise<Awaited<ReturnType<AlertsSoFar>>> {
    const [first] = said.map(({ saidAt }) => saidAt).toSorted()
    return first === undefined ? [] : alerts(by, first)
  }

  /** The same for an answer, which is an alarm perhaps: a database that hangs holds none up, and what it does not say was told to nobody. */
  const raisedSoon = (...asked: Parameters<typeof raisedSince>) =>
    inTime<Awaited<ReturnType<typeof raisedSince>> | undefined>(raisedSince(...asked), () => undefined, patience)

  /** What alarms and was told by none of their alerts. Where those cannot be asked for nothing is: then all is let go. */
  async function untoldBy(by: StaffId, said: ReturnType<Thread['saidBy']>, record: RecordId): Promise<readonly TellingLine[]> {
    const raised = await raisedSince(by, said)
    return raised.some((one) => one.record === record) ? untoldThreats(await alarming(said), raised) : []
  }

  return {
    /** What of the threat the seniors have been told from here, by the record. */
    async seniorsHave(telling: readonly string[], conversation: Conversation): Promise<ToldAlready> {
      const said = telling.map((line) => ({ text: line, saidAt: thread.saidAt(conversation, line) ?? instant(clock()) }))
      const raised = await raisedSoon(conversation.by, said)
      // It may be of an alert that went all the same: where the answer stands is kept with that (promise 41).
      if (!raised) return { newLines: telling, unsure: true }
      return raised.length === 0 ? { newLines: telling } : toldAlready(await alarming(said), raised)
    },
    /** As `Ask` has it. */
    async forget(by: StaffId, raised: Instant, record: RecordId): Promise<void> {
      const untold = await untoldBy(by, thread.saidBy(by, raised), record).catch(() => [])
      thread.forget(by, raised, record, new Set(untold.map(({ text }) => text)))
    },
  }
}
