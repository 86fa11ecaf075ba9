import type { Env } from '../settings/env.js'
import type { House } from './open-house.js'

/** What the terminal shows when the bot has opened. */
export const openingWords = (env: Env, { console, server, embedded }: House): string => {
  const lines = [
    ...(console === undefined ? [] : [['Console', `${console}   open it in a browser and pick who you are`]]),
    ...(env.SLACK_BOT_TOKEN === undefined
      ? []
      : [['Slack', env.SLACK_APP_TOKEN === undefined ? `${server}/slack/events` : 'by Socket Mode']]),
    ...(env.MicrosoftAppId === undefined && !env.TEAMS_ANONYMOUS ? [] : [['Teams', `${server}/api/messages`]]),
    ['Health', `${server}/readyz   also /healthz and /metrics`],
    ['Office', env.OFFICE_FILE ?? 'the sample office; set OFFICE_FILE for your own'],
    ['Records', embedded === undefined ? 'in the database of MONGODB_URI' : `in ${env.DATA_DIR}, in an embedded database (${embedded})`],
  ]
  return [
    '',
    'Contact Steward is open.',
    '',
    ...lines.map(([name = '', words = '']) => `  ${name.padEnd(9)}${words}`),
    '',
    ...(embedded === undefined
      ? []
      : ['The embedded database is for trying and training only. Real records need MONGODB_URI and RECORD_KEY.']),
    'Stop with Ctrl-C: what was kept is there again at the next start.',
    '',
  ].join('\n')
}
