import { z } from 'zod'
import type { Clock, Directory } from '../casework/casework.js'
import { untoldKind as kind, type SealedStore } from '../log/log.js'
import { Instant, instant } from '../procedures/words.js'
import { oneLookAtATime } from '../time/one-look.js'
import { type Repeated, repeat } from '../time/repeat.js'
import type { Tell } from './tell-administrators.js'

const everyMs = 60_000
/** At the latest after so many rounds it is tried again. */
const mostRounds = 60
/** How often it is looked what another bot, or the one before, could not tell, in rounds. */
const takesUpEvery = 10
/** More than these nobody would read; the oldest go first. */
const mostWaiting = 100
/** What reached nobody for so long reaches nobody any more, in milliseconds. */
const keptFor = 30 * 86_400_000

const Kept = z.object({ title: z.string(), paragraphs: z.array(z.string()), since: Instant })

interface Waiting {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly since: Date
  readonly tries: number
  readonly due: number
  /** It stands in the log until somebody was reached, by this bot or another. */
  readonly kept: boolean
}

/** Tells the administrators; what reaches nobody waits. Neither throws. `look` is one round, for tests. */
export interface TellingUntilReached extends Repeated {
  readonly tell: Tell
  /** The same of what no later look would find: it is kept before it is told, so that the bot that follows a kill tells it. */
  readonly tellForGood: Tell
  /** Keeps it so, and tells it later: by `tellForGood` under the same key, or by the bot that follows a kill. */
  readonly keepForGood: Tell
  readonly look: () => Promise<void>
}

/**
 * Tells the administrators something about the bot itself, and what reaches none of them once more, after a minute, two, four … an hour: at a start Slack may
 * not be up yet, and whoever tells takes it for told. Each key once, and with the moment of which it was true. What still waits when the bot ends, and was told by
 * `tell`, is lost; it stands in its log, and the next look finds it again where it is still so.
 */
export const openTellingUntilReached = (needs: {
  readonly store: Pick<SealedStore, 'putSealed' | 'getSealed' | 'listSealed' | 'dropSealed'>
  /** Whether it reached anybody; never throws. */
  readonly tell: (title: string, paragraphs: readonly string[], key: string) => Promise<boolean>
  readonly directory: Directory
  readonly clock: Clock
}): TellingUntilReached => {
  const { store, directory, clock } = needs
  const waiting = new Map<string, Waiting>()
  let [round, takesUp] = [0, 1]
  /** A log that is away keeps nothing: then it waits in memory. */
  const keep = (key: string, { title, paragraphs, since }: Pick<Waiting, 'title' | 'paragraphs' | 'since'>): Promise<boolean> => {
    const until = instant(new Date(since.getTime() + keptFor))
    return store.putSealed(kind, key, { title, paragraphs, since: instant(since) }, { until }).then(
      () => true,
      () => false,
    )
  }
  /** One that cannot be dropped is told again by the next bot: at least once. */
  const told = async (key: string, kept: boolean): Promise<void> => {
    waiting.delete(key)
    if (kept) await store.dropSealed(kind, key).catch(() => {})
  }
  const wait = (key: string, one: Waiting): void => {
    waiting.set(key, one)
    const [oldest] = waiting.keys()
    if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest)
  }
  const takeUp = async (): Promise<void> => {
    for (const { name, value } of await store.listSealed(kind, undefined, () => {})) {
      const kept = Kept.safeParse(value).data
      if (kept && !waiting.has(name)) wait(name, { ...kept, since: new Date(kept.since), tries: 0, due: round + 1, kept: true })
    }
  }
  const byAnother = (key: string): Promise<boolean> =>
    store.getSealed(kind, key).then(
      (there) => there === undefined,
      () => false,
    )
  const look = oneLookAtATime(async () => {
    round += 1
    if (takesUp <= round)
      await takeUp().then(
        () => {
          takesUp = round + takesUpEvery
        },
        () => {},
      )
    for (const [key, one] of waiting) {
      if (one.due > round) continue
      if (one.kept && (await byAnother(key))) {
        waiting.delete(key)
        continue
      }
      const when = directory().calendar.say(instant(one.since), instant(clock()))
      const late = `This is from ${when}: none of the administrators could be reached since.`
      if (await needs.tell(one.title, [...one.paragraphs, late], key)) await told(key, one.kept)
      else waiting.set(key, { ...one, tries: one.tries + 1, due: round + Math.min(2 ** one.tries, mostRounds) })
    }
  })
  const tellOr = async (kept: boolean, [title, paragraphs, key]: Parameters<Tell>, since: Date): Promise<void> => {
    if (await needs.tell(title, paragraphs, key)) await told(key, kept)
    else wait(key, { title, paragraphs, since, tries: 1, due: round + 1, kept })
  }
  return {
    tell: (...said) => tellOr(false, said, clock()),
    async tellForGood(title, paragraphs, key) {
      const since = clock()
      await tellOr(await keep(key, { title, paragraphs, since }), [title, paragraphs, key], since)
    },
    async keepForGood(title, paragraphs, key) {
      await keep(key, { title, paragraphs, since: clock() })
    },
    look,
    ...repeat(everyMs, () => void look()),
  }
}
