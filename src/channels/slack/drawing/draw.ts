import type { types } from '@slack/bolt'
import { actionsIn } from '../../../cards/actions-in.js'
import type { Action, ActionData, Card, Element } from '../../../cards/card.js'
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
 * Draws a card as Block Kit, pure. A text goes on in as many blocks as there is room for. What to do and its bar of buttons stay as they are
 * and where they are. Where a card has too many lines, their buttons stand together below them, two hundred at most. What then still has no room,
 * words or buttons, is left out, and a last line says so, with a button that shows all of it. `from`: a card is shown for reading on, page by page.
 */
export function draw(given: Card, room: Room = messageRoom): Drawn {
  const text = escaped(within(given.preview, limits.text))
  if (given.from !== undefined) return { text, blocks: pageOf(given, given.from, room) }
  const card = folding(given)
  // Drawing costs time: what has no room by its length alone is not drawn first to find that out.
  const mayFit = lengthsIn(card.adaptive.body).reduce((sum, length) => sum + length, 0) <= Math.min(room.characters, room.bytes)
  const whole = mayFit ? [...drawBody(card.adaptive.body), ...below(card)] : undefined
  if (whole && fits(whole, room)) return { text, blocks: whole }
  const [head, rest] = atTheBar(card.adaptive.body)
  const above = drawBody(head)
  const ofRows = drawButtons(apart(rest.flatMap(actionsIn)), 'within')
  const buttons = [...ofRows.slice(0, limits.rowsOfActions * 2), ...below(card)]
  const body = rest.flatMap(withoutActions)
  const together = mayFit && ofRows.length <= limits.rowsOfActions * 2 ? [...above, ...drawBody(body), ...buttons] : undefined
  if (together && fits(together, room)) return { text, blocks: together }
  const foot = [...notice(card), ...buttons]
  const typed = lengthsIn(body)
  for (const length of lengths) {
    if (typed.reduce((sum, each) => sum + Math.min(each, length), 0) > room.characters) continue
    const shown = [...above, ...drawBody(withRunsOf(body, length)), ...foot]
    if (fits(shown, room)) return { text, blocks: shown }
  }
  const least = drawBody(withRunsOf(body, Math.min(...lengths)))
  return { text, blocks: [...above, ...leading(least, less(room, [...above, ...foot])), ...foot] }
}

/** Buttons of rows that stand together below them: of several with the same words each says whose row it is. */
const apart = (actions: readonly Action[]): readonly Action[] => {
  const often = new Map<string, number>()
  for (const { title } of actions) often.set(title, (often.get(title) ?? 0) + 1)
  return actions.map((one) =>
    one.type === 'Action.Execute' && one.data.record && (often.get(one.title) ?? 0) > 1
      ? { ...one, title: `${one.title} (${one.data.record})` }
      : one,
  )
}

/** A card whose rest is a press away, in the window that shows all of a card. Without one, it stands open. */
const folding = (card: Card): Card => {
  const { whole } = card
  if (!whole) return card
  const body = card.adaptive.body.map(
    (part): Element => (part.type === 'Container' && part.folds ? { type: 'ActionSet', actions: [reading(whole, part.folds, 0)] } : part),
  )
  return { ...card, adaptive: { ...card.adaptive, body } }
}

/** What stands above the facts may be so long, in characters, and still be kept whole where the rest is cut; and it has so many elements at most. */
const aboveTheFacts = { characters: 1_500, elements: 14 } as const

/** A body parted below the first buttons of its own; above them nothing is cut, unless it is too long to be only what to do. */
function atTheBar(body: readonly Element[]): readonly [head: readonly Element[], rest: readonly Element[]] {
  const bar = body.findIndex(({ type }) => type === 'ActionSet') + 1
  const head = body.slice(0, bar)
  const long = lengthsIn(head).reduce((sum, length) => sum + length, 0)
  return bar > aboveTheFacts.elements || long > aboveTheFacts.characters ? [[], body] : [head, body.slice(bar)]
}

const drawBody = (body: readonly Element[]): types.KnownBlock[] => joinTexts(body.flatMap((element, at) => drawElement(element, `${at}`)))
const below = (card: Card): types.KnownBlock[] => drawButtons(card.adaptive.actions, 'below').slice(0, limits.rowsOfActions)

/** The rest of a card, from a block on, as far as there is room, with a button that goes on. A card that fits keeps those below it. */
function pageOf(card: Card, from: number, room: Room): types.KnownBlock[] {
  const buttons = from === 0 ? below(card) : []
  const rest = drawBody(card.adaptive.body).slice(from)
  if (fits([...rest, ...buttons], room)) return [...rest, ...buttons]
  const page = leading(rest, less(room, readOn(card, 'Read on', 0)))
  return [...page, ...readOn(card, 'Read on', from + page.length)]
}

const readOn = ({ whole }: Card, title: string, from: number): types.KnownBlock[] => {
  return whole ? drawButtons([reading(whole, title, from)], 'whole') : []
}
const reading = (whole: ActionData, title: string, from: number): Action => ({
  type: 'Action.Execute',
  title,
  verb: 'whole:',
  data: { ...whole, given: { ...whole.given, from: String(from) } },
})

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

/** As many blocks from the first as the room holds. */
export function leading(blocks: readonly types.KnownBlock[], room: Room): types.KnownBlock[] {
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
