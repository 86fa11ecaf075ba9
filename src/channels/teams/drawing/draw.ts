import type { Action, ActionData, Card, Element, Spacing } from '../../../cards/card.js'
import { divided } from '../../../cards/divided.js'
import { shorten } from '../../../cards/shorten.js'
import type { Asks } from '../../../procedures/procedure.js'
import { cardOf, type Drawn, type Json, pageFrom, words } from './drawn.js'

/** Where a card is shown: in a chat, or in a dialog, where Teams knows no Action.Execute. */
export type Room = 'chat' | 'dialog'

/** What a press brings back, in a button's data. */
export interface PressData {
  readonly verb: string
  readonly record?: string
  readonly version?: number
  readonly given?: Readonly<Record<string, string>>
}

/** Verbs that are answered in the card's place; all others open a dialog, in which Teams shows forms and what is private. */
const inPlace = /^(step|discard|share):/

/** What fits into one row of buttons on a telephone (340 pixels), in characters of their titles: Teams cuts off what does not. */
const rowOfTitles = 36

/** A button of ours is so many bytes longer, at most, once it is one of Teams' own. */
const buttonGrows = 100

/** Draws a card for Teams, within our cap of 25 kB. Buttons stand in as many rows as they need; the last row is the card's own. */
export function drawCard(card: Card, room: Room): Drawn {
  if (room === 'dialog' && card.from !== undefined) return drawPage(card, card.from)
  const { body, actions, fallbackText } = shorten(card.adaptive, card.whole && readOn('Read all of it', card.whole, 0), buttonGrows)
  const rows = inRows(actions).map((row) => row.map((each) => drawAction(each, room)))
  const above = rows.slice(0, -1).map((row): Json => ({ type: 'ActionSet', actions: row }))
  return { ...cardOf([...body.flatMap((each) => drawElement(each, room)), ...above], rows.at(-1) ?? []), fallbackText }
}

/** The rest of a card, from a piece on, as far as there is room, with a button that goes on. */
function drawPage({ adaptive, whole }: Card, from: number): Drawn {
  const { page, next } = pageFrom(
    adaptive.body.flatMap((element) => divided(element).flatMap((each) => drawElement(alone(each), 'dialog'))),
    from,
  )
  // Those below the card stay with it: here it is read, with what stands beside the text.
  return cardOf(page, next === undefined || !whole ? [] : [drawAction(readOn('Read on', whole, next), 'dialog')])
}
/** A piece of a ruled container is no section of its own; what is read on is not folded. */
const alone = (element: Element): Element => {
  if (element.type !== 'Container') return element
  const { folds: _, ...open } = element
  return { ...open, separator: false }
}

const readOn = (title: string, whole: ActionData, from: number): Action => ({
  type: 'Action.Execute',
  title,
  verb: 'whole:',
  data: { ...whole, given: { ...whole.given, from: String(from) } },
})

function inRows(actions: readonly Action[]): readonly (readonly Action[])[] {
  const rows: Action[][] = []
  let taken = Number.POSITIVE_INFINITY
  for (const action of actions) {
    // A button is some four characters wider than its title.
    taken += action.title.length + 4
    const row = rows.at(-1)
    if (row && taken <= rowOfTitles) row.push(action)
    else {
      rows.push([action])
      taken = action.title.length + 4
    }
  }
  return rows
}

function drawElement(element: Element, room: Room): readonly Json[] {
  switch (element.type) {
    case 'RichTextBlock':
      return [drawLine(element)]
    case 'TextBlock':
    case 'Image':
      return [{ ...element }]
    case 'Container': {
      const { paste: _, folds, ...container } = element
      const drawn = { ...container, items: element.items.flatMap((each) => drawElement(each, room)) }
      return folds ? folded(folds, drawn) : [drawn]
    }
    case 'ColumnSet':
      return [
        {
          ...element,
          columns: element.columns.map((column) => ({ ...column, items: column.items.flatMap((each) => drawElement(each, room)) })),
        },
      ]
    case 'ActionSet':
      return inRows(element.actions).map((row) => ({ ...element, actions: row.map((each) => drawAction(each, room)) }))
    default:
      return element satisfies never
  }
}

/** A line with a colleague's number is pressed as a whole: Teams on a telephone rings it, and elsewhere it is there to be read. */
function drawLine(element: Extract<Element, { type: 'RichTextBlock' }>): Json {
  const rings = element.inlines.find((run) => run.rings)?.rings
  if (!rings) return { ...element }
  const { spacing, separator, ...line } = element
  const inlines = line.inlines.map(({ rings: number, ...run }) => (number ? { ...run, color: 'Accent', isSubtle: false } : run))
  const action = { type: 'Action.OpenUrl', title: rings.says, url: rings.url }
  return { type: 'Container', ...placing(spacing, separator), selectAction: action, items: [{ ...line, inlines }] }
}
const placing = (spacing: Spacing | undefined, separator: boolean | undefined): Json => ({
  ...(spacing ? { spacing } : {}),
  ...(separator ? { separator } : {}),
})

/** Closed until its button is pressed; Teams tells a screen reader which it is. One of a card: see View.folded. */
const folded = (title: string, container: Json): readonly Json[] => [
  { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title, targetElements: ['rest'] }] },
  { ...container, id: 'rest', isVisible: false },
]

function drawAction(action: Action, room: Room): Json {
  switch (action.type) {
    case 'Action.OpenUrl':
      return { ...action }
    case 'Action.Execute': {
      const { title, tooltip, verb, data, style, asks } = action
      const look = { ...(style ? { style } : {}), ...(tooltip ? { tooltip } : {}) }
      const pressed = (says: string): Json => {
        if (room === 'dialog') return submit(says, { press: { verb, ...data } })
        return inPlace.test(verb) ? { type: 'Action.Execute', title: says, verb, data: { ...data } } : opens(says, { verb, ...data })
      }
      return asks ? { ...asked(title, asks, pressed(asks.yes)), ...look } : { ...pressed(title), ...look }
    }
    default: {
      const unknown: never = action
      return unknown
    }
  }
}

/** Teams has no question of its own before a press: the button opens what it asks below it, with the button that does it. */
const asked = (title: string, { says }: Asks, does: Json): Json => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body: [words(says)], actions: [does] },
})

/** A button in a dialog. What stands in the card's inputs comes along only where it is asked for. */
export const submit = (title: string, data: Json, inputs: 'auto' | 'none' = 'none'): Json => ({
  type: 'Action.Submit',
  title,
  data,
  associatedInputs: inputs,
})

/** A button in a chat that opens a dialog. */
export const opens = (title: string, press: PressData): Json => submit(title, { msteams: { type: 'task/fetch' }, press })

/** The verbs of the buttons that only this channel has. */
export const ownVerbs = { here: 'teams:here', form: 'teams:form', refresh: 'teams:refresh' } as const

/** A form waits for somebody: in their own chat it can also be filled in as a card, for clients that open no dialogs. */
export function readyCard(title: string, draft: string, personal: boolean): Drawn {
  const press: PressData = { verb: `resume:${draft}` }
  const here = { type: 'Action.Execute', title: 'Fill it in here in the chat', verb: ownVerbs.here, data: { press } }
  return cardOf(
    [
      words(title, { weight: 'Bolder', size: 'Medium' }),
      words('Your form is ready. It opens in a window of its own; what you type is kept.'),
    ],
    [{ ...opens('Open the form', press), style: 'positive' }, ...(personal ? [here] : [])],
  )
}

/** A refusal in the place of a form, with the way back to what was typed. */
export const refusedCard = (text: string, draft: string): Drawn => cardOf([words(text)], [submit('Back to the form', { reopen: draft })])

/** A sentence as a card. */
export const sentenceCard = (text: string): Drawn => cardOf([words(text)])
