type Given = (name: string) => boolean

/**
 * The rules between settings: a sentence on each that is broken. `set` holds settings that are not blank, as text; `given` also
 * counts blank ones; `serves`: people are to reach what is set up. Names only, never values.
 */
export function crossFaults(
  set: Readonly<Record<string, string | undefined>>,
  given: Given,
  isLoopback: (host: string) => boolean,
  serves: boolean,
): readonly string[] {
  const slack = slackNames.some(given)
  const teams = microsoft.some(given)
  const anonymous = set.TEAMS_ANONYMOUS === 'yes'
  const real = given('MONGODB_URI')
  return [
    ...(slack ? slackFaults(set, given) : []),
    ...(teams ? missing('Teams', ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'], given) : []),
    ...(graph.some(given) ? missing('Microsoft Graph', graph, given) : []),
    ...when(
      given('PEOPLE_FILE') && !given('OFFICE_FILE'),
      'OFFICE_FILE is missing, which PEOPLE_FILE needs: the sample office fetches nobody.',
    ),
    ...together('SMTP_URL', 'ALERT_FROM', given),
    ...together('ALERT_WEBHOOK_URL', 'ALERT_WEBHOOK_SECRET', given),
    ...together('CASE_WEBHOOK_URL', 'CASE_WEBHOOK_SECRET', given),
    ...together('ANCHOR_WEBHOOK_URL', 'ANCHOR_WEBHOOK_SECRET', given),
    ...when(anonymous && teams, 'TEAMS_ANONYMOUS=yes is for trying without an app: take it out, or take the MicrosoftApp settings out.'),
    ...when(
      anonymous && slack,
      'TEAMS_ANONYMOUS=yes never goes with Slack, where the records of real people are: take it out, or take the SLACK settings out.',
    ),
    ...when(
      anonymous && real,
      'TEAMS_ANONYMOUS=yes and MONGODB_URI never go together: whoever reaches the bot then can be anybody. Take one out.',
    ),
    ...when(
      anonymous && !isLoopback(set.HOST ?? '127.0.0.1'),
      'TEAMS_ANONYMOUS=yes needs HOST to be 127.0.0.1, so that only this machine reaches it.',
    ),
    ...when(
      real && !given('RECORD_KEY'),
      'RECORD_KEY is missing, which MONGODB_URI needs: set RECORD_KEY_FILE=./secrets/record-key where steward init has made one, else make one with openssl rand -base64 32, and keep a copy where the database is not.',
    ),
    ...['RECORD_KEY_NEXT', 'RECORD_KEY_FORMER'].flatMap((other) =>
      when(
        given(other) && !given('RECORD_KEY'),
        `RECORD_KEY is missing, which ${other} changes places with: set it, or take ${other} out.`,
      ),
    ),
    // A lost MONGODB_URI must not quietly put an office's records into the embedded database.
    ...when(
      !real && given('RECORD_KEY') && (slack || teams),
      'MONGODB_URI is missing, which RECORD_KEY is for: set it, or take RECORD_KEY out to keep records in the embedded database, for trying only.',
    ),
    ...when(
      set.CONSOLE === 'on' && real,
      'CONSOLE=on and MONGODB_URI never go together: whoever opens the console can be anybody. Take one out.',
    ),
    ...when(
      serves && !slack && !teams && !anonymous && (real || set.CONSOLE === 'off'),
      `Nobody could reach the bot: set up Slack (SLACK_BOT_TOKEN …) or Teams (MicrosoftAppId …), or take out ${real ? 'MONGODB_URI' : 'CONSOLE=off'} to try it in the console.`,
    ),
    ...when(samePort(set), 'PORT and CONSOLE_PORT must be different.'),
    ...alike(set),
  ]
}

const rotating = ['SLACK_REFRESH_TOKEN', 'SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET']
const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL', ...rotating]
const graph = ['GRAPH_TENANT_ID', 'GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET']
const microsoft = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType']
const secrets = [
  'RECORD_KEY',
  'RECORD_KEY_NEXT',
  'RECORD_KEY_FORMER',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'MicrosoftAppPassword',
  'GRAPH_CLIENT_SECRET',
  'ALERT_WEBHOOK_SECRET',
  'CASE_WEBHOOK_SECRET',
  'ANCHOR_WEBHOOK_SECRET',
]

const when = (broken: boolean, sentence: string): readonly string[] => (broken ? [sentence] : [])

const missing = (what: string, names: readonly string[], given: Given): readonly string[] =>
  names
    .filter((name) => !given(name))
    .map((name) => `${name} is missing: ${what} is only half set up. Set it, or take the other ${what} settings out.`)

/** Over HTTP Slack signs what it sends; in Socket Mode the app token opens the line instead. A token that rotates needs the means to renew it. */
const slackFaults = (set: Readonly<Record<string, string | undefined>>, given: Given): readonly string[] => [
  ...missing('Slack', ['SLACK_BOT_TOKEN'], given),
  ...when(
    !given('SLACK_SIGNING_SECRET') && !given('SLACK_APP_TOKEN'),
    'SLACK_SIGNING_SECRET is missing: Slack is only half set up. Set it, or SLACK_APP_TOKEN for Socket Mode.',
  ),
  ...(rotating.some(given) ? missing('Slack token rotation', rotating, given) : []),
  // It would work until tonight.
  ...when(
    set.SLACK_BOT_TOKEN?.startsWith('xoxe.') === true && !rotating.some(given),
    'SLACK_BOT_TOKEN expires after 12 hours: set SLACK_REFRESH_TOKEN, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, so that the bot can renew it.',
  ),
]

const together = (one: string, other: string, given: Given): readonly string[] => [
  ...when(given(one) && !given(other), `${other} is missing, which ${one} needs: set it, or take ${one} out.`),
  ...when(given(other) && !given(one), `${one} is missing, which ${other} needs: set it, or take ${other} out.`),
]

const samePort = (set: Readonly<Record<string, string | undefined>>): boolean => {
  const [main, console] = [Number(set.PORT ?? 3978), Number(set.CONSOLE_PORT ?? 3979)]
  return main === console && main !== 0
}

/** One secret in two places is a slip of the paste buffer, and hands one party the key of another. */
const alike = (set: Readonly<Record<string, string | undefined>>): readonly string[] =>
  secrets.flatMap((name, place) =>
    secrets
      .slice(place + 1)
      .filter((other) => set[name] !== undefined && set[name] === set[other])
      .map((other) => `${name} and ${other} must be different.`),
  )
