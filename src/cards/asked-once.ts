import type { AnyProcedure } from '../procedures/procedure.js'
import type { Asks } from '../procedures/view.js'
import type { Action, Card, Element } from './card.js'

/** What is thrown away is typed words, which nobody can bring back. */
const throwingAway: Asks = { says: 'What you typed in this form will be gone. Nothing was sent from it.', yes: 'Throw it away' }

/** The card with each button that cannot be taken back, or that confirms something, asking first: in the same words wherever it stands. */
export function askedOnce(card: Card['adaptive'], procedures: readonly AnyProcedure[]): Card['adaptive'] {
  const asking = (action: Action): Action => {
    const asks = action.type === 'Action.Execute' ? asksOf(action, procedures) : undefined
    return asks && action.type === 'Action.Execute' ? { ...action, asks } : action
  }
  return { ...card, body: card.body.map((element) => within(element, asking)), actions: card.actions.map(asking) }
}

function asksOf(action: Extract<Action, { type: 'Action.Execute' }>, procedures: readonly AnyProcedure[]): Asks | undefined {
  const [kind, name = ''] = action.verb.split(':')
  // What the words have settled needs no form any more: that is no loss to ask about.
  if (kind === 'discard') return action.data.given?.settled ? undefined : throwingAway
  if (kind !== 'step') return undefined
  const prefix = action.data.record?.split('-')[0]
  const asks: Readonly<Record<string, Asks | undefined>> | undefined = procedures.find((each) => each.prefix === prefix)?.asks
  return asks?.[name]
}

function within(element: Element, asking: (action: Action) => Action): Element {
  switch (element.type) {
    case 'Container':
      return { ...element, items: element.items.map((each) => within(each, asking)) }
    case 'ColumnSet':
      return {
        ...element,
        columns: element.columns.map((column) => ({ ...column, items: column.items.map((each) => within(each, asking)) })),
      }
    case 'ActionSet':
      return { ...element, actions: element.actions.map(asking) }
    case 'TextBlock':
    case 'RichTextBlock':
    case 'Image':
      return element
    default: {
      const unknown: never = element
      return unknown
    }
  }
}
