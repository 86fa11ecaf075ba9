/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { join } from 'node:path'
import { type MomentReader, openReader, type Reader } from '../../src/guidance/understanding/reader.js'
import { HEARERS, TAUGHT } from '../../src/guidance/understanding/taught-moment.js'
import { readTopics } from '../../src/guidance/understanding/topics.js'

const folder = join(__dirname, '../../src/guidance/trained')
let read: Reader
let readMoment: MomentReader
beforeAll(async () => {
  ;({ read, readMoment } = await openReader(folder))
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

test('gives a score for each moment and each hearer, the same whether the piece was just read or not', async () => {
  const piece = { text: 'i have warned him twice', before: 'he swears at me' }
  const afresh = await readMoment(piece)
  expect(afresh.length).toBe(TAUGHT.length + HEARERS.length)
  await read([piece])
  expect(await readMoment(piece)).toEqual(afresh)
  // So many others come between that nothing of it is left.
  await read([...pieces, ...pieces.map(({ text }) => ({ text: `${text} again` })), ...pieces.map(({ text }) => ({ text: `${text} now` }))])
  expect(await readMoment(piece)).toEqual(afresh)
})

test('many who ask at once are each given their own moment', async () => {
  const many = Array.from({ length: 20 }, (_, n) => ({ text: `he swore at me ${n} times and I asked him to stop` }))
  const alone: Float32Array[] = []
  for (const piece of many) alone.push(await readMoment(piece))
  expect(await Promise.all(many.map((piece) => readMoment(piece)))).toEqual(alone)
})
