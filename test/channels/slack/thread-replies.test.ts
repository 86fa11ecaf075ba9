import { textOf } from './rig.js'
import { tellInSlack } from './tell-in-slack.js'

/** What people write below a card in their own chat with the bot, and what holds no words: kept or answered, never dropped. */
describe('words below a card in Slack', () => {
  const slack = tellInSlack('http')
  let messages = 0
  const message = (user: string, more: object) => {
    messages += 1
    return slack.rig().event({
      type: 'message',
      channel_type: 'im',
      user,
      channel: `D${user}`,
      ts: `1900000000.${String(messages).padStart(6, '0')}`,
      ...more,
    })
  }
  const settled = () => slack.rig().settled()
  const answer = (user: string) => textOf(slack.rig().slack.messages.findLast(({ channel }) => channel === `D${user}`)?.blocks)
  const thread = (user: string) => slack.cardOf(user).ts
  const raised = async () => {
    await slack.rig().command('/at-risk', 'he says he will jump')
    await settled()
    await slack.courier().run(slack.rig().now)
    const [alert] = await slack.log().list({ limit: 5 })
    if (!alert) throw new Error('no alert was kept')
    return alert.record
  }
  const kept = async (record: Awaited<ReturnType<typeof raised>>) => JSON.stringify((await slack.log().read(record))?.events)

  test.each([
    ['a reply', {}],
    ['a reply that is shown in the chat too', { subtype: 'thread_broadcast' }],
  ])('%s on an alert’s card is kept with the alert, and it is said', async (_, more) => {
    const record = await raised()
    const root = thread('UGITA')
    await message('UGITA', { text: 'He is at 12 Elm Street NOW', thread_ts: root, ...more })
    await settled()
    expect(await kept(record)).toContain('12 Elm Street NOW')
    expect(answer('UGITA')).toContain(`Kept with ${record}`)
    const said = slack.rig().slack.calls.findLast(({ method }) => method === 'chat.postMessage')
    expect(said?.args.thread_ts).toBe(root)
  })

  test('whoever may not add to the alert is told that nothing was kept', async () => {
    const record = await raised()
    const root = thread('UGITA')
    // Nobody else writes in Gita's own chat; if it came so all the same, it is asked who may.
    await message('UCARL', { text: 'I know him', thread_ts: root, channel: 'DUGITA' })
    await settled()
    expect(await kept(record)).not.toContain('I know him')
    expect(answer('UGITA')).toContain('Your words were not kept')
  })

  test('where Slack does not say which card it was, nothing is kept, and it is said; an alert goes out all the same', async () => {
    const record = await raised()
    const root = thread('UGITA')
    slack.rig().slack.fail('conversations.history', { with: 'error', error: 'missing_scope' })
    await message('UGITA', { text: 'nothing to it, thanks', thread_ts: root })
    await settled()
    expect(await kept(record)).not.toContain('nothing to it')
    expect(answer('UGITA')).toContain('were not kept')
    slack.rig().slack.fail('conversations.history', { with: 'error', error: 'missing_scope' })
    await message('UGITA', { text: '/at-risk another one will jump', thread_ts: root, ts: '1900000000.000200' })
    await settled()
    expect(await slack.log().list({ limit: 5 })).toHaveLength(2)
  })

  test('a file alone is answered, and a file’s words are heard', async () => {
    await message('UASHA', { text: '', subtype: 'file_share', files: [{ id: 'F1', name: 'letter.pdf' }] })
    await settled()
    expect(answer('UASHA')).toContain('I can read words only')
    await message('UASHA', {
      text: '/at-risk he wrote that he will jump',
      subtype: 'file_share',
      files: [{ id: 'F2' }],
      ts: '1900000000.000300',
    })
    await settled()
    expect(await slack.log().list({ limit: 5 })).toHaveLength(1)
  })

  test('words that stand in blocks only, or in a message that was shared, are heard', async () => {
    const section = {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: '/at-risk he ' },
        { type: 'text', text: 'will jump', style: { bold: true } },
      ],
    }
    await message('UASHA', { text: '', blocks: [{ type: 'rich_text', elements: [section] }] })
    await message('UASHA', { ts: '1900000000.000400', attachments: [{ fallback: 'at-risk: she will too', text: 'at-risk: she will too' }] })
    await settled()
    const all = await slack.log().list({ limit: 5 })
    expect(all).toHaveLength(2)
    expect((await Promise.all(all.map(({ record }) => kept(record)))).join(' ')).toMatch(/he will jump.*|she will too/)
  })
})
