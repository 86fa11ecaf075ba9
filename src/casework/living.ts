import { actionsIn } from '../cards/actions-in.js'
import type { Action, Card, Element } from '../cards/card.js'
import type { CopyToDraw, Drawn } from './casework.js'

/**
 * One living card of a record in somebody's chat: an earlier one gives way to the newest that says and offers all that it does, and says so. It
 * is asked at each drawing, and never for good: what a card alone says or offers, words or a button, stands whole. Where several people read, nothing gives way.
 */
export function livingOnly(copies: readonly CopyToDraw[], givesWay: Drawn): readonly CopyToDraw[] {
  const whole = new Map<string, ReadonlySet<string>[]>()
  return copies
    .toReversed()
    .map((copy): CopyToDraw => {
      if (copy.over || !copy.drawn || !('person' in copy.to)) return copy
      const chat = JSON.stringify([copy.to.person, copy.posted.channel, copy.posted.where])
      const newer = whole.get(chat) ?? []
      const holds = holdingsOf(copy.drawn.card)
      if (newer.some((one) => holds.every((each) => one.has(each)))) return { ...copy, drawn: givesWay }
      whole.set(chat, [...newer, new Set(holds)])
      return copy
    })
    .toReversed()
}

/** All that a card says and offers, each as one text. */
const holdingsOf = ({ adaptive }: Card): readonly string[] => [
  ...adaptive.body.flatMap(linesIn),
  ...[...adaptive.body.flatMap(actionsIn), ...adaptive.actions].map(offerOf),
]

/** What a button does and with what; on which of the record's cards it stands makes no difference. */
function offerOf(action: Action): string {
  if (action.type === 'Action.OpenUrl') return `offers ${action.title} ${action.url}`
  const { version: _, given: { card: __, ...given } = {}, ...data } = action.data
  return `offers ${action.title} ${action.verb} ${JSON.stringify([data, given])}`
}

function linesIn(element: Element): readonly string[] {
  switch (element.type) {
    case 'TextBlock':
      return [`says ${element.text}`]
    case 'RichTextBlock':
      return [`says ${element.inlines.map(({ text }) => text).join('')}`]
    case 'Container': {
      const lines = element.items.flatMap(linesIn)
      // A text that is there to be copied is more than its words.
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
