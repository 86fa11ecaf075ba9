import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Card } from '../../src/cards/card.js'
import { asText } from './as-text.js'
import { faultsOf } from './check-card.js'

const folder = join(__dirname, '..', 'golden', 'cards')

/** Holds a text against its golden file; GOLDEN=write writes it anew. */
export function expectText(file: string, text: string): void {
  if (process.env.GOLDEN === 'write') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  if (!existsSync(file)) throw new Error(`There is no golden file ${file}. GOLDEN=write with this test writes it.`)
  expect(text).toBe(readFileSync(file, 'utf8'))
}

/**
 * Holds a card against its golden files, test/golden/cards/<name>.json and the same as text beside it, and against the parser, the schema and
 * the size. GOLDEN=write writes the files anew; look at the difference before you commit it: the text says what a person would read.
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
  expectText(join(folder, `${name}.txt`), asText(card.adaptive))
}
