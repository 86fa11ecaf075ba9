import type { Action, Element } from './card.js'

/** The buttons within an element of a card, in their order. */
export function actionsIn(element: Element): readonly Action[] {
  switch (element.type) {
    case 'ActionSet':
      return element.actions
    case 'Container':
      return element.items.flatMap(actionsIn)
    case 'ColumnSet':
      return element.columns.flatMap(({ items }) => items.flatMap(actionsIn))
    case 'TextBlock':
    case 'RichTextBlock':
    case 'Image':
      return []
    default:
      return element satisfies never
  }
}
