import fc from 'fast-check'
import { nothingSaid } from '../../src/guidance/understanding/chances.js'
import { remembering } from '../../src/guidance/understanding/remembered.js'

/** Reads, and counts. */
const counted = (kept?: number) => {
  const read: string[] = []
  const reading = remembering(async (text, before) => {
    read.push(`${text}|${before ?? ''}`)
    if (text === 'fault') throw new Error('The reader is gone.')
    return { ...nothingSaid([]), belongs: before === undefined ? 0 : 1 }
  }, kept)
  return { reading, read }
}

describe('what was read', () => {
  test('is not read again, and what comes after something is not taken for the same by itself', async () => {
    const { reading, read } = counted()
    for (let turn = 0; turn < 3; turn++) {
      expect((await reading('he rang')).belongs).toBe(0)
      expect((await reading('he rang', 'she wrote')).belongs).toBe(1)
      expect((await reading('he rang', '')).belongs).toBe(1)
    }
    expect(read).toHaveLength(3)
  })

  test('is forgotten once enough else was read, what nobody needed for longest first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 12 }), { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), async (asked, kept) => {
        const { reading, read } = counted(kept)
        const known: number[] = []
        let fresh = 0
        for (const one of asked) {
          const at = known.indexOf(one)
          if (at < 0) fresh += 1
          else known.splice(at, 1)
          known.push(one)
          if (known.length > kept) known.shift()
          await reading(`message ${one}`)
        }
        expect(read).toHaveLength(fresh)
      }),
      { numRuns: 50 },
    )
  })

  test('is read again where reading failed', async () => {
    const { reading, read } = counted()
    await expect(reading('fault')).rejects.toThrow('The reader is gone.')
    await expect(reading('fault')).rejects.toThrow('The reader is gone.')
    expect(read).toHaveLength(2)
  })
})
