import fc from 'fast-check'
import type { Action, Card, Element } from '../../src/cards/card.js'
import type { DialogView } from '../../src/casework/arrival.js'
import { draw, messageRoom, type Room, viewRoom } from '../../src/channels/slack/drawing/draw.js'
import { formPage } from '../../src/channels/slack/modal/form-page.js'
import { drawModal } from '../../src/channels/slack/modal/modal.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import { drawForm } from '../../src/channels/teams/forms/form-card.js'
import { drawFormPage } from '../../src/channels/teams/forms/form-page.js'
import { goldenCards } from './golden-cards.js'
import { faultsOf, viewFaultsOf } from './slack/block-limits.js'
import { allOf } from './teams/rig.js'

const runs = process.env.LONG ? 200 : 10

/** Words that stand nowhere else, so that each can be looked for. */
const someWords = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `wort${from}x${at}`).join(count % 2 ? ' ' : '\n')
const wordsIn = (drawn: unknown): ReadonlySet<string> => new Set(JSON.stringify(drawn).match(/wort\d+x\d+/g))

let texts = 0
const text = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 300, max: 2_000 })).map((count) => {
  texts += 1
  return someWords(texts, count)
})
let buttons = 0
const press = fc.constant(undefined).map((): Action => {
  buttons += 1
  return { type: 'Action.Execute', title: `Do ${buttons}`, verb: `step:Do${buttons}`, data: { record: 'TC-2026-0001', version: 1 } }
})
const element: fc.Arbitrary<Element> = fc.letrec<{ one: Element }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'card' },
    // Words of ours, which are short; what people typed stands in runs.
    fc.constant(undefined).map((): Element => {
      texts += 1
      return { type: 'TextBlock', text: someWords(texts, 9), wrap: true }
    }),
    text.map((words): Element => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words, weight: 'Bolder' }] })),
    fc.array(press, { minLength: 1, maxLength: 6 }).map((actions): Element => ({ type: 'ActionSet', actions })),
    fc.array(tie('one'), { minLength: 1, maxLength: 9 }).map((items): Element => ({ type: 'Container', items, separator: true })),
    fc.tuple(tie('one'), tie('one')).map(
      ([left, right]): Element => ({
        type: 'ColumnSet',
        columns: [left, right].map((item) => ({ type: 'Column', width: 'stretch', items: [item] })),
      }),
    ),
  ),
})).one
const cardOf = (body: readonly Element[], actions: readonly Action[]): Card => ({
  adaptive: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: '',
    body,
    actions,
  },
  preview: 'A card',
  // As every record's card has it, and every long answer without a record.
  whole: { given: { kept: 'k1' } },
})

/** A card as it is shown, and all that is read on from it by pressing: each press leads further. */
function readThrough(drawAt: (from?: number) => unknown, verb: RegExp): readonly unknown[] {
  const shown = [drawAt()]
  let last = -1
  for (;;) {
    const next = placesIn(shown.at(-1), verb)[0]
    if (next === undefined) return shown
    expect(next).toBeGreaterThan(last)
    last = next
    shown.push(drawAt(next))
  }
}
const placesIn = (drawn: unknown, verb: RegExp): readonly number[] => {
  const found = JSON.stringify(drawn).replaceAll('\\"', '"')
  return verb.test(found) ? [...found.matchAll(/"(?:from|read)":"(\d+)"/g)].map(([, place]) => Number(place)) : []
}

const surfaces: readonly (readonly [string, (card: Card) => unknown])[] = [
  ['a Slack message', (card) => slackIn(card, messageRoom)],
  ['a Slack view', (card) => slackIn(card, viewRoom)],
  ['a Teams chat', (card) => teamsIn(card, 'chat')],
  ['a Teams dialog', (card) => teamsIn(card, 'dialog')],
]
function slackIn(card: Card, room: Room): unknown {
  const { blocks } = draw(card, room)
  expect(faultsOf(blocks, room === viewRoom ? 'modal' : 'message')).toEqual([])
  expect(blocks.length).toBeLessThanOrEqual(room.blocks)
  return blocks
}
function teamsIn(card: Card, room: 'chat' | 'dialog'): unknown {
  const drawn = drawCard(card, room)
  expect(Buffer.byteLength(JSON.stringify(drawn))).toBeLessThanOrEqual(25_000)
  return drawn
}
/** A press on "Read all of it" is answered in a view or a dialog, which is where one reads on. */
const readOn = (surface: string, card: Card, from: number): unknown =>
  surface.includes('Slack') ? slackIn({ ...card, from }, viewRoom) : teamsIn({ ...card, from }, 'dialog')

const expectAll = (card: Card) => {
  const { body, actions } = card.adaptive
  const wanted = wordsIn(body)
  const verbs = [...JSON.stringify([body, actions]).matchAll(/"verb":"([^"]+)"/g)].map(([, verb]) => verb)
  for (const [surface, show] of surfaces) {
    const read = readThrough((from) => (from === undefined ? show(card) : readOn(surface, card, from)), /whole:/)
    const found = wordsIn(read)
    expect([surface, ...[...wanted].filter((word) => !found.has(word))]).toEqual([surface])
    const drawn = JSON.stringify(read)
    expect([surface, ...verbs.filter((verb) => !drawn.includes(`"${verb}"`) && !drawn.includes(`"${verb}#`))]).toEqual([surface])
  }
}

describe('every word that went into a card can be read, and every button pressed, on every platform', () => {
  test('whatever stands on the card, and however much of it', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 30, size: 'max' }), fc.array(press, { maxLength: 12 }), (body, actions) =>
        expectAll(cardOf(body, actions)),
      ),
      { numRuns: runs },
    )
  })

  test('in a list of more rows than there is room for, each with its own button', () => {
    // Short lines leave room where their buttons have none; long ones the other way about.
    for (const letters of [20, 200]) {
      const row = fc.tuple(text, press).map(([words, action]): Element => {
        const said: Element = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words.slice(0, letters) }] }
        return { type: 'Container', items: [said, { type: 'ActionSet', actions: [action] }] }
      })
      fc.assert(
        fc.property(fc.array(row, { minLength: 120, maxLength: 260, size: 'max' }), (rows) => expectAll(cardOf(rows, []))),
        { numRuns: process.env.LONG ? 100 : 3 },
      )
    }
  })

  test('on each card of the office, with far more typed than anybody types', () => {
    for (const [, card] of goldenCards) {
      const typed = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(typed)
        if (typeof value !== 'object' || value === null) return value
        const all = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typed(each)]))
        if (!('type' in all) || all.type !== 'TextRun') return all
        texts += 1
        return { ...all, text: someWords(texts, 200) }
      }
      expectAll(cardOf(typed(card.adaptive.body) as Element[], card.adaptive.actions))
    }
  })
})

const dialog = fc
  .record({
    know: fc.array(text, { maxLength: 30 }),
    warnings: fc.array(text, { maxLength: 4 }),
    preview: fc.option(fc.array(text, { minLength: 1, maxLength: 120 }), { nil: undefined }),
    reason: text,
    quotes: fc.array(text, { maxLength: 25 }),
  })
  .map(
    ({ know, warnings, preview, reason, quotes }): DialogView => ({
      draft: 'd1',
      title: 'Terminated call',
      step: { name: 'the-call', title: 'The call', number: 1, of: 2 },
      know,
      warnings,
      fields: preview
        ? []
        : [
            { name: 'reason', label: 'Reason', required: true, input: 'lines' },
            {
              name: 'quotes',
              label: 'Quotes',
              required: false,
              input: 'items',
              item: [{ name: 'words', label: 'The words', required: true, input: 'lines' }],
            },
          ],
      values: preview ? {} : { reason, quotes: quotes.map((words) => ({ words })) },
      errors: {},
      ...(preview ? { preview: preview.map((value, at) => ({ label: `Question ${at}`, value, step: 'the-call' })) } : {}),
      back: true,
      next: 'Next',
    }),
  )

describe('every word that stands in a form, or above it, or among the answers to check', () => {
  const nobody = { people: [], slackIdOf: () => undefined }
  const expectWords = (view: DialogView, read: readonly unknown[]) => {
    const found = wordsIn(read)
    expect([...wordsIn([view.know, view.warnings, view.preview, view.values])].filter((word) => !found.has(word))).toEqual([])
  }

  test('can be read in Slack, a press away from a form that stays as it is', () => {
    fc.assert(
      fc.property(dialog, (view) => {
        const { view: modal } = drawModal(view, { pickable: nobody, errors: false })
        expect(viewFaultsOf(modal)).toEqual([])
        expect(modal.blocks.length).toBeLessThanOrEqual(100)
        const reads = JSON.stringify(modal).includes('"action_id":"read"')
        const pages = reads ? readThrough((from = 0) => formPage(view, from), /resume:d1/) : []
        for (const page of pages) expect(viewFaultsOf(page)).toEqual([])
        // A long text goes on in a further field wherever the first is full.
        const typed = [...JSON.stringify(modal).matchAll(/"initial_value":"([^"]*)"/g)].map(([, value]) => value).join('')
        expectWords(view, [modal, typed, ...pages])
      }),
      { numRuns: runs },
    )
  })

  test.each(['dialog', 'chat'] as const)('can be read in Teams, in a %s, with the way back to the form', (room) => {
    fc.assert(
      fc.property(dialog, (view) => {
        const { card } = drawForm(view, room, nobody)
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25_000)
        const reads = JSON.stringify(card).includes('"move":"read"')
        const pages = reads ? readThrough((from = 0) => drawFormPage(view, room, from), /resume:d1/) : []
        for (const page of pages) {
          expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(25_000)
          expect(allOf(page, 'Action.').map(({ title }) => title)).toContain('Back to the form')
        }
        expectWords(view, [card, ...pages])
      }),
      { numRuns: runs },
    )
  })
})
