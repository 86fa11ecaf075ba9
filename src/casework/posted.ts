import { z } from 'zod'
import type { PostedCopy } from '../procedures/bookkeeping.js'

/** Where a copy stands, as it is read back from what was laid aside. */
export const Posted = z.object({ channel: z.string(), where: z.string(), id: z.string() }) satisfies z.ZodType<PostedCopy>
