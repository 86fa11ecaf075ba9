import type { Clock } from '../../casework/casework.js'
import { type Channel, ChannelFault, mustBeOurs } from '../channel.js'
import { postSigned } from '../post-signed.js'

/** How people know it. */
export const caseSystem = { called: 'The case system', setting: 'CASE_WEBHOOK_URL' }

/**
 * The case system, as a channel: takes by a signed webhook what belongs into the case file (s10, s15): NFC in the title, the box on the
 * party record, the intranet entry, the copy. Only cards that carry a `copy` go there, by the notices that name it; people's own
 * to-dos stand beside it, for only they know that it was done. A newer state comes with the next notice, never by redrawing.
 */
export const openConnector = (settings: { readonly url: string; readonly secret: string; readonly clock: Clock }): Channel => ({
  name: 'case-system',
  reaches: (to) => 'purpose' in to && to.purpose === 'advice services',
  async post(_to, card, { key, ...lease }) {
    if (!card.copy) throw new ChannelFault('never', 'This card holds nothing for the case system.')
    const body = JSON.stringify({ ...card.copy, record: card.record, version: card.version, key })
    mustBeOurs(lease)
    await postSigned({ ...settings, ...caseSystem }, body, key)
    return { channel: 'case-system', where: 'case file', id: key }
  },
  async replace() {},
  async start() {},
  async stop() {},
})
