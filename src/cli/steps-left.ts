import { sampleOffice } from '../directory/open-directory.js'

/** Where the bot is reached, where people are kept and where they chat, as init was answered. */
interface Answers {
  readonly host: string
  readonly kept: string
  readonly platform: string
  readonly timeZone: string
  /** Whose bank holidays the time zone tells, if any. */
  readonly region: string | undefined
}

/** What init cannot do, in the order in which it is done; `slack`: people chat there, or there too. */
export const stepsLeft = ({ host, kept, platform, timeZone, region }: Answers, slack: boolean): readonly string[] => [
  'Keep a copy of secrets/record-key where the database will not be: without it no record can be read.',
  `Look at bankHolidays, workingHours, country and names in office.yaml: ${region === undefined ? `whose bank holidays are kept in ${timeZone} could not be told, and England’s stand there` : `the bank holidays are those of ${region}`}, the hours are Monday to Friday from nine to five. Warnings, reminders and whom an alert rings first go by them.`,
  ...(kept === 'hand' ? [`Write your people into office.yaml, as the sample office shows: ${sampleOffice}`] : []),
  ...(kept === 'entra'
    ? [
        'In Entra, register an app with the application permissions User.Read.All and GroupMember.Read.All, have an administrator consent, and write its ids and secret into .env (docs/run.md).',
      ]
    : []),
  ...(kept === 'hand'
    ? []
    : [`Run: steward people --from ${kept}. It says what the office file still lacks; mend it, and run it again until you can say yes.`]),
  ...(slack
    ? [
        `At api.slack.com/apps: Create New App, From a manifest, paste slack-manifest.json; install it; write the bot token and the signing secret into .env (docs/slack.md). Slack calls ${host}/slack/events.`,
        `Make the shared channels in Slack, /invite the bot there, and write their ids into office.yaml.${kept === 'hand' ? '' : ' Then run: steward people --from slack. It finds everybody’s Slack id.'}`,
      ]
    : []),
  ...(platform === 'slack'
    ? []
    : [
        `In Azure: create an Azure Bot (single tenant) with the endpoint ${host}/api/messages, add its Teams channel, and write its id, secret and tenant into .env (docs/teams.md).`,
        'Set TEAMS_PUBLISHER, TEAMS_WEBSITE_URL, TEAMS_PRIVACY_URL, TEAMS_TERMS_URL and TEAMS_APP_VERSION in .env, and run: steward teams-app. It writes the package for the Teams admin centre: upload it there, and install it for everybody.',
      ]),
  'Run: steward doctor. It looks at all of this and says what is not right yet.',
  'Run: steward start, and try it. Then stop it, and before the first real record take the # away before MONGODB_URI and RECORD_KEY_FILE in .env (docs/run.md): what was tried stays behind in data.',
  'So that an alert gets out when the chat does not work, and somebody hears when the bot does not: set SMTP_URL, ALERT_FROM and HEARTBEAT_URL in .env.',
  'Run: steward doctor --test-card. Each senior gets a test card; ask each of them whether they saw it. Then back up each night (docs/run.md).',
]
