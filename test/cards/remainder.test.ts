import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '../../src/cards/card.js'
import { remainderBeside } from '../../src/cards/remainder.js'

const agreed = (name: string): Card => JSON.parse(readFileSync(join(__dirname, '..', 'golden', 'cards', `${name}.json`), 'utf8')) as Card

test('an alert stands whole, with its buttons, above the two lines that come later', () => {
  for (const later of ['lines.again', 'lines.taken', 'lines.telephone-note'])
    expect(remainderBeside(agreed(`at-risk/${later}`))(agreed('at-risk/senior.raised'))).toBeUndefined()
})
