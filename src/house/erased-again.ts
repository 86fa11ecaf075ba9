import type { Casework, Clock } from '../casework/casework.js'
import type { ErasedList, Listed } from '../log/erased-list.js'
import { counted, type Instant } from '../procedures/words.js'
import { oneLookAtATime } from '../time/one-look.js'
import { type Repeated, repeat } from '../time/repeat.js'
import type { Tell } from './tell-administrators.js'

const everyMs = 6 * 3_600_000
const mostNamed = 100

const title = 'what had been erased was there again'

/** The list of what was erased, at a bot. */
export interface ErasedAgain extends Repeated {
  /** Erases what stands on the list and is there again. The house waits for it before it opens, but not for long: an alert does not wait for thousands. Never throws. */
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
  /** Tells the administrators, now or as soon as one of them can be reached. Never throws. */
  readonly tell: Tell
  /** Keeps what is to be told, for the bot that follows should this one not come to it. Never throws. */
  readonly keep: Tell
  readonly faulty: (fault: unknown) => void
}): ErasedAgain => {
  let untold: ReadonlyMap<string, Listed> = new Map()
  /** What came back and is not erased once more yet, as far as was seen the last time. */
  let standing = false
  /** The same until it is told. */
  let key = ''
  const first = oneLookAtATime(async () => {
    try {
      const back = await needs.list.back()
      if (back === 'broken')
        return needs.faulty(new Error('erased.json in DATA_DIR is not as the bot wrote it: steward doctor says what to do.'))
      standing = back !== 'none' && back.length > 0
      if (back === 'none' || back.length === 0) return
      // Before the first goes: of what is broken off, what went would be on no list the next time.
      untold = new Map([...untold, ...back.map((one) => [one.record, one] as const)])
      await needs.casework.eraseAgain(back)
      standing = false
    } catch (fault) {
      needs.faulty(fault)
    }
    if (untold.size === 0) return
    key ||= `erased again ${needs.clock().toISOString()}`
    await needs.keep(title, wordsOf([...untold.values()], standing), key)
  })
  const look = oneLookAtATime(async () => {
    await first()
    await needs.list.complete().catch(needs.faulty)
    if (untold.size === 0) return
    const all = [...untold.values()]
    const said = key
    untold = new Map()
    key = ''
    await needs.tell(title, wordsOf(all, standing), said)
  })
  return { first, ...repeat(everyMs, () => void look()) }
}

/** `standing`: not all of them could be erased once more yet. */
const wordsOf = (all: readonly Listed[], standing: boolean): readonly string[] => [
  `${counted(all.length, 'record', 'records')} that had been erased ${all.length === 1 ? 'was' : 'were'} in the database again, and ${standing ? 'could not all be erased once more yet; the bot tries it again within six hours, and when it is started' : `${all.length === 1 ? 'is' : 'are'} erased once more`}: ${namesOf(all)}.`,
  'Somebody has put an older copy of the database in its place. You need do nothing about these records. What was decided since that copy is lost: steward verify says what is missing.',
]

/** The references, as many as anybody reads. */
export const namesOf = (all: readonly { readonly record: string; readonly at: Instant }[]): string =>
  `${all
    .slice(0, mostNamed)
    .map(({ record }) => record)
    .join(', ')}${all.length > mostNamed ? `, and ${all.length - mostNamed} more` : ''}`
