import type { Action, Card, Element } from '../cards/card.js'

/** Under this name a button's `given` carries which of a record's cards it stands on. */
const cardKey = 'card'

/** Writes a card's name on its buttons, so that a press is answered with the same card. It grants nothing: whoever presses must hold the card. */
export function stamp(card: Card, name: string): Card {
  const { adaptive } = card
  return {
    ...card,
    adaptive: { ...adaptive, body: adaptive.body.map((each) => inElement(each, name)), actions: onActions(adaptive.actions, name) },
  }
}

/** Parts what a press brings into the card's name and the values for the step. */
export function unstamp(given: Readonly<Record<string, string>> | undefined): {
  readonly pressed?: string
  readonly values: Readonly<Record<string, string>>
} {
  const { [cardKey]: pressed, ...values } = given ?? {}
  return { values, ...(pressed === undefined ? {} : { pressed }) }
}

const onActions = (actions: readonly Action[], name: string): readonly Action[] =>
  actions.map((action) =>
    action.type === 'Action.Execute' && /^(step|dialog):/.test(action.verb)
      ? { ...action, data: { ...action.data, given: { ...action.data.given, [cardKey]: name } } }
      : action,
  )

function inElement(element: Element, name: string): Element {
  switch (element.type) {
    case 'ActionSet':
      return { ...element, actions: onActions(element.actions, name) }
    case 'Container':
      return { ...element, items: element.items.map((each) => inElement(each, name)) }
    case 'ColumnSet':
      return {
        ...element,
        columns: element.columns.map((column) => ({ ...column, items: column.items.map((each) => inElement(each, name)) })),
      }
    case 'TextBlock':
    case 'RichTextBlock':
    case 'Image':
      return element
    default:
      return element satisfies never
  }
}
