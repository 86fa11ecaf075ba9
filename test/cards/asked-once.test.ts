import type { Card } from '../../src/cards/card.js'
import { fill } from '../../src/cards/fill.js'
import { draw } from '../../src/channels/slack/drawing/draw.js'
import { drawCard } from '../../src/channels/teams/drawing/draw.js'
import { procedures } from '../../src/office.js'
import type { Button } from '../../src/procedures/procedure.js'
import { RecordId } from '../../src/procedures/words.js'
import { faultsOf as faultsInSlack } from '../channels/slack/block-limits.js'
import { faultsOf as faultsInTeams } from '../channels/teams/check-drawn.js'
import { faultsOf } from './check-card.js'

const asking = procedures.flatMap(({ name, prefix, asks = {} }) =>
  Object.entries(asks).map(([step, says]) => [`${name}: ${step}`, { prefix, step, says }] as const),
)
/** The button of this test, wherever the card has it. */
const called = (drawn: unknown): unknown => {
  if (Array.isArray(drawn)) return drawn.map(called).find(Boolean)
  if (typeof drawn !== 'object' || drawn === null) return undefined
  return 'title' in drawn && drawn.title === 'Do it' ? drawn : called(Object.values(drawn))
}
const cardWith = (prefix: string, button: Button): Card =>
  fill(
    {
      template: 'plain',
      data: { paragraphs: ['Words.'], rows: [], quotes: [] },
      title: 'A card',
      sections: [],
      buttons: [button],
      preview: 'A card',
    },
    { record: RecordId.parse(`${prefix}-2026-0001`), version: 1 },
  )

describe('what cannot be taken back, or confirms something', () => {
  test.each(asking)('%s asks once on every platform, and says what it does', (_, { prefix, step, says }) => {
    const card = cardWith(prefix, { title: 'Do it', does: { step } })
    expect(faultsOf(card).filter((fault) => !fault.includes('at-risk'))).toEqual([])
    expect(called(card.adaptive)).toMatchObject({ title: 'Do it', verb: `step:${step}`, asks: says })

    const { blocks } = draw(card)
    expect(faultsInSlack(blocks, 'message')).toEqual([])
    expect(JSON.stringify(blocks)).toContain(`"confirm":{"title":{"type":"plain_text","text":"Do it?"`)
    // Nothing of it is cut where Slack has least room.
    expect(JSON.stringify(blocks)).toContain(JSON.stringify(says?.says).slice(1, -1))

    const teams = drawCard(card, 'chat')
    expect(faultsInTeams(teams)).toEqual([])
    const button = called(teams)
    expect(button).toMatchObject({ type: 'Action.ShowCard', title: 'Do it' })
    expect(JSON.stringify(button)).toContain(`"verb":"step:${step}"`)
    expect(JSON.stringify(button)).toContain(JSON.stringify(says?.says).slice(1, -1))
  })

  test('each of these steps is one that somebody may take', () => {
    const known = procedures.flatMap(({ name, rights }) => Object.keys(rights).map((step) => `${name}: ${step}`))
    expect(asking.map(([name]) => name).filter((name) => !known.includes(name))).toEqual([])
    expect(asking.map(([name]) => name)).toEqual(
      expect.arrayContaining(['restriction: ApproveArrangement', 'adjustment: ApproveArrangement']),
    )
  })

  test('nothing that is urgent asks: an alert, or a call that goes on', () => {
    expect(
      procedures.filter(({ name, urgent }) => urgent || name === 'difficult-call').flatMap(({ asks }) => Object.keys(asks ?? {})),
    ).toEqual([])
  })

  test('an approval says what it confirms', () => {
    const says = (name: string) => procedures.find((each) => each.name === name)?.asks
    expect(JSON.stringify(says('restriction'))).toContain('looked at all relevant contact and weighed the circumstances (section 10)')
  })
})
