import type { Card } from '../cards/card.js'
import { remainderBeside } from '../cards/remainder.js'
import type { CopyToDraw, Drawn } from './casework.js'

/**
 * One living card of a record in somebody's chat: the newest stands whole. Of an earlier one that says nearly the same, what it alone says and
 * offers stands, in a few lines with its own buttons; where it has nothing of its own it gives way and says so. It is asked at each drawing,
 * and never for good: what stands nowhere else stands whole. Where several people read, nothing gives way.
 */
export function livingOnly(
  copies: readonly CopyToDraw[],
  { givesWay, drawn }: { readonly givesWay: Drawn; readonly drawn: (card: Card) => Drawn },
): readonly CopyToDraw[] {
  const whole = new Map<string, readonly ReturnType<typeof remainderBeside>[]>()
  return copies
    .toReversed()
    .map((copy): CopyToDraw => {
      if (copy.over || !copy.drawn || !('person' in copy.to)) return copy
      const chat = JSON.stringify([copy.to.person, copy.posted.channel, copy.posted.where])
      const newer = whole.get(chat) ?? []
      const own = copy.drawn.card
      const left = newer.map((beside) => beside(own))
      if (left.includes('nothing')) return { ...copy, drawn: givesWay }
      const short = left.find((one): one is Card => one !== undefined && one !== 'nothing')
      if (short) return { ...copy, drawn: drawn(short) }
      whole.set(chat, [...newer, remainderBeside(own)])
      return copy
    })
    .toReversed()
}
