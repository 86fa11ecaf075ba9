import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer as createWeb } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { openFolder, startBot, steward } from './steward-process.js'

jest.setTimeout(120_000)

const words = 'I will not be here tomorrow and nobody will miss me'

/** Waits for what another process does by itself; the test's own time limit ends a wait that is in vain. */
const until = async <T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> => {
  for (;;) {
    const found = await look()
    if (isThere(found)) return found
    await new Promise(setImmediate)
  }
}

describe('the bot as a process', () => {
  const { folder, data, close } = openFolder()
  const env = { DATA_DIR: data }
  afterAll(close)

  test('keeps an alert through a kill, delivers it, and tells its story on the command line', async () => {
    const first = await startBot(folder, env)
    expect(first.said).toContain('for trying and training only')
    expect(first.said).toContain('the sample office')
    expect(await first.get('/readyz')).toEqual({ status: 200, text: 'Ready.\n' })
    await first.command('asha.patel', '/at-risk', words)
    await until(
      () => first.get('/metrics'),
      ({ text }) => text.includes('steward_deliveries_total{channel="console",outcome="delivered"}'),
    )
    const killed = await first.end('SIGKILL')
    expect(killed.out + killed.err).not.toContain('nobody will miss me')

    const second = await startBot(folder, env)
    expect(await second.sees('asha.patel')).toContain('AR-20')
    const reference = /AR-\d{4}-\d{4}/.exec(await second.sees('asha.patel'))?.[0] ?? 'none'
    // Beside a running bot, on the same embedded database.
    const shown = await steward(folder, env, 'show', reference)
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('Asha Patel') })
    expect(shown.out).toContain('Delivered to')
    expect(shown.out).not.toContain('nobody will miss me')
    // Evidence: every line by date and second, whenever it is printed.
    const lines = shown.out.trim().split('\n').slice(2)
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}\S/)
    const why = await steward(folder, env, 'show', reference, '--sealed')
    expect(why).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Say why') })
    const sealed = await steward(folder, env, 'show', reference, '--sealed', '--why', 'a test of the command line')
    expect(sealed.out).toContain('nobody will miss me')
    expect(sealed.out).toMatch(/the command line +Opened the details.*a test of the command line/)

    const stopped = await second.end('SIGTERM')
    expect(stopped).toMatchObject({ code: 0, out: expect.stringContaining('Stopped.') })

    expect(await steward(folder, env, 'verify')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^All \d+ entries of the one record/),
    })
    expect(await steward(folder, env, 'rebuild')).toMatchObject({ code: 0, out: expect.stringContaining('from 1 record.') })
    expect(await steward(folder, env, 'doctor')).toMatchObject({ code: 0, out: expect.stringContaining('All is well.') })
  })

  test('says in /readyz that Slack does not renew its token, and goes on', async () => {
    const slack = createWeb((_, answer) => void answer.end(JSON.stringify({ ok: false, error: 'invalid_refresh_token' })))
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve))
    const bot = await startBot(folder, {
      ...env,
      CONSOLE: 'on',
      SLACK_API_URL: `http://127.0.0.1:${(slack.address() as AddressInfo).port}/api/`,
      SLACK_BOT_TOKEN: 'xoxe.xoxb-1-a-token',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_REFRESH_TOKEN: 'xoxe-1-a-refresh-token',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'fedcba9876543210fedcba9876543210',
    })
    const { status, text } = await until(
      () => bot.get('/readyz'),
      (ready) => ready.text !== 'Ready.\n',
    )
    expect([status, text]).toEqual([
      200,
      expect.stringMatching(/^Ready\.\nThe Slack token has not been renewed since .*install the app again/),
    ])
    await bot.end('SIGTERM')
    slack.closeAllConnections()
    await new Promise((resolve) => slack.close(resolve))
  })

  test('a second bot on the same data says so, and works beside the first', async () => {
    const first = await startBot(folder, env)
    expect(first.said).not.toContain('Another bot')
    const second = await startBot(folder, env)
    expect(second.said).toMatch(/Another bot \(process \d+\) works on .* already: the two share its records/)
    await first.end('SIGTERM')
    await second.end('SIGTERM')
  })

  test('refuses another key than the one that its records were sealed with', async () => {
    const ended = await steward(folder, { ...env, RECORD_KEY: Buffer.alloc(32, 7).toString('base64') }, 'start')
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('RECORD_KEY is not the key') })
  })
})

describe('what keeps the bot from opening is one sentence that says what to do, and code 1', () => {
  const { folder, data, close } = openFolder()
  afterAll(close)
  const start = (env: Record<string, string>) => steward(folder, { DATA_DIR: data, ...env }, 'start')
  const inOneLine = (err: string) => expect(err.trim().split('\n')).toHaveLength(1)

  test('a setting that is wrong', async () => {
    const { code, err } = await start({ PORT: 'many' })
    expect([code, err]).toEqual([1, 'PORT must be a port number, such as 3978.\n'])
  })

  test('half a configuration', async () => {
    const { code, err } = await start({ SLACK_BOT_TOKEN: 'xoxb-1' })
    expect(code).toBe(1)
    expect(err).toContain('SLACK_SIGNING_SECRET is missing')
    inOneLine(err)
  })

  test('an office file that cannot be read', async () => {
    const { code, err } = await start({ OFFICE_FILE: join(folder, 'nowhere.yaml') })
    expect(code).toBe(1)
    expect(err).toContain('check OFFICE_FILE')
    inOneLine(err)
  })

  test('an office file with faults', async () => {
    writeFileSync(join(folder, 'office.yaml'), 'people: none\n')
    const { code, err } = await start({ OFFICE_FILE: join(folder, 'office.yaml') })
    expect(code).toBe(1)
    expect(err).toContain('office.yaml')
  })

  test('a port that is taken, and nothing is left running', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { code, err } = await start({ PORT: String(port) })
    const alone = err.split('\n').filter((line) => line.startsWith('Port '))
    expect([code, alone]).toEqual([1, [`Port ${port} is taken by another program: set PORT to a free one.`]])
    await new Promise((resolve) => other.close(resolve))
    // The embedded database was stopped again: its folder opens at once.
    expect((await steward(folder, { DATA_DIR: data }, 'verify')).code).toBe(0)
  })

  test('a PROCEDURE_FILE that is not there', async () => {
    const { code, err } = await start({ PROCEDURE_FILE: join(folder, 'nowhere.md') })
    expect([code, err]).toEqual([1, expect.stringMatching(/^PROCEDURE_FILE names .*nowhere.md, which cannot be read\. Check the path/)])
    inOneLine(err)
  })

  test('a DATA_DIR that this system never lets anybody make', async () => {
    const { code, err } = await start({ DATA_DIR: '/proc/steward' })
    expect([code, err]).toEqual([1, expect.stringContaining('DATA_DIR cannot be written')])
    inOneLine(err)
  })

  test('a DATA_DIR that cannot be written', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    const { code, err } = await start({ DATA_DIR: join(folder, 'a-file') })
    expect(code).toBe(1)
    expect(err).toContain('DATA_DIR cannot be written')
    inOneLine(err)
  })

  test('a database that is away', async () => {
    const { code, err } = await start({
      MONGODB_URI: 'mongodb://127.0.0.1:9/steward',
      RECORD_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
    })
    expect(code).toBe(1)
    expect(err).toContain('check MONGODB_URI')
    inOneLine(err)
  })

  test('no database to be found or fetched', async () => {
    const bin = join(folder, 'bin')
    mkdirSync(bin)
    chmodSync(bin, 0o755)
    const { code, err } = await start({ PATH: bin, HOME: folder, XDG_CACHE_HOME: join(folder, 'cache'), DATA_DIR: join(folder, 'new') })
    expect(code).toBe(1)
    expect(err).toMatch(/MONGODB_URI.*mongod.*Python 3\.10/)
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
