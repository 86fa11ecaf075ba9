import type { Clock } from '../../casework/casework.js'
import { type Channel, ChannelFault, mustBeOurs } from '../channel.js'
import { postSigned } from '../post-signed.js'

/** How people know it. */
export const alertWebhook = { called: 'The alert webhook', setting: 'ALERT_WEBHOOK_URL' }

/**
 * A signed webhook as a last rung of an at-risk alert: to a pager, a phone tree, a control room. It carries the reference and the kind,
 * or the watchdog's words, nothing personal (rule 6), and the delivery's key, by which the receiver can tell a repeat.
 */
export const openWebhookChannel = (settings: { url: string; secret: string; clock: Clock }): Channel => ({
  name: 'webhook',
  reaches: (to) => 'purpose' in to && to.purpose === 'seniors',
  async post(to, card, { urgency, key, ...lease }) {
    if (!('purpose' in to) || to.purpose !== 'seniors') throw new ChannelFault('never', 'The alert webhook is for the seniors only.')
    const body = JSON.stringify({ kind: card.preview, record: card.record, words: card.anywhere, urgency, key })
    mustBeOurs(lease)
    await postSigned({ ...settings, ...alertWebhook }, body, key)
    return { channel: 'webhook', where: to.purpose, id: key }
  },
  async replace() {},
  async start() {},
  async stop() {},
})
