import type { FetchFunction } from '@slack/web-api'

/**
 * The office's commands as this workspace calls them: where another app has /ask or /help already, ours bear a word in front (/cs-ask). Everything
 * inside knows them by their own names; they are called otherwise at Slack's door only, in what comes in and in what goes out.
 */
export interface CommandNames {
  /** The command as the office knows it. */
  inward(command: string): string
  /** Words that begin with a command, typed as a message. */
  inWords(text: string): string
  /** What goes out to Slack, with each command in its texts as it is called there. What somebody typed into a form comes back as it was. */
  outward<T>(sent: T): T
}

/** How a command is called in Slack: '/cs-ask' with the prefix 'cs'. */
export const prefixed = (name: string, prefix: string | undefined): string => (prefix === undefined ? name : `/${prefix}-${name.slice(1)}`)

export function openCommandNames(names: readonly string[], prefix: string | undefined): CommandNames {
  if (prefix === undefined || names.length === 0) return { inward: (command) => command, inWords: (text) => text, outward: (sent) => sent }
  const ours = names.map((name) => name.slice(1)).toSorted((one, other) => other.length - one.length)
  // Not within an address, a path or another word.
  const named = new RegExp(String.raw`(?<![\p{L}\p{N}/:._-])/(${ours.join('|')})(?![\p{L}\p{N}/_-])`, 'gu')
  const begins = new RegExp(String.raw`^(\s*)/${prefix}-(?=(?:${ours.join('|')})(?![\p{L}\p{N}_-]))`, 'iu')
  const rename = (words: string): string => words.replace(named, `/${prefix}-$1`)
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return said.has(key) ? rename(value) : value
    if (Array.isArray(value)) return value.map((each) => walk(each, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, key === 'errors' ? walk(each, 'text') : walk(each, name)]))
  }
  return {
    inward: (command) => command.replace(begins, '/'),
    inWords: (text) => text.replace(begins, '$1/'),
    // The shape stays: only texts change.
    outward: <T>(sent: T): T => walk(sent, '') as T,
  }
}

/** Where Slack's payloads hold words that people read; ids, values and what stands in a field hold none. */
const said: ReadonlySet<string> = new Set(['text', 'accessibility_label', 'alt_text'])

/** A fetch that sends each call's texts with the commands as they are called here. */
export function namingCommands(send: FetchFunction, names: CommandNames): FetchFunction {
  return (url, init) => {
    const body = init?.body
    if (typeof body !== 'string') return send(url, init)
    const fields = new URLSearchParams(body)
    for (const [name, value] of [...fields]) {
      if (name === 'text') fields.set(name, names.outward({ text: value }).text)
      else if (name === 'blocks' || name === 'view') fields.set(name, JSON.stringify(names.outward(JSON.parse(value))))
    }
    return send(url, { ...init, body: fields.toString() })
  }
}
