import type { types } from '@slack/bolt'
import type { TextRun } from '../../../cards/card.js'
import { limits } from '../limits.js'
import { escaped } from './text.js'

/** Words in which Slack reads nothing but words: no sign of its mark-up is among them, nor a colon that could begin a picture. */
const harmless = /^(?:[\p{L}\p{M}\p{N} .,;’'“”"!?()/–—-]|:(?= |$)|(?<=\d):(?=\d\d(?![\d:])))*$/u

/**
 * A line with numbers to ring: each is a link, of digits alone. Slack reads mark-up in the whole of it, so it is drawn so only where the words
 * around the numbers can hold none. Undefined otherwise, and where there is no number: then it is read as it stands.
 */
export function withNumbers(inlines: readonly TextRun[]): types.SectionBlock | undefined {
  if (!inlines.some(({ rings }) => rings) || !inlines.every(({ text, rings }) => rings || harmless.test(text))) return undefined
  const text = inlines
    .map(({ text: words, rings, weight }) => (rings ? link(rings.url, words) : weight === 'Bolder' ? bold(words) : words))
    .join('')
  if (text.length > limits.text) return undefined
  // Verbatim: nothing becomes a link, or a channel, by itself.
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }
}

const link = (url: string, words: string): string => `<${url}|${escaped(words).replaceAll('|', ' ')}>`
/** Slack's stars stand close to the words. */
const bold = (words: string): string =>
  words.replace(/^(\s*)(.*?)(\s*)$/s, (_, before, said, after) => (said ? `${before}*${said}*${after}` : words))
