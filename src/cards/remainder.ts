import { procedures } from '../office.js'
import { urgentOf } from '../procedures/urgent.js'
import type { Action, Card, Element } from './card.js'
import { holdingsOf, linesIn, offerOf } from './holdings.js'

/** So many lines on both cards, at the least, make it worth sending somebody from one to the other. */
const fewest = 3
/** So many lines of its own stand open below its buttons; more are folded. */
const mostOpen = 2

/**
 * Beside a newer card of the same chat: what an earlier one alone says and offers, where at least half of it stands on the newer too, under its own
 * title, with its own buttons, and a line that says where the rest is. 'nothing' where it has neither; undefined where too little stands there, and
 * both are to be read whole. No word and no button is lost: each stands here or there. Ours.
 */
export function remainderBeside(newer: Card): (card: Card) => Card | 'nothing' | undefined {
  const there = new Set(holdingsOf(newer))
  // Rule 9: the way to an alert is on each card.
  const less = new Set([...there].filter((each) => !alerts.some((alert) => each.startsWith('offers ') && each.includes(alert))))
  return (card) => {
    const [title, ...below] = card.adaptive.body
    if (!title) return undefined
    const [about, rest] = aboutOf(card, below)
    if (offers(card.adaptive.actions, there).length + rest.flatMap((part) => left(part, there)).length === 0) return 'nothing'
    const lines = rest.flatMap(linesIn)
    const shared = lines.filter((line) => there.has(line)).length
    if (shared < fewest || shared * 2 < lines.length) return undefined
    const actions = offers(card.adaptive.actions, less)
    const own = leftOf(rest, less)
    const open = Math.max(1, own.findIndex(({ type }) => type === 'ActionSet') + 1)
    const body = [title, ...about, ...own.slice(0, open), ...few(own.slice(open)), elsewhere]
    return { ...card, adaptive: { ...card.adaptive, body, actions } }
  }
}

/** The small line under a record's title, which says its kind and reference: on each of its cards the same thing, in the words that its title leaves. */
function aboutOf({ record }: Card, below: readonly Element[]): readonly [about: readonly Element[], rest: readonly Element[]] {
  const [first, ...rest] = below
  return record !== undefined && first?.type === 'TextBlock' && first.text.endsWith(record) ? [[first], rest] : [[], below]
}

const alerts = urgentOf(procedures).map(({ command }) => ` command:${command.name} `)
const elsewhere: Element = {
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: 'The rest stands further down, as it is now.', isSubtle: true }],
}

const few = (parts: readonly Element[]): readonly Element[] =>
  parts.length <= mostOpen
    ? parts
    : [{ type: 'Container', folds: 'More on this', separator: true, spacing: 'Medium', items: parts.flatMap(unfolded) }]
const unfolded = (part: Element): readonly Element[] => (part.type === 'Container' && part.folds ? part.items : [part])

const offers = (actions: readonly Action[], there: ReadonlySet<string>): readonly Action[] =>
  actions.filter((action) => !there.has(offerOf(action)))

/** What is left of elements; a heading that stands there too stays above what is left of its own, which would be read under another without it. */
function leftOf(elements: readonly Element[], there: ReadonlySet<string>): readonly Element[] {
  let heading: Element | undefined
  return elements.flatMap((element): readonly Element[] => {
    const mine = left(element, there)
    if (isHeading(element)) heading = mine.length === 0 ? element : undefined
    if (element.type === 'ActionSet') heading = undefined
    if (!heading || mine.length === 0) return mine
    const above = heading
    heading = undefined
    return [above, ...mine]
  })
}

/** Bold from its beginning to its end. What is coloured is how a matter stands, and nothing's heading. */
const isHeading = (element: Element): boolean =>
  element.type === 'RichTextBlock' && element.inlines.every(({ weight, color }) => weight === 'Bolder' && color === undefined)

/** What is left of an element without what stands there. Columns, and a text to be copied, are one thing: they stand whole, or not at all. */
function left(element: Element, there: ReadonlySet<string>): readonly Element[] {
  switch (element.type) {
    case 'ActionSet': {
      const actions = offers(element.actions, there)
      return actions.length > 0 ? [{ ...element, actions }] : []
    }
    case 'Container': {
      if (element.paste) return unlessThere(element, there)
      const items = leftOf(element.items, there)
      return items.length > 0 ? [{ ...element, items }] : []
    }
    case 'ColumnSet':
    case 'TextBlock':
    case 'RichTextBlock':
    case 'Image':
      return unlessThere(element, there)
    default:
      return element satisfies never
  }
}

const unlessThere = (element: Element, there: ReadonlySet<string>): readonly Element[] =>
  holdingsOf({ adaptive: { body: [element], actions: [] } }).every((each) => there.has(each)) ? [] : [element]
