import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { pino } from 'pino'
import { quiet } from '../../../src/channels/slack/clients.js'
import { scopes } from '../../../src/channels/slack/manifest.js'
import { openSlackChannel } from '../../../src/channels/slack/open-slack.js'
import { channelContract } from '../../contracts/channel.contract.js'
import { memoryStore, signingSecret, slackOffice, textOf } from './rig.js'

/** A Slack Web API written by others, which gives a token exactly the rights of our manifest. */
const folder = mkdtempSync(join(tmpdir(), 'steward-slack-'))
let emulator: ChildProcess
let apiUrl = ''

beforeAll(async () => {
  const seed = {
    slack: {
      strict_scopes: true,
      users: [
        { name: 'asha', real_name: 'Asha Patel', email: 'asha@office.example' },
        { name: 'steward', real_name: 'Contact Steward', email: 'steward@office.example' },
      ],
      tokens: [{ token: 'xoxb-emulated', user: 'steward', scopes: Object.keys(scopes) }],
    },
  }
  const file = join(folder, 'seed.json')
  writeFileSync(file, JSON.stringify(seed))
  const program = join(__dirname, '../../../node_modules/emulate/dist/index.js')
  const anyPort = join(__dirname, 'at-any-port.cjs')
  emulator = spawn(process.execPath, ['--require', anyPort, program, 'start', '--service', 'slack', '--seed', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  apiUrl = await new Promise<string>((resolve, reject) => {
    emulator.once('exit', () => reject(new Error('the emulator did not start')))
    let said = ''
    emulator.stdout?.on('data', (words: Buffer) => {
      said += words.toString()
      const port = /^Listens at (\d+)$/m.exec(said)?.[1]
      if (port !== undefined) resolve(`http://localhost:${port}/api/`)
    })
  })
}, 60_000)
afterAll(() => {
  emulator.kill()
  rmSync(folder, { recursive: true, force: true })
})

const cannot = 'emulate has no plan of faults; the fake Slack has'
channelContract(
  'Slack with the rights of our manifest only',
  async () => {
    const office = slackOffice()
    const client = new WebClient('xoxb-emulated', { slackApiUrl: apiUrl, logger: quiet(pino({ level: 'silent' })) })
    const { user } = await client.users.lookupByEmail({ email: 'asha@office.example' })
    const [first] = office.people
    if (!first || !user?.id) throw new Error('nobody is there')
    const asha = { ...first, slack: user.id }
    const { slack: _, ...stranger } = { ...first, id: 'nobody' as typeof first.id, email: 'nobody@elsewhere.example' }
    const { channel: direct } = await client.conversations.open({ users: user.id })
    const history = async () => (await client.conversations.history({ channel: direct?.id ?? '', limit: 200 })).messages ?? []
    const before = new Set((await history()).map(({ ts }) => ts))
    const here = { ...office, people: [asha], person: (id: string) => (id === asha.id ? asha : undefined) }
    const channel = openSlackChannel({
      botToken: 'xoxb-emulated',
      signingSecret,
      apiUrl,
      directory: () => here,
      clock: () => new Date(),
      store: memoryStore(),
      logger: pino({ level: 'silent' }),
    })
    return {
      channel,
      known: { person: asha },
      stranger: { person: stranger },
      seen: async () =>
        (await history())
          .filter(({ ts }) => !before.has(ts))
          .reverse()
          .map(({ blocks }) => textOf(blocks)),
      close: async () => {},
    }
  },
  {
    later: cannot,
    unclear: cannot,
    looks: cannot,
    never: cannot,
    remove: cannot,
    arrive: 'emulate delivers no commands; the fake Slack does',
  },
)
