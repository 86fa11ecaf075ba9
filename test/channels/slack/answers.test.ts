import type { Card } from '../../../src/cards/card.js'
import type { Answer, Arrival, DialogView } from '../../../src/casework/arrival.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { buttonCalled, closing, openRig, pressIn, pressOn, type Rig, slackOffice, submission, textOf } from './rig.js'

const dialog = (more: Partial<DialogView> = {}): DialogView => ({
  draft: 'd1',
  title: 'Log a terminated call',
  step: { name: 'what', title: 'What happened?', number: 1, of: 2 },
  know: ['Explain first. (s4)'],
  fields: [
    { name: 'reason', label: 'Why did it end?', required: true, input: 'lines' },
    { name: 'manager', label: 'Your line manager', required: true, input: 'person' },
  ],
  values: { reason: 'He shouted.', manager: 'lena' },
  errors: {},
  warnings: [],
  back: true,
  next: 'Next',
  ...more,
})
const asDialog = (more: Partial<DialogView> = {}): Answer => ({ answer: 'dialog', dialog: dialog(more) })
const done: Answer = { answer: 'sentence', text: 'Sent to Lena Morris.', tone: 'done' }
const refused: Answer = { answer: 'sentence', text: 'We cannot save this just now.', tone: 'refused' }
/** An answer with the button that shares it. */
const cardWith = (verb: string): Card => {
  const card = cardSaying('You may end the call.')
  const data = { given: { where: 'slack/C1' } }
  return { ...card, adaptive: { ...card.adaptive, actions: [{ type: 'Action.Execute', title: 'Share in the channel', verb, data }] } }
}

describe('an arrival from Slack is answered', () => {
  let rig: Rig
  let arrivals: Arrival[]
  let answers: (Answer | Promise<Answer>)[]
  beforeEach(async () => {
    arrivals = []
    answers = []
    rig = await openRig(listen, 'http', 20_000)
  })
  afterEach(() => rig.close())
  const listen = async (arrival: Arrival): Promise<Answer> => {
    arrivals.push(arrival)
    return answers.shift() ?? { answer: 'nothing' }
  }
  /** What is not answered at once is waited for in a modal. */
  const isImpatient = async () => {
    await rig.close()
    rig = await openRig(listen, 'http', 1)
  }
  const settled = () => rig.settled()
  const lastView = () => {
    const view = rig.slack.views.at(-1)
    if (!view) throw new Error('no modal was opened')
    return view
  }

  test('a command opens its form with the trigger', async () => {
    answers.push(asDialog())
    expect(await rig.command('/terminated-call', 'he &lt;shouted&gt; at <@ULENA>')).toEqual({ status: 200, body: undefined })
    await settled()
    expect(arrivals[0]).toMatchObject({
      arrives: 'command',
      by: 'asha',
      command: '/terminated-call',
      text: 'he <shouted> at @Lena Morris',
      place: 'shared',
    })
    expect(textOf(lastView().view.blocks)).toContain('Explain first. (s4)')
    expect(rig.slack.calls.filter(({ method }) => method === 'views.open')).toHaveLength(1)
  })

  test('what has no room in a form is read in a view above it, page by page, and the form stays as it is', async () => {
    const long = asDialog({ know: Array.from({ length: 400 }, (_, at) => `Said at ${at}: ${'he said more '.repeat(100)}`) })
    answers.push(long, long, long)
    await rig.command('/terminated-call')
    await settled()
    const form = lastView()
    const typed = { 'what/reason': { type: 'plain_text_input', value: 'every word' } }
    await rig.interact(pressIn(rig.slack, form, buttonCalled(form.view.blocks, 'Read all of it'), typed))
    await settled()
    expect(arrivals[1]).toMatchObject({ arrives: 'form', move: 'redraw', draft: 'd1', values: { reason: 'every word' } })
    const page = lastView()
    expect(page.id).not.toBe(form.id)
    expect(textOf(page.view.blocks)).toContain('Said at 0:')
    await rig.interact(pressIn(rig.slack, page, buttonCalled(page.view.blocks, 'Read on')))
    await settled()
    expect(arrivals[2]).toMatchObject({ arrives: 'press', verb: 'resume:d1' })
    expect(textOf(page.view.blocks)).not.toContain('Said at 0:')
    expect(textOf(form.view.blocks)).toContain('Why did it end?')
  })

  test('a slow command opens a waiting modal at once, which then becomes the form', async () => {
    await isImpatient()
    let give = (_: Answer): void => {}
    answers.push(new Promise((resolve) => (give = resolve)))
    await rig.command('/terminated-call')
    await rig.until(() => rig.slack.views.length === 1)
    expect(textOf(lastView().view.blocks)).toContain('One moment')
    give(asDialog())
    await settled()
    expect(textOf(lastView().view.blocks)).toContain('Why did it end?')
    expect(rig.slack.views).toHaveLength(1)
  })

  test('an expired trigger leaves a button that opens the form with everything typed', async () => {
    answers.push(asDialog({ values: { reason: 'Typed before.', manager: 'lena' } }))
    const trigger = rig.slack.trigger()
    rig.slack.expire(trigger)
    await rig.command('/terminated-call', '', { trigger_id: trigger })
    await settled()
    const [message] = rig.slack.messages
    expect(textOf(message?.blocks)).toContain('everything you typed is still in it')
    if (!message) throw new Error('no message')
    answers.push(asDialog({ values: { reason: 'Typed before.', manager: 'lena' } }))
    await rig.interact(pressOn(rig.slack, message, 'Open the form', 'UASHA'))
    await settled()
    expect(arrivals[1]).toMatchObject({
      arrives: 'form',
      draft: 'd1',
      step: 'what',
      move: 'redraw',
      values: { reason: 'Typed before.', manager: 'lena' },
    })
    expect(textOf(lastView().view.blocks)).toContain('Typed before.')
  })

  test('a card is for the person alone, also in a channel', async () => {
    answers.push({ answer: 'card', card: cardSaying('only for Asha') })
    await rig.command('/my-work')
    await settled()
    expect(rig.slack.messages).toMatchObject([{ channel: 'C1', only: 'UASHA' }])
  })

  test('without an address for answers it goes to the direct conversation', async () => {
    answers.push(done)
    await rig.command('/my-work', '', { response_url: 'https://evil.example/hook' })
    await settled()
    expect(rig.slack.messages).toMatchObject([{ channel: 'DUASHA' }])
  })

  test('a form goes on, with what was typed, people by their office id', async () => {
    answers.push(
      asDialog(),
      asDialog({
        step: { name: 'check', title: 'Check', number: 2, of: 2 },
        fields: [],
        preview: [{ label: 'Why', value: '<b>', step: 'what' }],
      }),
    )
    await rig.command('/terminated-call')
    await settled()
    const reply = await rig.interact(
      submission(rig.slack, lastView(), {
        'what/reason': { type: 'plain_text_input', value: 'New words' },
        'what/manager': { type: 'users_select', selected_user: 'UGITA' },
      }),
    )
    expect(arrivals[1]).toMatchObject({
      arrives: 'form',
      draft: 'd1',
      step: 'what',
      move: 'next',
      values: { reason: 'New words', manager: 'gita' },
    })
    expect(reply.body).toMatchObject({ response_action: 'update', view: { callback_id: 'preview' } })
  })

  test('errors stand at their fields', async () => {
    answers.push(asDialog(), asDialog({ errors: { reason: 'Say why it ended.' } }))
    await rig.command('/terminated-call')
    await settled()
    const reply = await rig.interact(submission(rig.slack, lastView()))
    expect(reply.body).toEqual({ response_action: 'errors', errors: { 'what/reason': 'Say why it ended.' } })
  })

  test('a refusal leaves the form as it is, and says why', async () => {
    answers.push(asDialog(), refused)
    await rig.command('/terminated-call')
    await settled()
    expect((await rig.interact(submission(rig.slack, lastView()))).body).toEqual({
      response_action: 'errors',
      errors: { 'what/reason': 'We cannot save this just now.' },
    })
  })

  test('somebody who is not of the office cannot be picked', async () => {
    answers.push(asDialog())
    await rig.command('/terminated-call')
    await settled()
    const reply = await rig.interact(
      submission(rig.slack, lastView(), { 'what/manager': { type: 'users_select', selected_user: 'UNOBODY' } }),
    )
    expect(reply.body).toEqual({
      response_action: 'errors',
      errors: { 'what/manager': 'This person is not in the office’s list. Choose somebody else, or ask Adam Webb to add them.' },
    })
    expect(arrivals).toHaveLength(1)
  })

  test('Back keeps what is typed and shows the step before', async () => {
    answers.push(asDialog(), asDialog({ step: { name: 'before', title: 'Before', number: 1, of: 2 }, back: false }))
    await rig.command('/terminated-call')
    await settled()
    const open = lastView()
    await rig.interact(
      pressIn(rig.slack, open, buttonCalled(open.view.blocks, 'Back'), { 'what/reason': { type: 'plain_text_input', value: 'half a' } }),
    )
    await settled()
    expect(arrivals[1]).toMatchObject({ arrives: 'form', move: 'back', values: { reason: 'half a' } })
    expect(textOf(lastView().view.blocks)).toContain('Before')
  })

  test('more room is a further field, and both are one text', async () => {
    answers.push(asDialog(), asDialog(), done)
    await rig.command('/terminated-call')
    await settled()
    const open = lastView()
    await rig.interact(pressIn(rig.slack, open, buttonCalled(open.view.blocks, 'More room: Why did it end?')))
    await settled()
    await rig.interact(
      submission(rig.slack, lastView(), {
        'what/reason': { type: 'plain_text_input', value: 'a'.repeat(3000) },
        'what/reason~1': { type: 'plain_text_input', value: 'b'.repeat(10) },
      }),
    )
    expect(arrivals.at(-1)).toMatchObject({ values: { reason: `${'a'.repeat(3000)}${'b'.repeat(10)}` } })
  })

  test('a slow submission waits in the modal, and its errors are drawn there', async () => {
    await isImpatient()
    let give = (_: Answer): void => {}
    answers.push(asDialog(), new Promise((resolve) => (give = resolve)))
    await rig.command('/terminated-call')
    await settled()
    const reply = await rig.interact(submission(rig.slack, lastView()))
    expect(reply.body).toMatchObject({ response_action: 'update', view: { callback_id: 'told' } })
    give(asDialog({ errors: { reason: 'Say why it ended.' } }))
    await settled()
    expect(textOf(lastView().view.blocks)).toContain('⚠️ Say why it ended.')
  })

  test('a modal that was closed meanwhile leaves a way back to the form', async () => {
    await isImpatient()
    let give = (_: Answer): void => {}
    answers.push(asDialog(), new Promise((resolve) => (give = resolve)))
    await rig.command('/terminated-call')
    await settled()
    await rig.interact(submission(rig.slack, lastView()))
    lastView().closed = true
    give(asDialog({ errors: { reason: 'Say why it ended.' } }))
    await settled()
    expect(rig.slack.messages).toMatchObject([{ channel: 'DUASHA' }])
    expect(textOf(rig.slack.messages[0]?.blocks)).toContain('Open the form')
  })

  test('closing a modal is told, with what was typed', async () => {
    answers.push(asDialog())
    await rig.command('/terminated-call')
    await settled()
    await rig.interact(closing(lastView()))
    await settled()
    expect(arrivals[1]).toMatchObject({ arrives: 'closed', draft: 'd1', step: 'what', values: { reason: 'He shouted.', manager: 'lena' } })
  })

  test('a message’s words are filled into the form, and nothing is sent by choosing the shortcut', async () => {
    answers.push(asDialog({ values: { reason: '', manager: 'lena' } }))
    await rig.interact({
      type: 'message_action',
      callback_id: 'message-at-risk',
      user: { id: 'UASHA' },
      trigger_id: rig.slack.trigger(),
      channel: { id: 'C1' },
      message: { text: 'I will hurt myself &amp; others' },
    })
    await settled()
    expect(arrivals[0]).toMatchObject({ arrives: 'press', verb: 'command:/at-risk' })
    expect(arrivals[0]).not.toHaveProperty('given')
    expect(textOf(lastView().view.blocks)).toContain('I will hurt myself & others')
  })

  test('a mention is answered to the one who asked, a direct message where it was sent', async () => {
    answers.push(done, done)
    await rig.event({ type: 'app_mention', user: 'UASHA', text: '<@UBOT> what now?', channel: 'C1', thread_ts: '1.2', ts: '1.3' })
    await rig.event({ type: 'message', channel_type: 'im', user: 'UASHA', text: 'hello', channel: 'DUASHA', ts: '1.4' })
    await settled()
    expect(arrivals).toMatchObject([
      { arrives: 'message', text: 'what now?', place: 'shared' },
      { arrives: 'message', text: 'hello', place: 'private' },
    ])
    expect(rig.slack.messages).toMatchObject([{ channel: 'C1', only: 'UASHA' }, { channel: 'DUASHA' }])
  })

  test('what somebody shares stands in the channel for everybody; what cannot be written there is told to them alone', async () => {
    const shared: Answer = { answer: 'shared', card: cardSaying('Say that you will end the call.'), conversation: 'C1' }
    answers.push({ answer: 'card', card: cardWith('share:6') }, shared, shared)
    await rig.command('/ask', 'he swears')
    await settled()
    const [asked] = rig.slack.messages
    if (!asked) throw new Error('nothing was answered')
    await rig.interact(pressOn(rig.slack, asked, 'Share in the channel', 'UASHA'))
    await settled()
    expect(arrivals[1]).toMatchObject({ arrives: 'press', verb: 'share:6', given: { where: 'slack/C1' } })
    expect(rig.slack.messages.map(({ channel, only }) => [channel, only])).toEqual([
      ['C1', 'UASHA'],
      ['C1', undefined],
    ])
    // Pressed somewhere else, the bot has to be in that channel.
    rig.slack.fail('chat.postMessage', { with: 'error', error: 'not_in_channel' })
    await rig.interact({ ...pressOn(rig.slack, asked, 'Share in the channel', 'UASHA'), channel: { id: 'DUASHA' } })
    await settled()
    expect(rig.slack.messages.at(-1)).toMatchObject({ only: 'UASHA' })
    expect(rig.slack.messages.at(-1)?.text).toContain('I could not write in that channel')
  })

  test('what bots say, and what is edited, is none of ours', async () => {
    await rig.event({ type: 'message', channel_type: 'im', bot_id: 'B1', user: 'UASHA', text: 'hello', channel: 'DUASHA' })
    await rig.event({ type: 'message', channel_type: 'im', subtype: 'message_changed', channel: 'DUASHA' })
    await settled()
    expect(arrivals).toEqual([])
  })

  test('the home tab shows what waits', async () => {
    answers.push({ answer: 'card', card: cardSaying('Nothing is waiting for you.') })
    await rig.event({ type: 'app_home_opened', user: 'UASHA', tab: 'home', channel: 'DUASHA' })
    await settled()
    expect(textOf(rig.slack.homes.get('UASHA')?.blocks)).toContain('Nothing is waiting for you.')
  })

  test('a stranger hears whom to ask', async () => {
    rig.slack.user('UNEW', 'new@office.example', { profile: { email: 'new@office.example', real_name: 'Dana Fox' } })
    answers.push(refused)
    await rig.command('/my-work', '', { user_id: 'UNEW' })
    await settled()
    // What they hear is the office's to say: it knows whom to phone.
    expect(arrivals).toMatchObject([
      { by: 'outside.slack.unew', outsider: { is: 'member', name: 'Dana Fox', known: 'Your Slack id is UNEW.' } },
    ])
    expect(rig.slack.messages[0]).toMatchObject({ only: 'UNEW' })
  })

  test('somebody without a Slack id is known by their e-mail, and remembered', async () => {
    rig.office = slackOffice({
      people: slackOffice().people.map((person) => (person.id === 'adil' ? { ...person, slack: undefined as never } : person)),
    })
    rig.slack.user('UNEW', 'Adil@office.example')
    answers.push(done, done)
    await rig.command('/my-work', '', { user_id: 'UNEW' })
    await settled()
    await rig.command('/my-work', '', { user_id: 'UNEW' })
    await settled()
    expect(arrivals.map(({ by }) => by)).toEqual(['adil', 'adil'])
    expect(rig.slack.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1)
  })

  test.each([
    { is_stranger: true },
    { is_bot: true },
    { deleted: true },
    { is_email_confirmed: false },
    { is_restricted: true },
    { is_ultra_restricted: true },
    { team_id: 'T0OTHER' },
  ])('nobody is known by an e-mail that proves nothing: %p', async (more) => {
    rig.office = slackOffice({
      people: slackOffice().people.map((person) => (person.id === 'adil' ? { ...person, slack: undefined as never } : person)),
    })
    rig.slack.user('UNEW', 'adil@office.example', more)
    await rig.command('/my-work', '', { user_id: 'UNEW' })
    await settled()
    expect(arrivals.map(({ by, outsider }) => [by, outsider !== undefined])).toEqual([['outside.slack.unew', true]])
  })

  test('a delivery that comes again has one effect and the same answer', async () => {
    answers.push(asDialog(), asDialog({ errors: { reason: 'Say why it ended.' } }))
    const trigger = rig.slack.trigger()
    for (let time = 0; time < 3; time += 1) {
      rig.now = new Date(rig.now.getTime() + 1000)
      await rig.command('/terminated-call', '', { trigger_id: trigger })
    }
    await settled()
    expect(arrivals).toHaveLength(1)
    expect(rig.slack.messages).toEqual([])
    const submitted = submission(rig.slack, lastView())
    const replies = []
    for (let time = 0; time < 3; time += 1) {
      rig.now = new Date(rig.now.getTime() + 1000)
      replies.push((await rig.interact(submitted)).body)
    }
    expect(arrivals).toHaveLength(2)
    expect(new Set(replies.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  test('when the store is away, people and forms are remembered all the same', async () => {
    rig.store.away = true
    answers.push(asDialog({ values: { reason: 'Typed before.', manager: 'lena' } }), asDialog())
    rig.office = slackOffice({
      people: slackOffice().people.map((person) => (person.id === 'adil' ? { ...person, slack: undefined as never } : person)),
    })
    rig.slack.user('UNEW', 'adil@office.example')
    await rig.event({ type: 'message', channel_type: 'im', user: 'UNEW', text: 'a form please', channel: 'DUNEW', ts: '1.4' })
    await settled()
    const [message] = rig.slack.messages
    if (!message) throw new Error('no message')
    await rig.interact(pressOn(rig.slack, message, 'Open the form', 'UNEW'))
    await settled()
    expect(arrivals[1]).toMatchObject({ by: 'adil', move: 'redraw', values: { reason: 'Typed before.' } })
  })

  test('a text too long for any modal comes back whole', async () => {
    const long = 'He said it again. '.repeat(4000)
    answers.push(asDialog({ values: { reason: long, manager: 'lena' } }), done)
    await rig.command('/terminated-call')
    await settled()
    expect(textOf(lastView().view.blocks)).toContain('more characters are kept with this form')
    await rig.interact(submission(rig.slack, lastView()))
    expect(arrivals[1]).toMatchObject({ values: { reason: long } })
  })

  test('an answer that cannot be brought anywhere breaks nothing', async () => {
    answers.push(done, done)
    rig.slack.fail('chat.postMessage', { with: 'status', status: 500 })
    await rig.command('/my-work', '', { response_url: 'https://hooks.slack.com.evil.example/x' })
    await settled()
    expect((await rig.command('/my-work')).status).toBe(200)
  })
})
