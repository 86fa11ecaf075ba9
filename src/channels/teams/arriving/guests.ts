import { TeamsInfo } from 'botbuilder'
import type { Logger } from 'pino'
import type { Clock } from '../../../casework/casework.js'
import { inTime } from '../../../time/in-time.js'
import type { Sdk } from '../sdk.js'
import type { Delivery } from './activities.js'

/** Is whoever wrote a guest in our tenant? Only a definite yes counts: what Teams does not say, or not in time, refuses nobody. */
export type IsGuest = (delivery: Pick<Delivery, 'from' | 'conversation' | 'serviceUrl'>) => Promise<boolean>

/** So long Teams may take to say who somebody is, in milliseconds: an alert may wait behind it. */
const patience = 800
/** So long what it said holds, and what it did not say is not asked again, in milliseconds. */
const holdsFor = 3_600_000
const asksAgainAfter = 60_000
const mostKnown = 5_000

/** Asks Teams who the members of its conversations are, once an hour each. */
export function openGuests({
  sdk,
  clock,
  logger,
}: {
  readonly sdk: Pick<Sdk, 'talk'>
  readonly clock: Clock
  readonly logger: Logger
}): IsGuest {
  const known = new Map<string, { readonly isGuest: boolean; readonly until: number }>()
  const under = new Map<string, Promise<void>>()

  const ask = async (id: string, serviceUrl: string, conversation: string): Promise<void> => {
    const now = clock().getTime()
    try {
      const member = await sdk.talk({ serviceUrl, conversation }, (context) => TeamsInfo.getMember(context, id))
      known.set(id, { isGuest: saysGuest(member), until: now + holdsFor })
    } catch (cause) {
      logger.debug({ fault: cause }, 'Teams does not say who somebody is')
      known.set(id, { isGuest: known.get(id)?.isGuest ?? false, until: now + asksAgainAfter })
    }
    const [oldest] = known.keys()
    if (known.size > mostKnown && oldest !== undefined) known.delete(oldest)
  }

  return async ({ from: { id }, conversation, serviceUrl }) => {
    if ((known.get(id)?.until ?? 0) <= clock().getTime()) {
      const asking = under.get(id) ?? ask(id, serviceUrl, conversation.id.split(';')[0] ?? conversation.id).finally(() => under.delete(id))
      under.set(id, asking)
      await inTime(asking, patience)
    }
    return known.get(id)?.isGuest ?? false
  }
}

/** Teams says it by the role, and Entra by the mark in the name of every account that was invited from outside. */
const saysGuest = (member: object): boolean =>
  ('userRole' in member && /^(guest|anonymous)$/i.test(String(member.userRole))) ||
  ('userPrincipalName' in member && /#EXT#@/i.test(String(member.userPrincipalName)))
