import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })

/** Somebody who is not well asks to talk with a manager, in Slack over the real office, log and courier (s2, s12). */
describe.each(['http', 'socket'] as const)('a conversation in Slack, by %s', (by) => {
  const { rig, courier, later, modal, submit, press, cardOf } = tellInSlack(by)
  const deliver = async (seconds = 1) => {
    later(seconds)
    await courier().run(rig().now)
  }

  test('is asked for without a reason, passed upwards, taken, had, and withdrawn; no channel and no preview tells of it', async () => {
    await rig().command('/need-support')
    await rig().settled()
    expect(textOf(modal().view.blocks)).toContain('Nobody else sees this')
    await submit({ 'ask/words': text('A caller knew where I *live* <!channel>.') })
    await deliver()
    const lena = cardOf('ULENA')
    expect(textOf(lena.blocks)).toContain('Asha Patel would like to talk with you')
    expect(textOf(lena.blocks)).not.toContain('knew where')
    // Nobody picks it up for half an hour.
    await deliver(1900)
    await deliver(2)
    await press(cardOf('UGITA'), 'I will talk with them', 'UGITA')
    await deliver()
    expect(textOf(cardOf('UGITA').blocks)).toContain('knew where I *live* <!channel>.')
    expect(textOf(cardOf('UASHA').blocks)).toContain('Gita Rao has it')
    expect(textOf(cardOf('ULENA').blocks)).toContain('Nothing here for you')
    expect(textOf(cardOf('ULENA').blocks)).not.toContain('Asha')

    await press(cardOf('UGITA'), 'We have talked', 'UGITA')
    await submit({ 'talked/agreed': text('A week off the telephones.') }, 'UGITA')
    await deliver()
    // What was agreed is on the record alone; none of it stays in the chat (promise 41).
    expect(textOf(cardOf('UASHA').blocks)).toContain('What you agreed is kept for the two of you')
    expect(textOf(cardOf('UASHA').blocks)).not.toContain('A week off')
    await press(cardOf('UASHA'), 'Withdraw it', 'UASHA')
    await deliver()
    await deliver()
    expect(textOf(cardOf('UGITA').blocks)).not.toMatch(/telephones|knew where/)
    for (const { channel, text: preview } of rig().slack.messages) {
      expect(channel).toMatch(/^DU(ASHA|LENA|GITA)$/)
      expect(preview).not.toMatch(/live|telephones|support/)
    }
  })
})
