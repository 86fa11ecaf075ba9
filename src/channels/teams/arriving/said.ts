import type { MessageDelivery } from './activities.js'

const entities: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const decoded = (text: string): string => text.replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (found) => entities[found] ?? found)

/** What a person wrote to the bot, as they saw it: the mention of the bot taken out, other people by name. */
export function said({ text, entities: named, recipient }: MessageDelivery): string {
  let rest = text
  for (const { type, text: mention, mentioned } of named) {
    if (type === 'mention' && mention && mentioned?.id === recipient.id) rest = rest.replaceAll(mention, '')
  }
  return decoded(rest.replace(/<at[^>]*>([^<]*)<\/at>/g, '@$1'))
    .replaceAll('\u00a0', ' ')
    .trim()
}

/** The words of a message as its HTML has them, in plain lines. */
export const plainOf = (html: string): string =>
  decoded(
    html
      .replace(/<(br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
      .replace(/<[^<>]*>/g, '')
      .replace(/\n{3,}/g, '\n\n'),
  )
    .replaceAll('\u00a0', ' ')
    .trim()

/** A command of the office and what stands after it. */
export interface SaidCommand {
  readonly command: string
  readonly text: string
}

/**
 * Reads a command, with or without its slash. Without one, "at-risk she said …" and "customer 07700 900123" are commands, while
 * "customer is shouting at me" and "help me with a caller" are words to the bot.
 */
export function commandIn(text: string, names: readonly string[]): SaidCommand | undefined {
  const [first = '', ...others] = text.split(/\s+/)
  const rest = text.slice(first.length).trim()
  if (/^\/[a-z]/i.test(first)) return { command: first.toLowerCase(), text: rest }
  const bare = (words: string) => `/${words.toLowerCase().replace(/\s+/g, '-')}`
  const whole = names.find((name) => name === bare(text))
  if (whole) return { command: whole, text: '' }
  const named = names.find((name) => name === bare(first))
  if (!named || others.length === 0) return undefined
  return named.includes('-') || /[\d@]/.test(rest) ? { command: named, text: rest } : undefined
}
