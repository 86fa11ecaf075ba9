import { createHash } from 'node:crypto'
import type { Action, Card, Element } from '../cards/card.js'
import type { AnyProcedure } from '../procedures/procedure.js'

/**
 * A card's fingerprint: two drawings with the same one look the same and their buttons do the same. The version that buttons carry
 * counts only where a press on an older card would be refused for it.
 */
export function printOf({ holdsWhenStale = [] }: Pick<AnyProcedure, 'holdsWhenStale'>, { adaptive, copy, preview }: Card): string {
  const holds = [...adaptive.actions, ...actionsIn(adaptive.body)].every(
    (action) => action.type !== 'Action.Execute' || !action.verb.startsWith('step:') || holdsWhenStale.includes(action.verb.slice(5)),
  )
  const words = JSON.stringify([adaptive, copy, preview], (key, value: unknown) => (holds && key === 'version' ? undefined : value))
  return createHash('sha256').update(words).digest('base64url').slice(0, 16)
}

const actionsIn = (elements: readonly Element[]): readonly Action[] =>
  elements.flatMap((element) => {
    switch (element.type) {
      case 'ActionSet':
        return element.actions
      case 'Container':
        return actionsIn(element.items)
      case 'ColumnSet':
        return element.columns.flatMap(({ items }) => actionsIn(items))
      case 'TextBlock':
      case 'RichTextBlock':
      case 'Image':
        return []
      default:
        return element satisfies never
    }
  })
