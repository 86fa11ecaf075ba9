import type { Facts, View } from '../procedures/procedure.js'
import type { RecordAtHand } from './record-at-hand.js'
import { withNumber } from './sentences.js'

/** The notice that tells whoever relies on another notice that it will not arrive. */
export const undelivered = 'undelivered'

/** "Nobody has seen this yet": who was not reached, why, and how to reach them by telephone. Names no customer. */
export function undeliveredView({ kept, procedure }: RecordAtHand, { office }: Facts): View {
  const failed = kept.events.filter(({ event, notice }) => event === 'NoticeFailed' && notice !== undelivered)
  const rows = failed.map(({ to, because }) => ({ who: whom(to), because: typeof because === 'string' ? because : '' }))
  const distinct = [...new Map(rows.map((row) => [`${row.who}|${row.because}`, row])).values()]
  return {
    template: 'office/undelivered',
    data: { rows: distinct, emergencyNumber: office.names.emergencyNumber },
    title: `${procedure.title}: not delivered`,
    status: { words: 'Nobody has seen this yet – please phone', tone: 'attention' },
    sections: [],
    buttons: [{ title: 'Open', does: { command: '/open' } }],
    preview: `${kept.record}: a message could not be delivered. Please phone.`,
  }

  function whom(to: unknown): string {
    if (typeof to !== 'object' || to === null) return 'Somebody'
    if ('channel' in to) return `The channel for ${String(to.channel)}`
    const id = 'person' in to ? String(to.person) : ''
    const person = office.person(id)
    return person ? withNumber(person) : office.nameOf(id)
  }
}
