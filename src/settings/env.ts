import { z } from 'zod'
import { nearest } from '../nearest.js'
import { crossFaults } from './env-rules.js'
import { teamsPackage } from './teams-package.js'

// Messages name settings and never show their values: they are printed, and logged by whoever runs the bot.

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, such as 3978')
  .transform(Number)
  .refine((number) => number <= 65_535, 'must be a port number up to 65535')
/** Containers' files of settings keep quotation marks that a shell takes away: a folder would be made under another name, a secret be another. */
const isBare = (value: string): boolean => !/^(["']).*\1$/s.test(value)
const bare = 'must stand without quotation marks'
const path = z.string().max(4096, 'must be a path').refine(isBare, bare)
const oneOf = <const Word extends string>(...words: readonly Word[]) => z.enum(words, `must be ${words.join(' or ')}`)
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
const urlOf = (value: string): URL | undefined => (URL.canParse(value) ? new URL(value) : undefined)
const httpUrl = z.string().refine((value) => /^https?:$/.test(urlOf(value)?.protocol ?? ''), 'must be an address that begins with https://')
/** An address that secrets or people's words are sent to. */
const safeUrl = httpUrl.refine((value) => {
  const url = urlOf(value)
  return url?.protocol === 'https:' || isLoopback(url?.hostname ?? '')
}, 'must begin with https://, for what is sent there is confidential')
const guid = z.guid('must be an id such as 6b1c8f0e-0000-4000-8000-000000000000')
const secret = z.string().min(16, 'must be at least 16 characters long').refine(isBare, bare)
const address = z.email()
const recordKey = z.string().regex(/^[A-Za-z0-9+/_-]{43}=?$/, 'must be 32 bytes in base64: make one with openssl rand -base64 32')

/** Every setting, by its name in the environment; .env.example describes each, and a test holds the two together. */
export const settings = {
  PORT: port.default(3978),
  HOST: z
    .string()
    .regex(/^[a-z0-9.:-]+$/i, 'must be the host name or address to listen on, such as 127.0.0.1')
    .default('127.0.0.1'),
  PUBLIC_URL: safeUrl.optional(),
  CONSOLE: oneOf('on', 'off').optional(),
  CONSOLE_PORT: port.default(3979),
  DATA_DIR: path.default('./data'),
  OFFICE_FILE: path.optional(),
  PEOPLE_FILE: path.optional(),
  PROCEDURE_FILE: path.optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^\s/]+/, 'must begin with mongodb:// or mongodb+srv:// and name a host')
    .optional(),
  RETRY_WRITES: oneOf('true', 'false')
    .transform((value) => value === 'true')
    .default(true),
  RECORD_KEY: recordKey.optional(),
  RECORD_KEY_NEXT: recordKey.optional(),
  RECORD_KEY_FORMER: recordKey.optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^(xoxe\.)?xoxb-\S+$/, 'must be the bot token, which begins with xoxb-')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, 'must be the signing secret of the Slack app: 32 digits and letters a to f')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'must be the app-level token, which begins with xapp-')
    .optional(),
  SLACK_REFRESH_TOKEN: z
    .string()
    .regex(/^xoxe-\S+$/, 'must be the refresh token, which begins with xoxe-')
    .optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be the client id of the Slack app: two numbers with a dot between')
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}$/i, 'must be the client secret of the Slack app: 32 digits and letters a to f')
    .optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,9}$/, 'must be one short word in small letters, such as cs: /ask is then /cs-ask')
    .optional(),
  SLACK_SENIORS_GROUP: z
    .string()
    .regex(/^S[A-Z0-9]{5,20}$/, 'must be the id of a user group, which begins with S')
    .optional(),
  SLACK_API_URL: safeUrl.optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: secret
    .refine((value) => !z.guid().safeParse(value).success, "must be the client secret's value, not its id")
    .optional(),
  MicrosoftAppTenantId: guid.optional(),
  MicrosoftAppType: oneOf('SingleTenant').optional(),
  ...teamsPackage.shape,
  TEAMS_ANONYMOUS: oneOf('yes', 'no')
    .transform((value) => value === 'yes')
    .default(false),
  GRAPH_TENANT_ID: guid.optional(),
  GRAPH_CLIENT_ID: guid.optional(),
  GRAPH_CLIENT_SECRET: secret
    .refine((value) => !z.guid().safeParse(value).success, "must be the client secret's value, not its id")
    .optional(),
  GRAPH_URL: safeUrl.optional(),
  GRAPH_LOGIN_URL: safeUrl.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must begin with smtp:// or smtps://')
    .optional(),
  ALERT_FROM: z
    .string()
    .refine((value) => address.safeParse(/<([^<>]+)>$/.exec(value)?.[1] ?? value).success, 'must be an e-mail address')
    .optional(),
  ALERT_WEBHOOK_URL: safeUrl.optional(),
  ALERT_WEBHOOK_SECRET: secret.optional(),
  CASE_WEBHOOK_URL: safeUrl.optional(),
  CASE_WEBHOOK_SECRET: secret.optional(),
  ANCHOR_WEBHOOK_URL: safeUrl.optional(),
  ANCHOR_WEBHOOK_SECRET: secret.optional(),
  HEARTBEAT_URL: httpUrl.optional(),
}

const Settings = z.object(settings)
/** The settings as parsed one by one, before the rules between them. */
export type Settings = z.infer<typeof Settings>
/** The settings of the bot. CONSOLE is resolved: whether the console opens. */
export type Env = Omit<Settings, 'CONSOLE'> & { readonly CONSOLE: boolean }
/** The environment, read: the settings, or a sentence on each fault that says what to do. */
export type EnvRead = { readonly ok: true; readonly env: Env } | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads the environment; foreign variables are left alone. Half a configuration, a blank setting and a mistyped name are faults; and for
 * what `serves` people (the bot), that nobody could reach it.
 */
export function readEnv(env: Readonly<Record<string, string | undefined>>, { serves = true } = {}): EnvRead {
  const names = Object.keys(settings)
  const blank = names.filter((name) => env[name] !== undefined && env[name].trim() === '')
  const set = Object.fromEntries(
    names.flatMap((name) => (env[name] === undefined || blank.includes(name) ? [] : [[name, env[name].trim()]])),
  )
  const parsed = Settings.safeParse(set)
  const faults = [
    ...blank.map((name) => `${name} is blank: fill it in, or take the line out.`),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}.`),
    ...mistyped(env, names),
  ]
  // What is blank or wrong still counts as set: one fault should not be answered by another.
  const given = (name: string): boolean => env[name] !== undefined
  const between = crossFaults(set, given, isLoopback, serves)
  if (!parsed.success || faults.length + between.length > 0) return { ok: false, faults: [...faults, ...between] }
  return { ok: true, env: { ...parsed.data, CONSOLE: opensConsole(parsed.data) } }
}

/** On when nobody else could reach the bot, and never on real records: whoever opens the console can be anybody. */
const opensConsole = (set: Settings): boolean => {
  if (set.MONGODB_URI !== undefined || set.CONSOLE === 'off') return false
  return set.CONSOLE === 'on' || (set.SLACK_BOT_TOKEN === undefined && set.MicrosoftAppId === undefined && !set.TEAMS_ANONYMOUS)
}

/** Variables that are no setting and look like one that is not set: MONGODB_URL would quietly mean the embedded database. */
const mistyped = (env: Readonly<Record<string, string | undefined>>, names: readonly string[]): readonly string[] => {
  const unset = names.filter((name) => name.length >= 8 && env[name] === undefined)
  return Object.keys(env)
    .filter((name) => !names.includes(name) && env[name] !== undefined)
    .flatMap((name) => {
      const meant = unset.find((known) => squeezed(known) === squeezed(name)) ?? nearest(name, unset, 1)
      return meant === undefined ? [] : [`${name} is no setting of the bot: rename it to ${meant}, or take it out.`]
    })
}

const squeezed = (name: string): string => name.replaceAll('_', '').toLowerCase()
