import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { eraseRecords } from '../../src/casework/erase-records.js'
import { instant, type RecordId } from '../../src/procedures/words.js'
import { canariesIn, canariesUnder, canaryTelephone, canaryWord } from '../canaries/canary.js'
import { type Back, type Do, openSeeding } from '../canaries/seeding.js'
import { openWholeOffice } from '../canaries/whole-office.js'
import { openFakeSlack } from '../channels/slack/fake-slack.js'
import { type Bot, openFolder, startBot, steward } from '../cli/steward-process.js'

jest.setTimeout(1_200_000)

/** Every command that asks for words, in an order in which the later ones find records. */
const commands = [
  ...['/terminated-call', '/written-contact', '/difficult-call', '/escalate', '/restriction', '/adjustment', '/authority-report'],
  ...['/withheld-name', '/at-risk', '/need-support', '/subject-request', '/hold-records', '/guidance-change', '/turn', '/away'],
  ...['/customer', '/ask', '/lists', '/looks', '/contact-report', '/duty', '/my-work'],
] as const
/** What leads out of the office by a file or a letter is looked at elsewhere: here it only costs time. */
const letters = (verb: string): boolean => /^(letter|export|gather):/.test(verb)
const found = (what: unknown): readonly string[] => canariesIn(Buffer.from(typeof what === 'string' ? what : JSON.stringify(what)))

describe('what is searched for is found', () => {
  const words = `Name: ${canaryWord(17)}, ${canaryTelephone(17)}`
  const guises: readonly (readonly [string, Buffer])[] = [
    ['as typed', Buffer.from(words)],
    ['in small letters', Buffer.from(words.toLowerCase())],
    ['in capitals', Buffer.from(words.toUpperCase())],
    ['folded', Buffer.from(words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())],
    ['UTF-16', Buffer.from(words, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(words, 'utf16le').swap16()],
    ['hex', Buffer.from(Buffer.from(words).toString('hex'))],
    ['URL-encoded', Buffer.from(encodeURIComponent(words))],
    ['JSON', Buffer.from(JSON.stringify({ words }))],
    ['a dialled number', Buffer.from(canaryTelephone(17).replaceAll(' ', '').replace(/^0/, '+44'))],
    ...[0, 1, 2].map(
      (before) => [`base64, ${before} before it`, Buffer.from(Buffer.from('x'.repeat(before) + words).toString('base64'))] as const,
    ),
  ]
  test.each(guises)('%s', (_, bytes) => expect(canariesIn(bytes).length).toBeGreaterThan(0))
  test('and nothing else is', () => expect(canariesIn(Buffer.from('Zebedee Quill, 0113 496 0001, 0117 4960'))).toEqual([]))
})

describe('in the office with every chat, its database its own', () => {
  let office: Awaited<ReturnType<typeof openWholeOffice>>
  beforeAll(async () => {
    office = await openWholeOffice()
  })
  afterAll(() => office.close())
  const people = ['asha', 'lena', 'gita', 'ian', 'hugh'] as const

  test('promises 36 and 41: what was typed stands on people’s own cards and nowhere else; erased, it stands nowhere', async () => {
    const seeding = openSeeding(office.does, '2026-03-03', people)
    for (const command of commands) await seeding.command(['asha', 'gita', 'ian', 'hugh'], command)
    await office.deliver()
    const pressing = process.env.LONG ? people : (['gita'] as const)
    for (const record of [...seeding.records.keys()]) for (const by of pressing) await seeding.press(record, by, letters)
    await office.deliver()
    expect([seeding.count() > 100, seeding.records.size > 12]).toEqual([true, true])

    // Nobody takes this alert: it climbs to mail and the webhook.
    await seeding.command(['asha'], '/at-risk')
    for (let minute = 0; minute < 5; minute += 1) {
      office.pass(1 / 60)
      await office.deliver()
    }
    const { mails, calls } = office.outside
    expect([mails.length > 0, calls.length > 0, found(mails), found(calls)]).toEqual([true, true, [], []])

    const chats = await office.chats()
    for (const chat of ['slack', 'teams', 'console'])
      expect([chat, found(chats.filter((one) => one.chat === chat && one.where === 'own')).length > 0]).toEqual([chat, true])
    expect(found(chats.filter(({ where }) => where !== 'own'))).toEqual([])
    expect(canariesUnder(office.data)).toEqual([])
    expect(found(await office.said())).toEqual([])

    const note = { by: 'ian', why: 'They asked for it.', at: instant(office.desk.clock()) }
    const all = new Map([...seeding.records.keys()].map((record) => [record as RecordId, note]))
    const first = await eraseRecords(office.desk, all, { mayGo: async () => true })
    // Somebody pressed "hold" on the list: what it holds stays until the list itself has gone.
    const held = [...all.keys()].filter((record) => !first.has(record))
    expect(held.length).toBeLessThan(all.size / 4)
    await eraseRecords(office.desk, new Map(held.map((record) => [record, note])), { mayGo: async () => true })
    await office.deliver()
    expect(found(await office.chats())).toEqual([])
    expect(found(await office.small())).toEqual([])
    for (const by of people)
      for (const command of ['/my-work', '/lists', '/duty'])
        expect([by, command, found(await office.does(by, { arrives: 'command', command, text: '' }))]).toEqual([by, command, []])
    expect(canariesUnder(office.data)).toEqual([])
  })
})

/** One of each kind of person there is in the sample office. */
const sampled = [
  ...['asha.patel', 'tom.okafor', 'priya.sharma', 'grace.mensah', 'yusuf.demir', 'ewa.nowak'],
  ...['helen.whitmore', 'kofi.asante', 'sam.carter'],
] as const
const signingSecret = '8f742231b10e8888abcd99eeefff85a5'

/** The sample office, where a colleague’s name is a canary too. */
const officeIn = (folder: string) => {
  const sample = readFileSync(join(__dirname, '../../src/directory/sample-office.yaml'), 'utf8')
  const file = join(folder, 'office.yaml')
  writeFileSync(file, sample.replace('name: Mei Lin', `name: ${canaryWord(999)}`))
  const { people } = parse(sample) as { people: Record<string, { email: string; slack?: string }> }
  return { file, users: Object.values(people).flatMap(({ slack, email }) => (slack ? [{ id: slack, email }] : [])) }
}

const through =
  (bot: Bot): Do =>
  async (by, arrival) => {
    const reply = (await bot.send(by, arrival)) as { dialog?: Back['dialog']; post?: { card?: Back['card'] } }
    return { ...(reply.dialog ? { dialog: reply.dialog } : {}), ...(reply.post?.card ? { card: reply.post.card } : {}) }
  }

/** The bot as it is started, with 500 of them: some minutes, so in the long form alone. */
;(process.env.LONG ? test : test.skip)(
  'promise 36: 500 canaries through every form of the running bot: none in its files, its words, its log at trace, a backup, a preview or a channel',
  async () => {
    const { folder, data, close } = openFolder()
    const { file, users } = officeIn(folder)
    const slack = await openFakeSlack()
    for (const { id, email } of users) slack.user(id, email)
    const temporary = join(folder, 'tmp')
    mkdirSync(temporary)
    const settings = {
      ...{ DATA_DIR: data, OFFICE_FILE: file, CONSOLE: 'on', LOG_LEVEL: 'trace', TMPDIR: temporary },
      ...{ SLACK_BOT_TOKEN: 'xoxb-a-token', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.apiUrl },
    }
    try {
      const bot = await startBot(folder, settings)
      const seeding = openSeeding(through(bot), new Date().toISOString().slice(0, 10), [...sampled, 'mei.lin'])
      for (const command of commands) await seeding.command(['asha.patel', 'priya.sharma', 'yusuf.demir', 'kofi.asante'], command)
      for (let round = 0; round < 3 || seeding.count() < 500; round += 1)
        for (const record of [...seeding.records.keys()]) for (const by of sampled) await seeding.press(record, by, letters)
      const backup = join(folder, 'backup.sealed')
      const said: Record<string, string> = {}
      for (const tool of [['backup', backup], ['doctor'], ['doctor', '--data-protection'], ['verify'], ['show', 'TC-2026-0001']]) {
        const { out, err } = await steward(folder, settings, ...tool)
        said[tool.join(' ')] = out + err
      }
      for (const path of ['/healthz', '/readyz', '/metrics', '/nothing']) said[path] = (await bot.get(path)).text
      const ended = await bot.end('SIGTERM')
      process.stderr.write(
        `promise 36: ${seeding.count()} canaries in ${seeding.asked.size} questions, on ${seeding.records.size} records, ${slack.messages.length} messages in Slack\n`,
      )
      const channels = slack.messages.filter(({ channel, only }) => !channel.startsWith('D') && !only)
      expect({
        files: [data, temporary].flatMap(canariesUnder),
        backup: canariesIn(readFileSync(backup)),
        previews: found(slack.messages.map(({ text }) => text)),
        channels: found(channels.map(({ blocks }) => blocks)),
        said: Object.entries({ ...said, out: ended.out, err: ended.err }).flatMap(([where, text]) =>
          found(text).map((one) => `${where}: ${one}`),
        ),
      }).toEqual({ files: [], backup: [], previews: [], channels: [], said: [] })
      expect(slack.messages.length).toBeGreaterThan(100)
    } finally {
      await slack.close()
      close()
    }
  },
)
