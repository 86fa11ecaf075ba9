/** Settings that hold a secret: each may be given as a file instead, NAME_FILE, as containers hand secrets over. */
export const secretSettings = [
  'MONGODB_URI',
  'RECORD_KEY',
  'RECORD_KEY_NEXT',
  'RECORD_KEY_FORMER',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_REFRESH_TOKEN',
  'SLACK_CLIENT_SECRET',
  'MicrosoftAppPassword',
  'GRAPH_CLIENT_SECRET',
  'SMTP_URL',
  'ALERT_WEBHOOK_SECRET',
  'CASE_WEBHOOK_SECRET',
  'ANCHOR_WEBHOOK_SECRET',
  'HEARTBEAT_URL',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/** The environment with each NAME_FILE read in the place of NAME; a sentence on each that cannot be. `read` throws when a file is not there. */
export function withSecretFiles(
  env: Environment,
  read: (file: string) => string,
): { readonly env: Environment; readonly faults: readonly string[] } {
  const faults: string[] = []
  const whole: Record<string, string | undefined> = { ...env }
  for (const name of secretSettings) {
    const from = `${name}_FILE`
    const file = env[from]?.trim()
    if (file === undefined) continue
    delete whole[from]
    if (env[name] !== undefined) {
      faults.push(`${name} and ${from} are both set: take one of them out.`)
      continue
    }
    try {
      const value = read(file).trim()
      if (value === '') faults.push(`The file of ${from} is empty: put the secret in it.`)
      else whole[name] = value
    } catch {
      faults.push(`The file of ${from} cannot be read: check that it is there, and that the bot’s user may read it.`)
    }
  }
  return { env: whole, faults }
}
