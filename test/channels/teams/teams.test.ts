import { pino } from 'pino'
import type { Card } from '../../../src/cards/card.js'
import type { Answer, Arrival, DialogView } from '../../../src/casework/arrival.js'
import { ChannelFault } from '../../../src/channels/channel.js'
import { commandIn, plainOf } from '../../../src/channels/teams/arriving/said.js'
import type { Drawn } from '../../../src/channels/teams/drawing/drawn.js'
import { openTeamsChannel } from '../../../src/channels/teams/open-teams.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { withoutTimeouts } from '../../no-timeouts.js'
import { testPeople } from '../../procedures/test-office.js'
import { appId, type Fault, tenantId } from './fake-connector.js'
import { memoryStore } from './memory-store.js'
import { allOf, cardIn, dialogIn, managersChannel, openRig, pressed, type Rig, type Sent, textOf } from './rig.js'

let rig: Rig
let answer: (arrival: Arrival) => Promise<Answer>
const arrivals: Arrival[] = []
const open = (settings: Parameters<typeof openRig>[1] = {}) =>
  openRig((arrival) => {
    arrivals.push(arrival)
    return answer(arrival)
  }, settings)
const sentence = (text: string, tone: 'done' | 'refused' = 'done'): Answer => ({ answer: 'sentence', text, tone })
const asha = () => {
  const [person] = testPeople
  if (!person) throw new Error('the office is empty')
  return person
}
const post = (card: Card = cardSaying('hello'), key = 'a') => rig.channel.post({ person: asha() }, card, { urgency: 'now', key })
const faultOf = async (work: Promise<unknown>): Promise<ChannelFault> => {
  const fault = await work.catch((cause: unknown) => cause)
  if (fault instanceof ChannelFault) return fault
  throw new Error(`no ChannelFault, but ${String(fault)}`)
}
const stepCard = (): Card => {
  const card = cardSaying('An alert is out.')
  const data = { record: 'AR-2026-0001', version: 1 }
  const step = { type: 'Action.Execute' as const, title: 'I have it', verb: 'step:AcknowledgeAlert', data }
  const risk = { type: 'Action.Execute' as const, title: 'The customer may be at risk', verb: 'command:/at-risk', data }
  return { ...card, ...data, adaptive: { ...card.adaptive, actions: [step, risk] } }
}

beforeEach(async () => {
  arrivals.length = 0
  answer = async () => sentence('Kept.')
  rig = await open()
})
afterEach(() => rig.close())

describe('words to the bot', () => {
  const names = ['/at-risk', '/my-work', '/customer', '/help']
  test.each([
    ['/at-risk she said it', { command: '/at-risk', text: 'she said it' }],
    ['at-risk she said\nit twice', { command: '/at-risk', text: 'she said\nit twice' }],
    ['At risk', { command: '/at-risk', text: '' }],
    ['my work', { command: '/my-work', text: '' }],
    ['customer 07700 900123', { command: '/customer', text: '07700 900123' }],
    ['/nothing of the kind', { command: '/nothing', text: 'of the kind' }],
    ['customer is shouting at me', undefined],
    ['help me with a caller', undefined],
    ['', undefined],
  ])('“%s”', (text, wanted) => expect(commandIn(text, names)).toEqual(wanted))

  test('a message’s HTML is read as people see it', () => {
    expect(plainOf('<div><p>She said &quot;I will&quot;&nbsp;&amp; &lt;left&gt;</p><p>then</p></div>')).toBe(
      'She said "I will" & <left>\nthen',
    )
  })
})

describe('what somebody shares', () => {
  const channel = `${managersChannel};messageid=1`
  const shared: Answer = { answer: 'shared', card: cardSaying('Say that you will end the call.'), conversation: channel }
  const answered = (): Card => {
    const card = cardSaying('You may end the call.')
    const data = { given: { where: `teams/${channel}` } }
    return {
      ...card,
      adaptive: { ...card.adaptive, actions: [{ type: 'Action.Execute', title: 'Share in the channel', verb: 'share:6', data }] },
    }
  }
  const pressShare = async () => {
    answer = async ({ arrives }) => (arrives === 'press' ? shared : { answer: 'card', card: answered() })
    await rig.write('asha', '/ask he swears', {
      conversation: { id: channel, conversationType: 'channel', tenantId: undefined },
      entities: [{ type: 'mention', text: '<at>Contact Steward</at>', mentioned: { id: `28:${appId}` } }],
    })
    await rig.settled()
    const card = cardIn(rig.chat('asha').at(-1))
    const verb = allOf(card, 'Action.Execute').find(({ title }) => title === 'Share in the channel')?.verb
    const action = { type: 'Action.Execute', verb, data: pressed(card, 'Share in the channel') }
    const { body } = await rig.invoke('asha', 'adaptiveCard/action', { action, trigger: 'manual' })
    return JSON.stringify(body)
  }

  test('stands in the channel where it was asked, and they are told so in their own chat', async () => {
    expect(await pressShare()).toContain('It stands in the channel now')
    expect(textOf(cardIn(rig.chat(channel).at(-1)))).toContain('Say that you will end the call.')
  })

  test('is refused with what to do where the bot may not write', async () => {
    rig.connector.gate = (kind, conversation) => (kind === 'send' && conversation === channel ? { with: 'status', status: 403 } : undefined)
    expect(await pressShare()).toContain('I could not write in that channel')
  })
})

describe('people', () => {
  test('a stranger hears whom to ask, and nothing else happens', async () => {
    await rig.write('nobody', '/my-work')
    await rig.settled()
    await rig.invoke('nobody', 'task/fetch', { data: { press: { verb: 'command:/at-risk' } } })
    // What they hear is the office's to say: it knows whom to phone.
    expect(arrivals.map(({ by, outsider }) => [by, outsider?.is, outsider?.known])).toEqual([
      ['outside.teams.entra-nobody', 'member', 'Your Entra object id is entra-nobody.'],
      ['outside.teams.entra-nobody', 'member', 'Your Entra object id is entra-nobody.'],
    ])
  })

  test('a chat is known from the day the app is installed, also after a restart, and until it is removed', async () => {
    const installed = { type: 'installationUpdate', action: 'add', text: undefined }
    await rig.write('asha', '', installed)
    await rig.settled()
    const second = await openRig(async () => sentence(''), { store: rig.store, connector: rig.connector })
    expect((await second.channel.post({ person: asha() }, cardSaying('hello'), { urgency: 'now', key: 'a' })).where).toBe('a:chat-asha')
    await second.write('asha', '', { ...installed, action: 'remove' })
    await second.settled()
    expect((await second.channel.post({ person: asha() }, cardSaying('hello'), { urgency: 'now', key: 'b' })).where).toBe(
      'a:begun-entra-asha',
    )
    await second.close()
  })
})

describe('a message’s action', () => {
  test('between two colleagues does not teach where either of them is to be written to', async () => {
    answer = async () => ({ answer: 'dialog', dialog: form })
    const elsewhere = { conversation: { id: '19:asha_adil@unq.gbl.spaces', conversationType: 'personal', tenantId } }
    const value = { commandId: 'message-at-risk', messagePayload: { body: { content: 'I will end it' } } }
    await rig.invoke('asha', 'composeExtension/fetchTask', value, elsewhere)
    await rig.settled()
    const posted = await rig.channel.post({ person: asha() }, cardSaying('hello'), { urgency: 'now', key: 'a' })
    expect(posted.where).toBe('a:begun-entra-asha')
  })

  const form: DialogView = {
    draft: 'd1',
    title: 'At-risk alert',
    step: { name: 'said', title: 'What was said', number: 1, of: 1 },
    know: [],
    fields: [{ name: 'said', label: 'What was said or written?', required: true, input: 'lines' }],
    values: {},
    errors: {},
    warnings: [],
    back: false,
    next: 'Send the alert',
  }
  test('opens the alert with the message’s words, and sends it from there', async () => {
    answer = async () => ({ answer: 'dialog', dialog: form })
    const value = { commandId: 'message-at-risk', commandContext: 'message', messagePayload: { body: { content: '<p>I will end it</p>' } } }
    const card = dialogIn(await rig.invoke('asha', 'composeExtension/fetchTask', value))
    expect(arrivals[0]).toMatchObject({ arrives: 'press', verb: 'command:/at-risk', by: 'asha' })
    expect(allOf(card, 'Input.Text')[0]).toMatchObject({ id: 'said', value: 'I will end it' })
    answer = async () => sentence('Your alert is out.')
    const { body } = await rig.invoke('asha', 'composeExtension/submitAction', {
      commandId: 'message-at-risk',
      data: pressed(card, 'Send the alert'),
    })
    expect(arrivals[1]).toMatchObject({ arrives: 'form', draft: 'd1', values: { said: 'I will end it' } })
    expect(body).toEqual({ task: { type: 'message', value: 'Your alert is out.' } })
  })

  test('a refusal costs nothing of what was typed', async () => {
    answer = async () => ({ answer: 'dialog', dialog: form })
    const card = dialogIn(await rig.invoke('asha', 'task/fetch', { data: { press: { verb: 'command:/at-risk' } } }))
    answer = async () => sentence('Not just now.', 'refused')
    const refused = dialogIn(await rig.invoke('asha', 'task/submit', { data: pressed(card, 'Send the alert', { said: 'every word' }) }))
    expect(textOf(refused)).toContain('Not just now.')
    answer = async () => ({ answer: 'dialog', dialog: form })
    await rig.invoke('asha', 'task/submit', { data: pressed(refused, 'Back to the form') })
    expect(arrivals.at(-1)).toMatchObject({ arrives: 'form', move: 'redraw', draft: 'd1', values: { said: 'every word' } })
  })

  test('a text too long to show is kept whole, through every step', async () => {
    const long = '👩‍👩‍👧 é '.repeat(6000)
    answer = async () => ({ answer: 'dialog', dialog: { ...form, values: { said: long } } })
    const card = dialogIn(await rig.invoke('asha', 'task/fetch', { data: { press: { verb: 'resume:d1' } } }))
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25_000)
    expect(textOf(card)).toContain('It is kept, whole, and can be read above.')
    const page = dialogIn(await rig.invoke('asha', 'task/submit', { data: pressed(card, 'Read all of it') }))
    expect(arrivals.at(-1)).toMatchObject({ arrives: 'form', move: 'redraw', draft: 'd1', values: { said: long } })
    const next = dialogIn(await rig.invoke('asha', 'task/submit', { data: pressed(page, 'Read on') }))
    expect(arrivals.at(-1)).toMatchObject({ arrives: 'press', verb: 'resume:d1' })
    expect(textOf(next)).not.toBe(textOf(page))
    const again = dialogIn(await rig.invoke('asha', 'task/submit', { data: pressed(next, 'Back to the form') }))
    expect(textOf(again)).toBe(textOf(card))
    await rig.invoke('asha', 'task/submit', { data: pressed(card, 'Send the alert') })
    expect(arrivals.at(-1)).toMatchObject({ arrives: 'form', values: { said: long } })
  })
})

describe('in time', () => {
  test('a slow answer is promised at once, and comes in the chat', async () => {
    await rig.close()
    rig = await open({ patience: 20 })
    let go = () => {}
    const held = new Promise<void>((resolve) => {
      go = resolve
    })
    answer = async () => {
      await held
      return sentence('It was kept.')
    }
    const [dialog, place] = await Promise.all([
      rig.invoke('asha', 'task/submit', { data: { press: { verb: 'step:Slow' } } }),
      rig.invoke('asha', 'adaptiveCard/action', { action: { verb: 'step:Slow', data: { record: 'AR-2026-0001' } } }),
    ])
    expect(textOf(dialog.body)).toContain('It goes on by itself')
    expect(place.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' })
    expect(rig.connector.messages).toEqual([])
    go()
    await rig.settled()
    expect(rig.chat('asha').map(({ activity }) => activity.text)).toEqual(['It was kept.', 'It was kept.'])
  })

  test('an answer waits while Teams asks us to', async () => {
    for (let at = 0; at < 3; at++) rig.connector.fail('send', { with: 'status', status: 429, retryAfter: 0 })
    await rig.write('asha', '/my-work')
    await rig.settled()
    expect(rig.chat('asha').map(({ activity }) => activity.text)).toEqual(['Kept.'])
  })

  test('a repeated invoke has one effect and one answer', async () => {
    const action = { action: { verb: 'step:Once', data: { record: 'AR-2026-0001', version: 3, given: { card: 'senior' } } } }
    const all = await Promise.all([1, 2, 3].map(() => rig.invoke('asha', 'adaptiveCard/action', action, { id: 'same' })))
    expect(arrivals).toHaveLength(1)
    expect(arrivals[0]).toMatchObject({
      arrives: 'press',
      verb: 'step:Once',
      record: 'AR-2026-0001',
      version: 3,
      given: { card: 'senior' },
    })
    expect(new Set(all.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })
})

describe('what goes wrong with a post', () => {
  test('nothing is sent by a bot that stood still while it began the chat, or read who is in the channel', async () => {
    for (const [stands, to] of [
      ['create', { person: asha() }],
      ['members', { purpose: 'seniors' }],
    ] as const) {
      let isOurs = true
      rig.connector.gate = (kind) => {
        if (kind === stands) isOurs = false
        return undefined
      }
      const sent = withoutTimeouts(() => rig.channel.post(to, stepCard(), { urgency: 'alert', key: stands, isOurs: () => isOurs }))
      await expect(sent).rejects.toMatchObject({ fault: 'later' })
    }
    expect(rig.connector.calls.filter(({ kind }) => kind === 'send')).toEqual([])
  })

  test.each<[string, Fault, ChannelFault['fault'], RegExp]>([
    ['too many requests', { with: 'status', status: 429, retryAfter: 5 }, 'later', /come back later/],
    ['a conversation that is changing', { with: 'status', status: 412 }, 'later', /changing/],
    ['a gateway', { with: 'status', status: 502, effect: true }, 'unclear', /may have arrived/],
    ['no service', { with: 'status', status: 503 }, 'later', /not available/],
    ['a slow gateway', { with: 'status', status: 504, effect: true }, 'unclear', /may have arrived/],
    ['broken off', { with: 'reset', effect: 'before' }, 'unclear', /may have arrived/],
    ['blocked', { with: 'status', status: 403, code: 'MessageWritesBlocked' }, 'never', /has blocked the bot/],
    [
      'blocked, in its words',
      { with: 'status', status: 403, code: 'ForbiddenOperationException', message: 'User blocked the conversation with the bot.' },
      'never',
      /has blocked the bot/,
    ],
    ['not installed', { with: 'status', status: 403, code: 'BotNotInConversationRoster' }, 'never', /not installed/],
    ['switched off', { with: 'status', status: 403, code: 'BotDisabledByAdmin' }, 'never', /administrator has switched off/],
    ['gone', { with: 'status', status: 404, code: 'ConversationNotFound' }, 'never', /does not know this conversation/],
    ['too big', { with: 'status', status: 413 }, 'never', /too big/],
    ['refused for another reason', { with: 'status', status: 400, code: 'BadSyntax' }, 'never', /refused it \(400\)/],
  ])('%s', async (_, planned, kind, words) => {
    rig.connector.fail('send', planned)
    const { fault, because, message } = await faultOf(post())
    expect(fault).toBe(kind)
    expect(because).toMatch(words)
    expect(message).not.toContain('hello')
    // One try, and no more: when to try again is the courier's matter.
    expect(rig.connector.calls.filter((call) => call.kind === 'send')).toHaveLength(1)
  })

  test('a token that Teams refuses is renewed, and the card sent once more', async () => {
    await post()
    rig.connector.fail('send', { with: 'status', status: 401 })
    await post(cardSaying('after the refusal'))
    expect(rig.chat('asha')).toHaveLength(2)
    expect(rig.connector.calls.filter((call) => call.kind === 'token')).toHaveLength(2)
  })

  test('a chat that is gone is begun anew, and the card is in it; one that is blocked is not tried again', async () => {
    await post()
    rig.connector.fail('send', { with: 'status', status: 404, code: 'ConversationNotFound' })
    await post(cardSaying('again'))
    expect(rig.connector.calls.filter((call) => call.kind === 'send')).toHaveLength(3)
    rig.connector.fail('send', { with: 'status', status: 403, code: 'MessageWritesBlocked' })
    expect((await faultOf(post())).fault).toBe('never')
    expect(rig.connector.calls.filter((call) => call.kind === 'send')).toHaveLength(4)
  })

  test('a secret that Microsoft refuses, and a sign-in that is away', async () => {
    rig.connector.fail('token', { with: 'status', status: 503 })
    expect((await faultOf(post())).fault).toBe('later')
    rig.connector.fail('token', { with: 'status', status: 401 })
    expect((await faultOf(post())).because).toContain('check MicrosoftAppId')
    await post()
    expect(rig.chat('asha')).toHaveLength(1)
  })

  test('seven a second in one conversation; the eighth comes later, elsewhere nothing waits', async () => {
    for (let at = 0; at < 7; at++) await post(cardSaying(`card ${at}`))
    const { fault, options } = await faultOf(post())
    expect([fault, options.retryAfter]).toEqual(['later', 1])
    await rig.channel.post({ purpose: 'seniors' }, cardSaying('elsewhere'), { urgency: 'now', key: 'b' })
    rig.now = new Date(rig.now.getTime() + 1000)
    await post()
    expect(rig.chat('asha')).toHaveLength(8)
  })

  test('a card that is too big is shortened and says so', async () => {
    await post(cardSaying('long '.repeat(20_000)))
    const card = cardIn(rig.chat('asha')[0])
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25_500)
    expect(textOf(card)).toContain('There is no room here for all of it.')
  })
})

describe('a card in a channel', () => {
  const there = { conversation: { id: managersChannel, conversationType: 'channel', tenantId } }
  const seenBy = async (person: string, id: string): Promise<Sent> =>
    rig.invoke(
      person,
      'adaptiveCard/action',
      { action: { verb: 'teams:refresh', data: {} }, trigger: 'automatic' },
      { ...there, replyToId: id },
    )
  const titles = (card: unknown) =>
    allOf(card, 'Action.')
      .filter(({ verb }) => verb !== 'teams:refresh')
      .map(({ title }) => title)

  test('shows its buttons to those who may act, and the state to others', async () => {
    rig.connector.members.set(managersChannel, [
      { id: '29:gita', aadObjectId: 'entra-gita' },
      { id: '29:asha', aadObjectId: 'entra-asha' },
    ])
    // Who is in the channel is waited for, however busy the machine is.
    const posted = await withoutTimeouts(() => rig.channel.post({ purpose: 'managers' }, stepCard(), { urgency: 'alert', key: 'a' }))
    const base = cardIn(rig.chat(managersChannel)[0])
    expect(titles(base)).toEqual(['The customer may be at risk'])
    expect(base.refresh).toMatchObject({ userIds: ['29:gita'] })
    const view = async (person: string) => titles(((await seenBy(person, posted.id)).body as { value: Drawn }).value)
    expect(await view('gita')).toEqual(['I have it', 'The customer may be at risk'])
    expect(await view('asha')).toEqual(['The customer may be at risk'])

    await rig.channel.replace(posted, cardSaying('Gita has it.'))
    expect(textOf(cardIn(rig.chat(managersChannel)[0]))).toContain('Gita has it.')
    expect(textOf((await seenBy('gita', posted.id)).body)).toContain('Gita has it.')
    expect(arrivals).toEqual([])
  })

  test('shows its buttons to everybody when nobody can be told apart', async () => {
    rig.connector.fail('members', { with: 'status', status: 403 })
    await rig.channel.post({ purpose: 'managers' }, stepCard(), { urgency: 'alert', key: 'a' })
    expect(titles(cardIn(rig.chat(managersChannel)[0]))).toEqual(['I have it', 'The customer may be at risk'])
  })
})

test('no message claims to reply to one that there never was', async () => {
  await post()
  await rig.write('asha', '/my-work')
  await rig.settled()
  expect(rig.connector.messages.map(({ replyTo }) => replyTo)).toEqual([undefined, undefined])
})

test('a button that opens a dialog asks Teams for one; a step is taken in its place', async () => {
  await post(stepCard())
  const [step, risk] = allOf(cardIn(rig.chat('asha')[0]), 'Action.')
  expect(step).toMatchObject({ type: 'Action.Execute', verb: 'step:AcknowledgeAlert', data: { record: 'AR-2026-0001', version: 1 } })
  expect(risk).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' }, press: { verb: 'command:/at-risk' } } })
})

test('half a set-up is refused by name, and no authentication goes with no app', () => {
  const rest = { commands: [], directory: () => rig.office, clock: () => rig.now, store: memoryStore(), logger: pino({ level: 'silent' }) }
  expect(() => openTeamsChannel({ ...rest, appId })).toThrow('MicrosoftAppPassword and MicrosoftAppTenantId')
  expect(() => openTeamsChannel({ ...rest, appId, anonymous: true })).toThrow('takes no app')
  expect(openTeamsChannel({ ...rest, anonymous: true }).path).toBe('/api/messages')
})
