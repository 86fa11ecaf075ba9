import type { Casework } from '../../../src/casework/casework.js'
import { openCasework } from '../../../src/casework/open-casework.js'
import { type Courier, openCourier } from '../../../src/delivery/courier.js'
import type { Log } from '../../../src/log/log.js'
import { procedures } from '../../../src/office.js'
import { openTestLog } from '../../log/test-database.js'
import { faultsOf, viewFaultsOf } from './block-limits.js'
import type { Message, OpenView } from './fake-slack.js'
import { openRig, pressOn, type Rig, submission, textOf } from './rig.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })

/** A complaint about a group manager, told in Slack over the real office, log and courier (s7). */
describe.each(['http', 'socket'] as const)('an escalation in Slack, by %s', (by) => {
  let rig: Rig
  let log: Log
  let casework: Casework
  let courier: Courier

  beforeEach(async () => {
    rig = await openRig((arrival) => casework.listen(arrival), by, 20_000)
    rig.now = new Date('2026-03-03T10:00:00Z')
    const clock = () => rig.now
    log = await openTestLog({ clock })
    const directory = () => rig.office
    casework = openCasework({ procedures, log, directory, clock, report: () => {} })
    courier = openCourier({ log, casework, channels: [rig.channel], directory, clock, report: () => {} })
  })
  afterEach(async () => {
    for (const { where, blocks, view } of rig.slack.drawn) expect(view ? viewFaultsOf(view) : faultsOf(blocks, where)).toEqual([])
    await courier.stop()
    await rig.close()
    await log.close()
  })

  const later = (seconds = 1) => {
    rig.now = new Date(rig.now.getTime() + seconds * 1000)
  }
  const modal = (): OpenView => {
    const open = rig.slack.views.findLast(({ closed }) => !closed)
    if (!open) throw new Error('no modal is open')
    return open
  }
  /** Submits the open modal, and shows what Slack shows next. */
  const submit = async (changes: Record<string, object>, user = 'UASHA') => {
    later()
    const open = modal()
    const { body } = await rig.interact(submission(rig.slack, open, changes, user))
    const answer = body as { response_action: string; view?: OpenView['view']; errors?: Record<string, string> }
    if (answer.view) {
      rig.slack.drawn.push({ where: 'modal', blocks: [], view: answer.view })
      open.view = answer.view
    }
    if (answer.response_action === 'clear') open.closed = true
    return answer
  }
  const press = async (message: Message, title: string, user: string) => {
    later()
    await rig.interact(pressOn(rig.slack, message, title, user))
    await rig.settled()
  }
  const cardOf = (user: string): Message => {
    const found = rig.slack.messages.findLast(({ channel, only }) => channel === `D${user}` && !only)
    if (!found) throw new Error(`${user} has no card`)
    return found
  }

  test('a complaint about a group manager goes to a peer, and she sees nothing of it', async () => {
    await rig.command('/escalate')
    await rig.settled()
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
    await courier.run(rig.now)
    expect(rig.slack.messages.filter(({ channel }) => channel === 'DUGITA')).toEqual([])
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
    await courier.run(rig.now)
    expect(textOf(cardOf('UASHA').blocks)).toContain('You can tell the customer: Greg Hall rings them')
    await press(cardOf('UGREG'), 'Call made', 'UGREG')
    await submit({ 'call-made/outcome': text('He was heard, and is content.') }, 'UGREG')
    later()
    await courier.run(rig.now)
    expect(textOf(cardOf('UGREG').blocks)).toContain('Greg Hall is the contact for this matter')
    expect(rig.slack.messages.filter(({ channel }) => channel === 'DUGITA')).toEqual([])
  })
})
