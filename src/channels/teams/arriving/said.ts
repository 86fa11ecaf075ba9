import type { MessageDelivery } from './activities.js'

const entities: Readonly<Record<string, string>> = { '&nbsp;': ' ', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const decoded = (text: string): string => text.replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (found) => entities[found] ?? found)

/**
 * What a person wrote to the bot, as they saw it: the mention of the bot taken out, other people by name. Where its text holds nothing, its words
 * stand in the HTML beside it.
 */
export function said(delivery: MessageDelivery): string {
  const { text, entities: named, recipient } = delivery
  const html = htmlOf(delivery)
  let rest = text.trim() === '' ? html.replace(quote, '') : text
  for (const { type, text: mention, mentioned } of named) {
    if (type === 'mention' && mention && mentioned?.id === recipient.id) rest = rest.replaceAll(mention, '')
  }
  return plainOf(rest.replace(/<at[^>]*>([^<]*)<\/at>/g, '@$1'), markup)
}

/**
 * What somebody else wrote, or they themselves, and this message answers or forwards: Teams puts it beside the text, in its HTML or by itself.
 * Nothing of what a bot said.
 */
export function quoted(delivery: MessageDelivery): string {
  const inHtml = (htmlOf(delivery).match(quote) ?? [])
    .filter((one) => !/<strong\b[^<>]*itemid="28:/.test(one))
    .map((one) => plainOf(one.replace(/<(strong|span)\b[^<>]*itemprop=[^<>]*>[\s\S]*?<\/\1>/gi, '')))
  const besides = delivery.entities.flatMap(({ quotedReply: reply }) => (reply?.senderId?.startsWith('28:') ? [] : (reply?.preview ?? [])))
  const words = new Set([...inHtml, ...besides].map((each) => each.trim()))
  return [...words].filter((each) => each !== '' && !delivery.text.includes(each)).join('\n')
}
/** A message of somebody's within another, as Teams sets it; what people set as a quotation themselves stands in the text as well. */
const quote = /<blockquote\b[^<>]*itemtype=[^<>]*>[\s\S]*?<\/blockquote>/gi
/** Nobody writes more than this. */
const mostHtml = 40_000
const htmlOf = ({ attachments }: MessageDelivery): string =>
  attachments
    .map(({ contentType, content }) => (contentType === 'text/html' && typeof content === 'string' ? content : ''))
    .join('\n')
    .slice(0, mostHtml)

/** A tag of HTML. In what somebody typed a "<" may stand by itself; there only what Teams sets words in is one. */
const tag = /<[^<>]*>/g
const markup = /<\/?(?:p|div|span|br|b|i|u|s|strong|em|ul|ol|li|blockquote|pre|code|h[1-6]|a|attachment|quoted)(?:\s[^<>]*)?\/?>/gi

/** The words of HTML, in plain lines. */
export const plainOf = (html: string, tags = tag): string =>
  decoded(
    html
      .replace(/<(br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
      .replace(tags, '')
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
  // "Help" alone is heard as words: after a threat it is no question about the bot.
  const whole = names.find((name) => name === bare(text) && name !== '/help')
  if (whole) return { command: whole, text: '' }
  const named = names.find((name) => name === bare(first))
  if (!named || others.length === 0) return undefined
  return named.includes('-') || isLookedFor(others) ? { command: named, text: rest } : undefined
}

/** "07700 900123", "jane doe IC-2026-12": a number or an address, and a name at most. With more words than that it tells something: "emailed at 02:10 saying tonight is his last". */
const isLookedFor = (words: readonly string[]): boolean => {
  const plain = words.filter((word) => !/[\d@]/.test(word))
  return plain.length < words.length && plain.length <= 2 && !plain.some((word) => ofASentence.test(word))
}
const ofASentence =
  /^(?:a|an|the|is|are|was|has|had|have|he|hes|she|shes|they|it|his|her|their|my|me|us|you|i|at|in|on|to|of|with|for|from|and|or|who|what|says?|said|saying|sent|sends|wants?|rang|rings|called|calls|keeps|threatens?|threatened|took|taken|will|gave)$/i
