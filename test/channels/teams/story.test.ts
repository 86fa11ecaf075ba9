import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { openCourier } from '../../../src/delivery/courier.js'
import * as slack from '../slack/rig.js'
import { faultsOf } from './check-drawn.js'
import { allOf, cardIn, chatOf, managersChannel, pressed, type Sent, textOf } from './rig.js'
import { tellInTeams } from './tell-in-teams.js'

jest.setTimeout(60_000)

/** The story of a terminated call, told in Teams over the real office, log and courier; and with its beginning in Slack. */
describe('a terminated call in Teams', () => {
  let slackRig: slack.Rig
  const { rig, log, casework, courier, office, later, task, step, newest, checked } = tellInTeams({
    async opened(listen, teams, people) {
      slackRig = await slack.openRig(listen, 'http', 20_000)
      slackRig.now = teams.now
      slackRig.office = people
    },
    moved(now) {
      slackRig.now = now
    },
    closed: () => slackRig.close(),
  })

  const logTheCall = async (): Promise<Drawn> => {
    await rig().write('asha', 'terminated-call')
    await rig().settled()
    const kind = checked(await task('asha', newest('asha'), 'Open the form'))
    expect(textOf(kind)).not.toContain('What did you say before you ended it?')

    // Choosing the kind brings the question that hangs on it, and marks nothing that nobody has been asked.
    const more = checked(await task('asha', kind, 'Next', { kind: 'offensive' }))
    expect(textOf(more)).toContain('What did you say before you ended it?')
    expect(textOf(more)).not.toContain('Please look at this again')
    const call = checked(await task('asha', more, 'Next', { warnings: 'explained,warned' }))
    expect(textOf(call)).toContain('Reason for terminating the call')

    // Errors at the field and all together above; everything typed stays.
    const wrong = checked(
      await task('asha', call, 'Next', { date: '2027-01-01', reason: 'He swore at me <b>now</b> & shouted.', caller: 'Mr *Bold*' }),
    )
    expect(textOf(wrong)).toContain('Please look at this again')
    expect(textOf(wrong).match(/That day is still to come/g)).toHaveLength(2)
    expect(textOf(wrong)).toContain('He swore at me <b>now</b> & shouted.')
    const quoted = checked(
      await task('asha', wrong, 'Add a quote', { date: '2026-03-03', 'quotes.0.who': 'customer', 'quotes.0.words': 'You are useless' }),
    )
    expect(allOf(quoted, 'Input.').map(({ id }) => id)).toContain('quotes.1.words')

    // What may read as an opinion is said once on Next, and then it goes on (s6).
    const opinion = checked(await task('asha', quoted, 'Next', { reason: 'He was rude.' }))
    expect(textOf(opinion)).toContain('“rude” may read as an opinion')
    const further = checked(await task('asha', opinion, 'Next'))
    expect(textOf(further)).toContain('How are you?')
    const plain = checked(await task('asha', further, 'Back'))

    const you = checked(await task('asha', plain, 'Next', { reason: 'He swore at me <b>now</b> & shouted.' }))
    expect(textOf(you)).toContain('How are you?')
    const back = checked(await task('asha', you, 'Back'))
    expect(textOf(back)).toContain('You are useless')
    const again = checked(await task('asha', back, 'Next'))
    const preview = checked(await task('asha', again, 'Next', { personal: 'no', wellbeing: 'shaken' }))
    expect(textOf(preview)).toContain('Check your answers')
    expect(textOf(preview)).toContain('Mr *Bold*')
    const changing = checked(await task('asha', preview, 'Change'))
    return checked(await task('asha', changing, 'Next'))
  }
  const sendOf = (preview: Drawn): string => String(preview.actions.at(-1)?.title)

  test('is logged, discussed and decided once, and every copy settles', async () => {
    const preview = await logTheCall()
    const data = pressed(preview, sendOf(preview))
    later()
    const delivery = { id: 'the-one-click' }
    const receipts = await Promise.all([1, 2, 3].map(() => rig().invoke('asha', 'task/submit', { data }, delivery)))
    expect(textOf(checked(receipts[0] as Sent))).toContain('TC-2026-0001')
    expect(receipts[1]).toEqual(receipts[0])
    expect(await log().list({ limit: 10 })).toHaveLength(1)

    await courier().run(rig().now)
    const [note] = rig().chat('lena')
    expect(textOf(cardIn(note))).toContain('He swore at me <b>now</b> & shouted.')
    expect(note?.activity.summary).toBe('Talk with Asha Patel about an ended call, TC-2026-0001')

    const talk = checked(await task('lena', cardIn(note), 'We have talked'))
    const said = await task('lena', talk, String(talk.actions.at(-1)?.title), { how: 'Better after a tea' })
    expect(said.status).toBe(200)
    later()
    await courier().run(rig().now)
    expect(rig().chat('lena')[0]?.edited).toBeGreaterThan(0)
    expect(
      rig()
        .chat('lena')
        .filter(({ id }) => id === note?.id),
    ).toHaveLength(1)

    // A late press on the card as it was is answered by how it stands now.
    const late = await task('lena', cardIn(note), 'The customer may be at risk')
    expect(textOf(checked(late))).toContain('What was said or written?')
  })

  test('filed in Slack and discussed in Teams: both cards settle', async () => {
    const { slack: platform } = slackRig
    const fill = async (changes: Record<string, object>) => {
      later()
      const open = platform.views.at(-1)
      if (!open) throw new Error('no modal is open')
      const { body } = await slackRig.interact(slack.submission(platform, open, changes))
      const next = body as { view?: typeof open.view }
      if (next?.view) open.view = next.view
    }
    const choice = (value: string) => ({ type: 'radio_buttons', selected_option: { value } })
    await slackRig.command('/terminated-call')
    await slackRig.settled()
    await fill({
      'what-happened/kind': choice('offensive'),
      'what-happened/warnings': { type: 'checkboxes', selected_options: [{ value: 'explained' }, { value: 'warned' }] },
    })
    await fill({ 'the-call/reason': { type: 'plain_text_input', value: 'He swore at me.' } })
    await fill({ 'you-and-them/personal': choice('no'), 'you-and-them/wellbeing': choice('shaken') })
    await fill({})
    expect(await log().list({ limit: 10 })).toHaveLength(1)

    // Asha is told in Slack, her manager in Teams.
    const asSlack = {
      ...slackRig.channel,
      reaches: (to: Parameters<typeof slackRig.channel.reaches>[0]) => 'person' in to && to.person.id === 'asha',
    }
    const asTeams = {
      ...rig().channel,
      reaches: (to: Parameters<ReturnType<typeof rig>['channel']['reaches']>[0]) => 'person' in to && to.person.id === 'lena',
    }
    const both = openCourier({
      log: log(),
      casework: casework(),
      channels: [asSlack, asTeams],
      directory: () => office,
      clock: () => rig().now,
      report: () => {},
    })
    await both.run(rig().now)
    const card = rig().chat('lena')[0]
    const talk = checked(await task('lena', cardIn(card), 'We have talked'))
    await task('lena', talk, String(talk.actions.at(-1)?.title), { how: 'Better after a tea' })
    later()
    await both.run(rig().now)
    await both.stop()
    expect(card?.edited).toBeGreaterThan(0)
    expect(allOf(cardIn(card), 'Action.').map(({ title }) => title)).not.toContain('We have talked')
    const told = platform.messages.filter(({ channel }) => channel === 'DUASHA')
    expect(slack.textOf(told.map(({ blocks }) => blocks))).toContain('Lena Morris and Asha Patel have talked')
    expect(textOf(cardIn(card))).toContain('Lena Morris and Asha Patel have talked')
  })

  test('is logged as a card in the chat, where a client opens no dialogs', async () => {
    await rig().write('asha', '/terminated-call TC')
    await rig().settled()
    const card = async (title: string, on: Drawn, changes: Readonly<Record<string, string>> = {}) => {
      const { type, value } = await step('asha', on, title, changes)
      expect(type).toBe('application/vnd.microsoft.card.adaptive')
      expect(faultsOf(value as Drawn)).toEqual([])
      return value as Drawn
    }
    const kind = await card('Fill it in here in the chat', newest('asha'))
    const more = await card('Next', kind, { kind: 'offensive' })
    const call = await card('Next', more, { warnings: 'explained,warned' })
    const you = await card('Next', call, { reason: 'He swore at me.' })
    const preview = await card('Next', you, { personal: 'no', wellbeing: 'shaken' })
    const receipt = await card(sendOf(preview), preview)
    expect(textOf(receipt)).toContain('TC-2026-0001')
  })

  test('an alert that is raised by a mention is told first, where its reporter cannot be written to', async () => {
    const there = { conversation: { id: `${managersChannel};messageid=2`, conversationType: 'channel', tenantId: undefined } }
    const mention = {
      entities: [{ type: 'mention', text: '<at>Contact Steward</at>', mentioned: { id: '28:6b1c8f0e-1111-4000-8000-000000000001' } }],
    }
    rig().connector.gate = (kind, conversation) =>
      kind === 'send' && conversation.includes('asha') ? { with: 'status', status: 403, code: 'BotNotInConversationRoster' } : undefined
    await rig().write('asha', '<at>Contact Steward</at> at-risk he says goodbye', { ...there, ...mention })
    await rig().settled()
    rig().connector.gate = () => undefined
    const [said] = rig()
      .chat(`${managersChannel};messageid=2`)
      .map(({ activity }) => activity.text)
    expect(said).toMatch(
      /^Your alert is raised as AR-2026-\d{4}, and goes at once to senior colleagues\. You need not send it again\. I could not write to you/,
    )
    expect(said).not.toContain('goodbye')
  })

  test('what is asked in a channel is answered in one’s own chat, and a form is offered where it was asked', async () => {
    const there = { conversation: { id: `${managersChannel};messageid=1`, conversationType: 'channel', tenantId: undefined } }
    const mention = {
      entities: [{ type: 'mention', text: '<at>Contact Steward</at>', mentioned: { id: '28:6b1c8f0e-1111-4000-8000-000000000001' } }],
    }
    await rig().write('asha', '<at>Contact Steward</at> /my-work', { ...there, ...mention })
    await rig().settled()
    expect(rig().chat('asha')).toHaveLength(1)
    expect(
      rig()
        .chat(`${managersChannel};messageid=1`)
        .map(({ activity }) => activity.text),
    ).toEqual(['I have answered you in our own chat.'])
    await rig().write('asha', '<at>Contact Steward</at>&nbsp;terminated-call', { ...there, ...mention })
    await rig().settled()
    const offer = cardIn(rig().chat(`${managersChannel};messageid=1`).at(-1))
    expect(allOf(offer, 'Action.').map(({ title }) => title)).toEqual(['Open the form'])
    expect(textOf(checked(await task('asha', offer, 'Open the form')))).toContain('Step 1')
    expect(textOf((await task('adil', offer, 'Open the form')).body)).toContain('belongs to somebody else')
    expect(chatOf('asha')).toBe('a:chat-asha')
  })
})
