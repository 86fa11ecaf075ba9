import type { types } from '@slack/bolt'
import { piecesOf } from '../../../cards/pieces.js'
import { limits } from '../limits.js'
import { plain } from './text.js'

/** A text in as many blocks as it needs. */
export const textBlocks = (text: string): types.KnownBlock[] =>
  piecesOf(text, limits.text).flatMap((piece) => (piece.trim() === '' ? [] : [{ type: 'section', text: plain(piece) }]))
