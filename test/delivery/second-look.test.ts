import type { Notice } from '../../src/procedures/procedure.js'
import { instant } from '../../src/procedures/words.js'
import { fakeChannel } from './fake-channel.js'
import { at, memoryOffice, nine, to } from './memory-office.js'

/** An alert's card, which a bot sends again without knowing that it stands there already. */
const sentBlindly = async (more: Partial<Notice> = {}) => {
  const slack = fakeChannel('slack')
  const office = memoryOffice([slack], { timer: () => () => {} })
  office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert', ...more }])
  slack.next('lost', 'blind')
  await office.courier.run(nine)
  const running = office.courier.run(at(1))
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
  const open = () => office.open().filter(({ index }) => index === 0).length
  const known = async () => (await office.copies(office.recordId(1))).map(({ posted, found }) => `${posted.id}${found ? ' found' : ''}`)
  const saysThatItCameAgain = () => slack.seen.map(({ card }) => JSON.stringify(card.adaptive.body).includes('came again'))
  return { slack, office, running, open, known, saysThatItCameAgain }
}

describe('what was sent again without knowing what stood there is looked for once more', () => {
  test('before it is done: it is kept meanwhile, so that nobody sends it a third time', async () => {
    const { slack, office, running, open, known, saysThatItCameAgain } = await sentBlindly()
    expect([slack.seen.length, await known(), open()]).toEqual([2, ['slack-2'], 1])
    slack.release()
    await running
    await office.courier.run(at(30))
    expect([await known(), office.open(), slack.looks]).toEqual([['slack-2', 'slack-1 found'], [], []])
    expect(saysThatItCameAgain()).toEqual([true, false])
  })

  test.each([
    ['', {}],
    ['; also when nobody needs it any more', { until: instant(at(20)) }],
  ])('by the successor of a bot that was killed before it had looked%s', async (_, more) => {
    const { slack, office, open, known, saysThatItCameAgain } = await sentBlindly(more)
    // The killed bot is not heard of any more: its lease runs out.
    await memoryOffice([slack], office).courier.run(at(30))
    expect([await known(), open(), slack.looks]).toEqual([['slack-2', 'slack-1 found'], 0, ['TC-2026-0001/1/0 asha']])
    expect(saysThatItCameAgain()).toEqual([true, false])
  })

  test('and is told again where the record could not take it', async () => {
    const { slack, office, running, known } = await sentBlindly()
    expect(await known()).toEqual(['slack-2'])
    const keepDelivered = () => Promise.reject(new Error('the database is away'))
    await memoryOffice([slack], { ...office, casework: { ...office.casework, keepDelivered } }).courier.run(at(30))
    expect([await known(), slack.heard]).toEqual([['slack-2'], ['not taken', 'not taken']])
    slack.release()
    await running
    expect(await known()).toEqual(['slack-2', 'slack-1 found'])
  })

  test.each(['past', 'moot'])('also where it is %s before anybody knew that it had arrived', async (how) => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert', ...(how === 'past' ? { until: instant(at(20)) } : {}) }])
    slack.next('lost')
    await office.courier.run(nine)
    if (how === 'moot') office.settle('asks')
    await memoryOffice([slack], office).courier.run(at(30))
    const copies = await office.copies(office.recordId(1))
    expect([copies.map(({ posted }) => posted.id), slack.seen.length]).toEqual([['slack-1'], 1])
  })

  test('and nobody looks where nothing was left', async () => {
    const slack = fakeChannel('slack')
    const office = memoryOffice([slack])
    office.owe(1, [{ notice: 'asks', to: to('asha'), urgency: 'alert' }])
    await office.courier.run(nine)
    await office.courier.run(at(30))
    expect([slack.seen.length, slack.looks, office.open()]).toEqual([1, [], []])
  })
})
