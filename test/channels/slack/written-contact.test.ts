import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })

/** A letter that is not answered further, logged in Slack over the real office, log and courier (s3, s4). */
describe.each(['http', 'socket'] as const)('a contact in writing, in Slack, by %s', (by) => {
  const { rig, courier, later, submit, press, cardOf } = tellInSlack(by)

  test('goes to the line manager; a threat in it is passed on, and is asked for no more', async () => {
    await rig().command('/written-contact')
    await rig().settled()
    await submit({ 'what-happened/kind': choice('abusive') })
    await submit({ 'what-happened/outset': choice('yes'), 'what-happened/threat': choice('yes') })
    await submit({ 'the-writing/medium': choice('letter'), 'the-writing/reason': text('He waits at <!here> our door.') })
    await submit({ 'you-and-them/personal': choice('no'), 'you-and-them/wellbeing': choice('shaken') })
    await submit({})
    later()
    await courier().run(rig().now)
    const lena = cardOf('ULENA')
    expect(textOf(lena.blocks)).toContain('Pass it on to a senior now')
    expect(textOf(lena.blocks)).toContain('He waits at <!here> our door.')
    expect(lena.text).toMatch(/^Talk with Asha Patel about a contact in writing, WC-2026-0001/)
    await press(cardOf('UASHA'), 'They know already', 'UASHA')
    later()
    await courier().run(rig().now)
    expect(textOf(cardOf('ULENA').blocks)).toContain('Passed on to a senior, Asha Patel')
    expect(textOf(cardOf('UASHA').blocks)).not.toContain('Pass it on')
  })
})
