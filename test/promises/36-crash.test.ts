import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { canariesIn, canariesUnder, canaryTelephone, canaryWord } from '../canaries/canary.js'
import { type Bot, type Ended, openFolder, startBot, steward } from '../cli/steward-process.js'

jest.setTimeout(180_000)

const words = `${canaryWord(41)} says that ${canaryWord(42)} will come, ${canaryTelephone(43)}`

/** An alert that climbs, a form that nobody has sent, and a look-up: what a bot has in its memory and in its files when it ends in the middle. */
const busy = async (bot: Bot): Promise<void> => {
  await bot.command('asha.patel', '/at-risk', words)
  const reply = (await bot.command('asha.patel', '/terminated-call', '')) as {
    dialog?: { draft: string; step: { name: string }; fields: readonly { name: string; input: string }[] }
  }
  if (!reply.dialog) throw new Error(`No form: ${JSON.stringify(reply)}`)
  const { draft, step, fields } = reply.dialog
  const values = Object.fromEntries(fields.filter(({ input }) => /^lines?$/.test(input)).map(({ name }) => [name, words]))
  await bot.send('asha.patel', { arrives: 'closed', draft, step: step.name, values })
  await bot.command('asha.patel', '/customer', canaryWord(41))
  expect(await bot.sees('asha.patel')).toContain(canaryWord(41))
}

test('promise 36: a bot that ends by a mistake, or is killed, leaves nothing that was typed in its words, its files or its temporary files, and no picture of its memory', async () => {
  const { folder, data, close } = openFolder()
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary)
  const settings = { DATA_DIR: data, CONSOLE: 'on', LOG_LEVEL: 'trace', TMPDIR: temporary }
  const crashing = { ...settings, NODE_OPTIONS: `--require ${join(__dirname, 'crash-on-signal.cjs')}`, CRASH_WORDS: words }
  const left = ({ out, err }: Ended) => ({
    words: canariesIn(Buffer.from(out + err)),
    files: canariesUnder(folder),
    pictures: readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)(core|report)\b|heapsnapshot/.test(name)),
  })
  const nothing = { words: [], files: [], pictures: [] }
  try {
    const bot = await startBot(folder, crashing)
    await busy(bot)
    const ended = await bot.end('SIGUSR2')
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('a fault that nobody caught')])
    expect(ended.err).toContain('a promise was left alone')
    expect(left(ended)).toEqual(nothing)
    // The next one finds all of it again, and is killed.
    const next = await startBot(folder, settings)
    await busy(next)
    expect(left(await next.end('SIGKILL'))).toEqual(nothing)
    const { out, err } = await steward(folder, settings, 'doctor')
    expect(canariesIn(Buffer.from(out + err))).toEqual([])
  } finally {
    close()
  }
})
