import { blankIn } from '../../../src/house/blank-in.js'
import { KeyErased } from '../../../src/log/log.js'
import type { RecordId } from '../../../src/procedures/words.js'
import type { Message } from './fake-slack.js'
import { buttonCalled, slackOffice, textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })
const day = (value: string) => ({ type: 'datepicker', selected_date: value })
const [held, goes] = ['DC-2026-0001', 'DC-2026-0002'] as [RecordId, RecordId]

/** The office keeps calls that went on for a month: what is due, from the list to the bare card, over the real office, log and courier, and Slack’s own protocol. */
describe('records that are due to go, in Slack', () => {
  const story = tellInSlack('socket', () => ({ blank: (copy, card) => blankIn([story.rig().channel])(copy, card) }))
  const { rig, log, casework, deliver, later, submit, press } = story

  /** Two calls that went on; then the morning on which they are listed. */
  const listed = async () => {
    rig().office = { ...slackOffice(), retention: { reviewDays: 14, months: { 'difficult-call': { 'went on': 1 } } } }
    for (const about of ['IC-11111', 'IC-22222']) {
      later()
      await rig().command('/difficult-call', about)
      await deliver()
      await press(story.cardOf('UASHA'), 'It calmed down', 'UASHA')
      await deliver()
    }
    await morning('2026-03-20')
  }
  const morning = async (date: string) => {
    rig().now = new Date(`${date}T08:00:00Z`)
    await casework().daily()
    await deliver()
  }
  const hold = (which: string) => ({
    'hold/records': text(which),
    'hold/ground': choice('complaint'),
    'hold/words': text('Complaint 7.'),
    'hold/until': day('2026-12-01'),
  })
  /** Somebody's newest card of which this is a part. */
  const cardOf = (user: string, part: string): Message => {
    const found = rig().slack.messages.findLast((one) => one.channel === `D${user}` && !one.only && textOf(one.blocks).includes(part))
    if (!found) throw new Error(`${user} has no card with “${part}”`)
    return found
  }
  const ians = () => cardOf('UIAN', 'RL-2026-0001')
  const seen = ({ blocks, text: preview }: Message) => `${textOf(blocks)}\n${preview}`
  const answered = (user: string) => textOf(rig().slack.messages.findLast(({ only }) => only === user)?.blocks)

  test('are looked through: one is held for a complaint, the other goes on its day, and its card in the chat with it', async () => {
    await listed()
    expect(seen(ians())).toContain(`Goes on 4 April 2026: Difficult call, went on: \n${held}, ${goes}`)
    await press(ians(), 'Hold records', 'UIAN')
    const wrong = await submit(hold('DC-2026-0009'), 'UIAN')
    expect(wrong.errors?.['hold/records']).toContain('DC-2026-0009 is not open on this list: nothing was changed.')
    await submit(hold(held), 'UIAN')
    await deliver()
    expect(seen(ians())).toContain('Held until 1 December 2026 by Ian Grant: A complaint')

    // That it was looked through is asked once, by Slack's own question, in words that say what follows.
    expect(buttonCalled(ians().blocks, 'I have looked through it')).toMatchObject({
      confirm: { text: { text: expect.stringContaining('nobody can bring it back') }, confirm: { text: 'I have looked through it' } },
    })
    await press(ians(), 'I have looked through it', 'UIAN')
    await deliver()
    expect(seen(ians())).toContain('Looked through; the first go on 4 April 2026')
    await morning('2026-04-03')
    expect(await log().read(goes)).toBeDefined()

    // Its day: Slack does not take the bare card that morning. The record is gone all the same, for whoever presses on what is left of it.
    const [stays, going] = [cardOf('UASHA', held), cardOf('UASHA', goes)]
    const asItStays = seen(stays)
    rig().slack.fail('chat.update', { with: 'error', error: 'fatal_error' })
    await morning('2026-04-04')
    await expect(log().read(goes)).rejects.toThrow(KeyErased)
    expect(seen(ians())).toContain('One record of this list went, and nobody can read it any more.')
    expect(seen(ians())).toContain('Cards that could not be blanked in a chat yet: \n1.')
    await press(going, 'Open', 'UASHA')
    expect(answered('UASHA')).toBe('There is nothing under this reference.')

    // The next morning it does: what stood there is nothing but a reference, and the other call's card is as it was.
    const calls = rig().slack.calls.length
    await morning('2026-04-05')
    const [blanked, ...more] = rig()
      .slack.calls.slice(calls)
      .filter(({ method, args }) => method === 'chat.update' && args.ts === going.ts)
    expect([blanked?.args.channel, more]).toEqual(['DUASHA', []])
    expect(seen(going)).toBe(
      `${goes}\nThis record was erased. Nothing of it can be shown any more.\nThe customer may be at risk\n${goes} was erased`,
    )
    expect(seen(stays)).toBe(asItStays)
    // The list tells what stands now.
    await deliver()
    expect(seen(ians())).toContain('Erased on 4 April 2026')
    expect(seen(ians())).not.toContain('could not be blanked')
    expect(await log().read(held)).toBeDefined()
    // What is told of it is numbers and references: nobody's case, and not what was held for whom.
    expect(seen(ians())).toContain(`Erased on 4 April 2026: Difficult call, went on: \n${goes}`)
    for (const message of rig().slack.messages.filter((one) => seen(one).includes('RL-2026-0001')))
      expect(seen(message)).not.toMatch(/IC-\d|Asha/)
    expect((await log().verify()).faults).toEqual([])
  })

  test('are Information Governance’s to hold and to let go: whoever else tries is refused in a sentence, and nothing is changed', async () => {
    await listed()
    const card: Message = JSON.parse(JSON.stringify(ians()))
    const before = await log().read('RL-2026-0001' as RecordId)
    const colleague = /^(This is for Information Governance to say|Only those who deal with this can open it)\.$/
    for (const [user, words] of Object.entries({
      UNOBODY: /^This bot is for people of the Office only\./,
      ULENA: colleague,
      UADAM: colleague,
    }))
      for (const button of ['Hold records', 'I have looked through it']) {
        await press({ ...card, channel: `D${user}`, ts: '1.000001' }, button, user)
        expect([user, button, answered(user)]).toEqual([user, button, expect.stringMatching(words)])
      }
    expect(rig().slack.views).toEqual([])
    await rig().command('/hold-records', held, { user_id: 'ULENA' })
    await rig().settled()
    expect(answered('ULENA')).toMatch(colleague)
    expect(rig().slack.views).toEqual([])
    expect(await log().read('RL-2026-0001' as RecordId)).toEqual(before)
  })
})
