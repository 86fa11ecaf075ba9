import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { breath } from '../breath.js'
import { openFolder, startBot, steward } from '../cli/steward-process.js'
import { within } from './seed.js'

jest.setTimeout(240_000)
const { folder, data, close } = openFolder()
afterAll(close)

test('promise 12: with its database frozen the running bot answers with whom to ring, sends the alert, and saves it once afterwards', async () => {
  const bot = await startBot(folder, { DATA_DIR: data })
  const { pid } = JSON.parse(readFileSync(join(data, 'database.json'), 'utf8')) as { pid: number }
  process.kill(pid, 'SIGSTOP')
  const asked = Date.now()
  await bot.command('asha.patel', '/at-risk', 'he says he will not be here tomorrow')
  const answered = Date.now() - asked
  let sent = 0
  let seniors: RegExpExecArray | null = null
  for (; !seniors; await breath()) seniors = /straight to: ([A-Z]\w+) ([A-Z]\w+)/.exec(await bot.sees('asha.patel'))
  const senior = `${seniors[1]}.${seniors[2]}`.toLowerCase()
  for (; sent === 0; await breath()) if ((await bot.sees(senior)).includes('not saved yet')) sent = Date.now() - asked
  process.kill(pid, 'SIGCONT')
  process.stderr.write(
    `promise 12, a command on a frozen database: answered after ${answered} ms, a senior’s card after ${sent} ms (target: 2,500 and 3,000)\n`,
  )
  while (!(await bot.sees('asha.patel')).includes('AR-20')) await breath()
  // The card that came first says so, and one card in the chat has the button.
  while (!/saved now as AR-20/.test(await bot.sees(senior))) await breath()
  while (!(await bot.sees(senior)).includes('step:AcknowledgeAlert')) await breath()
  const [, posts = '[]'] = /^data: (.*)$/m.exec(await bot.sees(senior)) ?? []
  const chat = (JSON.parse(posts) as { place: string }[])
    .filter(({ place }) => place === `person:${senior}`)
    .map((post) => JSON.stringify(post))
  const holding = (words: string) => chat.filter((post) => post.includes(words)).length
  expect([holding('not saved yet'), holding('step:AcknowledgeAlert')]).toEqual([0, 1])
  const ended = await bot.end('SIGTERM')
  expect(ended.code).toBe(0)
  expect([answered < within(2_500), sent < within(3_000)]).toEqual([true, true])
  expect(await steward(folder, { DATA_DIR: data }, 'verify')).toMatchObject({ out: expect.stringMatching(/of the one record/) })
})
