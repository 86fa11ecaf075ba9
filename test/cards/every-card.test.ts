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

/** "Tue 3 Mar", or "3 March 2026". */
const day =
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}\b|\b\d+ (?:Jan|Febr|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w* \d{4}\b/

/** What a customer said stays as it was said. */
const theirWords = 'He says he will not be here tomorrow.'

describe('every card that was agreed', () => {
  const texts = readdirSync(join(root, 'test/golden/cards'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'))
  it.each(texts)('%s says times by their day, for it may be read on another', (file) => {
    const words = readFileSync(join(root, 'test/golden/cards', file), 'utf8').replaceAll(theirWords, '')
    expect(
      words.match(/\b(?:today|yesterday|tomorrow|tonight)\b.*|\b(?:in|since) \d+ (?:minutes|hours|days)\b.*|\bago\b.*/gi) ?? [],
    ).toEqual([])
    // A time without its day is read on another as that day's.
    if (/\b\d\d:\d\d\b/.test(words)) expect(words).toMatch(day)
  })
})
