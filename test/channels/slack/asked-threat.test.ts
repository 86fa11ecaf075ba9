/** @jest-environment <rootDir>/test/guidance/reader-environment.cjs */
import { asked, conversation, expectTheThreatAlone, readerIsThere } from '../asked-threat.js'
import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)
beforeAll(readerIsThere)

/** A threat that comes up while somebody asks in Slack, with the trained reader, over the real office, log and courier (s9). */
describe.each(['http', 'socket'] as const)('a threat told in a conversation in Slack, by %s', (by) => {
  const { rig, log, courier, later, press, cardOf, modal, submit } = tellInSlack(by, asked)
  let told = 0
  const say = async (text: string, where: object = { type: 'message', channel_type: 'im', channel: 'DUASHA' }) => {
    later()
    await rig().event({ user: 'UASHA', ts: `1900000000.00${++told}100`, text, ...where })
    await rig().settled()
  }
  const conversationUpTo = async (last: string) => {
    for (const text of [conversation.before, conversation.threat, conversation.aside, last]) await say(text)
  }
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

  test('what was said in a chat of one’s own is nothing to a channel', async () => {
    await say(conversation.threat)
    await say(`<@UBOT> ${conversation.last}`, { type: 'app_mention', channel: 'C1' })
    const answer = rig().slack.messages.at(-1)
    expect(textOf(answer?.blocks)).toContain('What did they say or do?')
    expect(textOf(answer?.blocks)).not.toContain('bridge')
    expect(textOf(answer?.blocks)).not.toContain('Tell the seniors now')
  })
})
