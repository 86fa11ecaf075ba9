import { join } from 'node:path'
import type { Piece } from '../../src/guidance/understanding/reader.js'
import { readTopics } from '../../src/guidance/understanding/topics.js'
import { understandWith } from '../../src/guidance/understanding/understand.js'

const { topics } = readTopics(join(__dirname, '../../src/guidance/trained'))

/** A reader that finds nothing in anything, and what it was given to read by itself. */
const open = () => {
  const [alone, all]: [string[], string[]] = [[], []]
  const read = async (pieces: readonly Piece[]) => {
    for (const { text, before } of pieces) {
      all.push(text)
      if (before === undefined) alone.push(text)
    }
    return pieces.map(() => new Float32Array(topics.length + 4).fill(-5))
  }
  return { understand: understandWith(read, topics), alone, all }
}
const long = (of: string) =>
  Array.from({ length: 40 }, (_, at) => `${of} ${at}: he says that nobody listens to him and that the letter was wrong. `).join('')

describe('a long message', () => {
  test('is read once, however many questions of its thread come after it', async () => {
    const { understand, alone } = open()
    const said = [long('first'), long('second'), long('third')]
    const before: string[] = []
    for (const text of said) {
      await understand(text, [...before])
      before.push(text)
    }
    await understand('what now', before)
    const pieces = alone.filter((piece) => piece !== 'what now')
    expect(pieces.length).toBeGreaterThan(40)
    expect(new Set(pieces).size).toBe(pieces.length)
  })
})

test('after a dozen messages the next one is read at most three times: by itself, and after what it may belong to', async () => {
  const { understand, all } = open()
  const before: string[] = []
  for (let turn = 0; turn < 14; turn++) {
    const text = turn % 3 === 0 ? `he said it ${turn} times` : `which form is it for the ${turn} matter`
    const read = all.length
    await understand(text, before.slice(-12))
    if (before.length <= 12) expect(all.length - read).toBeLessThanOrEqual(3)
    before.push(text)
  }
})
