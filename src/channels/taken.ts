import type { Clock } from '../casework/casework.js'
import type { Erasures } from '../log/log.js'
import { openSeen, type Seen } from './seen.js'

/** What each delivery was answered, while its platform may bring it again. */
export type Taken<T> = Pick<Seen<Promise<T>>, 'get' | 'put' | 'drop'>

/**
 * Opens this memory, for so many seconds and names. When a record is erased every answer with words in it goes, also one that is in the making
 * then: a form that was filled in from the record need not name it. Whatever comes again then is answered anew; that a step is taken once is the log's doing.
 */
export function openTaken<T>(
  clock: Clock,
  { seconds, most }: { readonly seconds: number; readonly most: number },
  { erasures, hasWords }: { readonly erasures: Erasures; readonly hasWords: (answer: T) => boolean },
): Taken<T> {
  const taken = openSeen<Promise<T>>(clock, seconds, most)
  erasures.whenErased(() =>
    taken.dropWhere((answer, name) => {
      const drop = (told: T): void => {
        if (hasWords(told) && taken.get(name) === answer) taken.drop(name)
      }
      answer.then(drop, () => {})
      return false
    }),
  )
  return taken
}
