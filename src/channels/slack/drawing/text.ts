import type { types } from '@slack/bolt'

/** Text that Slack shows as it is: no mark-up, no mentions, no links, no :emoji:. Slack refuses empty text, so that becomes a blank. */
export const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: text === '' ? ' ' : text, emoji: false })

/** Plain text within a limit; what is too long ends in an ellipsis. */
export const plainWithin = (text: string, most: number): types.PlainTextElement => plain(within(text, most))

/** Text cut to at most `most` UTF-16 units, ellipsis included, never inside a character as people see it. */
export function within(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, wholeCharacters(text, most - 1))}…`
}

/** Where to cut so that at most `most` units stay and no emoji or accented letter is split; a single monster is cut between code points. */
export function wholeCharacters(text: string, most: number): number {
  if (text.length <= most) return text.length
  let end = 0
  for (const { index, segment } of new Intl.Segmenter('en').segment(text.slice(0, most + 64))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  if (end > 0) return end
  return isLowHalf(text, most) ? most - 1 : most
}

/** The second half of a character that takes two units. */
export const isLowHalf = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** For the few places that Slack reads as mrkdwn whatever we say (the fallback text): its three special characters, and only they. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
