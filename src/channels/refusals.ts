import type { ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Clock } from '../casework/casework.js'

/** Refuses a request, with nothing but a status; `why` is for our own log. */
export type Refuse = (res: ServerResponse, why: string, status: number) => void

/** Opens refusing for a platform's door. One line a minute is logged, with how many there were: whoever knocks all night fills no log. */
export function openRefusals({
  platform,
  clock,
  logger,
}: {
  readonly platform: string
  readonly clock: Clock
  readonly logger: Logger
}): Refuse {
  let refused = 0
  let told = Number.NEGATIVE_INFINITY
  return (res, why, status) => {
    refused += 1
    const now = clock().getTime()
    if (now - told > 60_000) {
      logger.warn({ why, refused }, `refused requests that do not come from ${platform}`)
      told = now
      refused = 0
    }
    // What is too big is not read to its end, so the connection serves nothing more.
    res.writeHead(status, status === 413 ? { connection: 'close' } : {}).end()
  }
}
