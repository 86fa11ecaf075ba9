import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { PostedCopy } from '../procedures/bookkeeping.js'

/** Where a copy stands, as it is read back from what was laid aside. */
export const Posted = z.object({ channel: z.string(), where: z.string(), id: z.string() }) satisfies z.ZodType<PostedCopy>

/** The name of a place in a chat, under which what stands there is kept among small things: 22 letters that tell nothing of it. */
export const placeName = ({ channel, where, id }: PostedCopy): string =>
  createHash('sha256')
    .update(JSON.stringify([channel, where, id]))
    .digest('base64url')
    .slice(0, 22)
