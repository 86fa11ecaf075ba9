import type { InCopy } from '../in-copy.js'
import type { DigestEvent } from './practice-digest.js'

/** What a copy calls the fields of a month's digest: counts, of nobody. */
export const digestInCopy: InCopy<DigestEvent> = {
  about: 'Which figure it is about',
  ask: 'What a team may ask itself',
  department: 'Which department',
  group: 'Which group',
  month: 'Which month',
  passage: 'What the procedure says',
  says: 'How often it was so',
  section: 'Which section of the procedure',
}
