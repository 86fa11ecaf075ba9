/**
 * Text as Slack delivers it, read back into what the person saw: its three escapes undone, links and mentions in words.
 * `nameOf` names a Slack user of the office.
 */
export function said(text: string, nameOf: (slackId: string) => string | undefined): string {
  return text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label: string | undefined) => {
      if (sign === '@') return `@${nameOf(target) ?? label ?? 'somebody'}`
      if (sign === '#') return `#${label || 'a channel'}`
      if (sign === '!') return label ?? `@${target.split('^')[0] ?? ''}`
      // Slack makes links of numbers and addresses that stand there as they were typed.
      const asTyped = !label || target.endsWith(label) || /^(?:tel|mailto):/.test(target)
      return asTyped ? (label ?? target) : `${label} (${target})`
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The words after a mention of the bot at the beginning. */
export const afterMention = (text: string): string => text.replace(/^\s*<@[^<>]*>\s*/, '')

/** What was said without calling the bot, wherever its mention stands: "he has a knife @Contact Steward" is said of him. */
export const withoutMention = (text: string, bot: string): string =>
  text.replaceAll(/ ?<@([^<>|]*)(?:\|[^<>]*)?>/g, (mention, whom: string) => (whom === bot ? '' : mention))
