import type { Casework, Clock } from '../casework/casework.js'
import type { ErasedList, Listed } from '../log/erased-list.js'
import { counted, type Instant } from '../procedures/words.js'
import { oneLookAtATime } from '../time/one-look.js'
import { type Repeated, repeat } from '../time/repeat.js'

const everyMs = 6 * 3_600_000
const mostNamed = 100

/** The list of what was erased, at a bot. */
export interface ErasedAgain extends Repeated {
  /** Erases what stands on the list and is there again, before anybody can see it. Never throws: an alert does not wait for it. */
  readonly first: () => Promise<void>
}

/**
 * An older copy of the database may have been put in its place, by `steward restore` or by other means: what had been erased is there again. This bot's list
 * knows of it, which is completed from the database meanwhile: so that each machine of the office has all of it. `faulty` hears what could not be done; it is tried again.
 */
export const openErasedAgain = (needs: {
  readonly list: Pick<ErasedList, 'back' | 'complete'>
  readonly casework: Pick<Casework, 'eraseAgain'>
  readonly clock: Clock
  readonly tell: (title: string, paragraphs: readonly string[], key: string) => Promise<void>
  readonly faulty: (fault: unknown) => void
}): ErasedAgain => {
  let untold: readonly Listed[] = []
  const first = oneLookAtATime(async () => {
    try {
      const back = await needs.list.back()
      if (back === 'broken')
        return needs.faulty(new Error('erased.json in DATA_DIR is not as the bot wrote it: steward doctor says what to do.'))
      if (back === 'none' || back.length === 0) return
      await needs.casework.eraseAgain(back)
      untold = [...untold, ...back]
    } catch (fault) {
      needs.faulty(fault)
    }
  })
  const look = oneLookAtATime(async () => {
    await first()
    try {
      await needs.list.complete()
      if (untold.length === 0) return
      const all = untold
      await needs.tell('what had been erased was there again', wordsOf(all), `erased again ${needs.clock().toISOString()}`)
      // More may have come back meanwhile.
      untold = untold.slice(all.length)
    } catch (fault) {
      needs.faulty(fault)
    }
  })
  return { first, ...repeat(everyMs, () => void look()) }
}

const wordsOf = (all: readonly Listed[]): readonly string[] => [
  `${counted(all.length, 'record', 'records')} that had been erased ${all.length === 1 ? 'was' : 'were'} in the database again, and ${all.length === 1 ? 'is' : 'are'} erased once more: ${namesOf(all)}.`,
  'Somebody has put an older copy of the database in its place. You need do nothing about these records. What was decided since that copy is lost: steward verify says what is missing.',
]

/** The references, as many as anybody reads. */
export const namesOf = (all: readonly { readonly record: string; readonly at: Instant }[]): string =>
  `${all
    .slice(0, mostNamed)
    .map(({ record }) => record)
    .join(', ')}${all.length > mostNamed ? `, and ${all.length - mostNamed} more` : ''}`
