import type { types } from '@slack/bolt'

/** What a block holds that a person reads or presses. */
interface Drawn {
  readonly type?: string
  readonly text?: string | Drawn
  readonly alt_text?: string
  readonly style?: string
  readonly elements?: readonly Drawn[]
  readonly fields?: readonly Drawn[]
  readonly accessory?: Drawn
}

/** A message of Slack as a person reads it: a line a block, headings after a hash, buttons in brackets. For goldens that somebody can review. */
export const asText = (blocks: readonly types.KnownBlock[] | readonly unknown[]): string =>
  `${(blocks as readonly Drawn[]).flatMap(linesOf).join('\n')}\n`

function linesOf(block: Drawn): readonly string[] {
  switch (block.type) {
    case 'header':
      return [`# ${words(block)}`]
    case 'divider':
      return ['---']
    case 'image':
      return [`(picture: ${block.alt_text ?? ''})`]
    case 'actions':
      return [(block.elements ?? []).map(button).join(' ')]
    default:
      return [[words(block), ...(block.accessory ? [button(block.accessory)] : [])].filter(Boolean).join(' ')]
  }
}

const words = ({ type, text, elements, fields }: Drawn): string => {
  const own = typeof text === 'string' ? [text] : text ? [words(text)] : []
  if (type === 'rich_text_preformatted') return `(to be copied:) ${(elements ?? []).map(words).join('')}`
  const between = type === 'rich_text_section' ? '' : type === 'rich_text' ? '\n' : ' | '
  return [...own, ...[(elements ?? fields ?? []).map(words).join(between)].filter(Boolean)].join(' ')
}

const button = ({ text, style }: Drawn): string =>
  `[${typeof text === 'object' ? words(text) : (text ?? '')}${style === 'primary' ? ', first' : style === 'danger' ? ', red' : ''}]`
