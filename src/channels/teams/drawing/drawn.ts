/** Adaptive Card JSON as Teams takes it: with inputs and Teams' own actions, which our cards do not have. */
export type Json = Readonly<Record<string, unknown>>

/** A card drawn for Teams. */
export interface Drawn {
  readonly type: 'AdaptiveCard'
  readonly $schema: string
  readonly version: '1.5'
  readonly fallbackText?: string
  readonly refresh?: Json
  readonly body: readonly Json[]
  readonly actions: readonly Json[]
  readonly msteams: Json
}

const schema = 'http://adaptivecards.io/schemas/adaptive-card.json'

/** A card of these elements, as wide as Teams lets it be. */
export const cardOf = (body: readonly Json[], actions: readonly Json[] = []): Drawn => ({
  type: 'AdaptiveCard',
  $schema: schema,
  version: '1.5',
  body,
  actions,
  msteams: { width: 'Full' },
})

/** Words that no client reads as mark-up, a block for each paragraph. */
export const words = (text: string, more: Json = {}, block: Json = {}): Json => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: text === '' ? ' ' : text, ...more }],
  ...block,
})

/** A heading of ours. */
export const heading = (text: string): Json => words(text, { weight: 'Bolder', size: 'Medium' })

/** A card as an attachment of a message or a dialog. */
export const attached = (card: Drawn) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content: card })

export const bytesOf = (card: unknown): number => Buffer.byteLength(JSON.stringify(card))

/** Our cap, less what Teams and a dialog wrap around it, and the buttons that go on. */
const pageBytes = 23_000

/** As many pieces from one on as a page holds, one at least, and where the next page begins; undefined: this is the last. */
export function pageFrom(pieces: readonly Json[], from: number): { readonly page: readonly Json[]; readonly next: number | undefined } {
  const rest = pieces.slice(from)
  let bytes = 0
  const end = rest.findIndex((piece) => {
    bytes += bytesOf(piece) + 1
    return bytes > pageBytes
  })
  if (end < 0) return { page: rest, next: undefined }
  const count = Math.max(1, end)
  return { page: rest.slice(0, count), next: from + count }
}
