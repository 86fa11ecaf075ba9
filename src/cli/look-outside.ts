import { caseSystem } from '../channels/case-system/open-case-system.js'
import { checkReceiver } from '../channels/check-receiver.js'
import { checkEmail } from '../channels/email/open-email.js'
import type { Finding } from '../channels/finding.js'
import { alertWebhook } from '../channels/webhook/open-webhook.js'
import { anchorWebhook } from '../house/anchor-of.js'
import type { Env } from '../settings/env.js'
import { watchService } from './watch-service.js'

/** Looks at the means outside the chats that the settings name: the mail server, whoever receives webhooks, the watch service. Sends nothing. Never throws. */
export const lookOutside = (env: Env, tryFor?: number): Promise<readonly Finding[]> => {
  const receivers = [
    { ...alertWebhook, url: env.ALERT_WEBHOOK_URL },
    { ...caseSystem, url: env.CASE_WEBHOOK_URL },
    { ...anchorWebhook, url: env.ANCHOR_WEBHOOK_URL },
    { ...watchService, url: env.HEARTBEAT_URL },
  ]
  return Promise.all([
    ...(env.SMTP_URL === undefined ? [] : [checkEmail(env.SMTP_URL, tryFor)]),
    ...receivers.flatMap(({ url, ...receiver }) => (url === undefined ? [] : [checkReceiver({ ...receiver, url }, tryFor)])),
  ])
}
