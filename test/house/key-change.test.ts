import { openKeyChange } from '../../src/house/key-change.js'

const change = (more: { next?: boolean; former?: boolean }, ...walks: readonly ({ moved: number; left: number } | Error)[]) => {
  const told: string[] = []
  const faults: unknown[] = []
  const ahead = [...walks]
  const journal: string[] = []
  const keyChange = openKeyChange({
    log: {
      async rewrap() {
        const walk = ahead.shift() ?? { moved: 0, left: 0 }
        if (walk instanceof Error) throw walk
        return walk
      },
    },
    journal: {
      async rewrap() {
        journal.push('sealed anew')
      },
    },
    next: false,
    former: false,
    ...more,
    tell: (sentence) => told.push(sentence),
    faulty: (fault) => faults.push(fault),
  })
  return { keyChange, told, faults, journal }
}

describe('What a bot says while RECORD_KEY is changed', () => {
  test('with the next key, that it is ready for it, and what comes then', async () => {
    const { keyChange, told } = change({ next: true })
    await keyChange.run()
    expect(told).toEqual([
      expect.stringMatching(/^This bot reads what RECORD_KEY_NEXT wraps\. When every bot does, .*RECORD_KEY_FORMER\.$/),
    ])
  })
  test('with the former one, that it may go only after a walk that found nothing on it; again when another bot used it', async () => {
    const { keyChange, told } = change(
      { former: true },
      { moved: 7, left: 0 },
      { moved: 0, left: 0 },
      { moved: 0, left: 0 },
      { moved: 1, left: 0 },
    )
    for (let walk = 0; walk < 5; walk += 1) await keyChange.run()
    const may = expect.stringMatching(
      /^No record needs RECORD_KEY_FORMER any more\. When every bot has the new RECORD_KEY, take RECORD_KEY_FORMER out/,
    )
    const moved = expect.stringMatching(/wrapped with RECORD_KEY now/)
    expect(told).toEqual([moved, may, moved, may])
  })
  test('without either, nothing; but what cannot be opened is named until it can', async () => {
    const quiet = change({})
    await quiet.keyChange.run()
    expect(quiet.told).toEqual([])
    const early = change({}, { moved: 0, left: 3 })
    await early.keyChange.run()
    expect(early.told).toEqual([
      expect.stringMatching(/^3 keys of records cannot be opened .* set the RECORD_KEY of before as RECORD_KEY_FORMER/),
    ])
    expect(early.keyChange.trouble()).toBe(early.told[0])
    await early.keyChange.run()
    expect(early.keyChange.trouble()).toBeUndefined()
  })
  test('a walk that fails is told to the log, not to people, and the next one goes on', async () => {
    const { keyChange, told, faults } = change({ former: true }, new Error('away'))
    await keyChange.run()
    expect([told, faults]).toEqual([[], [new Error('away')]])
    await keyChange.run()
    expect(told).toHaveLength(1)
  })
  test('the journal is sealed anew before anybody uses it', async () => {
    const { keyChange, journal } = change({ former: true })
    await keyChange.start()
    keyChange.stop()
    expect(journal).toEqual(['sealed anew'])
  })
})
