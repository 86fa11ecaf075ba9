import { setTimeout as pause } from 'node:timers/promises'
import { commands } from '../../src/casework/commands.js'
import { procedures } from '../../src/office.js'
import { openFolder, startBot } from '../cli/steward-process.js'
import { long } from './seed.js'

jest.setTimeout(180_000)
const { folder, data, close } = openFolder()
afterAll(close)

const most = 200_000
const filled = (piece: string, length = most): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
/** As long as the console takes, of the kinds that cost most to read, cut and draw. */
const texts = [
  filled('a\n'),
  filled('9'),
  filled('He says goodbye.\n\n'),
  filled('x'),
  `e${filled('\u0301')}`.slice(0, most),
  filled('a@b.'),
  filled(' '),
  filled('😢👨‍👩‍👧 '),
  filled('ICO-1 '),
]
const text = (place: number): string => texts[place % texts.length] ?? ''
/** In the ordinary run the text that costs most, and one without a break in it. */
const some = long ? texts : [text(0), text(4)]

/** What one account may send in a minute, each as long as may be. */
const longest = (): readonly Readonly<Record<string, unknown>>[] => [
  ...commands(procedures)
    .filter((_, place) => long || place % 2 === 0)
    .map(({ name }, place) => ({ arrives: 'command', command: name, text: text(place) })),
  { arrives: 'command', command: '/customer', text: filled('9', 300) },
  { arrives: 'command', command: '/ask', text: filled('he says he will jump ', 10_000) },
  ...some.map((said) => ({ arrives: 'message', text: said })),
  ...some.map((said) => ({ arrives: 'command', command: '/at-risk', text: said })),
  { arrives: 'press', verb: 'command:/customer', given: { text: text(1), a: text(0), b: text(4), c: text(7) } },
  { arrives: 'press', verb: 'ask:', given: { text: text(2) } },
  { arrives: 'press', verb: 'step:RaiseAlert', given: { said: text(0) } },
  { arrives: 'form', draft: 'none', step: 'what', move: 'next', values: { reason: text(0), words: text(3), more: [text(5), text(1)] } },
  { arrives: 'closed', draft: 'none', step: 'what', values: { reason: text(2) } },
]

/** What an ordinary minute of a few people looks like. */
const ordinary = [
  ['asha.patel', '/help', ''],
  ['asha.patel', '/my-work', ''],
  ['mei.lin', '/customer', 'Mary Jones'],
  ['mei.lin', '/ask', 'he was rude to me on the telephone, what do I do?'],
  ['asha.patel', '/terminated-call', ''],
  ['mei.lin', '/my-work', ''],
] as const

const share = (took: readonly number[], of: number): number =>
  Math.round(took.toSorted((one, other) => one - other)[Math.ceil(of * took.length) - 1] ?? 0)

test('promise 58: while one account sends the longest things allowed, everybody else is answered, and their alerts reach the seniors', async () => {
  const bot = await startBot(folder, { DATA_DIR: data })
  const lag = async (): Promise<{ readonly p99: number; readonly most: number }> => {
    const { text: figures } = await bot.get('/metrics')
    const of = (name: string) =>
      Math.round(1000 * Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(figures)?.[1]))
    return { p99: of('p99'), most: of('max') }
  }
  try {
    await bot.command('mei.lin', '/help', '')
    const idle = await lag()
    for (let round = 0; round < (long ? 20 : 3); round += 1)
      await Promise.all(ordinary.map(([by, command, words]) => bot.command(by, command, words)))
    const usual = await lag()
    let sending = true
    const answers: string[] = []
    const flood = async (): Promise<void> => {
      for (const arrival of longest()) answers.push(JSON.stringify(await bot.send('asha.patel', arrival)))
      sending = false
    }
    const health: number[] = []
    const looking = async (): Promise<void> => {
      while (sending) {
        const asked = performance.now()
        expect((await bot.get('/healthz')).status).toBe(200)
        health.push(performance.now() - asked)
        await pause(20)
      }
    }
    const alerts: { readonly answer: string; readonly took: number }[] = []
    const others = async (): Promise<void> => {
      while (sending && alerts.length < (long ? 100 : 8)) {
        const asked = performance.now()
        const answer = JSON.stringify(await bot.command('mei.lin', '/at-risk', `he says goodbye ${alerts.length}`))
        alerts.push({ answer, took: performance.now() - asked })
        await pause(100)
      }
    }
    await Promise.all([flood(), looking(), others()])
    const busy = await lag()

    expect(answers).toHaveLength(longest().length)
    for (const answer of answers) expect(answer).not.toMatch(/something went wrong|did not understand this window/i)
    const records = alerts.map(({ answer }) => /AR-\d{4}-\d{4}/.exec(answer)?.[0])
    expect(records).not.toContain(undefined)
    expect(new Set(records).size).toBe(alerts.length)
    let seen = ''
    const reached = () => (seen.match(/Delivered to [A-Z]/g) ?? []).length
    for (; reached() < alerts.length; await pause(100)) seen = await bot.sees('mei.lin')
    process.stderr.write(
      `promise 58, a few people at ordinary work: event loop p99 ${usual.p99} ms and at most ${usual.most} ms (target: 50)\n` +
        `promise 58, ${answers.length} longest things from one account: /healthz p99 ${share(health, 0.99)} ms, /at-risk of another p99 ${share(
          alerts.map(({ took }) => took),
          0.99,
        )} ms over ${alerts.length}, event loop p99 ${busy.p99} ms and at most ${busy.most} ms (idle ${idle.p99} and ${idle.most}; target: 50)\n`,
    )
  } finally {
    expect((await bot.end('SIGTERM')).code).toBe(0)
  }
})
