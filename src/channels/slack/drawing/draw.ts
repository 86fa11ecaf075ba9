import type { types } from '@slack/bolt'
import type { Action, Card, Element } from '../../../cards/card.js'
import { withRunsOf } from '../../../cards/shorten.js'
import { limits } from '../limits.js'
import { drawButtons } from './draw-buttons.js'
import { drawElement } from './draw-element.js'
import { joinTexts } from './join-texts.js'
import { escaped, plain, within } from './text.js'

/** A drawn card: blocks for a message or a view, with the fallback text that notifications show. */
export interface Drawn {
  readonly blocks: types.KnownBlock[]
  readonly text: string
}

/** The room that a surface has. */
export interface Room {
  readonly blocks: number
  readonly characters: number
  readonly bytes: number
}
export const messageRoom: Room = { blocks: limits.messageBlocks, characters: limits.messageCharacters, bytes: limits.viewBytes }
export const viewRoom: Room = { blocks: limits.viewBlocks, characters: Number.POSITIVE_INFINITY, bytes: limits.viewBytes }

/** How long a text may be and still be shown, tried in turn until the card fits. */
const lengths = [9000, 6000, 4000, 2000, 1000, 500, 250, 120]

/**
 * Draws a card as Block Kit, pure. A text goes on in as many blocks as there is room for. Every button always stays: where a card has
 * too many lines, their buttons stand together below them. What then still has no room is left out, and a last line says so, with a
 * button that shows all of it. `from`: a card is shown for reading on, page by page.
 */
export function draw(card: Card, room: Room = messageRoom): Drawn {
  const text = escaped(within(card.preview, limits.text))
  if (card.from !== undefined) return { text, blocks: pageOf(card, card.from, room) }
  // Drawing costs time: what has no room by its length alone is not drawn first to find that out.
  const mayFit = lengthsIn(card.adaptive.body).reduce((sum, length) => sum + length, 0) <= Math.min(room.characters, room.bytes)
  const whole = mayFit ? [...drawBody(card.adaptive.body), ...below(card)] : undefined
  if (whole && fits(whole, room)) return { text, blocks: whole }
  const buttons = [...drawButtons(card.adaptive.body.flatMap(actionsIn), 'within').slice(0, limits.rowsOfActions * 2), ...below(card)]
  const body = card.adaptive.body.flatMap(withoutActions)
  const together = mayFit ? [...drawBody(body), ...buttons] : undefined
  if (together && fits(together, room)) return { text, blocks: together }
  const foot = [...notice(card), ...buttons]
  const typed = lengthsIn(body)
  for (const length of lengths) {
    if (typed.reduce((sum, each) => sum + Math.min(each, length), 0) > room.characters) continue
    const shown = [...drawBody(withRunsOf(body, length)), ...foot]
    if (fits(shown, room)) return { text, blocks: shown }
  }
  const least = drawBody(withRunsOf(body, Math.min(...lengths)))
  return { text, blocks: [...leading(least, less(room, foot)), ...foot] }
}

const drawBody = (body: readonly Element[]): types.KnownBlock[] => joinTexts(body.flatMap((element, at) => drawElement(element, `${at}`)))
const below = (card: Card): types.KnownBlock[] => drawButtons(card.adaptive.actions, 'below').slice(0, limits.rowsOfActions)

/** The rest of a card, from a block on, as far as there is room, with a button that goes on. A card that fits keeps its buttons. */
function pageOf(card: Card, from: number, room: Room): types.KnownBlock[] {
  const buttons = from === 0 ? [...drawButtons(card.adaptive.body.flatMap(actionsIn), 'within'), ...below(card)] : []
  const rest = drawBody(card.adaptive.body.flatMap(withoutActions)).slice(from)
  if (fits([...rest, ...buttons], room)) return [...rest, ...buttons]
  const page = leading(rest, less(room, readOn(card, 'Read on', 0)))
  return [...page, ...readOn(card, 'Read on', from + page.length)]
}

const readOn = ({ whole }: Card, title: string, from: number): types.KnownBlock[] => {
  if (!whole) return []
  const data = { ...whole, given: { ...whole.given, from: String(from) } }
  return drawButtons([{ type: 'Action.Execute', title, verb: 'whole:', data }], 'whole')
}

const notice = (card: Card): types.KnownBlock[] => [
  {
    type: 'context',
    elements: [
      plain(
        card.whole || !card.record
          ? 'There is no room here for all of it.'
          : `Shortened for Slack – the whole text is in ${within(card.record, 50)}.`,
      ),
    ],
  },
  ...readOn(card, 'Read all of it', 0),
]

/** How long the texts of a body are, each. */
function lengthsIn(elements: readonly Element[]): readonly number[] {
  return elements.flatMap((element): readonly number[] => {
    switch (element.type) {
      case 'TextBlock':
        return [element.text.length]
      case 'RichTextBlock':
        return element.inlines.map((run) => run.text.length)
      case 'Container':
        return lengthsIn(element.items)
      case 'ColumnSet':
        return element.columns.flatMap(({ items }) => lengthsIn(items))
      case 'ActionSet':
      case 'Image':
        return []
      default:
        return element satisfies never
    }
  })
}

/** The buttons within an element, in their order. */
function actionsIn(element: Element): readonly Action[] {
  switch (element.type) {
    case 'ActionSet':
      return element.actions
    case 'Container':
      return element.items.flatMap(actionsIn)
    case 'ColumnSet':
      return element.columns.flatMap(({ items }) => items.flatMap(actionsIn))
    default:
      return []
  }
}

/** An element without its buttons; nothing, when there was nothing else. */
function withoutActions(element: Element): readonly Element[] {
  switch (element.type) {
    case 'ActionSet':
      return []
    case 'Container':
      return [{ ...element, items: element.items.flatMap(withoutActions) }]
    case 'ColumnSet':
      return [
        {
          ...element,
          columns: element.columns
            .map((column) => ({ ...column, items: column.items.flatMap(withoutActions) }))
            .filter(({ items }) => items.length > 0),
        },
      ]
    default:
      return [element]
  }
}

const bytesOf = (blocks: readonly types.KnownBlock[]): number => Buffer.byteLength(JSON.stringify(blocks))
const fits = (blocks: readonly types.KnownBlock[], room: Room): boolean =>
  blocks.length <= room.blocks && charactersOf(blocks) <= room.characters && bytesOf(blocks) <= room.bytes

const less = (room: Room, blocks: readonly types.KnownBlock[]): Room => ({
  blocks: room.blocks - blocks.length,
  characters: room.characters - charactersOf(blocks),
  bytes: room.bytes - bytesOf(blocks),
})

function leading(blocks: readonly types.KnownBlock[], room: Room): types.KnownBlock[] {
  const kept: types.KnownBlock[] = []
  let [characters, bytes] = [0, 2]
  for (const block of blocks) {
    characters += charactersOf(block)
    bytes += bytesOf([block])
    if (kept.length >= room.blocks || characters > room.characters || bytes > room.bytes) break
    kept.push(block)
  }
  return kept
}

/** Every shown text of a block, and the words of its buttons. */
export function charactersOf(drawn: unknown): number {
  if (Array.isArray(drawn)) return drawn.reduce((all: number, part) => all + charactersOf(part), 0)
  if (typeof drawn !== 'object' || drawn === null) return 0
  return Object.entries(drawn).reduce(
    (all, [key, part]) => all + (typeof part === 'string' ? (key === 'text' || key === 'alt_text' ? part.length : 0) : charactersOf(part)),
    0,
  )
}
