import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { createServer as createWeb } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { sampleOffice } from '../../src/directory/open-directory.js'
import { breath } from '../breath.js'
import { type Bot, beginnings, type Ended, openFolder, startBot, steward } from './steward-process.js'

jest.setTimeout(120_000)

const words = 'I will not be here tomorrow and nobody will miss me'

/** Waits for what another process does by itself; the test's own time limit ends a wait that is in vain. */
const until = async <T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> => {
  for (;;) {
    const found = await look()
    if (isThere(found)) return found
    await breath()
  }
}

/** A Slack that renews no token. */
const openRefusing = async () => {
  const slack = createWeb((_, answer) => void answer.end(JSON.stringify({ ok: false, error: 'invalid_refresh_token' })))
  await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve))
  return {
    settings: {
      CONSOLE: 'on',
      SLACK_API_URL: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
      SLACK_BOT_TOKEN: 'xoxe.xoxb-1-a-token',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_REFRESH_TOKEN: 'xoxe-1-a-refresh-token',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'fedcba9876543210fedcba9876543210',
    },
    async close() {
      slack.closeAllConnections()
      await new Promise((resolve) => slack.close(resolve))
    },
  }
}

/** One story on one database: most of what it takes is starting. */
describe('the bot as a process', () => {
  const { folder, data, close } = openFolder()
  const env = { DATA_DIR: data }
  let working: Bot | undefined
  afterAll(close)

  test('keeps an alert through a kill, and delivers it', async () => {
    const first = await startBot(folder, env)
    expect(first.said).toContain('for trying and training only')
    expect(first.said).toContain('the sample office')
    expect(first.said).not.toContain('Another bot')
    expect(await first.get('/readyz')).toEqual({ status: 200, text: 'Ready.\n' })
    await first.command('asha.patel', '/at-risk', words)
    await until(
      () => first.get('/metrics'),
      ({ text }) => text.includes('steward_deliveries_total{channel="console",outcome="delivered"}'),
    )
    const killed = await first.end('SIGKILL')
    expect(killed.out + killed.err).not.toContain('nobody will miss me')
    working = await startBot(folder, env)
    expect(await working.sees('asha.patel')).toContain('AR-20')
  })

  test('its story is told on the command line beside it', async () => {
    const reference = /AR-\d{4}-\d{4}/.exec((await working?.sees('asha.patel')) ?? '')?.[0] ?? 'none'
    const [shown, unsaid, sealed, verified, doctor] = await Promise.all([
      steward(folder, env, 'show', reference),
      steward(folder, env, 'show', reference, '--sealed'),
      steward(folder, env, 'show', reference, '--sealed', '--why', 'a test of the command line'),
      steward(folder, env, 'verify'),
      steward(folder, env, 'doctor'),
    ])
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('Asha Patel') })
    expect(shown.out).toContain('Delivered to')
    expect(shown.out).not.toContain('nobody will miss me')
    // Evidence: every line by date and second, whenever it is printed.
    const lines = shown.out.trim().split('\n').slice(2)
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}\S/)
    expect(unsaid).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Say why') })
    expect(sealed.out).toContain('nobody will miss me')
    expect(sealed.out).toMatch(/the command line +Opened the details.*a test of the command line/)
    expect(verified).toMatchObject({ code: 0, out: expect.stringMatching(/^All \d+ entries of the one record/) })
    expect(doctor).toMatchObject({ code: 0, out: expect.stringContaining('All is well.') })
    expect(await steward(folder, env, 'rebuild')).toMatchObject({ code: 0, out: expect.stringContaining('from 1 record.') })
  })

  test('a second bot on the same data says so, and works beside the first; when Slack does not renew its token, /readyz says it', async () => {
    const slack = await openRefusing()
    const second = await startBot(folder, { ...env, ...slack.settings })
    expect(second.said).toMatch(/Another bot \(process \d+\) works on .* already: the two share its records/)
    const { status, text } = await until(
      () => second.get('/readyz'),
      (ready) => ready.text !== 'Ready.\n',
    )
    expect([status, text]).toEqual([
      200,
      expect.stringMatching(/^Ready\.\nThe Slack token has not been renewed since .*install the app again/),
    ])
    await second.end('SIGTERM')
    await slack.close()
  })

  test('verify says what it found where its own files cannot be read, and names the file, not the database', async () => {
    const inTheWay = join(data, 'verified.json.folder')
    mkdirSync(inTheWay)
    const { code, out, err } = await steward(folder, env, 'verify')
    rmdirSync(inTheWay)
    expect([code, out]).toEqual([1, expect.stringMatching(/^All \d+ entries of the one record are as they were written\./)])
    expect(err).toContain(`${data}/verified.json.folder`)
    expect(err).toContain('no fault of the database')
  })

  test('stops when it is asked to, and refuses another key than the one that its records were sealed with', async () => {
    expect(await working?.end('SIGTERM')).toMatchObject({ code: 0, out: expect.stringContaining('Stopped.') })
    const ended = await steward(folder, { ...env, RECORD_KEY: Buffer.alloc(32, 7).toString('base64') }, 'start')
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('RECORD_KEY is not the key') })
  })
})

describe('what keeps the bot from opening is one sentence that says what to do, and code 1', () => {
  const { folder, data, close } = openFolder()
  const at = (name: string) => join(folder, name)
  const cannot = {
    'a setting that is wrong': [{ PORT: 'many' }, /^PORT must be a port number, such as 3978\.\n$/],
    'half a configuration': [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET is missing/],
    'an office file that cannot be read': [{ OFFICE_FILE: at('nowhere.yaml') }, /check OFFICE_FILE/],
    'an office file with a fault': [{ OFFICE_FILE: at('office.yaml') }, /office\.yaml.*GMT/],
    'a PROCEDURE_FILE that is not there': [
      { PROCEDURE_FILE: at('nowhere.md') },
      /^PROCEDURE_FILE names .*nowhere\.md, which cannot be read\. Check the path/,
    ],
    'a DATA_DIR that this system never lets anybody make': [{ DATA_DIR: '/proc/steward' }, /DATA_DIR cannot be written/],
    'a DATA_DIR that cannot be written': [{ DATA_DIR: at('a-file') }, /DATA_DIR cannot be written/],
    'a database that is away': [
      {
        MONGODB_URI: 'mongodb://127.0.0.1:9/steward',
        RECORD_KEY: Buffer.alloc(32, 7).toString('base64'),
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
      },
      /check MONGODB_URI/,
    ],
    'no database to be found or fetched': [
      { PATH: at('bin'), HOME: folder, XDG_CACHE_HOME: at('cache'), DATA_DIR: at('new') },
      /MONGODB_URI.*mongod.*Python 3\.10/,
    ],
  } as const
  const names = Object.keys(cannot) as (keyof typeof cannot)[]
  let ended: readonly Ended[] = []
  beforeAll(async () => {
    writeFileSync(at('office.yaml'), readFileSync(sampleOffice, 'utf8').replace('Europe/London', 'GMT'))
    writeFileSync(at('a-file'), '')
    mkdirSync(at('bin'))
    ended = await beginnings(
      folder,
      names.map((name) => ({ DATA_DIR: data, ...cannot[name][0] })),
    )
  })
  afterAll(close)

  test.each(names)('%s', (name) => {
    const { code, out, err } = ended[names.indexOf(name)] ?? {}
    expect([code, out, err]).toEqual([1, '', expect.stringMatching(cannot[name][1])])
    expect(err?.trim().split('\n')).toHaveLength(1)
  })

  test('a port that is taken, and nothing is left running', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { code, err } = await steward(folder, { DATA_DIR: data, PORT: String(port) }, 'start')
    const alone = err.split('\n').filter((line) => line.startsWith('Port '))
    expect([code, alone]).toEqual([1, [`Port ${port} is taken by another program: set PORT to a free one.`]])
    await new Promise((resolve) => other.close(resolve))
    // The embedded database was stopped again: its folder opens at once.
    expect((await steward(folder, { DATA_DIR: data }, 'verify')).code).toBe(0)
  })

  test.each([['verify'], ['rebuild'], ['show', 'TC-2026-0001']])(
    '%s where nothing was ever kept says so, and makes nothing',
    async (...args) => {
      const empty = join(folder, 'empty')
      const { code, out, err } = await steward(folder, { DATA_DIR: empty }, ...args)
      expect([code, out, err]).toEqual([1, '', expect.stringContaining('there is nothing to look at')])
      expect(existsSync(empty)).toBe(false)
    },
  )

  test('a word too many, or an option that is not there, in one line', async () => {
    const many = await steward(folder, {}, 'verify', 'TC-2026-0001')
    expect(many).toMatchObject({ code: 1, err: 'steward verify takes nothing after it: take TC-2026-0001 out, or run steward help.\n' })
    const unknown = await steward(folder, {}, 'show', 'TC-2026-0001', '--all')
    expect(unknown).toMatchObject({ code: 1, err: 'steward does not know --all here: run steward help for the list.\n' })
    const bare = await steward(folder, {}, 'show', 'TC-2026-0001', '--sealed', '--why')
    expect(bare).toMatchObject({ code: 1, err: '--why needs something after it: run steward help.\n' })
  })

  test('a word that is no reference', async () => {
    expect(await steward(folder, {}, 'show', 'NOPE-1')).toMatchObject({ code: 1, err: expect.stringContaining('NOPE-1 is no reference') })
  })

  test('a command that there is not', async () => {
    expect(await steward(folder, {}, 'dance')).toMatchObject({ code: 1, err: expect.stringContaining('steward help') })
  })
})
