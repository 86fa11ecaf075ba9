import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readEnv, settings } from '../../src/settings/env.js'

const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8')
const examples = new Map([...example.matchAll(/^# ([A-Za-z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]))
const names = Object.keys(settings)

const record = { MONGODB_URI: 'mongodb://db.office.example/steward', RECORD_KEY: examples.get('RECORD_KEY') ?? '' }
const slackHttp = { SLACK_BOT_TOKEN: 'xoxb-canary', SLACK_SIGNING_SECRET: 'fedcba9876543210fedcba9876543210' }
const slackSocket = { SLACK_BOT_TOKEN: 'xoxb-canary', SLACK_APP_TOKEN: 'xapp-canary' }
const rotating = {
  SLACK_REFRESH_TOKEN: 'xoxe-1-canary',
  SLACK_CLIENT_ID: '1234567890.9876543210',
  SLACK_CLIENT_SECRET: '0123456789abcdeffedcba9876543210',
}
const teams = {
  MicrosoftAppId: '6b1c8f0e-0000-4000-8000-00000000cafe',
  MicrosoftAppPassword: 'canary~the.value.of.a.secret',
  MicrosoftAppTenantId: '6b1c8f0e-0000-4000-8000-00000000beef',
}
const outside = {
  SMTP_URL: 'smtp://canary.office.example',
  ALERT_FROM: 'canary@office.example',
  ALERT_WEBHOOK_URL: 'https://canary.office.example/a',
  ALERT_WEBHOOK_SECRET: 'canary, the first secret',
  CASE_WEBHOOK_URL: 'https://canary.office.example/c',
  CASE_WEBHOOK_SECRET: 'canary, the second secret',
  ANCHOR_WEBHOOK_URL: 'https://canary.office.example/r',
  ANCHOR_WEBHOOK_SECRET: 'canary, the third secret',
}

const faultsOf = (env: Record<string, string | undefined>): readonly string[] => {
  const read = readEnv(env)
  return read.ok ? [] : read.faults
}
const without = (env: Record<string, string>, name: string) => ({ ...env, [name]: undefined })

/** Configurations in which every setting is needed. */
const whole: Record<string, Record<string, string>> = {
  'Slack over HTTP': { ...slackHttp, ...record },
  'Slack in Socket Mode': { ...slackSocket, ...record },
  'Slack with tokens that rotate': { ...slackHttp, SLACK_BOT_TOKEN: 'xoxe.xoxb-canary', ...rotating, ...record },
  Teams: { ...teams, ...record },
  'both, with every means outside': { ...slackHttp, ...teams, ...record, ...outside },
}

describe('.env.example', () => {
  test('names every setting, and nothing else', () => {
    expect([...examples.keys()].sort()).toEqual([...names].sort())
  })
  test.each([...examples])('shows a value that %s takes', (name, value) => {
    expect(settings[name as keyof typeof settings].safeParse(value)).toMatchObject({ success: true })
  })
  test('as it stands sets nothing', () => {
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([])
  })
})

describe('the settings', () => {
  test('need nothing at all: the console opens on an embedded database', () => {
    expect(readEnv({})).toEqual({
      ok: true,
      env: {
        PORT: 3978,
        HOST: '127.0.0.1',
        CONSOLE: true,
        CONSOLE_PORT: 3979,
        DATA_DIR: './data',
        LOG_LEVEL: 'info',
        RETRY_WRITES: true,
        TEAMS_ANONYMOUS: false,
      },
    })
  })
  test('leave other variables of the machine alone', () => {
    expect(faultsOf({ PATH: '/bin', HOME: '', SLACK_WEBHOOK: 'x', HOSTNAME: 'h', Path: 'C:' })).toEqual([])
  })
  test.each(Object.entries(whole))('are whole for %s', (_, env) => {
    expect(faultsOf(env)).toEqual([])
  })
})

describe('the console', () => {
  const opens = (env: Record<string, string>) => {
    const read = readEnv(env)
    return read.ok ? read.env.CONSOLE : read.faults
  }
  test('opens when neither Slack nor Teams is set up', () => expect(opens({})).toBe(true))
  test('stays shut beside Slack', () => expect(opens(slackHttp)).toBe(false))
  test('stays shut beside Teams', () => expect(opens(teams)).toBe(false))
  test('opens beside them with CONSOLE=on', () => expect(opens({ ...slackHttp, CONSOLE: 'on' })).toBe(true))
  test('never opens on the office’s own database', () => {
    expect(opens({ ...slackHttp, ...record })).toBe(false)
    expect(opens({ ...slackHttp, ...record, CONSOLE: 'on' })).toEqual([expect.stringContaining('CONSOLE=on and MONGODB_URI never')])
  })
  test('is missed when nobody could reach the bot otherwise', () => {
    expect(opens({ CONSOLE: 'off' })).toEqual([expect.stringContaining('Nobody could reach the bot')])
    // A command on the records asks for no platform.
    expect(
      readEnv({ MONGODB_URI: 'mongodb://db/steward', RECORD_KEY: Buffer.alloc(32, 1).toString('base64') }, { serves: false }),
    ).toMatchObject({ ok: true })
    expect(opens(record)).toEqual([expect.stringContaining('take out MONGODB_URI')])
  })
})

// Promise 28: fails closed. Each setting dropped, blanked, or swapped with another is named, and its value is not.
describe.each(Object.entries(whole))('%s refuses to start', (_, env) => {
  test.each(Object.keys(env))('without %s', (name) => {
    expect(faultsOf(without(env, name)).join('\n')).toContain(name)
  })
  test.each(Object.keys(env))('with a blank %s', (name) => {
    for (const blank of ['', ' ', '\t'])
      expect(faultsOf({ ...env, [name]: blank })).toContain(`${name} is blank: fill it in, or take the line out.`)
  })
  const pairs = Object.keys(env).flatMap((one, place, all) => all.slice(place + 1).map((other) => [one, other] as const))
  /** Of one shape: only the service itself can tell them apart, and `steward doctor` asks it. */
  const alike = [
    /^Microsoft(AppId|AppTenantId)$/,
    /_WEBHOOK_URL$/,
    /_WEBHOOK_SECRET$|^MicrosoftAppPassword$/,
    /^SLACK_(SIGNING|CLIENT)_SECRET$/,
  ]
  const told = pairs.filter(([one, other]) => !alike.some((shape) => shape.test(one) && shape.test(other)))
  test.each(told)('with %s and %s swapped', (one, other) => {
    const faults = faultsOf({ ...env, [one]: env[other], [other]: env[one] })
    expect(faults.filter((fault) => fault.includes(one) || fault.includes(other))).not.toEqual([])
    expect(faults.join('\n')).not.toContain('canary')
  })
})

describe('a fault names the setting and never its value', () => {
  test.each(names)('%s', (name) => {
    const faults = faultsOf({ ...whole['both, with every means outside'], [name]: 'c@n/ry' })
    if (['DATA_DIR', 'OFFICE_FILE', 'PROCEDURE_FILE'].includes(name)) return expect(faults).toEqual([])
    expect(faults.join('\n')).toContain(name)
    return expect(faults.join('\n')).not.toContain('c@n/ry')
  })
})

describe('a slip is found', () => {
  // docker --env-file keeps quotation marks, a shell and Node take them away.
  test.each([...examples])('quotation marks around %s are no part of it', (name, value) => {
    for (const mark of ['"', "'"])
      expect(settings[name as keyof typeof settings].safeParse(`${mark}${value}${mark}`)).toMatchObject({ success: false })
  })
  test('MONGODB_URL does not quietly mean the embedded database', () => {
    expect(faultsOf({ MONGODB_URL: 'mongodb://canary' })).toEqual([
      'MONGODB_URL is no setting of the bot: rename it to MONGODB_URI, or take it out.',
    ])
  })
  test('MICROSOFT_APP_ID is told its name here', () => {
    expect(faultsOf({ MICROSOFT_APP_ID: 'canary' })).toEqual([expect.stringContaining('rename it to MicrosoftAppId')])
  })
  test('the id of a client secret is not its value', () => {
    expect(faultsOf({ ...teams, MicrosoftAppPassword: teams.MicrosoftAppId })).toEqual([expect.stringContaining('MicrosoftAppPassword')])
  })
  test.each(['RECORD_KEY_NEXT', 'RECORD_KEY_FORMER'])('%s needs the key that it changes places with, and is another than that', (name) => {
    const other = { [name]: record.RECORD_KEY }
    expect(faultsOf(other)).toEqual([expect.stringMatching(`^RECORD_KEY is missing, which ${name} changes places with`)])
    expect(faultsOf({ ...slackHttp, ...record, ...other })).toEqual([`RECORD_KEY and ${name} must be different.`])
  })
  test('one secret does not serve twice', () => {
    expect(faultsOf({ ...slackHttp, ...outside, CASE_WEBHOOK_SECRET: outside.ALERT_WEBHOOK_SECRET })).toEqual([
      'ALERT_WEBHOOK_SECRET and CASE_WEBHOOK_SECRET must be different.',
    ])
  })
  test('the two ports differ', () => expect(faultsOf({ PORT: '3979' })).toEqual(['PORT and CONSOLE_PORT must be different.']))
  test('free ports may be asked for twice', () => expect(faultsOf({ PORT: '0', CONSOLE_PORT: '0' })).toEqual([]))
  test('what is confidential goes over https, or stays on this machine', () => {
    expect(faultsOf({ ...outside, CASE_WEBHOOK_URL: 'http://cases.office.example' })).toEqual([expect.stringContaining('CASE_WEBHOOK_URL')])
    expect(faultsOf({ ...outside, CASE_WEBHOOK_URL: 'http://127.0.0.1:9000/c' })).toEqual([])
  })
})

describe('Slack tokens that rotate', () => {
  const token = 'xoxe.xoxb-canary'
  test('need all three settings or none', () => {
    expect(faultsOf({ ...slackHttp, SLACK_REFRESH_TOKEN: rotating.SLACK_REFRESH_TOKEN })).toEqual([
      expect.stringContaining('SLACK_CLIENT_ID is missing: Slack token rotation is only half set up.'),
      expect.stringContaining('SLACK_CLIENT_SECRET is missing'),
    ])
    expect(faultsOf({ ...slackHttp, SLACK_BOT_TOKEN: token, ...rotating })).toEqual([])
  })
  test('are not taken without the means to renew them: the bot would be mute tonight', () => {
    expect(faultsOf({ ...slackHttp, SLACK_BOT_TOKEN: token })).toEqual([
      'SLACK_BOT_TOKEN expires after 12 hours: set SLACK_REFRESH_TOKEN, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, so that the bot can renew it.',
    ])
  })
  test('are Slack settings: alone they are half of a configuration', () => {
    expect(faultsOf(rotating)).toEqual([expect.stringContaining('SLACK_BOT_TOKEN'), expect.stringContaining('SLACK_SIGNING_SECRET')])
  })
})

describe('Teams without authentication', () => {
  const anonymous = { TEAMS_ANONYMOUS: 'yes' }
  test('is for this machine only', () => {
    expect(faultsOf(anonymous)).toEqual([])
    expect(faultsOf({ ...anonymous, HOST: '0.0.0.0' })).toEqual([expect.stringContaining('needs HOST to be 127.0.0.1')])
  })
  test('goes neither with an app nor with the office’s own database', () => {
    expect(faultsOf({ ...anonymous, ...teams })).toEqual([expect.stringContaining('MicrosoftApp')])
    expect(faultsOf({ ...anonymous, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
      expect.stringContaining('never goes with Slack'),
    ])
    expect(faultsOf({ ...anonymous, ...record })).toEqual([expect.stringContaining('MONGODB_URI')])
  })
})
