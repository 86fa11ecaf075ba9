import type { ValidateFunction } from 'ajv'
import type { Action, Card, Element } from '../../src/cards/card.js'
import { cardBytes } from '../../src/cards/shorten.js'

/** The part of the official parser that we ask; its bundle runs in plain Node, and brings no types with it. */
interface Parser {
  readonly AdaptiveCard: new () => {
    parse(card: unknown, context: Context): void
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] }
  }
  readonly SerializationContext: new (version: unknown) => Context
  readonly Versions: { readonly v1_5: unknown }
}
interface Context {
  readonly eventCount: number
  getEventAt(place: number): { readonly message: string }
}
const official: Parser = require('adaptivecards/dist/adaptivecards.js')

/** The published schema; what is wrong with the card that it was asked of last is in its `errors`. */
const valid: ValidateFunction = require('../schemas/adaptive-card-1.5.cjs')

/** What is wrong with a card, for any test: the official parser, the published schema, size, buttons, anything left unfilled. Empty: all well. */
export function faultsOf(card: Card): string[] {
  const faults: string[] = []
  const context = new official.SerializationContext(official.Versions.v1_5)
  const parsed = new official.AdaptiveCard()
  parsed.parse(JSON.parse(JSON.stringify(card.adaptive)), context)
  for (let place = 0; place < context.eventCount; place++) faults.push(`parser: ${context.getEventAt(place).message}`)
  for (const event of parsed.validateProperties().validationEvents) faults.push(`parser: ${event.message}`)
  // What a button asks first, what is to be copied, what is folded and what rings are ours: each channel draws them its own way.
  const ours = new Set(['asks', 'paste', 'folds', 'rings'])
  const plain: unknown = JSON.parse(JSON.stringify(card.adaptive, (name, value: unknown) => (ours.has(name) ? undefined : value)))
  if (!valid(plain)) for (const error of valid.errors ?? []) faults.push(`schema: ${error.instancePath} ${error.message}`)
  const size = Buffer.byteLength(JSON.stringify(card.adaptive))
  if (size > cardBytes) faults.push(`size: ${size} bytes`)
  if (textsOf(card.adaptive.body).ours.some((text) => text.includes('\u0024{'))) faults.push('something of the template was left unfilled')
  const raises = (action: Action): boolean => action.type === 'Action.Execute' && action.verb === 'command:/at-risk'
  const aboutAlert = card.record?.startsWith('AR-') ?? false
  // An answer about harm holds the alarm in its first lines, with the words that go.
  const within = card.adaptive.body
    .filter(({ type }) => type !== 'ActionSet')
    .flatMap(actionsIn)
    .some(raises)
  const alarms = buttonsOf(card).filter(raises).length
  if (aboutAlert ? alarms > 0 : !within && alarms !== 1)
    faults.push(aboutAlert ? 'a card about an alert offers to raise another' : `the alarm is offered ${alarms} times`)
  if (
    within &&
    [...card.adaptive.body.filter(({ type }) => type === 'ActionSet').flatMap(actionsIn), ...card.adaptive.actions].some(raises)
  )
    faults.push('the alarm is offered twice')
  // What to do, then the button, then the facts.
  const places = card.adaptive.body.map((element) => (actionsIn(element).length > 0 ? 'button' : isFact(element) ? 'fact' : 'words'))
  const [firstButton, firstFact] = [places.indexOf('button'), places.indexOf('fact')]
  if (firstFact >= 0 && firstButton > firstFact) faults.push('a fact stands above the first button')
  if (firstButton < 0 && card.adaptive.actions.length > 0) faults.push('the buttons stand below everything')
  return faults
}

/** A fact has its label before it, or stands below a line; whom to ring is something to do. */
const isFact = (element: Element): boolean =>
  ('separator' in element && element.separator === true) ||
  (element.type === 'RichTextBlock' &&
    element.inlines.length > 1 &&
    !element.inlines.some(({ rings }) => rings) &&
    /: $/.test(element.inlines[0]?.text ?? ''))

/** The buttons within an element, in their order. */
const actionsIn = (element: Element): readonly Action[] =>
  element.type === 'ActionSet'
    ? element.actions
    : element.type === 'Container'
      ? element.items.flatMap(actionsIn)
      : element.type === 'ColumnSet'
        ? element.columns.flatMap((column) => column.items.flatMap(actionsIn))
        : []

/** Every button of a card in reading order. */
export const buttonsOf = ({ adaptive }: Pick<Card, 'adaptive'>): readonly Action[] => [
  ...adaptive.body.flatMap(actionsIn),
  ...adaptive.actions,
]

/** The words of a card's body in reading order: `ours` stand in TextBlocks, `typed` in TextRuns. */
export function textsOf(elements: readonly Element[]): { ours: string[]; typed: string[] } {
  const found = { ours: [] as string[], typed: [] as string[] }
  for (const element of elements) {
    if (element.type === 'TextBlock') found.ours.push(element.text)
    if (element.type === 'RichTextBlock') found.typed.push(...element.inlines.map((run) => run.text))
    const within =
      element.type === 'Container' ? element.items : element.type === 'ColumnSet' ? element.columns.flatMap((column) => column.items) : []
    const inner = textsOf(within)
    found.ours.push(...inner.ours)
    found.typed.push(...inner.typed)
  }
  return found
}

/** All words of a card as one text: for "does the card say …" and "nothing personal is in …". */
export const wordsOf = (card: Card): string => {
  const { ours, typed } = textsOf(card.adaptive.body)
  return [...ours, ...typed, ...buttonsOf(card).map((action) => action.title)].join('\n')
}
