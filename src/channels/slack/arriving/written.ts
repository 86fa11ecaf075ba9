import { z } from 'zod'

/** A message as far as it holds words: Slack puts them into its text, or only into blocks (an app wrote it for somebody) or attachments (a message was shared). */
export interface Written {
  readonly text?: string | null | undefined
  readonly blocks?: readonly unknown[] | undefined
  readonly attachments?: readonly unknown[] | undefined
  readonly files?: readonly unknown[] | undefined
}

/** What somebody wrote, wherever in the message it stands. Empty: there are no words in it. */
export function wordsIn({ text, blocks = [], attachments = [] }: Written): string {
  if (text?.trim()) return text
  const inBlocks = blocks.flatMap((block) => textsIn(block, 0)).join('\n')
  if (inBlocks.trim()) return inBlocks
  return attachments.map(attached).filter(Boolean).join('\n')
}

/** Did something come that cannot be read here: a file, or nothing that holds words? */
export const isUnread = (message: Written): boolean => (message.files ?? []).length > 0 || wordsIn(message).trim() === ''

const Attached = z.looseObject({ text: z.string().optional(), fallback: z.string().optional(), title: z.string().optional() })
const attached = (given: unknown): string => {
  const read = Attached.safeParse(given)
  return read.success ? (read.data.text ?? read.data.fallback ?? read.data.title ?? '') : ''
}

const Piece = z.looseObject({
  type: z.string().optional(),
  text: z.union([z.string(), z.looseObject({})]).optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
  fields: z.array(z.unknown()).optional(),
})
/** Deeper than Slack nests anything. */
const deepest = 8

/** The texts of a block in order: the runs of one line together. */
function textsIn(given: unknown, deep: number): readonly string[] {
  const read = deep < deepest ? Piece.safeParse(given) : undefined
  if (!read?.success) return []
  const { type, text, url, user_id: user, elements = [], fields = [] } = read.data
  if (type === 'button' || type === 'image') return []
  if (user !== undefined) return [`<@${user}>`]
  const own = typeof text === 'string' ? [text] : text ? textsIn(text, deep + 1) : url === undefined ? [] : [url]
  const inside = elements.flatMap((each) => textsIn(each, deep + 1))
  const isLine = type === 'rich_text_section' || type === 'rich_text_quote' || type === 'rich_text_preformatted'
  return [...own, ...(isLine ? [inside.join('')] : inside), ...fields.flatMap((each) => textsIn(each, deep + 1))]
}
