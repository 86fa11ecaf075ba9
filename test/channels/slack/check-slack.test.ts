import { checkSlack } from '../../../src/channels/slack/check-slack.js'
import { staff } from '../../procedures/test-office.js'
import { type FakeSlack, openFakeSlack } from './fake-slack.js'
import { slackOffice } from './rig.js'

describe('the doctor in Slack', () => {
  let slack: FakeSlack
  beforeEach(async () => {
    slack = await openFakeSlack()
    for (const { slack: id, email } of slackOffice().people) if (id) slack.user(id, email)
  })
  afterEach(() => slack.close())
  const look = (office = slackOffice(), settings: object = {}) =>
    checkSlack({ botToken: 'xoxb-test', signingSecret: 's', apiUrl: slack.apiUrl, ...settings }, office)
  const wrong = async (...how: Parameters<typeof look>) => (await look(...how)).filter(({ well }) => !well).map(({ says }) => says)

  test('finds all well', async () => {
    expect(await wrong()).toEqual([])
    expect((await look()).map(({ says }) => says).join('\n')).toContain('The app has every scope that it needs.')
  })

  test('names a token that is not accepted, and goes no further', async () => {
    slack.fail('auth.test', { with: 'error', error: 'token_revoked' })
    expect(await wrong()).toEqual(['The bot’s Slack token was revoked: install the app again and set SLACK_BOT_TOKEN.'])
  })

  test('says to invite the bot, and of an archived channel to name another', async () => {
    const office = { ...slackOffice(), channelOn: (purpose: string) => ({ seniors: 'CNOT', managers: 'COLD' })[purpose] }
    expect(await wrong(office)).toEqual([
      'The bot is not in #a-channel, the channel for seniors: type /invite @Contact Steward there.',
      '#a-channel, the channel for managers, is archived: name another one in the office file.',
    ])
  })

  test('names by id whoever Slack does not know', async () => {
    const office = slackOffice({
      people: slackOffice().people.map((person) => (person.id === 'asha' ? { ...person, slack: 'UGONE' } : person)),
    })
    expect(await wrong(office)).toEqual(['Not found in Slack: asha. Check their slack or email in the office file.'])
  })

  test('asks for everybody page by page, since Slack lets few be asked for one by one, and for whoever is not among them by themselves', async () => {
    const [one] = slackOffice().people
    if (!one) throw new Error('The office is empty.')
    const many = Array.from({ length: 400 }, (_, at) => ({ ...one, id: staff(`p${at}`), slack: `U0${at}`, email: `p${at}@office.example` }))
    for (const { slack: id, email } of many.slice(0, 399)) slack.user(id, email, id === 'U07' ? { is_restricted: true } : {})
    const told = await wrong(
      slackOffice({ people: many.map(({ slack: id, ...person }, at) => (at % 2 ? person : { ...person, slack: id })) }),
    )
    expect(told).toEqual([
      'Not found in Slack: p399. Check their slack or email in the office file.',
      expect.stringMatching(/^Guests, bots or people of another workspace in Slack.*: p7\./),
    ])
    expect(slack.calls.filter(({ method }) => /^users\.(info|lookup)/.test(method))).toHaveLength(1)
  })

  test.each(['auth.test', 'conversations.info', 'users.list'])(
    'where Slack breaks off (%s) says what to do, and not that something may have arrived',
    async (method) => {
      const office = { ...slackOffice(), channelOn: () => 'C1' }
      for (let times = 0; times < 8; times += 1) slack.fail(method, { with: 'reset', effect: 'before' })
      const told = await wrong(office)
      expect(told.join('\n')).toMatch(
        /Slack did not answer\. Look again in a minute; if it is still so, let this computer reach slack\.com by https\./,
      )
      expect(told.join('\n')).not.toMatch(/arrived/)
    },
  )

  test('does not say that Slack gets through to the bot, which nobody here can know', async () => {
    expect((await look()).map(({ says }) => says).join('\n')).toMatch(
      /Slack is to call \/slack\/events\. Whether it gets through shows only there/,
    )
  })

  test('says which settings are of the wrong kind', async () => {
    expect(await wrong(slackOffice(), { appToken: 'xoxb-wrong' })).toEqual([
      'SLACK_APP_TOKEN is not an app-level token: it begins with xapp-. Create one with connections:write.',
    ])
  })
})
