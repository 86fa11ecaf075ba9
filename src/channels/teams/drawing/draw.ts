import type { Action, ActionData, Card, Element } from '../../../cards/card.js'
import { piecesOf } from '../../../cards/pieces.js'
import { shorten } from '../../../cards/shorten.js'
import { bytesOf, cardOf, type Drawn, type Json, words } from './drawn.js'

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

/** What fits into one row of buttons, in characters of their titles: Teams cuts off what does not. */
const rowOfTitles = 52

/** Draws a card for Teams, within our cap of 25 kB. Buttons stand in as many rows as they need; the last row is the card's own. */
export function drawCard(card: Card, room: Room): Drawn {
  if (room === 'dialog' && card.from !== undefined) return drawPage(card, card.from)
  const { body, actions, fallbackText } = shorten(card.adaptive, card.whole && readOn('Read all of it', card.whole, 0))
  const rows = inRows(actions).map((row) => row.map((each) => drawAction(each, room)))
  const above = rows.slice(0, -1).map((row): Json => ({ type: 'ActionSet', actions: row }))
  return { ...cardOf([...body.map((each) => drawElement(each, room)), ...above], rows.at(-1) ?? []), fallbackText }
}

/** The rest of a card, from a piece on, as far as there is room, with a button that goes on. */
function drawPage({ adaptive, whole }: Card, from: number): Drawn {
  const rest = piecesOfBody(adaptive.body).slice(from)
  let bytes = bytesOf(adaptive.actions)
  const end = rest.findIndex((piece) => {
    bytes += bytesOf(piece) + 1
    return bytes > pageBytes
  })
  const page = (end < 0 ? rest : rest.slice(0, Math.max(1, end))).map((each) => drawElement(each, 'dialog'))
  const more = end < 0 || !whole ? [] : [drawAction(readOn('Read on', whole, from + Math.max(1, end)), 'dialog')]
  // The card itself has the buttons: here it is read.
  return cardOf(page, more)
}
/** Our cap, less what Teams and the dialog wrap around it. */
const pageBytes = 23_000
/** Long texts go on from page to page in pieces of this many characters. */
const pieceLength = 2000

const readOn = (title: string, whole: ActionData, from: number): Action => ({
  type: 'Action.Execute',
  title,
  verb: 'whole:',
  data: { ...whole, given: { ...whole.given, from: String(from) } },
})

/** A body as small pieces in their order: what a container holds each by itself, and long texts cut. Buttons stay with the card. */
function piecesOfBody(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    switch (element.type) {
      case 'Container':
        return piecesOfBody(element.items).map((item) => ({ ...element, separator: false, items: [item] }))
      case 'RichTextBlock':
        return element.inlines.flatMap((run) => run.text.length).reduce((sum, length) => sum + length, 0) <= pieceLength
          ? [element]
          : element.inlines.flatMap((run) =>
              piecesOf(run.text, pieceLength).map(
                (text): Element => ({ type: 'RichTextBlock', inlines: [{ ...run, text }], spacing: 'None' }),
              ),
            )
      case 'ActionSet':
        return []
      case 'ColumnSet':
      case 'TextBlock':
      case 'Image':
        return [element]
      default:
        return element satisfies never
    }
  })
}

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

function drawElement(element: Element, room: Room): Json {
  switch (element.type) {
    case 'TextBlock':
    case 'RichTextBlock':
    case 'Image':
      return { ...element }
    case 'Container':
      return { ...element, items: element.items.map((each) => drawElement(each, room)) }
    case 'ColumnSet':
      return {
        ...element,
        columns: element.columns.map((column) => ({ ...column, items: column.items.map((each) => drawElement(each, room)) })),
      }
    case 'ActionSet':
      return { ...element, actions: element.actions.map((each) => drawAction(each, room)) }
    default: {
      const unknown: never = element
      return unknown
    }
  }
}

function drawAction(action: Action, room: Room): Json {
  switch (action.type) {
    case 'Action.OpenUrl':
      return { ...action }
    case 'Action.Execute': {
      const { title, tooltip, verb, data, style } = action
      const look = { ...(style ? { style } : {}), ...(tooltip ? { tooltip } : {}) }
      if (room === 'chat' && inPlace.test(verb)) return { ...action, data: { ...data } }
      return room === 'dialog'
        ? { ...submit(title, { press: { verb, ...data } }), ...look }
        : { ...opens(title, { verb, ...data }), ...look }
    }
    default: {
      const unknown: never = action
      return unknown
    }
  }
}

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
