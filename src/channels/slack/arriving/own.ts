import type { WebClient } from '@slack/web-api'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '../../../casework/casework.js'
import type { SealedStore } from '../../../log/log.js'
import { faultOf } from '../faults.js'
import type { Own } from './origin.js'

const kind = 'slack-own'
const name = 'workspace'
const Kept = z.object({ team: z.string(), enterprise: z.string().exactOptional() })
/** After Slack did not answer, so long nobody waits for it again, in milliseconds. */
const pause = 15_000
const Tested = z.object({ team_id: z.string().min(1), enterprise_id: z.string().min(1).nullish() })

/** Says which workspace is ours: asked of Slack once, and remembered for when Slack does not answer. Undefined: nobody can say yet. */
export function openOwn({
  client,
  store,
  clock,
  logger,
}: {
  readonly client: WebClient
  readonly store: SealedStore
  readonly clock: Clock
  readonly logger: Logger
}): () => Promise<Own | undefined> {
  let known: Own | undefined
  let kept: { readonly own: Own | undefined; readonly until: number } | undefined
  const ask = async (): Promise<Own | undefined> => {
    try {
      const { team_id: team, enterprise_id: enterprise } = Tested.parse(await client.auth.test())
      const own = { team, ...(enterprise ? { enterprise } : {}) }
      known = own
      await store.putSealed(kind, name, own).catch(() => undefined)
      return own
    } catch (cause) {
      logger.warn({ why: faultOf(cause).because }, 'Slack does not say which workspace is ours')
      const read = Kept.safeParse(await store.getSealed(kind, name).catch(() => undefined))
      const own = read.success ? read.data : kept?.own
      kept = { own, until: clock().getTime() + pause }
      return own
    }
  }
  let asking: Promise<Own | undefined> | undefined
  return async () => {
    if (known) return known
    if (kept && clock().getTime() < kept.until) return kept.own
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }
}
