import { sendTestCards, writeTestCards } from '../../src/cli/test-cards.js'
import type { Foundation } from '../../src/house/lay-foundation.js'
import { readEnv } from '../../src/settings/env.js'
import { openFakeSlack } from '../channels/slack/fake-slack.js'
import { memoryStore, slackOffice } from '../channels/slack/rig.js'
import { openRig as openTeamsRig } from '../channels/teams/rig.js'

test('the doctor’s test card goes to each senior, and whom it cannot reach is named', async () => {
  const slack = await openFakeSlack()
  try {
    const office = slackOffice()
    const read = readEnv({
      SLACK_BOT_TOKEN: 'xoxb-test',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99ddd999a85a',
      SLACK_API_URL: slack.apiUrl,
    })
    if (!read.ok) throw new Error(read.faults.join(' '))
    const { env } = read
    const foundation = { office: { directory: () => office }, log: memoryStore() } as unknown as Foundation
    const seniors = new Set(office.holding('senior on duty').map(({ name }) => name))
    slack.fail('conversations.open', { with: 'error', error: 'user_not_found' })
    const found = await sendTestCards(env, foundation)
    expect(found.length).toBeGreaterThanOrEqual(seniors.size)
    for (const name of seniors) expect(found.filter(({ says }) => says.startsWith(name))).toHaveLength(1)
    expect(found.filter(({ well }) => !well)).toEqual([{ well: false, says: expect.stringMatching(/^.+ cannot be written to in Slack: /) }])
    expect(slack.messages).toHaveLength(found.length - 1)
    expect(JSON.stringify(slack.messages)).toContain('no alert')
  } finally {
    await slack.close()
  }
})

test('a test card that may have arrived, or is only asked to wait, is not called impossible', async () => {
  const rig = await openTeamsRig()
  try {
    rig.connector.fail('send', { with: 'status', status: 502 })
    rig.connector.fail('send', { with: 'status', status: 429, retryAfter: 5 })
    const says = (await writeTestCards([rig.channel], rig.office)).filter(({ well }) => !well).map((finding) => finding.says)
    expect(says).toEqual([
      expect.stringMatching(/^Teams gave no clear answer for .+: ask whether they saw the card; if not, run this again\.$/),
      expect.stringMatching(/^.+ was not written to in Teams this time: run this again in a minute\. /),
    ])
  } finally {
    await rig.close()
  }
})

test('in Teams too, where each test card rings as an alert would, and its preview says that it is none', async () => {
  // Not started: the doctor works beside the bot, and takes nothing in.
  const rig = await openTeamsRig()
  try {
    const seniors = rig.office.holding('senior on duty')
    rig.connector.fail('send', { with: 'status', status: 403, code: 'MessageWritesBlocked' })
    const found = await writeTestCards([rig.channel], rig.office)
    for (const { name } of seniors) expect(found.filter(({ says }) => says.startsWith(name))).toHaveLength(1)
    expect(found.filter(({ well }) => !well)).toEqual([{ well: false, says: expect.stringMatching(/^.+ cannot be written to in Teams: /) }])
    const written = rig.connector.messages.map(({ activity }) => activity)
    expect(written).toHaveLength(found.length - 1)
    for (const activity of written)
      expect(activity).toMatchObject({ summary: 'A test, and no alert', channelData: { notification: { alert: true } } })
  } finally {
    await rig.close()
  }
})
