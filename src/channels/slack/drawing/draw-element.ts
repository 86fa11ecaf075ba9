import type { types } from '@slack/bolt'
import type { Column, Element, TextRun } from '../../../cards/card.js'
import { pasted } from '../../../cards/pasted.js'
import { piecesOf } from '../../../cards/pieces.js'
import { limits } from '../limits.js'
import { drawButtons } from './draw-buttons.js'
import { withNumbers } from './numbers-to-ring.js'
import { plain, within } from './text.js'

/** Draws one element. `place` is its path in the card, so that buttons of two rows never share an id. */
export function drawElement(element: Element, place: string): types.KnownBlock[] {
  const drawn = drawInner(element, place)
  const ruled = 'separator' in element && element.separator === true && drawn.length > 0
  return ruled ? [{ type: 'divider' }, ...drawn] : drawn
}

function drawInner(element: Element, place: string): types.KnownBlock[] {
  switch (element.type) {
    case 'TextBlock':
      return drawTextBlock(element)
    case 'RichTextBlock':
      return drawRuns(element.inlines)
    case 'Container':
      if (element.paste) return preformatted(element.items)
      if (element.folds)
        return [...drawRuns([{ type: 'TextRun', text: element.folds, weight: 'Bolder' }]), ...itemsOf(element.items, place)]
      return itemsOf(element.items, place)
    case 'ColumnSet':
      return drawColumns(element.columns, place)
    case 'Image':
      return drawImage(element)
    case 'ActionSet':
      return drawButtons(element.actions, place)
    default: {
      const unknown: never = element
      throw new Error(`Unknown element: ${JSON.stringify(unknown)}`)
    }
  }
}

const itemsOf = (items: readonly Element[], place: string): types.KnownBlock[] =>
  items.flatMap((item, at) => drawElement(item, `${place}.${at}`))

/** A text to be copied: a block of its own, which Slack lets one mark and copy as it stands. */
const preformatted = (items: readonly Element[]): types.KnownBlock[] =>
  piecesOf(pasted(items) || ' ', limits.text).map((text) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  }))

/** Our own words: a heading, a small subtle line, bold, or a paragraph. Slack reads no mark-up in any of them. */
function drawTextBlock(element: Extract<Element, { type: 'TextBlock' }>): types.KnownBlock[] {
  const { text } = element
  if (text.trim() === '') return []
  if (element.style === 'heading' && text.length <= limits.header) return [{ type: 'header', text: plain(text) }]
  if (element.weight === 'Bolder' || element.style === 'heading') return drawRuns([{ type: 'TextRun', text, weight: 'Bolder' }])
  if (element.isSubtle || element.size === 'Small') return small(text)
  return drawRuns([{ type: 'TextRun', text }])
}

const small = (text: string): types.KnownBlock[] =>
  piecesOf(text, limits.text).map((piece) => ({ type: 'context', elements: [plain(piece)] }))

/**
 * A paragraph, continued in as many blocks as it needs. What people typed stands in plain_text or in the text of a rich_text block:
 * Slack reads neither as mark-up.
 */
function drawRuns(inlines: readonly TextRun[]): types.KnownBlock[] {
  if (inlines.every((run) => run.text.trim() === '')) return []
  const rung = withNumbers(inlines)
  if (rung) return [rung]
  return inBlocks(inlines).map((runs): types.KnownBlock => {
    if (runs.every((run) => !isStyled(run))) return { type: 'section', text: plain(runs.map((run) => run.text).join('')) }
    const elements = runs.map((run) => ({ type: 'text' as const, text: run.text, ...style(run) }))
    return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
  })
}

/** The runs of a paragraph, block by block. */
function inBlocks(inlines: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const blocks: TextRun[][] = [[]]
  let left: number = limits.text
  for (const run of inlines)
    for (const [at, text] of piecesOf(run.text, limits.text, left).entries()) {
      if (at > 0 || text.length > left) {
        blocks.push([])
        left = limits.text
      }
      if (text !== '') blocks.at(-1)?.push({ ...run, text })
      left -= text.length
    }
  return blocks.filter((runs) => runs.length > 0)
}

const isStyled = (run: TextRun): boolean => run.weight === 'Bolder' || run.italic === true
function style(run: TextRun): { style?: { bold?: boolean; italic?: boolean } } {
  if (!isStyled(run)) return {}
  return { style: { ...(run.weight === 'Bolder' ? { bold: true } : {}), ...(run.italic ? { italic: true } : {}) } }
}

/** Two columns of texts side by side (a label and its value); anything else one below the other, as on a narrow screen. */
function drawColumns(columns: readonly Column[], place: string): types.KnownBlock[] {
  const texts = columns.map((column) => textOf(column.items))
  const sideBySide =
    columns.length === 2 && texts.every((text) => text !== undefined && text.trim() !== '' && text.length <= limits.sectionField)
  if (sideBySide) return [{ type: 'section', fields: texts.map((text) => plain(text ?? '')) }]
  return columns.flatMap((column, c) => column.items.flatMap((item, at) => drawElement(item, `${place}.${c}.${at}`)))
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
function drawImage(element: Extract<Element, { type: 'Image' }>): types.KnownBlock[] {
  const alt = within(element.altText.trim() || 'Picture', limits.altText)
  if (!/^https:\/\//.test(element.url) || element.url.length > limits.url) return small(alt)
  return [{ type: 'image', image_url: element.url, alt_text: alt }]
}
