import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFakeSlack } from '../channels/slack/fake-slack.js'
import { signed } from '../channels/slack/rig.js'
import { freshName, testDatabase } from '../log/test-database.js'
import { csvOf, staff } from '../people/staff-list.js'
import { openFolder, startServing, steward, stewardAnswered } from './steward-process.js'

jest.setTimeout(240_000)

/** What stood on the one terminal, written down for somebody to read it. */
const transcript: string[] = []
const output = join(__dirname, '..', 'output')
afterAll(() => {
  mkdirSync(output, { recursive: true })
  writeFileSync(join(output, 'moving-in.txt'), transcript.join('\n'))
})

test('an administrator moves an office of 398 in, from an empty folder to an alert that reaches a senior in Slack', async () => {
  const { folder, close } = openFolder()
  const slack = await openFakeSlack()
  const file = (name: string) => join(folder, name)
  const type = async (command: string, run: () => ReturnType<typeof steward>) => {
    const { code, out, err } = await run()
    transcript.push(`$ ${command}`, out + err, `(code ${code})`, '')
    return { code, said: out + err }
  }
  const run = (...args: readonly string[]) => type(`steward ${args.join(' ')}`, () => steward(folder, {}, ...args))
  const edit = (name: string, ...changes: readonly (readonly [string | RegExp, string])[]) => {
    const before = readFileSync(file(name), 'utf8')
    const after = changes.reduce((text, [from, to]) => text.replace(from, to), before)
    expect(after).not.toBe(before)
    writeFileSync(file(name), after)
    transcript.push(`(${name} is edited)`, '')
  }
  try {
    writeFileSync(file('staff.csv'), csvOf(staff(398)))
    const answers = [
      'The Office of Many',
      'GMT',
      'Europe/London',
      '',
      '',
      'slack',
      'https://steward.many.example',
      'csv',
      'Root Admin',
      'root@many',
      'root@many.example',
      'staff.csv',
    ]
    await type('steward init', () => stewardAnswered(folder, {}, answers, 'init'))
    // What is lacking is said, with what it takes to mend it.
    const lacking = await run('people', '--from', 'csv')
    expect(lacking.code).toBe(1)
    expect(lacking.said).toMatch(/WRONG {2}office\.yaml line \d+, duty/)
    expect(lacking.said).toContain('duty.outOfHours: Name who is on duty whenever nobody else is')
    expect(lacking.said).toContain('Who may be on duty, for the office file: ada.head, bo.head,')
    edit('office.yaml', ['outOfHours: []', 'outOfHours: [{ tier: 1, people: [ada.head, bo.head] }]'])
    const roles = await run('people', '--from', 'csv')
    expect(roles.said).toContain('Nobody has the role advice services. Give it to somebody')
    expect(roles.said).toContain('note   Titles that hold no role yet, the rarest first: Records Officer (1) · ')
    edit(
      'office.yaml',
      ['- staff\n      - administrator', '- staff\n      - administrator\n    lineManager: ada.head'],
      ['- Head of Customer Contact', '- Head of Advice'],
      ['- Advice Services*', '- Records Officer'],
      ['- Customer Contact*', '- Records Officer'],
    )
    expect(await run('people', '--yes')).toMatchObject({
      code: 0,
      said: expect.stringContaining('Taken: 398 people stand in people.yaml.'),
    })
    for (const { email } of [...staff(398), { email: 'root@many.example' }])
      slack.user(`U0${email.replace(/\W.*/, '').toUpperCase()}`, email)
    slack.user('U0GUEST', 'guest@elsewhere.example', { is_restricted: true })
    slack.user('U0BOT', 'bot@many.example', { is_bot: true })
    const secret = '0123456789abcdef0123456789abcdef'
    edit(
      '.env',
      [/# MONGODB_URI=.*/, `MONGODB_URI=${(await testDatabase()).replace('/?', `/${freshName()}?`)}`],
      ['# RECORD_KEY_FILE', 'RECORD_KEY_FILE'],
      [/# SLACK_BOT_TOKEN=.*/, `SLACK_BOT_TOKEN=xoxb-one\nSLACK_API_URL=${slack.apiUrl}`],
      [/# SLACK_SIGNING_SECRET=.*/, `SLACK_SIGNING_SECRET=${secret}`],
    )
    const completed = await run('people', '--from', 'slack', '--yes')
    expect(completed.said).toContain('Taken: 399 people')
    expect(completed.said).not.toMatch(/U0GUEST|U0BOT|has no line manager/)
    const looked = await run('doctor')
    expect(looked).toMatchObject({ code: 0, said: expect.stringContaining('Everybody in the office file is found in Slack.') })
    expect(looked.said).toContain('People were last fetched within the hour.')
    const bot = await startServing(folder, {})
    transcript.push('$ steward start', '')
    const command = new URLSearchParams({
      command: '/at-risk',
      text: 'I will not be here tomorrow',
      user_id: 'U0P12',
      channel_id: 'D1',
      team_id: 'T1',
      trigger_id: slack.trigger(),
      response_url: slack.responseUrl('D1', 'U0P12'),
    }).toString()
    const answer = await fetch(`${bot.server}/slack/events`, {
      method: 'POST',
      body: command,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...signed(command, Math.floor(Date.now() / 1000), secret) },
    })
    expect(answer.status).toBe(200)
    const rung = () => slack.messages.find(({ channel, text }) => channel === 'DU0ADA' && /at-risk alert .*AR-/.test(text))
    while (!rung()) await new Promise((looked) => setTimeout(looked, 20))
    transcript.push(JSON.stringify(slack.messages.map(({ channel, text }) => [channel, text])))
    expect(await run('backup', 'first.backup')).toMatchObject({ code: 0, said: expect.stringContaining('Backed up 1 record with ') })
    const drilled = await run('drill', 'first.backup')
    expect(drilled).toMatchObject({ code: 0, said: expect.stringContaining('The drill went well') })
    // Nothing goes on there: whoever reads of other references thinks that the bot has them now.
    expect(drilled.said).not.toMatch(/goes on|should look/)
    // Onto records nothing is ever restored.
    expect(await run('restore', 'first.backup')).toMatchObject({ code: 1, said: expect.stringContaining('empty') })
    await bot.end('SIGTERM')
  } finally {
    await slack.close()
    close()
  }
})
