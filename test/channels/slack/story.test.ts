import type { Message } from './fake-slack.js'
import { closing, pressIn, textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

jest.setTimeout(60_000)

const text = (value: string) => ({ type: 'plain_text_input', value })
const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })

/** The story of a terminated call, told in Slack from the command to the late click, over the real office, log and courier. */
describe.each(['http', 'socket'] as const)('a terminated call in Slack, by %s', (by) => {
  const { rig, log, courier, later, modal, submit, inModal, press, cardOf } = tellInSlack(by)

  const throughTheForm = async () => {
    await rig().command('/terminated-call')
    await rig().settled()
    const kind = modal().view.blocks.find(({ block_id }) => block_id === 'what-happened/kind')
    expect(kind).toMatchObject({ dispatch_action: true })
    // Choosing the kind draws the question that hangs on it.
    later()
    await rig().interact(
      pressIn(
        rig().slack,
        modal(),
        { type: 'radio_buttons', action_id: 'value', block_id: 'what-happened/kind' },
        { 'what-happened/kind': choice('offensive') },
      ),
    )
    await rig().settled()
    expect(textOf(modal().view.blocks)).toContain('What did you say before you ended it?')
    await submit({
      'what-happened/kind': choice('offensive'),
      'what-happened/warnings': { type: 'checkboxes', selected_options: [{ value: 'explained' }, { value: 'warned' }] },
    })
    expect(textOf(modal().view.blocks)).toContain('Reason for terminating the call')
  }

  test('is logged, discussed, and decided once', async () => {
    await throughTheForm()

    // Every field error at its field, and everything typed stays.
    const failed = await submit({ 'the-call/date': { type: 'datepicker', selected_date: '2027-01-01' }, 'the-call/reason': text('   ') })
    expect(failed.response_action).toBe('errors')
    expect(failed.errors).toMatchObject({ 'the-call/reason': 'Say why you ended the call.' })
    const future = await submit({
      'the-call/date': { type: 'datepicker', selected_date: '2027-01-01' },
      'the-call/reason': text('He swore at me.'),
    })
    expect(future.errors).toEqual({ 'the-call/date': 'That day is still to come. When was the call?' })

    // A quote without its words is marked in its own place; one more quote is one more pair of fields.
    const quote = { 'the-call/quotes.0.who': choice('customer') }
    const call = { 'the-call/reason': text('He swore at me <!channel> & shouted.'), 'the-call/caller': text('Mr *Bold*'), ...quote }
    const wordless = await submit(call)
    expect(wordless.errors).toEqual({ 'the-call/quotes.0.words': 'Please fill in “The words”.' })
    await inModal('Add a quote', { ...call, 'the-call/quotes.0.words': text('You are useless') })
    expect(modal().view.blocks.map(({ block_id }) => block_id)).toContain('the-call/quotes.1.words')

    // What may read as an opinion is said once on Next, and then it goes on (s6).
    await submit({ 'the-call/reason': text('He was rude.') })
    expect(textOf(modal().view.blocks)).toContain('“rude” may read as an opinion')
    await submit({})
    expect(textOf(modal().view.blocks)).toContain('How are you?')
    await inModal('Back')
    await submit({ 'the-call/reason': text('He swore at me <!channel> & shouted.') })
    expect(textOf(modal().view.blocks)).toContain('How are you?')
    await inModal('Back')
    expect(textOf(modal().view.blocks)).toContain('You are useless')
    expect(textOf(modal().view.blocks)).toContain('He swore at me <!channel> & shouted.')
    await submit({})
    await submit({ 'you-and-them/personal': choice('no'), 'you-and-them/wellbeing': choice('shaken') })
    expect(modal().view.callback_id).toBe('preview')
    expect(textOf(modal().view.blocks)).toContain('Mr *Bold*')

    // Sent: a receipt for Asha, the card for her manager, and nothing is live in either.
    const sent = await submit({})
    expect(sent.response_action).toBe('update')
    expect(textOf(modal().view.blocks)).toContain('TC-2026-0001')
    await courier().run(rig().now)
    const card = cardOf('ULENA')
    expect(textOf(card.blocks)).toContain('He swore at me <!channel> & shouted.')
    expect(card.text).not.toContain('Bold')

    // The manager records the talk by a dialog.
    await press(card, 'We have talked', 'ULENA')
    await submit({ 'talked/how': text('Better after a tea') }, 'ULENA')
    later()
    await courier().run(rig().now)
    const redrawn = cardOf('ULENA')
    expect(redrawn.ts).toBe(card.ts)

    // A late click on a card as it was before is told how it stands now.
    const before = rig().slack.messages.length
    await press({ ...card, blocks: JSON.parse(JSON.stringify(redrawn.blocks)) }, 'The customer may be at risk', 'ULENA')
    expect(rig().slack.messages.length).toBe(before)
    expect(textOf(modal().view.blocks)).toContain('What was said or written?')
  })

  test('is kept as a draft when the modal is closed, and goes on from /my-work', async () => {
    await throughTheForm()
    later()
    const open = modal()
    await rig().interact(closing(open))
    open.closed = true
    await rig().settled()
    later()
    await rig().command('/my-work')
    await rig().settled()
    const list = rig().slack.messages.at(-1)
    if (!list) throw new Error('no list')
    expect(textOf(list.blocks)).toContain('Terminated call')
    await press(list, 'Go on', 'UASHA')
    expect(textOf(modal().view.blocks)).toContain('Reason for terminating the call')
    await inModal('Back')
    expect(JSON.stringify(modal().view.blocks)).toContain('"initial_options"')
  })

  test('an alert goes to every senior, one takes it, and the late click is told who has it', async () => {
    await rig().command('/at-risk', 'he says he will not be here tomorrow')
    await rig().settled()
    await courier().run(rig().now)
    const [gitas, hughs] = [cardOf('UGITA'), cardOf('UHUGH')]
    for (const card of [gitas, hughs]) expect(textOf(card.blocks)).toContain('he says he will not be here tomorrow')
    const shared = rig().slack.messages.filter(({ channel }) => channel === 'CSENIORS')
    expect(textOf(shared.map(({ blocks }) => blocks))).toContain('AR-2026-0001')
    expect(textOf(shared.map(({ blocks }) => blocks))).not.toContain('tomorrow')

    const asItWas: Message = JSON.parse(JSON.stringify(hughs))
    await press(gitas, 'I have it', 'UGITA')
    later()
    await courier().run(rig().now)
    expect(textOf(hughs.blocks)).toContain('Gita Rao')
    expect(JSON.stringify(hughs.blocks)).not.toContain('"I have it"')

    await press(asItWas, 'I have it', 'UHUGH')
    expect(
      textOf(
        rig()
          .slack.messages.filter(({ channel }) => channel === 'DUHUGH')
          .map(({ blocks }) => blocks),
      ),
    ).toContain('Gita Rao')
    const kept = await log().list({ limit: 5 })
    const taken = (await log().read(kept[0]?.record ?? ('' as never)))?.events.filter(({ event }) => /Acknowledged|Taken/.test(event))
    expect(taken?.map(({ by: who }) => who)).toEqual(['gita'])
  })
})
