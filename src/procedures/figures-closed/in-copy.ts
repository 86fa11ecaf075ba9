import type { InCopy } from '../in-copy.js'
import type { FiguresClosedEvent } from './figures-closed.js'

/** What a copy calls the fields of a quarter's figures: counts, of nobody. */
export const figuresClosedInCopy: InCopy<FiguresClosedEvent> = {
  count: 'How many there were',
  department: 'Which department',
  group: 'Which group',
  notWhole: 'Why not all of it could be counted',
  procedure: 'What was counted',
  quarter: 'Which three months',
}
