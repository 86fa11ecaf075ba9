import type { types } from '@slack/bolt'
import { wholeCharacters } from '../../../cards/pieces.js'

/** Text that Slack shows as it is: no mark-up, no mentions, no links, no :emoji:. Slack refuses empty text, so that becomes a blank. */
export const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: text === '' ? ' ' : text, emoji: false })

/** Plain text within a limit; what is too long ends in an ellipsis. */
export const plainWithin = (text: string, most: number): types.PlainTextElement => plain(within(text, most))

/** Text cut to at most `most` UTF-16 units, ellipsis included, never inside a character as people see it. */
export function within(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, wholeCharacters(text, most - 1))}…`
}

/** For the few places that Slack reads as mrkdwn whatever we say (the fallback text): its three special characters, and only they. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
