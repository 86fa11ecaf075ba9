import { ChannelFault } from '../../src/channels/channel.js'
import { SealBroken } from '../../src/log/log.js'
import type { Notice } from '../../src/procedures/procedure.js'
import { instant } from '../../src/procedures/words.js'
import { fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'

/** A card that a bot sends again without knowing that it stands there already. */
const sentBlindly = async (more: Partial<Notice> = {}, does: { readonly tells?: true } = {}) => {
  const slack = fakeChannel('slack', does)
  const office = memoryOffice([slack])
  office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert', ...more }])
  slack.next('lost', 'blind')
  await office.courier.run(nine)
  await office.courier.run(at(1))
  const known = async () => (await office.copies(office.recordId(1))).map(({ posted, found }) => `${posted.id}${found ? ' found' : ''}`)
  const owed = async () => (await office.log.listSealed('looks')).map(({ name }) => name.split(' from ')[0])
  const saysThatItCameAgain = () => slack.seen.map(({ card }) => JSON.stringify(card.adaptive.body).includes('came again'))
  return { slack, office, known, owed, saysThatItCameAgain }
}

/** A bot of the office that sends while nothing that it delivers can be kept; `back`: it can be again. */
const whileAway = (slack: ReturnType<typeof fakeChannel>, office: ReturnType<typeof memoryOffice>) => {
  let away = true
  const keepDelivered: typeof office.casework.keepDelivered = (...given) =>
    away ? Promise.reject(new Error('the database is away')) : office.casework.keepDelivered(...given)
  const bot = memoryOffice([slack], { ...office, casework: { ...office.casework, keepDelivered } })
  const back = () => {
    away = false
  }
  return { bot, back }
}

describe('what was sent again without knowing what stood there is looked for once more', () => {
  test('which is owed meanwhile, and no alert waits for it', async () => {
    const { slack, office, known, owed } = await sentBlindly()
    expect([slack.seen.length, await known(), office.open(), await owed()]).toEqual([2, ['slack-2'], [], ['TC-2026-0001/1/0']])
  })

  test('at once where the platform tells it now, and once more when nothing of it can be on its way', async () => {
    const { office, known, owed, saysThatItCameAgain } = await sentBlindly({}, { tells: true })
    expect([await known(), await owed()]).toEqual([['slack-2', 'slack-1 found'], ['TC-2026-0001/1/0']])
    await office.courier.run(at(2))
    expect(saysThatItCameAgain()).toEqual([true, false])
    await office.courier.run(at(20))
    expect([await known(), await owed(), office.open()]).toEqual([['slack-2', 'slack-1 found'], [], []])
  })

  test('and the earlier one is never kept alone: where the newer could not be, both are when it can', async () => {
    const slack = fakeChannel('slack', { tells: true })
    const office = memoryOffice([slack])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert' }])
    slack.next('lost', 'blind')
    await office.courier.run(nine)
    const { bot, back } = whileAway(slack, office)
    await bot.courier.run(at(1))
    const known = async () => (await office.copies(office.recordId(1))).map(({ posted }) => posted.id)
    expect(await known()).toEqual([])
    back()
    for (const seconds of [2, 40]) await bot.courier.run(at(seconds))
    expect((await known()).toSorted()).toEqual(['slack-1', 'slack-2'])
  })

  test.each(['the same bot', 'a successor'])('by %s, once nothing of it can be on its way', async (who) => {
    const { slack, office, known, owed, saysThatItCameAgain } = await sentBlindly()
    const bot = who === 'a successor' ? memoryOffice([slack], office).courier : office.courier
    await bot.run(at(10))
    expect([await known(), slack.looks]).toEqual([['slack-2'], []])
    await bot.run(at(20))
    expect([await known(), await owed(), slack.looks]).toEqual([['slack-2', 'slack-1 found'], [], ['TC-2026-0001/1/0 asha']])
    expect([saysThatItCameAgain(), office.open()]).toEqual([[true, false], []])
  })

  test.each([
    ['the platform is slow', [new ChannelFault('later', 'Later.', { retryAfter: 90 })], at(100), at(111)],
    ['the look fails three times', ['a', 'b', 'c'].map((words) => new ChannelFault('later', words)), at(21), at(200)],
  ])('however long it takes: %s', async (_, faults, notYet, then) => {
    const { slack, office, known, owed } = await sentBlindly()
    slack.looksMeet(...faults)
    await office.courier.run(at(20))
    await office.courier.run(notYet)
    expect([await known(), (await owed()).length]).toEqual([['slack-2'], 1])
    for (const seconds of [30, 60, 110]) await office.courier.run(at((then.getTime() - nine.getTime()) / 1000 + seconds))
    expect([await known(), await owed()]).toEqual([['slack-2', 'slack-1 found'], []])
  })

  test('also where the platform refuses it, which somebody may mend: once an hour', async () => {
    const { slack, office, known, owed } = await sentBlindly()
    slack.looksMeet(new ChannelFault('never', 'The token was taken back.'))
    for (const seconds of [20, 60, 600, 3_500]) await office.courier.run(at(seconds))
    expect([await owed(), slack.looks.length]).toEqual([['TC-2026-0001/1/0'], 1])
    await memoryOffice([slack], office).courier.run(at(3_700))
    expect([await known(), await owed()]).toEqual([['slack-2', 'slack-1 found'], []])
  })

  test('by one bot of two', async () => {
    const { slack, office, known } = await sentBlindly()
    const bots = [office.courier, memoryOffice([slack], office).courier]
    await Promise.all(bots.map((bot) => bot.run(at(20))))
    expect([slack.looks.length, await known()]).toEqual([1, ['slack-2', 'slack-1 found']])
  })

  test('though another of those that are owed does not open, which is told once', async () => {
    const { slack, office, known } = await sentBlindly()
    const fault = new SealBroken('It was altered.')
    const listSealed: typeof office.log.listSealed = async (kind, owner, broken) => {
      if (kind !== 'looks') return office.log.listSealed(kind, owner)
      if (!broken) throw fault
      broken('TC-2026-0002/1/0', fault)
      return office.log.listSealed(kind, owner)
    }
    const bot = memoryOffice([slack], { ...office, log: { ...office.log, listSealed } })
    for (const seconds of [20, 60]) await bot.courier.run(at(seconds))
    expect(await known()).toEqual(['slack-2', 'slack-1 found'])
    expect(office.told.filter(({ tells }) => tells === 'fault')).toEqual([{ tells: 'fault', doing: 'deliver', fault }])
  })

  test('and once more where it was sent once more while it was looked for', async () => {
    const { slack, office, owed } = await sentBlindly()
    const [first] = await office.log.listSealed('looks')
    if (!first) throw new Error('it is owed')
    const later = { ...(first.value as object), from: instant(at(60)) }
    const keepDelivered: typeof office.casework.keepDelivered = async (...given) => {
      await office.casework.keepDelivered(...given)
      await office.log.putSealed('looks', first.name.replace(/ from .*/, ` from ${later.from}`), later, { owner: office.recordId(1) })
    }
    await memoryOffice([slack], { ...office, casework: { ...office.casework, keepDelivered } }).courier.run(at(20))
    expect([await owed(), slack.looks.length]).toEqual([['TC-2026-0001/1/0'], 1])
    await office.courier.run(at(100))
    expect([await owed(), slack.looks.length]).toEqual([[], 2])
  })

  test('and is owed on where the record could not take what was found', async () => {
    const { slack, office, known, owed } = await sentBlindly()
    await whileAway(slack, office).bot.courier.run(at(20))
    expect([await known(), (await owed()).length]).toEqual([['slack-2'], 1])
    await office.courier.run(at(21))
    expect([await known(), await owed()]).toEqual([['slack-2', 'slack-1 found'], []])
  })

  test('also where what was kept first is not what stands furthest down', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert' }])
    slack.next('lost', 'blind')
    await office.courier.run(nine)
    // Its own card is not kept, as the database does not answer; then a bot of before keeps the first one, which is all that it finds, and takes it for done.
    const { bot, back } = whileAway(slack, office)
    await bot.courier.run(at(1))
    const item = await office.log.takeOwed(instant(at(6)), { seconds: 8, urgencies: ['alert'] })
    const commit = await office.log.commit(office.recordId(1), 1)
    const [notice] = commit?.owed ?? []
    if (!item || !notice || 'alarm' in notice) throw new Error('it is owed')
    await office.casework.keepDelivered(item.record, item, notice, { channel: 'slack', where: 'asha', id: 'slack-1' }, { moved: 1 })
    await office.log.finishOwed(item)
    back()
    await bot.courier.run(at(30))
    const copies = await office.copies(office.recordId(1))
    expect(copies.map(({ posted, found }) => [posted.id, found])).toEqual([
      ['slack-1', undefined],
      ['slack-2', undefined],
    ])
    expect(slack.seen.map(({ card }) => JSON.stringify(card.adaptive.body).includes('came again'))).toEqual([true, false])
  })

  test.each(['past', 'moot'])('also where it is %s before anybody knew that it had arrived', async (how) => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert', ...(how === 'past' ? { until: instant(at(20)) } : {}) }])
    slack.next('lost')
    await office.courier.run(nine)
    if (how === 'moot') office.settle('asks')
    const successor = memoryOffice([slack], office).courier
    for (const seconds of [30, 60]) await successor.run(at(seconds))
    const copies = await office.copies(office.recordId(1))
    expect([copies.map(({ posted }) => posted.id), slack.seen.length]).toEqual([['slack-1'], 1])
  })

  test('also on a chat that was cut, where they have it on another by then', async () => {
    const [slack, teams] = [fakeChannel('slack'), fakeChannel('teams')]
    const office = memoryOffice([slack, teams])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert' }])
    slack.next('lost')
    await office.courier.run(nine)
    await memoryOffice([slack, teams], office).courier.run(at(30))
    const copies = await office.copies(office.recordId(1))
    expect(copies.map(({ posted }) => posted.id)).toEqual(['teams-1', 'slack-1'])
  })

  test('and nobody looks where nothing was in doubt', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert' }])
    for (const seconds of [0, 30]) await office.courier.run(at(seconds))
    expect([slack.seen.length, slack.looks, office.open()]).toEqual([1, [], []])
  })
})
