import { cardSaying } from '../../contracts/channel.contract.js'
import { openRig, type Rig } from './rig.js'

/** What /readyz names of Teams, as an administrator reads it. */
describe('what is wrong with Teams', () => {
  let rig: Rig
  beforeEach(async () => {
    rig = await openRig()
  })
  afterEach(() => rig.close())
  const says = () => rig.channel.troubles().map((trouble) => trouble.says)
  const start = () => rig.channel.start(async () => ({ answer: 'nothing' }))
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
  }
  const asked = () => rig.connector.calls.filter(({ kind }) => kind === 'members').length
  const post = () => rig.channel.post({ purpose: 'seniors' }, cardSaying('hello'), { urgency: 'now', key: 'one' }).catch(() => undefined)

  test('is nothing while all is well, nor because the members of a channel may not be read', async () => {
    rig.connector.fail('members', { with: 'status', status: 403 })
    await start()
    await until(() => asked() === 2)
    await rig.settled()
    expect(says()).toEqual([])
  })

  test('is a secret that Microsoft refuses, without a post, until it is taken', async () => {
    rig.connector.fail('token', { with: 'status', status: 401 })
    await start()
    await until(() => says().length > 0)
    expect(rig.channel.troubles()).toEqual([{ says: expect.stringContaining('check MicrosoftAppId'), mute: true }])
    await post()
    expect(says()).toEqual([])
  })

  test('is a channel that Teams no longer knows, from the look or the first post, until a card arrives', async () => {
    rig.connector.fail('members', { with: 'status', status: 404, code: 'ConversationNotFound' })
    await start()
    await until(() => says().length > 0)
    expect(rig.channel.troubles()).toEqual([{ says: expect.stringMatching(/^The channel for seniors: Teams does not know/), mute: false }])
    await until(() => asked() === 2)
    await post()
    expect(says()).toEqual([])
    rig.connector.fail('send', { with: 'status', status: 403, code: 'BotNotInConversationRoster' })
    await post()
    expect(says()).toEqual([expect.stringMatching(/^The channel for seniors: The bot is not installed there/)])
  })
})
