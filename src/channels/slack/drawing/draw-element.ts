import type { types } from '@slack/bolt'
import type { Column, Element, TextRun } from '../../../cards/card.js'
import { limits } from '../limits.js'
import { drawButtons } from './draw-buttons.js'
import { plain, plainWithin, wholeCharacters, within } from './text.js'

/** Blocks of one element, and whether anything had to be left out of it. */
export interface Piece {
  readonly blocks: types.KnownBlock[]
  readonly shortened: boolean
}

const whole = (...blocks: types.KnownBlock[]): Piece => ({ blocks, shortened: false })
const together = (pieces: readonly Piece[]): Piece => ({
  blocks: pieces.flatMap((piece) => piece.blocks),
  shortened: pieces.some((piece) => piece.shortened),
})

/** Draws one element. `place` is its path in the card, so that buttons of two rows never share an id. */
export function drawElement(element: Element, place: string): Piece {
  const drawn = drawInner(element, place)
  const ruled = 'separator' in element && element.separator === true && drawn.blocks.length > 0
  return ruled ? { ...drawn, blocks: [{ type: 'divider' }, ...drawn.blocks] } : drawn
}

function drawInner(element: Element, place: string): Piece {
  switch (element.type) {
    case 'TextBlock':
      return drawTextBlock(element)
    case 'RichTextBlock':
      return drawRuns(element.inlines)
    case 'Container':
      return together(element.items.map((item, at) => drawElement(item, `${place}.${at}`)))
    case 'ColumnSet':
      return drawColumns(element.columns, place)
    case 'Image':
      return drawImage(element)
    case 'ActionSet':
      return whole(...drawButtons(element.actions, place))
    default: {
      const unknown: never = element
      throw new Error(`Unknown element: ${JSON.stringify(unknown)}`)
    }
  }
}

/** Our own words: a heading, a small subtle line, bold, or a paragraph. Slack reads no mark-up in any of them. */
function drawTextBlock(element: Extract<Element, { type: 'TextBlock' }>): Piece {
  const { text } = element
  if (text.trim() === '') return whole()
  if (element.style === 'heading' && text.length <= limits.header) return whole({ type: 'header', text: plain(text) })
  if (element.weight === 'Bolder' || element.style === 'heading') return drawRuns([{ type: 'TextRun', text, weight: 'Bolder' }])
  if (element.isSubtle || element.size === 'Small') return small(text)
  return drawRuns([{ type: 'TextRun', text }])
}

const small = (text: string): Piece => ({
  blocks: [{ type: 'context', elements: [plainWithin(text, limits.text)] }],
  shortened: text.length > limits.text,
})

/** A paragraph. What people typed stands in plain_text or in the text of a rich_text block: Slack reads neither as mark-up. */
function drawRuns(inlines: readonly TextRun[]): Piece {
  const { runs, shortened } = withinRoom(inlines.filter((run) => run.text !== ''))
  const first = runs[0]
  if (!first || runs.every((run) => run.text.trim() === '')) return { blocks: [], shortened }
  if (runs.every((run) => !isStyled(run)))
    return { blocks: [{ type: 'section', text: plain(runs.map((run) => run.text).join('')) }], shortened }
  const elements = runs.map((run) => ({ type: 'text' as const, text: run.text, ...style(run) }))
  return { blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }], shortened }
}

const isStyled = (run: TextRun): boolean => run.weight === 'Bolder' || run.italic === true
function style(run: TextRun): { style?: { bold?: boolean; italic?: boolean } } {
  if (!isStyled(run)) return {}
  return { style: { ...(run.weight === 'Bolder' ? { bold: true } : {}), ...(run.italic ? { italic: true } : {}) } }
}

function withinRoom(runs: readonly TextRun[]): { runs: readonly TextRun[]; shortened: boolean } {
  let left: number = limits.text - 1
  const kept: TextRun[] = []
  for (const run of runs) {
    if (run.text.length <= left) {
      kept.push(run)
      left -= run.text.length
      continue
    }
    kept.push({ ...run, text: `${run.text.slice(0, wholeCharacters(run.text, left))}…` })
    return { runs: kept, shortened: true }
  }
  return { runs: kept, shortened: false }
}

/** Two columns of texts side by side (a label and its value); anything else one below the other, as on a narrow screen. */
function drawColumns(columns: readonly Column[], place: string): Piece {
  const texts = columns.map((column) => textOf(column.items))
  const sideBySide =
    columns.length === 2 && texts.every((text) => text !== undefined && text.trim() !== '' && text.length <= limits.sectionField)
  if (sideBySide) return whole({ type: 'section', fields: texts.map((text) => plain(text ?? '')) })
  return together(columns.flatMap((column, c) => column.items.map((item, at) => drawElement(item, `${place}.${c}.${at}`))))
}

function textOf(items: readonly Element[]): string | undefined {
  const lines: string[] = []
  for (const item of items) {
    if (item.type === 'TextBlock') lines.push(item.text)
    else if (item.type === 'RichTextBlock') lines.push(item.inlines.map((run) => run.text).join(''))
    else return undefined
  }
  return lines.join('\n')
}

/** Slack fetches pictures by their address; one that lives inside the card (data:) is told in its words. */
function drawImage(element: Extract<Element, { type: 'Image' }>): Piece {
  const alt = within(element.altText.trim() || 'Picture', limits.altText)
  if (!/^https:\/\//.test(element.url) || element.url.length > limits.url) return small(alt)
  return whole({ type: 'image', image_url: element.url, alt_text: alt })
}
