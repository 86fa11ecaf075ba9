import { z } from 'zod'
import type { Card } from '../../cards/card.js'
import type { DialogView } from '../../casework/arrival.js'
import { RecordId, StaffId } from '../../procedures/words.js'
import type { Post } from './post.js'

const words = z.string().max(200_000)
const name = z.string().min(1).max(200)
const values = z.record(z.string(), z.union([words, z.array(words), z.array(z.record(z.string(), words))]))
const move = z.union([
  z.enum(['next', 'back', 'send', 'redraw', 'discard']),
  z.strictObject({ change: name, field: name.exactOptional() }),
  z.strictObject({ add: name }),
])

const everyArrival = {
  /** Made by the page, one for each thing done; sent again when the answer did not come, so that it is taken once. */
  id: z.string().regex(/^[\w.-]{8,64}$/),
  /** Who sits at this window. In the console everybody may say to be anybody: it is for trying. */
  by: StaffId,
  /** 'chat', or the purpose of the channel it was said in. */
  at: name,
}

/** What the page sends for everything that is done in it. */
export const Sent = z.discriminatedUnion('arrives', [
  z.object({ ...everyArrival, arrives: z.literal('command'), command: z.string().regex(/^\/[\w-]{1,60}$/), text: words }),
  z.object({
    ...everyArrival,
    arrives: z.literal('press'),
    verb: name,
    record: RecordId.optional(),
    version: z.number().int().nonnegative().optional(),
    given: z.record(z.string(), words).optional(),
    /** The post that was pressed, so that its answer can stand in its place; a form has it from the press that opened it. */
    post: name.optional(),
  }),
  z.object({ ...everyArrival, arrives: z.literal('form'), draft: name, step: name, move, values, post: name.optional() }),
  z.object({ ...everyArrival, arrives: z.literal('closed'), draft: name, step: name.optional(), values: values.optional() }),
  z.object({ ...everyArrival, arrives: z.literal('message'), text: words.min(1) }),
])
export type Sent = z.infer<typeof Sent>

/** What a window asks of the training: to put the clock on, or to play the others. */
export const Trained = z.union([z.strictObject({ putOn: z.enum(['hour', 'day', 'week', 'year']) }), z.strictObject({ play: z.boolean() })])
export type Trained = z.infer<typeof Trained>

/** How the training stands: how far the clock is ahead in milliseconds, and whether the others are played. */
export interface Training {
  readonly ahead: number
  readonly plays: boolean
}

/** Somebody's board, as the page draws it. */
export interface Board {
  readonly card: Card
}

/** What goes back to the page: a dialog to open, what was posted for it, words for the open dialog, or nothing to show. */
export type Reply =
  | { readonly reply: 'dialog'; readonly dialog: DialogView }
  | { readonly reply: 'posted'; readonly post: Post }
  | { readonly reply: 'sentence'; readonly text: string; readonly tone: 'done' | 'refused' | 'note' }
  | { readonly reply: 'nothing' }
