import type { Office } from '../people.js'
import type { Notice } from '../procedure.js'

/**
 * Ours: an alert is one thread in the seniors' channel. Its first message says where it stands; below it stands that nobody has it yet, who took
 * it, and that it is over. A reference and the names of colleagues, and never a word of what was said (rule 6).
 */
type Said = 'channel' | 'again' | 'taken' | 'concluded'

/** What the channel is owed; nothing where the office has none. Only that nobody has it yet is an alert to those who read there. */
export const inChannel = (said: Said, office: Pick<Office, 'channels'>, rest: Pick<Notice, 'until'> = {}): readonly Notice[] =>
  office.channels.includes('seniors') ? [{ notice: said, to: { channel: 'seniors' }, urgency: urgencies[said], ...rest }] : []
const urgencies = { channel: 'alert', again: 'alert', taken: 'now', concluded: 'routine' } as const
