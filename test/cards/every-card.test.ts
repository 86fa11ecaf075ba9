import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))

describe('every card in cards/', () => {
  it.each(filesIn('cards'))('%s has a golden file', (file) => {
    const name = file.replace(/\.json$/, '')
    expect(filesIn('test/golden/cards').filter((golden) => golden.startsWith(`${name}.`))).not.toEqual([])
  })
})

/** What a customer said stays as it was said. */
const theirWords = 'He says he will not be here tomorrow.'

describe('every card that was agreed', () => {
  const texts = readdirSync(join(root, 'test/golden/cards'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'))
  it.each(texts)('%s says times by their day, for it may be read on another', (file) => {
    const words = readFileSync(join(root, 'test/golden/cards', file), 'utf8').replaceAll(theirWords, '')
    expect(
      words.match(/\b(?:today|yesterday|tomorrow|tonight)\b.*|\b(?:in|since) \d+ (?:minutes|hours|days)\b.*|\bago\b.*/gi) ?? [],
    ).toEqual([])
  })
})
