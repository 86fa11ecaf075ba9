import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Card, Element } from '../../../src/cards/card.js'
import type { DialogView } from '../../../src/casework/arrival.js'
import { draw } from '../../../src/channels/slack/drawing/draw.js'
import { drawModal } from '../../../src/channels/slack/modal/modal.js'
import { buttonsOf } from '../../cards/check-card.js'
import { faultsOf, viewFaultsOf } from './block-limits.js'
import { textOf } from './rig.js'

const folder = join(__dirname, '../../golden')

/** GOLDEN=write writes the files anew; look at the difference before you commit it. */
function expectGolden(name: string, drawn: unknown): void {
  const file = join(folder, 'slack', `${name}.json`)
  if (process.env.GOLDEN === 'write') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(drawn, null, 2)}\n`)
  }
  expect(drawn).toEqual(JSON.parse(readFileSync(file, 'utf8')))
}

const data = { record: 'TC-2026-0001', version: 3, given: { card: 'line-manager' } }
const everything: readonly Element[] = [
  { type: 'TextBlock', text: 'Terminated call', style: 'heading', size: 'Large', weight: 'Bolder' },
  { type: 'TextBlock', text: 'TC-2026-0001', isSubtle: true, size: 'Small' },
  { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Still to discuss', weight: 'Bolder', color: 'Accent' }] },
  {
    type: 'Container',
    style: 'emphasis',
    separator: true,
    items: [
      { type: 'TextBlock', text: 'What was said', weight: 'Bolder' },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '<!channel> *hello* & <@U1>' }] },
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'Customer: ', weight: 'Bolder' },
          { type: 'TextRun', text: '“:smile:”', italic: true },
        ],
      },
    ],
  },
  {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', items: [{ type: 'TextBlock', text: 'Date of call' }] },
      { type: 'Column', width: 'stretch', items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '3 March 2026' }] }] },
    ],
  },
  { type: 'Image', url: 'https://office.example/calls.png', altText: 'Calls by month' },
  { type: 'Image', url: 'data:image/png;base64,AA', altText: 'A picture that lives in the card' },
  { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Open', verb: 'open:', data: { record: 'TC-2026-0001', version: 3 } }] },
]
const card: Card = {
  adaptive: {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: 'Terminated call TC-2026-0001',
    body: everything,
    actions: [
      { type: 'Action.Execute', title: 'We have talked', verb: 'dialog:talked', data, style: 'positive' },
      { type: 'Action.Execute', title: 'Decline', verb: 'step:Decline', data, style: 'destructive' },
      { type: 'Action.OpenUrl', title: 'Complaints about us', url: 'https://office.example/complaints' },
    ],
  },
  preview: 'Terminated call TC-2026-0001',
  record: 'TC-2026-0001',
  version: 3,
}
const dialog: DialogView = {
  draft: 'd1',
  title: 'Terminated call',
  step: { name: 'call', title: 'The call', number: 2, of: 3 },
  know: ['Facts only: what was said and done. (s6)'],
  fields: [
    {
      name: 'kind',
      label: 'Kind',
      required: true,
      input: 'choice',
      options: [
        { value: 'a', label: 'Abusive' },
        { value: 'o', label: 'Other' },
      ],
    },
    { name: 'else', label: 'What else?', required: true, input: 'line', onlyWhen: { field: 'kind', is: ['o'] } },
    { name: 'said', label: 'Said before', required: false, input: 'choices', options: [{ value: 'w', label: 'Warned' }] },
    { name: 'on', label: 'Date of call', required: true, input: 'date' },
    { name: 'at', label: 'Time of call', required: true, input: 'time' },
    {
      name: 'reason',
      label: 'Reason',
      hint: 'In order.',
      required: true,
      input: 'lines',
      maxLength: 500,
      prompt: 'That may be an opinion.',
    },
    { name: 'hurt', label: 'Was anybody hurt?', required: false, input: 'yes-no' },
    { name: 'manager', label: 'Line manager', required: true, input: 'person' },
    {
      name: 'quotes',
      label: 'Quotes',
      required: false,
      input: 'items',
      addLabel: 'Add a quote',
      item: [{ name: 'words', label: 'The words', required: true, input: 'lines' }],
    },
  ],
  values: {
    kind: 'o',
    else: 'x',
    said: ['w'],
    on: '2026-03-03',
    at: '10:00',
    reason: 'He was rude.',
    hurt: 'no',
    manager: 'lena',
    quotes: [{ words: 'Go away' }],
  },
  errors: { reason: 'Say what happened.' },
  warnings: ['This may be the same call as TC-2026-0001.'],
  back: true,
  next: 'Next',
}
const pickable = { people: [{ id: 'lena', name: 'Lena Morris' }], slackIdOf: () => 'ULENA' }

test('every kind of element in Slack', () => {
  const drawn = draw(card)
  expect(faultsOf(drawn.blocks, 'message')).toEqual([])
  expectGolden('card', drawn)
})

test('every kind of field in Slack', () => {
  const { view } = drawModal(dialog, { pickable, errors: true })
  expect(viewFaultsOf(view)).toEqual([])
  expectGolden('form', view)
})

test('answers to check in Slack', () => {
  const { errors: _, ...rest } = dialog
  const preview = [{ label: 'Reason', value: 'He was *rude*.\nTwice.', step: 'call' }]
  const { view } = drawModal({ ...rest, errors: {}, fields: [], preview, next: 'Send to my line manager' }, { pickable, errors: false })
  expect(viewFaultsOf(view)).toEqual([])
  expectGolden('check', view)
})

const cards = readdirSync(join(folder, 'cards'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.json'))

test.each(cards)('the office’s card %s is whole in Slack', (name) => {
  const card: Card = JSON.parse(readFileSync(join(folder, 'cards', name), 'utf8'))
  const drawn = draw(card)
  expect(faultsOf(drawn.blocks, 'message')).toEqual([])
  const shown = textOf(drawn.blocks)
  for (const text of textsOf(card.adaptive.body)) expect(shown).toContain(text)
  for (const { title } of buttonsOf(card)) expect(shown).toContain(title)
})

const textsOf = (elements: readonly Element[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === 'TextBlock') return [element.text]
    if (element.type === 'RichTextBlock') return element.inlines.map(({ text }) => text)
    if (element.type === 'Container') return textsOf(element.items)
    if (element.type === 'ColumnSet') return element.columns.flatMap(({ items }) => textsOf(items))
    return []
  })
