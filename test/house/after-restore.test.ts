import { fill } from '../../src/cards/fill.js'
import { openAfterRestore } from '../../src/house/after-restore.js'
import { keepGap } from '../../src/log/backup/gaps.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { memoryLog } from '../casework/memory-log.js'
import { openRig, type Rig } from '../channels/slack/rig.js'
import { at, staff, testPeople } from '../procedures/test-office.js'

const [asha, adil, gita] = ['asha', 'adil', 'gita'].map((id) => testPeople.find((one) => one.id === id)) as [
  (typeof testPeople)[number],
  (typeof testPeople)[number],
  (typeof testPeople)[number],
]

/** A card of a record as of one of its versions, with a button; one without a button is known by its title alone. */
const card = (record: string, version: number, button = true) =>
  fill(
    {
      template: 'plain',
      title: 'At-risk alert',
      data: { paragraphs: ['Somebody may be at risk.'], rows: [], quotes: [] },
      sections: [],
      aboutAlert: true,
      buttons: button ? [{ title: 'I have it', does: { step: 'AcknowledgeAlert' } }] : [],
      preview: `At-risk alert ${record}`,
    },
    { record: record as RecordId, version },
  )

describe('after a restore', () => {
  let rig: Rig
  let told: { readonly title: string; readonly says: string }[]
  let log: ReturnType<typeof memoryLog>
  let count = 0
  const now = { at: new Date('2026-11-29T10:00:00Z') }
  const clock = () => now.at
  const post = (person: typeof asha, ...what: Parameters<typeof card>) =>
    rig.channel.post({ person }, card(...what), { urgency: 'now', key: `key ${++count}` })
  /** The card that was posted last was drawn at this moment. */
  const drawnAt = (moment: string) => {
    const last = rig.slack.messages.at(-1)
    if (last) Object.assign(last, { edited: { user: 'UBOT', ts: String(Date.parse(moment) / 1000) } })
  }
  const opened = async (steps: number): Promise<RecordId> => {
    const summary = { procedure: 'at-risk', is: 'Raised', opened: at('2026-11-27T10:00:00Z'), waiting: [], marks: [] }
    const commit = { at: summary.opened, by: staff('asha'), events: [{ event: 'AlertRaised' }], owed: [] }
    const { record } = await log.open('AR', 2026, 'at-risk', commit, () => ({ ...summary, version: 1, moved: 1 }))
    for (let version = 2; version <= steps; version += 1)
      await log.append(
        { ...commit, record, version, events: [{ event: 'AlertAcknowledged' }] },
        { ...summary, record, version, moved: version },
      )
    return record
  }
  const bot = (channels: Parameters<typeof openAfterRestore>[0]['channels'] = [rig.channel]) =>
    openAfterRestore({
      channels,
      log,
      procedures,
      directory: () => rig.office,
      clock,
      tell: async (title, paragraphs) => void told.push({ title, says: paragraphs.join('\n') }),
      faulty: (fault) => {
        throw fault
      },
      pace: 0,
    })
  beforeEach(async () => {
    rig = await openRig(async () => ({ answer: 'nothing' }))
    told = []
    log = memoryLog(clock)
    now.at = new Date('2026-11-29T10:00:00Z')
    await keepGap(log, { at: '2026-11-29T09:58:00.000Z', taken: '2026-11-28T02:00:00.000Z', year: 2026, series: {} })
  })
  afterEach(() => rig.close())

  test('the administrators are told which records cards still show, and with whom a card stands; by one bot, once', async () => {
    const kept = await opened(2)
    const behind = await opened(1)
    await post(asha, kept, 2)
    await post(gita, kept, 1)
    await post(gita, behind, 3)
    for (const person of [asha, gita]) await post(person, 'AR-2026-0043', 1)
    await post(adil, 'TC-2026-0009', 1, false)
    // No reference of ours, and words that a person wrote.
    await post(adil, 'ZZ-2026-0001', 1)
    rig.slack.messages.push({ channel: 'DUADIL', ts: '1.1', text: 'What became of AR-2026-0999?', blocks: [], ...{ bot_id: undefined } })
    expect(await Promise.all([bot().run(), bot().run()])).toEqual(['told', 'nothing'])
    expect(await bot().run()).toBe('nothing')
    expect(told).toEqual([{ title: 'what the restore lost', says: expect.anything() }])
    expect(told[0]?.says.split('\n')).toEqual([
      'The records are as they were on Sat 28 Nov, 02:00, when the backup was taken.',
      expect.stringMatching(/^Alerts go by who was away, and who had a turn, at that time: look at \/duty first/),
      'The bot’s own cards in Slack still show 3 records of which something is lost. Ask those who have a card what it says, alerts first, and have it entered again:',
      `${behind} (At-risk alert) was taken further after the backup. Gita Rao has a card of it.`,
      'AR-2026-0043 (At-risk alert) is not there any more. Asha Patel, Gita Rao have a card of it.',
      'TC-2026-0009 (Terminated call) is not there any more. Adil Khan has a card of it.',
      'What was said in no card, such as a draft, is not seen here.',
    ])
  })

  test('a record that goes on while the chats are read, and whose card is drawn anew, is not told of as lost', async () => {
    const living = await opened(1)
    await post(asha, living, 1)
    await post(gita, living, 2)
    drawnAt('2026-11-29T09:59:00Z')
    let reads = 0
    const read = log.read
    // What was read for the first chat is old by the last.
    Object.assign(log, {
      read: async (record: RecordId) => {
        const kept = await read(record)
        reads += 1
        return kept && reads > 1 ? { ...kept, moved: 2 } : kept
      },
    })
    expect(await bot().run()).toBe('told')
    expect(told[0]?.says).toContain('No card of the bot in Slack shows anything that is lost.')
  })

  test('a record that has gone on past what was lost still tells of it, as long as a card was drawn before the restore', async () => {
    const gone = await opened(2)
    await post(asha, gone, 3)
    drawnAt('2026-11-28T16:00:00Z')
    await post(gita, gone, 3)
    drawnAt('2026-11-29T09:59:00Z')
    const since = { at: at('2026-11-29T09:59:00Z'), by: staff('gita'), owed: [] }
    const summary = { procedure: 'at-risk', is: 'Raised', opened: at('2026-11-27T10:00:00Z'), waiting: [], marks: [] }
    for (const version of [3, 4])
      await log.append(
        { ...since, record: gone, version, events: [{ event: 'AlertAcknowledged' }] },
        { ...summary, record: gone, version, moved: version },
      )
    expect(await bot().run()).toBe('told')
    expect(told[0]?.says).toContain(`${gone} (At-risk alert) was taken further after the backup. Asha Patel has a card of it.`)
  })

  test('leave that was taken back since, and holds again, is told by the card that says so; what was over before is not', async () => {
    const away = async (...ended: readonly object[]): Promise<RecordId> => {
      const said = { person: 'asha', is: 'away', from: at('2026-11-27T10:00:00Z'), until: at('2026-12-05T00:00:00Z') }
      const commit = { at: said.from, by: staff('asha'), events: [{ event: 'PresenceSaid', said }, ...(ended as [])], owed: [] }
      const { record } = await log.open('AB', 2026, 'absence', commit, () => ({
        ...{ procedure: 'absence', is: 'Said', opened: said.from, waiting: [], marks: [], version: 1, moved: 1 },
      }))
      return record
    }
    const [takenBack, still, over] = [await away(), await away(), await away({ event: 'PresenceTakenBack' })]
    // A card of what has ended has no button, and so tells no version.
    for (const [record, drawn] of [
      [takenBack, '2026-11-28T16:00:00Z'],
      [still, '2026-11-27T10:00:01Z'],
      [over, '2026-11-28T16:00:00Z'],
    ] as const) {
      await post(gita, record, 1, false)
      drawnAt(drawn)
    }
    expect(await bot().run()).toBe('told')
    expect(told[0]?.says).toContain('still show 1 record of which something is lost')
    expect(told[0]?.says).toContain(
      `${takenBack} (Away or here) is as it was then. A card of it was drawn after the backup: it may have gone on or ended since, or the card only came late. Gita Rao has a card of it.`,
    )
  })

  test('a chat of more than one page is read to its end', async () => {
    for (let number = 0; number < 230; number += 1) await post(asha, `AR-2026-${1000 + number}`, 1, false)
    expect(await bot().run()).toBe('told')
    expect(told[0]?.says).toContain('still show 230 records')
    expect(told[0]?.says).toContain('And 130 more.')
  })

  test('a chat that Slack holds back for a moment is read again; one that cannot be read is named', async () => {
    await post(asha, 'AR-2026-0043', 1)
    rig.slack.fail('conversations.history', { with: 'status', status: 429, retryAfter: 0 })
    rig.slack.gate = ({ method, args }) =>
      method === 'conversations.history' && args.channel === 'DUADIL' ? { ok: false, error: 'missing_scope' } : undefined
    expect(await bot().run()).toBe('told')
    expect(told[0]?.says).toContain('AR-2026-0043 (At-risk alert) is not there any more.')
    expect(told[0]?.says).toContain('The chats of Adil Khan could not be read: ask them to compare /my-work')
  })

  test('where no card shows anything that is lost, that is said; of Teams, that nothing of it can be read', async () => {
    const { readBack: _, ...mute } = rig.channel
    const teams = { ...mute, name: 'teams', reaches: () => true }
    expect(await bot([rig.channel, teams]).run()).toBe('told')
    expect(told[0]?.says).toContain('No card of the bot in Slack shows anything that is lost.')
    expect(told[0]?.says).toContain('In Teams a bot cannot read what it wrote: ask everybody there to compare /my-work')
  })

  test('a database that goes away meanwhile has it looked at again, and nothing is told by halves', async () => {
    await post(asha, 'AR-2026-0043', 1)
    const faults: unknown[] = []
    const read = log.read
    log.read = async () => {
      log.read = read
      throw new Error('away')
    }
    const one = openAfterRestore({
      ...{ channels: [rig.channel], log, procedures, directory: () => rig.office, clock, pace: 0 },
      tell: async (title, paragraphs) => void told.push({ title, says: paragraphs.join('\n') }),
      faulty: (fault) => faults.push(fault),
    })
    expect([await one.run(), told.length, faults.length]).toEqual(['failed', 0, 1])
    expect([await bot().run(), told.length]).toEqual(['told', 1])
  })

  test('a restore of long ago is not told of', async () => {
    now.at = new Date('2027-02-01T10:00:00Z')
    expect(await bot().run()).toBe('nothing')
  })
})
