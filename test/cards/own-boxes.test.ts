import fc from 'fast-check'
import type { Card, Element } from '../../src/cards/card.js'
import { fill } from '../../src/cards/fill.js'
import { pasted } from '../../src/cards/pasted.js'
import { draw } from '../../src/channels/slack/drawing/draw.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import type { View } from '../../src/procedures/procedure.js'
import { faultsOf } from './check-card.js'

const view: View = {
  template: 'plain',
  data: { paragraphs: ['Please decide.'], rows: [{ label: 'Decide by', value: '3 March 2026' }], quotes: [] },
  title: 'A matter',
  sections: [],
  buttons: [],
  preview: 'A matter',
}
const at = { record: 'TC-2026-0001', version: 1 } as Parameters<typeof fill>[1]
const folded: View = { ...view, folded: { title: 'The rest of it', rows: [{ label: 'How long', value: 'twelve minutes' }] } }
const withWhole = (card: Card): Card => ({ ...card, whole: { record: 'TC-2026-0001' } })
const boxIn = (card: Card): readonly Element[] =>
  card.adaptive.body.flatMap((part) => (part.type === 'Container' && part.paste ? part.items : []))

describe('a text to be put somewhere else', () => {
  test('is copied as it was written, line by line', () => {
    const lines = fc.array(fc.stringMatching(/^[ -~]{1,40}$/), { minLength: 1, maxLength: 12 }).map((all) => all.join('\n'))
    fc.assert(
      fc.property(lines, (paste) => {
        const card = fill({ ...view, paste }, at)
        expect(pasted(boxIn(card))).toBe(paste)
        expect(faultsOf(card)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('stands in Slack in a block that is copied whole, and in Teams in full', () => {
    const paste = 'Telephone note, 3 March 2026.\nSaid: *help* me'
    const card = fill({ ...view, paste }, at)
    const blocks = draw(card).blocks.filter((block) => JSON.stringify(block).includes('rich_text_preformatted'))
    expect(blocks).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: paste }] }] },
    ])
    const teams = JSON.stringify(drawCard(card, 'chat'))
    for (const line of paste.split('\n')) expect(teams).toContain(line)
    expect(teams).not.toContain('"paste"')
  })
})

describe('the rest of a card', () => {
  const card = fill(folded, at)

  test('stands below what decides, which is never folded', () => {
    const [bar, open, rest] = ['ActionSet', 'Decide by: ', 'How long: '].map((what) =>
      card.adaptive.body.findIndex((part) => JSON.stringify(part).includes(what)),
    )
    expect([bar, open, rest].every((place) => Number(place) >= 0)).toBe(true)
    expect(Number(open)).toBeLessThan(Number(rest))
    expect(faultsOf(card)).toEqual([])
  })

  test('is a press away in Slack, and all of it is there when it is read on', () => {
    const shown = JSON.stringify(draw(withWhole(card)).blocks)
    expect(shown).not.toContain('twelve minutes')
    expect(shown).toContain('The rest of it')
    expect(shown).toContain('3 March 2026')
    expect(shown).toContain('whole:')
    expect(JSON.stringify(draw({ ...withWhole(card), from: 0 }).blocks)).toContain('twelve minutes')
  })

  test('stands open in Slack where nothing could show it', () => {
    expect(JSON.stringify(draw(card).blocks)).toContain('twelve minutes')
  })

  test('is closed in Teams until its button is pressed, and open where it is read on', () => {
    const { body } = drawCard(withWhole(card), 'chat')
    const toggle = body.findIndex((part) => JSON.stringify(part).includes('Action.ToggleVisibility'))
    expect(body[toggle]).toMatchObject({ actions: [{ title: 'The rest of it', targetElements: ['rest'] }] })
    expect(body[toggle + 1]).toMatchObject({ id: 'rest', isVisible: false })
    const page = JSON.stringify(drawCard({ ...withWhole(card), from: 0 }, 'dialog').body)
    expect(page).toContain('twelve minutes')
    expect(page).not.toContain('isVisible')
  })
})
