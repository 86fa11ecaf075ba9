import type { Facts, View } from '../procedures/procedure.js'
import type { RecordAtHand } from './record-at-hand.js'
import { withNumber } from './sentences.js'

/** The notice that tells whoever relies on another notice that it will not arrive. */
export const undelivered = 'undelivered'

/** Who was not reached, why, and how to reach them by telephone: what still stands when it is drawn. Names no customer. */
export function undeliveredView({ kept, procedure }: RecordAtHand, { office }: Facts): View {
  const delivered = kept.events.filter(({ event }) => event === 'NoticeDelivered')
  const reachedSince = ({ to, version }: (typeof kept.events)[number]): boolean =>
    delivered.some((one) => one.version > version && JSON.stringify(one.to) === JSON.stringify(to))
  const failed = kept.events.filter((one) => one.event === 'NoticeFailed' && one.notice !== undelivered && !reachedSince(one))
  const rows = failed.map(({ to, because }) => ({ who: whom(to), because: typeof because === 'string' ? because : '' }))
  const distinct = [...new Map(rows.map((row) => [`${row.who}|${row.because}`, row])).values()]
  return {
    template: 'office/undelivered',
    data: {
      rows: distinct,
      words:
        distinct.length > 0
          ? `They have not had this message. Please phone them, or somebody who can act instead. In an emergency, phone ${office.names.emergencyNumber}.`
          : 'Everybody has been reached since. There is nothing for you to do.',
    },
    title: `${procedure.title}: not delivered`,
    status: distinct.length > 0 ? { words: 'Not delivered – please phone', tone: 'attention' } : { words: 'Reached since', tone: 'good' },
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
