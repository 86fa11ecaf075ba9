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

/** What no setting names outside the chats of an office that works in them: who only finds out in the night that nobody is told has found out too late. */
export const lacksOutside = (env: Env): readonly string[] => {
  if (env.SLACK_BOT_TOKEN === undefined && env.MicrosoftAppId === undefined) return []
  return [
    ...(env.SMTP_URL === undefined && env.ALERT_WEBHOOK_URL === undefined
      ? [
          'Alerts go by the chat alone: while it does not work, no senior hears of one. Set SMTP_URL and ALERT_FROM, or ALERT_WEBHOOK_URL with its secret.',
        ]
      : []),
    ...(env.HEARTBEAT_URL === undefined
      ? ['Nobody outside hears when all of this stops: run steward watch on another computer, with HEARTBEAT_URL set there and here.']
      : []),
  ]
}
