import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Card } from '../../../src/cards/card.js'
import { draw } from '../../../src/channels/slack/draw.js'
import { faultsOf } from './block-limits.js'

const golden = join(__dirname, '../../golden')
const names = readdirSync(join(golden, 'cards'), { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.json'))
  .sort()

/** Every card that the office has a golden file of, as Slack gets it. GOLDEN=write writes them anew; look at the difference. */
test.each(names)('%s in Slack', (name) => {
  const card: Card = JSON.parse(readFileSync(join(golden, 'cards', name), 'utf8'))
  const drawn = draw(card)
  expect(faultsOf(drawn.blocks, 'message')).toEqual([])
  const file = join(golden, 'slack', name)
  if (process.env.GOLDEN === 'write' || !existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(drawn, null, 2)}\n`)
  }
  expect(drawn).toEqual(JSON.parse(readFileSync(file, 'utf8')))
})
