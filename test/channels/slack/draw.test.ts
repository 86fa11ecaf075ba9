import fc from 'fast-check'
import type { Action, Card, Element, TextRun } from '../../../src/cards/card.js'
import { draw, messageRoom, viewRoom } from '../../../src/channels/slack/drawing/draw.js'
import { limits } from '../../../src/channels/slack/limits.js'
import schema from '../../schemas/slack-block-limits.json'
import { faultsOf } from './block-limits.js'
import { textOf } from './rig.js'

const cardOf = (body: readonly Element[], actions: readonly Action[] = [], more: Partial<Card> = {}): Card => ({
  adaptive: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: 'Terminated call TC-2026-0001',
    body,
    actions,
  },
  preview: 'Terminated call TC-2026-0001',
  ...more,
})
const run = (text: string, more: Partial<TextRun> = {}): TextRun => ({ type: 'TextRun', text, ...more })
const press = (title: string): Action => ({
  type: 'Action.Execute',
  title,
  verb: 'step:Approve',
  data: { record: 'RS-2026-0001', version: 3 },
})

const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('<!channel>', '<@U123>', '*bold* _it_ `x`', 'https://example.org/', ' ', '\n', '&amp;', ':smile:', '👩‍👩‍👧‍👦'),
  fc.integer({ min: 2900, max: 9000 }).map((length) => 'é👍 '.repeat(length / 4)),
)
const runs = fc.array(
  fc.record({
    type: fc.constant('TextRun' as const),
    text,
    weight: fc.constantFrom('Bolder' as const, 'Default' as const),
    italic: fc.boolean(),
  }),
  { maxLength: 4 },
)
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    type: fc.constant('Action.Execute' as const),
    title: text,
    verb: fc.constantFrom('step:Approve', 'dialog:talk', 'command:/at-risk'),
    data: fc.constant({ record: 'TC-2026-0001', version: 2, given: { card: 'line-manager' } }),
    style: fc.constantFrom('default' as const, 'positive' as const, 'destructive' as const),
  }),
  fc.record({ type: fc.constant('Action.OpenUrl' as const), title: text, url: fc.oneof(fc.webUrl(), fc.constant('javascript:alert(1)')) }),
)
const { element } = fc.letrec<{ element: Element }>((tie) => ({
  element: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      type: fc.constant('TextBlock' as const),
      text,
      style: fc.constantFrom('heading' as const, 'default' as const),
      weight: fc.constantFrom('Bolder' as const, 'Default' as const),
      isSubtle: fc.boolean(),
      separator: fc.boolean(),
    }),
    fc.record({ type: fc.constant('RichTextBlock' as const), inlines: runs }),
    fc.record({ type: fc.constant('Image' as const), url: fc.oneof(fc.webUrl(), fc.constant('data:image/png;base64,AA')), altText: text }),
    fc.record({ type: fc.constant('ActionSet' as const), actions: fc.array(action, { maxLength: 30 }) }),
    fc.record({ type: fc.constant('Container' as const), items: fc.array(tie('element'), { maxLength: 8 }) }),
    fc.record({
      type: fc.constant('ColumnSet' as const),
      columns: fc.array(
        fc.record({
          type: fc.constant('Column' as const),
          width: fc.constant('auto' as const),
          items: fc.array(tie('element'), { maxLength: 3 }),
        }),
        { maxLength: 3 },
      ),
    }),
  ) as fc.Arbitrary<Element>,
}))

describe('a card in Slack', () => {
  test('is valid whatever it holds and however long its lists are', () => {
    fc.assert(
      fc.property(fc.array(element, { maxLength: 70 }), fc.array(action, { maxLength: 120 }), (body, actions) => {
        const card = cardOf(body, actions)
        expect(faultsOf(draw(card, messageRoom).blocks, 'message')).toEqual([])
        // A home tab or a modal with nothing in it at all is none of ours: every card has its frame.
        const inView = draw(card, viewRoom).blocks
        if (inView.length > 0) expect(faultsOf(inView, 'home')).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('says that it was shortened exactly when something is missing', () => {
    fc.assert(
      fc.property(
        fc.array(
          text.filter((words) => words.trim() !== ''),
          { minLength: 1, maxLength: 80 },
        ),
        (texts) => {
          const body = texts.map((words): Element => ({ type: 'RichTextBlock', inlines: [run(words)] }))
          const { blocks } = draw(cardOf(body, [], { record: 'TC-2026-0001' }))
          const shown = textOf(blocks)
          const flat = shown.replaceAll('\n', '')
          const whole = texts.every((words) => flat.includes(words.replaceAll('\n', '')))
          const says = shown.endsWith('Shortened for Slack – the whole text is in TC-2026-0001.')
          expect(says || whole).toBe(true)
          if (texts.every((words) => words.length < 200) && texts.length < 45) expect(says).toBe(false)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('shows what people typed letter for letter', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200 }), fc.boolean(), (words, bold) => {
        fc.pre(words.trim() !== '')
        const { blocks } = draw(cardOf([{ type: 'RichTextBlock', inlines: [run(words, bold ? { weight: 'Bolder' } : {})] }]))
        expect(textOf(blocks)).toBe(words)
      }),
    )
  })

  test('keeps every button when the body is too long', () => {
    const body = Array.from({ length: 200 }, (_, at): Element => ({ type: 'RichTextBlock', inlines: [run(`Line ${at}`)], separator: true }))
    const { blocks } = draw(cardOf(body, [press('Approve'), press('Decline')]))
    expect(blocks).toHaveLength(50)
    expect(blocks.at(-1)).toMatchObject({ type: 'actions', elements: [{ text: { text: 'Approve' } }, { text: { text: 'Decline' } }] })
    expect(textOf(blocks.at(-2))).toContain('There is no room here for all of it.')
  })

  test('sets paragraphs together, so that a long account is not cut for its many lines', () => {
    const body = Array.from({ length: 200 }, (_, at): Element => ({ type: 'RichTextBlock', inlines: [run(`Line ${at}`)] }))
    expect(textOf(draw(cardOf(body)).blocks)).toBe(body.map((_, at) => `Line ${at}`).join('\n'))
  })

  test('has a fallback text in which nothing is live', () => {
    expect(draw(cardOf([], [], { preview: '<!here> & more' })).text).toBe('&lt;!here&gt; &amp; more')
  })

  test('leaves out a link that is no web address', () => {
    const { blocks } = draw(cardOf([], [{ type: 'Action.OpenUrl', title: 'Open', url: 'javascript:alert(1)' }]))
    expect(blocks).toEqual([])
  })

  test('leaves out a button that leads nowhere, and shows the card with the others', () => {
    const open: Action = { type: 'Action.Execute', title: 'Open', verb: 'open:', data: { record: 'x'.repeat(2400) } }
    expect(textOf(draw(cardOf([{ type: 'ActionSet', actions: [open] }], [press('Approve')])).blocks)).toBe('Approve')
  })

  test('says on buttons that stand together below their lines which record each is of', () => {
    const row = (at: number): Element => ({
      type: 'Container',
      separator: true,
      items: [
        { type: 'RichTextBlock', inlines: [run(`Talk with Asha (TC-2026-${1000 + at})`)] },
        {
          type: 'ActionSet',
          actions: [{ type: 'Action.Execute', title: 'We have talked', verb: 'dialog:talk', data: { record: `TC-2026-${1000 + at}` } }],
        },
      ],
    })
    const drawn = (rows: number) => textOf(draw(cardOf(Array.from({ length: rows }, (_, at) => row(at)))).blocks)
    // While each row has its button, its words alone do.
    expect(drawn(3)).not.toContain('We have talked (')
    const many = drawn(20)
    for (let at = 0; at < 20; at += 1) expect(many).toContain(`We have talked (TC-2026-${1000 + at})`)
  })

  test('keeps Approve below 34 lines with a button each, and their buttons too', () => {
    const line = (at: number): Element => ({
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: [{ type: 'RichTextBlock', inlines: [run(`word${at}`)] }] },
        { type: 'Column', width: 'auto', items: [{ type: 'ActionSet', actions: [press(`Open ${at}`)] }] },
      ],
    })
    const body = Array.from({ length: 34 }, (_, at) => line(at))
    const rows: Element = { type: 'ActionSet', actions: [press('Approve'), press('Decline')] }
    const shown = textOf(draw(cardOf([...body, rows], [press('At risk')])).blocks).split('\n')
    expect(shown).toEqual(expect.arrayContaining(['word33', 'Open 0', 'Open 33', 'Approve', 'Decline', 'At risk']))
  })
})

test('a button says what it is about to those who hear it, and no more of it than Slack takes', () => {
  const about = `Open TC-2026-0001: ${'Talk about the call '.repeat(9)}`
  const { blocks } = draw(cardOf([], [{ type: 'Action.Execute', title: 'Open', tooltip: about, verb: 'open:', data: {} }]))
  const label = /"accessibility_label":"([^"]*)"/.exec(JSON.stringify(blocks))?.[1] ?? ''
  expect(label).toMatch(/^Open TC-2026-0001: Talk/)
  expect(label.length).toBeLessThanOrEqual(limits.buttonLabel)
})

test('our table of limits is Slack’s', () => {
  expect(limits).toMatchObject({
    viewBlocks: schema.view.blocks.max_items,
    text: schema.text.max_length,
    header: schema.header.text.max_length,
    sectionFields: schema.section.fields.max_items,
    sectionField: schema.section.fields.item_max_length,
    actionsInARow: schema.actions.elements.max_items,
    actionId: schema.action_id.max_length,
    blockId: schema.block_id.max_length,
    buttonText: schema.button.text.max_length,
    buttonLabel: schema.button.accessibility_label.max_length,
    buttonValue: schema.button.value.max_length,
    url: schema.button.url.max_length,
    altText: schema.image.alt_text.max_length,
    inputLabel: schema.input.label.max_length,
    inputHint: schema.input.hint.max_length,
    optionText: schema.option.text.max_length,
    optionDescription: schema.option.description.max_length,
    optionValue: schema.option.value.max_length,
    options: schema.select.options.max_items,
    optionGroups: schema.select.option_groups.max_items,
    boxes: schema.radio_buttons.options.max_items,
    typed: schema.plain_text_input.max_length.max,
    viewTitle: schema.view.title.max_length,
    viewButton: schema.view.submit.max_length,
    privateMetadata: schema.view.private_metadata.max_length,
  })
})
