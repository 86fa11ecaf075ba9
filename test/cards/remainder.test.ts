import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card, Element } from '../../src/cards/card.js'
import { linesIn } from '../../src/cards/holdings.js'
import { remainderBeside } from '../../src/cards/remainder.js'

const agreed = (name: string): Card => JSON.parse(readFileSync(join(__dirname, '..', 'golden', 'cards', `${name}.json`), 'utf8')) as Card

test('an alert stands whole, with its buttons, above the two lines that come later', () => {
  for (const later of ['lines.again', 'lines.taken', 'lines.telephone-note'])
    expect(remainderBeside(agreed(`at-risk/${later}`))(agreed('at-risk/senior.raised'))).toBeUndefined()
})

test('a heading that both cards have stays above what the earlier one alone has under it', () => {
  const bold = (text: string): Element => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'Bolder' }] })
  const line = (text: string): Element => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] })
  const card = (...body: Element[]): Card => ({ adaptive: { ...agreed('at-risk/senior.raised').adaptive, body, actions: [] }, preview: '' })
  const shared = ['one', 'two', 'three', 'four'].map(line)
  const older = card(bold('Review'), bold('What is done'), ...shared, line('The pack'), bold('Still to be looked at'), line('TC-1'))
  const newer = card(bold('Review'), bold('What is done'), ...shared, bold('Still to be looked at'), line('TC-1'))
  const left = remainderBeside(newer)(older)
  if (left === 'nothing' || !left) throw new Error('too little stands there')
  expect(left.adaptive.body.flatMap(linesIn).map((one) => one.slice(5))).toEqual([
    'Review',
    'What is done',
    'The pack',
    'The rest stands further down, as it is now.',
  ])
})
