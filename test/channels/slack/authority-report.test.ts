import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(120_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })

/** An alert that somebody outside was told of, told in Slack over the real office, log and courier (s9, s11). */
describe('an alert that is passed on, in Slack', () => {
  const { rig, courier, later, modal, submit, press, cardOf } = tellInSlack('http')
  const deliver = async () => {
    later()
    await courier().run(rig().now)
  }

  test('is dealt with at one press, and concluded with the report that begins from it, filled in', async () => {
    await rig().command('/at-risk', 'He says he will not be here tomorrow')
    await rig().settled()
    await courier().run(rig().now)
    await press(cardOf('UGITA'), 'I have it', 'UGITA')
    await deliver()
    await press(cardOf('UGITA'), 'Conclude', 'UGITA')
    await submit({ 'outcome/outcome': choice('passed on'), 'outcome/reason': text('The police go to his house.') }, 'UGITA')
    // Its record opens by itself, in the same window; closed, it is a press away.
    expect(textOf(modal().view.blocks)).toContain('ring the emergency services on 999 first')
    await deliver()
    const dealt = rig()
      .slack.messages.filter(({ channel }) => channel === 'DUGITA')
      .map(({ blocks }) => textOf(blocks))
      .join('\n')
    expect(dealt).toContain('Dealt with by Gita Rao')
    expect(dealt).toContain('Please record what was given to somebody outside')
    expect(textOf(cardOf('UIAN').blocks)).toContain('An authority was told')

    await press(cardOf('UGITA'), 'Record what they were told', 'UGITA')
    expect(textOf(modal().view.blocks)).toContain('ring the emergency services on 999 first')
    // Filled in from the alert: an authority has been told already, and what was said.
    await submit({}, 'UGITA')
    const what = {
      'what/grounds': { type: 'checkboxes', selected_options: [{ value: 'threat to themselves' }] },
      'what/risk': text('He may die tonight.'),
    }
    const without = await submit(what, 'UGITA')
    expect(without.errors?.['what/vitalInterests']).toMatch(/an alert led here/)
    await submit({ ...what, 'what/vitalInterests': text('Yes: they can reach him before he harms himself.') }, 'UGITA')
    await submit({}, 'UGITA')
    expect(textOf(modal().view.blocks)).toContain('He says he will not be here tomorrow')
    await submit({}, 'UGITA')
    await deliver()
    const gitas = rig()
      .slack.messages.filter(({ channel }) => channel === 'DUGITA')
      .map(({ blocks }) => textOf(blocks))
      .join('\n')
    expect(gitas).toContain('Concluded by Gita Rao')
    expect(gitas).toMatch(/What was given is recorded in RA-2026-0001/)

    // Hugh cannot decide as if nobody had been told: Gita says what they were told, and then he looks at it.
    expect(textOf(cardOf('UHUGH').blocks)).toContain('records what they were told')
    const reports = rig().slack.messages.filter(
      ({ channel, blocks }) => channel === 'DUGITA' && textOf(blocks).includes('Please record what they were told'),
    )
    const own = reports.at(-1)
    if (!own) throw new Error('Gita has no card of her report')
    await press(own, 'Say what they were told', 'UGITA')
    await submit(
      {
        'rung/authority': text('West Yorkshire Police'),
        'rung/recipient': text('P. Jones'),
        'rung/rank': text('Sergeant'),
        'rung/jobTitle': text('not given'),
        'rung/contact': text('Log 123'),
      },
      'UGITA',
    )
    await deliver()
    await press(cardOf('UHUGH'), 'Was it right to tell them?', 'UHUGH')
    await submit({ 'ratify/right': choice('yes'), 'ratify/reason': text('He was in danger.') }, 'UHUGH')
    await deliver()
    expect(textOf(cardOf('UIAN').blocks)).toContain('West Yorkshire Police')
    expect(textOf(cardOf('UIAN').blocks)).toContain('Yes: they can reach him before he harms himself.')
    for (const { channel, blocks, text: preview } of rig().slack.messages)
      if (!channel.startsWith('D')) expect(`${textOf(blocks)} ${preview}`).not.toMatch(/tomorrow|Jones|Police/)
  })
})
