import { actionsIn } from './actions-in.js'
import type { Action, Card, Element } from './card.js'

/** All that a card says and offers, each as one text: the same on two cards is the same to who reads them and presses. */
export const holdingsOf = ({ adaptive }: { readonly adaptive: Pick<Card['adaptive'], 'body' | 'actions'> }): readonly string[] => [
  ...adaptive.body.flatMap(linesIn),
  ...[...adaptive.body.flatMap(actionsIn), ...adaptive.actions].map(offerOf),
]

/** What a button does and with what; on which of the record's cards it stands makes no difference. */
export function offerOf(action: Action): string {
  if (action.type === 'Action.OpenUrl') return `offers ${action.title} ${action.url}`
  const { version: _, given: { card: __, ...given } = {}, ...data } = action.data
  return `offers ${action.title} ${action.verb} ${JSON.stringify([data, given])}`
}

/** The lines of an element, in their order. A text that is there to be copied is more than its words. */
export function linesIn(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [`says ${element.text}`]
    case 'RichTextBlock':
      return [`says ${element.inlines.map(({ text }) => text).join('')}`]
    case 'Container': {
      const lines = element.items.flatMap(linesIn)
      return element.paste ? lines.map((line) => `pastes ${line}`) : lines
    }
    case 'ColumnSet':
      return element.columns.flatMap(({ items }) => items.flatMap(linesIn))
    case 'Image':
      return [`shows ${element.url}`]
    case 'ActionSet':
      return []
    default:
      return element satisfies never
  }
}
