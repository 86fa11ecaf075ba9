import { buttonCalled, pressOn, textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

describe('a card that somebody opened for themselves', () => {
  const slack = tellInSlack('http')
  const rig = () => slack.rig()
  const messagesOf = (user: string) => rig().slack.messages.filter(({ channel }) => channel === `D${user}`)
  const opensHome = async (user: string) => {
    await rig().event({ type: 'app_home_opened', user, tab: 'home', channel: `D${user}` })
    await rig().settled()
  }
  const pressAtHome = async (user: string, title: string) => {
    await rig().interact({
      type: 'block_actions',
      user: { id: user },
      trigger_id: rig().slack.trigger(),
      view: { id: 'V-home', type: 'home' },
      container: { type: 'view' },
      actions: [buttonCalled(rig().slack.homes.get(user)?.blocks, title)],
    })
    await rig().settled()
  }
  const raise = async () => {
    await rig().command('/at-risk', 'he says goodbye')
    await slack.deliver()
  }
  /** How Gita opens the alert, beside the card that she was sent. */
  const doors: Readonly<Record<string, () => Promise<void>>> = {
    'the home tab': async () => {
      await opensHome('UGITA')
      await pressAtHome('UGITA', 'Open')
    },
    'her list in our chat, which only she sees': async () => {
      await rig().command('/my-work', '', { user_id: 'UGITA', channel_id: 'DUGITA' })
      await rig().settled()
      const list = messagesOf('UGITA').findLast(({ only }) => only === 'UGITA')
      if (!list) throw new Error('no list')
      await rig().interact(pressOn(rig().slack, list, 'Open', 'UGITA'))
      await rig().settled()
    },
  }

  test.each(Object.entries(doors))('from %s offers nothing any more once somebody else has taken it', async (_, open) => {
    await raise()
    const before = messagesOf('UGITA').length
    await open()
    await slack.deliver()
    const opened = messagesOf('UGITA').slice(before).at(-1)
    expect(opened?.only).toBeUndefined()
    expect(textOf(opened?.blocks)).toContain('I have it')
    // The card that she was sent says and offers the same: it gives way, and one card of the alert is the living one.
    const hers = messagesOf('UGITA').filter(({ only }) => !only)
    expect(hers.filter(({ blocks }) => textOf(blocks).includes('I have it'))).toEqual([opened])
    expect(hers.filter(({ blocks }) => textOf(blocks).includes('All of this stands further down'))).toHaveLength(1)
    const other = rig().slack.messages.find(
      ({ channel, blocks }) => channel !== 'DUGITA' && channel.startsWith('DU') && textOf(blocks).includes('I have it'),
    )
    if (!other) throw new Error('nobody else was told')
    await slack.press(other, 'I have it', other.channel.slice(1))
    await slack.deliver()
    // What Slack shows to her alone for a while cannot be drawn over: a press there says how it stands.
    for (const { blocks, only } of messagesOf('UGITA').slice(before)) if (!only) expect(textOf(blocks)).not.toContain('I have it')
    for (const list of messagesOf('UGITA').filter(({ only }) => only)) {
      await rig().interact(pressOn(rig().slack, list, 'I have it', 'UGITA'))
      await rig().settled()
      expect(textOf(list.blocks)).toMatch(/has had this since/)
    }
    expect(textOf(opened?.blocks)).toMatch(/has it/)
  })

  test('opened a second time, is one live card and a word that it came again', async () => {
    await raise()
    const before = messagesOf('UGITA').length
    await opensHome('UGITA')
    await pressAtHome('UGITA', 'Open')
    await pressAtHome('UGITA', 'Open')
    await slack.deliver()
    const opened = messagesOf('UGITA')
      .slice(before)
      .map(({ blocks }) => textOf(blocks))
    expect(opened.filter((words) => words.includes('I have it'))).toHaveLength(1)
    expect(opened[0]).toContain('This came again further down')
  })
})
