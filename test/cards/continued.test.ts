import fc from 'fast-check'
import { continuedIn } from '../../src/cards/continued.js'
import { fill } from '../../src/cards/fill.js'
import { draw } from '../../src/channels/slack/drawing/draw.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import { urgentAtRisk } from '../../src/procedures/at-risk/directly.js'
import { facts, staff, testOffice } from '../procedures/test-office.js'
import { wordsOf } from './check-card.js'

/** The card of an alert that nobody could save, with these words: there is no record to open. */
const unsaved = (said: string) => {
  const { now } = facts('asha')
  return fill(urgentAtRisk.directly.toTold({ step: 'RaiseAlert', report: { said } }, { by: staff('asha'), at: now }, testOffice(), now))
}
const piece = fc.constantFrom('he says goodbye ', 'x', 'ÿ', '漢', '👨‍👩‍👧', 'e\u0301', '\n', '\n\n', '*_<@U1>&', '12 Elm Street\n')
const text = fc.array(fc.tuple(piece, fc.integer({ min: 1, max: 6_000 })), { minLength: 1, maxLength: 5 }).map((parts) =>
  parts
    .map(([one, times]) => one.repeat(times))
    .join('')
    .slice(0, 60_000),
)
const bare = (words: string): string => words.replace(/\s/g, '')

describe('a card with no record behind it', () => {
  test('goes on in further messages until every word is said, on every platform, and its buttons stay with the first', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const said = `${typed} He is at 12 Elm Street NOW`
        const parts = continuedIn(unsaved(said))
        const all = parts.map((part) =>
          bare(JSON.stringify(part.adaptive.body.map((element) => ('items' in element ? element.items : element)))),
        )
        expect(all.join('')).toContain('NOW')
        const shown = parts
          .flatMap((part) => part.adaptive.body)
          .flatMap((element) => (element.type === 'RichTextBlock' ? element.inlines : []))
        expect(bare(shown.map((run) => run.text).join(''))).toContain(bare(said))
        for (const part of parts) {
          expect(JSON.stringify(draw(part).blocks)).not.toContain('no room here')
          expect(JSON.stringify(drawCard(part, 'chat'))).not.toContain('no room here')
        }
        expect(parts.slice(1).flatMap((part) => part.adaptive.actions)).toEqual([])
      }),
      { numRuns: process.env.LONG ? 300 : 25 },
    )
  })

  test('stays one message where that has room for it', () => {
    expect(continuedIn(unsaved('He is at 12 Elm Street NOW'))).toHaveLength(1)
  })

  test('says in each message which of how many it is', () => {
    const parts = continuedIn(unsaved('he says goodbye '.repeat(2_000)))
    expect(parts.length).toBeGreaterThan(2)
    expect(wordsOf(parts[0])).toContain(`1 of ${parts.length}. The next message goes on.`)
    expect(wordsOf(parts[1] ?? parts[0])).toContain(`Continued: 2 of ${parts.length}`)
  })
})
