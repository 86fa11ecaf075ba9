import { checkSlack } from '../../../src/channels/slack/check-slack.js'
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

  test('says which settings are of the wrong kind', async () => {
    expect(await wrong(slackOffice(), { appToken: 'xoxb-wrong' })).toEqual([
      'SLACK_APP_TOKEN is not an app-level token: it begins with xapp-. Create one with connections:write.',
    ])
  })
})
