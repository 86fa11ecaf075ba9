import { z } from 'zod'

/** A message as far as it holds words: Slack puts them into its text, or only into blocks (an app wrote it for somebody) or attachments (a message was shared). */
export interface Written {
  readonly text?: string | null | undefined
  readonly blocks?: readonly unknown[] | undefined
  readonly attachments?: readonly unknown[] | undefined
  readonly files?: readonly unknown[] | undefined
}

/**
 * What somebody wrote, wherever in the message it stands, and below it what they shared with it: "is this serious?" is said of that. Empty: there
 * are no words in it.
 */
export function wordsIn({ text, blocks = [], attachments = [] }: Written): string {
  const typed = text?.trim() ? text : blocks.flatMap((block) => textsIn(block, 0)).join('\n')
  const alone = typed.trim() === ''
  const shared = attachments.map((each) => attached(each, alone))
  return (alone ? shared : [typed, ...shared]).filter((words) => words.trim() !== '').join('\n')
}

/** Did something come that cannot be read here: a file, here or in what was shared, or nothing that holds words? */
export const isUnread = (message: Written): boolean =>
  (message.files ?? []).length > 0 || (message.attachments ?? []).some(holdsFiles) || wordsIn(message).trim() === ''

const Attached = z.looseObject({
  text: z.string().optional().catch(undefined),
  fallback: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  is_share: z.boolean().optional().catch(undefined),
  is_msg_unfurl: z.boolean().optional().catch(undefined),
  is_reply_unfurl: z.boolean().optional().catch(undefined),
  /** A shared message as it was written, where Slack does not put its text beside it. */
  message_blocks: z
    .array(z.looseObject({ message: z.looseObject({ blocks: z.array(z.unknown()).optional() }).optional() }))
    .optional()
    .catch(undefined),
  files: z.array(z.unknown()).optional().catch(undefined),
})
/** The words of something attached: of a message that was shared, and where nothing was typed of anything. The preview of a link says nothing that was told. */
function attached(given: unknown, alone: boolean): string {
  const read = Attached.safeParse(given)
  if (!read.success) return ''
  const { text, fallback, title, message_blocks: shared = [], is_share, is_msg_unfurl, is_reply_unfurl } = read.data
  if (!alone && !is_share && !is_msg_unfurl && !is_reply_unfurl) return ''
  if (text?.trim()) return text
  const inBlocks = shared.flatMap(({ message }) => (message?.blocks ?? []).flatMap((block) => textsIn(block, 0))).join('\n')
  return inBlocks.trim() ? inBlocks : (fallback ?? title ?? '')
}
const holdsFiles = (given: unknown): boolean => (Attached.safeParse(given).data?.files ?? []).length > 0

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
