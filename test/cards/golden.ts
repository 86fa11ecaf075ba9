import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Card } from '../../src/cards/card.js'
import { faultsOf } from './check-card.js'

const folder = join(__dirname, '..', 'golden', 'cards')

/**
 * Holds a card against its golden file, test/golden/cards/<name>.json, and against the parser, the schema and the size.
 * GOLDEN=write writes the files anew; look at the difference before you commit it.
 */
export function expectGolden(name: string, card: Card): void {
  expect(faultsOf(card)).toEqual([])
  const file = join(folder, `${name}.json`)
  if (process.env.GOLDEN === 'write') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(card, null, 2)}\n`)
  }
  if (!existsSync(file)) throw new Error(`There is no golden file for ${name}. GOLDEN=write npx jest test/cards writes it.`)
  expect(card).toEqual(JSON.parse(readFileSync(file, 'utf8')))
}
