import type { LetterOf } from '../casework/desk.js'
import type { RecordId, StaffId } from '../procedures/words.js'
import { readSigned, signedText } from './signed-link.js'

/** The path of a draft, signed: whoever alters the record, the kind, the person or the time has no letter. */
export const letterPath = (key: Buffer, { record, kind, by }: LetterOf, now: Date): string =>
  `/letters?draft=${signedText(key, [record, kind, by], now)}`

/** What a path is a draft of; 'late' when its time is over, undefined when it was not signed by us. */
export const readLetterPath = (keys: readonly Buffer[], url: string, now: Date): LetterOf | 'late' | undefined => {
  const told = readSigned(keys, new URL(url, 'http://here').searchParams.get('draft') ?? '', now)
  if (told === undefined || told === 'late') return told
  // Signed by us, so its shape is ours.
  const [record, kind, by] = told as [RecordId, string, StaffId]
  return { record, kind, by }
}
