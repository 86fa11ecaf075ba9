import { cardSaying } from '../../contracts/channel.contract.js'
import { testPeople } from '../../procedures/test-office.js'
import { openRig, type Rig, slackOffice } from './rig.js'

/** What /readyz names of Slack, as an administrator reads it. */
describe('what is wrong with Slack', () => {
  let rig: Rig
  afterEach(() => rig.close())
  const listen = async () => ({ answer: 'nothing' }) as const
  const says = () => rig.channel.troubles().map((trouble) => trouble.says)
  const asha = { person: testPeople[0] as (typeof testPeople)[number] }
  let count = 0
  const post = (to: Parameters<Rig['channel']['post']>[0]) =>
    rig.channel.post(to, cardSaying('hello'), { urgency: 'now', key: `key-${++count}` }).catch(() => undefined)
  const asked = (method: string) => rig.slack.calls.filter((call) => call.method === method).length
  const looked = () => rig.until(() => asked('conversations.info') >= 2 && says().length === 0)

  test('is nothing while all is well', async () => {
    rig = await openRig(listen)
    await looked()
    expect(says()).toEqual([])
  })

  test.each(['token_revoked', 'invalid_auth', 'account_inactive', 'token_expired', 'not_authed'])(
    'is a token that is refused with %s, from the first call that hears it until one is taken again',
    async (error) => {
      rig = await openRig(listen)
      await looked()
      rig.slack.gate = () => ({ ok: false, error })
      await post(asha)
      expect(rig.channel.troubles()).toEqual([{ says: expect.stringMatching(/Slack/), mute: true }])
      delete rig.slack.gate
      await post(asha)
      expect(says()).toEqual([])
    },
  )

  test('is a token that was revoked while nobody wrote: it is heard at the start, without a post', async () => {
    rig = await openRig()
    rig.slack.gate = () => ({ ok: false, error: 'token_revoked' })
    await rig.channel.start(listen)
    await rig.until(() => says().length > 0)
    expect(says()).toEqual(['The bot’s Slack token was revoked: install the app again and set SLACK_BOT_TOKEN.'])
    expect(asked('chat.postMessage')).toBe(0)
  })

  test('is a channel in which the bot is not, and one that is archived, each with what to do', async () => {
    rig = await openRig()
    rig.office = { ...slackOffice(), channelOn: (purpose) => ({ seniors: 'CNOT', managers: 'COLD' })[purpose as string] }
    await rig.channel.start(listen)
    await rig.until(() => says().length === 2)
    expect(says()).toEqual([
      'The bot is not in #a-channel, the channel for seniors: type /invite @Contact Steward there.',
      '#a-channel, the channel for managers, is archived: name another one in the office file.',
    ])
    expect(rig.channel.troubles().some(({ mute }) => mute)).toBe(false)
  })

  test('is a channel that went between two looks, from the first post that fails until one arrives', async () => {
    rig = await openRig(listen)
    await looked()
    rig.slack.fail('chat.postMessage', { with: 'error', error: 'channel_not_found' })
    await post({ purpose: 'seniors' })
    expect(says()).toEqual([expect.stringMatching(/^The channel for seniors: Slack does not know this channel/)])
    await post({ purpose: 'seniors' })
    expect(says()).toEqual([])
  })

  test('is no missing channel while Slack is only away', async () => {
    rig = await openRig()
    for (let n = 0; n < 10; n += 1) rig.slack.fail('conversations.info', { with: 'status', status: 503 })
    await rig.channel.start(listen)
    await rig.until(() => asked('conversations.info') === 1)
    await rig.settled()
    expect(says()).toEqual([])
  })

  test('is a connection that was lost for longer than it takes to make another, until it is made again', async () => {
    rig = await openRig(listen, 'socket')
    await rig.command('/my-work')
    expect(says()).toEqual([])
    const before = asked('apps.connections.open')
    for (let n = 0; n < 4; n += 1) rig.slack.fail('apps.connections.open', { with: 'status', status: 503 })
    rig.slack.recycle()
    await rig.until(() => asked('apps.connections.open') > before)
    expect(says()).toEqual([])
    rig.now = new Date(rig.now.getTime() + 31_000)
    expect(rig.channel.troubles()).toEqual([
      { says: 'Slack is not connected: nothing that is said there reaches the bot. It keeps trying.', mute: true },
    ])
    await rig.until(() => says().length === 0)
  })

  test('is an app-level token that Slack refuses, by the name of its own setting', async () => {
    rig = await openRig(undefined, 'socket')
    rig.slack.fail('apps.connections.open', { with: 'error', error: 'invalid_auth' })
    await rig.channel.start(listen)
    await rig.until(() => says().join().includes('SLACK_APP_TOKEN'))
    expect(says().join()).not.toContain('SLACK_BOT_TOKEN')
  })
})
