import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })

/** After a difficult contact a manager talks with whoever had it, in Slack over the real office, log and courier (s12). */
describe('the talk after a difficult contact, in Slack', () => {
  const { rig, casework, courier, later, submit, press, cardOf } = tellInSlack('http')
  const deliver = async (seconds = 1) => {
    later(seconds)
    await courier().run(rig().now)
  }

  test('a call that calmed down after a warning: an hour later both are asked, it is offered, had, and nobody else reads of it', async () => {
    await rig().command('/difficult-call', 'IC-1234')
    await rig().settled()
    await deliver()
    await press(cardOf('UASHA'), 'Warned', 'UASHA')
    await deliver()
    await press(cardOf('UASHA'), 'It calmed down', 'UASHA')
    await deliver(3_700)
    expect(await casework().watched()).toBeGreaterThan(0)
    await deliver()
    expect(textOf(cardOf('UASHA').blocks)).toContain('How are you?')
    expect(textOf(cardOf('ULENA').blocks)).toContain('Asha Patel had a hard contact')
    await press(cardOf('UASHA'), 'I would like to talk', 'UASHA')
    await deliver()
    expect(textOf(cardOf('ULENA').blocks)).toContain('I would like to talk')
    await press(cardOf('ULENA'), 'I have offered to talk', 'ULENA')
    await deliver()
    expect(textOf(cardOf('UASHA').blocks)).toContain('Lena Morris offers to talk with you')
    await press(cardOf('ULENA'), 'We have talked', 'ULENA')
    await submit({ 'met/agreed': text('A quiet desk *next* week.') }, 'ULENA')
    await deliver()
    await deliver()
    // What they agreed stands in no chat: they open it.
    expect(textOf(cardOf('UASHA').blocks)).toContain('What you agreed is kept for the two of you')
    expect(textOf(cardOf('UASHA').blocks)).not.toContain('quiet desk')
    for (const { channel, text: preview } of rig().slack.messages.filter(({ blocks }) => textOf(blocks).includes('talk'))) {
      expect(channel).toMatch(/^DU(ASHA|LENA)$/)
      expect(preview).not.toMatch(/desk|Asha/)
    }
  })
})
