import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCasework } from '../../src/casework/open-casework.js'
import { openDirectAlerts } from '../../src/delivery/direct-alerts.js'
import { openFirstCards } from '../../src/delivery/first-cards.js'
import { openJournal } from '../../src/log/journal.js'
import { procedures } from '../../src/office.js'
import type { RecordId } from '../../src/procedures/words.js'
import { wordsOf } from '../cards/check-card.js'
import { memoryLog } from '../casework/memory-log.js'
import { fakeChannel } from '../delivery/fake-channel.js'
import { withoutTimeouts } from '../no-timeouts.js'
import { staff, testOffice, tuesday } from '../procedures/test-office.js'
import { changedOn } from './ways-in.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changed-while-away-'))
})
afterEach(() => rm(folder, { recursive: true, maxRetries: 9, retryDelay: 20 }))

const chatOf = () => fakeChannel('slack', { reaches: (to) => !to.startsWith('#') })

/** A bot on this log, on a clock that only the test moves; another of the same folder is the one that follows it. */
const openBot = async (log = memoryLog(() => new Date(tuesday)), chat = chatOf()) => {
  let seconds = 0
  const clock = () => new Date(Date.parse(tuesday) + seconds * 1000)
  const common = { procedures, channels: [chat], directory: () => testOffice(), clock, report: () => {} }
  const direct = openDirectAlerts({
    ...{ ...common, journal: await openJournal({ folder, recordKey: Buffer.alloc(32, 7) }), cards: openFirstCards() },
    saveAlert: (alert) => casework.saveAlert(alert),
    waitingAlert: (record) => casework.waitingAlert(record),
    ping: async () => void (await log.ping()),
    timer: () => () => {},
  })
  const { sendUnsaved, standBy, standDown, onItsWay } = direct
  const casework = openCasework({ ...common, log, sendUnsaved, standBy, standDown, onItsWay, patience: 60_000 })
  await direct.start()
  const look = async (more = 2) => {
    seconds += more
    await direct.look()
    await direct.quiet()
  }
  const alerts = () => [...log.commits.keys()].filter((record) => record.startsWith('AR-'))
  const added = (record: RecordId | undefined) =>
    (record ? (log.commits.get(record) ?? []) : [])
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.event === 'DetailsAdded' ? [JSON.stringify(event)] : []))
  /** What the seniors have before them. */
  const seniors = () => chat.seen.filter(({ to }) => to !== 'asha').map(({ card }) => wordsOf(card))
  return { log, chat, direct, listen: casework.listen, look, alerts, added, seniors }
}
type Bot = Awaited<ReturnType<typeof openBot>>

const [first, changed] = ['at risk he says he will jmp', 'at risk he says he will jump, from the Mill bridge']

describe.each(Object.entries(changedOn))('words that are changed after their alert went directly, in %s', (_, written) => {
  const goesDirectly = async (bot: Bot) => {
    bot.log.setAway(true)
    await bot.listen(await written.first('1.1', first))
    await bot.direct.quiet()
  }
  const change = async (bot: Bot, text = changed) => {
    const answer = await bot.listen(await written.changed('1.1', text))
    await bot.direct.quiet()
    return answer
  }

  /** When the log is back there is one alert, and the changed words stand with it once. */
  const keptOnce = async (bot: Bot): Promise<void> => {
    bot.log.setAway(false)
    await bot.look()
    expect([bot.alerts().length, bot.added(bot.alerts()[0]).length]).toEqual([1, 1])
  }

  // Two alerts of one caller, each to be taken by somebody; or the place where he stands, told to nobody.
  test('go to the seniors as part of that alert, at once, and are kept with it: there is no second one', async () => {
    const bot = await openBot()
    await goesDirectly(bot)
    const before = bot.seniors().length
    await change(bot)
    const cards = bot.seniors().slice(before)
    expect(cards).toHaveLength(before)
    for (const card of cards) expect(card).toMatch(/changed[\s\S]*from the Mill bridge/)
    for (const card of cards) expect(card).not.toContain('Nobody has it yet')
    // A platform repeats what it thinks was not taken.
    await change(bot)
    expect(bot.seniors()).toHaveLength(2 * before)
    bot.log.setAway(false)
    await bot.look()
    expect(bot.alerts()).toHaveLength(1)
    expect(bot.added(bot.alerts()[0])).toEqual([expect.stringContaining('from the Mill bridge')])
    await bot.look(61)
    for (const card of bot.seniors()) expect(card).not.toContain('not saved yet')
  })

  test('go with it whatever they say', async () => {
    const bot = await openBot()
    await goesDirectly(bot)
    const before = bot.seniors().length
    await change(bot, 'He stands on the Mill bridge')
    expect(bot.seniors().slice(before).join()).toContain('He stands on the Mill bridge')
    // Of a message that was emptied nothing goes.
    await change(bot, 'at risk')
    expect(bot.seniors()).toHaveLength(2 * before)
    await keptOnce(bot)
  })

  test('of somebody whom the office file does not know, who sees nothing of it', async () => {
    const bot = await openBot()
    bot.log.setAway(true)
    const outsider = { is: 'member', mayAlert: true, name: 'Zoe from Facilities', known: '' } as const
    const from = { outsider, by: staff('zoe') }
    await bot.listen({ ...(await written.first('1.1', first)), ...from })
    const answer = await bot.listen({ ...(await written.changed('1.1', changed)), ...from })
    await bot.direct.quiet()
    expect(answer).toMatchObject({ answer: 'sentence', text: expect.stringContaining('straight to the seniors') })
    expect(bot.seniors().join()).toContain('from the Mill bridge')
    await keptOnce(bot)
  })

  test('are kept with it by the bot that follows a kill', async () => {
    const killed = await openBot()
    await goesDirectly(killed)
    await change(killed)
    killed.log.setAway(false)
    await keptOnce(await openBot(killed.log, killed.chat))
  })

  test('go with one that was saved before the database went', async () => {
    const bot = await openBot()
    await bot.listen(await written.first('1.1', first))
    bot.log.setAway(true)
    await withoutTimeouts(() => change(bot))
    expect(bot.seniors().join()).toContain('from the Mill bridge')
    await keptOnce(bot)
  })

  test('are an alert of their own where that one is over before they could be kept', async () => {
    const bot = await openBot()
    await bot.listen(await written.first('1.1', first))
    bot.log.setAway(true)
    await withoutTimeouts(() => change(bot))
    bot.log.setAway(false)
    const [record] = bot.alerts()
    const from = { by: staff('gita'), channel: 'console', place: 'private' } as const
    await bot.listen({ id: 'take', ...from, arrives: 'press', verb: 'step:AcknowledgeAlert', record: record as RecordId, version: 1 })
    const asked = await bot.listen({
      id: 'ask',
      ...from,
      arrives: 'press',
      verb: 'dialog:conclude',
      record: record as RecordId,
      version: 2,
    })
    if (asked.answer !== 'dialog') throw new Error(JSON.stringify(asked))
    const values = { outcome: 'no further action', reason: 'She was fetched by her sister.' }
    const { draft, step } = asked.dialog
    await bot.listen({ id: 'over', ...from, arrives: 'form', draft, step: step.name, move: 'send', values })
    await bot.look()
    expect(bot.alerts()).toHaveLength(2)
    expect(JSON.stringify(bot.log.commits.get(bot.alerts()[1] as RecordId))).toContain('from the Mill bridge')
  })
})
