import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '../../src/cards/card.js'

const folder = join(__dirname, '../golden/cards')

/** Every card that has a golden file, by its name. Two are kept without the frame that channels need. */
export const goldenCards: readonly (readonly [name: string, card: Card])[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => {
    const kept: Card | Card['adaptive'] = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    return [file.replace(/\.json$/, ''), 'adaptive' in kept ? kept : { adaptive: kept, preview: kept.fallbackText }]
  })
