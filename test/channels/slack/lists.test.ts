import type { RecordId } from '../../../src/procedures/words.js'
import { openArrangementOffice, restrictionAnswers } from '../../casework/arrangement-office.js'
import { buttonCalled, textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

/** What Slack shows of lists and of guidance of our own, over its real protocol; every block is held against Slack's limits afterwards. */
describe('lists and guidance of our own, in Slack', () => {
  const slack = tellInSlack('http')
  const last = (user: string) => {
    const found = slack.rig().slack.messages.findLast((message) => message.only === user || message.channel === `D${user}`)
    if (!found) throw new Error(`${user} has heard nothing`)
    return found
  }
  const command = async (user: string, name: string, text = '') => {
    slack.later()
    await slack.rig().command(name, text, { user_id: user })
    await slack.rig().settled()
  }
  /** Some restrictions on the same log, as people made them elsewhere. */
  const restrictions = async (count: number): Promise<readonly RecordId[]> => {
    const office = openArrangementOffice({ log: slack.log() })
    const all: RecordId[] = []
    for (let number = 0; number < count; number += 1)
      all.push(
        await office.approved({
          ...restrictionAnswers,
          customer: `Jo Nr${number}x`,
          cases: `IC-${number}`,
          noFurtherContact: [`IC-${number}`],
        }),
      )
    return all
  }

  test('Advice Services work from the restrictions in force; whoever may not is told whose they are', async () => {
    const all = await restrictions(2)
    await command('UADA', '/lists')
    await slack.press(last('UADA'), 'Restrictions in force', 'UADA')
    expect(textOf(last('UADA').blocks)).toContain('2 in all.')
    await slack.press(last('UADA'), 'Record not made (2)', 'UADA')
    expect(textOf(last('UADA').blocks)).toContain('2 of 2: Record not made.')
    await slack.press(last('UADA'), 'Open', 'UADA')
    expect(all.some((record) => last('UADA').text.includes(record))).toBe(true)
    await command('UASHA', '/lists')
    expect(textOf(last('UASHA').blocks)).not.toContain('Restrictions in force')
  })
  test('a passage of our own is proposed, read, approved from the home tab, and taken back', async () => {
    await slack.rig().event({ type: 'app_home_opened', user: 'UHILDA', tab: 'home', channel: 'DUHILDA' })
    await slack.rig().settled()
    await command('UASHA', '/guidance-change')
    const text = (value: string) => ({ type: 'plain_text_input', value })
    await slack.submit({
      'propose/section': { type: 'static_select', selected_option: { value: '6' } },
      'propose/words': text('Log it the same day *always* <!here>.'),
      'propose/why': text('Logs waited.'),
    })
    await slack.rig().settled()
    const home = () => slack.rig().slack.homes.get('UHILDA')
    await slack.rig().until(() => textOf(home()?.blocks).includes('Decide on guidance of our own'))
    await slack.rig().interact({
      type: 'block_actions',
      user: { id: 'UHILDA' },
      trigger_id: slack.rig().slack.trigger(),
      view: { id: 'V-home', type: 'home' },
      container: { type: 'view' },
      actions: [buttonCalled(home()?.blocks, 'Read and decide')],
    })
    await slack.rig().settled()
    expect(textOf(last('UHILDA').blocks)).toContain('Log it the same day *always* <!here>.')
    await slack.press(last('UHILDA'), 'Approve', 'UHILDA')
    expect(await slack.casework().guidanceOfOurs()).toMatchObject([{ section: '6' }])
    await slack.press(last('UHILDA'), 'Take it back', 'UHILDA')
    expect(await slack.casework().guidanceOfOurs()).toEqual([])
  })
})
