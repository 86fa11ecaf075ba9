import fc from 'fast-check'
import { piecesOf, wholeCharacters } from '../../src/cards/pieces.js'

/** What people type, and what is hard to cut: line breaks, accents, families and flags. */
const typed = fc.constantFrom('a', 'Z', ' ', '\n', '\r\n', '.', 'é', 'e\u0301', '😢', '👨‍👩‍👧', '👍🏽', '🇬🇧', '1️⃣', '李', 'ا', '؀1')
const text = fc.array(typed, { maxLength: 400 }).map((all) => all.join(''))
const characters = (whole: string): readonly string[] => [...new Intl.Segmenter('en').segment(whole)].map(({ segment }) => segment)

describe('a text in pieces', () => {
  test('is whole, in pieces that have room, and no character that people see is split', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 40, max: 120 }), (whole, most) => {
        const pieces = piecesOf(whole, most)
        expect(pieces.join('')).toBe(whole)
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(most)
        expect(pieces.flatMap(characters)).toEqual(characters(whole))
      }),
      { numRuns: 300 },
    )
  })

  test('is cut without looking through it from its beginning, whatever it is made of', () => {
    const segment = jest.spyOn(Intl.Segmenter.prototype, 'segment')
    for (const piece of ['a\n', '😢👨‍👩‍👧 ', 'word ', 'x', 'Nguyễn Thị Đào\n', '😢'])
      wholeCharacters(piece.repeat(5_000).slice(0, 5_000), 3_000)
    const looked = segment.mock.calls.map(([given]) => given.length)
    segment.mockRestore()
    expect(looked.length).toBeGreaterThan(0)
    for (const length of looked) expect(length).toBeLessThanOrEqual(400)
  })
})
