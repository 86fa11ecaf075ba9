import { instant } from '../../src/procedures/words.js'
import { openTestLog } from '../log/test-database.js'
import { testOffice, testPeople, tuesday } from '../procedures/test-office.js'
import { openArrangementOffice } from './arrangement-office.js'
import { words } from './counter.js'

const rounds = process.env.LONG ? 200 : 1
const deciders = ['gita', 'gwen', 'hugh']

describe('A decision', () => {
  test(`has one winner among fifty clicks at once on two processes, and forty-nine are told who and when (${rounds} rounds)`, async () => {
    const log = await openTestLog({ clock: () => new Date(tuesday) })
    const processes = [openArrangementOffice({ log }), openArrangementOffice({ log })]
    const [first] = processes
    if (!first) throw new Error('there are two')
    for (let round = 0; round < rounds; round += 1) {
      const now = instant(new Date(Date.parse(tuesday) + round * 600_000))
      for (const one of processes) one.setNow(now)
      const record = await first.asked({ cases: `IC-${round}` })
      // Every process counts its own arrivals: the second begins elsewhere, so that no two clicks are the same one.
      const clicks = Array.from({ length: 50 }, (_, n) =>
        processes[n % 2]?.casework.listen({
          id: `round-${round} click-${n}`,
          by: deciders[n % 3] as never,
          channel: n % 2 ? 'slack' : 'teams',
          place: 'private',
          arrives: 'press',
          verb: 'step:ApproveArrangement',
          record,
          version: 1,
        }),
      )
      const answers = (await Promise.all(clicks)).map((answer) => (answer ? words(answer) : ''))
      const events = (await log.read(record))?.events.filter(({ event }) => event === 'ArrangementApproved') ?? []
      expect(events).toHaveLength(1)
      const name = testOffice().nameOf(String(events[0]?.by))
      expect(answers.filter((text) => new RegExp(`${name} approved this Tue 3 Mar,`).test(text))).toHaveLength(49)
    }
    await log.close()
  }, 300_000)

  test('on a card that shows an earlier state is refused, and the present state is shown', async () => {
    const office = openArrangementOffice()
    const record = await office.asked()
    await office.fill('gwen', 'ask-for-more', record, { reason: 'How often?' })
    const answer = words(await office.press('gita', 'step:ApproveArrangement', record, { version: 1 }))
    expect(answer).toMatch(/card was out of date.*Gwen Hughes asked for more/)
    expect(answer).toContain('Waiting for an answer from Asha Patel')
    expect(await office.stateOf(record)).not.toContain('ArrangementApproved')
  })

  test('that is come to from /my-work says what approving confirms (s10), and holds there', async () => {
    const office = openArrangementOffice()
    const record = await office.asked()
    const list = words(await office.command('gita', '/my-work'))
    expect(list).toContain(`"verb":"command:/open","data":{"record":"${record}"`)
    expect(list).not.toContain('step:ApproveArrangement')
    const card = words(await office.press('gita', 'command:/open', record))
    expect(card).toContain('Approving confirms that you have looked at all relevant contact and weighed the circumstances')
    expect(card).toContain('step:ApproveArrangement')
    await office.press('gita', 'step:ApproveArrangement', record)
    expect(await office.stateOf(record)).toContain('ArrangementApproved')
  })

  test('of somebody who lost the role between the card and the click is refused', async () => {
    const office = openArrangementOffice()
    const record = await office.asked()
    office.setOffice(testOffice({ people: testPeople.map((one) => (one.id === 'gita' ? { ...one, roles: ['staff'] } : one)) }))
    expect(words(await office.press('gita', 'step:ApproveArrangement', record, { version: 1 }))).toMatch(/can decide this/)
    expect(await office.stateOf(record)).not.toContain('ArrangementApproved')
  })

  test('of somebody who was given the role meanwhile holds', async () => {
    const office = openArrangementOffice()
    const record = await office.asked()
    office.setOffice(
      testOffice({ people: testPeople.map((one) => (one.id === 'adil' ? { ...one, roles: ['staff', 'group manager'] } : one)) }),
    )
    await office.press('adil', 'step:ApproveArrangement', record, { version: 1 })
    expect(await office.stateOf(record)).toContain('ArrangementApproved')
  })
})
