/** A drawing as it is written down: Adaptive Cards, and what Teams makes of them. */
interface Drawing {
  readonly type?: string
  readonly text?: string
  readonly title?: string
  readonly style?: string
  readonly altText?: string
  readonly separator?: boolean
  readonly paste?: boolean
  readonly folds?: string
  readonly color?: string
  readonly rings?: object
  readonly inlines?: readonly Drawing[]
  readonly items?: readonly Drawing[]
  readonly columns?: readonly Drawing[]
  readonly body?: readonly Drawing[]
  readonly actions?: readonly Drawing[]
}

/** A card as a person reads it: a line a line, headings after a hash, buttons in brackets. For goldens that somebody can review. */
export const asText = (card: unknown): string => `${linesOf(card as Drawing).join('\n')}\n`

function linesOf(drawing: Drawing): readonly string[] {
  switch (drawing.type) {
    case 'TextBlock':
      return [drawing.style === 'heading' ? `# ${drawing.text ?? ''}` : (drawing.text ?? '')]
    case 'RichTextBlock':
      return [
        (drawing.inlines ?? [])
          .map(({ text = '', color, rings }) => `${rings ? '☎ ' : color ? `(${color.toLowerCase()}) ` : ''}${text}`)
          .join(''),
      ]
    case 'ColumnSet':
      return [(drawing.columns ?? []).map(({ items }) => (items ?? []).flatMap(linesOf).join(' / ')).join(' | ')]
    case 'Image':
      return [`(picture: ${drawing.altText ?? ''})`]
    case 'ActionSet':
      return buttons(drawing.actions)
    case 'Container':
      return [
        ...(drawing.separator ? ['---'] : []),
        ...(drawing.paste ? ['(to be copied:)'] : drawing.folds ? [`(folded: ${drawing.folds})`] : []),
        ...(drawing.items ?? []).flatMap(linesOf),
      ]
    default:
      return [...(drawing.body ?? []).flatMap(linesOf), ...buttons(drawing.actions)]
  }
}

const looks: Readonly<Record<string, string>> = { positive: ', first', destructive: ', red' }
const buttons = (actions: readonly Drawing[] = []): readonly string[] =>
  actions.length === 0 ? [] : [actions.map(({ title, style }) => `[${title ?? ''}${looks[style ?? ''] ?? ''}]`).join(' ')]
