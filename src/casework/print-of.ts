import { createHash } from 'node:crypto'
import { actionsIn } from '../cards/actions-in.js'
import type { Card } from '../cards/card.js'
import type { AnyProcedure } from '../procedures/procedure.js'

/**
 * A card's fingerprint: two drawings with the same one look the same and their buttons do the same. The version that buttons carry
 * counts only where a press on an older card would be refused for it.
 */
export function printOf({ holdsWhenStale = [] }: Pick<AnyProcedure, 'holdsWhenStale'>, { adaptive, copy, preview }: Card): string {
  const holds = [...adaptive.actions, ...adaptive.body.flatMap(actionsIn)].every(
    (action) => action.type !== 'Action.Execute' || !action.verb.startsWith('step:') || holdsWhenStale.includes(action.verb.slice(5)),
  )
  const words = JSON.stringify([adaptive, copy, preview], (key, value: unknown) => (holds && key === 'version' ? undefined : value))
  return createHash('sha256').update(words).digest('base64url').slice(0, 16)
}
