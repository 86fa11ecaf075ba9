import type { types } from '@slack/bolt'
import type { Card } from '../../../cards/card.js'
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
}
export const messageRoom: Room = { blocks: limits.messageBlocks, characters: limits.messageCharacters }
export const viewRoom: Room = { blocks: limits.viewBlocks, characters: limits.viewCharacters }

/**
 * Draws a card as Block Kit, pure. The buttons below it always stay; what the body has too much of is left out from the end,
 * and the last line says that it was shortened and where the whole text is. Throws when a button's own data is over the limit
 * (a fault of ours: data is an id and a version).
 */
export function draw(card: Card, room: Room = messageRoom): Drawn {
  const buttons = drawButtons(card.adaptive.actions, 'below').slice(0, limits.rowsOfActions)
  const body = card.adaptive.body.flatMap((element, at) => drawElement(element, `${at}`))
  const blocks = joinTexts(body.flatMap((piece) => piece.blocks))
  const left = { blocks: room.blocks - buttons.length, characters: room.characters - charactersOf(buttons) }
  const fits = blocks.length <= left.blocks && sum(blocks) <= left.characters
  const whole = fits && !body.some((piece) => piece.shortened)
  const shown = fits ? blocks : leading(blocks, { blocks: left.blocks - 1, characters: left.characters - 200 })
  // The notice needs a block of its own, also where every block is taken but only a text was cut.
  const kept = whole ? shown : [...shown.slice(0, left.blocks - 1), notice(card.record)]
  return { blocks: [...kept, ...buttons], text: escaped(within(card.preview, limits.text)) }
}

const notice = (record: string | undefined): types.KnownBlock => ({
  type: 'context',
  elements: [plain(`Shortened for Slack – the whole text is in ${record ? within(record, 50) : 'the record'}.`)],
})

function leading(blocks: readonly types.KnownBlock[], room: Room): types.KnownBlock[] {
  const kept: types.KnownBlock[] = []
  let characters = 0
  for (const block of blocks) {
    characters += charactersOf(block)
    if (kept.length >= room.blocks || characters > room.characters) break
    kept.push(block)
  }
  return kept
}

const sum = (blocks: readonly types.KnownBlock[]): number => blocks.reduce((all, block) => all + charactersOf(block), 0)

/** Every shown text of a block, and the words of its buttons. */
export function charactersOf(drawn: unknown): number {
  if (Array.isArray(drawn)) return drawn.reduce((all: number, part) => all + charactersOf(part), 0)
  if (typeof drawn !== 'object' || drawn === null) return 0
  return Object.entries(drawn).reduce(
    (all, [key, part]) => all + (typeof part === 'string' ? (key === 'text' || key === 'alt_text' ? part.length : 0) : charactersOf(part)),
    0,
  )
}
