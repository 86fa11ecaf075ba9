import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })

/** A complaint about a group manager, told in Slack over the real office, log and courier (s7). */
describe.each(['http', 'socket'] as const)('an escalation in Slack, by %s', (by) => {
  const { rig, courier, later, modal, submit, press, cardOf } = tellInSlack(by)

  test('a complaint about a group manager goes to a peer, and she sees nothing of it', async () => {
    await rig().command('/escalate')
    await rig().settled()
    await submit({ 'what/kind': choice('conduct') })
    await submit({ 'test/about': { type: 'static_select', selected_option: { value: 'gita' } } })
    expect(textOf(modal().view.blocks)).toContain('A peer of whom they complain about rings them (proposed)')
    await submit({ 'way/route': choice('peer') })
    await submit({ 'matter/basics': text('She did not let him finish <!channel>.'), 'matter/customer': text('Jo *Bloggs*') })
    const without = await submit({})
    expect(without.errors?.['whom/telephone']).toMatch(/Give a number to ring/)
    await submit({ 'whom/telephone': text('0113 496 0002') })
    expect(modal().view.callback_id).toBe('preview')
    expect(textOf(modal().view.blocks)).toContain('Greg Hall')
    await submit({})
    await courier().run(rig().now)
    expect(rig().slack.messages.filter(({ channel }) => channel === 'DUGITA')).toEqual([])
    const card = cardOf('UGREG')
    expect(textOf(card.blocks)).toContain('She did not let him finish <!channel>.')
    expect(card.text).not.toContain('Bloggs')

    await press(card, 'Take it', 'UGREG')
    const closed = await submit(
      { 'take/date': { type: 'datepicker', selected_date: '2026-03-07' }, 'take/time': { type: 'timepicker', selected_time: '10:00' } },
      'UGREG',
    )
    expect(closed.errors?.['take/time']).toMatch(/The office is closed then/)
    await submit({ 'take/date': { type: 'datepicker', selected_date: '2026-03-04' } }, 'UGREG')
    later()
    await courier().run(rig().now)
    expect(textOf(cardOf('UASHA').blocks)).toContain('You can tell the customer: Greg Hall rings them')
    await press(cardOf('UGREG'), 'Call made', 'UGREG')
    await submit({ 'call-made/outcome': text('He was heard, and is content.') }, 'UGREG')
    later()
    await courier().run(rig().now)
    expect(textOf(cardOf('UGREG').blocks)).toContain('Greg Hall is the contact for this matter')
    expect(rig().slack.messages.filter(({ channel }) => channel === 'DUGITA')).toEqual([])
  })
})
