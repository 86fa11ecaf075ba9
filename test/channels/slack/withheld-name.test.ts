import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })
const day = (value: string) => ({ type: 'datepicker', selected_date: value })
const time = (value: string) => ({ type: 'timepicker', selected_time: value })

/** A member of staff gives only their first name, in Slack over the real office, log and courier (s8). */
describe.each(['http', 'socket'] as const)('a name that is left out, in Slack, by %s', (by) => {
  const { rig, courier, later, modal, submit, press, cardOf } = tellInSlack(by)

  test('on a call is told to the line manager, and what to read out stands on the card', async () => {
    await rig().command('/withheld-name')
    await rig().settled()
    await submit({ 'how/how': choice('telephone') })
    await submit({ 'how/takesCalls': choice('yes') })
    await submit({ 'why/day': day('2026-03-03'), 'why/time': time('09:50'), 'why/why': text('He asked <!here> where I live.') })
    expect(modal().view.callback_id).toBe('preview')
    await submit({})
    later()
    await courier().run(rig().now)
    expect(textOf(cardOf('UASHA').blocks)).toContain('My line manager is Lena Morris.')
    // It is over as soon as it is told: why stands on the record, a press away.
    const told = cardOf('ULENA')
    expect(textOf(told.blocks)).toContain('Please ask how they are')
    expect(textOf(told.blocks)).not.toContain('where I live')
    await press(told, 'Open', 'ULENA')
    expect(textOf(cardOf('ULENA').blocks)).toContain('He asked <!here> where I live.')
    expect(cardOf('ULENA').text).not.toContain('where I live')
    await press(cardOf('UASHA'), 'They objected', 'UASHA')
    later()
    await courier().run(rig().now)
    expect(textOf(cardOf('ULENA').blocks)).toContain('The customer objected')
  })
})
