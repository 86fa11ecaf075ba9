/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { asked, conversation, expectTheThreatAlone, readerIsThere } from '../asked-threat.js'
import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)
beforeAll(readerIsThere)

/** A threat that comes up while somebody asks in Slack, with the trained reader, over the real office, log and courier (s9). */
describe.each(['http', 'socket'] as const)('a threat told in a conversation in Slack, by %s', (by) => {
  const { rig, log, courier, deliver, later, press, cardOf, modal, submit } = tellInSlack(by, asked)
  let told = 0
  const say = async (text: string, where: object = { type: 'message', channel_type: 'im', channel: 'DUASHA' }) => {
    later()
    await rig().event({ user: 'UASHA', ts: `1900000000.00${++told}100`, text, ...where })
    await rig().settled()
  }
  const conversationUpTo = async (last: string) => {
    for (const text of [conversation.before, conversation.threat, conversation.aside, last]) await say(text)
  }
  /** All that the bot wrote in somebody's own chat and that stays there, with what its buttons carry. */
  const theirs = (user: string) =>
    JSON.stringify(
      rig()
        .slack.messages.filter(({ channel, only }) => channel === `D${user}` && !only)
        .map(({ blocks, text }) => [blocks, text]),
    )
  const delivered = async () => {
    later()
    await courier().run(rig().now)
  }

  test('one press sends the threat’s own words to the seniors, and asked again it says who has it', async () => {
    await conversationUpTo(conversation.last)
    const card = cardOf('UASHA')
    expectTheThreatAlone(textOf(card.blocks))
    await press(card, 'Tell the seniors now', 'UASHA')
    await delivered()
    const alerts = await log().list({ limit: 5 })
    expect(alerts).toHaveLength(1)
    expectTheThreatAlone(textOf(cardOf('UGITA').blocks))
    for (const { channel, text } of rig().slack.messages) if (!channel.startsWith('D')) expect(text).not.toContain('bridge')
    await say('what now')
    expect(textOf(cardOf('UASHA').blocks)).toContain('Your alert')
    expect(textOf(cardOf('UASHA').blocks)).not.toContain('Tell the seniors now')
  })

  test('the words can be changed before they go, and what goes is what was written', async () => {
    await conversationUpTo(conversation.last)
    await press(cardOf('UASHA'), 'Change the words first', 'UASHA')
    const form = modal()
    expectTheThreatAlone(textOf(form.view.blocks))
    const [name = ''] = form.view.blocks.flatMap((block) =>
      block.type === 'input' &&
      'element' in block &&
      block.element.type === 'plain_text_input' &&
      block.element.initial_value?.includes('bridge')
        ? [block.block_id ?? '']
        : [],
    )
    await submit({ [name]: { type: 'plain_text_input', value: 'He will jump off Mill Bridge.' } })
    await delivered()
    const seen = textOf(cardOf('UGITA').blocks)
    expect(seen).toContain('He will jump off Mill Bridge.')
    expect(seen).not.toContain(conversation.last)
  })

  /** How the alert is raised once they have asked. */
  const raises: Readonly<Record<string, () => Promise<void>>> = {
    'the button of the answer': () => press(cardOf('UASHA'), 'Tell the seniors now', 'UASHA'),
    'its words, changed first': async () => {
      await press(cardOf('UASHA'), 'Change the words first', 'UASHA')
      await submit({})
    },
    'the command, typed': async () => {
      await rig().command('/at-risk', conversation.threat)
      await rig().settled()
    },
  }
  test.each(by === 'http' ? Object.entries(raises) : Object.entries(raises).slice(0, 1))(
    'once the alert is over that was raised by %s, nothing the bot wrote holds what was said',
    async (_, raise) => {
      await conversationUpTo(conversation.last)
      await deliver()
      await raise()
      await say('what now')
      await deliver()
      await press(cardOf('UGITA'), 'I have it', 'UGITA')
      await deliver()
      expect(theirs('UASHA')).toContain('bridge')
      await press(cardOf('UGITA'), 'Conclude', 'UGITA')
      const choice = { type: 'radio_buttons', selected_option: { value: 'no further action' } }
      await submit({ 'outcome/outcome': choice, 'outcome/reason': { type: 'plain_text_input', value: 'He is off the bridge.' } }, 'UGITA')
      await deliver()
      for (const seconds of [31, 300]) {
        later(seconds)
        await deliver()
      }
      for (const who of ['UASHA', 'UGITA', 'UHUGH']) expect(theirs(who)).not.toMatch(/bridge|jump|hung up/)
      expect(theirs('UASHA')).toContain('please delete your own messages: I cannot')
      expect(await log().listSealed('asked')).toEqual([])
      // Nor is it remembered: the same line is a line of its own.
      await say(conversation.last)
      expect(textOf(cardOf('UASHA').blocks)).not.toMatch(/bridge|jump|Your alert/)
      expect((await log().verify()).faults).toEqual([])
    },
  )

  test('what was said in a chat of one’s own is nothing to a channel', async () => {
    await say(conversation.threat)
    await say(`<@UBOT> ${conversation.last}`, { type: 'app_mention', channel: 'C1' })
    const answer = rig().slack.messages.at(-1)
    expect(textOf(answer?.blocks)).toContain('What did they say or do?')
    expect(textOf(answer?.blocks)).not.toContain('bridge')
    expect(textOf(answer?.blocks)).not.toContain('Tell the seniors now')
  })
})
