import { isBookkeeping, looks } from '../../procedures/bookkeeping.js'
import type { Subject } from '../../procedures/procedure.js'
import type { RecordId } from '../../procedures/words.js'
import type { Desk } from '../desk.js'
import { lookUpOf } from '../look-up/look-up.js'
import { saidOfLook } from './gathered-for.js'
import { openReader } from './marked.js'
import { whoIs } from './who.js'

/**
 * Which of these records hold anything that is, or may be, of one person: theirs, those that name them in anybody's words, and what they wrote as a
 * member of staff. Rather one too many: it is asked before they are erased. Throws as the log does.
 */
export async function recordsOn(desk: Desk, subject: Subject, among: ReadonlySet<RecordId>): Promise<readonly RecordId[]> {
  const { everyRecordOf, isName } = lookUpOf(desk)
  const theirs = subject.is === 'customer' ? await everyRecordOf(subject.customer) : undefined
  const who = whoIs(subject, desk.directory(), [...(theirs?.surely ?? [])])
  const reader = openReader(who, desk.directory(), isName)
  const found = new Set([...(theirs?.surely ?? []), ...(theirs?.perhaps ?? [])].filter((record) => among.has(record)))
  const rest = [...among].filter((record) => !found.has(record))
  await desk.log.walk({ records: rest }, (some) => {
    for (const { record, kept } of some) {
      // Of a look, what a person said of it: whoever looked has not written the record.
      const own = (kept?.events ?? []).flatMap((event): readonly object[] =>
        isBookkeeping(event) ? (looks.has(event.event) ? [{ why: saidOfLook(event.why) }] : []) : [event],
      )
      if (own.some((event) => wordsOf(event).some((text) => who.ids.has(text) || reader.names(text)))) found.add(record)
    }
  })
  return [...found]
}

/** Every text in what happened, whoever it is by, and whatever it is in. */
const wordsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsOf) : []
