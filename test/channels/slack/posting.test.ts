import { ChannelFault } from '../../../src/channels/channel.js'
import { cardSaying } from '../../contracts/channel.contract.js'
import { withoutTimeouts } from '../../no-timeouts.js'
import { testPeople } from '../../procedures/test-office.js'
import { openRig, type Rig, slackOffice } from './rig.js'

const asha = { person: testPeople[0] as (typeof testPeople)[number] }
const seniors = { purpose: 'seniors' } as const

/** What Slack would read as mark-up: there alone can anybody be called. */
const mentionsIn = (part: unknown): readonly string[] => {
  if (Array.isArray(part)) return part.flatMap(mentionsIn)
  if (typeof part !== 'object' || part === null) return []
  const one = part as { type?: string; text?: string }
  return one.type === 'mrkdwn' ? [one.text ?? ''] : Object.values(part).flatMap(mentionsIn)
}

describe('posting in Slack', () => {
  let rig: Rig
  beforeEach(async () => {
    rig = await openRig(async () => ({ answer: 'nothing' }))
  })
  afterEach(() => rig.close())
  let count = 0
  const post = (to: Parameters<Rig['channel']['post']>[0] = asha, urgency: 'alert' | 'now' | 'routine' = 'now', key = `key-${++count}`) =>
    rig.channel.post(to, cardSaying('hello'), { urgency, key })
  const faultOf = async (work: Promise<unknown>): Promise<ChannelFault> => {
    const fault = await work.catch((cause: unknown) => cause)
    if (fault instanceof ChannelFault) return fault
    throw new Error('it went well')
  }
  const sent = (channel = 'DUASHA') => rig.slack.messages.filter((message) => message.channel === channel)

  test('an alert in the seniors’ channel calls those on duty and their group when it comes, and nobody when it is drawn anew', async () => {
    const withGroup = await openRig(async () => ({ answer: 'nothing' }), 'http', undefined, undefined, undefined, undefined, 'SSENIORS')
    try {
      const card = cardSaying('<@UASHA> <!channel> <!subteam^SOTHER> look')
      // Greg, of the second tier, is not called; nor is Gita while she is away: Gwen stands in.
      withGroup.office = slackOffice({ absent: ['gita'] })
      const posted = await withGroup.channel.post(seniors, card, { urgency: 'alert', key: 'one' })
      const shown = () => JSON.stringify(withGroup.slack.messages.map(({ blocks }) => blocks))
      const called = () => withGroup.slack.messages.flatMap(({ blocks }) => mentionsIn(blocks))
      expect(called()).toEqual(['<!subteam^SSENIORS> <@UGWEN> <@UHUGH>'])
      await withGroup.channel.replace(posted, card)
      expect(called()).toEqual([])
      expect(shown()).toContain('<@UASHA> <!channel> <!subteam^SOTHER> look')
      // What is no alert, or comes to anybody’s own chat or another channel, calls nobody.
      for (const [to, urgency] of [
        [seniors, 'now'],
        [{ purpose: 'managers' }, 'alert'],
        [asha, 'alert'],
      ] as const)
        await withGroup.channel.post(to, card, { urgency, key: `${urgency}-${JSON.stringify(to)}` })
      expect(called()).toEqual([])
      // Without a group those on duty are called all the same; without anybody whom Slack knows the card comes as it is.
      await post(seniors, 'alert')
      expect(sent('CSENIORS').flatMap(({ blocks }) => mentionsIn(blocks))).toEqual(['<@UGITA> <@UHUGH>'])
      rig.office = { ...slackOffice(), ladder: () => [] }
      await post(seniors, 'alert')
      expect(mentionsIn(sent('CSENIORS').at(-1)?.blocks)).toEqual([])
    } finally {
      await withGroup.close()
    }
  })

  test('opens a conversation once, however often it is posted to', async () => {
    await Promise.all([post(), post(), post()])
    expect(rig.slack.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(1)
    expect(sent()).toHaveLength(3)
  })

  test('too many requests for routine cards hold back no alert', async () => {
    let free = () => {}
    rig.slack.fail('chat.postMessage', { with: 'slow', until: new Promise<void>((resolve) => (free = resolve)) })
    rig.slack.fail('chat.postMessage', { with: 'status', status: 429, retryAfter: 60 })
    const slow = post(seniors, 'routine')
    await rig.until(() => rig.slack.calls.some(({ method }) => method === 'chat.postMessage'))
    expect((await faultOf(post(seniors, 'routine'))).options.retryAfter).toBe(60)
    await post(seniors, 'alert')
    expect(sent('CSENIORS')).toHaveLength(1)
    free()
    await slow
  })

  test.each([500, 502, 503, 504])('a %p may or may not have arrived, and is looked for before it is sent again', async (status) => {
    for (const effect of [true, false]) {
      rig.slack.messages.splice(0)
      rig.slack.fail('chat.postMessage', { with: 'status', status, effect })
      expect((await faultOf(post(asha, 'now', `${status}-${effect}`))).fault).toBe('unclear')
      await withoutTimeouts(() => post(asha, 'now', `${status}-${effect}`))
      expect(sent()).toHaveLength(1)
    }
  })

  test('a break before it arrived ends in one card', async () => {
    rig.slack.fail('chat.postMessage', { with: 'reset', effect: 'before' })
    expect((await faultOf(post(asha, 'now', 'broken'))).fault).toBe('unclear')
    await withoutTimeouts(() => post(asha, 'now', 'broken'))
    expect(sent()).toHaveLength(1)
  })

  test('what another process may have sent is looked for; when looking fails, it is sent all the same', async () => {
    const postAgain = (to: typeof asha | typeof seniors, key: string) =>
      rig.channel.post(to, cardSaying('hello'), { urgency: 'alert', key, again: true })
    const first = await post(asha, 'alert', 'left')
    expect(await withoutTimeouts(() => postAgain(asha, 'left'))).toEqual(first)
    expect(sent()).toHaveLength(1)
    rig.slack.fail('conversations.history', { with: 'status', status: 500 })
    await postAgain(asha, 'left too')
    expect(sent()).toHaveLength(2)
    await postAgain(seniors, 'left in the channel')
    expect(sent('CSENIORS')).toHaveLength(1)
  })

  test('nothing is sent by a bot that stood still while it opened the conversation, or looked', async () => {
    for (const stands of ['conversations.open', 'conversations.history']) {
      let isOurs = true
      rig.slack.gate = ({ method }) => {
        if (method === stands) isOurs = false
        return undefined
      }
      const how = { urgency: 'alert', key: stands, again: true, isOurs: () => isOurs } as const
      expect((await faultOf(rig.channel.post(asha, cardSaying('hello'), how))).fault).toBe('later')
      expect(sent()).toHaveLength(0)
    }
  })

  test.each([true, undefined])('a look that hangs holds up nothing that may have been sent, whoever sent it', async (again) => {
    if (!again) {
      rig.slack.fail('chat.postMessage', { with: 'status', status: 500 })
      await faultOf(post(asha, 'alert', 'hung'))
    }
    let free = () => {}
    rig.slack.fail('conversations.history', { with: 'slow', until: new Promise<void>((resolve) => (free = resolve)) })
    await rig.channel.post(asha, cardSaying('hello'), { urgency: 'alert', key: 'hung', ...(again ? { again } : {}) })
    expect(sent()).toHaveLength(1)
    free()
  })

  test('what stood there already is told of where the look came too late, or failed, and it was sent again: else nobody would know of it', async () => {
    for (const hinder of [
      { with: 'slow', until: new Promise(() => {}) },
      { with: 'status', status: 500 },
    ] as const) {
      const key = `found ${hinder.with}`
      const first = await post(asha, 'alert', key)
      rig.slack.fail('conversations.history', hinder)
      const found = new Promise((resolve) => {
        void rig.channel.post(asha, cardSaying('hello'), { urgency: 'alert', key, again: true, found: resolve })
      })
      expect(await found).toEqual(first)
    }
    expect(sent()).toHaveLength(4)
    // A look that answers is enough.
    const before = rig.slack.calls.length
    const found = () => expect('nothing found').toBe('told')
    await withoutTimeouts(() => rig.channel.post(asha, cardSaying('hello'), { urgency: 'alert', key: 'new', again: true, found }))
    expect(rig.slack.calls.slice(before).map(({ method }) => method)).toEqual(['conversations.history', 'chat.postMessage'])
  })

  test('what a killed bot had sent is found again when somebody has pressed it meanwhile and its answer stands in its place', async () => {
    const answering = await openRig(async () => ({ answer: 'card', card: cardSaying('you have it') }))
    try {
      const send = (again: boolean) =>
        answering.channel.post(asha, cardSaying('an alert'), { urgency: 'alert', key: 'left', ...(again ? { again: true } : {}) })
      const first = await send(false)
      const pressed = () => answering.slack.messages.filter(({ channel }) => channel === 'DUASHA')
      await answering.interact({
        type: 'block_actions',
        user: { id: 'UASHA' },
        trigger_id: answering.slack.trigger(),
        channel: { id: 'DUASHA' },
        container: { type: 'message', is_ephemeral: false },
        message: { ts: first.id, blocks: pressed()[0]?.blocks },
        response_url: answering.slack.responseUrl('DUASHA', 'UASHA', first.id),
        actions: [{ type: 'button', action_id: 'step:AcknowledgeAlert#0', value: JSON.stringify({ record: 'AR-2026-0001', version: 1 }) }],
      })
      await answering.settled()
      expect(JSON.stringify(pressed())).toContain('you have it')
      expect(await withoutTimeouts(() => send(true))).toEqual(first)
      expect(pressed()).toHaveLength(1)
    } finally {
      await answering.close()
    }
  })

  test('in a shared channel, where the bot may not look, a break costs one second copy at most', async () => {
    rig.slack.fail('chat.postMessage', { with: 'reset', effect: 'after' })
    await faultOf(post(seniors, 'now', 'shared'))
    await post(seniors, 'now', 'shared')
    expect(sent('CSENIORS')).toHaveLength(2)
    expect(rig.slack.calls.filter(({ method }) => method === 'conversations.history')).toEqual([])
  })

  test('no answer when a conversation is opened, or a card replaced, is tried again without harm', async () => {
    rig.slack.fail('conversations.open', { with: 'reset', effect: 'after' })
    expect((await faultOf(post())).fault).toBe('later')
    const posted = await post()
    rig.slack.fail('chat.update', { with: 'status', status: 500 })
    expect((await faultOf(rig.channel.replace(posted, cardSaying('again')))).fault).toBe('later')
  })

  test('a Slack that is not there can be tried later', async () => {
    await rig.slack.close()
    expect((await faultOf(post())).fault).toBe('later')
  })

  test('a page in the place of an answer is not taken for one', async () => {
    rig.slack.fail('chat.postMessage', { with: 'error', error: '<html>Bad gateway</html>' })
    expect((await faultOf(post())).fault).toBe('unclear')
  })

  test.each([
    ['not_in_channel', 'invite'],
    ['channel_not_found', 'does not know this channel'],
    ['is_archived', 'archived'],
    ['restricted_action', 'owners'],
    ['restricted_action_read_only_channel', 'read only'],
    ['restricted_action_thread_locked', 'locked'],
    ['restricted_action_non_threadable_channel', 'threads'],
    ['posting_to_general_channel_denied', 'general'],
    ['ekm_access_denied', 'suspended'],
    ['team_access_not_granted', 'approved'],
    ['no_permission', 'manifest'],
    ['cannot_dm_bot', 'bot'],
    ['messages_tab_disabled', 'messages tab'],
    ['user_not_found', 'office file'],
    ['user_disabled', 'switched off'],
    ['account_inactive', 'switched off'],
    ['user_not_visible', 'may not see'],
    ['token_revoked', 'revoked'],
    ['token_expired', 'expired'],
    ['invalid_auth', 'SLACK_BOT_TOKEN'],
    ['not_authed', 'SLACK_BOT_TOKEN'],
    ['not_allowed_token_type', 'xoxb-'],
    ['access_denied', 'manifest'],
    ['org_login_required', 'moved'],
    ['msg_too_long', 'too long'],
    ['msg_blocks_too_long', 'too long'],
    ['invalid_blocks', 'does not accept'],
    ['something_new', 'something_new'],
  ])('%s is final, and said in the office’s words', async (error, words) => {
    rig.slack.fail('chat.postMessage', { with: 'error', error })
    const fault = await faultOf(post())
    expect(fault.fault).toBe('never')
    expect(fault.because).toContain(words)
    expect(fault.because).toMatch(/^[A-Z].*\.$/)
  })

  test.each(['channel_not_found', 'is_archived', 'is_inactive'])(
    'a chat that is gone (%s) is opened anew, and the card is in it',
    async (error) => {
      await post()
      rig.slack.fail('chat.postMessage', { with: 'error', error })
      expect((await post()).id).toMatch(/^\d/)
    },
  )

  test.each([
    ['message_not_found', 'gone'],
    ['cant_update_message', 'fixed'],
    ['edit_window_closed', 'fixed'],
    ['is_archived', 'fixed'],
    ['token_revoked', undefined],
    ['not_in_channel', undefined],
  ])('of a copy that is refused with %s it is said whether that is for good', async (error, copy) => {
    const posted = await post()
    rig.slack.fail('chat.update', { with: 'error', error })
    expect((await faultOf(rig.channel.replace(posted, cardSaying('again')))).options.copy).toBe(copy)
  })

  test('a missing scope is named', async () => {
    rig.slack.fail('chat.postMessage', { with: 'error', error: 'missing_scope', more: { needed: 'chat:write', provided: 'commands' } })
    expect((await faultOf(post())).because).toBe('The app lacks chat:write in Slack: install it again from the manifest.')
  })

  test('a purpose without a channel in Slack is not reached', async () => {
    expect(rig.channel.reaches({ purpose: 'administrators' })).toBe(false)
    expect((await faultOf(post({ purpose: 'administrators' }))).fault).toBe('never')
  })

  test('somebody known by e-mail alone is looked for, and once in vain no longer counted on', async () => {
    const adil = testPeople.find(({ id }) => id === 'adil')
    if (!adil) throw new Error('Adil has left')
    const byMail = { ...adil, slack: undefined as never }
    rig.office = slackOffice({ people: testPeople.map((person) => (person.id === 'adil' ? byMail : person)) })
    expect(rig.channel.reaches({ person: byMail })).toBe(true)
    expect((await faultOf(post({ person: byMail }))).because).toContain('not in Slack')
    expect(rig.channel.reaches({ person: byMail })).toBe(false)
    rig.slack.user('UADIL2', byMail.email)
    await post({ person: byMail })
    expect(sent('DUADIL2')).toHaveLength(1)
    expect(rig.channel.reaches({ person: byMail })).toBe(true)
  })
})
