/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import fc from 'fast-check'
import { type Guidance, openGuidance } from '../../src/guidance/guidance.js'

let guidance: Guidance
beforeAll(async () => {
  guidance = await openGuidance()
})

test('answers any text at all', async () => {
  const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.lorem())
  await fc.assert(
    fc.asyncProperty(anyText, fc.array(anyText, { maxLength: 2 }), async (text, before) => {
      const { atRiskScore, covered, sections } = await guidance.understand(text, before)
      expect(atRiskScore).toBeGreaterThanOrEqual(0)
      expect(atRiskScore).toBeLessThanOrEqual(1)
      expect(sections.length > 0).toBe(covered)
    }),
    { numRuns: process.env.LONG ? 300 : 20 },
  )
})

test.each([
  ['nothing', ''],
  ['blanks', ' \n\t '],
  ['signs only', '?!…'],
  ['emoji only', '😀🔥👩‍👩‍👧'],
])('%s is not covered, and no harm', async (_, text) => {
  expect(await guidance.understand(text)).toMatchObject({ covered: false, atRisk: false, sections: [] })
})

test.each([
  ['one endless word', 'x'.repeat(1_000_000)],
  ['a megabyte of sentences', 'he rang again. '.repeat(70_000)],
  ['a megabyte of emoji', '😀'.repeat(250_000)],
  ['a megabyte of line breaks', '\n'.repeat(1_000_000)],
])('%s is answered', async (_, text) => {
  expect(await guidance.understand(text, [text])).toMatchObject({ covered: expect.any(Boolean) })
})

test('case, curly quotes and missing apostrophes change nothing', async () => {
  const plain = await guidance.understand("he won't stop ringing about the closed case")
  expect(await guidance.understand('HE WON’T STOP RINGING ABOUT THE CLOSED CASE')).toEqual(plain)
  expect(await guidance.understand('he wont stop ringing about the closed case')).toEqual(plain)
})
