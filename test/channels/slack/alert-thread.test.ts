import type { Message } from './fake-slack.js'
import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

/** The seniors' channel in Slack: an alert is one thread there, and what is urgent is shown to everybody. */
describe('an alert in the seniors’ channel of Slack', () => {
  const slack = tellInSlack('http')
  const inChannel = (): readonly Message[] => slack.rig().slack.messages.filter(({ channel, only }) => channel === 'CSENIORS' && !only)
  const offers = ({ blocks }: Message): boolean => textOf(blocks).includes('I have it')
  const raise = async () => {
    await slack.rig().command('/at-risk', 'he says he will jump')
    await slack.deliver()
  }
  /** Nobody takes it until the third rung. */
  const climb = async (rungs = 2) => {
    for (let rung = 0; rung < rungs; rung += 1) {
      slack.later(61)
      await slack.deliver()
    }
  }
  const press = async (message: Message | undefined, title: string, user = 'UGITA') => {
    if (!message) throw new Error('there is no message')
    await slack.press(message, title, user)
    await slack.deliver()
  }

  test('is one thread: what comes later stands below its first message, which is drawn over', async () => {
    await raise()
    const [root] = inChannel()
    await climb()
    await press(slack.cardOf('UGITA'), 'I have it')
    expect(inChannel().map(({ thread }) => thread)).toEqual([undefined, root?.ts, root?.ts])
    expect(textOf(root?.blocks)).toContain('Gita Rao has it')
    await press(
      slack.rig().slack.messages.find(({ channel, blocks }) => channel === 'DUGITA' && textOf(blocks).includes('Conclude')),
      'Conclude',
    )
    await slack.submit(
      {
        'outcome/outcome': { type: 'radio_buttons', selected_option: { value: 'no further action' } },
        'outcome/reason': { type: 'plain_text_input', value: 'She is at home' },
      },
      'UGITA',
    )
    await slack.deliver()
    const all = inChannel()
    expect(all.map(({ thread }) => thread)).toEqual([undefined, ...all.slice(1).map(() => root?.ts)])
    expect(textOf(all.at(-1)?.blocks)).toContain('It is over')
    for (const message of all) {
      expect(textOf(message.blocks)).toContain('Concluded by Gita Rao')
      expect(offers(message)).toBe(false)
      expect(JSON.stringify(message)).not.toMatch(/jump|at home/)
    }
  })

  test('that nobody has yet is shown in the channel too, with its button; that somebody took it is read in the thread', async () => {
    await raise()
    await climb()
    expect(inChannel().map(({ shown }) => shown)).toEqual([undefined, true])
    expect(inChannel().map(offers)).toEqual([true, true])
    // Once more: the first message and the newest offer it, and nothing between them.
    await climb(1)
    expect(inChannel().map(({ shown }) => shown)).toEqual([undefined, true, true])
    expect(inChannel().map(offers)).toEqual([true, false, true])
    await press(inChannel().at(-1), 'I have it')
    expect(inChannel().map(offers)).toEqual([false, false, false, false])
    expect(inChannel().at(-1)?.shown).toBeUndefined()
    expect(textOf(inChannel().at(-1)?.blocks)).toContain('Gita Rao has it')
  })

  test('whose first message was taken away goes on alone, and holds nothing up', async () => {
    await raise()
    const { messages } = slack.rig().slack
    messages.splice(
      messages.findIndex(({ channel }) => channel === 'CSENIORS'),
      1,
    )
    await climb()
    expect(inChannel().some((message) => offers(message) && message.thread === undefined)).toBe(true)
  })

  test('that comes back to everybody, since its holder is away, is a message of its own again', async () => {
    await raise()
    await press(slack.cardOf('UGITA'), 'I have it')
    const before = inChannel().length
    slack.later(60)
    slack.rig().office = { ...slack.rig().office, isAbsent: (id, at) => id === 'gita' && at >= slack.rig().now.toISOString() }
    slack.later(60)
    await slack.casework().watched()
    await slack.deliver()
    const again = inChannel().slice(before)
    expect(again.map(({ thread }) => thread)).toEqual([undefined])
    expect(again.map(offers)).toEqual([true])
  })
})
