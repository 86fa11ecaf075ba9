/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { join } from 'node:path'
import { openReader, type Reader } from '../../src/guidance/understanding/reader.js'
import { readTopics } from '../../src/guidance/understanding/topics.js'

const folder = join(__dirname, '../../src/guidance/trained')
let read: Reader
beforeAll(async () => {
  read = await openReader(folder)
})

const pieces = ['he swears at me', 'she wants my manager because the letter was wrong', 'no', 'he says he will jump tonight'].map(
  (text) => ({ text }),
)

test('gives a score for each topic and for the four other things that are asked', async () => {
  const [scores] = await read([{ text: 'he swears at me' }])
  expect(scores?.length).toBe(readTopics(folder).topics.length + 4)
})

test('reads each of many as it reads it alone', async () => {
  const together = await read([...pieces, ...pieces])
  for (const [place, piece] of pieces.entries())
    expect([together[place], together[place + pieces.length]]).toEqual([...(await read([piece])), ...(await read([piece]))])
})

test('reads the same twice, and differently after something', async () => {
  const piece = { text: 'what do I say' }
  expect(await read([piece])).toEqual(await read([piece]))
  expect(await read([{ ...piece, before: 'he says he will jump' }])).not.toEqual(await read([piece]))
})

test('takes nothing at all, and far too much', async () => {
  expect(await read([])).toEqual([])
  expect((await read([{ text: '' }, { text: 'x'.repeat(100_000), before: 'y '.repeat(100_000) }])).length).toBe(2)
})
