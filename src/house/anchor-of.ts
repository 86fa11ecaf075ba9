import type { Clock } from '../casework/casework.js'
import { postSigned } from '../channels/post-signed.js'
import type { Env } from '../settings/env.js'

/** How people know it. */
export const anchorWebhook = { called: 'The anchor webhook', setting: 'ANCHOR_WEBHOOK_URL' }

/** Where the code over all records is kept outside once a day, signed, with a key by which a repeat is known; nothing where it is not set. */
export const anchorOf = (
  { ANCHOR_WEBHOOK_URL: url, ANCHOR_WEBHOOK_SECRET: secret }: Pick<Env, 'ANCHOR_WEBHOOK_URL' | 'ANCHOR_WEBHOOK_SECRET'>,
  clock: Clock,
): { readonly anchor?: (body: string, key: string) => Promise<void> } =>
  url === undefined || secret === undefined
    ? {}
    : {
        anchor: async (body, key) => void (await postSigned({ url, secret, clock, ...anchorWebhook }, body, key)),
      }
