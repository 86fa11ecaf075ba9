import { join } from 'node:path'
import { draw } from '../../../src/channels/slack/drawing/draw.js'
import { expectText } from '../../cards/golden.js'
import { goldenCards } from '../golden-cards.js'
import { asText } from './as-text.js'
import { faultsOf } from './block-limits.js'

const folder = join(__dirname, '../../golden/slack/cards')

test.each(goldenCards)('%s reads in Slack as it was agreed', (name, card) => {
  const { blocks } = draw(card)
  expect(faultsOf(blocks, 'message')).toEqual([])
  expectText(join(folder, `${name}.txt`), asText(blocks))
})
