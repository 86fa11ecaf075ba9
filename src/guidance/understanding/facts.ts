import { type Act, abuseTold, actNamed, offends } from './acts.js'
import { type Asker, askerOf } from './asker.js'
import { isThirdParty } from './caller.js'
import { type Demand, demandsOf } from './demands.js'
import { isInPerson } from './medium.js'
import { type Settled, settledBy } from './settled.js'
import { type Standing, standingOf } from './standing.js'
import { mayLieBehind, type Wish, wishesOf } from './wishes.js'

/** What messages tell of a case beside its topic, medium and moment: each by a small reading of its own. A fact that is not there is not known. */
export type Fact =
  | `asker-${Asker}`
  | 'third-party'
  | 'in-person'
  | 'may-lie-behind'
  | `act-${Act}`
  | 'threatens'
  | 'abuses'
  | 'offends'
  | Settled
  | Wish
  | Demand
  | Standing

/** The facts of a conversation: `messages` as they were written, oldest first, and the same as words, newest first. */
export function factsOf(messages: readonly string[], told: readonly string[]): Fact[] {
  const asker = askerOf(told)
  const act = actNamed(told)
  const abuse = abuseTold(told)
  return [
    ...(asker ? [`asker-${asker}` as const] : []),
    ...(messages.some(isThirdParty) ? ['third-party' as const] : []),
    ...(told.some(isInPerson) ? ['in-person' as const] : []),
    ...(mayLieBehind(told) ? ['may-lie-behind' as const] : []),
    ...(act ? [`act-${act}` as const] : []),
    ...(abuse ? [abuse] : []),
    ...(offends(told) ? ['offends' as const] : []),
    ...settledBy(told),
    ...wishesOf(told),
    ...demandsOf(told),
    ...standingOf(told),
  ]
}
