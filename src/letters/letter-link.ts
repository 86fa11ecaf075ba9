import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LetterOf } from '../casework/desk.js'
import type { RecordId, StaffId } from '../procedures/words.js'

/** How long a link to a draft works. */
const lastsMs = 15 * 60_000

const seal = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** The path of a draft, signed: whoever alters the record, the kind, the person or the time has no letter. */
export const letterPath = (key: Buffer, { record, kind, by }: LetterOf, now: Date): string => {
  const text = JSON.stringify([record, kind, by, now.getTime() + lastsMs])
  return `/letters?draft=${Buffer.from(text).toString('base64url')}.${seal(key, text).toString('base64url')}`
}

/** While RECORD_KEY is changed, links of bots that have the other one are ours too. */
const isOurs = (keys: readonly Buffer[], text: string, found: Buffer): boolean =>
  keys.some((key) => {
    const expected = seal(key, text)
    return expected.length === found.length && timingSafeEqual(expected, found)
  })

/** What a path is a draft of; 'late' when its time is over, undefined when it was not signed by us. */
export const readLetterPath = (keys: readonly Buffer[], url: string, now: Date): LetterOf | 'late' | undefined => {
  const [told = '', signature = ''] = (new URL(url, 'http://here').searchParams.get('draft') ?? '').split('.')
  const text = Buffer.from(told, 'base64url').toString('utf8')
  if (!isOurs(keys, text, Buffer.from(signature, 'base64url'))) return undefined
  // Signed by us, so its shape is ours.
  const [record, kind, by, until] = JSON.parse(text) as [RecordId, string, StaffId, number]
  return now.getTime() >= until ? 'late' : { record, kind, by }
}
